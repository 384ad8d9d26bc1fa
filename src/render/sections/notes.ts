/** Cautions, notes and sources of a report -> the lists that close a page. */
import { sentenceStart } from '../../language/language.ts'
import type { FullReport } from '../../report/full-report.ts'
import { gradeBands } from '../../report/grade-bands.ts'
import { type Entry, type ListBlock, type TableBlock, textCell } from '../blocks.ts'
import { UNDEFINED_MARK, type Wording } from '../wording.ts'
import { numberCell, shownCell } from './node-cells.ts'

/** What a careful reader should look at: cautions of the result, then warnings from reading. */
export function cautionList(report: FullReport, wording: Wording): ListBlock {
  const { cautions } = report.result
  const said = new Set(cautions.map(({ message }) => wording.text(message)))
  const warnings = report.provenance.notes.filter(
    note => note.severity !== 'note' && !said.has(wording.text(note.message)),
  )
  return {
    kind: 'list',
    title: wording.words.cautions,
    entries: [
      ...cautions.map(caution => cautionEntry(caution, wording)),
      ...warnings.map(warning => cautionEntry(warning, wording, warning.place)),
    ],
  }
}

/** Where the reading gave its own note, with row numbers or file names, the count alone is not repeated. */
const LEFT_OUT_NOTE = 'responses/rows-left-out'
const UNUSED_NOTE = 'responses/unused-columns'

/** What was left out, joined or not used, so that nothing happens in silence. */
export function noteList(report: FullReport, wording: Wording): ListBlock {
  const { words } = wording
  const { sample, score } = report.result
  const { notes, columns, sources } = report.provenance
  const plain = (text: string): Entry => ({ text, more: [] })
  const isNoted = (code: string) => notes.some(note => note.code === code)
  const leftOut = Object.entries(sample.leftOut)
    .filter(([, count]) => count > 0)
    .map(([reason, count]) => words.leftOutReason(reason, wording.count(count)))
  const blanks = score.noAnswers?.blank ?? 0
  const unused = columns.flatMap(({ use, header }) =>
    use === 'unused' && header !== '' ? [header] : [],
  )
  return {
    kind: 'list',
    title: words.notes,
    entries: [
      ...(leftOut.length === 0 || isNoted(LEFT_OUT_NOTE)
        ? []
        : [plain(words.rowsLeftOut(leftOut.join(', ')))]),
      ...(blanks === 0 ? [] : [plain(words.blanksPassedOver(wording.count(blanks), blanks === 1))]),
      ...notes
        .filter(note => note.severity === 'note')
        .map(note => {
          // With one file the message says enough; with several, and of other periods, the reader must know which.
          const isSaid = note.place === undefined || !isElsewhere(note.place, sources)
          const place = isSaid ? '' : `${note.place}: `
          return { text: place + wording.text(note.message), more: remedyLines(note, wording) }
        }),
      ...(unused.length === 0 || isNoted(UNUSED_NOTE)
        ? []
        : [plain(words.unusedColumns([...new Set(unused)].join(', ')))]),
    ],
  }
}

function isElsewhere(place: string, sources: FullReport['provenance']['sources']): boolean {
  return sources.length !== 1 || place.includes(' → ')
}

/** Each source with what rests on it; what nobody has checked there is marked. `whole`: where in it, and the notes. */
export function basisList(report: FullReport, wording: Wording, whole: boolean): ListBlock {
  const { words } = wording
  const { basis } = report.result.rubric
  const entries = basis.map((source): Entry => {
    const { part, note } = source
    const name = sourceName(source, wording)
    const place = source.where === undefined ? part : wording.text(source.where)
    const where = place === undefined || !whole ? name : `${name}, ${place}`
    const covers = source.covers.map(words.covers).join(', ')
    return {
      text: `${where}: ${covers}${source.verified ? '' : ' (*)'}`,
      more: note === undefined || !whole ? [] : [wording.text(note)],
    }
  })
  const hasMore = basis.some(({ part, note }) => part !== undefined || note !== undefined)
  const closing = [
    ...(basis.some(source => !source.verified) ? [words.notVerified] : []),
    ...(whole || !hasMore ? [] : [words.moreOfBasis]),
  ].join(' · ')
  return {
    kind: 'list',
    title: words.basis,
    entries: [
      ...entries,
      ...(closing === '' ? [] : [{ text: closing, emphasis: 'faint' as const, more: [] }]),
    ],
  }
}

/** A source that is no law, such as a worksheet, has a name in each language. */
export function sourceName(
  { name, title }: FullReport['result']['rubric']['basis'][number],
  wording: Wording,
): string {
  return title === undefined ? name : wording.text(title)
}

function cautionEntry(
  caution: FullReport['result']['cautions'][number],
  wording: Wording,
  place?: string,
): Entry {
  const message = wording.text(caution.message)
  return {
    mark: '!',
    emphasis: 'caution',
    text: place === undefined ? message : `${place}: ${message}`,
    more: remedyLines(caution, wording),
  }
}

/** As a sentence of its own, unless it starts with a name, a flag or a file. */
function remedyLines(
  note: Pick<FullReport['result']['cautions'][number], 'remedy'>,
  wording: Wording,
): string[] {
  const remedy = wording.text(note.remedy)
  if (remedy === '') return []
  return [/^\p{Ll}+[ ,]/u.test(remedy) ? sentenceStart(remedy) : remedy]
}

// Limits of the grades, and the files read.

export function bandTable({ result }: FullReport, wording: Wording): TableBlock[] {
  const { words } = wording
  const bands = gradeBands(result.model, result.score.id)
  if (bands.length === 0) return []
  const grade = sentenceStart(wording.own('grade'))
  return [
    {
      kind: 'table',
      title: words.page.grades(wording.own('grade')),
      columns: [
        { heading: grade, kind: 'text' },
        { heading: sentenceStart(wording.own('gradeLabel')), kind: 'text' },
        { heading: words.page.from, kind: 'number' },
      ],
      rows: bands.map(({ grade: name, label, from, isInclusive }) => [
        textCell(name, 'strong'),
        textCell(label === undefined ? '' : wording.text(label)),
        isInclusive || from === undefined
          ? (shownCell(from, wording) ?? textCell(UNDEFINED_MARK))
          : textCell(`> ${wording.number(from.shown)}`),
      ]),
      compact: true,
      below: [],
    },
  ]
}

export function sourceTable(
  { provenance, resultDigest }: FullReport,
  wording: Wording,
): TableBlock {
  const { page } = wording.words
  return {
    kind: 'table',
    title: page.sources,
    columns: [
      { heading: page.file, kind: 'text' },
      { heading: page.rows, kind: 'number' },
      { heading: page.fingerprint, kind: 'text' },
    ],
    rows: provenance.sources.map(({ name, sheet, rows, contentHash }) => [
      textCell(sheet === undefined ? name : `${name} · ${sheet}`),
      numberCell(rows, wording),
      textCell(contentHash),
    ]),
    compact: true,
    below: [page.digest(resultDigest)],
  }
}
