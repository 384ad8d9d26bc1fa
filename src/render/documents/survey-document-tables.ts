/** Tables that documents of surveys ask for: parts, groups, respondents, samples. */

import { answerSides, SIDES } from '../../documents/answer-sides.ts'
import { sentenceStart } from '../../language/language.ts'
import { shownName } from '../../language/safe-text.ts'
import type { FullGrouping, FullNode, FullReport } from '../../report/full-report.ts'
import { gradeAt } from '../../report/grade-bands.ts'
import { type Cell, textCell } from '../blocks.ts'
import { numberCell, rangeOf, shownCell, tinted } from '../sections/node-cells.ts'
import { intervalOf } from '../sections/statistics-table.ts'
import { limitedData } from '../sections/survey-tables.ts'
import { UNDEFINED_MARK } from '../wording.ts'
import type { BuiltRow, BuiltTable, TableContext } from './built-table.ts'
import { DOCUMENT_WORDS } from './document-words.ts'
import { groupingOf, percentCell, rateCell, sampleRows } from './sample-tables.ts'

export const strong = (text: string): Cell => textCell(text, 'strong')

export function scoresByPart({ report, wording, document, request }: TableContext): BuiltTable {
  const { score, items, previous, model } = report.result
  // By the bands of the whole where parts have none of their own, and only where an outline asks for that.
  const gradeOf = (node: FullNode, index: FullNode['index']) =>
    node.grade ??
    (request.columns?.has('grade') === true ? gradeAt(model, score.id, index) : undefined)
  const rows = score.children.map((node): BuiltRow => {
    const item = items.find(({ id }) => id === node.item)
    const before = (item === undefined ? previous?.nodes : previous?.items)?.find(
      ({ id }) => id === node.id,
    )
    return {
      cells: {
        code: textCell(node.item ?? node.id),
        part: textCell(wording.title(node)),
        n: node.n === undefined ? undefined : numberCell(node.n, wording),
        mean: shownCell(item?.meanPoints ?? node.beforeRescale, wording),
        weighted: shownCell(item?.weighted, wording),
        index: shownCell(item?.index ?? node, wording) ?? textCell(UNDEFINED_MARK),
        interval: optionalText(intervalOf(node.id, report.result, wording)),
        before: shownCell(before?.before, wording),
        change: shownCell(before?.change, wording),
        grade: optionalText(gradeOf(node, item?.index)),
      },
    }
  })
  const whole = previous?.nodes.find(({ id }) => id === score.id)
  const foot: BuiltRow = {
    isFoot: true,
    cells: {
      part: strong(sentenceStart(wording.own('index'))),
      n: numberCell(report.result.sample.rowsUsed, wording),
      index: shownCell(score, wording, 'strong') ?? textCell(UNDEFINED_MARK),
      interval: optionalText(intervalOf(score.id, report.result, wording)),
      before: shownCell(whole?.before, wording),
      change: shownCell(whole?.change, wording),
      grade: score.grade === undefined ? undefined : strong(score.grade),
    },
  }
  return {
    rows: [...rows, foot, ...gradeRows(score, wording)],
    below: previous === undefined ? [] : [DOCUMENT_WORDS[document.language].unrounded],
  }
}

function optionalText(text: string | undefined): Cell | undefined {
  return text === undefined ? undefined : textCell(text)
}

function gradeRows({ grade, gradeLabel }: FullNode, wording: TableContext['wording']): BuiltRow[] {
  const row = (part: string, value: string): BuiltRow => ({
    isFoot: true,
    cells: { part: strong(sentenceStart(part)), index: strong(value) },
  })
  return [
    ...(grade === undefined ? [] : [row(wording.own('grade'), grade)]),
    ...(gradeLabel === undefined ? [] : [row(wording.own('gradeLabel'), wording.text(gradeLabel))]),
  ]
}

export function scoresByGroup(context: TableContext): BuiltTable {
  const { report, wording } = context
  const grouping = groupingOf(context)
  if (grouping === undefined) return { rows: [] }
  const { score, items } = report.result
  const tints = rangeOf(
    grouping.groups.flatMap(group =>
      group.score.children.flatMap(node => partOf(node)?.value ?? []),
    ),
  )
  const asked = context.request.columns?.has('rate') === true
  const samples = new Map((asked ? sampleRows(context) : []).map(row => [row.name, row] as const))
  const groupRow = ({ labels, n, score: own }: (typeof grouping.groups)[number]): BuiltRow => ({
    cells: {
      group: textCell(
        labels.map(label => shownName(wording.text(label))).join(' × ') || wording.words.noValue,
      ),
      n: numberCell(n, wording),
      rate: rateCell(
        { population: samples.get(labels.map(wording.text).join())?.population, obtained: n },
        wording,
      ),
      parts: score.children.map(({ id }) => {
        const part = partOf(own.children.find(node => node.id === id))
        return tinted(shownCell(part, wording), part?.value, tints) ?? textCell(UNDEFINED_MARK)
      }),
      index: shownCell(own, wording, 'strong') ?? textCell(UNDEFINED_MARK),
      grade: textCell(own.grade ?? ''),
      'grade-label':
        own.gradeLabel === undefined ? textCell('') : textCell(wording.text(own.gradeLabel)),
    },
  })
  const foot: BuiltRow = {
    isFoot: true,
    cells: {
      group: strong(context.request.feet.all ?? wording.words.survey.allRows),
      n: numberCell(report.result.sample.rowsUsed, wording),
      parts: score.children.map(node => {
        const index = items.find(({ id }) => id === node.item)?.index
        return shownCell(index ?? node, wording) ?? textCell(UNDEFINED_MARK)
      }),
      index: shownCell(score, wording, 'strong') ?? textCell(UNDEFINED_MARK),
      grade: textCell(score.grade ?? ''),
      'grade-label':
        score.gradeLabel === undefined ? textCell('') : textCell(wording.text(score.gradeLabel)),
    },
  }
  return {
    rows: [
      ...grouping.groups.map(groupRow),
      foot,
      ...gradeFeet(context),
      ...averageRows(context, grouping),
    ],
    spread: { parts: score.children.map(node => wording.title(node)) },
    below: limitedData(grouping.groups, wording),
  }
}

/** Grades below a table, where the outline has names for them: of each part by the bands of the whole, and of the whole. */
export function gradeFeet({ report, request }: TableContext): BuiltRow[] {
  const { score, items, model } = report.result
  const { 'part-grades': parts, grade } = request.feet
  const gradeOf = (node: FullNode) =>
    gradeAt(model, score.id, items.find(({ id }) => id === node.item)?.index)
  return [
    ...(parts === undefined || score.grade === undefined
      ? []
      : [
          {
            isFoot: true,
            cells: {
              group: strong(parts),
              parts: score.children.map(node => textCell(gradeOf(node) ?? UNDEFINED_MARK)),
            },
          },
        ]),
    ...(grade === undefined || score.grade === undefined
      ? []
      : [{ isFoot: true, cells: { group: strong(grade), index: strong(score.grade) } }]),
  ]
}

/** The same index as the plain mean of its groups, beside the one of all respondents. */
export function averageRows({ report, wording }: TableContext, { by }: FullGrouping): BuiltRow[] {
  const own = wording.words.survey
  return (report.result.averages ?? [])
    .filter(({ of, over }) => of === undefined && over === by[0])
    .map(
      ({ title, ofParts, index }): BuiltRow => ({
        isFoot: true,
        cells: {
          group: (index === 'groups' ? strong : textCell)(own.ofParts(wording.text(title))),
          index:
            ofParts.score === undefined
              ? textCell(UNDEFINED_MARK)
              : (shownCell(ofParts.score, wording, index === 'groups' ? 'strong' : 'plain') ??
                textCell('')),
          grade: textCell(ofParts.grade ?? ''),
        },
      }),
    )
}

/** A part on the scale of the index, where it has a place there. */
export function partOf(node: FullNode | undefined): Pick<FullNode, 'value' | 'shown'> | undefined {
  return node === undefined ? undefined : (node.index ?? node)
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
        answers: item.counts.map(({ percent }) =>
          percent === undefined
            ? textCell(UNDEFINED_MARK)
            : { text: wording.words.percent(wording.number(percent.shown)), value: percent.value },
        ),
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
      ...question.values.map(({ label, count, percent }) => ({
        name: wording.text(label),
        count,
        percent,
      })),
      ...(question.noAnswer === 0 || question.noAnswer === undefined
        ? []
        : [{ name: wording.words.noValue, count: question.noAnswer, percent: undefined }]),
    ].map(
      ({ name, count, percent }, position): BuiltRow => ({
        cells: {
          number: textCell(position === 0 ? String(at + 1) : ''),
          profile: textCell(position === 0 ? wording.text(question.title) : ''),
          value: textCell(shownName(name)),
          count: numberCell(count, wording),
          percent:
            percent === undefined
              ? textCell(UNDEFINED_MARK)
              : {
                  text: wording.words.percent(wording.number(percent.shown)),
                  value: percent.value,
                },
        },
      }),
    ),
  )
  return { rows }
}
