/** Rows of answers as they pass, with what speaks against them -> counted, left out or asked about. */

import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import { sumPhrase } from '../language/footer-label.ts'
import { nearest } from '../language/nearest.ts'
import { cleanText } from '../language/normalised-text.ts'
import { type ColumnMarks, columnMarks } from '../tables/column-marks.ts'
import { type SourceIdentity, tablePlace } from '../tables/table.ts'
import type { AnswerReader, SeenAnswer } from './answer-reader.ts'
import { NO_ANSWER } from './answer-spellings.ts'
import { areAlike, type ClassifiedRow, isMarked, numberSigns } from './classify-row.ts'
import { MOST_ROWS_COMPARED } from './find-copies.ts'
import { HARMLESS_NUMBER } from './personal-value.ts'
import { type Doubt, rowsFlag } from './row-notes.ts'
import { FEWEST_FOR_MEANS, type ReadRow } from './row-reader.ts'
import { decision, firstOf, type Reason, reason, type Sign, weight } from './row-signs.ts'
import { firstWord, labelUse } from './summaries/label-use.ts'
import { type Amounts, blockMeans, formOf, runMeans } from './summaries/means-of-rows.ts'
import { LEAST_RUN, type Section, type SectionOptions } from './table-sections.ts'

const lastRowOfMeans = defineDiagnostic('responses/last-row-of-means', 'warning', {
  id: 'Baris terakhir ({row}) dihitung, tetapi pada tiap kolom isinya sama dengan rata-rata baris di atasnya yang dibulatkan, dan tidak ada baris lain seperti itu.',
  idRemedy: 'bila baris itu rata-rata, hitung tanpanya: {flag}',
  en: 'The last row ({row}) is counted, but in each column it equals the rounded mean of those above, and no other row is like it.',
  enRemedy: 'if it holds means, score without it: {flag}',
})

type Verdict = 'response' | 'footer' | 'legend' | 'header-part' | 'in-question'

export interface JudgedRow {
  readonly read: ReadRow
  readonly row: ClassifiedRow
  readonly section: Section | undefined
  readonly verdict: Verdict
}

interface RowJudge {
  /**
   * To be called for each row of answers in order.
   * @param section the section it stands in, if any, asked for unless the row is left out at sight
   * @returns rows that can be decided now
   */
  readonly add: (
    read: ReadRow,
    row: ClassifiedRow,
    section: () => Section | undefined,
  ) => readonly JudgedRow[]
  /** Nothing follows. */
  readonly atEnd: () => readonly JudgedRow[]
  readonly doubts: () => readonly Doubt[]
  /** Where nothing but the answers tells rows apart: a last row of means, with answers that no other row has. */
  readonly cautions: (source: SourceIdentity, named: string) => readonly Diagnostic[]
  readonly marks: ColumnMarks
}

interface JudgeOptions extends Pick<SectionOptions, 'looseColumns' | 'groupColumns' | 'time'> {
  readonly readers: readonly AnswerReader[]
  readonly amounts: (read: ReadRow) => Amounts
  /** Whether rows are numbered, as far as they have passed. */
  readonly isNumbered: () => boolean
  /** Whether a text stands where nearly all others have names of persons. */
  readonly isNoName: (cells: readonly string[]) => boolean
  /** Whether a person has named the rows: then nothing is asked. */
  readonly isSaid: boolean
}

interface Suspect {
  readonly read: ReadRow
  readonly row: ClassifiedRow
  readonly section: Section | undefined
  /** Columns that the rows before had filled. */
  readonly blank: readonly number[]
  /** Whether the numbering leaves a number free for it, or has been given up. */
  hasRoom: boolean
  /** Answers stand below it. */
  isFollowed: boolean
}

/** So many are remembered; a file with more of them has another habit. */
const MOST_SUSPECTS = 1000
/** No legend is as long. */
const MOST_UNANSWERED = 200
/** Where every fifth gives but one answer, so does anybody. */
const MOST_ALIKE = 5
/** As an accident, such a row is none where more are like the mean of those above. */
const MOST_LIKE_MEANS = 1 / 10
/** Among more rows somebody answers just like the mean. */
const MOST_TO_TELL = 1000
/** A table whose numbers stop early has respondents without a number. */
const MOST_SUMMARIES = 6

export function rowJudge(options: JudgeOptions): RowJudge {
  const { readers, time, looseColumns, isSaid } = options
  /** Columns that may tell persons apart. */
  const telling = [...looseColumns, ...options.groupColumns.filter(column => column !== time)]
  const marks = columnMarks(telling, time)
  /** Held until the end, since they may have to be left out. */
  const held: Suspect[] = []
  /** Counted already; they can at most be asked about. */
  const counted: Suspect[] = []
  let unnumbered: Suspect[] = []
  const labels = labelUse(telling)
  /** Words of sums with which the last rows begin. */
  const lastWords = new Set<string>()
  const beside = time === undefined ? telling : [...telling, time]
  const blocks = blockMeans()
  const runs = runMeans(telling)
  /** The first and the last two that were counted at sight: a summary may stand there. */
  const atAnEnd: Suspect[] = []
  const asked: { first: number; last: number; why: Reason }[] = []
  let numbersSeen: string | undefined
  const areBare = telling.length === 0 && time === undefined && !isSaid
  const answersSeen = new Set<string>()
  let [firstRow, lastMean] = [0, undefined as number | undefined]
  let [lastNumber, ran, responses, alike, means, unanswered, unfollowed] = [0, 0, 0, 0, 0, 0, 0]

  const judged = ({ read, row, section }: Suspect, verdict: Verdict): JudgedRow => {
    return { read, row, section, verdict }
  }
  /** Whoever has more than one thing beside the answers is somebody, who may have forgotten another. */
  const isBare = (cells: readonly string[]) =>
    telling.filter(column => (cells[column] ?? '').trim() !== '').length < 2
  /** Of what practically all others have. */
  const lackedSigns = ({ read, blank }: Suspect): readonly Sign[] => {
    const lacked = blank.filter(column => marks.isMark(column))
    const texts = lacked.filter(column => column !== time)
    const isSeen = texts.length > 1 || texts.every(column => marks.isOutside(column, read.row))
    const times =
      (lacked.length - texts.length) * 2 +
      (isBare(read.cells) && isSeen ? Math.min(2, texts.length) : 0)
    return Array<Sign>(times).fill('lacks')
  }
  /** Whether somebody with a number may have typed the word: one like it does not stand last. */
  const isTypedIn = ({ row: { label, signs }, isFollowed }: Suspect) =>
    label?.isTyped === true &&
    !signs.includes('marked') &&
    isFollowed &&
    !lastWords.has(firstWord(label))
  /** Whether somebody among others has chosen it (`Semua layanan`), or left it as a comment. */
  const isChosen = (suspect: Suspect) => {
    const { read, row, isFollowed } = suspect
    const { label, signs } = row
    if (label === undefined || signs.includes('cells') || signs.includes('offScale')) return false
    if (signs.includes('certainWord')) return false
    if (label.isComment) return isFollowed
    const isSum = sumPhrase(label.text) !== undefined
    if (isSum || lackedSigns(suspect).length > 0) return false
    const beside = telling.filter(
      column => column !== label.column && (read.cells[column] ?? '').trim() !== '',
    )
    if (label.isChoice && row.isNamed) return true
    if (!label.isOfNames && beside.length > 2) return true
    return label.isChoice && isFollowed && !signs.includes('means') && labels.isAmong(label)
  }
  /** All that is known of a row in the end. */
  const signsOf = (suspect: Suspect): readonly Sign[] => {
    const { row, hasRoom } = suspect
    const isCategory =
      row.label !== undefined &&
      (labels.isCategory(row.label, responses) || isTypedIn(suspect) || isChosen(suspect))
    const lacksNumber = !hasRoom && options.isNumbered()
    return [
      ...row.signs.filter(sign => sign !== 'means' || areMeansRare()),
      ...(isCategory ? (['marked'] as const) : []),
      ...(lacksNumber ? numberSigns(row.number) : []),
      ...lackedSigns(suspect),
      ...(atAnEnd.includes(suspect) ? endSigns(suspect) : []),
    ]
  }
  /** Where people agree, many answer just like the mean of those above. */
  const areMeansRare = () => (means - 1 / 2) / (responses - FEWEST_FOR_MEANS + 2) <= MOST_LIKE_MEANS
  /** Of the first row and the last two, where what is no person stands: a target, a mean that was rounded. */
  const endSigns = ({ read, row }: Suspect): readonly Sign[] => {
    const hasRun = ran >= LEAST_RUN && ran < MOST_ROWS_COMPARED && ran === responses - 1
    if (hasRun && row.number === lastNumber && lastNumber > ran * 2) return ['number', 'number']
    const { cells, answers } = read
    if (isMarked(row) || !isBare(cells)) return []
    const isMean = row.signs.includes('means')
    const isFirst = atAnEnd[0]?.read === read
    const isSummary =
      areMeansRare() && (isMean || (isFirst && blocks.isMeanOfAll(options.amounts(read))))
    const isAlike = areAlike(answers)
    const areFew = alike * MOST_ALIKE <= responses
    const isNobody = isSummary && (!isAlike || areFew) && options.isNoName(cells)
    const isOdd = isNobody || ((isSummary || (isAlike && areFew)) && marks.isOdd(cells))
    // Whoever is the only one of a unit may well answer all alike.
    if (!isOdd) return marks.isAlone(cells) ? ['unlike'] : []
    return isMean ? ['unlike', 'unlike'] : ['unlike', 'unlike', 'means']
  }
  /** Rows that follow one another are one stretch. */
  const ask = ({ read, row }: Suspect, signs: readonly Sign[]): void => {
    const first = firstOf(signs)
    const isOfCells = first === 'offScale' || first === 'cells'
    // The same for all such rows, so that they are one finding.
    if (isOfCells) numbersSeen ??= numbersOf(read)
    const why = reason(signs, isOfCells ? numbersSeen : cleanText(row.label?.text ?? ''))
    const before = asked.at(-1)
    if (before?.last === read.row - 1 && before.why.en === why.en) before.last = read.row
    else if (asked.length < MOST_ASKED) asked.push({ first: read.row, last: read.row, why })
  }
  const settled = (suspect: Suspect): JudgedRow => {
    const { row, read } = suspect
    const signs = signsOf(suspect)
    if (decision(signs) === 'left-out') return judged(suspect, 'footer')
    if (row.kind === 'unanswered') {
      if (!suspect.isFollowed && isLegend(row, read, readers)) return judged(suspect, 'legend')
      // No respondents at all: a table of units, each with the means or the counts of its own.
      if (responses === 0 && !isSaid && weight(row.signs) >= weight(['offScale'])) {
        ask(suspect, ['offScale'])
        return judged(suspect, 'in-question')
      }
      const areFew = unanswered <= Math.max(2, responses / 4)
      const isAnswer = isMarked(row) || (read.answers.length < 2 && typeof row.number !== 'string')
      if (responses === 0 || isAnswer || !areFew || isSaid) return judged(suspect, 'response')
      ask(suspect, ['offScale'])
      return judged(suspect, 'in-question')
    }
    if (isSaid || decision(signs) === 'counts') return judged(suspect, 'response')
    ask(suspect, signs)
    // One cause, one finding: answers of such a row that are not on the scale are not asked about as well.
    const isOnScale = read.answers.every(({ code }) => code !== NO_ANSWER.unknown)
    return judged(suspect, isOnScale ? 'response' : 'in-question')
  }
  /** Rows held above the first answers that are a further row of the header. */
  const headerParts = (): JudgedRow[] => {
    if (responses > 0) return []
    const parts = held.filter(({ read }) => isHeaderPart(read))
    held.splice(0, held.length, ...held.filter(each => !parts.includes(each)))
    return parts.map(each => judged(each, 'header-part'))
  }
  /** Answers of somebody: what stands above them is no legend, and may be passed over by the numbering. */
  const follows = ({ number }: ClassifiedRow): void => {
    const isFree = typeof number !== 'number' || number - lastNumber > unnumbered.length
    if (isFree || unnumbered.length > MOST_SUMMARIES) {
      for (const each of unnumbered) each.hasRoom = true
    }
    unnumbered = []
    if (typeof number === 'number') {
      if (number === ran + 1 && ran === responses) ran = number
      lastNumber = number
    }
    for (; unfollowed < held.length; unfollowed++) {
      const each = held[unfollowed]
      if (each !== undefined) each.isFollowed = true
    }
    responses++
  }
  const seeAnswers = ({ row, answers }: ReadRow, { signs }: ClassifiedRow): void => {
    const key = answers.map(({ code }) => code).join(' ')
    if (answersSeen.size === 0) firstRow = row
    const isOwn = !answersSeen.has(key) && !areAlike(answers)
    lastMean = isOwn && signs.includes('means') ? row : undefined
    answersSeen.add(key)
  }

  return {
    marks,
    add(read, row, sectionOf) {
      const blank = marks.add(read.row, read.cells)
      labels.add(row.label, read.row, read.cells)
      const suspect = { read, row, blank, hasRoom: false, isFollowed: false }
      if (decision(row.signs) === 'left-out') {
        return [judged({ ...suspect, section: undefined }, 'footer')]
      }
      const section = sectionOf()
      if (row.kind === 'answers' || options.amounts(read).some(each => each !== undefined)) {
        if (beside.length > 0) {
          const forms = () =>
            beside.map(column => formOf(read.cells[column] ?? '', column === time)).join('|')
          let amounts: Amounts | undefined
          // Two look at them, or none.
          const passing = { row: read.row, amounts: () => (amounts ??= options.amounts(read)) }
          blocks.add({ ...passing, form: () => `${typeof row.number}|${forms()}` })
          runs.add({ ...passing, cells: read.cells, isMarked: isMarked(row) })
        }
      }
      return taken({ ...suspect, section })
    },
    atEnd() {
      if (unnumbered.length > MOST_SUMMARIES) for (const each of unnumbered) each.hasRoom = true
      for (const suspect of isSaid ? [] : new Set([...counted, ...atAnEnd])) {
        const signs = signsOf(suspect)
        if (decision(signs) !== 'counts') ask(suspect, signs)
      }
      for (const { row, isFollowed } of held) {
        if (row.label?.isTyped === true && !isFollowed) lastWords.add(firstWord(row.label))
      }
      const verdicts = held.map(settled)
      asked.push(...blocks.doubts(), ...runs.doubts())
      return verdicts
    },
    doubts: () => asked,
    cautions(source, named) {
      if (lastMean === undefined || options.isNumbered()) return []
      const flag = rowsFlag(named, `${firstRow}-${lastMean - 1}`)
      return [lastRowOfMeans(tablePlace(source, lastMean), { row: lastMean, flag })]
    },
  }

  function taken(suspect: Suspect): readonly JudgedRow[] {
    const { row, blank } = suspect
    if (row.kind === 'unanswered') {
      unanswered++
      if (unanswered > MOST_UNANSWERED) return [judged(suspect, 'response')]
    } else if (decision([...row.signs, ...numberSigns(row.number)]) === 'counts') {
      const parts = headerParts()
      follows(row)
      if (areBare && responses <= MOST_TO_TELL) seeAnswers(suspect.read, row)
      else lastMean = undefined
      if (areAlike(suspect.read.answers)) alike++
      if (row.signs.includes('means')) means++
      atAnEnd.push(suspect)
      if (atAnEnd.length > 3) atAnEnd.splice(1, 1)
      const mayLack = blank.length > 0 && (!isMarked(row) || blank.includes(time ?? -1))
      if (mayLack && counted.length < MOST_SUSPECTS) counted.push(suspect)
      return [...parts, judged(suspect, 'response')]
    }
    if (held.length >= MOST_SUSPECTS) return [settled(suspect)]
    held.push(suspect)
    if (typeof row.number === 'string') unnumbered.push(suspect)
    return []
  }
}

/** More of them are not named one by one. */
const MOST_ASKED = 2000

/** Such as ": `3.21`, `3.35`": numbers that are no answers; texts may be somebody's. */
function numbersOf({ answers }: ReadRow): string {
  const unknown = answers.flatMap(({ code, rawAnswer }) =>
    code === NO_ANSWER.unknown && HARMLESS_NUMBER.test(rawAnswer.trim()) ? [rawAnswer.trim()] : [],
  )
  const shown = [...new Set(unknown)].slice(0, NUMBERS_SHOWN).map(number => `\`${number}\``)
  return shown.length === 0 ? '' : `: ${shown.join(', ')}`
}

const NUMBERS_SHOWN = 3

// A row without an answer -> whether it explains the table, or is a further row of its header.

/** Such as the names that a form tool gives its fields: a text of its own for each question, hardly any of them an answer. */
function isHeaderPart({ answers }: ReadRow): boolean {
  const texts = new Set(answers.map(({ rawAnswer }) => rawAnswer.trim()))
  const unknown = answers.filter(({ code }) => code === NO_ANSWER.unknown).length
  const areNames = answers.every(({ rawAnswer }) => /\p{L}/u.test(rawAnswer))
  const areOwn = texts.size === answers.length && answers.length > 2
  return areNames && areOwn && unknown * 4 >= answers.length * 3
}

/** `= Unsur pelayanan`, `- U1 s.d. U9`, `Keterangan:`, `*)` */
const LEGEND_SIGN = /^(?:[=:]|[-–•*]+\)?\s)|[=:]\s*$/

/** Whoever answers fills in more than half of the questions, with something like an answer. */
function isLegend(
  { number, isBelowFooter, isNamed }: ClassifiedRow,
  { cells, answers }: ReadRow,
  readers: readonly AnswerReader[],
): boolean {
  if (isBelowFooter) return true
  const unknown = answers.filter(({ code }) => code === NO_ANSWER.unknown)
  if (unknown.length * 2 > Math.max(2, answers.length)) return false
  const isLikeAnswer = (answer: SeenAnswer, position: number) =>
    answer.code === NO_ANSWER.unknown && resemblesAnswer(answer.rawAnswer, readers[position])
  if (answers.some(isLikeAnswer)) return false
  if (number === 'text') return true
  const hasSign = cells.some(cell => LEGEND_SIGN.test(cell.trim()))
  return hasSign || (number === 'blank' && !isNamed)
}

function resemblesAnswer(cell: string, reader: AnswerReader | undefined): boolean {
  const text = cleanText(cell)
  if (!/\p{L}{2}/u.test(text)) return !LEGEND_SIGN.test(text)
  return nearest(text, reader?.spellings.labels ?? []) !== undefined
}
