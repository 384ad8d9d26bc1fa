import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'
import { soak } from '../support/soak.ts'

const ITEMS = ['U1', 'U2', 'U3', 'U4', 'U5', 'U6', 'U7', 'U8', 'U9']
let folder = ''
const data = (first: number) =>
  ['Layanan', ...ITEMS].join() +
  Array.from({ length: 12 }, (_, at) => {
    const others = ITEMS.slice(1).map((_, item) => 2 + ((at + item) % 3))
    return `\n${at % 2 === 0 ? 'KTP' : 'KK'},${first},${others.join()}`
  }).join('')

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rb-score-compare-'))
  for (const [year, first] of [
    [2024, 2],
    [2025, 3],
    [2026, 4],
  ] as const) {
    writeFileSync(join(folder, `${year}.csv`), data(first))
  }
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const compare = (...words: readonly string[]) =>
  runCli(['compare', ...words, '--lang', 'en'], { cwd: folder })

describe('compare', () => {
  it('and `--previous` ask by which of two editions data are scored that both would take', async () => {
    const items = Array.from({ length: 14 }, (_, at) => `U${at + 1}`)
    const rows = Array.from({ length: 12 }, (_, at) =>
      items.map((_, item) => 1 + ((at + item) % 4)),
    )
    writeFileSync(join(folder, '2013.csv'), [items, ...rows].map(row => row.join()).join('\n'))
    const words = ['assess', '2025.csv', '-r', 'skm-2017', '--previous', '2013.csv']
    const { code, stderr } = await runCli([...words, '--lang', 'en'], { cwd: folder })
    expect(code).toBe(3)
    expect(stderr).toContain('`ikm-2004` (14/14)')
    expect(stderr).toContain('Fix: score the earlier data by itself')
  })

  soak('names the same comparison as a page for its next command', async () => {
    const { stdout } = await compare('2024.csv', '2025.csv', '--show', 'basis')
    const words = 'compare 2024.csv 2025.csv --lang en -o report.html'
    expect(stdout).toMatch(new RegExp(`Next {2}rb-score ${words}\n$`))
    expect((await runCli(words.split(' '), { cwd: folder })).code).toBe(0)
  })

  soak(
    'knows what the editions of two reports have in common, as it does of their data',
    async () => {
      const sheet = join(process.cwd(), 'examples', 'area-perubahan', 'instansi.csv')
      for (const year of [2014, 2020]) {
        const words = ['assess', sheet, '-r', `area-perubahan-${year}`, '-o', `${year}.json`]
        await runCli(words, { cwd: folder })
      }
      const { stdout, code } = await compare('2014.json', '2020.json')
      expect(code).toBe(0)
      expect(stdout).toContain('parts that are the same by `same-as` are compared')
      expect(stdout).toMatch(/1 Change management, % +79\.09 +79\.09 +0\.00/)
    },
  )

  soak('and `--previous` score the data of before by their own edition', async () => {
    const words = ['area-perubahan-2014', '--level', 'instansi', '--rows', '1', '--seed', '4']
    await runCli(['sample', ...words, '-o', 'lama.csv'], { cwd: folder })
    const sheet = join(process.cwd(), 'examples', 'area-perubahan', 'instansi.csv')
    const table = (text: string) => /Compared to the period before .*?\n\n/s.exec(text)?.[0]
    const { stdout } = await compare('lama.csv', sheet)
    expect(table(stdout)).toContain('1 Change management, %')
    const assess = ['assess', sheet, '-r', 'area-perubahan-2020', '--previous', 'lama.csv']
    const now = await runCli([...assess, '--lang', 'en'], { cwd: folder })
    expect(table(now.stdout)).toBe(table(stdout))
  })

  soak('lists no answers as changed that the other edition never asked', async () => {
    const sheets = ['instruments/zona-integritas-2019.csv', 'zona-integritas/satker.csv']
    const { stdout } = await compare(...sheets.map(sheet => join(process.cwd(), 'examples', sheet)))
    expect(stdout).toContain('Comparable only together')
    expect(stdout).not.toContain('Answers that changed')
  })

  it('shows the change with its interval, by item and unit, and where it comes from', async () => {
    const { stdout, code } = await compare('2024.csv', '2025.csv', '--by', 'Layanan')
    expect(code).toBe(0)
    expect(stdout).toMatch(
      /^ {2}Satisfaction index \(IKM\) +72\.22 +75\.00 +\+2\.78 +\+\d+\.\d\d to/m,
    )
    expect(stdout).toMatch(/^ {2}U1 Requirements +50\.00 +75\.00 +\+25\.00 +\+25\.00 to \+25\.00$/m)
    expect(stdout).toContain('respondent mix 0.00')
    expect(stdout).not.toContain('Period  ')
    // Of units how many there were in both, and that they are few; on pages bold is beyond chance.
    expect(stdout).toMatch(/^ {2}KTP .* \d+ → \d+ /m)
    expect(stdout).toContain('Limited data (n below 30): all lines.')
    const page = await compare('2024.csv', '2025.csv', '--by', 'Layanan', '--format', 'markdown')
    const changes = [...page.stdout.matchAll(/ (\S+) \|(?: \d+ → \d+ \|)? (\S+) to (\S+) \|/g)]
    const isClear = (low = '', high = '') => low.startsWith('−') === high.startsWith('−')
    expect(changes.map(([, change]) => change?.startsWith('**'))).toEqual(
      changes.map(([, , low, high]) => isClear(low, high) && !/^0/.test(`${low}`)),
    )
    expect(new Set(changes.map(([, change]) => change?.startsWith('**'))).size).toBe(2)
  })

  soak(
    'knows that variants of a rubric ask the same, and warns where both are of one file',
    async () => {
      for (const [name, rubric] of [
        ['utuh', 'skm-2017'],
        ['lama011', 'skm-2017-bobot-011'],
      ] as const) {
        await runCli(['assess', '2024.csv', '-r', rubric, '-o', `${name}.json`], { cwd: folder })
      }
      const { stdout, stderr, code } = await compare('lama011.json', 'utuh.json')
      expect(code).toBe(0)
      // 72.22 by 1/9 is 71.50 by 0.11, of the same answers.
      expect(stdout).toMatch(/^ {2}Satisfaction index \(IKM\) +71\.50 +72\.22 +\+0\.72/m)
      expect(stdout).toMatch(/in this order: rubric \+0\.72,\s+respondent\s+mix 0\.00/)
      expect(stdout + stderr).toContain('hold the same data')
    },
  )

  it('knows from reports, or by -r, which parts of two own rubrics are the same', async () => {
    const rubric = (id: string, items: string, more = '') => `rubric: ${id}
edition: "1"
title: Uji
kind: survey
basis: [{ name: Sendiri, covers: [items], verified: false }]
${more}scales: { empat: { categories: [{ code: 1 }, { code: 2 }, { code: 3 }, { code: 4 }] } }
items: [${items}]
score: { id: indeks, items: { over: respondents }, of: [${/id: (\w+)/.exec(items)?.[1]}] }
`
    const same = `same-as: [{ rubric: lama, verified: false, pairs: [{ here: baru1, there: lama1 }, { here: indeks, there: indeks }] }]\n`
    writeFileSync(
      join(folder, 'lama.yaml'),
      rubric('lama', '{ id: lama1, text: Ramah, scale: empat }'),
    )
    writeFileSync(
      join(folder, 'baru.yaml'),
      rubric('baru', '{ id: baru1, text: Sopan, scale: empat }', same),
    )
    for (const [name, item, answer] of [
      ['lama', 'lama1', 2],
      ['baru', 'baru1', 3],
    ] as const) {
      writeFileSync(join(folder, `${name}-ku.csv`), `${item}\n${`${answer}\n4\n`.repeat(4)}`)
      const words = ['assess', `${name}-ku.csv`, '-r', `${name}.yaml`, '-o', `${name}-ku.json`]
      await runCli(words, { cwd: folder })
    }
    const changed = /Sopan +3\.00 +3\.50 +\+0\.50/
    expect((await compare('lama-ku.json', 'baru-ku.json')).stdout).toMatch(changed)
    // Scored before anybody had written it.
    writeFileSync(
      join(folder, 'dini.yaml'),
      rubric('baru', '{ id: baru1, text: Sopan, scale: empat }'),
    )
    const early = ['assess', 'baru-ku.csv', '-r', 'dini.yaml', '-o', 'dini-ku.json']
    await runCli(early, { cwd: folder })
    const refused = await compare('lama-ku.json', 'dini-ku.json')
    expect(refused.stderr).toContain('write `same-as` in the rubric')
    expect((await compare('lama-ku.json', 'dini-ku.json', '-r', 'baru.yaml')).stdout).toMatch(
      changed,
    )
  })

  soak('gives the course of three periods, in any format, from reports too', async () => {
    const by = ['--by', 'Layanan']
    await runCli(['assess', '2024.csv', ...by, '-o', '2024.json'], { cwd: folder })
    const { code } = await compare('2024.json', '2025.csv', '2026.csv', ...by, '-o', 'tren.json')
    expect(code).toBe(0)
    const { result } = JSON.parse(readFileSync(join(folder, 'tren.json'), 'utf8'))
    expect(result.previous.periods.map(({ name }: { name: string }) => name)).toEqual([
      '2024.json',
      '2025.csv',
      '2026.csv',
    ])
    const page = await runCli(['render', 'tren.json', '--format', 'markdown', '--lang', 'en'], {
      cwd: folder,
    })
    expect(page.stdout).toMatch(/\| 2024\.json \| 12 \| 72\.22 \|/)
    expect([...page.stdout.matchAll(/^#{3,} .*(?=→)|^#{4,} Service/gm)].map(String)).toEqual(
      ['2025.csv ', '2024.json ', '2024.json '].flatMap(name => [`### ${name}`, '#### Service']),
    )
    const table = await runCli(['render', 'tren.json', '--format', 'csv'], { cwd: folder })
    expect(table.stdout.match(/^previous-split,[^,]+,,,answers,/gm)).toHaveLength(3)
    const verified = await runCli(['verify', 'tren.json'], { cwd: folder })
    expect(verified.code).toBe(0)
  })

  soak('reads what a mapping says of rows and of counts, as assess does', async () => {
    const rows = { '2024.csv': '2-5', '2025.csv': '2-9' }
    writeFileSync(join(folder, 'rows.json'), JSON.stringify({ version: 2, rows }))
    const { stdout } = await compare(
      ...['2024.csv', '2025.csv', '--mapping', 'rows.json', '--format', 'json'],
    )
    const { result } = JSON.parse(stdout)
    expect([result.previous.n, result.sample.rowsUsed]).toEqual([4, 8])
    const named = await compare(
      ...['2024.csv', '2025.csv', '--rows', '2024.csv:2-5', '--format', 'json'],
    )
    expect(JSON.parse(named.stdout).result.previous.n).toBe(4)

    const assess = ['assess', '2025.csv', '--previous', '2024.csv', '--format', 'json']
    for (const [asked, numbers] of [
      [
        ['--mapping', 'rows.json'],
        [4, 8],
      ],
      [
        ['--rows', '2024.csv:2-7', '--rows', '2-4'],
        [6, 3],
      ],
    ] as const) {
      const own = JSON.parse((await runCli([...assess, ...asked], { cwd: folder })).stdout).result
      expect([own.previous.n, own.sample.rowsUsed]).toEqual(numbers)
    }
    const other = data(2).replace('U1', 'Satu')
    writeFileSync(join(folder, 'other.csv'), other)
    writeFileSync(
      join(folder, 'columns.json'),
      JSON.stringify({ version: 2, columns: { Satu: 'U1' } }),
    )
    const mapped = await runCli(
      [
        'assess',
        '2025.csv',
        '-r',
        'skm-2017',
        '--previous',
        'other.csv',
        '--mapping',
        'columns.json',
      ],
      { cwd: folder },
    )
    expect(mapped.code).toBe(0)

    const counted = (all: number) =>
      ['Unsur,1,2,3,4', ...ITEMS.map(item => `${item},0,${all - 2},0,2`)].join('\n')
    writeFileSync(join(folder, 'a.csv'), counted(10))
    writeFileSync(join(folder, 'b.csv'), counted(20))
    const counts = { items: 'Unsur', options: { 1: '1', 2: '2', 3: '3', 4: '4' } }
    writeFileSync(join(folder, 'counts.json'), JSON.stringify({ version: 2, counts }))
    const both = await compare(
      ...['a.csv', 'b.csv', '-r', 'skm-2017', '--mapping', 'counts.json', '--format', 'json'],
    )
    expect(both.stderr).not.toContain('error')
    expect(JSON.parse(both.stdout).result.sample.rowsUsed).toBe(20)
  })

  soak('takes files of counts as they are, beside data', async () => {
    await runCli(['tally', '2024.csv', '-o', '2024.tally.json', '--min-group', '2'], {
      cwd: folder,
    })
    const asData = await compare('2024.csv', '2025.csv', '--format', 'json')
    const tally = readFileSync(join(folder, '2024.tally.json'), 'utf8')
    writeFileSync(join(folder, 'utf16.tally.json'), Buffer.from(`\uFEFF${tally}`, 'utf16le'))
    expect((await compare('utf16.tally.json', '2025.csv')).code).toBe(0)
    const asCounts = await compare('2024.tally.json', '2025.csv', '--format', 'json')
    const ofNodes = ({ stdout }: { stdout: string }) => JSON.parse(stdout).result.previous.nodes
    expect(asCounts.code).toBe(0)
    expect(ofNodes(asCounts)).toEqual(ofNodes(asData))
  })

  it('asks which file rows are of, and says it of one that is not there', async () => {
    const open = await compare('2024.csv', '2025.csv', '--rows', '2-5')
    expect(open.code).not.toBe(0)
    expect(open.stderr).toContain('names no file, and there are several: 2024.csv, 2025.csv')
    const other = await compare('2024.csv', '2025.csv', '--rows', '2023.csv:2-5')
    expect(other.stderr).toContain('`2023.csv`, which is not among these files: 2024.csv, 2025.csv')
  })

  soak(
    'writes a report that the data of the last period verify, but for the comparison',
    async () => {
      await compare('2025.csv', '2026.csv', '-o', 'banding.json')
      const { code, stdout } = await runCli(['verify', 'banding.json', '2026.csv'], { cwd: folder })
      expect(code).toBe(0)
      expect(stdout).toContain('The comparison with the period before')
    },
  )

  it('asks for the second period', async () => {
    const { stderr, code } = await compare('2024.csv')
    expect(code).toBe(2)
    expect(stderr).toContain('rb-score compare old.csv new.csv')
  })

  soak(
    'pairs the same respondents by a column that nothing holds, and says who was left over',
    async () => {
      const paired = (name: string, persons: readonly (readonly [string, number])[]) => {
        const rows = persons.map(([key, points]) => [key, ...ITEMS.map(() => points)].join())
        writeFileSync(join(folder, name), [['NIP', ...ITEMS].join(), ...rows].join('\n'))
      }
      const key = (at: number) => `19850101 20100${at} 1 001`
      paired(
        'p1.csv',
        [1, 2, 3, 4].map(at => [key(at), [2, 2, 3, 4][at - 1] ?? 0]),
      )
      // Written together, the keys are the same.
      paired(
        'p2.csv',
        [2, 3, 4, 5].map(at => [key(at).replaceAll(' ', ''), [3, 3, 3, 1][at - 2] ?? 0]),
      )
      const shown = await compare('p1.csv', 'p2.csv', '--pair-by', 'NIP')
      expect(shown.code).toBe(0)
      // t.test(c(75, 75, 75), c(50, 75, 100), paired = TRUE)
      expect(shown.stdout).toMatch(
        /^The same respondents, by NIP[\s\S]+^ {2}Satisfaction index \(IKM\) +75\.00 +75\.00 +0\.00 +−62\.10 to \+62\.10$/m,
      )
      expect(shown.stdout).toMatch(
        /3 respondents answered in both periods, 1 only in the one\s+before, 1/,
      )
      const words = ['compare', 'p1.csv', 'p2.csv', '--pair-by', 'NIP', '--format']
      for (const format of ['table', 'json', 'csv', 'markdown', 'html']) {
        const { stdout, code } = await runCli([...words, format], { cwd: folder })
        expect(code).toBe(0)
        expect(stdout).not.toMatch(/1985\s?0101/)
      }
      // Three who can be told from the rest: nothing that is passed on has their scores.
      const page = await runCli([...words, 'markdown', '--lang', 'en'], { cwd: folder })
      expect(page.stdout).toMatch(/IKM\) \| × \| × \| × \|[\s\S]+Hidden/)
      const rows = await runCli([...words, 'csv'], { cwd: folder })
      expect(rows.stdout).toMatch(/only-before/)
      expect(rows.stdout).toMatch(/ikm,paired-change,.*,×,×,×,/)
    },
  )

  soak(
    'names the rows whose key is empty or stands twice, and refuses what has no rows',
    async () => {
      const rows = (name: string, keys: readonly string[]) => {
        const lines = keys.map(key => [key, ...ITEMS.map((_, at) => 2 + (at % 2))].join())
        writeFileSync(join(folder, name), [['NIP', ...ITEMS].join(), ...lines].join('\n'))
      }
      rows('k1.csv', ['a-1', 'b-2', '', 'a-1', 'c-3'])
      rows('k2.csv', ['b-2', 'c-3', 'd-4', 'x-1', 'x-2'])
      rows('k3.csv', ['y-1', 'y-2', 'y-3', 'y-4', 'y-5'])
      const twice = await compare('k1.csv', 'k2.csv', '--pair-by', 'NIP')
      expect(twice.code).toBe(3)
      expect(twice.stderr).toContain('Rows with nothing in column `NIP`: 1 (4)')
      expect(twice.stderr).toMatch(/1\s+\(5 = 2\)/)
      expect(twice.stderr).not.toContain('a-1')
      const mended = ['--where', 'NIP!=', '--rows', 'k1.csv:2-4,6']
      expect(twice.stderr).toContain('--rows "k1.csv:2-4,6"')
      const again = await compare('k1.csv', 'k2.csv', '--pair-by', 'NIP', ...mended)
      expect(again.stdout).toContain('2 respondents answered in both periods')
      expect(again.stdout).not.toContain('n is smaller')
      const blank = readFileSync(join(folder, 'k2.csv'), 'utf8').replace('x-2,2', 'x-2,')
      writeFileSync(join(folder, 'k4.csv'), blank)
      const fewer = await compare('k2.csv', 'k4.csv', '--pair-by', 'NIP')
      expect(fewer.stdout).toMatch(/5 respondents answered[\s\S]+where\s+n\s+is\s+smaller/)
      const nobody = await compare('k2.csv', 'k3.csv', '--pair-by', 'NIP')
      expect(nobody.stderr).toContain('compare/nobody-paired')
      await runCli(['assess', 'k2.csv', '-o', 'k2.json'], { cwd: folder })
      const report = await compare('k2.json', 'k3.csv', '--pair-by', 'NIP')
      expect(report.stderr).toContain('compare/pair-by-needs-rows')
    },
  )
})
