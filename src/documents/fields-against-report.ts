/** What a person filled in -> what cannot be true of the report that it stands beside: scores off the scale, parts that there are not. */
import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import type { Localized } from '../language/language.ts'
import { likenessHint } from '../language/nearest.ts'
import { shortList } from '../language/short-list.ts'
import { parseExact } from '../math/exact.ts'
import { gradeAt } from '../report/grade-bands.ts'
import type { Report, ReportModel } from '../report/report-shape.ts'
import type { ListName } from './field-kinds.ts'
import type { Outline } from './outline.ts'
import { placedFields } from './outline-findings.ts'
import type { FieldPlaces, Fields, FilledRow } from './read-fields.ts'
import { isNamed } from './typed-names.ts'

const offScale = defineDiagnostic('documents/score-off-scale', 'error', {
  id: '`{value}` di luar skala nilai, {lowest} sampai {highest}.',
  idRemedy: 'periksa angkanya; bila periode itu memakai skala lain, konversikan lebih dahulu.',
  en: '`{value}` is off the scale, which goes from {lowest} to {highest}.',
  enRemedy: 'check the number; convert it first if that period had another scale.',
})

const otherGrade = defineDiagnostic('documents/grade-of-other-score', 'warning', {
  id: 'Nilai {value} bermutu {expected} menurut rubrik ini; di sini tertulis `{grade}`.',
  idRemedy:
    'perbaiki nilai atau mutunya; bila batasnya waktu itu lain, tulis hal itu di `catatan`.',
  en: 'A score of {value} has the grade {expected} by this rubric; here it says `{grade}`.',
  enRemedy:
    'correct the score or the grade; if the bounds were others then, say so under `catatan`.',
})

const unknownPart = defineDiagnostic('documents/unknown-part', 'error', {
  id: '`{name}` bukan bagian dari `{rubric}`.{hint}',
  idRemedy: 'tulis salah satu: {parts}.',
  en: '`{name}` is no part of `{rubric}`.{hint}',
  enRemedy: 'write one of: {parts}.',
})

const fewerThanAnswered = defineDiagnostic('documents/population-below-respondents', 'error', {
  id: 'Populasi `{name}` {population}, padahal {respondents} orang menjawab.',
  idRemedy: 'periksa populasinya, atau nama layanannya.',
  en: 'The population of `{name}` is {population}, and {respondents} answered.',
  enRemedy: 'check the population, or the name of the service.',
})

/** Whose rows name a part of the instrument. */
const OF_PARTS = ['rencana', 'catatan', 'konsensus', 'catatan-verifikator', 'rekomendasi'] as const

const MOST_NAMED = 12

export function fieldsAgainstReport(
  fields: Fields,
  places: FieldPlaces,
  { result }: Pick<Report, 'result'>,
  outline: Outline,
): readonly Diagnostic[] {
  const placed = new Set(placedFields(outline))
  const rowsOf = (list: ListName) => (placed.has(list) ? (fields.lists.get(list) ?? []) : [])
  const parts = partsOf(result)
  return [
    ...rowsOf('tren').flatMap(row => trendFindings(row, places, result)),
    ...OF_PARTS.flatMap(list =>
      rowsOf(list).flatMap(row => partFindings(row, places, parts, result.rubric.id)),
    ),
    ...rowsOf('konsensus').flatMap(row => {
      const part = parts.find(({ id, title }) => isNamed(row.get('bagian'), id, title))
      return scaleFindings(row, places, '0', part?.maximum)
    }),
    ...rowsOf('populasi').flatMap(row => populationFindings(row, places, result)),
  ]
}

type Result = Report['result']

function trendFindings(row: FilledRow, places: FieldPlaces, result: Result): Diagnostic[] {
  const { rubric, score, model } = result
  const [lowest, highest] = [
    rubric.range.minimum.exact,
    (score.maximum ?? rubric.range.maximum).exact,
  ]
  const found = scaleFindings(row, places, lowest, highest)
  const [value, grade] = [row.get('nilai'), row.get('mutu')]
  if (found.length > 0 || value === undefined || grade === undefined || row.has('catatan'))
    return found
  const expected = gradeAt(model, model.score.id, { exact: value })
  // What this rubric has no grade of is that of another.
  const isKnown = model.grades.some(({ bands }) => bands.some(band => band.grade === grade))
  return expected === undefined || expected === grade || !isKnown
    ? []
    : [otherGrade(places.cell(row, 'mutu'), { value: written(value), grade, expected })]
}

function scaleFindings(
  row: FilledRow,
  places: FieldPlaces,
  lowest: string,
  highest: string | undefined,
): Diagnostic[] {
  const value = row.get('nilai')
  const [own, least, most] = [value, lowest, highest].map(text => parseExact(text ?? ''))
  if (value === undefined || own === undefined || least === undefined || most === undefined)
    return []
  return own.compare(least) < 0 || own.compare(most) > 0
    ? [
        offScale(places.cell(row, 'nilai'), {
          value: written(value),
          lowest: written(lowest),
          highest: written(highest ?? ''),
        }),
      ]
    : []
}

/** With the sign of each language. */
function written(number: string): Required<Localized> {
  return { id: number.replace('.', ','), en: number }
}

interface Part {
  readonly id: string
  readonly title: Localized
  readonly maximum: string | undefined
}

/** Of every level, since a plan of an agency may be about what its units answer. */
function partsOf({ model, levelModels }: Result): readonly Part[] {
  return [model, ...Object.values(levelModels ?? {})].flatMap(({ score, items }) => {
    const texts = new Map(items.map(({ id, text }) => [id, text]))
    const found: Part[] = items.map(({ id, text }) => ({ id, title: text, maximum: undefined }))
    const collect = (node: ReportModel['score']) => {
      const title = node.title ?? texts.get(node.item ?? '') ?? {}
      found.unshift({ id: node.id, title, maximum: node.maximum?.exact })
      for (const child of node.children) collect(child)
    }
    collect(score)
    return found
  })
}

function partFindings(
  row: FilledRow,
  places: FieldPlaces,
  parts: readonly Part[],
  rubric: string,
): Diagnostic[] {
  const name = row.get('bagian')
  if (name === undefined || parts.some(({ id, title }) => isNamed(name, id, title))) return []
  const names = [...new Set(parts.flatMap(({ title }) => title.id ?? title.en ?? []))].toReversed()
  return [
    unknownPart(places.cell(row, 'bagian'), {
      ...{ name, rubric, hint: likenessHint(name, names) },
      parts: shortList(names, MOST_NAMED, { between: '; ' }),
    }),
  ]
}

function populationFindings(row: FilledRow, places: FieldPlaces, { groups }: Result): Diagnostic[] {
  const [name = '', population = ''] = [row.get('layanan'), row.get('jumlah')]
  const group = groups
    .filter(({ by }) => by.length === 1)
    .flatMap(each => each.groups)
    .find(({ values }) => isNamed(name, values.join(), {}))
  if (group?.n === undefined || population === '' || Number(population) >= group.n) return []
  return [fewerThanAnswered(places.cell(row, 'jumlah'), { name, population, respondents: group.n })]
}
