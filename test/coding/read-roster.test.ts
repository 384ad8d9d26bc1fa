import { describe, expect, it } from 'vitest'
import { type Roster, readRoster } from '../../src/coding/read-roster.ts'
import { Refusal } from '../../src/diagnostics/diagnostic.ts'
import { placeText } from '../../src/diagnostics/place.ts'
import { textSource } from '../../src/tables/byte-source.ts'
import { soundRubric } from '../support/rubric-files.ts'

const skm = soundRubric('rubrics', 'skm-2017')

const read = (text: string, strata: { id: string }[] = []) =>
  readRoster(textSource('units.csv', text), skm, strata)
const units = ({ units: all }: Roster) =>
  all.map(({ name, population, parts: [part] }) => [name, population, part?.stratum])

/** Each problem with its row, as a person finds it. */
async function problems(text: string, strata?: { id: string }[]): Promise<string[]> {
  const error = await read(text, strata).then(
    () => new Error('no refusal'),
    refusal => refusal,
  )
  if (!(error instanceof Refusal)) throw error
  return error.diagnostics.map(
    ({ code, place }) => `${code} ${place === undefined ? '' : placeText(place)}`,
  )
}

describe('a roster', () => {
  it('names a group of the rubric by any of its headers, with numbers as offices write them', async () => {
    const roster = await read('OPD;Jumlah pegawai\nDinas A;1.250\n Dinas  B ;80\nDinas C;12,0\n')
    expect(roster.group.id).toBe('unit')
    expect(units(roster)).toEqual([
      ['Dinas A', 1250, undefined],
      ['Dinas B', 80, undefined],
      ['Dinas C', 12, undefined],
    ])
  })

  it('leaves out the sum below it, but no unit that is only called like one', async () => {
    const text = 'Layanan,Populasi\nKTP,100\nKK,50\n'
    expect(units(await read(`${text}Total,150\n`))).toHaveLength(2)
    expect(units(await read(`${text}Total,70\n`))).toHaveLength(3)
  })

  it('has a stratum for each unit or for none', async () => {
    const text = 'Layanan,Populasi,Strata\nKTP,100,Ramai\nKK,50,\n'
    expect(await problems(text)).toEqual(['roster/stratum-missing units.csv:3:2'])
    expect(units(await read(text.replaceAll('Ramai', '')))[0]).toEqual(['KTP', 100, undefined])
    const known = 'Layanan,Populasi,Strata\nKTP,100,Ramai\nKK,50,Sepi\n'
    expect(await problems(known, [{ id: 'ramai' }])).toEqual([
      'roster/stratum-unknown units.csv:3:2',
    ])
  })

  it('has a number of clusters for each unit, where it has a column of them', async () => {
    const text = 'Layanan,Populasi,Jumlah klaster\nKTP,100,1.020\nKK,50,3\n'
    const roster = await read(text)
    expect(roster.units.map(({ clusters }) => clusters)).toEqual([1020, 3])
    expect(await problems(text.replace('3', ''))).toEqual([
      'roster/clusters-no-number units.csv:3:3',
    ])
  })

  it('is refused with the row of each unit that stands there twice, lacks its name or has no number', async () => {
    const text = 'Layanan,Populasi\nKTP,100\nktp ,50\n,20\nKK,banyak\nAkta,0\nPaspor,-3\n'
    expect(await problems(text)).toEqual([
      'roster/unit-twice units.csv:3:1',
      'roster/unit-missing units.csv:4:1',
      'roster/population-no-number units.csv:5:2',
      'roster/population-no-number units.csv:6:2',
      'roster/population-no-number units.csv:7:2',
    ])
  })

  it('is refused where the rubric knows no units, which no column could be of', async () => {
    const alone = { ...skm, groups: [], profile: [] }
    await expect(
      readRoster(textSource('units.csv', 'Unit,Populasi\nA,1\n'), alone),
    ).rejects.toMatchObject({
      diagnostics: [{ code: 'roster/needs-groups' }],
    })
  })

  it('is refused without one column of units and one of populations', async () => {
    expect(await problems('Kantor,Populasi\nA,1\n')).toEqual(['roster/columns-missing units.csv'])
    expect(await problems('Layanan,Banyak\nA,1\n')).toEqual(['roster/columns-missing units.csv'])
    expect(await problems('OPD,Layanan,Populasi\nA,B,1\n')).toEqual([
      'roster/several-groups units.csv',
    ])
  })

  it.each([
    ['Layanan,Populasi,Populasi\nKTP,1,2\n'],
    ['Layanan,Populasi,Jumlah pegawai\nKTP,1,2\n'],
    ['Layanan,Jenis layanan,Populasi\nKTP,KK,2\n'],
    ['Layanan,Populasi,Strata,Lapisan\nKTP,1,a,b\n'],
  ])('is refused where two columns hold the same thing: %j', async text => {
    expect(await problems(text)).toEqual(['roster/columns-alike units.csv'])
  })

  it.each(['', 'Layanan,Populasi\n', 'Layanan,Populasi\nJumlah,\n'])(
    'is refused as one that lists nobody: %j',
    async text => expect((await problems(text))[0]).toMatch(/^roster\/empty units.csv/),
  )
})
