/** `--set` and `--answers` -> changes, all of them or a Refusal with everything that does not fit. */

import { type Diagnostic, defineDiagnostic, Refusal } from '../diagnostics/diagnostic.ts'
import { inBoth, type Language, type Localized } from '../language/language.ts'
import { likenessHint } from '../language/nearest.ts'
import {
  type CountExpression,
  codesOf,
  countsOf,
  type Item,
  type Rubric,
  scaleOf,
} from '../rubric/model.ts'
import { bytesSource } from '../tables/byte-source.ts'
import { markedText } from '../tables/decode-text.ts'
import { isWorksheetHeader, isWorksheetWord, worksheetColumns } from '../tables/worksheet-header.ts'
import { answerText } from '../tally/person-score.ts'
import { rubricOutline } from '../worksheets/outline.ts'
import { worksheetAnswerReader } from '../worksheets/read-answer.ts'
import { evidenceList } from '../worksheets/worksheet.ts'
import { columnNamed, readRawTable, typedText } from './answer-file/raw-table.ts'
import {
  countsNeeded,
  noSuchAnswer,
  noSuchItem,
  reasonNeeded,
  setForm,
  setTwice,
} from './ask-diagnostics.ts'
import { type Change, type Entries, type Entry, entryOf, type Purpose, saidIn } from './question.ts'

const answersUnreadable = defineDiagnostic('cli/ask-answers-unreadable', 'error', {
  id: 'Isi `--answers` bukan baris BUTIR=KODE dan bukan CSV berkolom nomor dan jawaban.',
  idRemedy: 'contoh satu baris: `{example}`',
  en: 'What `--answers` gives is neither lines ITEM=CODE nor CSV with columns item and answer.',
  enRemedy: 'an example of a line: `{example}`',
})

interface ScriptSetting {
  readonly rubric: Rubric
  readonly entries: Entries
  readonly purpose: Purpose
  readonly reason: string | undefined
  readonly keptEvidence: (typed: string) => string
}

/** One item as the script gives it. */
interface Given {
  readonly id: string
  readonly answer: string | undefined
  readonly evidence: readonly string[]
  readonly note: string | undefined
  readonly reason: string | undefined
  /** Where it was given, for messages. */
  readonly word: string
}

export async function scriptedChanges(
  set: readonly string[],
  answers: Uint8Array | undefined,
  setting: ScriptSetting,
): Promise<readonly Change[]> {
  const { rubric } = setting
  const given = [
    ...(answers === undefined ? [] : await givenAnswers(answers, setting)),
    ...set.map(text => givenPair(text, rubric, '--set')),
  ]
  const problems: Diagnostic[] = [...saidTwice(given, rubric)]
  const changes = given.flatMap(each => changesFor(each, setting, problems))
  if (problems.length > 0) throw new Refusal(problems)
  return changes
}

function givenPair(text: string, rubric: Rubric, word: string): Given {
  const [, id, answer] = /^\s*([^=\s]+)\s*=\s*(.*?)\s*$/s.exec(text) ?? []
  if (id === undefined || answer === undefined) {
    throw new Refusal([setForm({ kind: 'command', word }, { text, example: exampleOf(rubric) })])
  }
  return { id, answer, evidence: [], note: undefined, reason: undefined, word }
}

/** @example exampleOf(skm)  // 'U1=4' */
export function exampleOf({ items }: Rubric): string {
  const item = items.find(({ measure }) => measure.kind === 'choice')
  return `${item?.id ?? 'ITEM'}=${codesOf(item)[0] ?? '1'}`
}

async function givenAnswers(
  bytes: Uint8Array,
  { rubric, purpose }: ScriptSetting,
): Promise<readonly Given[]> {
  const text = markedText(bytes)
  const lines = text.split(/\r\n|\n|\r/).filter(line => line.trim() !== '' && !line.startsWith('#'))
  if (lines.length > 0 && lines.every(line => /^\s*[^\s=,;"]+\s*=/.test(line))) {
    return lines.map(line => givenPair(line, rubric, '--answers'))
  }
  const table = await readRawTable(bytesSource('--answers', bytes), isWorksheetWord)
  const records = table?.records.map(cells => cells.map(cell => cell.trim())) ?? []
  const header = records.findIndex(cells => isWorksheetHeader(cells))
  const headers = records[header] ?? []
  const columns = worksheetColumns(headers, rubric)
  const [number] = columns?.outline ?? []
  if (columns === undefined || number === undefined) {
    const params = { example: exampleOf(rubric) }
    throw new Refusal([answersUnreadable({ kind: 'command', word: '--answers' }, params)])
  }
  const reason = columnNamed(headers, 'verifierNote')
  return records.slice(header + 1).flatMap((cells): readonly Given[] => {
    const cell = (column: number | undefined) =>
      column === undefined ? '' : typedText(cells[column] ?? '')
    const id = cell(number)
    if (id === '') return []
    const said =
      purpose === 'verify' ? cell(columns.verified ?? columns.answer) : cell(columns.answer)
    return [
      {
        id,
        answer: said === '' ? undefined : said,
        evidence: evidenceList(columns.evidence.map(cell)),
        note: columns.notes.map(cell).find(note => note !== ''),
        reason: cell(reason) || undefined,
        word: '--answers',
      },
    ]
  })
}

/** None where something does not fit, which is then among the problems. */
function changesFor(
  given: Given,
  setting: ScriptSetting,
  problems: Diagnostic[],
): readonly Change[] {
  const { rubric, entries, purpose, reason, keptEvidence } = setting
  const { id, word } = given
  const place = { kind: 'command', word } as const
  const refused = (problem: Diagnostic): readonly Change[] => {
    problems.push(problem)
    return []
  }
  const item = itemNamed(rubric, id)
  if (item === undefined) {
    const ids = rubric.items.map(each => each.id)
    const params = { rubric: rubric.id, item: id, hint: likenessHint(id, ids) }
    return refused(noSuchItem(place, params))
  }
  const counts = countsTyped(item, given.answer ?? '')
  if (counts !== undefined) {
    const bare = { ...given, evidence: [], note: undefined }
    return [
      { ...given, answer: '', reason: undefined },
      ...counts.map(each => ({ ...bare, id: each.item.id, answer: each.answer })),
    ].flatMap(each => changesFor(each, setting, problems))
  }
  const answer = given.answer === undefined ? undefined : keptAnswer(item, given.answer)
  const isShare = item.measure.kind === 'ratio' && /\d/.test(answer ?? '')
  // Counts win over a ratio that stands beside them, so the ratio would be kept and never seen.
  if (isShare && countsOf(item).some(count => saidIn(entryOf(entries, count.id), purpose) !== '')) {
    const params = { item: id, answer: answer ?? '', example: countsExample(item) }
    return refused(countsNeeded(place, params))
  }
  if (answer === null) {
    const params = { item: id, answer: given.answer ?? '', choices: choicesText(item) }
    return refused(noSuchAnswer(place, params))
  }
  if (purpose === 'answer') {
    const { evidence, note } = given
    const set: Partial<Entry> = {
      ...(answer === undefined ? {} : { answer }),
      ...(evidence.length === 0 ? {} : { evidence: evidence.map(keptEvidence) }),
      ...(note === undefined ? {} : { note }),
    }
    return [{ id: item.id, set }]
  }
  if (answer === undefined) return []
  const claimed = entryOf(entries, item.id).answer
  const why = answer === claimed ? '' : (given.reason ?? reason ?? '')
  if (answer !== claimed && answer !== '' && why === '') {
    return refused(reasonNeeded(place, { item: id, answer, claimed: claimed || '–' }))
  }
  return [{ id: item.id, set: { verified: answer, verifierNote: why } }]
}

/** By its id, a header of its column, or the number of its row in a template. */
function itemNamed(rubric: Rubric, name: string): Item | undefined {
  return (
    rubric.items.find(({ id, columns }) => id === name || columns.includes(name)) ??
    rubricOutline(rubric).parts.find(({ steps }) => steps.join('.') === name)?.item
  )
}

/** Two `--set` of one question: only one can be meant. */
function saidTwice(given: readonly Given[], rubric: Rubric): readonly Diagnostic[] {
  const said = new Map<string, string>()
  return given
    .filter(({ word }) => word === '--set')
    .flatMap(({ id: name, answer = '', word }) => {
      const id = itemNamed(rubric, name)?.id ?? name
      const before = said.get(id) ?? answer
      said.set(id, answer)
      const params = { item: name, before, answer }
      return before === answer ? [] : [setTwice({ kind: 'command', word }, params)]
    })
}

/** As the file keeps it; null where it is no answer to this item. */
function keptAnswer(item: Item, raw: string): string | null {
  if (raw === '') return ''
  const read = worksheetAnswerReader(item).read(raw)
  if ('unreadable' in read || read.remark !== undefined) return null
  if (read.answer === undefined) return ''
  const { share, number } = read.answer
  if (share !== undefined || number !== undefined) return raw
  const noAnswer = scaleOf(item)?.noAnswer
  return (
    answerText(item, read.answer, reason =>
      reason === 'unknown' ? undefined : noAnswer?.[reason][0],
    ) ?? raw
  )
}

function choicesText(item: Item): Required<Localized> {
  const { measure } = item
  if (measure.kind === 'ratio') return worksheetAnswerReader(item).choices
  const noAnswers = Object.values(measure.scale.noAnswer).flatMap(texts => texts.slice(0, 1))
  const { choices } = worksheetAnswerReader(item)
  const listed = (language: Language) => [choices[language], ...noAnswers].join(', ')
  return inBoth(listed)
}

// A ratio that is typed as one answer, `9/10` -> the two counts that it says.

interface TypedCount {
  readonly item: Item
  readonly answer: string
}

/** Undefined where the answer is no fraction, or a side of the ratio is more than one count. */
function countsTyped({ measure }: Item, answer: string): readonly TypedCount[] | undefined {
  if (measure.kind !== 'ratio') return undefined
  const [, above, below] = /^\s*(\d{1,9})\s*\/\s*(\d{1,9})\s*$/.exec(answer) ?? []
  const [of, to] = [onlyCount(measure.ratio.of), onlyCount(measure.ratio.to)]
  if (above === undefined || below === undefined || of === undefined || to === undefined) {
    return undefined
  }
  return of === to
    ? undefined
    : [
        { item: of, answer: above },
        { item: to, answer: below },
      ]
}

/** What to type instead, with the counts as the sheet numbers them. */
function countsExample(item: Item): string {
  return [...new Set(countsOf(item))]
    .map(({ id, columns }) => `--set ${columns[0] ?? id}=…`)
    .join(' ')
}

function onlyCount([term, ...more]: CountExpression): Item | undefined {
  return term === undefined || more.length > 0 || term.sign < 0 ? undefined : term.item
}
