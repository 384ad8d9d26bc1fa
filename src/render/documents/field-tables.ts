/** Tables whose rows a person fills in: plans, what was carried out, media, schedules, participants; and checklists of what is there. */

import { dateText, monthsBetween } from '../../documents/field-dates.ts'
import type { ListName } from '../../documents/field-kinds.ts'
import { channelText, type FilledRow, stateText } from '../../documents/read-fields.ts'
import { isNamed } from '../../documents/typed-names.ts'
import { type Cell, textCell } from '../blocks.ts'
import { shownCell } from '../sections/node-cells.ts'
import { priorities } from '../sections/plan-table.ts'
import { intervalOf } from '../sections/statistics-table.ts'
import { allNodes } from '../sections/worksheet-tables.ts'
import { UNDEFINED_MARK } from '../wording.ts'
import { type BuiltRow, type BuiltTable, inlineCell, type TableContext } from './built-table.ts'
import { DOCUMENT_WORDS } from './document-words.ts'
import { factText } from './facts.ts'
import { planCells, quarterColumns } from './worksheet-document-tables.ts'

/** Without rows one with blanks, unless the file says that there are none: `[]`. */
function filledRows(
  list: ListName,
  { document }: TableContext,
  waiting: readonly FilledRow[] = [],
): readonly FilledRow[] {
  const rows = document.fields.rows(list)
  if (rows.length > 0 || document.fields.state(list) === 'empty') return rows
  return waiting.length > 0 ? waiting : [new Map()]
}

/** column of the table -> column of the field */
function tableOfField(
  list: ListName,
  columns: Readonly<Record<string, string>>,
  context: TableContext,
  waiting: readonly FilledRow[] = [],
): BuiltTable {
  const { document, wording } = context
  return {
    rows: filledRows(list, context, waiting).map(row => ({
      cells: Object.fromEntries(
        Object.entries(columns).map(([column, field]): [string, Cell] => {
          const cell = inlineCell(document.fields.cell(list, row, field), context)
          const isNumber =
            'text' in cell && cell.isBlank !== true && /^\d+(?:\.\d+)?$/.test(cell.text)
          return [column, isNumber ? { ...cell, text: wording.number(cell.text) } : cell]
        }),
      ),
    })),
  }
}

/** What belongs to a survey stands there already, its times are for a person to say. */
export const scheduleTable = (context: TableContext) =>
  tableOfField(
    'jadwal',
    { activity: 'kegiatan', time: 'waktu', days: 'hari' },
    context,
    context.request.activities.map(name => new Map([['kegiatan', name]])),
  )

export function publicationTable(context: TableContext): BuiltTable {
  const { fields, language } = context.document
  const columns = { medium: 'media', link: 'tautan', date: 'tanggal', proof: 'bukti' }
  const rows = filledRows('media', context)
  return {
    rows: tableOfField('media', columns, context).rows.map(({ cells }, at) => {
      const kind = rows[at]?.get('jenis')
      const channel =
        kind === undefined
          ? inlineCell(fields.cell('media', rows[at], 'jenis'), context)
          : textCell(channelText(kind, language))
      return { cells: { ...cells, channel } }
    }),
  }
}

export function recommendationsTable(context: TableContext): BuiltTable {
  const columns = { recommendation: 'rekomendasi', responsible: 'penanggung-jawab' }
  const rows = filledRows('rekomendasi', context)
  // Not each is about a part: only where one is named there is a column of them.
  const hasParts = rows.some(row => row.has('bagian'))
  return {
    rows: tableOfField('rekomendasi', columns, context).rows.map(({ cells }, at) => ({
      cells: hasParts ? { ...cells, part: textCell(rows[at]?.get('bagian') ?? '') } : cells,
    })),
  }
}

/** Each recommendation with what was done about it. */
export function recommendationsDone(context: TableContext): BuiltTable {
  const { document } = context
  const { fields, language } = document
  const cell = (row: FilledRow, column: string) =>
    inlineCell(fields.cell('tindak-lanjut-rekomendasi', row, column), context)
  return {
    rows: filledRows('tindak-lanjut-rekomendasi', context).map(row => {
      const state = row.get('status')
      return {
        cells: {
          recommendation: cell(row, 'rekomendasi'),
          action: cell(row, 'rencana-aksi'),
          deadline: cell(row, 'target-waktu'),
          responsible: cell(row, 'penanggung-jawab'),
          state: state === undefined ? cell(row, 'status') : textCell(stateText(state, language)),
          proof: cell(row, 'bukti'),
        },
      }
    }),
  }
}

export const notesTable = (context: TableContext) =>
  tableOfField('catatan', { part: 'bagian', note: 'catatan' }, context)

/** Nobody has to hand in remarks: without any there is no table. */
export const remarksTable = (context: TableContext): BuiltTable =>
  context.document.fields.rows('saran').length === 0
    ? { rows: [] }
    : tableOfField('saran', { remark: 'isi', part: 'bagian' }, context)

export function participantsTable(context: TableContext): BuiltTable {
  const table = tableOfField(
    'peserta',
    { name: 'nama', position: 'jabatan', role: 'peran' },
    context,
  )
  const signed = table.rows.map(row => ({ cells: { ...row.cells, signature: textCell('') } }))
  return { rows: signed, isForm: true }
}

export function problemsTable(context: TableContext): BuiltTable {
  const { document } = context
  return {
    rows: planRows(context).map(({ name, score, row }) => ({
      cells: {
        part: name,
        score,
        problem: inlineCell(document.fields.cell('rencana', row, 'masalah'), context),
      },
    })),
  }
}

export function planTableOfFields(context: TableContext): BuiltTable {
  const rows = planRows(context).map(({ name, score, row }) => ({
    cells: { part: name, score, ...planCells(row, context) },
  }))
  return quarterColumns(context, rows)
}

/** The priorities that the numbers say, each with what was planned for it; then what was planned for others. */
function planRows(context: TableContext) {
  const { report, wording, document } = context
  const filled = document.fields.rows('rencana')
  const first = priorities(report, wording)
  const nodes = [...allNodes(report.result.score), ...(report.result.worksheet?.gains ?? [])]
  const title = (id: string) => nodes.find(node => node.id === id)?.title
  const own = first.flatMap(({ id, name, score }) => {
    const rows = filled.filter(each => isNamed(each.get('bagian'), id, title(id) ?? { id: name }))
    return (rows.length === 0 ? [undefined] : rows).map(row => ({
      name: textCell(name),
      score,
      row,
    }))
  })
  const used = new Set(own.flatMap(({ row }) => row ?? []))
  const rest = filled
    .filter(row => !used.has(row))
    .map(row => ({
      name: inlineCell(document.fields.cell('rencana', row, 'bagian'), context),
      score: textCell(UNDEFINED_MARK),
      row,
    }))
  return [...own, ...rest]
}

export function realisationTable(context: TableContext): BuiltTable {
  const { document } = context
  const { language, fields } = document
  const since = fields.raw('laporan-sebelumnya')
  const cell = (row: FilledRow, column: string) =>
    inlineCell(fields.cell('tindak-lanjut', row, column), context)
  return {
    rows: filledRows('tindak-lanjut', context).map((row): BuiltRow => {
      const state = row.get('status')
      const done = row.get('selesai')
      const months =
        since === undefined || done === undefined ? undefined : monthsBetween(since, done)
      const isOpen = state !== undefined && state !== 'sudah'
      return {
        cells: {
          service: cell(row, 'layanan'),
          plan: cell(row, 'rencana'),
          state: state === undefined ? cell(row, 'status') : textCell(stateText(state, language)),
          description: cell(row, 'uraian'),
          completed:
            done !== undefined
              ? textCell(dateText(done, language))
              : isOpen
                ? textCell(UNDEFINED_MARK)
                : cell(row, 'selesai'),
          months:
            months === undefined
              ? textCell(UNDEFINED_MARK)
              : { text: String(months), value: months },
          proof:
            isOpen && row.get('bukti') === undefined
              ? textCell(UNDEFINED_MARK)
              : cell(row, 'bukti'),
        },
      }
    }),
  }
}

/** Earlier periods as typed, the one before as its report has it, then this one. */
export function trendRows(context: Omit<TableContext, 'request'>): readonly {
  readonly period: Cell
  readonly value: number | undefined
  readonly shown: string
  readonly grade: string
  readonly n: number | undefined
  /** Of this period alone: what was typed has none. */
  readonly interval?: string | undefined
  readonly remark: string
}[] {
  const { report, wording, document } = context
  const { result } = report
  const whole = result.previous?.nodes.find(({ id }) => id === result.score.id)
  const typed = document.fields.rows('tren').map(row => ({
    period: inlineCell(document.fields.cell('tren', row, 'periode'), context),
    value: row.has('nilai') ? Number(row.get('nilai')) : undefined,
    shown: row.has('nilai') ? wording.number(row.get('nilai') ?? '') : UNDEFINED_MARK,
    grade: row.get('mutu') ?? UNDEFINED_MARK,
    ...{ n: undefined, remark: row.get('catatan') ?? '' },
  }))
  const before = document.fields.text('periode-sebelumnya')
  const known = typed.some(
    ({ period }) => 'text' in before && 'text' in period && period.text === before.text,
  )
  return [
    ...typed,
    ...(whole?.before === undefined || known
      ? []
      : [
          {
            period: inlineCell(before, context),
            value: whole.before.value,
            shown: wording.number(whole.before.shown),
            ...{ grade: UNDEFINED_MARK, n: result.previous?.n, remark: '' },
          },
        ]),
    {
      period: inlineCell(document.fields.text('periode'), context),
      value: result.score.value,
      shown: result.score.shown === undefined ? UNDEFINED_MARK : wording.number(result.score.shown),
      grade: result.score.grade ?? UNDEFINED_MARK,
      n: result.rubric.kind === 'survey' ? result.sample.rowsUsed : undefined,
      interval: intervalOf(result.score.id, result, wording),
      remark: '',
    },
  ]
}

/** One period is no trend. */
export function trendTable(context: TableContext): BuiltTable {
  const rows = trendRows(context)
  if (rows.length < 2) return { rows: [] }
  return {
    rows: rows.map(({ period, value, shown, grade, n, interval, remark }) => ({
      cells: {
        period,
        index: value === undefined ? textCell(shown) : { text: shown, value },
        grade: textCell(grade),
        n:
          n === undefined ? textCell(UNDEFINED_MARK) : { text: context.wording.count(n), value: n },
        interval: interval === undefined ? undefined : textCell(interval),
        remark: remark === '' ? undefined : textCell(remark),
      },
    })),
  }
}

export function previousParts({ report, wording, document }: TableContext): BuiltTable {
  const { previous, score } = report.result
  if (previous === undefined) return { rows: [] }
  const parts =
    previous.items.length > 0 ? previous.items : previous.nodes.filter(({ id }) => id !== score.id)
  const index = wording.own('index')
  const whole = previous.nodes
    .filter(({ id }) => id === score.id)
    .map(node => ({ ...node, title: { id: index, en: index } }))
  const row = (part: (typeof previous.nodes)[number], isFoot: boolean): BuiltRow => ({
    isFoot,
    cells: {
      part: textCell(wording.text(part.title), isFoot ? 'strong' : 'plain'),
      before: shownCell(part.before, wording) ?? textCell(UNDEFINED_MARK),
      now: shownCell(part.now, wording) ?? textCell(UNDEFINED_MARK),
      change: shownCell(part.change, wording) ?? textCell(UNDEFINED_MARK),
    },
  })
  return {
    rows: [...parts.map(part => row(part, false)), ...whole.map(node => row(node, true))],
    below: [DOCUMENT_WORDS[document.language].unrounded],
  }
}

export function checklistTable(context: TableContext): BuiltTable {
  const { document, request } = context
  const words = DOCUMENT_WORDS[document.language]
  return {
    rows: request.checklist.map(({ point, needs }) => {
      const states = needs.map(need => {
        if ('state' in need) return need
        const found = factText(need.fact, context)
        return {
          state: found === undefined ? ('unknown' as const) : ('filled' as const),
          found: found ?? '',
        }
      })
      const state = states.some(each => each.state === 'empty')
        ? words.absent
        : states.every(each => each.state === 'filled')
          ? words.present
          : words.unknown
      return {
        cells: {
          point: textCell(point),
          state: textCell(state, state === words.present ? 'plain' : 'strong'),
          found: textCell(
            states
              .map(each => each.found)
              .filter(text => text !== '')
              .join('; '),
          ),
        },
      }
    }),
  }
}
