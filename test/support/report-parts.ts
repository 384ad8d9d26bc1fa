/** A few numbers -> parts of a report, for synthetic reports in tests of the renderers. */
import type { FullItem, FullNode, FullResult, FullVerdict } from '../../src/report/full-report.ts'
import type { Report, ReportModel, ReportNode } from '../../src/report/report-shape.ts'

export type Quantity = NonNullable<ReportNode['beforeRescale']>
export type NoAnswers = NonNullable<FullNode['noAnswers']>
type ModelNode = ReportModel['score']

/** From what is shown: `quantity('76.80')`. */
export function quantity(shown: string): Quantity {
  const [whole = '0', decimals = ''] = shown.split('.')
  const digits = `${whole}${decimals}`.replace(/^(-?)0+(?=\d)/, '$1')
  return {
    value: Number(shown),
    exact: decimals === '' ? digits : `${digits}/1${'0'.repeat(decimals.length)}`,
    shown,
  }
}

export function blanks(blank: number, others: Partial<NoAnswers> = {}): NoAnswers {
  return { blank, dontKnow: 0, notApplicable: 0, unknown: 0, ...others }
}

export function node(
  id: string,
  title: FullNode['title'],
  shown: string | undefined,
  rest: Partial<FullNode> = {},
): FullNode {
  return {
    id,
    title,
    weight: '1',
    ...(shown === undefined ? {} : quantity(shown)),
    children: [],
    ...rest,
  }
}

export function item(
  id: string,
  text: FullItem['text'],
  parent: string,
  numbers: { n: number; mean: string; index: string; blank?: number; codes: readonly string[] },
): FullItem {
  return {
    id,
    text,
    parent,
    n: numbers.n,
    noAnswers: blanks(numbers.blank ?? 0),
    counts: numbers.codes.map(code => ({ code, label: { id: `Pilihan ${code}` }, count: 10 })),
    meanPoints: quantity(numbers.mean),
    index: quantity(numbers.index),
  }
}

type SomeOf = Pick<FullResult, 'rubric' | 'sample' | 'score'> & Partial<FullResult>

/** As a report holds it: what is said of each part by name goes into the model. */
export function report(result: SomeOf, provenance: Partial<Report['provenance']>): Report {
  const {
    score,
    items = [],
    groups = [],
    units = [],
    worksheet,
    verdicts = [],
    lookups = [],
  } = result
  const { rubric, sample, profile = [], cautions = [] } = result
  return {
    reportVersion: 2,
    resultDigest: '3f9a1c72d05be84466aa90b1c2d3e4f5061728394a5b6c7d8e9f00112233aabb',
    result: {
      ...{ rubric, sample, profile, cautions },
      score: leanNode(score),
      items: items.map(({ text: _text, parent: _parent, noAnswers, counts, ...rest }) => ({
        ...rest,
        ...occurred(noAnswers),
        counts: counts.map(({ label: _label, ...count }) => count),
      })),
      groups: groups.map(grouping => ({
        ...grouping,
        groups: grouping.groups.map(group => ({ ...group, score: leanNode(group.score) })),
      })),
      units: units.map(({ level, score: own, ...unit }) => ({
        ...unit,
        ...(level === undefined ? {} : { level: level.id }),
        score: leanNode(own),
        verdicts: unit.verdicts.map(leanVerdict),
      })),
      ...(worksheet === undefined ? {} : { worksheet: leanWorksheet(worksheet) }),
      verdicts: verdicts.map(leanVerdict),
      lookups: lookups.map(({ title: _title, verdict: _verdict, ...rest }) => rest),
      model: modelOf(result),
    },
    provenance: {
      tool: { name: 'rb-score', version: '0.1.0' },
      sources: [
        { name: 'survei.csv', size: 48_213, contentHash: 'c0ffee'.padEnd(32, '0'), rows: 304 },
      ],
      options: {},
      columns: [],
      notes: [],
      ...provenance,
    },
  }
}

function leanNode(full: FullNode): ReportNode {
  const { title: _t, level: _l, item: _i, weight: _w, minimum: _m, ...rest } = full
  const { nominal: _n, maximum: _x, gradeLabel: _g, noAnswers, children, ...numbers } = rest
  return {
    ...numbers,
    ...occurred(noAnswers),
    ...(children.length === 0 ? {} : { children: children.map(leanNode) }),
  }
}

function occurred(noAnswers: NoAnswers | undefined): Pick<ReportNode, 'noAnswers'> {
  const counts = Object.entries(noAnswers ?? {}).filter(([, count]) => count > 0)
  return counts.length === 0 ? {} : { noAnswers: Object.fromEntries(counts) }
}

function leanVerdict({ id, holds, conditions }: FullVerdict) {
  return { id, ...(holds === undefined ? {} : { holds }), conditions }
}

function leanWorksheet({
  level,
  gains,
  previous,
  ...rest
}: NonNullable<FullResult['worksheet']>): NonNullable<Report['result']['worksheet']> {
  const untitled = <T extends { title: unknown }>({ title: _title, ...part }: T) => part
  return {
    ...rest,
    ...(level === undefined ? {} : { level: level.id }),
    gains: gains.map(untitled),
    ...(previous === undefined
      ? {}
      : { previous: { ...previous, nodes: previous.nodes.map(untitled) } }),
  }
}

function modelOf(result: SomeOf): ReportModel {
  const { score, items = [], verdicts = [], lookups = [], worksheet } = result
  const tree = modelNode(score)
  const known = new Set([tree.id, ...tree.children.map(({ id }) => id)])
  const below = (worksheet?.gains ?? []).filter(({ id }) => !known.has(id))
  return {
    scales: items.map(item => ({
      ...{ id: item.id, noAnswer: {}, lowest: '1', highest: '5' },
      categories: item.counts.map(({ code, label }) => ({ code, points: code, label, also: [] })),
    })),
    items: items.map((item, index) => ({
      ...{ id: item.id, index, text: item.text, columns: [], options: {}, scale: item.id },
      ...{ reverse: false, isInput: false },
    })),
    score: {
      ...tree,
      children: [...tree.children, ...below.map(each => titled(each.id, each.title))],
    },
    grades:
      score.grade === undefined
        ? []
        : [
            {
              ...{ nodes: [score.id], alternativeRounds: [] },
              bands: [
                {
                  grade: score.grade,
                  ...(score.gradeLabel === undefined ? {} : { label: score.gradeLabel }),
                },
              ],
            },
          ],
    gates: verdicts.map(({ id, holds, label }) => ({
      ...{ verdict: id, condition: {} },
      ...(label === undefined ? {} : { [holds === true ? 'label' : 'otherwise']: label }),
    })),
    lookups: lookups.map(({ id, title, row = '', column = '', verdict }) => ({
      ...{ id, rows: 'row', columns: 'column' },
      ...(title === undefined ? {} : { title }),
      table: verdict === undefined ? {} : { [row]: { [column]: verdict } },
    })),
    policies: {},
    shownDigits: 2,
  }
}

function modelNode(full: FullNode): ModelNode {
  const { id, title, level, item, weight, minimum, maximum, children } = full
  return {
    ...titled(id, title),
    ...(level === undefined ? {} : { level }),
    ...(item === undefined ? {} : { item }),
    weight,
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
    children: children.map(modelNode),
  }
}

function titled(id: string, title: FullNode['title']): ModelNode {
  return {
    ...{ id, title, weight: '1', weightWritten: false, aggregate: 'average' },
    ...{ missing: 'undefined', notApplicable: 'lower-maximum', bonus: false, children: [] },
  }
}
