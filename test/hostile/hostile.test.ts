/** Hostile files through the whole program: each ends in a clean error or in the right numbers, never in anything else. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'
import { sample } from '../support/soak.ts'
import { type HostileCase, OTHER_FORMATS, READ, TEXT_FILES } from './bytes.ts'
import { ANSWERS, BLANKS, TABLES, UNITS } from './content.ts'
import { FLAGS, RUBRICS } from './rubrics.ts'
import { ending, UNSEEN } from './run.ts'
import { csv, HEADER, ROWS, rowsWith, skmByHand } from './skm-by-hand.ts'

const RIGHT = skmByHand()

describe.each([
  ['text', TEXT_FILES],
  ['other formats', OTHER_FORMATS],
  ['answers', ANSWERS],
  ['tables', TABLES],
  ['rubrics', RUBRICS],
  ['flags and mappings', FLAGS],
] as const)('%s', (_, cases: readonly HostileCase[]) => {
  // Half of them in each language, in turn.
  const inTurn = cases.map((one, at) => [...one, at % 2 === 0 ? 'id' : 'en'] as const)
  it.each(sample(inTurn))('%s', async (_title, file, ends, language) => {
    const { code, codes, result, stderr } = await ending(file, language)
    if (ends === READ || typeof ends !== 'string') {
      const right = ends === READ ? RIGHT : ends
      // A score exists, but the one that matters does not.
      const hasIndex = Array.isArray(right) && right[0] !== undefined
      expect([code, result], stderr).toEqual([hasIndex ? 0 : 1, right])
      return
    }
    expect(result).toBeUndefined()
    expect(codes.join(' ')).toContain(ends)
  })
})

describe('no answer', () => {
  it.each(sample(BLANKS))('%j is none, and not 0', async text => {
    const { result } = await ending({ content: csv(rowsWith(text)) })
    expect(result).toEqual(skmByHand(rowsWith('')))
  })
})

describe('units', () => {
  const batches = Array.from({ length: Math.ceil(UNITS.length / 8) }, (_, at) =>
    UNITS.slice(at * 8, at * 8 + 8),
  )
  it.each(sample(batches).map(units => [units.map(unit => unit.slice(0, 12)), units] as const))(
    '%j change no number',
    async (_, units) => {
      const rows = units.map((unit, at) => (ROWS[at % ROWS.length] ?? []).with(0, unit))
      expect((await ending({ content: csv(rows) })).result).toEqual(skmByHand(rows))
    },
  )
})

describe('every output', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'rb-score-hostile-'))
    const rows = UNITS.filter(unit => unit.length < 1000).map((unit, at) =>
      (ROWS[at % ROWS.length] ?? []).with(0, unit),
    )
    const header = HEADER.with(0, 'OPD')
    writeFileSync(join(folder, 'survei.csv'), csv(rows, header, { quoteAll: true }))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const printed = async (format: string, terminal?: number) => {
    const words = ['assess', 'survei.csv', '-r', 'skm-2017', '--format', format]
    const { code, stdout } = await runCli(words, {
      cwd: folder,
      ...(terminal === undefined ? {} : { terminal }),
    })
    expect(code).toBe(0)
    expect(stdout.length).toBeGreaterThan(1000)
    return stdout
  }

  it.each(sample(['table', 'json', 'csv', 'markdown']))('%s shows nothing unseen', async format => {
    expect(await printed(format)).not.toMatch(UNSEEN)
  })

  it('a terminal gets no escape but colours', async () => {
    const coloured = await printed('table', 80)
    expect(coloured).toContain('\u001b[')
    expect(coloured.replaceAll(/\u001b\[\d+m/g, '')).not.toMatch(UNSEEN)
  })

  it('CSV holds no formula', async () => {
    const cells = (await printed('csv')).split(/[\n,]/).map(cell => cell.replace(/^"/, ''))
    const formulas = cells.filter(cell => /^[=+@\t]|^-(?!\d)/.test(cell))
    expect(formulas.filter(cell => !/^-?\d/.test(cell) && cell !== '-')).toEqual([])
  })

  it('Markdown holds no live HTML and no link that nobody wrote', async () => {
    const page = await printed('markdown')
    expect(page).not.toMatch(/(?<!\\)<(?:script|img|b)\b/)
    expect(page).not.toMatch(/(?<!\\)\]\((?:javascript|http)/)
  })
})
