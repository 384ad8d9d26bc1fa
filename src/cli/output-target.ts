/** `--format` and `--output` -> which renderer, and where its text goes; refused before any work where it cannot be. */
import { realpathSync, statSync } from 'node:fs'
import { basename, dirname, extname, resolve } from 'node:path'
import { defineDiagnostic, Refusal } from '../diagnostics/diagnostic.ts'
import type { Place } from '../diagnostics/place.ts'
import { quotedList } from '../language/short-list.ts'
import { type Renderer, renderers } from '../render/renderers.ts'
import type { FlagValues } from './command-definition.ts'
import { isSystemError, linkTarget, unwritable } from './write-file.ts'

export const unknownEnding = defineDiagnostic('cli/unknown-ending', 'error', {
  id: 'Akhiran `{file}` tidak menunjukkan format laporan.',
  idRemedy: 'akhiran yang dikenal: {endings}. Atau sebutkan formatnya dengan --format.',
  en: 'The ending of `{file}` names no format of a report.',
  enRemedy: 'known endings: {endings}. Or name the format with --format.',
})

const outputIsInput = defineDiagnostic('cli/output-is-input', 'error', {
  id: '`{file}` juga dibaca oleh perintah ini; isinya akan tertimpa.',
  idRemedy: 'pilih nama lain untuk hasilnya.',
  en: '`{file}` is read by this command too; it would be overwritten.',
  enRemedy: 'choose another name for the result.',
})

const outputIsFolder = defineDiagnostic('cli/output-is-folder', 'error', {
  id: '`{file}` adalah folder.',
  idRemedy: 'tambahkan nama file, seperti `{file}/laporan.json`.',
  en: '`{file}` is a folder.',
  enRemedy: 'add the name of a file, such as `{file}/report.json`.',
})

const outputFolderMissing = defineDiagnostic('cli/output-folder-missing', 'error', {
  id: 'Folder `{folder}` untuk `{file}` belum ada.',
  idRemedy: 'buat folder itu lebih dahulu, atau pilih yang lain.',
  en: 'There is no folder `{folder}` for `{file}`.',
  enRemedy: 'make the folder first, or choose another.',
})

const outputBelowFile = defineDiagnostic('cli/output-below-file', 'error', {
  id: '`{file}` tidak dapat ditulis: `{part}` adalah file, bukan folder.',
  idRemedy: 'pilih folder lain.',
  en: '`{file}` cannot be written: `{part}` is a file, not a folder.',
  enRemedy: 'choose another folder.',
})

const outputNameReserved = defineDiagnostic('cli/output-name-reserved', 'error', {
  id: '`{file}` tidak dapat menjadi nama file di Windows: {reason}.',
  idRemedy: 'pilih nama lain, seperti `laporan.html`.',
  en: '`{file}` cannot be the name of a file on Windows: {reason}.',
  enRemedy: 'choose another name, such as `report.html`.',
})

/** What people write for the result to stay on stdout, where it is without any name. */
const STANDARD_OUTPUT = new Set(['-', '/dev/stdout', '/dev/fd/1', '/proc/self/fd/1'])

export function isStandardOutput(name: string): boolean {
  return STANDARD_OUTPUT.has(name)
}

/** The file that `-o` names; undefined where the result goes to standard output. */
export function namedOutput({ output }: FlagValues): string | undefined {
  return typeof output !== 'string' || isStandardOutput(output) ? undefined : output
}

/** Those of every platform, and the one that needs a program of this machine. */
const FORMS: readonly Renderer[] = [
  ...renderers,
  {
    format: 'pdf',
    reads: 'counts',
    endings: ['.pdf'],
    isBinary: true,
    load: async () => (await import('./print-pdf.ts')).printPdf,
  },
]

/** The format that was named, else the one that the ending says, else the table. */
export function chosenRenderer(format: string | undefined, output: string | undefined): Renderer {
  const ending = output === undefined ? '.txt' : extname(output).toLowerCase()
  const found = FORMS.find(each =>
    format === undefined ? each.endings.includes(ending) : each.format === format,
  )
  if (found !== undefined) return found
  const endings = quotedList(FORMS.flatMap(each => each.endings))
  const params = { file: basename(output ?? ''), endings }
  throw new Refusal([unknownEnding(flagPlace('--output'), params)])
}

/** The full path to write to. `inputs` are the paths that this command reads. */
export function checkedTarget(
  name: string,
  flag: '--output' | '--save-mapping' | '--consensus',
  cwd: string,
  inputs: readonly string[],
  platform: string = process.platform,
): string {
  const path = resolve(cwd, name)
  const place = flagPlace(flag)
  const reason = platform === 'win32' ? reservedBecause(name) : undefined
  if (reason !== undefined) throw new Refusal([outputNameReserved(place, { file: name, reason })])
  const found = entryAt(path, name, place)
  if (found?.isDirectory()) {
    throw new Refusal([outputIsFolder(place, { file: name.replace(/[\\/]+$/, '') })])
  }
  // What ends like a folder is none, or none yet.
  const folder = /[\\/]$/.test(name) ? name : dirname(name)
  checkFolder(folder, name, cwd, place)
  if (found === undefined) checkFolder(dirname(linkTarget(path)), name, cwd, place)
  if (found?.isFile() && inputs.some(input => isSameFile(path, resolve(cwd, input)))) {
    throw new Refusal([outputIsInput(place, { file: name })])
  }
  return path
}

/**
 * Why Windows would make no plain file of a name: the report would go to a device, into a stream that hides behind another file, or
 * into a file that nobody can open or delete there.
 */
function reservedBecause(name: string): { id: string; en: string } | undefined {
  const last =
    name
      .replace(/^[a-z]:/i, '')
      .split(/[\\/]/)
      .at(-1) ?? ''
  const [device] = /^(?:con|prn|aux|nul|(?:com|lpt)[1-9])(?=[ .]|$)/i.exec(last) ?? []
  if (device !== undefined)
    return {
      id: `\`${device}\` adalah nama perangkat`,
      en: `\`${device}\` is the name of a device`,
    }
  const [sign] = /[<>:"|?*]|[ .]$/.exec(last) ?? []
  if (sign === undefined || last === '.' || last === '..') return undefined
  return sign === '.' || sign === ' '
    ? { id: 'diakhiri titik atau spasi', en: 'it ends with a dot or a space' }
    : { id: `memuat \`${sign}\``, en: `it holds \`${sign}\`` }
}

/** From the outermost folder inwards, so that the one which is at fault is named. */
function checkFolder(folder: string, file: string, cwd: string, place: Place): void {
  const outer = dirname(folder)
  if (outer !== folder && entryAt(resolve(cwd, folder), file, place)?.isDirectory() !== true)
    checkFolder(outer, file, cwd, place)
  const found = entryAt(resolve(cwd, folder), file, place)
  if (found?.isDirectory()) return
  const part = folder.replace(/(?<=.)[\\/]+$/, '')
  throw new Refusal([
    found === undefined
      ? outputFolderMissing(place, { file, folder: part })
      : outputBelowFile(place, { file, part }),
  ])
}

/** What the system does not let us look at is nothing that we could write. */
function entryAt(path: string, name: string, place: Place) {
  try {
    return statSync(path, { throwIfNoEntry: false })
  } catch (error) {
    // Nothing is below a file; which part of the path that is shows from outside.
    if (isSystemError(error) && error.code === 'ENOTDIR') return undefined
    throw unwritable(name, error, place) ?? error
  }
}

/** Seen through links, hard links, and systems that forgive upper and lower case. The numbers of Windows need all 64 bits. */
function isSameFile(a: string, b: string): boolean {
  const [one, other] = [
    statSync(a, { throwIfNoEntry: false, bigint: true }),
    statSync(b, { throwIfNoEntry: false, bigint: true }),
  ]
  if (one === undefined || other === undefined) return false
  if (one.ino !== 0n) return one.ino === other.ino && one.dev === other.dev
  return realpathSync(a) === realpathSync(b)
}

function flagPlace(word: string): Place {
  return { kind: 'command', word }
}
