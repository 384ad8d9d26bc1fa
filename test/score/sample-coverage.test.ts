import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readRoster } from '../../src/coding/read-roster.ts'
import { Refusal } from '../../src/diagnostics/diagnostic.ts'
import { textSource } from '../../src/tables/byte-source.ts'
import { assessed, csv } from '../support/assessed.ts'
import { soundRubric } from '../support/rubric-files.ts'
import { runCli } from '../support/run-cli.ts'
import { soak } from '../support/soak.ts'

const skm = soundRubric('rubrics', 'skm-2017')
const ITEMS = ['U1', 'U2', 'U3', 'U4', 'U5', 'U6', 'U7', 'sarana', 'pengaduan']
const ROSTER = 'Layanan,Populasi,Strata\nKTP,100,Ramai\nKK,60,Sepi\nAkta,40,Sepi\n'

/** So many respondents of each service. */
const data = (...services: readonly (readonly [string, number])[]) =>
  csv([
    ['Layanan', ...ITEMS],
    ...services.flatMap(([service, n]) =>
      Array.from({ length: n }, () => [service, ...ITEMS.map(() => 3)]),
    ),
  ])

async function covered(text: string, roster = ROSTER, by: readonly string[] = []) {
  const read = await readRoster(textSource('units.csv', roster), skm)
  const { result } = await assessed(skm, [text], { roster: read, by })
  return result
}

describe('a roster beside a survey', () => {
  it('says how many of each unit answered, who is missing, short, or on no list', async () => {
    const { coverage, cautions } = await covered(
      data(['KTP', 80], ['kk', 30], ['Paspor', 4], ['', 2]),
    )
    expect(coverage?.units.map(({ label, n, percent }) => [label.id, n, percent?.shown])).toEqual([
      ['KTP', 80, '80.00'],
      ['kk', 30, '50.00'],
      ['Akta', 0, '0.00'],
    ])
    expect(coverage).toMatchObject({
      by: 'layanan',
      notInRoster: [{ label: { id: 'Paspor' }, n: 4 }],
      withoutUnit: 2,
    })
    const codes = cautions
      .map(({ code }) => code)
      .filter(code => !/small|constant|correction/.test(code))
    expect(codes).toEqual(['report/sample-short', 'report/not-covered', 'report/not-in-roster'])
    expect(cautions.find(({ code }) => code === 'report/sample-short')?.message.en).toContain('kk')
  })

  it('counts each stratum of a unit, and makes intervals of its population', async () => {
    const roster = 'Layanan,Strata,Populasi\nKTP,pagi,4\nKTP,sore,9\nKK,lain,6\n'
    const row = (service: string, stratum: string, answer: number) => [
      ...[service, stratum],
      ...ITEMS.map(() => answer),
    ]
    const rows = [
      ...[
        row('KTP', 'pagi', 2),
        row('KTP', 'pagi', 4),
        row('KTP', 'sore', 3),
        row('KTP', 'sore', 3),
      ],
      ...[row('KTP', 'sore', 3), row('KK', 'lain', 3), row('KK', 'lain', 3)],
    ]
    const read = (text: string) => readRoster(textSource('units.csv', text), skm)
    const of = async (text: string, sample: { stratum?: string } = {}) => {
      const data = csv([['Layanan', 'Waktu', ...ITEMS], ...rows])
      const options = { roster: await read(text), rows: ['2-8'], ...sample }
      const { result, provenance } = await assessed(skm, [data], options)
      return { ...result, codes: provenance.notes.map(({ code }) => code) }
    }
    const { coverage, statistics } = await of(roster, { stratum: 'Waktu' })
    expect(coverage?.units.map(({ population, n, stratum }) => [population, n, stratum])).toEqual([
      [13, 5, undefined],
      [6, 2, 'lain'],
    ])
    expect(coverage?.strata?.map(({ stratum, population, n }) => [stratum, population, n])).toEqual(
      [
        ['pagi', 4, 2],
        ['sore', 9, 3],
        ['lain', 6, 2],
      ],
    )
    // Of 50 and 100, half of whom answered: (1 − 2/4) × 2 × 1250/7². R: svydesign(~1, strata = ~Waktu, weights = ~one, fpc = ~N)
    const whole = statistics?.scores.find(({ id }) => id === skm.score.id)
    expect(whole?.standardError).toBeCloseTo(Math.sqrt(1250) / 7, 10)
    const apart = await of(roster)
    expect(apart.coverage?.strata).toBeUndefined()
    expect(apart.codes).toContain('roster/strata-not-in-data')
    const few = of(roster.replace('pagi,4', 'pagi,1'), { stratum: 'Waktu' })
    await expect(few).rejects.toMatchObject({
      diagnostics: [{ message: { en: expect.stringContaining('`KTP (pagi)` has more') } }],
    })
  })

  it('is of the units whose rows were chosen, and of none where others were', async () => {
    const read = await readRoster(textSource('units.csv', ROSTER), skm)
    const of = async (...where: string[]) => {
      const report = await assessed(skm, [data(['KTP', 40], ['KK', 30])], { roster: read, where })
      const { coverage } = report.result
      const units = coverage?.units.map(({ label, n }) => [label.id, n])
      return [units, coverage?.all.n, report.provenance.notes.map(({ code }) => code)]
    }
    expect(await of('Layanan=KTP')).toEqual([
      [['KTP', 40]],
      40,
      expect.not.arrayContaining(['roster/not-of-these-rows']),
    ])
    expect((await of('layanan != KTP')).slice(0, 2)).toEqual([
      [
        ['KK', 30],
        ['Akta', 0],
      ],
      30,
    ])
    const [units, all, codes] = await of('U1=3')
    expect([units, all]).toEqual([undefined, undefined])
    expect(codes).toContain('roster/not-of-these-rows')
  })

  it('is cautioned where a whole stratum has nobody, with how many persons that are', async () => {
    const { cautions } = await covered(data(['KTP', 80]))
    expect(
      cautions
        .filter(({ code }) => code === 'report/stratum-not-covered')
        .map(({ message }) => message.en),
    ).toEqual([
      'Strata of the roster without a single respondent: `Sepi`; 100 of 200 persons are not represented.',
    ])
    const whole = await covered(data(['KTP', 80], ['KK', 1]))
    expect(whole.cautions.map(({ code }) => code)).not.toContain('report/stratum-not-covered')
  })

  it('is refused where its strata are not those of the data, with the row', async () => {
    const inStrata = (ktp: string) =>
      data(['KTP', 80], ['KK', 30])
        .replace('Layanan', 'Wilayah,Layanan')
        .replaceAll(/^(KTP)/gm, `${ktp},$1`)
        .replaceAll(/^(KK)/gm, 'sepi,$1')
    const roster = await readRoster(textSource('units.csv', ROSTER), skm)
    const covered = (text: string) =>
      assessed(skm, [text], { roster, stratum: 'Wilayah' }).catch(error => error)
    // Akta, of which nobody answered, says nothing.
    expect((await covered(inStrata('RAMAI'))).result.coverage.strata).toHaveLength(2)
    const refusal = await covered(inStrata('Kota'))
    expect(refusal).toBeInstanceOf(Refusal)
    expect(refusal.diagnostics).toMatchObject([
      {
        code: 'roster/stratum-differs',
        place: { kind: 'table', row: 2 },
        message: { en: '`KTP` is of stratum `Ramai` on the roster, and of `Kota` in the data.' },
        remedy: { en: expect.stringContaining('whose strata are: `Kota`, `sepi`') },
      },
    ])
  })

  it('asks of each line what its own population needs, as the rules print it', async () => {
    const { coverage } = await covered(data(['KTP', 80], ['KK', 52], ['Akta', 36]))
    // The table of Krejcie and Morgan: 100 -> 80, 60 -> 52, 40 -> 36, 200 -> 132.
    expect(coverage?.units.map(({ required }) => required.krejcieMorgan)).toEqual([80, 52, 36])
    expect(coverage?.all).toMatchObject({
      population: 200,
      n: 168,
      percent: { shown: '84.00' },
      required: { krejcieMorgan: 132, cochran: 132, slovin: 134 },
    })
    expect(coverage?.strata).toMatchObject([
      { stratum: 'Ramai', units: 1, population: 100, n: 80 },
      { stratum: 'Sepi', units: 2, population: 100, n: 88 },
    ])
  })

  it('counts the clusters that respondents were drawn from: their share adds no doubt', async () => {
    const answers = [3, 4, 2, 3, 3, 4, 1, 2]
    const text = csv([
      ['Layanan', 'Desa', ...ITEMS],
      ...answers.map((code, at) => ['KTP', `d${at % 4}`, ...ITEMS.map(() => code)]),
    ])
    const drawn = async (clusters: number, cluster: string | undefined = 'Desa') => {
      const list = `Layanan,Populasi,Klaster\nKTP,100,${clusters}\n`
      const roster = await readRoster(textSource('units.csv', list), skm)
      const { result, provenance } = await assessed(skm, [text], {
        ...{ roster, by: ['Layanan'] },
        ...(cluster === '' ? {} : { cluster }),
      })
      const { scores = [], ...of } = result.statistics ?? {}
      const codes = [...provenance.notes, ...result.cautions].map(({ code }) => code)
      return { error: scores.find(({ id }) => id === 'ikm')?.standardError, ...of, codes }
    }
    const [of16, of8, of4] = [await drawn(16), await drawn(8), await drawn(4)]
    expect(of16.clusters).toBe(16)
    expect(of16.population).toBeUndefined()
    // Sums of points by cluster are 6, 8, 3 and 5: SE² of the mean over 8 is 4/3·13/64·(1 − 4/N), times 25² of an index.
    expect(of16.error).toBeCloseTo(25 * Math.sqrt(((4 / 3) * 13 * 0.75) / 64), 10)
    expect(of8.error).toBeCloseTo(25 * Math.sqrt(((4 / 3) * 13 * 0.5) / 64), 10)
    expect(of4.error).toBe(0)
    expect(of4.codes).toContain('report/clusters-all-drawn')
    const refusal = await drawn(3).catch(error => error)
    expect(refusal.diagnostics[0]).toMatchObject({ code: 'roster/clusters-below-drawn' })
    const without = await drawn(16, '')
    expect(without.codes).toContain('roster/clusters-not-in-data')
    expect(without).toMatchObject({ population: 100 })
  })

  it('counts its units whatever results are asked by', async () => {
    const text = data(['KTP', 80], ['KK', 52]).replaceAll(/^([^,]*),/gm, '$1,Loket,')
    const withUnit = text.replace('Layanan,Loket', 'Layanan,Unit')
    const [all, byUnit] = [await covered(withUnit), await covered(withUnit, ROSTER, ['Unit'])]
    expect(byUnit.coverage).toEqual(all.coverage)
    expect(byUnit.groups.map(({ by }) => by)).toEqual([['unit']])
  })

  it('needs no column in data of the one unit it lists', async () => {
    const text = csv([ITEMS, ITEMS.map(() => 3), ITEMS.map(() => 4)])
    const { coverage } = await covered(text, 'OPD,Populasi\nDinas A,10\n')
    expect(coverage?.all).toMatchObject({ n: 2, population: 10 })
    await expect(covered(text)).rejects.toBeInstanceOf(Refusal)
  })

  it('is refused where a unit has more respondents than people', async () => {
    const error = await covered(data(['KTP', 101])).catch(refusal => refusal)
    expect(error.diagnostics.map(({ code }: { code: string }) => code)).toEqual([
      'roster/population-below-respondents',
    ])
    expect(error.diagnostics[0].place).toMatchObject({ file: 'units.csv', row: 2 })
  })
})

describe('`assess --roster`', () => {
  soak('shows the same in each format', async () => {
    const cwd = mkdtempSync(join(tmpdir(), 'rb-score-roster-'))
    writeFileSync(join(cwd, 'skm.csv'), data(['KTP', 80], ['KK', 30]))
    writeFileSync(join(cwd, 'units.csv'), ROSTER)
    const shown = async (format: string) => {
      const words = ['assess', 'skm.csv', '--roster', 'units.csv', '--format', format]
      const { code, stdout } = await runCli(words, { cwd })
      expect(code).toBe(0)
      return stdout
    }
    const [table, markdown, long, json] = await Promise.all(
      ['table', 'markdown', 'csv', 'json'].map(shown),
    )
    rmSync(cwd, { recursive: true })
    expect(table).toMatch(/KK +Sepi +60 +30 +50\.00 +52 +22/)
    expect(markdown).toContain('| KK | Sepi | 60 | 30 | 50.00 | 52 | **22** |')
    expect(long).toMatch(/^coverage-unit,layanan,KK,.*,30,.*,60,52,,,$/m)
    expect(JSON.parse(json ?? '').result.coverage.all.n).toBe(110)
    expect(JSON.parse(json ?? '').provenance.options.roster).toBe('units.csv')
  })
})
