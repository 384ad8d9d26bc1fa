import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'
import { sample, soak } from '../support/soak.ts'

/** `(3 + 4) ÷ 2 = 7/2 (3.50)` -> both sides as numbers, or nothing where the left one is in words. */
function sidesOf(equation: string): readonly [number, number] | undefined {
  const [left = '', right = ''] = equation.split(' = ')
  const [exact = ''] = right.split(' (')
  const sides = [left, exact].map(side =>
    side.replaceAll(',', '').replaceAll('×', '*').replaceAll('÷', '/').replaceAll('−', '-'),
  )
  if (!sides.every(side => /^[\d/*+()\s.-]+$/.test(side))) return undefined
  const [first = Number.NaN, second = Number.NaN] = sides.map(side =>
    Number(new Function(`return ${side}`)()),
  )
  return [first, second]
}

async function workingsOf(words: readonly string[]): Promise<readonly string[]> {
  const { stdout } = await runCli([...words, '--format', 'html', '--lang', 'en'])
  return [...stdout.matchAll(/<details>.*?<\/details>/gs)].flatMap(([part]) =>
    [...part.matchAll(/<p>(.*?)<\/p>/g)].map(([, line = '']) => line),
  )
}

function equationsOf(lines: readonly string[]): readonly (readonly [string, number, number])[] {
  return lines
    .flatMap(line => line.split(': ').at(-1)?.split('; ') ?? [])
    .flatMap(equation => {
      const sides = equation.includes(' = ') ? sidesOf(equation) : undefined
      return sides === undefined ? [] : [[equation, ...sides] as const]
    })
}

describe('the workings of a page', () => {
  const examples = [
    'skm/gaspul.csv',
    'zona-integritas/satker.csv',
    'area-perubahan/instansi.csv',
    'instruments/sakip.csv',
    'instruments/pekppp.csv',
    'instruments/spbe.csv',
    'instruments/indeks-rb.csv',
    'instruments/ipak.csv',
  ]
  it.each(sample(examples, 4))('of examples/%s come out again, number by number', async file => {
    const equations = equationsOf(await workingsOf(['assess', `examples/${file}`]))
    expect(equations.length).toBeGreaterThan(5)
    for (const [equation, left, right] of equations)
      expect(Math.abs(left - right), equation).toBeLessThan(1e-9 * Math.max(1, Math.abs(right)))
  })

  it('come out again where weights are those of a sum', async () => {
    const words = ['assess', 'examples/skm/gaspul.csv', '-r', 'skm-2017-bobot-011']
    const equations = equationsOf(await workingsOf(words))
    expect(equations.map(([, left, right]) => Math.abs(left - right) < 1e-9)).not.toContain(false)
    expect(equations.length).toBeGreaterThan(20)
  })

  soak('open indicators to their counts', async () => {
    const sheet = await workingsOf(['assess', 'examples/zona-integritas/satker.csv'])
    const [line] = sheet.filter(each => each.startsWith('A.II.5.iii.b '))
    expect(line).toMatch(/: 70 ÷ \(3 \+ 8 \+ 61\) = 35\/36 \(0\.97\)$/)
    const weighted = await workingsOf(['assess', 'examples/instruments/indeks-rb.csv'])
    const [impact] = weighted.filter(each => each.startsWith('T.B.1 '))
    expect(impact).toMatch(/: 10 ÷ 100 × 3 = 3\/10 \(0\.30\)$/)
  })

  soak('say that counts of groups are left out where small groups are hidden', async () => {
    const words = ['assess', 'examples/documents/google-forms.csv', '--for-publication']
    const lines = await workingsOf([...words, '--by', 'pekerjaan'])
    const note = /^How often each group gave each answer is left out/
    expect(lines.some(line => note.test(line))).toBe(true)
    expect((await workingsOf(words.slice(0, 2))).some(line => note.test(line))).toBe(false)
  })

  soak('open the indicators of each unit, each to its own counts', async () => {
    const [header = '', ...rows] = readFileSync('examples/zona-integritas/satker.csv', 'utf8')
      .trim()
      .split('\n')
    const unitRows = (name: string) => rows.map(row => row.replace(/^[^,]*/, name))
    const other = unitRows('Kantor B').map(row => row.replace(/,70,(.*),70$/, ',60,$1,60'))
    const stdin = [header, ...unitRows('Kantor A'), ...other].join('\n')
    const { stdout } = await runCli(['assess', '-', '--format', 'html', '--lang', 'en'], { stdin })
    const lines = [...stdout.matchAll(/<p>(A\.II\.5\.iii\.b .*?)<\/p>/g)].map(([, line]) => line)
    expect(lines.map(line => line?.slice(line.lastIndexOf(': ') + 2))).toEqual([
      '70 ÷ (3 + 8 + 61) = 35/36 (0.97)',
      '60 ÷ (3 + 8 + 61) = 5/6 (0.83)',
    ])
  })

  soak('open units of worksheets', async () => {
    const files = ['instansi', 'unit'].map(name => `examples/area-perubahan/${name}.csv`)
    const lines = await workingsOf(['assess', ...files])
    expect(lines.filter(line => line.includes(' ÷ ')).length).toBeGreaterThan(10)
  })

  soak('open every item, every group and how each interval came', async () => {
    const lines = await workingsOf(['assess', 'examples/berakhlak/responses.csv'])
    for (const [equation, left, right] of equationsOf(lines))
      expect(Math.abs(left - right), equation).toBeLessThan(1e-9 * Math.max(1, Math.abs(right)))
    expect(lines).toContain(
      'BP1 Understands and meets the needs of the public: (2 × 4 + 3 × 49 + 4 × 175 + 5 × 71) ÷ 299 = 1210/299 (4.05); (1210/299 − 1) ÷ (5 − 1) × 100 = 22775/299 (76.17)',
    )
    // How many persons of a unit have each score is left out of what is passed on of a staff.
    expect(lines).toContain(
      'Collaborative: mean of the scores of 28 respondents = 49/12 (4.08); (49/12 − 1) ÷ (5 − 1) × 100 = 925/12 (77.08)',
    )
    expect(lines).toContain('Local index: 76.38 ± t × 0.4917, df 299')
  })

  soak('open the items of each service to its answers', async () => {
    const lines = await workingsOf(['assess', 'examples/documents/google-forms.csv'])
    expect(lines).toContain('Conduct of staff: (3 × 4 + 4 × 3) ÷ 7 = 24/7 (3.43)')
  })

  soak(
    'open no group to its answers where small groups are hidden, or counts were left out',
    async () => {
      const ofGroups = (lines: readonly string[]) =>
        lines.filter(line => line.startsWith('Collaborative: '))
      const words = ['assess', 'examples/berakhlak/responses.csv']
      for (const more of [['--min-group', '25'], ['--for-publication'], ['--without-tally']]) {
        const lines = ofGroups(await workingsOf([...words, ...more]))
        expect(lines.length).toBeGreaterThan(3)
        expect(lines.filter(line => line.includes(' × 1 '))).toEqual([])
      }
    },
  )
})
