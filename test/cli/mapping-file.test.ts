import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'

const EN = { RB_SCORE_LANG: 'en' }
const WORDS = 'Hampir selalu sesuai janji'
const CODED = ['q1', 'q2', 'q3', 'q4', 'q5', 'q6', 'q7', 'q8', 'q9']
const NEAR = ['Persaratan', 'U2', 'U3', 'U4', 'U5', 'U6', 'U7', 'sarana', 'pengaduan']

let folder = ''
const at = (name: string) => join(folder, name)
const here = (...words: string[]) => runCli(['assess', ...words], { cwd: folder, env: EN })
const saved = (name: string) => JSON.parse(readFileSync(at(name), 'utf8'))
const write = (name: string, rows: readonly (readonly string[])[]) =>
  writeFileSync(at(name), `${rows.map(cells => cells.join(',')).join('\n')}\n`)
const scored = async (...words: string[]) =>
  JSON.parse((await here(...words, '--format', 'json')).stdout).result

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rb-score-mapping-'))
  const answers = CODED.map(() => '3')
  write('coded.csv', [CODED, answers, answers])
  write('near.csv', [
    [...NEAR, 'Saran'],
    [...answers, 'baik'],
    [...answers, ''],
  ])
  write('words.csv', [
    ['U1', 'U2', 'U3', 'U4', 'U5', 'U6', 'U7', 'sarana', 'pengaduan'],
    ...Array.from({ length: 6 }, () => ['3', '3', WORDS, '3', '3', '3', '3', '3', '3']),
  ])
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('where columns are missing', () => {
  it('the saved mapping has every header and every item, and pairs none', async () => {
    const { code, stderr } = await here(
      ...['coded.csv', '-r', 'skm-2017', '--save-mapping', 'coded.json'],
    )
    expect(code).toBe(3)
    expect(stderr).toContain('cli/mapping-to-complete')
    expect(saved('coded.json')).toMatchObject({
      version: 2,
      columns: Object.fromEntries(CODED.map(header => [header, '?'])),
      items: { U1: 'Requirements', sarana: 'Facilities' },
    })
    const untouched = await here('coded.csv', '-r', 'skm-2017', '--mapping', 'coded.json')
    expect(untouched.code).toBe(3)
  })

  it('it is scored once a person has filled it in', async () => {
    await here('coded.csv', '-r', 'skm-2017', '--save-mapping', 'filled.json')
    const skeleton = saved('filled.json')
    const ids = Object.keys(skeleton.items)
    const columns = Object.fromEntries(CODED.map((header, at) => [header, ids[at]]))
    writeFileSync(at('filled.json'), JSON.stringify({ ...skeleton, columns }))
    const { score } = await scored('coded.csv', '-r', 'skm-2017', '--mapping', 'filled.json')
    expect(score.exact).toBe('75')
  })

  it('a guess is marked, and used only when its question mark is gone', async () => {
    await here('near.csv', '--save-mapping', 'near.json')
    expect(saved('near.json').columns).toMatchObject({ Persaratan: '? U1', Saran: '?', U2: 'U2' })
    const { code, stderr } = await here('near.csv', '-r', 'skm-2017', '--mapping', 'near.json')
    expect(code).toBe(3)
    expect(stderr).toContain('responses/mapping-guess-left')

    writeFileSync(at('near.json'), readFileSync(at('near.json'), 'utf8').replace('? U1', 'U1'))
    expect((await scored('near.csv', '--mapping', 'near.json')).score.exact).toBe('75')
  })

  it('the mapping is shown with what is missing, and nothing is scored', async () => {
    const { code, stdout } = await here('near.csv', '--show-mapping')
    expect(code).toBe(3)
    expect(stdout).toMatch(/^A\s+Persaratan\s+\? U1\s+a guess, not used/m)
    expect(stdout).toMatch(/^–\s+Requirements\s+U1\s+has no column/m)
  })
})

describe('a mapping file of version 2', () => {
  const mapping = async (content: object) => {
    writeFileSync(at('m.json'), JSON.stringify({ version: 2, ...content }))
    return here('words.csv', '-r', 'skm-2017', '--mapping', 'm.json')
  }

  it.each([
    ['of any item', { [WORDS]: 4 }],
    ['of an item', { U3: { [WORDS]: '4' } }],
    ['of a scale', { 'persepsi-4': { [WORDS.toUpperCase()]: 4 } }],
  ])('gives an answer %s its code', async (_, answers) => {
    expect((await mapping({ answers })).code).toBe(0)
    const { items } = await scored('words.csv', '-r', 'skm-2017', '--mapping', 'm.json')
    expect(items.find(({ id }: { id: string }) => id === 'U3').meanPoints.exact).toBe('4')
  })

  it('is offered for an answer that many gave, and right once the code is written', async () => {
    const { stderr } = await here('words.csv', '-r', 'skm-2017')
    const [lines = ''] = /\{\n[\s\S]*\n {4}\}/.exec(stderr) ?? []
    writeFileSync(at('asked.json'), lines)
    const words = ['words.csv', '-r', 'skm-2017', '--mapping', 'asked.json']
    expect((await here(...words)).code).toBe(3)
    writeFileSync(at('asked.json'), lines.replace('"?"', '2'))
    const { items } = await scored(...words)
    expect(items.find(({ id }: { id: string }) => id === 'U3').meanPoints.exact).toBe('2')
  })

  it('gives all letters of options a code, or none is read as an abbreviation of the scale', async () => {
    const rows = Array.from({ length: 8 }, (_, row) =>
      Array.from({ length: 9 }, (_, item) => 'abcd'[(row * 3 + item * item) % 4]).join(','),
    )
    const header = 'U1,U2,U3,U4,U5,U6,U7,Sarana,Pengaduan'
    writeFileSync(at('letters.csv'), [header, ...rows, ''].join('\n'))
    const of = (answers: object) => {
      writeFileSync(at('letters.json'), JSON.stringify({ version: 2, answers }))
      return here('letters.csv', '-r', 'skm-2017', '--mapping', 'letters.json')
    }
    const partial = await of({ a: 1, c: 3, d: 4 })
    expect([partial.code, partial.stderr]).toEqual([3, expect.stringContaining('option-letters')])
    expect((await of({ a: 1, b: 2, c: 3, d: 4 })).code).toBe(0)
  })

  it('leaves other items alone where it speaks of one', async () => {
    expect((await mapping({ answers: { U2: { [WORDS]: 4 } } })).code).toBe(3)
  })

  it.each([
    ['2-4', 3],
    [{ 'words.csv': '2-3,5' }, 3],
  ])('names the rows of respondents: %j', async (rows, used) => {
    expect((await mapping({ answers: { [WORDS]: 4 }, rows })).code).toBe(0)
    const words = ['words.csv', '-r', 'skm-2017', '--mapping', 'm.json']
    expect((await scored(...words)).sample.rowsUsed).toBe(used)
    expect((await scored(...words, '--rows', '2-3')).sample.rowsUsed).toBe(2)

    await here(...words, '--save-mapping', 'again.json')
    expect(saved('again.json')).toMatchObject({ rows, answers: { [WORDS]: '4' } })
  })

  it.each([
    [{ answers: { [WORDS]: 9 } }, '`9` is not a code of the scale'],
    [{ answers: { U99: { [WORDS]: 4 } } }, '`U99` is not an item or scale'],
    [{ answers: { [WORDS]: [4] } }, 'Expected the code of an answer here'],
    [{ columns: ['U1'] }, 'Expected an item id here'],
    [{ rows: ['2-4'] }, 'Expected rows such as "2-304" here'],
    [{ column: { A: 'U1' } }, 'Expected version, columns, items, answers, rows, or counts here'],
  ])('%j is explained', async (content, message) => {
    const { code, stderr } = await mapping(content)
    expect(code).toBe(3)
    expect(stderr.replace(/\s+/g, ' ')).toContain(message)
  })
})

describe('a form with a branch for each unit', () => {
  const set = (answer: string) => CODED.map(() => answer)
  const items = ['U1', 'U2', 'U3', 'U4', 'U5', 'U6', 'U7', 'sarana', 'pengaduan']
  const headers = ['Unit Kerja', ...items, 'Saran', ...items]
  const first = ['Loket A', ...set('4'), '', ...set('')]
  const second = ['Loket B', ...set(''), '', ...set('2')]

  it('is read as one set of items, and so with the mapping saved from it', async () => {
    write('branches.csv', [headers, first, first, second, second])
    const saving = await scored('branches.csv', '-r', 'skm-2017', '--save-mapping', 'b.json')
    expect([saving.score.exact, saving.sample.rowsUsed]).toEqual(['75', 4])
    expect(saved('b.json')).toMatchObject({ U1: 'U1', 'U1 #2': 'U1' })
    const again = await scored('branches.csv', '-r', 'skm-2017', '--mapping', 'b.json')
    expect(again.score.exact).toBe('75')
  })

  it('is refused with the row that answers a question twice', async () => {
    const both = second.map((cell, at) => (at === 1 ? '3' : cell))
    write('twice.csv', [headers, first, second, both])
    const { code, stderr } = await here('twice.csv', '-r', 'skm-2017')
    expect(code).toBe(3)
    expect(stderr.replace(/\s+/g, ' ')).toContain(
      'twice.csv:4:2 error responses/item-answered-twice The same question is filled in more than one branch of the form in row 4: columns B, L `U1`.',
    )
    expect(stderr).not.toContain('ignore')
  })
})

describe('a table of counts, or with a row for each answer', () => {
  it('has its mapping begun where one is to be saved, and is read with it', async () => {
    const ids = NEAR.slice(1).map(id => [id])
    write('counts.csv', [
      ['Unsur', '1', '2', '3', '4'],
      ...[['U1'], ...ids].map(id => [...id, '0', '0', '4', '4']),
    ])
    const { code } = await here('counts.csv', '-r', 'skm-2017', '--save-mapping', 'counts.json')
    expect([code, saved('counts.json').counts.items]).toEqual([3, 'Unsur'])
    const { score, sample } = await scored(
      'counts.csv',
      '-r',
      'skm-2017',
      '--mapping',
      'counts.json',
    )
    expect([score.exact, sample.rowsUsed]).toEqual(['175/2', 8])

    write('rows.csv', [
      ['Jawaban', 'U1', ...NEAR.slice(1)],
      ...['Tidak baik', 'Kurang baik', 'Baik', 'Sangat baik'].map((word, at) => [
        word,
        ...['U1', ...ids].map(() => `${at * 5}`),
      ]),
    ])
    await here('rows.csv', '-r', 'skm-2017', '--save-mapping', 'rows.json')
    expect(saved('rows.json').counts).toEqual({ options: 'Jawaban' })

    write('long.csv', [['a', 'b', 'c'], ...[['U1'], ...ids].map(id => ['R1', ...id, '4'])])
    await here('long.csv', '-r', 'skm-2017', '--save-mapping', 'long.json')
    expect(saved('long.json')).toEqual({ a: '?', b: 'question', c: '?' })
  })
})
