import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AssessOptions } from '../../../src/assess-options.ts'
import { Refusal } from '../../../src/diagnostics/diagnostic.ts'
import { exact } from '../../../src/math/exact.ts'
import { codesOf, type Rubric } from '../../../src/rubric/model.ts'
import { textSource } from '../../../src/tables/byte-source.ts'
import { countedAnswers } from '../../../src/tally/counted-answers.ts'
import { passedOnText } from '../../../src/tally/passed-on/passed-on-tally.ts'
import { reducedTally } from '../../../src/tally/small-groups/reduced-tally.ts'
import type { Tally } from '../../../src/tally/tally.ts'
import { matchTables } from '../../../src/worksheets/match-tables.ts'
import { openSources } from '../../../src/worksheets/open-sources.ts'
import { csv } from '../../support/assessed.ts'
import { service, staff } from '../../support/few-persons.ts'
import { determined } from '../../support/recovered.ts'
import { soundRubric } from '../../support/rubric-files.ts'
import { runs } from '../../support/soak.ts'

const berakhlak = soundRubric('rubrics', 'berakhlak-2021')

async function tallyOf(
  rubric: Rubric,
  text: string,
  options: Partial<AssessOptions> = {},
): Promise<Tally> {
  const tables = await openSources([textSource('a.csv', text)], [rubric], {})
  const matched = matchTables(tables, [{ rubric, isVariant: false }])
  const all = { rows: ['2-999'], ...options }
  const counted = await countedAnswers(matched, all, async () => undefined)
  if (counted.kind !== 'survey') throw new Error('a survey')
  return counted.tally
}

function refusalOf(run: () => unknown): string | undefined {
  try {
    run()
  } catch (error) {
    return error instanceof Refusal ? error.diagnostics[0]?.message.en : undefined
  }
  return undefined
}

const header = ['Unit Kerja', ...berakhlak.items.map(({ id }) => id)]
const answers = (at: number) => berakhlak.items.map(item => codesOf(item)[at % 5] ?? '')
const survey = (sizes: Readonly<Record<string, number>>) =>
  csv([
    header,
    ...Object.entries(sizes).flatMap(([unit, n]) =>
      Array.from({ length: n }, (_, at) => [unit, ...answers(at)]),
    ),
  ])
const unitsOf = (tally: Tally) =>
  new Map(
    [...(tally.margins[1]?.cells ?? [])].map(([key, { rows }]) => [key, rows] as const).sort(),
  )

const skm = soundRubric('rubrics', 'skm-2017')

describe('small groups in counts that are passed on', () => {
  it('are joined with the next ones, so that none follows by subtraction', async () => {
    const tally = await tallyOf(berakhlak, survey({ Besar: 40, Sedang: 15, Kecil: 3 }))
    const { tally: kept, joined } = reducedTally(tally, berakhlak, 'scores', 10)
    expect([...unitsOf(kept)]).toEqual([
      ['besar', 40],
      ['lainnya', 18],
    ])
    expect(joined).toBe(2)
    const written = { detail: 'scores', minGroup: 10, joined, sources: [], cautions: [] } as const
    expect(passedOnText({ ...written, tally: kept }, berakhlak)).not.toContain('Kecil')
  })

  it('are those too that gave no unit, and of whom few answered one question', async () => {
    const without = await tallyOf(berakhlak, survey({ A: 40, B: 15, '': 3 }))
    expect([...unitsOf(reducedTally(without, berakhlak, 'scores', 10).tally)]).toEqual([
      ['a', 40],
      ['lainnya', 18],
    ])
    const rows = ['A', 'B', 'C'].flatMap(unit =>
      Array.from({ length: 20 }, (_, at) => [unit, 'L', 'X', 3, unit === 'B' && at > 4 ? '' : 4]),
    )
    const text = csv([['unit', 'jk', 'status', 'a', 'b'], ...rows])
    const tally = await tallyOf(staff, text, { by: ['unit'] })
    expect([...unitsOf(reducedTally(tally, staff, 'scores', 10).tally)]).toEqual([
      ['c', 20],
      ['lainnya', 40],
    ])
    // Scores of what the public judges are nobody's own.
    const ofService = await tallyOf(service, text, { by: ['unit'] })
    expect(unitsOf(reducedTally(ofService, service, 'scores', 10).tally).size).toBe(3)
  })

  it('are refused where all there is is small, or a stratum, by its name', async () => {
    const small = await tallyOf(berakhlak, survey({ Kecil: 4 }))
    expect(refusalOf(() => reducedTally(small, berakhlak, 'scores', 10))).toContain('4 persons')
    expect(reducedTally(small, berakhlak, 'scores', 2).tally.margins[0]?.cells.get('')?.rows).toBe(
      4,
    )
    const visitors = csv([['unit', 'a', 'b'], ...Array.from({ length: 9 }, () => ['A', 3, 4])])
    const few = await tallyOf(service, visitors, { rows: ['2-4'] })
    expect(refusalOf(() => reducedTally(few, service, 'scores', 5))).toContain('3 persons')
    const all = await tallyOf(service, visitors)
    expect(refusalOf(() => reducedTally(all, service, 'scores', 10))).toBeUndefined()
    const drawn = async (sizes: readonly (readonly [string, string, number])[]) => {
      const rows = sizes.flatMap(([unit, stratum, n]) =>
        Array.from({ length: n }, (_, at) => [unit, 'L', 'X', 3, (at % 5) + 1, stratum]),
      )
      const text = csv([['unit', 'jk', 'status', 'a', 'b', 'wilayah'], ...rows])
      const tally = await tallyOf(staff, text, { by: ['unit'], stratum: 'wilayah' })
      return () => reducedTally(tally, staff, 'patterns', 10).tally
    }
    const inFew = await drawn([
      ['A', 'Kota', 20],
      ['A', 'Desa', 4],
    ])
    expect(refusalOf(inFew)).toContain('Stratum `Desa`: 4 persons')
    // Of a unit few are in a stratum that has many: the unit is joined.
    const crossed = await drawn([
      ['A', 'Kota', 20],
      ['A', 'Desa', 4],
      ['B', 'Desa', 30],
      ['C', 'Kota', 30],
    ])
    expect([...unitsOf(crossed())]).toEqual([
      ['c', 30],
      ['lainnya', 54],
    ])
  })

  it('are not joined where the index is a mean of them, and their crossings leave no scores behind', async () => {
    const ofUnits: Rubric = { ...staff, score: { ...staff.score, over: 'units' } }
    const rows = (n: number) => [
      ...Array.from({ length: 30 }, (_, at) => ['A', at < 15 ? 'L' : 'P', 'X', 3, 4]),
      ...Array.from({ length: n }, (_, at) => ['B', at < 3 ? 'L' : 'P', 'X', 3, 4]),
    ]
    const counted = async (n: number) => {
      const text = csv([['unit', 'jk', 'status', 'a', 'b'], ...rows(n)])
      const tally = await tallyOf(ofUnits, text, { by: ['jk'] })
      return () => reducedTally(tally, ofUnits, 'scores', 10)
    }
    expect(refusalOf(await counted(4))).toContain('without its small groups (`B`, `A`)')
    const { tally, left } = (await counted(20))()
    expect(left).toEqual([['jk', 'unit'], ['jk']])
    expect(tally.margins.map(({ by }) => by.join())).toEqual(['', 'unit'])
  })

  it('have no crossing of offices in which few meet, but one of which each part is all of a service', async () => {
    const rows = (counts: Readonly<Record<string, number>>) =>
      Object.entries(counts).flatMap(([name, n]) =>
        Array.from({ length: n }, () => [...name.split(' '), 'L', 'X', 3, 4]),
      )
    const counted = (counts: Readonly<Record<string, number>>, rubric = service) =>
      tallyOf(rubric, csv([['unit', 'layanan', 'jk', 'status', 'a', 'b'], ...rows(counts)]), {
        by: ['unit', 'layanan', 'unit*layanan'],
      })
    const leftOf = async (counts: Readonly<Record<string, number>>) =>
      reducedTally(await counted(counts), service, 'scores', 10).left
    expect(await leftOf({ 'A S': 20, 'A T': 4, 'B V': 30 })).toEqual([])
    const shared = { 'A S': 20, 'A T': 4, 'B T': 30 }
    // The four are what T has beside B: T is joined with S, and nothing tells of them.
    const {
      tally: passedOn,
      left,
      joined,
    } = reducedTally(await counted(shared), service, 'scores', 10)
    expect([left, joined]).toEqual([[], 2])
    expect(passedOn.margins.map(({ cells }) => [...cells.keys()].join())).toEqual([
      ...['', 'a,b', 'lainnya', `a\u001Flainnya,b\u001Flainnya`],
    ])
    // A third table stays beside them.
    const three = csv([
      ['Instansi', 'Unit', 'Layanan', ...skm.items.map(({ id }) => id)],
      ...rows(shared).map(([unit = '', service = '']) => [
        ...['I', unit, service],
        ...skm.items.map(() => 3),
      ]),
    ])
    const ofThree = await tallyOf(skm, three, {})
    expect(ofThree.margins.map(({ by }) => by.join('*'))).toEqual([
      ...['', 'unit', 'instansi', 'layanan', 'unit*layanan', 'instansi*unit', 'instansi*layanan'],
    ])
    expect(reducedTally(ofThree, skm, 'scores', 10)).toMatchObject({ joined: 2, left: [] })
    // Where all meet, their crossing alone would tell.
    expect(await leftOf({ ...shared, 'B S': 30 })).toEqual([['unit', 'layanan']])
    // Where units are means of their services, they would be others without them.
    const [average] = skm.averages
    const averages = average === undefined ? [] : [{ ...average, index: 'groups' as const }]
    const ofServices: Rubric = { ...service, averages }
    const tally = await counted(shared, ofServices)
    expect(refusalOf(() => reducedTally(tally, ofServices, 'scores', 10))).toContain(
      'mean by Layanan: without its small groups (`S`, `T`)',
    )
  })

  it('leave few in one unit for one service untold by sums of both, whoever knows which meet', async () => {
    const people = fc.array(
      fc.tuple(fc.constantFrom('a', 'a', 'a', 'b', 'b', 'c'), fc.integer({ min: 0, max: 24 })),
      { minLength: 30, maxLength: 150 },
    )
    let joinedOnes = 0
    await fc.assert(
      fc.asyncProperty(people, async rows => {
        const named = rows.map(([unit, at]) => ({
          ...{ unit, service: at > 1 ? `of ${unit}` : at === 1 ? 's' : 'of a' },
        }))
        const counted = await tallyOf(
          service,
          csv([
            ['unit', 'layanan', 'jk', 'status', 'a', 'b'],
            ...named.map(({ unit, service: of }) => [unit, of, 'L', 'X', 3, 4]),
          ]),
          { by: ['unit', 'layanan'] },
        )
        const { tally, joined } = reducedTally(counted, service, 'scores', 10)
        joinedOnes += joined
        const cells = [...new Set(named.map(each => JSON.stringify(each)))].map(name => {
          const { unit = '', service: of = '' } = JSON.parse(name) as Record<string, string>
          return { name, unit, of, n: named.filter(each => JSON.stringify(each) === name).length }
        })
        type Is = (cell: (typeof cells)[number]) => boolean
        const sums = tally.margins.flatMap(({ by, cells: own }): Is[] =>
          [...own.values()].map(
            ({ group }) =>
              cell =>
                by.every((id, at) => {
                  const value = id === 'unit' ? cell.unit : cell.of
                  const shown = tally.margins.some(
                    each => each.by.join() === id && each.cells.has(value),
                  )
                  return group[at] === (shown ? value : 'lainnya')
                }),
          ),
        )
        const isOffice: Is = cell =>
          sums.slice(1).some(is => is(cell) && cells.filter(is).length === 1)
        const told = determined(
          cells.map(({ name }) => name),
          sums.map(is => cells.map(cell => exact(is(cell) ? 1 : 0))),
        )
        const few = cells.filter(cell => cell.n < 10 && !isOffice(cell)).map(({ name }) => name)
        expect(told.filter(name => few.includes(name))).toEqual([])
      }),
      { seed: 20, numRuns: runs(100), endOnFailure: true },
    )
    expect(joinedOnes).toBeGreaterThan(1)
  })

  const TABLES = [
    ['unit'],
    ['unit', 'layanan'],
    ['layanan', 'unit', 'jk'],
    ['unit', 'jk', 'unit*jk'],
    ['layanan*jk', 'unit*jk'],
    ['unit', 'layanan', 'unit*layanan'],
  ]

  it.each([
    ['staff', staff],
    ['a public service', service],
  ])('of %s follow from no sums of what a file holds', async (_, rubric) => {
    const person = fc.record({
      unit: fc.constantFrom('A', 'A', 'A', 'B', 'B', 'C', ''),
      part: fc.integer({ min: 1, max: 2 }),
      jk: fc.constantFrom('L', 'L', 'P'),
      a: fc.integer({ min: 1, max: 5 }),
      b: fc.constantFrom(1, 2, 3, 4, 5, '' as const),
    })
    let tried = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(person, { minLength: 12, maxLength: 90 }),
        fc.constantFrom(...TABLES),
        async (persons, by) => {
          const rows = persons.map(({ unit, part, jk, a, b }) => {
            const layanan = unit === '' ? '' : `${unit}${part}`.toLowerCase()
            return { unit: unit.toLowerCase(), layanan, jk: jk.toLowerCase(), a, b }
          })
          const text = csv([
            ['unit', 'layanan', 'jk', 'status', 'a', 'b'],
            ...rows.map(row => [row.unit, row.layanan, row.jk, 'X', row.a, row.b]),
          ])
          const tally = await tallyOf(rubric, text, { by })
          const { tally: kept } = reducedTally(tally, rubric, 'scores', 10)
          const shown = kept.margins.flatMap(margin => shownSets(margin, rows))
          // An office of the public stands there, also where all it has are of one kind.
          const isOffice = ({ by }: Kept) => rubric === service && !by.includes('jk')
          const offices = tally.margins.filter(isOffice).flatMap(each => shownSets(each, rows))
          const small = tally.margins
            .filter(margin => !isOffice(margin))
            .flatMap(margin => smallSets(margin, rows))
            .filter(set => !offices.some(office => office.join() === set.join()))
          tried += small.length
          expect(small.filter(set => follows(set, shown, rows))).toEqual([])
        },
      ),
      { seed: 31, numRuns: runs(150) },
    )
    expect(tried).toBeGreaterThan(0)
  })
})

type Row = Readonly<Record<'unit' | 'layanan' | 'jk', string>> & { readonly b: number | '' }
type Kept = Tally['margins'][number]

const valueIn = (row: Row, id: string) => row[id as 'unit' | 'layanan' | 'jk']

/** Which rows each cell counts, for one who knows who is where. */
function shownSets({ by, cells }: Kept, rows: readonly Row[]): readonly (readonly boolean[])[] {
  const known = by.map((_, at) => new Set([...cells.values()].map(({ group }) => group[at])))
  const keyIn = (row: Row) =>
    by.map((id, at) => (known[at]?.has(valueIn(row, id)) ? valueIn(row, id) : 'lainnya')).join()
  return [...cells.values()].map(({ group }) => rows.map(row => keyIn(row) === group.join()))
}

/** The cells in which few are, or few answered b, but are not all who did. */
function smallSets({ by, cells }: Kept, rows: readonly Row[]): readonly (readonly boolean[])[] {
  const few = (n: number) => n > 0 && n < 10
  return [...cells.values()].flatMap(({ group, rows: n }) => {
    const set = rows.map(row => by.map(id => valueIn(row, id)).join() === group.join())
    const answered = rows.filter((row, at) => set[at] === true && row.b !== '').length
    return n < rows.length && (few(n) || few(answered)) ? [set] : []
  })
}

/** Whether a set of rows is a sum of others, each with any factor, by kind of person. */
function follows(
  set: readonly boolean[],
  shown: readonly (readonly boolean[])[],
  rows: readonly Row[],
): boolean {
  const kindOf = ({ unit, layanan, jk }: Row) => `${unit} ${layanan} ${jk}`
  const first = rows.flatMap((row, at) =>
    rows.findIndex(each => kindOf(each) === kindOf(row)) === at ? [at] : [],
  )
  const vector = (each: readonly boolean[]) => first.map(at => (each[at] === true ? 1 : 0))
  const known = shown.map(vector)
  return rankOf([...known, vector(set)]) === rankOf(known)
}

/** In whole numbers modulo a prime: sums of zeros and ones. */
function rankOf(vectors: readonly (readonly number[])[]): number {
  const PRIME = 1_000_003
  const left = vectors.map(vector => [...vector])
  let rank = 0
  for (let column = 0; column < (left[0]?.length ?? 0); column++) {
    const at = left.findIndex((vector, row) => row >= rank && vector[column] !== 0)
    const pivot = left[at]
    if (pivot === undefined) continue
    left[at] = left[rank] ?? []
    left[rank] = pivot
    const lead = pivot[column] ?? 1
    for (let row = rank + 1; row < left.length; row++) {
      const factor = left[row]?.[column] ?? 0
      left[row] = (left[row] ?? []).map(
        (value, position) =>
          (((value * lead - (pivot[position] ?? 0) * factor) % PRIME) + PRIME) % PRIME,
      )
    }
    rank++
  }
  return rank
}
