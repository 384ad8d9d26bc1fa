/** `rb-score merge`: files of counts -> one report, as if all rows had been scored together. */
import { resolve } from 'node:path'
import { variantsOf } from '../../columns/detect-rubric.ts'
import { type Diagnostic, defineDiagnostic, Refusal } from '../../diagnostics/diagnostic.ts'
import { quotedList } from '../../language/short-list.ts'
import { canonicalJson } from '../../math/canonical-json.ts'
import { scoredReport } from '../../pipeline.ts'
import { HIDDEN_MARK } from '../../report/report-numbers.ts'
import type { Report } from '../../report/report-shape.ts'
import { lacksPairs } from '../../report/statistics-result.ts'
import type { Rubric } from '../../rubric/model.ts'
import { markedText } from '../../tables/decode-text.ts'
import { mergedTally, withSharedMargins } from '../../tally/merge-tallies.ts'
import {
  type OpenedTallyFile,
  openedTallyFile,
  type PassedOnTally,
  passedOnText,
  type ReadTallyFile,
  readTallyFile,
} from '../../tally/passed-on/passed-on-tally.ts'
import {
  averagedGroups,
  DETAILS,
  type Detail,
  withDetail,
} from '../../tally/small-groups/reduced-tally.ts'
import type { Tally } from '../../tally/tally.ts'
import { tallyJson } from '../../tally/tally-file.ts'
import { shownParts } from '../assess-input.ts'
import { type CommandAction, DONE, FAILED, NOTHING_SCORED } from '../command-definition.ts'
import { shortName } from '../data-paths.ts'
import { bytesOfPlainFile } from '../file-source.ts'
import { foundRubric } from '../find-rubric.ts'
import { checkedTarget, chosenRenderer, namedOutput } from '../output-target.ts'
import { reportProblems } from '../print-blocks.ts'
import { loadedShippedRubrics, shippedRubricIds } from '../rubric-folder.ts'
import { packageVersion } from '../surroundings.ts'
import { writeFile } from '../write-file.ts'
import { checkForm, deliverReport } from '../write-report.ts'
import { expandedPaths } from './open-data.ts'

const sourceTwice = defineDiagnostic('tally/source-counted-twice', 'error', {
  id: '`{first}` dan `{second}` menghitung file yang sama ({source}): jawaban yang ada pada keduanya akan terhitung dua kali.',
  idRemedy:
    'berikan salah satunya saja; bila masing-masing menghitung baris lain dari file itu (--where, --rows), hitung semua barisnya sekaligus (rb-score tally {source} -o semua.tally.json), atau simpan baris tiap bagian dalam file tersendiri, lalu hitung file-file itu.',
  en: '`{first}` and `{second}` count the same file ({source}): answers that are in both would count twice.',
  enRemedy:
    'give only one of them; where each counts other rows of it (--where, --rows), count all its rows at once (rb-score tally {source} -o all.tally.json), or save the rows of each part in a file of its own and count those.',
})

const equalTallies = defineDiagnostic('tally/equal-tallies', 'warning', {
  id: '`{first}` dan `{second}` memuat hitungan yang sama persis, tetapi dari file yang berbeda.',
  idRemedy: 'periksa apakah datanya tersalin.',
  en: '`{first}` and `{second}` hold the very same counts, of different files.',
  enRemedy: 'look whether the data was copied.',
})

const lowestDetail = defineDiagnostic('tally/lowest-detail', 'note', {
  id: 'Rincian hitungan tidak sama; yang digabung sebanyak yang paling ringkas (--detail {detail}).',
  en: 'The files hold more or less detail; what all of them have is merged (--detail {detail}).',
})

const notCrossed = defineDiagnostic('tally/not-crossed', 'note', {
  id: 'Hitungan ini tidak memuat jawaban mana yang muncul bersama (--detail {detail}): tidak ada keandalan, dan tidak ada interval indeks yang terdiri atas beberapa rata-rata; bila ada yang tidak menjawab semua, interval dan perbandingan unit adalah perkiraan.',
  en: 'These counts do not say which answers came together (--detail {detail}): there is no reliability, and no interval of an index of several means; where somebody left a question out, intervals and comparisons of units are approximate.',
})

const joinedBefore = defineDiagnostic('tally/groups-joined-before', 'note', {
  id: '{count} kelompok kecil sudah digabung menjadi Lainnya sebelum hitungannya dikirim; kelompok yang disebut mungkin kekurangan responden yang ada di dalamnya.',
  en: '{count} small groups were joined as Other before the counts were passed on; a group that is named may lack respondents who are in it.',
})

const notInEveryFile = defineDiagnostic('tally/not-in-every-file', 'warning', {
  id: 'Tidak ada rincian menurut {by}: {files} tidak memuatnya.',
  idRemedy:
    'bila file itu dihitung tanpa rincian tersebut, minta dihitung lagi dengan --by yang sama; rincian yang mengungkap sedikit orang memang tidak disertakan.',
  en: 'There is no breakdown by {by}: {files} does not have it.',
  enRemedy:
    'where that file was counted without it, have it counted again with the same --by; a breakdown that would tell of few persons is left out of it on purpose.',
})

const ownRubric = defineDiagnostic('tally/own-rubric', 'error', {
  id: '`{file}` dihitung dengan rubrik `{id}`, yang bukan rubrik bawaan rb-score.',
  idRemedy: 'sebutkan file rubriknya: -r ./{id}.yaml.',
  en: '`{file}` was counted with the rubric `{id}`, which does not come with rb-score.',
  enRemedy: 'name the file of that rubric: -r ./{id}.yaml.',
})

const partsOfRows = defineDiagnostic('tally/parts-of-rows', 'warning', {
  id: '{chosen} hanya menghitung baris yang dipilih (--where, --rows, --from, --to), sedangkan {whole} menghitung semua baris.',
  idRemedy: 'pastikan gabungan itu memang dimaksud.',
  en: 'Only chosen rows (--where, --rows, --from, --to) are counted in {chosen}, and all rows in {whole}.',
  enRemedy: 'make sure that this mixture is meant.',
})

const annexNeedsPairs = defineDiagnostic('tally/annex-needs-pairs', 'error', {
  id: 'Lampiran untuk peneliti memerlukan jawaban yang dihitung berpasangan, dan hitungan ini tidak memuatnya.',
  idRemedy: 'minta hitungannya lagi dengan --detail scores, atau hapus --annex.',
  en: 'The annex for researchers needs answers counted in pairs, and these counts have none.',
  enRemedy: 'have them counted again with --detail scores, or leave --annex out.',
})

export const runMerge: CommandAction = async call => {
  const { operands, flags, display, surroundings } = call
  const { cwd } = surroundings
  const format = typeof flags.format === 'string' ? flags.format : undefined
  const output = namedOutput(flags)
  const renderer = chosenRenderer(format, output)
  checkForm(renderer, output, call)
  const paths = await expandedPaths(operands, call)
  if (paths === undefined) return NOTHING_SCORED
  const names = paths.sources.map(source => source.name)
  const path = output === undefined ? undefined : checkedTarget(output, '--output', cwd, names)

  const asked = typeof flags.rubric === 'string' ? flags.rubric : undefined
  if (path !== undefined && format === undefined && path.endsWith(TALLY_ENDING)) {
    const { rubric, passed, notes } = await mergedCounts(names, asked, cwd)
    writeFile(path, output ?? '', passedOnText(passed, rubric))
    await reportProblems(notes, display, surroundings)
    return DONE
  }
  const annex = flags.annex === true
  const robustness = flags.robustness === true
  const { report } = await mergedReport(names, asked, cwd, { annex, robustness })
  if (annex && lacksPairs(report.result.statistics))
    throw new Refusal([annexNeedsPairs({ kind: 'command', word: '--annex' }, {})])
  const target = { renderer, path, name: output ?? '' }
  const unsafe = await deliverReport(report, target, call, { show: shownParts(flags) })
  return unsafe.length === 0 ? DONE : FAILED
}

/** What is merged may be merged again: the counts of a province, then those of all provinces. */
const TALLY_ENDING = '.tally.json'

/** Files of counts as one of them. Throws a `Refusal`. @param asked the rubric that scores them, else that they name */
async function mergedCounts(names: readonly string[], asked: string | undefined, cwd: string) {
  const opened = openedFiles(names, cwd)
  const [first] = opened
  if (asked === undefined && first !== undefined) {
    const { id } = first.rubric
    if (!shippedRubricIds().includes(id))
      throw new Refusal([ownRubric({ kind: 'file', file: first.file }, { file: first.file, id })])
  }
  const { rubric } = await foundRubric(asked ?? first?.rubric.id ?? '', cwd, '--rubric')
  const files = readFiles(opened, rubric)
  const problems = countedTwice(files)
  if (problems.length > 0) throw new Refusal(problems)
  const { tally, notes } = mergedFiles(files, rubric)
  const read = files.map(file => file.read)
  const passed: PassedOnTally = {
    detail: lowest(files),
    minGroup: Math.min(...read.map(each => each.minGroup)),
    joined: read.reduce((sum, each) => sum + each.joined, 0),
    sources: read.flatMap(each => each.sources),
    cautions: distinctCautions(files),
    ofPersons: read.some(each => each.ofPersons === true),
    tally,
  }
  return { rubric, files, passed, notes: [...read.flatMap(each => each.notes), ...notes] }
}

/** The same as one survey. */
export async function mergedReport(
  names: readonly string[],
  asked: string | undefined,
  cwd: string,
  { annex = false, robustness = false } = {},
): Promise<{ readonly report: Report; readonly rubric: Rubric }> {
  const { rubric, files, passed, notes } = await mergedCounts(names, asked, cwd)
  const { tally, ofPersons } = passed
  const variants = robustness ? { variants: variantsOf(rubric, await loadedShippedRubrics()) } : {}
  const report = scoredReport(
    rubric,
    {
      ...{ kind: 'survey', tally, copies: [], columns: [], rowsRead: tally.rowsRead },
      sources: files.flatMap(({ read }) =>
        read.sources.map(({ rows, ...source }) => ({
          source,
          ...(rows === undefined ? {} : { rowsRead: rows }),
        })),
      ),
      cautions: distinctCautions(files),
      files: files.flatMap(({ file, read }) => {
        const cell = read.tally.margins[0]?.cells.get('')
        return cell === undefined ? [] : [{ name: file, cell }]
      }),
      notes,
      ...(ofPersons && { isOfPersons: true }),
    },
    {
      version: packageVersion(),
      given: asked === undefined ? {} : { rubric: asked },
      annex,
      ...variants,
    },
  )
  return { report, rubric }
}

interface ReadFile {
  readonly file: string
  readonly read: ReadTallyFile
}

/** All that is wrong with any of them, at once. */
function openedFiles(names: readonly string[], cwd: string): readonly OpenedTallyFile[] {
  return eachOf(names, name => {
    const bytes = bytesOfPlainFile(resolve(cwd, name), name)
    return openedTallyFile(markedText(bytes ?? new Uint8Array()), shortName(name, names, cwd))
  })
}

function readFiles(opened: readonly OpenedTallyFile[], rubric: Rubric): readonly ReadFile[] {
  return eachOf(opened, each => ({ file: each.file, read: readTallyFile(each, rubric) }))
}

function eachOf<T, R>(all: readonly T[], read: (one: T) => R): readonly R[] {
  const problems: Diagnostic[] = []
  const found = all.flatMap(one => {
    try {
      return [read(one)]
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      problems.push(...error.diagnostics)
      return []
    }
  })
  if (problems.length > 0) throw new Refusal(problems)
  return found
}

function countedTwice(files: readonly ReadFile[]): readonly Diagnostic[] {
  const seen = new Map<string, string>()
  return files.flatMap(({ file, read }) =>
    read.sources.flatMap(({ name, sheet, contentHash }) => {
      // Where it is hidden, the very same counts of a file of that name are the same file.
      const content = contentHash === HIDDEN_MARK ? [read.digest, name] : [contentHash]
      const identity = JSON.stringify([...content, sheet])
      const first = seen.get(identity)
      if (first === undefined) seen.set(identity, file)
      return first === undefined || first === file
        ? []
        : [sourceTwice({ kind: 'file', file }, { first, second: file, source: name })]
    }),
  )
}

function mergedFiles(
  files: readonly ReadFile[],
  rubric: Rubric,
): { readonly tally: Tally; readonly notes: readonly Diagnostic[] } {
  const detail = lowest(files)
  const isMixed = files.some(({ read }) => read.detail !== detail)
  const joined = files.reduce((sum, { read }) => sum + read.joined, 0)
  const tallies = files.map(({ file, read }) => ({
    file,
    tally: isMixed ? withDetail(read.tally, detail) : read.tally,
  }))
  const seen = new Map<string, string>()
  const equal = tallies.flatMap(({ file, tally }) => {
    const text = canonicalJson(JSON.parse(JSON.stringify(tallyJson(tally, rubric))))
    const first = seen.get(text)
    if (first === undefined) seen.set(text, file)
    return first === undefined
      ? []
      : [equalTallies({ kind: 'file', file }, { first, second: file })]
  })
  const { shared, left } = withSharedMargins(
    tallies.map(each => each.tally),
    averagedGroups(rubric),
  )
  const tally = shared.reduce(mergedTally)
  return {
    tally,
    notes: [
      ...equal,
      ...mixedRows(files),
      ...left.map(({ by, lacking }) =>
        notInEveryFile(undefined, {
          by: by.join(' × '),
          files: quotedList(
            lacking.flatMap(at => tallies[at]?.file ?? []),
            FILES_NAMED,
          ),
        }),
      ),
      ...(isMixed ? [lowestDetail(undefined, { detail })] : []),
      ...(detail === 'scores' || detail === 'patterns' ? [] : [notCrossed(undefined, { detail })]),
      ...(joined === 0 ? [] : [joinedBefore(undefined, { count: joined })]),
    ],
  }
}

const FILES_NAMED = 4

/** Chosen rows beside all rows are no survey that anybody made. */
function mixedRows(files: readonly ReadFile[]): readonly Diagnostic[] {
  const isChosen = ({ read }: ReadFile) =>
    CHOSEN.some(reason => (read.tally.leftOut.get(reason) ?? 0) > 0)
  const named = (some: readonly ReadFile[]) =>
    quotedList(
      some.map(({ file }) => file),
      FILES_NAMED,
    )
  const chosen = files.filter(isChosen)
  const whole = files.filter(each => !isChosen(each))
  return chosen.length === 0 || whole.length === 0
    ? []
    : [partsOfRows(undefined, { chosen: named(chosen), whole: named(whole) })]
}

const CHOSEN = ['filtered', 'outside-rows', 'outside-period']

function lowest(files: readonly ReadFile[]): Detail {
  return DETAILS.find(detail => files.some(({ read }) => read.detail === detail)) ?? 'scores'
}

function distinctCautions(files: readonly ReadFile[]): readonly Diagnostic[] {
  const all = files.flatMap(({ read }) => read.cautions)
  const distinct = new Map(all.map(caution => [JSON.stringify(caution), caution]))
  return [...distinct.values()].map(caution => ({
    ...caution,
    ...{ severity: 'warning' as const, place: undefined, params: {}, related: [] },
  }))
}
