/** `--unit` -> the rows of one unit of a survey, and what is wrong where there are none. */
import { whereValueAbsent } from '../../coding/select-rows.ts'
import { type Diagnostic, defineDiagnostic, Refusal } from '../../diagnostics/diagnostic.ts'
import { inLanguage } from '../../language/language.ts'
import { normalisedText } from '../../language/normalised-text.ts'
import { publishedReport } from '../../report/published-report.ts'
import { isHidden } from '../../report/report-numbers.ts'
import type { Report } from '../../report/report-shape.ts'
import type { Rubric } from '../../rubric/model.ts'
import type { OpenedData } from './open-data.ts'

const noUnits = defineDiagnostic('cli/no-units', 'error', {
  id: 'Rubrik `{rubric}` tidak memiliki kolom unit.',
  idRemedy: 'sebutkan kolomnya: --where "NAMA KOLOM={unit}".',
  en: 'The rubric `{rubric}` has no column of units.',
  enRemedy: 'name the column: --where "COLUMN={unit}".',
})

const unknownUnit = defineDiagnostic('cli/unknown-unit', 'error', {
  id: 'Tidak ada jawaban dari unit `{unit}`.',
  idRemedy: 'periksa penulisan namanya.',
  en: 'No answer is from a unit `{unit}`.',
  enRemedy: 'check how its name is spelled.',
})

const noUnitColumn = defineDiagnostic('cli/no-unit-column', 'error', {
  id: 'Data tidak memuat kolom {title}, sehingga `{unit}` tidak dapat dipilih.',
  idRemedy: 'hapus --unit; nama unit ditulis dengan --office atau dalam file isian.',
  en: 'The data have no column {title}, so `{unit}` cannot be chosen.',
  enRemedy:
    'leave --unit out; the name of the unit is written with --office or in the file of fields.',
})

const unitHiddenBesideOthers = defineDiagnostic('cli/unit-hidden-beside-others', 'warning', {
  id: 'Laporan semua unit menyembunyikan `{unit}` agar unit yang kecil tidak dapat dihitung; dokumen ini memuat nilainya.',
  idRemedy: 'sebarkan hanya salah satunya.',
  en: 'A report of all units hides `{unit}`, so that a small unit cannot be worked out; this document has its scores.',
  enRemedy: 'pass on only one of the two.',
})

/** Where what a unit scored tells of another one, beside a report of all. @param score of these rows, with these flags */
export async function besideAllUnits(
  all: OpenedData,
  own: Report,
  score: (opened: OpenedData) => Promise<Report>,
): Promise<readonly Diagnostic[]> {
  const { unit, ...others } = all.flags
  const group = unitGroup(all.matched.rubric)
  if (unit === undefined || group === undefined || all.matched.kind !== 'responses') return []
  if (isHidden(publishedReport(own, others.minGroup).report.result.score)) return []
  const by = others.by.length === 0 ? [] : [...new Set([...others.by, group.id])]
  const flags = { ...others, by, robustness: false, annex: false }
  const whole = await score({ ...all, matched: await all.match(), flags })
  const { result } = publishedReport(whole, others.minGroup).report
  const groups = result.groups.find(each => each.by.join('\n') === group.id)?.groups ?? []
  const wanted = normalisedText(unit)
  const shown = groups.find(({ values }) => normalisedText(values[0] ?? '') === wanted)
  if (shown !== undefined && !isHidden(shown.score)) return []
  return [unitHiddenBesideOthers({ kind: 'command', word: '--unit' }, { unit })]
}

/** The group that stands for units, where a rubric has one of this name; else its first. */
const UNIT = 'unit'

function unitGroup({ groups }: Rubric) {
  return groups.find(({ id }) => id === UNIT) ?? groups[0]
}

/** Rows of one unit, where respondents name theirs; what one unit filled in is chosen by its sheets. */
export function ofUnit(opened: OpenedData): OpenedData {
  const { flags, matched } = opened
  const { unit, ...others } = flags
  const { kind, id } = matched.rubric
  if (unit === undefined || kind === 'worksheet') return opened
  const group = unitGroup(matched.rubric)
  const place = { kind: 'command', word: '--unit' } as const
  if (group === undefined) throw new Refusal([noUnits(place, { rubric: id, unit })])
  const isThere =
    matched.kind === 'responses' &&
    matched.tables.every(({ mapping }) => mapping.groups.some(each => each.group.id === group.id))
  if (!isThere)
    throw new Refusal([
      noUnitColumn(place, {
        unit,
        title: { id: inLanguage(group.title, 'id'), en: inLanguage(group.title, 'en') },
      }),
    ])
  return { ...opened, flags: { ...others, where: [...flags.where, `${group.id}=${unit}`] } }
}

/** Nobody typed the condition that a unit becomes. */
export function aboutUnit(error: unknown, unit: string | undefined): unknown {
  if (unit === undefined || !(error instanceof Refusal)) return error
  const absent = error.diagnostics.find(({ code }) => code === whereValueAbsent.definition.code)
  if (absent === undefined) return error
  const own = unknownUnit({ kind: 'command', word: '--unit' }, { unit })
  return new Refusal([{ ...own, remedy: absent.remedy }])
}
