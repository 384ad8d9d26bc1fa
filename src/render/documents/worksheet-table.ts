/** The whole of a worksheet, question by question, as assessors print it: claims, evidence, what others found, room to tick; and what each part brings. */

import { contributionsOf } from '../../documents/part-weights.ts'
import { isNamed } from '../../documents/typed-names.ts'
import type { FullNode } from '../../report/full-report.ts'
import { quantityDifference } from '../../report/report-numbers.ts'
import { type Cell, textCell } from '../blocks.ts'
import { shownCell } from '../sections/node-cells.ts'
import { answerTexts, optionTexts } from '../sections/worksheet-answers.ts'
import { allNodes, numberedTitle, percentOf } from '../sections/worksheet-tables.ts'
import type { BuiltRow, BuiltTable, TableContext } from './built-table.ts'
import { fieldCell, NONE, scoreCell, shareCells } from './worksheet-document-tables.ts'

/** An empty box, ticked by hand. */
const BOX = textCell('☐')

export function worksheetTable(context: TableContext): BuiltTable {
  const { report, wording, document, request } = context
  const { score, model } = report.result
  if (score.undefinedBecause === 'several-units') return { rows: [] }
  const items = new Map(model.items.map(item => [item.id, item]))
  const options = optionTexts(report, wording)
  const isExplained = explains(request)
  const [answers, verified] = (['claimed', 'verified'] as const).map(reading =>
    answerTexts(report, wording, reading, isExplained),
  ) as [ReadonlyMap<string, string>, ReadonlyMap<string, string>]
  const shares = shareCells(context)
  const assessors = document.entries?.assessors ?? []
  // With the number in a column of its own it stands there alone.
  const hasCode = context.request.columns?.has('code') === true
  const nameOf = (node: FullNode) =>
    hasCode ? wording.text(node.title) : numberedTitle(node, wording)
  const numbers = (node: FullNode) => ({
    weight: shownCell(node.nominal ?? node.maximum, wording),
    ...shares(node),
    score: scoreCell(node, context),
    percent: shownCell(percentOf(node), wording),
    ...verifiedCells(node, context),
  })
  return {
    rows: allNodes(score).map((node): BuiltRow => {
      const item = items.get(node.item ?? '')
      if (item === undefined) {
        return {
          isHead: true,
          cells: { part: textCell(nameOf(node), 'strong'), ...numbers(node) },
        }
      }
      const answer = answers.get(item.id)
      const found = verified.get(item.id)
      const entry = document.entries?.byItem.get(item.id)
      return {
        cells: {
          code: textCell(item.id),
          part: textCell(nameOf(node)),
          ...optionCells(
            item.guidance && wording.text(item.guidance),
            options.get(item.id),
            isExplained,
          ),
          answer: answer === undefined ? NONE : textCell(answer),
          ...numbers(node),
          note: textCell(entry?.note ?? ''),
          responsible: textCell(''),
          proof: textCell((entry?.evidence ?? []).join('\n')),
          verified: found === undefined ? NONE : textCell(found),
          others: assessors.map((_, at) => textCell(entry?.answers[at] ?? '')),
          'verifier-note': typedCell('catatan-verifikator', 'catatan', node, context),
          recommendation: typedCell('rekomendasi', 'rekomendasi', node, context),
          ...{ 'check-1': BOX, 'check-2': BOX, 'check-3': BOX },
        },
      }
    }),
    spread: { others: assessors },
  }
}

/** Official sheets explain in one column what may be chosen, and list the letters in the next. */
function explains({ columns }: TableContext['request']): boolean {
  return columns?.has('guidance') === true && columns.has('options')
}

function optionCells(
  guidance: string | undefined,
  options: ReadonlyMap<string, string> | undefined,
  isExplained: boolean,
): Readonly<Record<string, Cell | undefined>> {
  const [codes, texts] = [[...(options?.keys() ?? [])], [...(options?.values() ?? [])]]
  if (!isExplained) {
    return {
      guidance: guidance === undefined ? undefined : textCell(guidance),
      options: textCell(texts.join('\n')),
    }
  }
  const explained = texts.filter((text, at) => text !== codes[at])
  return {
    guidance: textCell([...(guidance === undefined ? [] : [guidance]), ...explained].join('\n')),
    options: textCell(codes.join('/')),
  }
}

function verifiedCells(node: FullNode, { wording, report }: TableContext) {
  const found = node.verified?.score
  const difference =
    found === undefined || node.exact === undefined
      ? undefined
      : quantityDifference(found, { exact: node.exact }, report.result.model.shownDigits)
  return {
    'verified-score': shownCell(found, wording) ?? NONE,
    difference: shownCell(difference, wording) ?? NONE,
  }
}

/** What was typed about one question: where nothing was, there is room to write, and no blank for each of many. */
function typedCell(
  list: 'catatan-verifikator' | 'rekomendasi',
  column: string,
  node: FullNode,
  { document }: TableContext,
) {
  const row = document.fields
    .rows(list)
    .find(each => isNamed(each.get('bagian'), node.item ?? node.id, node.title))
  return textCell(row?.get(column) ?? '')
}

/** Parts of the whole, each in the column of what stands above it, with the points it brings. */
export function contributionsTable(context: TableContext): BuiltTable {
  const { report, wording } = context
  const { score } = report.result
  if (score.undefinedBecause === 'several-units') return { rows: [] }
  const forms = score.children
  const shares = shareCells(context)
  const parts = forms.flatMap((form, at) =>
    (form.children.length === 0 ? [form] : form.children).map(node => ({ node, at })),
  )
  const brought = contributionsOf(
    parts.map(({ node }) => node),
    report,
  )
  const scores = (cell: (form: FullNode, at: number) => ReturnType<typeof scoreCell>) =>
    forms.map(cell)
  return {
    rows: [
      ...parts.map(({ node, at }) => ({
        cells: {
          part: textCell(numberedTitle(node, wording)),
          ...shares(node),
          scores: scores((_, place) => (place === at ? scoreCell(node, context) : textCell(''))),
          contribution: shownCell(brought?.get(node.id), wording) ?? NONE,
          note: fieldCell('catatan', 'catatan', node, context),
        },
      })),
      {
        isFoot: true,
        cells: {
          part: textCell(wording.title(score), 'strong'),
          scores: scores(form => scoreCell(form, context)),
          contribution: scoreCell(score, context, true),
        },
      },
    ],
    spread: { scores: forms.map(form => wording.title(form)) },
  }
}
