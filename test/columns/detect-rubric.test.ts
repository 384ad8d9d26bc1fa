import { describe, expect, it } from 'vitest'
import { detectRubric, variantsOf } from '../../src/columns/detect-rubric.ts'
import { matchColumns } from '../../src/columns/match-columns.ts'
import { soundRubric } from '../support/rubric-files.ts'
import { codesIn, SMALL_SOURCE, smallRubric } from '../support/small-survey.ts'

const skm = soundRubric('test/skeletons', 'skm')
const berakhlak = soundRubric('test/skeletons', 'berakhlak')
const oldWeight = soundRubric('test/skeletons', 'skm-old-weight')
const offered = [smallRubric, berakhlak].map(rubric => ({ rubric, isVariant: false }))
const skmFamily = [
  { rubric: oldWeight, isVariant: true },
  { rubric: skm, isVariant: false },
]

describe('detectRubric', () => {
  it('finds the one rubric whose items are all there', () => {
    const headers = ['OPD', 'L1', 'L2', 'L3', '4. A1', 'A2', 'A3']
    const { rubric, diagnostics } = detectRubric(headers, offered, SMALL_SOURCE)
    expect(rubric?.id).toBe('berakhlak')
    expect(diagnostics).toEqual([])
  })

  it('prefers what is not a variant, and says that variants exist', () => {
    const { rubric, diagnostics } = detectRubric(['U1', 'U2', 'U3'], skmFamily, SMALL_SOURCE)
    expect(rubric?.id).toBe('skm')
    expect(diagnostics[0]?.message.id).toBe(
      `Dipakai \`skm\`; kolomnya juga cocok dengan varian: ${oldWeight.id}.`,
    )
  })

  it('takes the variant that knows who answered, where the original does not', () => {
    const ids = ['skm-2017', 'skm-2017-disabilitas', 'skm-2017-bobot-011']
    const family = ids.map((id, at) => ({ rubric: soundRubric('rubrics', id), isVariant: at > 0 }))
    const items = ['U1', 'U2', 'U3', 'U4', 'U5', 'U6', 'U7', 'Sarpras', 'Pengaduan']
    const found = (...more: string[]) => detectRubric([...items, ...more], family, SMALL_SOURCE)
    expect(found('Disabilitas').rubric?.id).toBe('skm-2017-disabilitas')
    expect(codesIn(found('Disabilitas').diagnostics)).toEqual(['responses/rubric-has-variants'])
    expect(found('Usia').rubric?.id).toBe('skm-2017')
  })

  it('does not choose between two rubrics that fit', () => {
    const twins = [skm, { ...skm, id: 'kembar' }].map(rubric => ({ rubric, isVariant: false }))
    const { rubric, diagnostics } = detectRubric(['U1', 'U2', 'U3'], twins, SMALL_SOURCE)
    expect(rubric).toBeUndefined()
    expect(codesIn(diagnostics)).toEqual(['responses/several-rubrics-fit'])
    expect(diagnostics[0]?.message.en).toBe(
      'More than one rubric fits the columns of this file: `kembar` (3/3), `skm` (3/3).',
    )
  })

  it('lists candidates with what they cover where none fits, the best first', () => {
    const { rubric, candidates, diagnostics } = detectRubric(
      ['U1', 'U2', 'L1', 'L2'],
      [...offered, ...skmFamily],
      SMALL_SOURCE,
    )
    expect(rubric).toBeUndefined()
    expect(candidates.map(({ matched, items }) => `${matched}/${items}`)).toEqual([
      '2/3',
      '2/3',
      '3/5',
      '2/6',
    ])
    expect(diagnostics[0]?.message.en).toContain('Nearest: `skm` (2/3)')
    expect(diagnostics[0]?.remedy.id).toContain('-r skm')
  })

  it('says so where the headers name no item of any rubric', () => {
    const { diagnostics } = detectRubric(['Nama', 'NIP'], offered, SMALL_SOURCE)
    expect(diagnostics[0]?.message.en).toBe(
      'No rubric has a column for each of its items in this file. Its headers name no item of any rubric.',
    )
  })
})

it('an item with two columns does not hide the rubric; the two are named later', () => {
  const shipped = soundRubric('rubrics', 'skm-2017')
  const headers = ['No', 'U1', 'U1', ...shipped.items.slice(1).map(({ id }) => id)]
  const { rubric } = detectRubric(headers, [{ rubric: shipped, isVariant: false }], SMALL_SOURCE)
  expect(rubric?.id).toBe('skm-2017')
  expect(
    matchColumns(headers, shipped, SMALL_SOURCE).diagnostics.map(({ code }) => code),
  ).toContain('responses/two-columns-for-item')
})

describe('the variants of a rubric', () => {
  it('are those of the rubric that an own one goes back to', () => {
    const loaded = skmFamily.map(({ rubric, isVariant }) => ({
      ...{ rubric, variantOf: isVariant ? skm.id : undefined },
    }))
    const own = { ...oldWeight, id: 'milik-sendiri' }
    expect(variantsOf(own, loaded)).toEqual([oldWeight, skm])
    expect(variantsOf({ ...skm, id: 'milik-sendiri' }, loaded)).toEqual([])
  })
})
