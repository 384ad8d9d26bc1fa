/** Tables that documents of surveys ask for: parts, groups, respondents, samples. */

import { minimumSample, POPULATIONS } from '../../documents/minimum-sample.ts'
import { type Localized, sentenceStart } from '../../language/language.ts'
import { shownName } from '../../language/safe-text.ts'
import type { FullGrouping, FullNode } from '../../report/full-report.ts'
import { gradeAt } from '../../report/grade-bands.ts'
import { type Cell, textCell } from '../blocks.ts'
import { numberCell, rangeOf, shownCell, tinted } from '../sections/node-cells.ts'
import { intervalOf } from '../sections/statistics-table.ts'
import { limitedData } from '../sections/survey-tables.ts'
import { UNDEFINED_MARK } from '../wording.ts'
import {
  type BuiltRow,
  type BuiltTable,
  inlineCell,
  isNamed,
  type TableContext,
} from './built-table.ts'
import { DOCUMENT_WORDS } from './document-words.ts'

export const strong = (text: string): Cell => textCell(text, 'strong')

export function scoresByPart({ report, wording, document }: TableContext): BuiltTable {
  const { score, items, previous } = report.result
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
        grade: node.grade === undefined ? undefined : textCell(node.grade),
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

/** The grouping that an outline names; where it names none, the first of one column. */
export function groupingOf({ report, request }: TableContext): FullGrouping | undefined {
  const alone = report.result.groups.filter(({ by }) => by.length === 1)
  return request.by === undefined ? alone[0] : alone.find(({ by }) => by[0] === request.by)
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
  const groupRow = ({ labels, n, score: own }: (typeof grouping.groups)[number]): BuiltRow => ({
    cells: {
      group: textCell(
        labels.map(label => shownName(wording.text(label))).join(' × ') || wording.words.noValue,
      ),
      n: numberCell(n, wording),
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

export function answersTable({ report, wording }: TableContext): BuiltTable {
  const { items } = report.result
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
        n: numberCell(item.n, wording),
        mean: shownCell(item.meanPoints, wording),
      },
    })),
    spread: { answers: codes.map(heading) },
  }
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

/** By the roster of the report, else by the populations that a person filled in. */
export function sampleRows(context: TableContext): readonly {
  readonly name: string
  readonly population: number | undefined
  readonly minimum: number | undefined
  readonly obtained: number | undefined
}[] {
  const { report, wording, document } = context
  const { coverage, sample } = report.result
  if (coverage !== undefined) {
    return coverage.units.map(({ label, population, n, required }) => ({
      ...{ name: wording.text(label), population, minimum: required.krejcieMorgan, obtained: n },
    }))
  }
  const grouping = groupingOf(context)
  const filled = document.fields.rows('populasi')
  const populationOf = (id: string, name: Localized) => {
    const row = filled.find(each => isNamed(each.get('layanan'), id, name))
    const number = Number(row?.get('jumlah'))
    return Number.isInteger(number) && number > 0 ? number : undefined
  }
  const minimumOf = (population: number | undefined) =>
    population === undefined ? undefined : minimumSample(population)
  if (grouping === undefined) {
    const [only] = filled
    const name = only?.get('layanan') ?? wording.words.survey.allRows
    const population = only === undefined ? undefined : populationOf(name, { id: name })
    const minimum = minimumOf(population)
    return [{ name, population, minimum, obtained: sample.rowsUsed }]
  }
  return grouping.groups
    .filter(({ values }) => values[0] !== '')
    .map(({ labels, values, n }) => {
      const name = labels.map(wording.text).join()
      const population = populationOf(values.join(), labels[0] ?? {})
      return { name, population, minimum: minimumOf(population), obtained: n }
    })
}

export function sampleTable(context: TableContext): BuiltTable {
  const { wording, document } = context
  const blank = inlineCell(document.fields.cell('populasi', undefined, 'jumlah'), context)
  return {
    rows: sampleRows(context).map(({ name, population, minimum, obtained }) => ({
      cells: {
        group: textCell(shownName(name)),
        population: population === undefined ? blank : numberCell(population, wording),
        minimum: minimum === undefined ? textCell(UNDEFINED_MARK) : numberCell(minimum, wording),
        obtained: numberCell(obtained, wording),
        remark: textCell(
          minimum === undefined || obtained === undefined
            ? UNDEFINED_MARK
            : DOCUMENT_WORDS[document.language][obtained >= minimum ? 'met' : 'notMet'],
        ),
      },
    })),
  }
}

const PAIRS = 3

export function sampleSizes({ wording }: TableContext): BuiltTable {
  const height = Math.ceil(POPULATIONS.length / PAIRS)
  return {
    rows: Array.from({ length: height }, (_, at) => ({
      cells: Object.fromEntries(
        Array.from({ length: PAIRS }, (__, pair) => {
          const population = POPULATIONS[pair * height + at]
          const ending = pair === 0 ? '' : `-${pair + 1}`
          if (population === undefined)
            return [`population${ending}`, `sample${ending}`].map(id => [id, textCell('')])
          return [
            [`population${ending}`, numberCell(population, wording)],
            [`sample${ending}`, numberCell(minimumSample(population), wording)],
          ]
        }).flat(),
      ),
    })),
  }
}
