/** Tables that documents of surveys ask for: parts, groups, respondents, samples. */

import { answerSides, SIDES } from '../../documents/answer-sides.ts'
import { itemFormula, weightedFormula } from '../../documents/live-formulas.ts'
import { sentenceStart } from '../../language/language.ts'
import { shownName } from '../../language/safe-text.ts'
import type { FullNode, FullReport } from '../../report/full-report.ts'
import { gradeAt } from '../../report/grade-bands.ts'
import { isHidden } from '../../report/report-numbers.ts'
import { type Cell, textCell } from '../blocks.ts'
import { joinedLines, limitedData } from '../sections/group-statistics.ts'
import { numberCell, rangeOf, respondentsCell, shownCell, tinted } from '../sections/node-cells.ts'
import { intervalOf } from '../sections/statistics-table.ts'
import { UNDEFINED_MARK } from '../wording.ts'
import type { BuiltRow, BuiltTable, TableContext } from './built-table.ts'
import { DOCUMENT_WORDS } from './document-words.ts'
import { formulaCells, groupFeet, indexCells, meanCell, partOf, strong } from './group-feet.ts'
import { groupingOf, percentCell, rateCell, sampleRows } from './sample-tables.ts'

export function scoresByPart({ report, wording, document, request }: TableContext): BuiltTable {
  const { score, items, previous, model } = report.result
  // By the bands of the whole where parts have none of their own, and only where an outline asks for that.
  const gradeOf = (node: FullNode, index: FullNode['index']) =>
    node.grade ??
    (request.columns?.has('grade') === true ? gradeAt(model, score.id, index) : undefined)
  const rows = score.children.map((node): BuiltRow => {
    const item = items.find(({ id }) => id === node.item)
    // Means stand in no column of indexes.
    const before =
      item === undefined
        ? previous?.nodes.find(({ id }) => id === node.id)
        : previous?.items.find(
            each => each.id === node.id && (each.in === 'index' || item.index === undefined),
          )
    const hidden = isHidden(node) ? numberCell(undefined, wording) : undefined
    return {
      cells: {
        code: textCell(node.item ?? node.id),
        part: textCell(wording.title(node)),
        n: node.n === undefined ? hidden : numberCell(node.n, wording),
        mean: meanCell(item?.meanPoints ?? node.beforeRescale, wording) ?? hidden,
        weighted: meanCell(item?.weighted, wording),
        index: shownCell(item?.index ?? node, wording) ?? textCell(UNDEFINED_MARK),
        ...formulaCells(
          item?.index,
          {
            formula: item?.meanPoints === undefined ? undefined : itemFormula(model),
            grade: gradeOf(node, item?.index),
          },
          model,
          wording,
        ),
        interval: optionalText(intervalOf(node.id, report.result, wording)),
        before: shownCell(before?.before, wording),
        change: shownCell(before?.change, wording),
        grade: optionalText(gradeOf(node, item?.index)),
      },
    }
  })
  const whole = previous?.nodes.find(({ id }) => id === score.id)
  const isWeighted = rows.every(({ cells }) => cells.weighted !== undefined)
  const foot: BuiltRow = {
    isFoot: true,
    cells: {
      part: strong(request.feet.all ?? sentenceStart(wording.own('index'))),
      n: numberCell(report.result.sample.rowsUsed, wording),
      index: shownCell(score, wording, 'strong') ?? textCell(UNDEFINED_MARK),
      ...formulaCells(
        score,
        { formula: isWeighted ? weightedFormula(model) : undefined, grade: score.grade },
        model,
        wording,
      ),
      interval: optionalText(intervalOf(score.id, report.result, wording)),
      before: shownCell(whole?.before, wording),
      change: shownCell(whole?.change, wording),
      grade: score.grade === undefined ? undefined : strong(score.grade),
    },
  }
  return {
    rows: [...rows, foot, ...gradeRows(score, request.feet, wording)],
    below: previous === undefined ? [] : [DOCUMENT_WORDS[document.language].unrounded],
  }
}

function optionalText(text: string | undefined): Cell | undefined {
  return text === undefined ? undefined : textCell(text)
}

function gradeRows(
  { grade, gradeLabel }: FullNode,
  feet: TableContext['request']['feet'],
  wording: TableContext['wording'],
): BuiltRow[] {
  const row = (part: string, value: string): BuiltRow => ({
    isFoot: true,
    cells: { part: strong(sentenceStart(part)), index: strong(value) },
  })
  return [
    ...(grade === undefined ? [] : [row(feet.grade ?? wording.own('grade'), grade)]),
    ...(gradeLabel === undefined
      ? []
      : [row(feet['grade-label'] ?? wording.own('gradeLabel'), wording.text(gradeLabel))]),
  ]
}

export function scoresByGroup(context: TableContext): BuiltTable {
  const { report, wording } = context
  const grouping = groupingOf(context)
  if (grouping === undefined) return { rows: [] }
  const { score } = report.result
  const tints = rangeOf(
    grouping.groups.flatMap(group =>
      group.score.children.flatMap(node => partOf(node)?.value ?? []),
    ),
  )
  const asked = context.request.columns?.has('rate') === true
  const samples = new Map((asked ? sampleRows(context) : []).map(row => [row.name, row] as const))
  const groupRow = (group: (typeof grouping.groups)[number]): BuiltRow => {
    const { labels, n, score: own } = group
    const parts = score.children.map(({ id }) => partOf(own.children.find(node => node.id === id)))
    return {
      cells: {
        group: textCell(
          labels.map(label => shownName(wording.text(label))).join(' × ') || wording.words.noValue,
        ),
        n: respondentsCell(group, wording),
        rate: rateCell(
          { population: samples.get(labels.map(wording.text).join())?.population, obtained: n },
          wording,
        ),
        parts: parts.map(
          part => tinted(shownCell(part, wording), part?.value, tints) ?? textCell(UNDEFINED_MARK),
        ),
        index: shownCell(own, wording, 'strong') ?? textCell(UNDEFINED_MARK),
        ...indexCells(own, parts, context),
        grade: textCell(own.grade ?? ''),
        'grade-label':
          own.gradeLabel === undefined ? textCell('') : textCell(wording.text(own.gradeLabel)),
      },
    }
  }
  return {
    rows: [...grouping.groups.map(groupRow), ...groupFeet(context, grouping)],
    spread: { parts: score.children.map(node => wording.title(node)) },
    below: [...joinedLines(grouping.groups, wording), ...limitedData(grouping.groups, wording)],
  }
}

export function answersTable(context: TableContext): BuiltTable {
  const { report, wording, document, request } = context
  const { items } = report.result
  const isSplit = SIDES.some(side => request.columns?.has(side))
  const [first] = items.filter(({ counts }) => counts.length > 1)
  if (first === undefined) return { rows: [] }
  const codes = first.counts.map(({ code }) => code)
  const alike = items.filter(({ counts }) => counts.map(({ code }) => code).join() === codes.join())
  const heading = (code: string, at: number) => {
    const labels = new Set(alike.map(({ counts }) => wording.text(counts[at]?.label ?? {})))
    return labels.size === 1 ? [...labels].join() : code
  }
  return {
    rows: alike.map(item => ({
      cells: {
        part: textCell(wording.text(item.text)),
        answers: item.counts.map(({ percent }) => percentCell(percent, wording)),
        ...sideCells(item, context),
        n: numberCell(item.n, wording),
        mean: shownCell(item.meanPoints, wording),
      },
    })),
    spread: { answers: codes.map(heading) },
    below: isSplit ? [DOCUMENT_WORDS[document.language].sides] : [],
  }
}

function sideCells(
  item: FullReport['result']['items'][number],
  { report, wording }: TableContext,
): Readonly<Record<string, Cell>> {
  const sides = answerSides(item, report.result.model)
  return Object.fromEntries(SIDES.map(side => [side, percentCell(sides[side], wording)]))
}

export function respondentsTable({ report, wording }: TableContext): BuiltTable {
  const rows = report.result.profile.flatMap((question, at) =>
    [
      ...question.values.map(({ label, count, percent, mayLack }) => ({
        ...{ name: wording.text(label), count, percent, mayLack },
      })),
      ...(question.noAnswer === 0 || question.noAnswer === undefined
        ? []
        : [
            {
              ...{ name: wording.words.noValue, count: question.noAnswer },
              ...{ percent: undefined, mayLack: false },
            },
          ]),
    ].map(
      ({ name, count, percent, mayLack }, position): BuiltRow => ({
        cells: {
          number: textCell(position === 0 ? String(at + 1) : ''),
          profile: textCell(position === 0 ? wording.text(question.title) : ''),
          value: textCell(shownName(name)),
          count: respondentsCell({ n: count, mayLack }, wording),
          percent: count === undefined ? numberCell(count, wording) : percentCell(percent, wording),
        },
      }),
    ),
  )
  return { rows }
}
