/** Tables that documents of surveys ask for: parts, groups, respondents, samples, recaps. */

import { minimumSample, POPULATIONS } from '../../documents/minimum-sample.ts'
import { type Localized, sentenceStart } from '../../language/language.ts'
import { shownName } from '../../language/safe-text.ts'
import type { FullGrouping, FullNode } from '../../report/full-report.ts'
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

const strong = (text: string): Cell => textCell(text, 'strong')

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
function groupingOf({ report, request }: TableContext): FullGrouping | undefined {
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
      group: strong(wording.words.survey.allRows),
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
    rows: [...grouping.groups.map(groupRow), foot, ...averageRows(context, grouping)],
    spread: { parts: score.children.map(node => wording.title(node)) },
    below: limitedData(grouping.groups, wording),
  }
}

/** The same index as the plain mean of its groups, beside the one of all respondents. */
function averageRows({ report, wording }: TableContext, { by }: FullGrouping): BuiltRow[] {
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

// One row a unit, as a head office gathers them: live in a workbook, beside our own number.

export function recapTable(context: TableContext): BuiltTable {
  const { report, wording, document } = context
  const { score, items, model, sample } = report.result
  const grouping = groupingOf(context)
  const formula = formulaOf(model.score, score.children.length)
  const period = inlineCell(document.fields.text('periode'), context)
  const method = inlineCell(document.fields.text('metode'), context)
  const plans = plannedCells(context)
  const row = (
    name: Cell,
    n: number | undefined,
    own: FullNode,
    isFoot: boolean,
    isOnly = false,
  ): BuiltRow => {
    const parts = score.children.map(({ id }) => {
      const node = own.children.find(each => each.id === id)
      const index = isFoot ? items.find(item => item.id === node?.item)?.index : undefined
      return index ?? partOf(node)
    })
    const isComplete = parts.every(part => part?.value !== undefined) && own.value !== undefined
    const lowest = isFoot ? [] : lowestOf(own)
    return {
      isFoot,
      cells: {
        group: name,
        period: isFoot ? undefined : period,
        parts: parts.map(part => shownCell(part, wording) ?? textCell(UNDEFINED_MARK)),
        index: shownCell(own, wording, 'strong') ?? textCell(UNDEFINED_MARK),
        ...(formula === undefined || !isComplete
          ? {}
          : {
              formula: { ...(shownCell(own, wording) ?? textCell('')), formula },
              difference: {
                text: wording.number('0.00'),
                value: 0,
                formula: 'ROUND({index.0}-{formula.0},6)',
              },
            }),
        grade: textCell(own.grade ?? ''),
        n: numberCell(n, wording),
        method: isFoot ? undefined : method,
        priority: textCell(lowest.map(node => wording.title(node)).join(', ')),
        ...(isOnly ? plans : {}),
      },
    }
  }
  const groups = grouping?.groups.filter(({ values }) => values[0] !== '') ?? []
  const own = groups.map(({ labels, n, score: each }) =>
    row(textCell(shownName(labels.map(wording.text).join())), n, each, false),
  )
  const unit = inlineCell(document.fields.text('unit'), context)
  return {
    rows:
      own.length === 0
        ? [row(unit, sample.rowsUsed, score, false, true)]
        : [
            ...own,
            row(strong(wording.words.survey.allRows), sample.rowsUsed, score, true),
            ...(grouping === undefined ? [] : averageRows(context, grouping)),
          ],
    spread: { parts: score.children.map(node => wording.title(node)) },
  }
}

/** A file of fields is of one unit: of several, nobody knows whose plan it is. */
function plannedCells(context: TableContext) {
  const { fields } = context.document
  const planned = fields.rows('rencana').flatMap(row => row.get('kegiatan') ?? [])
  const before = fields.rows('tindak-lanjut')
  const done = before.filter(row => row.get('status') === 'sudah').length
  return {
    plan:
      planned.length === 0
        ? inlineCell(fields.cell('rencana', undefined, 'kegiatan'), context)
        : textCell(planned.join('; ')),
    done: before.length === 0 ? textCell(UNDEFINED_MARK) : textCell(`${done}/${before.length}`),
  }
}

function lowestOf(node: FullNode): readonly FullNode[] {
  const ids = [node.lowest ?? [], node.lowestShared ?? []].flat()
  return ids.flatMap(id => node.children.find(child => child.id === id) ?? [])
}

/** A weighted mean of parts that stand on the scale of the whole; undefined where the whole is anything else. */
function formulaOf(
  { aggregate, children }: TableContext['report']['result']['model']['score'],
  count: number,
): string | undefined {
  if (aggregate !== 'average' || children.length !== count || count === 0) return undefined
  const weights = children.map(({ weight }) => weight)
  if (new Set(weights).size === 1) return `AVERAGE({parts.0}:{parts.${count - 1}})`
  const terms = weights.map((weight, at) => `{parts.${at}}*${weight}`)
  return `(${terms.join('+')})/(${weights.join('+')})`
}
