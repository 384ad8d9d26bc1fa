import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { progressText } from '../../src/cli/actions/progress-line.ts'
import { csv } from '../support/assessed.ts'
import { soundRubric } from '../support/rubric-files.ts'
import { runCli } from '../support/run-cli.ts'
import { soak } from '../support/soak.ts'

const halfRead = { stage: 'reading', rows: 2_350_000, share: 0.5 } as const

describe('the line of progress', () => {
  it('tells the share, rows, time left and rows a second', () => {
    expect(progressText(halfRead, 2, 'en', 79)).toBe(
      '50% · 2,350,000 rows · 2 s left · 1,175,000 rows/s',
    )
    expect(progressText(halfRead, 2, 'id', 79)).toBe(
      '50% · 2.350.000 baris · sisa 2 dtk · 1.175.000 baris/dtk',
    )
  })

  it('tells what it knows of a workbook, and that scores are worked out', () => {
    expect(progressText({ stage: 'reading', rows: 1000 }, 1, 'en', 79)).toBe(
      '1,000 rows · 1,000 rows/s',
    )
    expect(progressText({ stage: 'scoring', rows: 1000 }, 1, 'en', 79)).toBe(
      '1,000 rows · working out scores',
    )
  })

  it('never needs a second line', () => {
    for (const width of [10, 25, 39, 59]) {
      expect(progressText(halfRead, 2, 'id', width).length).toBeLessThanOrEqual(width)
    }
    expect(progressText(halfRead, 2, 'id', 25)).toBe('50% · 2.350.000 baris')
  })

  const { items } = soundRubric('rubrics', 'berakhlak-2021')
  const rows = Array.from({ length: 2000 }, (_, at) => [
    `Unit ${at % 7}`,
    ...items.map(({ index }) => `${1 + ((((at + 3) ** 2 * (index + 7) ** 2) % 101) % 5)}`),
  ])
  const folder = mkdtempSync(join(tmpdir(), 'rb-score-progress-'))
  const file = join(folder, 'survei.csv')
  writeFileSync(file, csv([['Unit Kerja', ...items.map(({ id }) => id)], ...rows]))
  const words = ['assess', file, '-r', 'berakhlak-2021', '--format', 'csv']
  /** Each look at the clock is so much later. */
  const ticking = (step: number) => {
    let time = 0
    return () => {
      time += step
      return time
    }
  }

  soak('is drawn in place and gone before anything else is said', async () => {
    const shown = await runCli(words, { terminal: 80, now: ticking(600) })
    const plain = await runCli(words)
    const [, ...drawn] = shown.stderr.split('\r\u001B[K')
    expect(drawn.length).toBeGreaterThan(2)
    expect(drawn[0]).toMatch(/^\d+% · [\d,]+ rows · \d+ s left · [\d,]+ rows\/s$/)
    expect(drawn.at(-2)).toBe('2,000 rows · working out scores')
    expect(drawn.at(-1)).not.toContain('rows/s')
    expect(
      drawn
        .at(-1)
        ?.split('\n')
        .filter(line => line.includes('rows ·')),
    ).toEqual([])
    expect(shown.stdout).toBe(plain.stdout)
  })

  soak(
    'is nothing where all is done soon, in a pipe, on a dumb terminal, and where nobody wants it',
    async () => {
      const none = [
        await runCli(words, { terminal: 80, now: ticking(1) }),
        await runCli(words, { now: ticking(600) }),
        await runCli([...words, '--no-progress'], { terminal: 80, now: ticking(600) }),
        await runCli(words, {
          terminal: 80,
          now: ticking(600),
          env: { RB_SCORE_LANG: 'en', TERM: 'dumb' },
        }),
      ]
      for (const { code, stderr } of none) {
        expect(code).toBe(0)
        expect(stderr).not.toContain('\u001B[K')
      }
    },
  )
})
