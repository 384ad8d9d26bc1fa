import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { pageWork } from '../../src/page/page-work.ts'
import { bytesSource, textSource } from '../../src/tables/byte-source.ts'
import { runCli } from '../support/run-cli.ts'
import { sample, soak } from '../support/soak.ts'

const { version } = JSON.parse(readFileSync('package.json', 'utf8'))

/** The trees that the build stored, of the rubrics of one kind. */
function storedRubrics(start: string) {
  const folder = join('dist', 'rubrics')
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(file => file.replaceAll('\\', '/'))
    .filter(file => file.endsWith('.json') && (file.startsWith(start) || file.includes('/')))
  return Object.fromEntries(
    files.map(file => [
      file.replace(/json$/, 'yaml'),
      {
        tree: JSON.parse(readFileSync(join(folder, file), 'utf8')).tree,
        text: readFileSync(join('rubrics', file.replace(/json$/, 'yaml')), 'utf8'),
      },
    ]),
  )
}

const work = pageWork(storedRubrics('skm-'), version)
const EXAMPLE = bytesSource('gaspul.csv', readFileSync('examples/skm/gaspul.csv'))

describe('the work of the page', () => {
  it('comes to the report of the command line', async () => {
    await work.score([EXAMPLE], { rubric: 'skm-2017', options: {} })
    const { problems, page } = await work.result('id')
    expect(problems).toEqual([])
    expect(page?.title).toContain('Survei Kepuasan Masyarakat')
    const words = ['assess', 'gaspul.csv', '-r', 'skm-2017', '--format', 'json']
    const { stdout } = await runCli(words, { cwd: join('examples', 'skm') })
    expect((await work.file('json', 'id')).content).toBe(stdout)
  })

  it('takes the rubric that is chosen', async () => {
    await work.score([EXAMPLE], { rubric: 'skm-2017-bobot-011', options: {} })
    const { content } = await work.file('json', 'en')
    expect(JSON.parse(String(content)).result.rubric.id).toBe('skm-2017-bobot-011')
  })

  it('says what is wrong in the language that is asked for', async () => {
    await work.score([textSource('kosong.csv', '')], { rubric: '', options: {} })
    const [indonesian, english] = [await work.result('id'), await work.result('en')]
    expect(indonesian.problems[0]).toMatchObject({ place: 'kosong.csv', severity: 'error' })
    expect(english.problems[0]?.message).not.toBe(indonesian.problems[0]?.message)
    expect(english.page).toBeUndefined()
  })

  it('lists rubrics with their titles', () => {
    expect(work.rubrics('id').map(({ id }) => id)).toEqual([
      'skm-2017',
      'skm-2017-bobot-011',
      'skm-2017-bobot-0111',
      'skm-2017-disabilitas',
    ])
  })
})

describe('the options of the page', () => {
  const BERAKHLAK = readFileSync('examples/berakhlak/responses.csv')
  const full = pageWork(storedRubrics('berakhlak-2021'), version)

  soak('come to the same as the flags of their names', async () => {
    const options = {
      ...{ by: 'Jenis Kelamin\nPendidikan', where: 'Unit Kerja!=Dinas Kesehatan' },
      ...{ 'on-unknown': 'missing', office: 'Kota X', from: '2026-07-02' },
    }
    const rubric = 'berakhlak-2021'
    await full.score([bytesSource('responses.csv', BERAKHLAK)], { rubric, options })
    const { stdout } = await runCli(
      [
        ...['assess', 'responses.csv', '-r', rubric, '--by', 'Jenis Kelamin', '--by', 'Pendidikan'],
        ...['--where', 'Unit Kerja!=Dinas Kesehatan', '--on-unknown', 'missing'],
        ...['--office', 'Kota X', '--from', '2026-07-02', '--format', 'json'],
      ],
      { cwd: join('examples', 'berakhlak') },
    )
    expect((await full.file('json', 'id')).content).toBe(stdout)
  })

  soak(
    'for publication JSON hides what the other files hide, as the command line does',
    async () => {
      const data = bytesSource('responses.csv', BERAKHLAK)
      const options = { by: 'Unit Kerja', 'min-group': '30', 'for-publication': 'true' }
      await full.score([data], { rubric: 'berakhlak-2021', options })
      const flags = ['--by', 'Unit Kerja', '--min-group', '30', '--for-publication']
      const { stdout } = await runCli(
        ['assess', 'responses.csv', '-r', 'berakhlak-2021', ...flags, '--format', 'json'],
        { cwd: join('examples', 'berakhlak') },
      )
      expect((await full.file('json', 'id')).content).toBe(stdout)
      expect(JSON.parse(stdout).result.hidden).toBeDefined()
      expect((await full.result('id')).problems).toEqual([])
    },
  )

  soak('for publication what tells of persons is a problem beside the page', async () => {
    const data = bytesSource('responses.csv', BERAKHLAK)
    const options = {
      ...{ by: 'Nama Lengkap', 'even-if-personal': 'true', 'for-publication': 'true' },
    }
    await full.score([data], { rubric: 'berakhlak-2021', options })
    const { problems, page } = await full.result('id')
    expect(problems.map(({ code }) => code)).toContain('cli/not-for-publication')
    expect(page).toBeDefined()
  })
})

describe('files beside the data', () => {
  const rubric = 'skm-2017'
  const bytes = (file: string) => bytesSource(file, readFileSync(join('examples', 'skm', file)))
  const ROSTER = 'Unit,Populasi\nDinas A,40\n'
  const OPTIONS = { 'min-group': '30', robustness: 'true' }
  const printed = async (...words: string[]) =>
    (await runCli(['assess', ...words, '--format', 'json'], { cwd: join('examples', 'skm') }))
      .stdout

  it.each(
    sample([
      ['data', async () => bytes('sekadau.csv')],
      [
        'a report',
        async () => textSource('before.json', await printed('sekadau.csv', '-r', rubric)),
      ],
    ] as const),
  )('the period before, as %s, is compared with', async (_, before) => {
    await work.score([EXAMPLE], { rubric, options: {} }, [await before()])
    const { result } = JSON.parse(String((await work.file('json', 'id')).content))
    const words = ['gaspul.csv', '-r', rubric, '--previous', 'sekadau.csv']
    expect(result).toEqual(JSON.parse(await printed(...words)).result)
    expect(result.previous).toBeDefined()
  })

  it('the roster, the smallest group and the variants come to the same as their flags', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'rb-score-page-'))
    writeFileSync(join(folder, 'daftar.csv'), ROSTER)
    writeFileSync(join(folder, 'gaspul.csv'), readFileSync('examples/skm/gaspul.csv'))
    const roster = [textSource('daftar.csv', ROSTER)]
    await work.score([EXAMPLE], { rubric, options: OPTIONS }, [], roster)
    for (const format of ['json', 'csv'] as const) {
      const words = ['gaspul.csv', '-r', rubric, '--roster', 'daftar.csv', '--min-group', '30']
      const { stdout } = await runCli(
        ['assess', ...words, '--robustness', '--lang', 'id', '--format', format],
        { cwd: folder },
      )
      expect((await work.file(format, 'id')).content).toBe(stdout)
    }
    rmSync(folder, { recursive: true })
  })

  it('a number of persons that is none is named by its flag', async () => {
    await work.score([EXAMPLE], { rubric, options: { 'min-group': 'satu' } })
    const { problems } = await work.result('id')
    expect(problems[0]).toMatchObject({ code: 'cli/flag-needs-number', place: '--min-group' })
  })

  it('a rubric of the office is the one that is scored by', async () => {
    const own = 'rubric: milik-kami\nedition: "1"\nextends: skm-2017\n'
    await work.score([EXAMPLE, textSource('milik-kami.yaml', own)], { rubric: '', options: {} })
    const { result } = JSON.parse(String((await work.file('json', 'id')).content))
    expect([result.rubric.id, result.score.shown]).toEqual(['milik-kami', '91.48'])
  })
})

describe('columns', () => {
  const OTHER = 'Syarat,U2,U3,U4,U5,U6,U7,U8,U9\n4,3,3,4,3,3,4,3,4\n'

  it('that are missing leave a form to fill in, whose answer is a mapping', async () => {
    const wishes = { rubric: 'skm-2017', options: {} }
    const source = textSource('lain.csv', OTHER)
    await work.score([source], wishes)
    const { columns, page } = await work.result('id')
    expect(page).toBeUndefined()
    expect(columns?.tables[0]?.missing).toEqual(['U1 · Persyaratan'])
    expect(columns?.tables[0]?.columns[0]).toMatchObject({ header: 'Syarat', target: '?' })
    await work.score([source], { ...wishes, columns: { Syarat: 'U1' } })
    expect((await work.result('id')).page).toBeDefined()
    expect((await work.file('mapping', 'id')).content).toContain('"Syarat": "U1"')
  })

  it('are taken from a mapping file among the files', async () => {
    const mapping = textSource('pemetaan.json', '{ "Syarat": "U1" }')
    await work.score([textSource('lain.csv', OTHER), mapping], { rubric: 'skm-2017', options: {} })
    const report = JSON.parse(String((await work.file('json', 'id')).content))
    expect(report.provenance.options).toEqual({ mapping: 'pemetaan.json', rubric: 'skm-2017' })
  })
})

describe('the other tasks of the page', () => {
  it('reads a report of before', async () => {
    await work.score([EXAMPLE], { rubric: 'skm-2017', options: {} })
    const { content } = await work.file('json', 'id')
    await work.score([textSource('laporan.json', String(content))], { rubric: '', options: {} })
    expect((await work.file('json', 'id')).content).toBe(content)
  })

  it('makes the sheets of `template`', async () => {
    const wishes = { rubric: 'skm-2017', level: '', unit: '', year: '', format: 'csv' } as const
    const { name, content } = work.template(wishes, 'en')
    expect(name).toBe('skm-2017.csv')
    expect(content).toBe((await runCli(['template', 'skm-2017'])).stdout)
  })

  it('finds in a rubric what `check` finds, with the line', () => {
    const text = 'rubric: a\nedition: "1"\nextends: skm-2017\ntitel: x\n'
    const [finding] = work.check(text, 'a.yaml', 'en')
    expect(finding).toMatchObject({ place: 'a.yaml:4:1', line: 'titel: x' })
  })

  it('asks the questions of a rubric, and writes the answers down as a file to score', async () => {
    const form = work.form({ rubric: 'skm-2017', level: '' }, 'id')
    expect(form.questions).toHaveLength(9)
    const entries = Object.fromEntries(form.questions.map(({ id }) => [id, { answer: '4' }]))
    const answerer = { name: 'R001', period: '', identity: { unit: 'Dinas A' }, entries }
    const sheet = { rubric: 'skm-2017', level: '', answerers: [answerer] }
    const { name, content } = work.answers(sheet, 'id')
    const source = textSource(name, String(content))
    await work.score([source], { rubric: 'skm-2017', options: {} })
    const report = JSON.parse(String((await work.file('json', 'id')).content))
    expect(report.result.score.shown).toBe('100.00')
    const opened = await work.opened([source], { rubric: 'skm-2017', level: '' })
    expect(opened.sheet?.answerers[0]).toMatchObject({
      name: 'R001',
      identity: { unit: 'Dinas A' },
    })
    expect(opened.sheet?.answerers[0]?.entries.U1?.answer).toBe('4')
  })
})
