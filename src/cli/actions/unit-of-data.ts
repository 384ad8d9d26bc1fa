/** `--unit` -> the rows of one unit of a survey, and what is wrong where there are none. */
import { whereValueAbsent } from '../../coding/select-rows.ts'
import { defineDiagnostic, Refusal } from '../../diagnostics/diagnostic.ts'
import { inLanguage } from '../../language/language.ts'
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

/** The group that stands for units, where a rubric has one of this name; else its first. */
const UNIT = 'unit'

/** Rows of one unit, where respondents name theirs; what one unit filled in is chosen by its sheets. */
export function ofUnit(opened: OpenedData): OpenedData {
  const { flags, matched } = opened
  const { unit, ...others } = flags
  const { kind, groups, id } = matched.rubric
  if (unit === undefined || kind === 'worksheet') return opened
  const group = groups.find(each => each.id === UNIT) ?? groups[0]
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
