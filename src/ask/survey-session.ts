/** A survey's file and flags -> the session of one respondent: the next one, or one whose answers are not complete. */
import { Refusal } from '../diagnostics/diagnostic.ts'
import { inLanguage } from '../language/language.ts'
import { type Group, offeredValues, type Rubric } from '../rubric/model.ts'
import { bytesSource } from '../tables/byte-source.ts'
import { normalisedHeader } from '../tables/header-names.ts'
import {
  type AnswerRows,
  changedRows,
  emptyAnswerRows,
  groupsAsked,
  nextRespondent,
  readAnswerRows,
  respondentNamed,
} from './answer-file/answer-rows.ts'
import { rawTableText } from './answer-file/raw-table.ts'
import { surveyChanges } from './answer-file/rubric-changes.ts'
import type { StoredForm } from './answer-store.ts'
import { noSuchGroup, nothingToVerify, previousOnlyForWorksheets } from './ask-diagnostics.ts'
import {
  type AskSession,
  filledText,
  type Opening,
  refuseOther,
  saidOfBefore,
} from './ask-session.ts'
import { filledCount, questionsOf } from './question.ts'
import { openingWords } from './screens/opening-words.ts'

/** `isNext`: another respondent was just at the keyboard, so nothing is offered but a new one. */
export async function surveySession(opening: Opening, isNext: boolean): Promise<AskSession> {
  const { flags, opened, rubric, file, display, chooser } = opening
  if (flags.previous !== undefined) {
    throw new Refusal([previousOnlyForWorksheets({ kind: 'command', word: '--previous' })])
  }
  if (flags.review !== undefined) {
    throw nothingToVerify(file.name)
  }
  const read = (bytes: Uint8Array) =>
    readAnswerRows(bytesSource(file.name, bytes), rubric, display.language)
  const bytes = opened.bytes()
  const rows = bytes === undefined ? emptyAnswerRows(rubric, display.language) : await read(bytes)
  const other = rows.respondents.find(
    ({ mark }) => mark !== '' && !mark.startsWith(`${rubric.id} `),
  )
  refuseOther(other?.mark.split(' ')[0], opening)
  const name = await chosenRespondent(rows, opening, isNext)
  const known = respondentNamed(rows, name)
  const words = openingWords(display.language)
  const given = new Map([
    ...(known?.identity ?? []),
    ...givenGroups(rows, flags.groups, flags.unit, rubric),
  ])
  const identity =
    chooser === undefined || known !== undefined ? given : await askedGroups(rows, given, opening)
  const before = known && {
    ...known,
    name: words.respondent(name),
    rubric,
    purpose: 'answer' as const,
  }
  await saidOfBefore(before, surveyChanges(rubric, known?.mark ?? ''), opening)
  const answerer = { respondent: name, identity, rubric }
  const form: StoredForm<AnswerRows> = {
    read,
    text: ({ table }) => rawTableText(table),
    changed: (before, changes) =>
      changedRows(before, answerer, changes, { author: flags.author, time: opening.time }),
    entries: current => respondentNamed(current, name)?.entries ?? new Map(),
  }
  return {
    rubric,
    answerer: words.respondent(name),
    store: opened.store(rows, form),
    purpose: 'answer',
    previous: new Map(),
  }
}

async function chosenRespondent(
  rows: AnswerRows,
  { flags, chooser, rubric, display, opened }: Opening,
  isNext: boolean,
): Promise<string> {
  if (flags.respondent !== undefined && !isNext) return flags.respondent
  const words = openingWords(display.language)
  const last = rows.respondents.at(-1)
  if (isNext || chooser === undefined || last === undefined) return nextRespondent(rows)
  const isOpen =
    filledCount(questionsOf(rubric), last.entries, 'answer') < questionsOf(rubric).length
  // Somebody whose session was cut off goes on; who left on purpose may.
  if (!isOpen && !opened.wasLeft) return nextRespondent(rows)
  const filled = filledText({ rubric, entries: last.entries, purpose: 'answer' }, display)
  return chooser.choose(words.takeUp, [
    { value: last.name, name: words.goOnWith(words.respondent(last.name), filled) },
    { value: nextRespondent(rows), name: words.newRespondent },
  ])
}

/** `Usia=30–39 tahun`: by the name of the column, of the group, or its id. `--unit` is the first group. */
function givenGroups(
  rows: AnswerRows,
  given: readonly string[],
  unit: string | undefined,
  rubric: Rubric,
): ReadonlyMap<string, string> {
  const groups = groupsAsked(rows)
  const values = new Map<string, string>()
  const [first] = rubric.groups
  if (unit !== undefined && first !== undefined) values.set(first.id, unit)
  for (const text of given) {
    const [, name = text, value = ''] = /^([^=]+)=(.*)$/s.exec(text) ?? []
    const wanted = normalisedHeader(name)
    const group = groups.find(each => namesOf(each).includes(wanted))
    if (group === undefined) {
      const listed = groups.map(({ id }) => `\`${id}\``).join(', ')
      const params = { rubric: rubric.id, group: name, groups: listed }
      throw new Refusal([noSuchGroup({ kind: 'command', word: '--group' }, params)])
    }
    values.set(group.id, value.trim())
  }
  return values
}

function namesOf({ id, title, columns }: Group): readonly string[] {
  return [id, title.id ?? '', title.en ?? '', ...columns].map(name => normalisedHeader(name))
}

async function askedGroups(
  rows: AnswerRows,
  given: ReadonlyMap<string, string>,
  { chooser, display: { language } }: Opening,
): Promise<ReadonlyMap<string, string>> {
  const words = openingWords(language)
  const values = new Map(given)
  for (const group of groupsAsked(rows)) {
    const { id, title, askedOf } = group
    const known = offeredValues(group)
    if (chooser === undefined || values.has(id)) continue
    const said = values.get(askedOf?.group ?? '')
    const isAsked = askedOf === undefined || Object.values(askedOf.value.label).includes(said)
    if (!isAsked) continue
    const question = inLanguage(title, language)
    if (known.length === 0) {
      values.set(id, await chooser.line(words.optional(question), false))
      continue
    }
    const labels = known.map(({ label }) => inLanguage(label, language))
    const options = [
      ...labels.map(label => ({ value: label, name: label })),
      { value: '', name: words.noValue },
    ]
    values.set(id, await chooser.choose(question, options))
  }
  return values
}
