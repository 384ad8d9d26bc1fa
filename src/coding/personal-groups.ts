/** A column that results are asked by -> whether its values are persons, whom no report may name. */
import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import { countText } from '../language/number-text.ts'
import type { Group } from '../rubric/model.ts'
import { looseHeader, normalisedHeader } from '../tables/header-names.ts'
import { shownHeader } from '../tables/shown-header.ts'
import type { GroupNames } from './group-values.ts'

const groupsArePersons = defineDiagnostic({
  code: 'responses/groups-are-persons',
  severity: 'error',
  message: {
    id: 'Kolom `{header}` menyebut orang, bukan kelompok; laporan tidak memuat nama atau nomor responden.',
    en: 'Column `{header}` names persons, not groups; a report holds no names or numbers of respondents.',
  },
  remedy: {
    id: 'pakai --by dengan kolom kelompok, seperti unit kerja.',
    en: 'use --by with a column of groups, such as the unit.',
  },
})

const groupsOfOne = defineDiagnostic({
  code: 'responses/groups-of-one',
  severity: 'error',
  message: {
    id: 'Kolom `{header}` punya {values} nilai pada {rows} baris: hampir setiap baris menjadi kelompok sendiri.',
    en: 'Column `{header}` has {values} values in {rows} rows: nearly every row is a group of its own.',
  },
  remedy: groupsArePersons.definition.remedy,
})

const PERSON_NUMBER =
  /\b(?:nip|nik|nrp|e ?mail|surel|telepon|telp|handphone|hp|whatsapp|wa|phone)\b/
const PERSON_NAME =
  /^(?:nama|name|full name|your name|nama (?:lengkap|responden|pegawai|anda|saudara|bapak|ibu|pengisi|asn|karyawan)\b.*|name of respondent|respondent name)$/

/** By its header alone, for a column that the rubric does not know as a group. */
export function personalColumnProblem(header: string): Diagnostic | undefined {
  const text = looseHeader(normalisedHeader(header))
  if (!PERSON_NUMBER.test(text) && !PERSON_NAME.test(text)) return undefined
  return groupsArePersons({ kind: 'command', word: '--by' }, { header: shownHeader(header) })
}

/** Below this many values a table of them is just a small one. */
const FEWEST_VALUES = 10

/** By what it holds: fewer than two rows a value, on average. */
export function groupsOfOneProblems(
  names: GroupNames,
  groups: readonly { readonly id: string; readonly group: Group | undefined }[],
): Diagnostic[] {
  return groups.flatMap(({ id, group }) => {
    const values = [...(names.get(id)?.values() ?? [])]
    const rows = values.flatMap(spellings => [...spellings.values()]).reduce((a, b) => a + b, 0)
    if (group !== undefined || values.length < FEWEST_VALUES || rows >= 2 * values.length) return []
    const counted = (count: number) => ({ id: countText(count, 'id'), en: countText(count, 'en') })
    const params = { values: counted(values.length), rows: counted(rows), header: shownHeader(id) }
    return [groupsOfOne({ kind: 'command', word: '--by' }, params)]
  })
}
