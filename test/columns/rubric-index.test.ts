import { describe, expect, it } from 'vitest'
import { loadedShippedRubrics, storedIndex } from '../../src/cli/rubric-folder.ts'
import { detectRubric } from '../../src/columns/detect-rubric.ts'
import { firstLine, indexedRubric, possibleRubrics } from '../../src/columns/rubric-index.ts'
import { soughtItems } from '../../src/columns/sought-columns.ts'
import { sample } from '../support/soak.ts'

const loaded = await loadedShippedRubrics()
const index = loaded.flatMap(({ rubric, variantOf }) => indexedRubric(rubric, variantOf))
const all = loaded.map(({ rubric, variantOf }) => ({ rubric, isVariant: variantOf !== undefined }))
const source = {
  ...{ name: 'survei.csv', sheet: undefined, size: 1, contentHash: '0', sha256: undefined },
  ...{ format: 'CSV', encoding: 'utf-8', delimiter: ',' },
} as never

describe('the rubrics that a header may be of', () => {
  const surveys = all.filter(({ rubric }) => rubric.kind === 'survey')
  const headers = surveys.flatMap(({ rubric }) => {
    const sought = soughtItems(rubric)
    const most = Math.max(...sought.map(({ texts }) => texts.length))
    const byText = Array.from({ length: most }, (_, at) =>
      sought.map(({ texts, ids }) => texts[at] ?? texts[0] ?? ids[0] ?? ''),
    )
    const grids = byText.map(row => row.map(text => `Seberapa setuju Anda? [${text}]`))
    const rows = [sought.map(({ ids }) => ids[0] ?? ''), ...byText, ...grids]
    const besides = [[], ['Stempel waktu', 'Unit kerja', 'Jenis kelamin', 'Umur', 'Saran']]
    return rows.flatMap(row => besides.map(more => [rubric.id, [...more, ...row]] as const))
  })

  it.each(sample(headers, 5))('give what all rubrics together give: %s', (_id, header) => {
    const few = possibleRubrics(header, index)
    const offered = all.filter(({ rubric }) => few?.has(rubric.id) ?? true)
    const [short, whole] = [offered, all].map(each => detectRubric(header, each, source))
    expect(short?.rubric?.id).toBe(whole?.rubric?.id)
    expect(short?.diagnostics).toEqual(whole?.diagnostics)
  })

  it('are few where each item has its own name', () => {
    const [berakhlak] = surveys.filter(({ rubric }) => rubric.id === 'berakhlak-2021')
    const ids = berakhlak?.rubric.items.map(({ id }) => id) ?? []
    expect([...(possibleRubrics(['Unit', ...ids], index) ?? [])]).toEqual(['berakhlak-2021'])
    expect(possibleRubrics(['Unit', ...ids.slice(1)], index)).toBeUndefined()
  })

  it('are few where the items are the rows of a grid', () => {
    const [berakhlak] = surveys.filter(({ rubric }) => rubric.id === 'berakhlak-2021')
    const texts = berakhlak?.rubric.items.map(({ text }) => `Setuju? [${text.id}]`) ?? []
    expect([...(possibleRubrics(['Unit', ...texts], index) ?? [])]).toEqual(['berakhlak-2021'])
  })

  it('are two where one file holds two instruments', () => {
    const ids = surveys
      .filter(({ rubric }) => ['berakhlak-2021', 'skm-2017'].includes(rubric.id))
      .flatMap(({ rubric }) => rubric.items.map(({ id }) => id))
    const few = possibleRubrics(ids, index)
    expect(few?.has('berakhlak-2021') && few.has('skm-2017')).toBe(true)
  })

  it('are stored as they are, as long as no rubric was touched', () => {
    expect(storedIndex()).toEqual(JSON.parse(JSON.stringify(index)))
  })
})

describe('the first line of a file', () => {
  it.each([
    ['Unit,U1\nA,1\n', ['Unit', 'U1']],
    ['\uFEFFUnit;"U1; U2"\r\n', ['Unit', 'U1; U2']],
    ['"Unit ""satu""",U1\n', ['Unit "satu"', 'U1']],
    ['"Unit\nkerja"\tU1\n', ['Unit\nkerja', 'U1']],
  ])('has its cells: %j', (text, cells) => {
    expect(firstLine(text)).toEqual(cells)
  })

  it('is not known where it does not end', () => {
    expect(firstLine('Unit,U1')).toBeUndefined()
  })
})
