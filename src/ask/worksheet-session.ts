/** A worksheet's file and flags -> the session of one unit: begun, or taken up where it was left. */
import { Refusal } from '../diagnostics/diagnostic.ts'
import { inLanguage } from '../language/language.ts'
import type { Rubric } from '../rubric/model.ts'
import { rubricAtEachLevel, rubricAtLevel } from '../rubric/rubric-at-level.ts'
import { bytesSource } from '../tables/byte-source.ts'
import {
  type AnswerWorksheet,
  readAnswerWorksheet,
  unitNamed,
} from './answer-file/answer-worksheet.ts'
import { changedWorksheet, emptyAnswerWorksheet } from './answer-file/change-worksheet.ts'
import { rawTableText } from './answer-file/raw-table.ts'
import { rubricChanges } from './answer-file/rubric-changes.ts'
import type { StoredForm } from './answer-store.ts'
import { levelNeeded, nothingToVerify, unitNeeded } from './ask-diagnostics.ts'
import {
  type AskSession,
  filledText,
  type Opening,
  refuseOther,
  saidOfBefore,
} from './ask-session.ts'
import { previousAnswers } from './previous-answers.ts'
import { filledCount, questionsOf } from './question.ts'
import { openingWords } from './screens/opening-words.ts'

export async function worksheetSession(opening: Opening): Promise<AskSession> {
  const { flags, opened, display } = opening
  const purpose = flags.review === undefined ? 'answer' : 'verify'
  const bytes = opened.bytes()
  const first =
    bytes === undefined
      ? emptyAnswerWorksheet(opening.rubric, display.language)
      : await readAnswerWorksheet(sourceOf(opening, bytes), opening.rubric, flags.level)
  if (purpose === 'verify' && !first.units.some(isBegun)) {
    throw nothingToVerify(opening.file.name)
  }
  const unit = await chosenUnit(first, opening)
  const rubric = await leveledRubric(first, unit, opening)
  // A form with empty rows shows them once the level is known.
  const level = rubric.level ?? flags.level
  const read = (source: Uint8Array) =>
    readAnswerWorksheet(sourceOf(opening, source), opening.rubric, level)
  const isUnread = unitNamed(first, unit)?.rubric === undefined
  const sheet = bytes !== undefined && isUnread && level !== undefined ? await read(bytes) : first

  const found = unitNamed(sheet, unit)
  if (found !== undefined) {
    const { entries } = found
    const changes = rubricChanges(rubric, found.said, found.gone)
    refuseOther(changes.otherRubric, opening)
    const isBefore = filledCount(questionsOf(rubric), entries, purpose) > 0
    const before = { name: found.name, rubric, entries, purpose } as const
    await saidOfBefore(isBefore ? before : undefined, changes, opening)
  }
  const previous =
    flags.previous === undefined
      ? new Map()
      : await previousAnswers(flags.previous, opening.surroundings.cwd, rubric, unit)
  const name = found?.name ?? unit
  const answerer = { unit: name, period: flags.period, rubric }
  const form: StoredForm<AnswerWorksheet> = {
    read,
    text: ({ table }) => rawTableText(table),
    changed: (before, changes) =>
      changedWorksheet(before, answerer, changes, { author: flags.author, time: opening.time }),
    entries: current => unitNamed(current, name)?.entries ?? new Map(),
  }
  return { rubric, answerer: name, store: opened.store(sheet, form), purpose, previous }
}

function sourceOf({ file }: Opening, bytes: Uint8Array) {
  return bytesSource(file.name, bytes)
}

function isBegun({ entries }: AnswerWorksheet['units'][number]): boolean {
  return [...entries.values()].some(({ answer }) => answer !== '')
}

async function chosenUnit(
  sheet: AnswerWorksheet,
  { flags, chooser, display }: Opening,
): Promise<string> {
  if (flags.unit !== undefined) return flags.unit
  const words = openingWords(display.language)
  const begun = sheet.units.filter(isBegun)
  const [only] = begun
  const [named] = sheet.units
  const isAlone = sheet.units.length === 1 && named?.isBlankForm === false
  if (chooser === undefined) {
    if (named !== undefined && isAlone) return named.name
    throw new Refusal([unitNeeded({ kind: 'command', word: '--unit' })])
  }
  if (begun.length === 0) {
    return named !== undefined && isAlone ? named.name : chooser.line(words.whichUnit, true)
  }
  if (flags.review !== undefined && only !== undefined && begun.length === 1) return only.name
  const options = begun.map(({ name, rubric, entries }) => {
    const filled =
      rubric === undefined ? '' : filledText({ rubric, entries, purpose: 'answer' }, display)
    return { value: name, name: words.goOnWith(name, filled) }
  })
  const other = flags.review === undefined ? [{ value: '', name: words.otherUnit }] : []
  const chosen = await chooser.choose(words.takeUp, [...options, ...other])
  return chosen === '' ? chooser.line(words.whichUnit, true) : chosen
}

async function leveledRubric(
  sheet: AnswerWorksheet,
  unit: string,
  { rubric, flags, chooser, display }: Opening,
): Promise<Rubric> {
  const known = unitNamed(sheet, unit)?.rubric
  if (known !== undefined) return known
  const { levels } = rubric
  const [only, ...further] = rubricAtEachLevel(rubric)
  const isUnsaid = flags.level === undefined || levels.length === 0
  if (only !== undefined && further.length === 0 && isUnsaid) return only
  if (flags.level !== undefined && levels.some(({ id }) => id === flags.level)) {
    return rubricAtLevel(rubric, flags.level)
  }
  if (chooser === undefined || flags.level !== undefined) {
    const listed = levels.map(({ id }) => `\`${id}\``).join(', ')
    const params = { rubric: rubric.id, levels: listed }
    throw new Refusal([levelNeeded({ kind: 'command', word: '--level' }, params)])
  }
  const words = openingWords(display.language)
  const options = levels.map(({ id, title }) => ({
    value: id,
    name: inLanguage(title, display.language),
  }))
  return rubricAtLevel(rubric, await chooser.choose(words.whichLevel, options))
}
