import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Rubric } from '../../src/rubric/model.ts'
import { closedTally, openTally, tallyRow } from '../../src/tally/count-rows.ts'
import { readTally } from '../../src/tally/read-tally.ts'
import { tallyJson } from '../../src/tally/tally-file.ts'
import { soundRubric } from '../support/rubric-files.ts'

const skm = soundRubric('rubrics', 'skm-2017')
const berakhlak = soundRubric('rubrics', 'berakhlak-2021')

function tallyOf(rubric: Rubric, rows: readonly (readonly number[])[]) {
  const unit = rubric.groups[0]?.id ?? ''
  const open = openTally(rubric, [unit], [[unit]])
  rows.forEach((codes, at) => {
    const groups = [at % 2 === 0 ? 'Loket "A"' : '']
    tallyRow(open, { codes, numbers: [], groups, profile: rubric.profile.map(() => 'x') })
  })
  return closedTally(open, {
    rowsRead: rows.length + 3,
    leftOut: new Map([['footer', 3]]),
    spellings: new Map([[unit, new Map([['loket "a"', new Map([['Loket "A"', rows.length]])]])]]),
  })
}

const codes = fc.array(
  fc.array(fc.integer({ min: -4, max: 3 }), { minLength: 21, maxLength: 21 }),
  { maxLength: 20 },
)

describe('a tally written and read again', () => {
  it.each([skm, berakhlak])('is the same, %#', rubric => {
    fc.assert(
      fc.property(codes, rows => {
        const tally = tallyOf(rubric, rows)
        const { tally: read, problems } = readTally(written(tally, rubric), 'a.json', rubric)
        expect(problems).toEqual([])
        expect(read).toEqual(tally)
      }),
      { seed: 7, numRuns: 20 },
    )
  })

  it('is the same where zeros and scores that patterns tell stand written', () => {
    const tally = tallyOf(berakhlak, [Array(21).fill(2), Array(21).fill(-1)])
    const value = JSON.parse(written(tally, berakhlak))
    const cell = value.margins[0].cells[0]
    expect([cell.items.BP1.unknown, cell.persons]).toEqual([undefined, {}])
    for (const item of Object.values(cell.items)) Object.assign(item as object, { unknown: 0 })
    const ofPersons = [...(tally.margins[0]?.cells.values() ?? [])][0]?.persons ?? new Map()
    for (const [id, persons] of ofPersons)
      cell.persons[id] = { ...persons, scores: Object.fromEntries(persons.scores) }
    expect(readTally(JSON.stringify(value), 'a.json', berakhlak).tally).toEqual(tally)
    cell.patterns = {}
    expect(readTally(JSON.stringify(value), 'a.json', berakhlak).tally).toBeDefined()
    cell.persons = {}
    expect(readTally(JSON.stringify(value), 'a.json', berakhlak).tally).toBeUndefined()
  })
})

describe('a tally is refused', () => {
  const tally = tallyOf(skm, [
    [1, 2, 3, 0, 1, 2, 3, 0, 1],
    [1, 2, 3, 0, 1, 2, 3, 0, -1],
  ])
  const text = written(tally, skm)
  const refusal = (json: string, rubric = skm) => {
    const { tally: read, problems } = readTally(json, 'a.tally.json', rubric)
    expect(read).toBeUndefined()
    expect(problems).toHaveLength(1)
    return `${problems[0]?.message.en} ${problems[0]?.remedy?.en}`
  }

  it('where it is something else', () => {
    expect(refusal('{')).toContain('no tally of rb-score')
    expect(refusal('[]')).toContain('no tally of rb-score')
    expect(refusal('{"reportVersion": 2, "result": {}}')).toContain('no tally of rb-score')
  })

  it('where another version wrote it, which is named', () => {
    expect(refusal(text.replace('"format":2', '"format":1'))).toMatch(
      /format 1.*count its data again/,
    )
    expect(refusal(text.replace('"format":2', '"format":3'))).toMatch(/format 3.*newer/)
  })

  it('where it counts answers to other questions', () => {
    expect(refusal(text, berakhlak)).toMatch(/skm-2017 2017.*berakhlak-2021/)
  })

  it('where any one count was changed', () => {
    const value = JSON.parse(text)
    const cell = value.margins[0].cells[0]
    for (const [id, item] of Object.entries<{ codes: number[]; blank?: number | undefined }>(
      cell.items,
    )) {
      item.codes[0] = (item.codes[0] ?? 0) + 1
      expect(refusal(JSON.stringify(value))).toContain(
        `damaged at \`margins[0].cells[0].items.${id}\``,
      )
      item.codes[0]--
      const { blank } = item
      item.blank = (blank ?? 0) + 1
      expect(refusal(JSON.stringify(value))).toContain('Its counts add up to')
      item.blank = blank
    }
    cell.rows++
    expect(refusal(JSON.stringify(value))).toContain('damaged at')
    cell.rows--
    value.margins[1].cells.pop()
    expect(refusal(JSON.stringify(value))).toContain('damaged at `margins[1]`')
  })

  it('where any count of two answers together was changed', () => {
    const value = JSON.parse(text)
    for (const [a, tables] of Object.entries<Record<string, number[]>>(value.crossed.items)) {
      for (const [b, table] of Object.entries(tables)) {
        const at = table.findIndex(times => times > 0)
        const times = table[at] ?? 0
        for (const other of [times + 1, times - 1]) {
          table[at] = other
          expect(refusal(JSON.stringify(value))).toContain(`damaged at \`crossed.items.${a}.${b}\``)
        }
        table[at] = times
      }
    }
  })

  it('where a part is missing or of another form', () => {
    const without = JSON.parse(text)
    delete without.crossed.items.U3.U4
    expect(refusal(JSON.stringify(without))).toContain('damaged at `crossed.items.U3.U4`')
    expect(refusal(text.replace('"rows":2', '"rows":"2"'))).toMatch(/damaged at `margins\[0\]/)
    expect(refusal(text.replace('"rows":2', '"rows":1.5'))).toMatch(/damaged at `margins\[0\]/)
    expect(refusal(text.replace('"rows":2', '"rows":-2'))).toMatch(/damaged at `margins\[0\]/)
  })
})

function written(tally: Parameters<typeof tallyJson>[0], rubric: Rubric): string {
  return JSON.stringify(tallyJson(tally, rubric))
}
