/** Reports that the page must come to as the command line does: of every example, and of files in the shapes that offices send. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { zipSync } from 'fflate'
import { run } from '../../src/cli/main.ts'

export const OFFLINE_PAGE = resolve('dist', 'rb-score.html')

export interface PageReport {
  readonly name: string
  readonly folder: string
  readonly files: readonly string[]
  /** Empty where the columns tell. */
  readonly rubric: string
}

/** Those that differ in how they are shown alone are one. */
export const EXAMPLE_REPORTS: readonly PageReport[] = (
  JSON.parse(readFileSync(join('examples', 'reports.json'), 'utf8')) as readonly {
    folder: string
    words: readonly string[]
  }[]
)
  .map(({ folder, words }) => {
    const files = words.filter(word => /\.(csv|xlsx)$/.test(word))
    const rubric = words.includes('-r') ? (words[words.indexOf('-r') + 1] ?? '') : ''
    const name = [folder, ...files, rubric].join(' ').trim()
    return { name, folder: resolve('examples', folder), files, rubric }
  })
  .filter(({ name }, at, all) => all.findIndex(each => each.name === name) === at)
  .concat({
    ...{ name: 'documents google-forms.csv', files: ['google-forms.csv'], rubric: '' },
    folder: resolve('examples', 'documents'),
  })

/** Writes them to a folder, which whoever asks for them deletes. */
export function fieldReports(): { folder: string; reports: readonly PageReport[] } {
  const folder = mkdtempSync(join(tmpdir(), 'rb-score-field-'))
  const text = readFileSync(join('examples', 'skm', 'sekadau.csv'), 'utf8').trimEnd()
  const [head = '', ...rows] = text.split('\n')
  const half = Math.ceil(rows.length / 2)
  const halves = [rows.slice(0, half), rows.slice(half)].map(
    some => `${[head, ...some].join('\n')}\n`,
  )
  const excel = `sep=;\r\n${text.replaceAll(',', ';').replaceAll('\n', '\r\n')}\r\n`
  const [first = '', second = ''] = halves
  const files: Readonly<Record<string, string | Uint8Array>> = {
    'powershell.csv': Buffer.from(`\ufeff${text.replaceAll('\n', '\r\n')}\r\n`, 'utf16le'),
    'excel.csv': Buffer.from(excel, 'latin1'),
    'berjudul.csv': `REKAP SURVEI TAHUN 2026\n\n${text}\n`,
    'tab.txt': `${text.replaceAll(',', '\t')}\n`,
    'satu.csv': first,
    'dua.csv': second,
    'terkemas.csv.gz': gzipSync(`${text}\n`),
    'terkemas.zip': zipSync({ 'satu.csv': Buffer.from(first), 'dua.csv': Buffer.from(second) }),
  }
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
  const report = (...names: string[]): PageReport => ({
    ...{ name: names.join(' '), folder, files: names, rubric: 'skm-2017' },
  })
  const single = ['powershell.csv', 'excel.csv', 'berjudul.csv', 'tab.txt']
  const packed = ['terkemas.csv.gz', 'terkemas.zip']
  return {
    folder,
    reports: [...[...single, ...packed].map(name => report(name)), report('satu.csv', 'dua.csv')],
  }
}

/** What the command line writes to a file. */
export async function fromCommandLine(
  { folder, files, rubric }: PageReport,
  format: string,
): Promise<Buffer> {
  const scratch = mkdtempSync(join(tmpdir(), 'rb-score-page-'))
  const output = join(scratch, `report.${format}`)
  const quiet = {
    write: (_: unknown, written: () => void) => written(),
    on: () => undefined,
    off: () => undefined,
  }
  const chosen = rubric === '' ? [] : ['-r', rubric]
  const words = ['assess', ...files, ...chosen, '-o', output, '--lang', 'id']
  await run(words, {
    ...{ stdin: () => process.stdin, stdout: quiet, stderr: quiet, env: { NO_COLOR: '1' } },
    cwd: folder,
  })
  const bytes = readFileSync(output)
  rmSync(scratch, { recursive: true })
  return bytes
}
