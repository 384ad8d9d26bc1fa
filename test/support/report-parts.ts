/** A few numbers -> parts of a report, for synthetic reports in tests of the renderers. */
import type { Report, ReportNode } from '../../src/report/report-shape.ts'

export type Quantity = NonNullable<ReportNode['beforeRescale']>
export type NoAnswers = NonNullable<ReportNode['noAnswers']>
type Item = Report['result']['items'][number]

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
  title: ReportNode['title'],
  shown: string | undefined,
  rest: Partial<ReportNode> = {},
): ReportNode {
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
  text: Item['text'],
  parent: string,
  numbers: { n: number; mean: string; index: string; blank?: number; codes: readonly string[] },
): Item {
  return {
    id,
    text,
    parent,
    n: numbers.n,
    noAnswers: blanks(numbers.blank ?? 0),
    counts: numbers.codes.map(code => ({ code, label: { id: `Pilihan ${code}` }, count: 10 })),
    meanPoints: quantity(numbers.mean),
    index: quantity(numbers.index),
    reversed: false,
  }
}

export function report(
  result: Pick<Report['result'], 'rubric' | 'sample' | 'score'> & Partial<Report['result']>,
  provenance: Partial<Report['provenance']>,
): Report {
  return {
    reportVersion: 1,
    resultDigest: '3f9a1c72d05be84466aa90b1c2d3e4f5061728394a5b6c7d8e9f00112233aabb',
    result: {
      items: [],
      groups: [],
      profile: [],
      units: [],
      verdicts: [],
      lookups: [],
      cautions: [],
      model: {},
      ...result,
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
