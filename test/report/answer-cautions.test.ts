import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readRubric } from '../../src/rubric/read-rubric.ts'
import { assessed, csv } from '../support/assessed.ts'
import { soundRubric } from '../support/rubric-files.ts'

const rubricWith = (items: string) => {
  const { rubric: found } = readRubric({
    file: 'uji.yaml',
    text: `rubric: uji
edition: "1.a"
title: Uji
kind: survey
basis: [{ name: Sendiri, covers: [items], verified: false }]
scales: { lima: { categories: [{ code: 1 }, { code: 2 }, { code: 3 }, { code: 4 }, { code: 5 }] } }
items: [{ id: a, text: satu, scale: lima }, { id: b, text: dua, scale: lima }${items.includes('c') ? ', { id: c, text: tiga, scale: lima }' : ''}]
score: { id: indeks, items: { over: respondents }, of: ${items} }
`,
  })
  return found ?? expect.fail('no rubric')
}
const rubric = rubricWith('[a, b, c]')

/** A level for each person, and what each item makes of it. */
const persons = (n: number, ...items: readonly ((level: number, person: number) => number)[]) =>
  Array.from({ length: n }, (_, person) => {
    const level = 1 + ((person * 3) % 5)
    return items.map(item => Math.min(5, Math.max(1, item(level, person))))
  })
const data = (rows: readonly (readonly number[])[]) => csv([['a', 'b', 'c'], ...rows])
const like = (level: number, person: number) => level + ((person % 3) - 1)
const other = (level: number, person: number) => level + (((person * 2) % 3) - 1)
const against = (level: number) => 6 - level

const skm = soundRubric('rubrics', 'skm-2017')
const NINE = skm.items.length
const nine = (rows: readonly (readonly number[])[]) => csv([skm.items.map(({ id }) => id), ...rows])

/** Drawn by a fixed generator: codes from 1 to 4 that have so much in common. */
function spread(common: number, seed = 1) {
  let state = seed * 7919
  const draw = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  const normal = () => Math.sqrt(-2 * Math.log(draw() + 1e-9)) * Math.cos(2 * Math.PI * draw())
  return (_person: number, items: number) => {
    const own = normal()
    return Array.from({ length: items }, () => {
      const level = 2.6 + Math.sqrt(common) * own + Math.sqrt(1 - common) * normal()
      return Math.min(4, Math.max(1, Math.round(level)))
    })
  }
}

async function cautionsOf(texts: readonly string[], by: readonly string[] = []) {
  const { result } = await assessed(rubric, texts, { by })
  return result.cautions.map(({ code, message }) => [code, message.en] as const)
}

describe('cautions about answers', () => {
  it('say which item is answered against the others, with alpha as it is and turned round', async () => {
    const [caution, ...rest] = await cautionsOf([data(persons(40, like, other, against))])
    expect(caution?.[0]).toBe('report/item-against-others')
    expect(caution?.[1]).toMatch(/: `c` \(correlation -0\.\d\d, 40 respondents\)/)
    expect(rest).toEqual([])
    // Nothing was turned round: the mean of a, b and c is what was read.
    expect(await cautionsOf([data(persons(40, like, other, like))])).toEqual([])
  })

  it('pass over what one of many items comes to by chance', async () => {
    // Drawn at random: of its nine items one has −0.19 with the others, beyond what a single one comes to (−0.16).
    const text = readFileSync('examples/documents/google-forms.csv', 'utf8')
    const { result } = await assessed(soundRubric('rubrics', 'skm-2017'), [text])
    expect(result.sample.rowsUsed).toBeGreaterThan(140)
    expect(result.cautions.map(({ code }) => code)).not.toContain('report/item-against-others')
  })

  it('need thirty answers', async () => {
    expect(await cautionsOf([data(persons(25, like, other, against))])).toEqual([])
  })

  it('name an item that everybody answers alike, and say where the best answer may be true of all', async () => {
    const constant = (code: number) => data(persons(30, like, other, () => code))
    const found = await cautionsOf([constant(2)])
    expect(found.map(([code]) => code)).toEqual(['report/constant-item'])
    expect(found[0]?.[1]).toContain('to the items `c` (2)')
    const best = await cautionsOf([constant(5)])
    expect(best).toEqual([['report/constant-best-item', expect.stringContaining('`c` (5)')]])
  })

  it('say that nothing varies at all, instead of naming every item', async () => {
    const [only, ...rest] = await cautionsOf([
      data(persons(30, ...[3, 3, 2].map(code => () => code))),
    ])
    expect([only?.[0], rest]).toEqual(['report/all-items-constant', []])
  })

  it('name items that have no answer at all, where others have', async () => {
    const rows = persons(30, like, other, like).map(([a = 0, b = 0]) => [a, b, ''])
    const { result } = await assessed(rubric, [csv([['a', 'b', 'c'], ...rows])])
    expect(result.cautions.map(({ code, message }) => [code, message.en])).toEqual([
      ['report/unanswered-item', 'No answer counts for the items `c`.'],
    ])
  })

  it('say of items against each other that one side is to be turned round, not both', async () => {
    const two = rubricWith('[a, b]')
    const rows = persons(40, like, against)
    const { result } = await assessed(two, [csv([['a', 'b'], ...rows])])
    const [caution, ...rest] = result.cautions
    expect([caution?.code, rest]).toEqual(['report/items-against-each-other', []])
    expect(caution?.message.en).toMatch(
      /^`a` and `b` are answered against each other \(correlation -0\.\d\d/,
    )
    // Turned round in the data, either of them ends it.
    for (const turned of [0, 1]) {
      const mended = rows.map(row => row.map((value, at) => (at === turned ? 6 - value : value)))
      const again = await assessed(two, [csv([['a', 'b'], ...mended])])
      expect(again.result.cautions).toEqual([])
    }
  })

  it('say that nearly half of the items go against the others, naming both sides', async () => {
    const level = spread(0.4)
    const rows = Array.from({ length: 60 }, (_, person) =>
      level(person, NINE).map((code, at) => (at < 4 ? 5 - code : code)),
    )
    const { result } = await assessed(skm, [nine(rows)])
    const [caution, ...rest] = result.cautions
    expect([caution?.code, rest]).toEqual(['report/items-against-each-other', []])
    expect(caution?.message.en).toMatch(
      /^`U1`, `U2`, `U3`, `U4` and `U5`, `U6`, `U7`, `sarana`, `pengaduan` are answered against each other .* alpha would rise from -0\.\d\d to 0\.[6-9]\d\./,
    )
    expect(caution?.remedy.en).toContain('"U4": { "1": "4", "2": "3", "3": "2", "4": "1" } }}')
  })

  it('name all of three items at once, and say where the lines belong if a mapping is in use', async () => {
    const level = spread(0.4)
    const rows = Array.from({ length: 60 }, (_, person) =>
      level(person, NINE).map((code, at) => (at < 3 ? 5 - code : code)),
    )
    const { result } = await assessed(skm, [nine(rows)])
    expect(result.cautions.map(({ message }) => message.en)).toEqual([
      expect.stringMatching(/^Answered against the other items: `U1`, `U2`, `U3` \(/),
    ])
    expect(result.cautions[0]?.remedy.en).toContain('add this to that mapping')
  })

  it('say nothing of what items without anything in common come to by chance', async () => {
    for (const [seed, common] of Array.from({ length: 60 }, (_, at) => [at, at % 3] as const)) {
      const level = spread(common / 4, seed)
      const rows = Array.from({ length: 30 + seed * 2 }, (_, person) => level(person, NINE))
      const { result } = await assessed(skm, [nine(rows)])
      const said = result.cautions.map(({ code }) => code)
      expect(said, `file ${seed}`).not.toContain('report/items-against-each-other')
    }
  })

  it('say so of items that cancel out, which have no alpha', async () => {
    const two = rubricWith('[a, b]')
    const [rows, three] = [persons(40, level => level, against), [1, 2, 3, 4, 5, 1, 2, 3, 4, 5]]
    const { result } = await assessed(two, [csv([['a', 'b'], ...rows])])
    expect(result.cautions.map(({ message }) => message.en)).toEqual([
      '`a` and `b` are answered against each other (correlation -1.00, 40 respondents): with one side turned round, alpha would rise from undefined to 1.00.',
    ])
    expect(result.statistics?.undefined).toEqual([
      { id: 'indeks', statistic: 'alpha', because: 'same-sums' },
      { id: 'indeks', statistic: 'omega', because: 'two-items' },
    ])
    // Three of which each row has one sum, though not in binary fractions.
    const sums = three.flatMap((a, at) =>
      three.slice(0, 7).map((_, more) => [a, ((at + more) % 4) + 1]),
    )
    const ranked = sums.flatMap(([a = 0, b = 0]) =>
      9 - a - b > 5 || a + b > 8 ? [] : [[a, b, 9 - a - b]],
    )
    const halves = persons(40, like, level => level, against)
    const annex = (await assessed(rubric, [data(halves)], { annex: true })).result.statistics
    expect(annex?.scales[0]?.items.map(({ rest }) => rest === undefined)).toEqual([
      true,
      false,
      false,
    ])
    expect(annex?.undefined).toContainEqual({
      id: 'a',
      statistic: 'correlation',
      because: 'same-sums',
    })
    const found = await assessed(rubric, [data(ranked)])
    expect(found.result.statistics?.scales).toEqual([])
    expect(found.result.statistics?.undefined?.[0]?.because).toBe('same-sums')
  })

  it('name a file that is the mirror image of the others, also where files are not shown', async () => {
    const high = data(
      persons(
        40,
        () => 5,
        () => 4,
        like,
      ),
    )
    const low = data(
      persons(
        40,
        () => 1,
        () => 2,
        level => 6 - level,
      ),
    )
    const found = await cautionsOf([high, high.replace('5,4', '4,5'), low], ['file'])
    const backwards = found.filter(([code]) => code === 'report/file-coded-backwards')
    expect(backwards).toHaveLength(1)
    expect(backwards[0]?.[1]).toContain('`data-3`')
    const texts = [high, high.replace('5,4', '4,5'), low]
    expect((await cautionsOf(texts)).filter(([code]) => code === backwards[0]?.[0])).toEqual(
      backwards,
    )
    const { result } = await assessed(rubric, texts, { withTally: true })
    expect(JSON.stringify([result.tally, result.groups])).not.toContain('data-')
  })
})
