/** The flags of a template -> which sheets it has: level, units, and what they begin with. */

import { statSync } from 'node:fs'
import { type Diagnostic, defineDiagnostic, Refusal } from '../diagnostics/diagnostic.ts'
import type { Place } from '../diagnostics/place.ts'
import { likenessHint } from '../language/nearest.ts'
import { quotedList, shortList } from '../language/short-list.ts'
import { codesOf, type Item, type Rubric } from '../rubric/model.ts'
import { rubricAtEachLevel, rubricAtLevel } from '../rubric/rubric-at-level.ts'
import { EMPTY_ANSWERS, type TemplateEntry } from '../template/worksheet-rows.ts'
import type { TemplateTab } from '../template/worksheet-workbook.ts'
import {
  earlierWorksheets,
  worksheetNamed,
  worksheetOfUnit,
} from '../worksheets/earlier-worksheet.ts'
import type { Worksheet } from '../worksheets/worksheet.ts'
import { otherEdition } from '../worksheets/worksheet-diagnostics.ts'
import { namedSources } from './data-paths.ts'
import { loadedShippedRubrics } from './rubric-folder.ts'

interface TemplateWishes {
  readonly level: string | undefined
  readonly units: readonly string[]
  readonly year: string
  readonly from: string | undefined
}

interface TemplateTabs {
  readonly sheets: readonly TemplateTab[]
  readonly notes: readonly Diagnostic[]
}

export async function templateTabs(
  rubric: Rubric,
  wishes: TemplateWishes,
  cwd: string,
): Promise<TemplateTabs> {
  const { level, units, year, from } = wishes
  checkLevel(rubric, level)
  if (from === undefined) {
    const leveled = atLevel(rubric, level)
    const names = units.length === 0 ? [''] : units
    const sheets = names.map(unit => ({
      rubric: leveled,
      answers: { ...EMPTY_ANSWERS, unit, year },
    }))
    return { sheets, notes: [] }
  }
  const last = await worksheetsBefore(from, rubric, level, cwd)
  const notes = last.notes.filter(({ severity }) => severity === 'warning')
  const sheets = wantedWorksheets(last.sheets, units).map(({ unit, sheet }): TemplateTab => {
    if (sheet === undefined) {
      const known = last.sheets.map(each => each.unit).join(', ')
      const params = { unit, file: from, units: known }
      notes.push(unitNotInFile({ kind: 'command', word: '--unit' }, params))
      const leveled = atLevel(rubric, level ?? last.sheets[0]?.level)
      return { rubric: leveled, answers: { ...EMPTY_ANSWERS, unit, year } }
    }
    const leveled = atLevel(rubric, level ?? sheet.level)
    const carried = carriedEntries(sheet, leveled, from)
    notes.push(...carried.notes)
    const { within } = sheet
    return { rubric: leveled, answers: { unit, within, year, entries: carried.entries } }
  })
  return { sheets, notes }
}

/** All units of the file, or those asked for. */
function wantedWorksheets(
  last: readonly Worksheet[],
  units: readonly string[],
): readonly { readonly unit: string; readonly sheet: Worksheet | undefined }[] {
  if (units.length === 0) return last.map(sheet => ({ unit: sheet.unit, sheet }))
  const found = units.length === 1 ? worksheetOfUnit : worksheetNamed
  return units.map(unit => ({ unit, sheet: found(last, unit) }))
}

function checkLevel({ id, levels }: Rubric, level: string | undefined): void {
  if (level === undefined || levels.some(each => each.id === level)) return
  const ids = levels.map(each => each.id)
  const params = {
    rubric: id,
    level,
    hint: likenessHint(level, ids),
    levels: ids.length === 0 ? '–' : quotedList(ids),
  }
  throw new Refusal([levelUnknownHere({ kind: 'command', word: '--level' }, params)])
}

function atLevel(rubric: Rubric, level: string | undefined): Rubric {
  const { id, levels } = rubric
  if (level !== undefined) return rubricAtLevel(rubric, level)
  const [only, ...further] = rubricAtEachLevel(rubric)
  if (only !== undefined && further.length === 0) return only
  const params = {
    rubric: id,
    levels: levels.map(each => each.id).join(', '),
    first: levels[0]?.id ?? '',
  }
  throw new Refusal([levelNeeded({ kind: 'command', word: '--level' }, params)])
}

// An earlier worksheet -> the answers, evidence and notes to begin with.

/** Read by the same rubric; where its weights are those of another edition, by any that comes with the tool. */
async function worksheetsBefore(
  file: string,
  rubric: Rubric,
  level: string | undefined,
  cwd: string,
): Promise<Awaited<ReturnType<typeof earlierWorksheets>>> {
  const sources = await namedSources(file, cwd)
  const read = await earlierWorksheets(sources, [{ rubric, isVariant: false }], level).catch(
    async error => {
      const isOtherEdition =
        error instanceof Refusal &&
        error.diagnostics.some(({ code }) => code === otherEdition.definition.code)
      if (!isOtherEdition) throw error
      const shipped = await loadedShippedRubrics()
      const offered = shipped.map(loaded => ({
        rubric: loaded.rubric,
        isVariant: loaded.variantOf !== undefined,
      }))
      return earlierWorksheets(sources, offered, level)
    },
  )
  if (read.sheets.length > 0) return read
  throw new Refusal([fromIsNoWorksheet({ kind: 'command', word: '--from' }, { file })])
}

const MOST_SHOWN = 5

/** Only where the question is still the same one. What somebody verified then is not verified now. */
function carriedEntries(
  sheet: Worksheet,
  rubric: Rubric,
  file: string,
): {
  readonly entries: ReadonlyMap<string, TemplateEntry>
  readonly notes: readonly Diagnostic[]
} {
  const before = new Map(sheet.rubric.items.map(item => [item.id, item]))
  const now = new Map(rubric.items.map(item => [item.id, item]))
  const entries = new Map<string, TemplateEntry>()
  const lost: string[] = []
  for (const [id, { answer, evidence, note }] of sheet.entries) {
    const [old, own] = [before.get(id), now.get(id)]
    if (old === undefined || own === undefined || !isSameQuestion(old, own)) lost.push(id)
    else entries.set(id, { answer, evidence, note })
  }
  if (lost.length === 0) return { entries, notes: [] }
  const items = shortList(lost, MOST_SHOWN)
  const params = { count: lost.length, file, rubric: rubric.id, items }
  return { entries, notes: [answersNotCarried({ kind: 'command', word: '--from' }, params)] }
}

/** The same words, and answers that mean the same. */
function isSameQuestion(a: Item, b: Item): boolean {
  return a.text.id === b.text.id && a.text.en === b.text.en && answersOf(a) === answersOf(b)
}

function answersOf(item: Item): string {
  if (item.measure.kind === 'ratio') return 'ratio'
  return item.measure.kind === 'choice'
    ? codesOf(item).join()
    : String(item.measure.scale.number.decimals)
}

// What can be wrong with a wish for a template.

const levelNeeded = defineDiagnostic('cli/template-level-needed', 'error', {
  id: 'Rubrik `{rubric}` memiliki beberapa tingkat: {levels}.',
  idRemedy: 'pilih satu, misalnya --level {first}',
  en: 'The rubric `{rubric}` has several levels: {levels}.',
  enRemedy: 'choose one, such as --level {first}',
})

const levelUnknownHere = defineDiagnostic('cli/template-unknown-level', 'error', {
  id: 'Rubrik `{rubric}` tidak memiliki tingkat `{level}`.{hint}',
  idRemedy: 'tingkat yang ada: {levels}.',
  en: 'The rubric `{rubric}` has no level `{level}`.{hint}',
  enRemedy: 'its levels: {levels}.',
})

export const onlyForWorksheets = defineDiagnostic('cli/template-worksheets-only', 'error', {
  id: '{flag} hanya untuk lembar kerja; `{rubric}` adalah survei.',
  idRemedy: 'hapus {flag}.',
  en: '{flag} is for worksheets; `{rubric}` is a survey.',
  enRemedy: 'leave {flag} out.',
})

export const onlyForSurveys = defineDiagnostic('cli/template-only-surveys', 'error', {
  id: '`--format {format}` untuk survei; `{rubric}` adalah lembar kerja.',
  idRemedy: 'tulis lembarnya: rb-score template {rubric} -o {rubric}.xlsx',
  en: '`--format {format}` is for surveys; `{rubric}` is a worksheet.',
  enRemedy: 'write the sheet: rb-score template {rubric} -o {rubric}.xlsx',
})

export const workbookNeedsFile = defineDiagnostic('cli/template-workbook-needs-file', 'error', {
  id: 'Buku kerja XLSX tidak dapat ditulis ke layar.',
  idRemedy: 'sebutkan filenya: -o {rubric}.xlsx',
  en: 'An XLSX workbook cannot be written to the screen.',
  enRemedy: 'name a file: -o {rubric}.xlsx',
})

const fileExists = defineDiagnostic('cli/template-file-exists', 'error', {
  id: '`{file}` sudah ada; isiannya akan hilang bila ditimpa.',
  idRemedy: 'pilih nama lain, atau timpa dengan --overwrite.',
  en: '`{file}` is there already; what is filled in would be lost.',
  enRemedy: 'choose another name, or replace it with --overwrite.',
})

const fromIsNoWorksheet = defineDiagnostic('cli/template-from-is-no-sheet', 'error', {
  id: '`{file}` bukan lembar kerja yang dapat disalin jawabannya.',
  idRemedy: 'berikan lembar kerja dengan satu baris tiap pertanyaan (CSV atau XLSX).',
  en: '`{file}` is no worksheet whose answers could be copied.',
  enRemedy: 'give a worksheet with a row for each question (CSV or XLSX).',
})

const unitNotInFile = defineDiagnostic('cli/template-unit-not-in-file', 'warning', {
  id: 'Unit `{unit}` tidak ada dalam `{file}`; lembarnya kosong.',
  idRemedy: 'unit dalam file itu: {units}.',
  en: 'The unit `{unit}` is not in `{file}`; its sheet is empty.',
  enRemedy: 'the units in that file: {units}.',
})

const answersNotCarried = defineDiagnostic('cli/template-answers-not-carried', 'warning', {
  id: '{count} jawaban dari `{file}` tidak disalin: pertanyaannya tidak ada atau berbeda dalam `{rubric}` ({items}).',
  idRemedy: 'isi sendiri pertanyaan itu.',
  en: '{count|answer|answers} of `{file}` not copied: `{rubric}` does not ask them, or asks otherwise ({items}).',
  enRemedy: 'fill these in yourself.',
})

/** A file of that name may be a sheet that somebody spent weeks on. */
export function checkNothingIsLost(
  target: string,
  name: string,
  place: Place = { kind: 'command', word: '--output' },
): void {
  const found = statSync(target, { throwIfNoEntry: false })
  if (!found?.isFile() || found.size === 0) return
  throw new Refusal([fileExists(place, { file: name })])
}
