/** A survey's tally -> a file that may be passed on instead of its rows, and back. */
import { type Diagnostic, defineDiagnostic, Refusal } from '../../diagnostics/diagnostic.ts'
import { shortList } from '../../language/short-list.ts'
import { canonicalJson } from '../../math/canonical-json.ts'
import { sha256 } from '../../platform/hash.ts'
import { codebookAs } from '../../rubric/fingerprints.ts'
import {
  count,
  json,
  localized,
  objectOf,
  parsedJson,
  readJson,
  text,
} from '../../rubric/json-shapes.ts'
import type { Rubric } from '../../rubric/model.ts'
import { listOf, needed, oneOf, optional, record, truth, type ValueOf } from '../../rubric/shape.ts'
import { formatProblem, readTally } from '../read-tally.ts'
import { groupsWithOther, joinedValues } from '../small-groups/joined-values.ts'
import { DETAILS, type Detail } from '../small-groups/reduced-tally.ts'
import type { Tally } from '../tally.ts'
import { tallyJson } from '../tally-file.ts'
import { codebookDifference } from './codebook-difference.ts'
import {
  indexWorths,
  isSame,
  lineBetween,
  withIndexes,
  worthsJson,
  worthsShape,
} from './counted-indexes.ts'
import { countedWords, inWords, wordDifferences, wordsShape } from './counted-words.ts'

const FILE_VERSION = 1

const sourceShape = record({
  name: needed(text, 'The file that was counted'),
  sheet: optional(text, 'Its sheet'),
  size: optional(count, 'Bytes; absent where they would tell how many a joined group has'),
  contentHash: needed(
    text,
    'First 128 bits of the SHA-256 of its bytes; × where groups were joined or left out',
  ),
  rows: optional(count, 'Rows read from it; absent where the size is'),
})

const fileShape = record({
  tallyVersion: needed(count, 'Version of this form: 1'),
  digest: needed(text, 'SHA-256 of the canonical JSON of all else'),
  detail: needed(oneOf(...DETAILS), 'How much of it was kept'),
  minGroup: needed(
    count,
    'Groups of fewer persons were joined; 1: a working file, in which none was',
  ),
  joined: needed(count, 'How many values of groups were joined'),
  sources: needed(listOf(sourceShape), 'What was counted'),
  cautions: needed(
    listOf(
      record({
        code: needed(text, 'Stable name'),
        message: needed(localized, 'What to look at'),
        remedy: needed(localized, 'What to do'),
      }),
    ),
    'What was suspected of its answers',
  ),
  ofPersons: optional(truth, 'The rows were chosen by what describes persons'),
  words: optional(wordsShape, 'What was asked, in words; absent in files of before'),
  worths: optional(
    worthsShape,
    'What each answer adds to `indexes`; absent where none are counted',
  ),
  tally: needed(json, 'The counts'),
})

type Written = ValueOf<typeof fileShape>

export interface PassedOnTally {
  readonly detail: Detail
  readonly minGroup: number
  readonly joined: number
  readonly sources: readonly {
    readonly name: string
    readonly sheet?: string
    readonly size?: number
    readonly contentHash: string
    readonly rows?: number
  }[]
  readonly cautions: readonly Pick<Diagnostic, 'code' | 'message' | 'remedy'>[]
  /** The rows were chosen by what describes persons. */
  readonly ofPersons?: boolean | undefined
  readonly tally: Tally
}

export function passedOnText(passed: PassedOnTally, rubric: Rubric): string {
  const { tally, ofPersons, ...rest } = passed
  const worths = indexWorths(rubric)
  const body = {
    ...{ tallyVersion: FILE_VERSION, ...rest },
    ...(ofPersons ? { ofPersons } : {}),
    ...{ words: countedWords(rubric), worths: worths && worthsJson(worths) },
    tally: tallyJson(tally, rubric),
  }
  const written = JSON.parse(JSON.stringify(body))
  return `${JSON.stringify({ digest: sha256(canonicalJson(written)), ...written })}\n`
}

// Reading.

const notPassedOn = defineDiagnostic('tally/not-a-tally-file', 'error', {
  id: '`{file}` bukan file hitungan rb-score, atau terpotong.',
  idRemedy: 'buat dengan rb-score tally DATA -o unit.tally.json.',
  en: '`{file}` is no tally file of rb-score, or it was cut off.',
  enRemedy: 'make one with rb-score tally DATA -o unit.tally.json.',
})

const reportGiven = defineDiagnostic('tally/report-given', 'error', {
  id: '`{file}` adalah laporan, bukan file hitungan.',
  idRemedy:
    'hitung datanya: rb-score tally DATA -o unit.tally.json; laporan tidak dapat digabungkan.',
  en: '`{file}` is a report, not a tally file.',
  enRemedy: 'count its data: rb-score tally DATA -o unit.tally.json; reports cannot be merged.',
})

const brokenFile = defineDiagnostic('tally/file-damaged', 'error', {
  id: '`{file}` rusak pada `{path}`. {problem}',
  idRemedy: 'minta file itu lagi, atau hitung lagi dari datanya.',
  en: '`{file}` is damaged at `{path}`. {problem}',
  enRemedy: 'ask for the file again, or count its data again.',
})

const changedFile = defineDiagnostic('tally/file-changed', 'error', {
  id: '`{file}` berubah sesudah ditulis: isinya tidak cocok dengan `digest`-nya.',
  idRemedy: 'minta file itu lagi, atau hitung lagi dari datanya.',
  en: '`{file}` was changed after it was written: it does not have its `digest`.',
  enRemedy: 'ask for the file again, or count its data again.',
})

const otherVersion = defineDiagnostic('tally/file-of-other-version', 'error', {
  id: '`{file}` adalah file hitungan versi {version}; rb-score ini membaca versi {known}.',
  idRemedy: 'hitung lagi datanya, atau pakai rb-score yang lebih baru.',
  en: '`{file}` is a tally file of version {version}; this rb-score reads version {known}.',
  enRemedy: 'count its data again, or use a newer rb-score.',
})

export interface OpenedTallyFile {
  readonly file: string
  /** What was counted, as the file names it. */
  readonly rubric: { readonly id: string; readonly edition: string }
  readonly written: Written
}

/** What a file says of itself; its counts are read once the rubric is known. Throws a `Refusal`. */
export function openedTallyFile(bytes: string, file: string): OpenedTallyFile {
  const place = { kind: 'file', file } as const
  const value = parsedJson(bytes)
  const { tallyVersion, digest: _digest, ...body } = objectOf(value)
  if (typeof tallyVersion !== 'number') {
    const isReport = typeof body.reportVersion === 'number'
    const other = isReport ? reportGiven(place, { file }) : formatProblem(body.format, file)
    throw new Refusal([other ?? notPassedOn(place, { file })])
  }
  if (tallyVersion !== FILE_VERSION)
    throw new Refusal([otherVersion(place, { file, version: tallyVersion, known: FILE_VERSION })])
  const { read, broken } = readJson(fileShape, value)
  if (broken !== undefined) throw new Refusal([brokenFile(place, { file, ...broken })])
  if (read === undefined) throw new Refusal([notPassedOn(place, { file })])
  // Why it is not read, before whether it is whole.
  const other = formatProblem(objectOf(read.tally).format, file)
  if (other !== undefined) throw new Refusal([other])
  if (sha256(canonicalJson({ tallyVersion, ...body })) !== read.digest)
    throw new Refusal([changedFile(place, { file })])
  const { id = '', edition = '' } = objectOf(objectOf(read.tally)['rubric']) as {
    readonly id?: string
    readonly edition?: string
  }
  return { file, rubric: { id, edition }, written: read }
}

export interface ReadTallyFile extends PassedOnTally {
  /** Of the whole file. */
  readonly digest: string
  /** What its words and its scoring are not as in the rubric. */
  readonly notes: readonly Diagnostic[]
}

/** @param rubric that numbers are computed by: another one will do where it asks the very same */
export function readTallyFile(
  { file, rubric: { id, edition }, written }: OpenedTallyFile,
  rubric: Rubric,
): ReadTallyFile {
  const asked = { ...rubric, id, codebookFingerprint: codebookAs(rubric, id) }
  const { codebookFingerprint, ...counted } = objectOf(objectOf(written.tally)['rubric'])
  if (codebookFingerprint !== asked.codebookFingerprint) {
    const names = { counted: `${counted['id']} ${counted['edition']}`, rubric: rubric.id }
    const difference = codebookDifference(written.tally, rubric)
    throw new Refusal([otherQuestions({ kind: 'file', file }, { file, ...names, difference })])
  }
  const place = { kind: 'file', file } as const
  const { meant = [], worded = [] } =
    (written.words && wordDifferences(written.words, rubric)) ?? {}
  if (meant.length > 0)
    throw new Refusal([otherMeaning(place, { file, rubric: rubric.id, what: inWords(meant) })])
  const { tally: read, problems } = readTally(JSON.stringify(written.tally), file, asked as Rubric)
  if (read === undefined) throw new Refusal(problems)
  const { detail, minGroup, joined, ofPersons } = written
  const [before, worths] = [written.worths, indexWorths(rubric)]
  const isOwn = before === undefined && id === rubric.id && edition === rubric.edition
  const line = before && worths && lineBetween(before, worths)
  const isMoved = worths !== undefined && !isOwn && !(line && isSame(line))
  const tally = isMoved ? withIndexes(read, line) : read
  const notes = [
    ...(worded.length === 0
      ? []
      : [otherWords(place, { file, rubric: rubric.id, items: shortList(worded, ITEMS_NAMED) })]),
    ...(isMoved && line === undefined ? [otherIndexes(place, { file, rubric: rubric.id })] : []),
  ]
  const sources = written.sources.map(({ name, sheet, size, contentHash, rows }) => ({
    ...{ name, contentHash },
    ...(sheet === undefined ? {} : { sheet }),
    ...(size === undefined ? {} : { size }),
    ...(rows === undefined ? {} : { rows }),
  }))
  const cautions = written.cautions.map(({ code, message, remedy }) => ({
    code,
    message: { id: '', en: '', ...message },
    remedy: { id: '', en: '', ...remedy },
  }))
  const { codebookFingerprint: print } = rubric
  const own = { id: rubric.id, edition: rubric.edition, codebookFingerprint: print }
  const isSaid = joined === 0 || tally.joined !== undefined
  const known = isSaid ? {} : { joined: joinedValues(tally, groupsWithOther(tally)) }
  return {
    ...{ detail, minGroup, joined, sources, cautions, ofPersons, notes, digest: written.digest },
    tally: { ...tally, ...known, rubric: own },
  }
}

const ITEMS_NAMED = 6

const otherMeaning = defineDiagnostic('tally/other-meaning', 'error', {
  id: '`{file}` menghitung jawaban yang di `{rubric}` berarti lain: {what}.',
  idRemedy:
    'nilai dengan rubrik yang dipakai ketika menghitung (-r), atau hitung lagi datanya dengan `{rubric}`.',
  en: '`{file}` counts answers that mean something else in `{rubric}`: {what}.',
  enRemedy:
    'score it with the rubric it was counted with (-r), or count its data again with `{rubric}`.',
})

const otherWords = defineDiagnostic('tally/other-words', 'warning', {
  id: 'Pertanyaan atau jawaban {items} ditulis lain di `{file}` daripada di `{rubric}`.',
  idRemedy: 'pastikan yang ditanyakan memang sama; kalau tidak, hitung lagi datanya.',
  en: '{items} are worded otherwise in `{file}` than in `{rubric}`.',
  enRemedy: 'make sure that they ask the same; if not, count the data again.',
})

const otherIndexes = defineDiagnostic('tally/indexes-of-other-scoring', 'warning', {
  id: '`{file}` dihitung dengan bobot atau poin yang lain daripada `{rubric}`: interval indeks tiap unit dan perbandingan antarunit tidak ada.',
  idRemedy: 'bila diperlukan, hitung lagi datanya dengan `{rubric}`.',
  en: '`{file}` was counted by other weights or points than `{rubric}` has: there are no intervals of the index of units, and no comparisons of units.',
  enRemedy: 'where they are needed, count its data again with `{rubric}`.',
})

const otherQuestions = defineDiagnostic('tally/other-questions', 'error', {
  id: '`{file}` menghitung jawaban atas `{counted}`, bukan `{rubric}`: {difference}.',
  idRemedy: 'gabungkan hitungan dari rubrik yang sama saja, atau sebutkan rubriknya dengan -r.',
  en: '`{file}` counts answers to `{counted}`, not to `{rubric}`: {difference}.',
  enRemedy: 'merge counts of one rubric only, or name the rubric by -r.',
})
