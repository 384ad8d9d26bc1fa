/** Tables of how many gave each answer -> a survey's tally, where its score needs no more than that. */
import type { SeenAnswer } from '../coding/answer-reader.ts'
import { NO_ANSWER, type NoAnswerReason } from '../coding/answer-spellings.ts'
import { isLoneLetter } from '../coding/codebook-cautions.ts'
import { rowReader } from '../coding/row-reader.ts'
import type { MatchedTable } from '../columns/column-mapping.ts'
import { countOf } from '../columns/counts-by-answer.ts'
import { type Diagnostic, defineDiagnostic, Refusal } from '../diagnostics/diagnostic.ts'
import { countText, countWords } from '../language/exact-words.ts'
import { footerLabels } from '../language/footer-label.ts'
import { shortList } from '../language/short-list.ts'
import { total } from '../math/exact.ts'
import { unitGroupOf } from '../rubric/build-score-tree.ts'
import type { Rubric } from '../rubric/model.ts'
import { type Row, tablePlace } from '../tables/table.ts'
import { addAnswers, personNodesOf } from './count-cell.ts'
import { closedTally, openTally } from './count-rows.ts'
import type { Tally } from './tally.ts'

const countsNeedPersons = defineDiagnostic('responses/counts-need-persons', 'error', {
  id: '`{rubric}` menghitung nilai setiap orang lebih dahulu; dari jumlah tiap jawaban tidak terlihat siapa menjawab apa.',
  idRemedy: 'berikan jawabannya, satu baris per responden.',
  en: '`{rubric}` scores each person first; counts of answers do not show who answered what.',
  enRemedy: 'give the answers, a row for each respondent.',
})

const countsWithoutRows = defineDiagnostic('responses/counts-without-rows', 'error', {
  id: '{flag} memilih atau mengelompokkan responden, padahal file ini hanya memuat jumlah tiap jawaban.',
  idRemedy: 'hapus {flag}, atau berikan jawabannya, satu baris per responden.',
  en: '{flag} chooses or groups respondents, but this file only holds how many gave each answer.',
  enRemedy: 'leave {flag} out, or give the answers, a row for each respondent.',
})

const unknownOption = defineDiagnostic('responses/counts-unknown-option', 'error', {
  id: '{answers} bukan jawaban untuk {items}, padahal ada jumlahnya.',
  idRemedy:
    'pada bagian "counts", tulis kode jawabannya, atau `blank`, `dont-know`, `not-applicable`; pada bagian "answers", kode sebuah teks.',
  en: '{answers}: no answer to {items}, but with a number.',
  enRemedy:
    'in the section "counts" write the code of the answer, or blank, dont-know, not-applicable; in the section "answers" the code of a text.',
})

const notWhole = defineDiagnostic('responses/counts-not-whole', 'error', {
  id: '{count} sel untuk {items} bukan bilangan bulat: jumlah orang diperlukan, bukan persen atau rata-rata.',
  idRemedy: 'tulis jumlah orangnya, tanpa pemisah ribuan.',
  en: 'Cells for {items} that are no whole numbers: {count}. How many persons is needed, no percent or mean.',
  enRemedy: 'write how many persons, without a separator of thousands.',
})

const readAsCounts = defineDiagnostic('responses/read-as-counts', 'note', {
  id: 'Dibaca sebagai jumlah tiap jawaban: {answers} jawaban dari {count} responden. Siapa menjawab apa tidak terlihat.',
  en: 'Read as counts of answers: {answers|answer|answers} of {count|respondent|respondents}. Who answered what does not show.',
})

const perhapsPercents = defineDiagnostic('responses/counts-perhaps-percents', 'warning', {
  id: 'Jumlah jawaban setiap butir {totals}: mungkin persen, bukan jumlah orang.',
  idRemedy: 'bila persen, tulis jumlah orangnya; nilainya sama, tetapi banyaknya responden tidak.',
  en: 'The answers of each item add up to {totals}: perhaps percents, not numbers of persons.',
  enRemedy:
    'if so, write how many persons; the score is the same, the number of respondents is not.',
})

const countsDiffer = defineDiagnostic('responses/counts-differ', 'warning', {
  id: 'Jumlah jawaban tiap butir tidak sama ({least} sampai {most}); yang kurang dihitung sebagai tidak diisi.',
  idRemedy: 'periksa butir: {items}.',
  en: 'The items have different numbers of answers ({least} to {most}); what lacks counts as blank.',
  enRemedy: 'look at: {items}.',
})

const KINDS: readonly NoAnswerReason[] = ['blank', 'dont-know', 'not-applicable']

interface AnswerCounts {
  readonly tally: Tally
  readonly rowsRead: number
  readonly sources: readonly {
    readonly source: MatchedTable['table']['source']
    readonly rowsRead: number
  }[]
  readonly notes: readonly Diagnostic[]
}

/** Throws a `Refusal` where the counts do not tell the score. @param flags given that speak of single respondents */
export async function answerCounts(
  rubric: Rubric,
  tables: readonly MatchedTable[],
  flags: readonly string[],
): Promise<AnswerCounts> {
  const problems: Diagnostic[] = flags.map(flag =>
    countsWithoutRows({ kind: 'command', word: flag }, { flag }),
  )
  if (personNodesOf(rubric.score).length > 0 || unitGroupOf(rubric) !== undefined) {
    const [first] = tables
    const place = first === undefined ? undefined : tablePlace(first.table.source)
    problems.push(countsNeedPersons(place, { rubric: rubric.id }))
  }
  const open = openTally(rubric, [], [])
  const cell = open.margins[0]?.cells.get('')
  if (cell === undefined) throw new Error('a tally always has the margin of all rows')
  // Nobody knows which answers are of one person.
  cell.alike = undefined
  open.styles = undefined
  open.numbers = undefined
  open.suspicious = undefined
  const notes: Diagnostic[] = []
  const sources: { source: MatchedTable['table']['source']; rowsRead: number }[] = []
  for (const { table, mapping } of tables) {
    const { columns } = rowReader(mapping, rubric, [])
    const rows: Row[] = []
    for await (const batch of table.batches) rows.push(...batch)
    const isSum = footerLabels(rubric.footers)
    const place = tablePlace(table.source)
    const totals = new Map<number, number>()
    const [unknownBy, brokenBy] = [new Map<string, string[]>(), new Map<string, string[]>()]
    const ofItem = (by: Map<string, string[]>, what: string, id: string) =>
      by.set(what, [...(by.get(what) ?? []), `\`${id}\``])
    for (const { reader, column } of columns) {
      const { item } = reader
      const found: { label: string; answer: SeenAnswer; number: number }[] = []
      let broken = 0
      let total = 0
      for (const { cells } of rows) {
        const label = cells[0] ?? ''
        if (isSum(label) !== undefined && reader.read(label).code < 0) continue
        const written = (cells[column] ?? '').trim()
        const number = written === '' || written === '-' ? 0 : countOf(written)
        if (number === undefined) broken++
        if (number === undefined || number === 0) continue
        found.push({ label, number, answer: reader.read(label) })
        total += number
      }
      const isLetter = ({ rawAnswer }: SeenAnswer) => isLoneLetter(rawAnswer, reader)
      // `b` is an abbreviation, but beside `a`, `c` and `d` the second option.
      const areOptions = found.some(
        ({ answer }) => answer.code === NO_ANSWER.unknown && isLetter(answer),
      )
      const unknown: string[] = []
      for (const { label, answer, number } of found) {
        const kind = KINDS.find(each => each === label)
        const isOption = areOptions && isLetter(answer)
        const code = kind === undefined ? answer.code : NO_ANSWER[kind]
        if (isOption || code === NO_ANSWER.unknown) unknown.push(`\`${label}\``)
        else addAnswers(cell, item.index, code, answer.number, number)
      }
      totals.set(item.index, total)
      if (unknown.length > 0) ofItem(unknownBy, shortList(unknown, 5), item.id)
      if (broken > 0) ofItem(brokenBy, countText(broken, 'en'), item.id)
    }
    for (const [answers, items] of unknownBy) {
      problems.push(unknownOption(place, { answers, items: shortList(items, 10) }))
    }
    for (const [count, items] of brokenBy) {
      problems.push(notWhole(place, { count, items: shortList(items, 10) }))
    }
    const most = Math.max(0, ...totals.values())
    for (const item of rubric.items) {
      const lacking = most - (totals.get(item.index) ?? 0)
      addAnswers(cell, item.index, NO_ANSWER.blank, undefined, lacking)
    }
    cell.rows += most
    const fewer = columns.flatMap(({ reader: { item } }) =>
      (totals.get(item.index) ?? 0) < most ? [item.id] : [],
    )
    const answers = total(totals.values())
    notes.push(readAsCounts(place, { answers: countWords(answers), count: countWords(most) }))
    if (fewer.length > 0) {
      const least = Math.min(...totals.values())
      const items = shortList(fewer, 10)
      notes.push(countsDiffer(place, { least: countWords(least), most: countWords(most), items }))
    }
    if (columns.length > 1 && [...totals.values()].every(isAboutHundred)) {
      const [least, all] = [Math.min(...totals.values()), countText(most, 'en')]
      notes.push(perhapsPercents(place, { totals: least === most ? all : `${least}–${all}` }))
    }
    sources.push({ source: table.source, rowsRead: most })
  }
  if (problems.length > 0) throw new Refusal(problems)
  const rowsRead = sources.reduce((sum, each) => sum + each.rowsRead, 0)
  const reading = { rowsRead, leftOut: new Map(), spellings: new Map() }
  return { tally: closedTally(open, reading), rowsRead, sources, notes }
}

/** Percents that were rounded one by one add up to a little more or less. */
function isAboutHundred(total: number): boolean {
  return total >= 98 && total <= 102
}
