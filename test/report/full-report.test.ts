import { describe, expect, it } from 'vitest'
import { type FullNode, fullReport } from '../../src/report/full-report.ts'
import { assessed } from '../support/assessed.ts'
import { soundRubric } from '../support/rubric-files.ts'
import { areas, assessedWorksheets, csv, integrityZone } from '../support/worksheets.ts'

const skm = soundRubric('test/skeletons', 'skm')
const SKM = 'U1,U2,U3\n4,3,Gratis\n2,,Murah\n'

describe('a full report', () => {
  it('has the texts, labels, weights and limits of the model beside the numbers', async () => {
    const report = await assessed(skm, [SKM])
    const { score, items } = fullReport(report).result
    expect(report.result.score.children?.[0]).not.toHaveProperty('title')
    expect(score.children[0]).toMatchObject({
      ...{ title: { id: 'Persyaratan', en: 'Requirements' }, weight: '1/3', item: 'U1' },
      ...{ minimum: { exact: '1' }, maximum: { exact: '4' } },
    })
    const labels = items[2]?.counts.map(({ label }) => label.id)
    expect(labels).toEqual(['Sangat mahal', 'Cukup mahal', 'Murah', 'Gratis'])
    expect(items.map(({ parent }) => parent)).toEqual(['ikm', 'ikm', 'ikm'])
  })

  it('has a 0 for each kind of no answer that did not occur', async () => {
    const report = await assessed(skm, [SKM])
    const lean = report.result.items.map(({ noAnswers }) => noAnswers)
    expect(lean).toEqual([undefined, { blank: 1 }, undefined])
    expect(fullReport(report).result.items[1]?.noAnswers).toEqual({
      ...{ blank: 1, dontKnow: 0, notApplicable: 0, unknown: 0 },
    })
  })

  it('has the words of gates and conditions', async () => {
    const rows = [
      ['unit', 'nomor', 'jawaban'],
      ['Satker A', 'A.I.1.i.a', 'Ya'],
    ]
    const report = await assessedWorksheets([csv(rows)], { rubrics: [integrityZone] })
    const [lean] = report.result.verdicts
    const { verdicts, score } = fullReport(report).result
    const ofNode = <T extends { node?: string }>(conditions: readonly T[] | undefined) =>
      conditions?.find(({ node }) => node === 'A')
    expect(ofNode(lean?.conditions)).not.toHaveProperty('title')
    const title = score.children.find(({ id }) => id === 'A')?.title
    expect(title).toBeDefined()
    expect(ofNode(verdicts[0]?.conditions)?.title).toEqual(title)
  })

  it('has units of another level by the model of that level', async () => {
    const sheet = (name: string, id: string) =>
      csv([
        ['unit', 'nomor', 'jawaban'],
        [name, id, 'A'],
      ])
    const report = await assessedWorksheets([sheet('Dinas A', '1.1.a'), sheet('Pemda', '1.1.A')], {
      rubrics: [areas],
    })
    const { model, levelModels = {} } = report.result
    expect([model.level, Object.keys(levelModels)]).toEqual(['instansi', ['unit']])
    const leaves = (node: FullNode): readonly FullNode[] =>
      node.item === undefined ? node.children.flatMap(leaves) : [node]
    const unit = fullReport(report).result.units.find(({ level }) => level?.id === 'unit')
    const leaf = unit && leaves(unit.score).find(({ id }) => id === '1.1.a')
    expect(leaf?.title).toEqual(levelModels['unit']?.items.find(({ id }) => id === '1.1.a')?.text)
    expect(leaf?.title.id).toBeDefined()
    expect(unit?.score.nominal?.exact).toBe('20')
    expect(unit?.score.maximum?.exact).toBe('239/15')
  })
})
