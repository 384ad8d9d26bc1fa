/** What must stay true of every report, whatever changes. Invariants of one file alone stand in its own test. */
import { describe, expect, it } from 'vitest'
import { Refusal } from '../src/diagnostics/diagnostic.ts'
import { renderMarkdown } from '../src/render/render-markdown.ts'
import { renderTable } from '../src/render/render-table.ts'
import type { Report } from '../src/report/report-shape.ts'
import { assessed } from './support/assessed.ts'
import { soundRubric } from './support/rubric-files.ts'

const skm = soundRubric('test/skeletons', 'skm')
const SHIPPED = soundRubric('rubrics', 'skm-2017')
const HEADER = 'U1,U2,U3\n'
const ALL = SHIPPED.items.map(({ id }) => id)

/** Every object in a report, from the outside in. */
function objectsIn(value: unknown): Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null) return []
  const own = Array.isArray(value) ? [] : [value as Record<string, unknown>]
  return [...own, ...Object.values(value).flatMap(objectsIn)]
}

describe('what is missing', () => {
  const reports: Promise<readonly Report[]> = Promise.all([
    assessed(skm, [`${HEADER}4,,Tidak tahu\n,Tidak berlaku,\n`]),
    assessed(skm, [`${HEADER}4,,3\n`]),
  ])

  it('is never null or a number that is none', async () => {
    for (const report of await reports) {
      const odd = objectsIn(report)
        .flatMap(Object.entries)
        .filter(([, it]) => it === null || (typeof it === 'number' && !Number.isFinite(it)))
      expect(odd).toEqual([])
    }
  })

  it('has a reason at each node where there is no value, and no reason beside a value', async () => {
    for (const { result } of await reports) {
      const nodes = objectsIn(result.score).filter(it => 'n' in it)
      expect(nodes.length).toBe(4)
      for (const node of nodes) expect('value' in node).toBe(!('undefinedBecause' in node))
    }
    expect(objectsIn((await reports)[1]?.result.score).some(it => 'undefinedBecause' in it)).toBe(
      true,
    )
  })

  it('is counted by its three kinds', async () => {
    const items = (await reports)[0]?.result.items.map(({ noAnswers }) => noAnswers)
    expect(items).toEqual([{ blank: 1 }, { blank: 1, notApplicable: 1 }, { blank: 1, dontKnow: 1 }])
  })
})

describe('provenance', () => {
  const data = `${HEADER}4,3,4\n2,3,1\n`
  const identity = ({ provenance }: Report) => {
    const [{ size, rows, contentHash } = { size: 0, rows: 0, contentHash: '' }] = provenance.sources
    return { size, rows, contentHash }
  }

  it('names the tool, the rubric with both fingerprints, and each source', async () => {
    const report = await assessed(skm, [data])
    expect(report.provenance.tool).toMatchObject({ name: 'rb-score', version: 'test' })
    const { rubric } = report.result
    expect([rubric.id, rubric.edition]).toEqual(['skm', '1'])
    const { codebookFingerprint, scoringFingerprint } = skm
    const text = JSON.stringify(report)
    for (const print of [codebookFingerprint, scoringFingerprint]) expect(text).toContain(print)
    expect(identity(report)).toMatchObject({ size: data.length, rows: 2 })
    expect(identity(report).contentHash).toMatch(/^[0-9a-f]{32}$/)
  })

  it('tells other data from the same data', async () => {
    const [one, same, other] = await Promise.all(
      [data, data, data.replace(',1\n', ',2\n')].map(text => assessed(skm, [text])),
    )
    if (one === undefined || same === undefined || other === undefined) throw new Error('none')
    expect(identity(same)).toEqual(identity(one))
    expect(identity(other).contentHash).not.toBe(identity(one).contentHash)
  })

  it('counts no source twice', async () => {
    await expect(assessed(skm, [data, data])).rejects.toBeInstanceOf(Refusal)
  })
})

describe('a number', () => {
  it('without a verified source is marked in every report', async () => {
    const report = await assessed(skm, [`${HEADER}4,3,4\n`])
    const looks = { width: 80, colour: false }
    for (const render of [renderTable, renderMarkdown]) {
      expect(render(report, { ...looks, language: 'en' })).toMatch(/not yet verified/)
      expect(render(report, { ...looks, language: 'id' })).toMatch(/belum terverifikasi/)
    }
  })
})

describe('data that looks reversed', () => {
  it('is scored as the rubric says, every item of it', async () => {
    // All but one question answered high by everyone: the odd one is neither mirrored nor dropped.
    const row = ALL.map((_, position) => (position === 0 ? '1' : '4')).join(',')
    const report = await assessed(SHIPPED, [`${ALL.join(',')}\n${`${row}\n`.repeat(30)}`])
    const means = report.result.items.map(({ meanPoints }) =>
      meanPoints !== undefined && 'exact' in meanPoints ? meanPoints.exact : undefined,
    )
    expect(means).toEqual(ALL.map((_, position) => (position === 0 ? '1' : '4')))
    expect(report.result.score.children).toHaveLength(ALL.length)
  })
})
