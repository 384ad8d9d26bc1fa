/** A survey's tally -> a file that may be passed on instead of its rows, and back: small groups joined, as much detail as asked for. */
import { OTHER_VALUE } from '../coding/group-values.ts'
import { type Diagnostic, defineDiagnostic, Refusal } from '../diagnostics/diagnostic.ts'
import { canonicalJson } from '../math/canonical-json.ts'
import { sha256 } from '../platform/hash.ts'
import { codebookAs } from '../rubric/fingerprints.ts'
import {
  count,
  json,
  localized,
  objectOf,
  parsedJson,
  readJson,
  text,
} from '../rubric/json-shapes.ts'
import type { Group, Rubric } from '../rubric/model.ts'
import { listOf, needed, oneOf, optional, record, type ValueOf } from '../rubric/shape.ts'
import { codebookDifference } from './codebook-difference.ts'
import { personNodesOf } from './count-cell.ts'
import { readTally } from './read-tally.ts'
import type { Cell, Margin, Tally } from './tally.ts'
import { tallyJson } from './tally-file.ts'
import { withoutPersons } from './without-persons.ts'

export const DETAILS = ['items', 'scores', 'patterns'] as const
export type Detail = (typeof DETAILS)[number]

const FILE_VERSION = 1
/** Counts of fewer persons in a profile are joined, whatever the smallest group may be. */
const MIN_CATEGORY = 5

const sourceShape = record({
  name: needed(text, 'The file that was counted'),
  sheet: optional(text, 'Its sheet'),
  size: needed(count, 'Bytes'),
  contentHash: needed(text, 'First 128 bits of the SHA-256 of its bytes'),
  rows: needed(count, 'Rows read from it'),
})

const fileShape = record({
  tallyVersion: needed(count, 'Version of this form: 1'),
  digest: needed(text, 'SHA-256 of the canonical JSON of all else'),
  detail: needed(oneOf(...DETAILS), 'How much of it was kept'),
  minGroup: needed(count, 'Groups of fewer persons were joined'),
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
    readonly size: number
    readonly contentHash: string
    readonly rows: number
  }[]
  readonly cautions: readonly Pick<Diagnostic, 'code' | 'message' | 'remedy'>[]
  readonly tally: Tally
}

export function passedOnText(passed: PassedOnTally, rubric: Rubric): string {
  const { tally, ...rest } = passed
  const body = { tallyVersion: FILE_VERSION, ...rest, tally: tallyJson(tally, rubric) }
  const written = JSON.parse(JSON.stringify(body))
  return `${JSON.stringify({ digest: sha256(canonicalJson(written)), ...written })}\n`
}

// What is kept.

const needsPersons = defineDiagnostic('tally/detail-needs-persons', 'error', {
  id: '`{rubric}` menghitung nilai setiap orang lebih dahulu; --detail items tidak cukup.',
  idRemedy: 'pakai --detail scores.',
  en: '`{rubric}` scores each person first: --detail items is not enough.',
  enRemedy: 'use --detail scores.',
})

const sampleNeedsPatterns = defineDiagnostic('tally/sample-needs-patterns', 'error', {
  id: 'Hitungan dengan bobot, strata, atau klaster memuat pola jawaban; --detail {detail} tidak mungkin.',
  idRemedy: 'pakai --detail patterns, atau hitung tanpa kolom itu.',
  en: 'Counts with weights, strata or clusters hold patterns of answers: --detail {detail} cannot be.',
  enRemedy: 'use --detail patterns, or count without those columns.',
})

const tooSmall = defineDiagnostic('tally/too-few-to-pass-on', 'error', {
  id: '{what} hanya memuat {n} orang, kurang dari {least}: jawabannya dapat dikenali.',
  idRemedy: 'bila penerima boleh melihatnya, tambahkan --min-group 2.',
  en: '{what}: {n} persons, fewer than {least}. Their answers could be told.',
  enRemedy: 'where the receiver may see them, add --min-group 2.',
})

const ALL = { id: 'Data ini', en: 'This data' }
const PART = { id: 'Satu strata atau klaster', en: 'A stratum or cluster' }

/** Throws a `Refusal` where that cannot be passed on. */
export function reducedTally(
  tally: Tally,
  rubric: Rubric,
  detail: Detail,
  minGroup: number,
): {
  readonly tally: Tally
  readonly joined: number
  readonly left: readonly (readonly string[])[]
  /** Whether suspicious rows, or all others, are so few that they are not counted apart. */
  readonly hidesSuspicion: boolean
} {
  const hasPersons = personNodesOf(rubric.score).length > 0
  if (detail === 'items' && hasPersons)
    throw new Refusal([needsPersons(word('--detail'), { rubric: rubric.id })])
  if (detail !== 'patterns' && tally.sample !== undefined)
    throw new Refusal([sampleNeedsPatterns(word('--detail'), { detail })])
  const ids = new Set([...tally.margins.flatMap(({ by }) => by), ...tally.profile.keys()])
  const ofPersons = [...ids].filter(id => describesPersons(rubric, id))
  const isStaff =
    rubric.groups.length > 0 && rubric.groups.every(({ describes }) => describes === 'persons')
  refuseSmall(tally, isStaff || ofPersons.length > 0 ? minGroup : 0, isStaff)
  const values = new Map(
    ofPersons.flatMap(id => {
      const small = smallValues(tally, id, minGroup)
      return small.size === 0 ? [] : [[id, small] as const]
    }),
  )
  const hidesSuspicion =
    tally.suspicious !== undefined && isTold(tally, ofPersons, isStaff, minGroup)
  const { suspicious, ...others } = withoutPersons(tally, {
    ...{ ids: new Set<string>(), values, diagnostics: [] },
  })
  const whole: Tally =
    suspicious === undefined || hidesSuspicion ? others : { suspicious, ...others }
  // A crossing of persons can have small cells where neither of its groups is small.
  const isOpen = ({ by, cells }: Tally['margins'][number]) =>
    by.length > 1 &&
    by.some(id => ofPersons.includes(id)) &&
    [...cells.values()].some(({ rows }) => rows < minGroup)
  const left = whole.margins.filter(isOpen).map(({ by }) => by)
  const kept: Tally = {
    ...whole,
    margins: whole.margins.filter(margin => !isOpen(margin)),
    spellings: new Map(
      [...whole.spellings].map(([id, keys]) => [
        id,
        new Map([...keys].filter(([key]) => !values.get(id)?.has(key))),
      ]),
    ),
  }
  const joined = [...values.values()].reduce((sum, keys) => sum + keys.size, 0)
  return { tally: withDetail(kept, detail), joined, left, hidesSuspicion }
}

function word(flag: string) {
  return { kind: 'command', word: flag } as const
}

function describesPersons({ groups, profile }: Rubric, id: string): boolean {
  const own: Group | undefined =
    id === 'file' || id === 'sheet' ? groups[0] : groups.find(group => group.id === id)
  return (own ?? profile.find(group => group.id === id))?.describes !== 'offices'
}

function refuseSmall(tally: Tally, least: number, isStaff: boolean): void {
  const whole = tally.margins[0]?.cells.get('')
  if (whole === undefined || whole.rows === 0) return
  const refused = (what: typeof ALL, n: number) =>
    new Refusal([tooSmall(word('--min-group'), { what, n, least })])
  if (isStaff && whole.rows < least) throw refused(ALL, whole.rows)
  const parts = tally.margins.flatMap(({ cells }) =>
    [...cells.values()].flatMap(cell => [...(cell.parts?.values() ?? [])]),
  )
  const few = Math.min(...parts.map(({ rows }) => rows))
  if (few < least) throw refused(PART, few)
}

/** Whether few of the staff who answered, or of a group of persons, would stand by themselves. */
function isTold(
  { margins, suspicious = [] }: Tally,
  ofPersons: readonly string[],
  isStaff: boolean,
  least: number,
): boolean {
  const isSmall = (rows: number) => rows > 0 && rows < least
  return suspicious.some(({ by, cells }) => {
    const all = margins.find(margin => margin.by.join('\n') === by.join('\n'))
    const isOfPersons = by.length === 0 ? isStaff : by.some(id => ofPersons.includes(id))
    return (
      isOfPersons &&
      [...cells].some(
        ([key, { rows }]) => isSmall(rows) || isSmall((all?.cells.get(key)?.rows ?? rows) - rows),
      )
    )
  })
}

/** Those of few persons, with the next smallest until what is joined is of several values and of enough persons. */
function smallValues(tally: Tally, id: string, minGroup: number): ReadonlySet<string> {
  const margin = tally.margins.find(({ by }) => by.length === 1 && by[0] === id)
  const rows =
    margin === undefined
      ? [...(tally.profile.get(id) ?? [])]
      : [...margin.cells.values()].map(({ group, rows: n }) => [group[0] ?? '', n] as const)
  const least = margin === undefined ? Math.min(MIN_CATEGORY, minGroup) : minGroup
  const ordered = rows
    .filter(([key, n]) => key !== '' && n > 0)
    .sort(([a, x], [b, y]) => x - y || (a < b ? -1 : 1))
  // Rows without a value are what is left of the whole.
  const none = rows.find(([key]) => key === '')?.[1] ?? 0
  const isNoneSmall = none > 0 && none < least
  let [taken, persons] = [0, 0]
  while (taken < ordered.length) {
    const n = ordered[taken]?.[1] ?? 0
    const isEnough = taken === 0 ? !isNoneSmall : taken > 1 && persons >= least
    if (n >= least && isEnough) break
    taken++
    persons += n
  }
  return new Set(
    ordered
      .slice(0, taken)
      .map(([key]) => key)
      .filter(key => key !== OTHER_VALUE.key),
  )
}

/** What groups' scores need no patterns for is left out of them; of items alone, also what persons scored. */
export function withDetail(tally: Tally, detail: Detail): Tally {
  if (detail === 'patterns') return tally
  const none = ({ alike, ...cell }: Cell): Cell => ({
    ...cell,
    patterns: new Map([...cell.patterns.keys()].map(id => [id, new Map()])),
    ...(detail === 'items' ? { persons: new Map(), indexes: new Map() } : {}),
    ...(detail === 'items' || alike === undefined ? {} : { alike }),
  })
  const zeros = (tables: readonly (readonly number[])[]) => tables.map(table => table.map(() => 0))
  const without = (margin: Margin): Margin => ({
    ...margin,
    cells: new Map([...margin.cells].map(([key, cell]) => [key, none(cell)])),
  })
  const { numbers, styles, suspicious, ...others } = tally
  const { crossed } = tally
  return {
    ...others,
    ...(detail === 'items' || numbers === undefined ? {} : { numbers }),
    ...(detail === 'items' || styles === undefined ? {} : { styles }),
    margins: tally.margins.map((margin, at) =>
      at === 0 && detail === 'scores' ? margin : without(margin),
    ),
    ...(suspicious === undefined ? {} : { suspicious: suspicious.map(without) }),
    ...(detail === 'items'
      ? {
          crossed: {
            items: zeros(crossed.items),
            complete: crossed.complete.map(zeros),
            scores: crossed.scores.map(() => ({ n: 0, x: 0n, y: 0n, xx: 0n, yy: 0n, xy: 0n })),
          },
        }
      : {}),
  }
}

// Reading.

const notPassedOn = defineDiagnostic('tally/not-a-tally-file', 'error', {
  id: '`{file}` bukan file hitungan rb-score, atau terpotong.',
  idRemedy: 'buat dengan rb-score tally DATA -o unit.tally.json.',
  en: '`{file}` is no tally file of rb-score, or it was cut off.',
  enRemedy: 'make one with rb-score tally DATA -o unit.tally.json.',
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
  if (typeof tallyVersion !== 'number') throw new Refusal([notPassedOn(place, { file })])
  if (tallyVersion !== FILE_VERSION)
    throw new Refusal([otherVersion(place, { file, version: tallyVersion, known: FILE_VERSION })])
  const { read, broken } = readJson(fileShape, value)
  if (broken !== undefined) throw new Refusal([brokenFile(place, { file, ...broken })])
  if (read === undefined) throw new Refusal([notPassedOn(place, { file })])
  if (sha256(canonicalJson({ tallyVersion, ...body })) !== read.digest)
    throw new Refusal([changedFile(place, { file })])
  const { id = '', edition = '' } = objectOf(objectOf(read.tally)['rubric']) as {
    readonly id?: string
    readonly edition?: string
  }
  return { file, rubric: { id, edition }, written: read }
}

/** @param rubric that numbers are computed by: another one will do where it asks the very same */
export function readTallyFile({ file, rubric: { id }, written }: OpenedTallyFile, rubric: Rubric) {
  const asked = { ...rubric, id, codebookFingerprint: codebookAs(rubric, id) }
  const { codebookFingerprint, ...counted } = objectOf(objectOf(written.tally)['rubric'])
  if (codebookFingerprint !== asked.codebookFingerprint) {
    const names = { counted: `${counted['id']} ${counted['edition']}`, rubric: rubric.id }
    const difference = codebookDifference(written.tally, rubric)
    throw new Refusal([otherQuestions({ kind: 'file', file }, { file, ...names, difference })])
  }
  const { tally, problems } = readTally(JSON.stringify(written.tally), file, asked as Rubric)
  if (tally === undefined) throw new Refusal(problems)
  const { detail, minGroup, joined, sources } = written
  const cautions = written.cautions.map(({ code, message, remedy }) => ({
    code,
    message: { id: '', en: '', ...message },
    remedy: { id: '', en: '', ...remedy },
  }))
  const own = {
    id: rubric.id,
    edition: rubric.edition,
    codebookFingerprint: rubric.codebookFingerprint,
  }
  return { detail, minGroup, joined, sources, cautions, tally: { ...tally, rubric: own } }
}

const otherQuestions = defineDiagnostic('tally/other-questions', 'error', {
  id: '`{file}` menghitung jawaban atas `{counted}`, bukan `{rubric}`: {difference}.',
  idRemedy: 'gabungkan hitungan dari rubrik yang sama saja, atau sebutkan rubriknya dengan -r.',
  en: '`{file}` counts answers to `{counted}`, not to `{rubric}`: {difference}.',
  enRemedy: 'merge counts of one rubric only, or name the rubric by -r.',
})
