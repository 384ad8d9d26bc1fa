/** `rb-score verify`: computes a report again, from itself and from its data, and says what differs. */
import { MASK } from '../../coding/select-rows.ts'
import {
  type Difference,
  type KnownRubric,
  type Unchecked,
  type Verification,
  verifiedAgain,
  verifiedReport,
} from '../../compare/verified-report.ts'
import {
  comparedSources,
  filesOf,
  lastPart,
  type SourceCheck,
  sortedFiles,
} from '../../compare/verified-sources.ts'
import { defineDiagnostic, Refusal } from '../../diagnostics/diagnostic.ts'
import { countText } from '../../language/exact-words.ts'
import { inLanguage, type Language, type Localized } from '../../language/language.ts'
import { safeJson } from '../../language/safe-text.ts'
import { quotedList, shortText } from '../../language/short-list.ts'
import type { Block, ListBlock } from '../../render/blocks.ts'
import { type FullReport, fullReport } from '../../report/full-report.ts'
import { reportForPublication } from '../../report/published-report.ts'
import type { Report } from '../../report/report-shape.ts'
import type { ByteSource } from '../../tables/byte-source.ts'
import { assessFlags, reportAsItStands } from '../assess-input.ts'
import {
  type CommandAction,
  type CommandCall,
  DONE,
  FAILED,
  type FlagValues,
} from '../command-definition.ts'
import { foundRubric } from '../find-rubric.ts'
import { blockPage } from '../print-blocks.ts'
import { nameOf, placeInWords } from '../retrace/place-words.ts'
import { shippedRubric } from '../rubric-folder.ts'
import { packageVersion, writeText } from '../surroundings.ts'
import { expandedPaths, offeredRubrics, openedData, scoredData } from './open-data.ts'

const conditionHidden = defineDiagnostic('cli/condition-hidden', 'error', {
  id: 'Laporan ini menyembunyikan isi `{condition}`, sehingga datanya tidak dapat dihitung lagi darinya.',
  idRemedy: 'periksa laporannya saja: rb-score verify {file}',
  en: 'The report hides what `{condition}` asked for, so its data cannot be counted again from it.',
  enRemedy: 'check the report alone: rb-score verify {file}',
})

type Provenance = Report['provenance']

export const runVerify: CommandAction = async call => {
  const { operands, display, surroundings, flags } = call
  const [file = '', ...data] = operands
  const report = await reportAsItStands(file, surroundings.cwd)
  const known = await knownRubric(report, call)
  const found: Findings = {
    file,
    report: fullReport(report),
    own: verifiedReport(report, file, known),
    isKnown: known !== undefined,
    data: data.length === 0 ? undefined : await fromData(report, data, call),
    files: filesOf(report.provenance),
  }
  const text =
    flags.format === 'json'
      ? `${safeJson(said(found), 2)}\n`
      : blockPage(blocksOf(found, display.language), display)
  await writeText(surroundings.stdout, text)
  return isClean(found) ? DONE : FAILED
}

interface FromData {
  readonly sources: readonly SourceCheck[]
  readonly result: Verification
  readonly problems: readonly Localized[]
}

interface Findings {
  readonly file: string
  readonly report: FullReport
  readonly own: Verification
  /** Whether a rubric of that id and edition comes with the program, or was given. */
  readonly isKnown: boolean
  readonly data: FromData | undefined
  /** What it was made of. */
  readonly files: readonly string[]
}

function differencesOf({ own, data }: Findings): readonly Difference[] {
  const ofSources = data?.sources.flatMap(each => each.differences) ?? []
  const all = [...own.differences, ...ofSources, ...(data?.result.differences ?? [])]
  // What its own counts and the data both contradict is one difference.
  return [...new Map(all.map(each => [JSON.stringify(each), each])).values()]
}

function isClean(found: Findings): boolean {
  const { own, data } = found
  const isOtherData = data?.sources.some(({ state }) => state === 'missing' || state === 'added')
  const problems = [...own.broken, ...(data?.problems ?? [])]
  return differencesOf(found).length === 0 && problems.length === 0 && isOtherData !== true
}

/** The one that is named, else that of the same id and edition which comes with the program. */
async function knownRubric(
  { result: { rubric }, provenance }: Report,
  { flags, surroundings }: CommandCall,
): Promise<KnownRubric | undefined> {
  if (typeof flags.rubric === 'string') {
    const given = await foundRubric(flags.rubric, surroundings.cwd, '--rubric')
    return { rubric: given.rubric, hasItsWords: true }
  }
  const shipped = await shippedRubric(rubric.id)
  if (shipped?.edition !== rubric.edition) return undefined
  // Another version may have mended a word since.
  return { rubric: shipped, hasItsWords: provenance.tool.version === packageVersion() }
}

// The data again, by the options that the report was made with.

async function fromData(
  report: Report,
  data: readonly string[],
  call: CommandCall,
): Promise<FromData> {
  const nothing = {
    differences: [],
    broken: [],
    unchecked: [],
    notYetWritten: [],
    unknown: [],
    compared: 0,
  }
  try {
    const again = await assessedAgain(report, data, call)
    const sources = comparedSources(report.provenance.sources, again.provenance.sources)
    // Of other files another result comes out: that says nothing.
    const isOther = sources.some(({ state }) => state === 'missing' || state === 'added')
    return {
      sources,
      result: isOther ? nothing : verifiedAgain(report, again, sources.every(isNamedAlike)),
      problems: [],
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    if (error.diagnostics.some(({ place }) => place?.kind === 'command')) throw error
    const problems = error.diagnostics
      .filter(({ severity }) => severity === 'error')
      .map(({ message }) => message)
    return { sources: [], result: nothing, problems }
  }
}

function isNamedAlike({ state }: SourceCheck): boolean {
  return state !== 'renamed'
}

async function assessedAgain(
  { result, provenance, partDigests }: Report,
  data: readonly string[],
  call: CommandCall,
): Promise<Report> {
  const masked = (['where', 'rows'] as const).find(name => provenance.options[name]?.includes(MASK))
  if (masked !== undefined) {
    const [file = ''] = call.operands
    const condition = `--${masked} ${provenance.options[masked]}`
    throw new Refusal([conditionHidden({ kind: 'command', word: file }, { condition, file })])
  }
  const sha256 = provenance.sources.some(source => source.sha256 !== undefined)
  const { options, others, recorded } = sortedFiles(data, provenance)
  const asked = assessFlags({ ...flagValues(options), sha256 })
  const name = typeof call.flags.rubric === 'string' ? call.flags.rubric : result.rubric.id
  const paths = await expandedPaths(others, call)
  if (paths === undefined) throw new Refusal([])
  // Found by its columns, it is found again among all, and what is said of that is said again.
  const isNamed = [call.flags.rubric, provenance.options.rubric].some(each => each !== undefined)
  const wasFound = !isNamed && partDigests !== undefined
  const offered = await offeredRubrics(wasFound ? {} : { rubric: name }, call)
  const named = paths.sources.map(source => namedAsRecorded(source, provenance.sources))
  const opened = await openedData({ ...paths, sources: named }, asked, call, offered)
  const scored = await scoredData(opened, call, { withTally: result.tally !== undefined })
  const { provenance: now } = scored
  const again = { ...scored, provenance: { ...now, options: { ...now.options, ...recorded } } }
  const isPublished = asked.forPublication || result.hidden !== undefined
  if (!isPublished) return again
  // Hidden as it was: what a report keeps to itself is not told by checking it.
  return reportForPublication(again, result.hidden?.minGroup ?? asked.minGroup).report
}

/** A file of the same name elsewhere has the name that places and messages of the report have. */
function namedAsRecorded(source: ByteSource, recorded: Provenance['sources']): ByteSource {
  const last = lastPart(source.name)
  const same = [...new Set(recorded.map(({ name }) => name))].filter(
    each => lastPart(each) === last,
  )
  const [name = source.name, ...others] = same
  return others.length > 0 ? source : { ...source, name }
}

const LISTS = new Set(['by', 'where', 'rows', 'beside'])

/** Options as the report has them -> the flags they were given by. */
function flagValues(options: Readonly<Record<string, string>>): FlagValues {
  return Object.fromEntries(
    Object.entries(options).map(([option, value]) => {
      const name = option.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
      if (LISTS.has(option)) return [name, value.split('; ')]
      return [name, value === 'true' ? true : value]
    }),
  )
}

// What was found -> a calm sentence, or a table of what differs.

const MOST_SHOWN = 40
const MOST_FILES = 6

const WORDS = {
  id: {
    differences: 'Perbedaan: dalam laporan → dihitung lagi',
    problems: 'Tidak dapat dihitung lagi',
    notes: 'Yang belum diperiksa',
    clean: (count: string, how: string) => `Cocok: ${count} isian dihasilkan kembali ${how}.`,
    differs: (count: string) => `Tidak cocok: ${count} perbedaan.`,
    fromItself: 'dari model dan hitungan jawabannya sendiri',
    fromData: 'dari model dan hitungan jawabannya sendiri, juga dari datanya',
    partly: 'sejauh laporan ini memuat hitungannya',
    more: (count: string) => `… dan ${count} lagi (--format json memuat semuanya)`,
    missing: (name: string) => `\`${name}\` dipakai dalam laporan, tetapi tidak diberikan.`,
    added: (name: string) => `\`${name}\` diberikan, tetapi tidak dipakai dalam laporan.`,
    renamed: (name: string) => `\`${name}\` diberikan dengan nama lain; isinya sama.`,
    notYet: (names: string) =>
      `Tidak ada dalam laporan ini, yang ditulis versi lebih lama: ${names}.`,
    unknown: (names: string) => `Hanya dikenal versi lebih baru: ${names}.`,
    notShipped:
      'Rubriknya tidak termasuk dalam rb-score, jadi hanya diperiksa terhadap laporan ini sendiri.',
    nothing: '–',
  },
  en: {
    differences: 'Differences: in the report → computed again',
    problems: 'Cannot be computed again',
    notes: 'Not checked',
    clean: (count: string, how: string) =>
      `As it should be: ${count} values come out again ${how}.`,
    differs: (count: string) =>
      `Does not come out again: ${count} ${count === '1' ? 'difference' : 'differences'}.`,
    fromItself: 'from its own model and counts',
    fromData: 'from its own model and counts, and from its data',
    partly: 'as far as the report holds its counts',
    more: (count: string) => `… and ${count} more (--format json has all)`,
    missing: (name: string) => `\`${name}\` was used in the report and not given.`,
    added: (name: string) => `\`${name}\` was given and not used in the report.`,
    renamed: (name: string) => `\`${name}\` was given under another name; it is the same.`,
    notYet: (names: string) => `Not in this report, written by an earlier version: ${names}.`,
    unknown: (names: string) => `Known to a later version alone: ${names}.`,
    notShipped: 'Its rubric does not come with rb-score, so it was held against this report alone.',
    nothing: '–',
  },
} as const

const UNCHECKED: Readonly<Record<Unchecked, Required<Localized>>> = {
  'no-tally': {
    id: 'Angkanya: laporan ini ditulis tanpa hitungan jawaban (--without-tally).',
    en: 'The numbers: the report was written without its counts (--without-tally).',
  },
  'tally-of-other-format': {
    id: 'Angkanya: hitungan jawabannya ditulis dalam format versi lain.',
    en: 'The numbers: its counts have the format of another version.',
  },
  'codebook-of-early-report': {
    id: 'Kode rubriknya: laporan versi lama tidak memuat kelompoknya.',
    en: 'The fingerprints: an early report does not hold the groups of its rubric.',
  },
  'cautions-from-rows': {
    id: 'Peringatan tentang jawabannya: itu berasal dari baris data.',
    en: 'Cautions about the answers themselves: they come from rows of data.',
  },
  'previous-period': {
    id: 'Perbandingan dengan periode sebelumnya: berikan juga filenya.',
    en: 'The comparison with the period before: give its file too.',
  },
  readings: {
    id: 'Nilai dan jawaban penilai lain pada penilaian berdampingan: berikan juga lembarnya.',
    en: 'What others scored and answered, side by side: give their sheets too.',
  },
  coverage: {
    id: 'Cakupan responden: berikan juga daftar populasinya.',
    en: 'The coverage: give the roster too.',
  },
  'differences-from-sheets': {
    id: 'Angka yang tertulis pada lembar kerja: dibaca bila lembarnya diberikan.',
    en: 'What the sheets state themselves: read where they are given.',
  },
  reading: {
    id: 'Cara data dibaca: kolom, opsi, dan catatan (hanya sidiknya).',
    en: 'How the data was read: columns, options and notes (their digest alone).',
  },
  texts: {
    id: 'Kata-kata: judul, nama jawaban, dan dasar hukum (hanya kode hasilnya).',
    en: 'Words: titles, labels and the names of sources (their digest alone).',
  },
  sources: {
    id: 'Datanya: berikan filenya di belakang laporan untuk menghitung dari awal',
    en: 'The data: give the files behind the report to count from the beginning',
  },
}

/** What only the data can show was seen where they were given and read. */
const SEEN_IN_DATA = new Set<Unchecked>([
  ...(['sources', 'cautions-from-rows', 'previous-period', 'coverage', 'no-tally'] as const),
  ...(['readings', 'reading', 'differences-from-sheets'] as const),
  ...(['tally-of-other-format', 'codebook-of-early-report', 'texts'] as const),
])

function openParts({ own, data }: Findings): readonly Unchecked[] {
  const wasRead = data !== undefined && data.problems.length === 0
  const open = own.unchecked.filter(each => !wasRead || !SEEN_IN_DATA.has(each))
  return [...open, ...(data?.result.unchecked ?? [])]
}

function blocksOf(found: Findings, language: Language): readonly Block[] {
  const words = WORDS[language]
  const { file, own, data } = found
  const differences = differencesOf(found)
  const notGiven = (data?.sources ?? []).flatMap(({ name, state }) =>
    state === 'missing' || state === 'added' ? [words[state](name)] : [],
  )
  const renamed = (data?.sources ?? []).filter(({ state }) => state === 'renamed')
  const problems = [...own.broken, ...(data?.problems ?? [])].map(each =>
    inLanguage(each, language),
  )
  const compared = countText(own.compared + (data?.result.compared ?? 0), language)
  const how =
    data !== undefined
      ? words.fromData
      : own.unchecked.includes('no-tally') || own.unchecked.includes('tally-of-other-format')
        ? words.partly
        : words.fromItself
  const sentence = isClean(found)
    ? words.clean(compared, how)
    : words.differs(countText(differences.length + problems.length + notGiven.length, language))
  const notes = [
    ...openParts(found).map(each => {
      const text = UNCHECKED[each][language]
      return each === 'sources' ? `${text}: ${quotedList(found.files, MOST_FILES)}.` : text
    }),
    ...(own.notYetWritten.length === 0 ? [] : [words.notYet(own.notYetWritten.join(', '))]),
    ...renamed.map(({ name }) => words.renamed(name)),
    ...(own.unknown.length === 0 ? [] : [words.unknown(own.unknown.join(', '))]),
    ...(found.isKnown ? [] : [words.notShipped]),
  ]
  const value = (each: unknown) =>
    each === undefined ? words.nothing : shortValue(nameOf(each, language) ?? each)
  const shown = differences.slice(0, MOST_SHOWN).map(each => ({
    text: `${placeInWords(found.report, each, language)}: ${value(each.reported)} → ${value(each.computed)}`,
    more: [each.path],
  }))
  const more = differences.length - MOST_SHOWN
  const plain = (text: string) => ({ text, more: [] })
  const lines = more > 0 ? [...shown, plain(words.more(countText(more, language)))] : shown
  const list = (title: string, entries: ListBlock['entries']): readonly Block[] =>
    entries.length === 0 ? [] : [{ kind: 'list', title, entries }]
  return [
    {
      kind: 'list',
      title: file,
      entries: [{ mark: isClean(found) ? '✓' : '✗', text: sentence, more: [] }],
    },
    ...list(words.problems, [...problems, ...notGiven].map(plain)),
    ...list(words.differences, lines),
    ...list(words.notes, notes.map(plain)),
  ]
}

const LONGEST = 40

function shortValue(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  // The start of a hash is enough to tell it from another.
  if (/^[0-9a-f]{32,}$/.test(text)) return `${text.slice(0, 16)}…`
  return shortText(text, LONGEST)
}

function said(found: Findings): unknown {
  const { own, data } = found
  return {
    matches: isClean(found),
    differences: differencesOf(found),
    broken: [...own.broken, ...(data?.problems ?? [])],
    sources: data?.sources.map(({ name, state }) => ({ name, state })) ?? [],
    notChecked: openParts(found),
    notYetWritten: own.notYetWritten,
    unknownFields: own.unknown,
    compared: own.compared + (data?.result.compared ?? 0),
  }
}
