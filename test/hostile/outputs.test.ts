import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { harmlessPage, safeJson, safeText } from '../../src/language/safe-text.ts'
import { markdownText } from '../../src/render/render-markdown.ts'
import { readRubric } from '../../src/rubric/read-rubric.ts'
import { anyText } from '../support/any-text.ts'
import { sceneOf, screenText } from '../support/ask-scene.ts'
import { dialogueAt, talked } from '../support/dialogues.ts'
import { finderFor } from '../support/rubric-files.ts'
import { runCli } from '../support/run-cli.ts'
import { sample, soak } from '../support/soak.ts'
import { UNSEEN } from './run.ts'
import { csv, HEADER, ROWS } from './skm-by-hand.ts'

/** What terminals, CI systems and pages may obey, each as it can stand in a name, a title or a label. */
const STEERING = [
  '::error file=a,line=1::x',
  '  ::stop-commands::x',
  '##[error]x',
  '##vso[task.complete result=Failed;]x',
  '##teamcity[x]',
  '%0A::error::x',
  'x\n::error::x\n\t::add-mask::x\n##[error]x',
  `${'kata '.repeat(14)}::error::x ${'kata '.repeat(13)}##[error]x ${'kata '.repeat(12)}::error::x`,
  '\u001b[31mx\u001b]0;x\u0007',
  'a\u009b31m\u0085\u200e\u200f\u061c\u202ab\u202bc\u202dd\u202ee\u2066f\u2067g\u2068h\u2069',
  'x\r::error::x',
]
/** At the start of a line as CI systems see it, and what some of them obey anywhere. */
const COMMAND = /^(?:\u001b\[[\d;]*m|[^\S\n])*::|##(?:\[|vso\[|teamcity\[)/m

/** A shipped rubric in which no text is what it was; tests inside fail by that, so that `check` has much to say. */
function hostileRubric(id: string): string {
  let count = 0
  const text = () => `${STEERING[count++ % STEERING.length]} ${count}`
  const changed = (value: unknown, key = '', above = ''): unknown => {
    if (Array.isArray(value)) return value.map(each => changed(each, key, above))
    if (typeof value !== 'object' || value === null) {
      const isName = key === 'name' && above === 'tests'
      return isName || key === 'part' || key === 'also' ? text() : value
    }
    const keys = Object.keys(value)
    const isText = keys.every(each => each === 'id' || each === 'en')
    return Object.fromEntries(
      Object.entries(value).map(([own, each]) => [own, isText ? text() : changed(each, own, key)]),
    )
  }
  const source = readFileSync(join('rubrics', `${id}.yaml`), 'utf8')
  const rubric = changed(parse(source, { schema: 'failsafe' })) as object
  return safeJson({ ...rubric, rubric: 'uji' }, 1).replace(/"\\u0023/g, '"#')
}

let folder = ''
const NAMES = { survey: '::error::rubrik.yaml', sheet: '##[error]lke.yaml' }
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rb-score-outputs-'))
  const put = (name: string, text: string) => writeFileSync(join(folder, name), text)
  put(NAMES.survey, hostileRubric('skm-2017'))
  put(NAMES.sheet, hostileRubric('zona-integritas-2021'))
  const rows = STEERING.flatMap((text, at) =>
    Array.from({ length: 5 }, () => (ROWS[at % ROWS.length] ?? []).with(0, text)),
  )
  const named = HEADER.with(0, 'OPD')
  put('::error::survei.csv', csv(rows, named, { quoteAll: true }))
  put(
    'judul.csv',
    csv(
      rows.map(row => [...row, ...STEERING]),
      [...named, ...STEERING],
      { quoteAll: true },
    ),
  )
  put('kurang.csv', csv(rows, [...named.slice(0, -1), STEERING[0] ?? ''], { quoteAll: true }))
  put(
    'salah.csv',
    csv(
      rows.map(row => row.with(1, row[0] ?? '')),
      named,
      { quoteAll: true },
    ),
  )
  put('lke.csv', `unit,nomor,jawaban\n${STEERING.map(text => `"${text}",1.1.a,A`).join('\n')}\n`)
  put(
    '::error::bukan.yaml',
    `rubric: uji\n::error::x: "${safeJson(STEERING[8]).slice(1, -1)}"\n##[error]: x\n"%0A::error::x": 1\n`,
  )
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const SURVEY = ['assess', '::error::survei.csv', '-r', `./${NAMES.survey}`]
const SHEET = ['-r', `./${NAMES.sheet}`]
const FINDINGS = ['pretty', 'concise', 'json', 'gitlab', 'sarif', 'junit']
const REPORTS = ['table', 'json', 'csv', 'markdown']
const COMMANDS: readonly (readonly string[])[] = [
  ...REPORTS.map(format => [...SURVEY, '--format', format, '--by', 'unit']),
  ...REPORTS.map(format => ['assess', 'lke.csv', ...SHEET, '--format', format]),
  [...SURVEY, '--width', '60'],
  [...SURVEY, '--color'],
  ['assess', '::error::survei.csv', '-r', 'skm-2017', '--by', 'OPD'],
  ['assess', 'judul.csv', '-r', 'skm-2017'],
  ...['judul.csv', 'kurang.csv'].flatMap(file => [
    ['assess', file, '-r', 'skm-2017', '--show-mapping'],
    ['assess', file, '-r', 'skm-2017', '--show-mapping', '--format', 'json'],
    ['assess', file, '-r', 'skm-2017', '--save-mapping', 'petakan.json'],
  ]),
  ['assess', 'salah.csv', '-r', 'skm-2017'],
  ['assess', 'salah.csv', ...SURVEY.slice(2)],
  ['assess', '::error::tidak-ada.csv'],
  ['assess', '::error::survei.csv', '-r', '::error::x'],
  ['assess', '::error::survei.csv', '-r', 'skm-2017', '--by', STEERING.join(' ')],
  ['assess', '::error::survei.csv', '-r', 'skm-2017', '--where', `OPD=${STEERING.join(' ')}`],
  ['assess', '::error::survei.csv', '-r', 'skm-2017', `--${STEERING.join('')}`],
  ['assess', '::error::survei.csv', '-o', '\n::error::x/\n##[error]x'],
  [STEERING.join(' ')],
  ...FINDINGS.map(format => [
    'check',
    `./${NAMES.survey}`,
    './::error::bukan.yaml',
    '--format',
    format,
  ]),
  ['check', `./${NAMES.survey}`, '--fix', '--dry-run'],
  ['check', '--diff', 'skm-2017', `./${NAMES.survey}`],
  ['check', '--explain', STEERING.join(' ')],
  ...['text', 'json'].map(format => ['show', `./${NAMES.survey}`, '--format', format]),
  ['show', `./${NAMES.sheet}`],
  ['list', '--format', 'json'],
  ...['csv', 'form'].map(format => ['template', `./${NAMES.survey}`, '--format', format]),
  ['template', `./${NAMES.sheet}`, '--format', 'form'],
  ['ask', `./${NAMES.survey}`, '--set', 'U1=4', '-o', 'jawaban.csv', '--unit', STEERING.join(' ')],
  ['ask', `./${NAMES.survey}`, '--set', `${STEERING.join(' ')}=4`, '-o', 'jawaban.csv'],
  ['ask', `./${NAMES.sheet}`, '--set', '1.1.a=A', '-o', 'isian.csv', '--unit', STEERING.join(' ')],
]

describe('what data, names of files and rubrics say', () => {
  const inTurn = COMMANDS.map((words, at) => [...words, '--lang', at % 2 ? 'id' : 'en'])
  it.each(sample(inTurn))(
    'steers nothing that reads the output: %j %j %j %j %j %j',
    { timeout: 30_000 },
    async (...words) => {
      const { stdout, stderr } = await runCli(words, { cwd: folder })
      expect(stderr).not.toMatch(/fault of its own|kesalahan di dalam programnya/)
      for (const text of [stdout, stderr]) {
        const plain = words.includes('--color') ? text.replaceAll(/\u001b\[[\d;]*m/g, '') : text
        expect(plain.replace(/^\ufeff/, '').replaceAll('\r\n', '\n')).not.toMatch(UNSEEN)
        // In CSV what a line begins with is quoted, and what stands in a cell is the name itself.
        if (words.includes('csv')) expect(text).not.toMatch(/^[^\S\n]*(?:::|##)(?! )/m)
        else expect(text).not.toMatch(COMMAND)
      }
    },
  )

  soak.each([...FINDINGS, 'github'])('is harmless in findings in a file too: %s', async format => {
    const words = [
      'check',
      `./${NAMES.survey}`,
      './::error::bukan.yaml',
      '--format',
      format,
      '-o',
      'temuan.txt',
    ]
    const { code } = await runCli(words, { cwd: folder })
    expect(code).toBe(1)
    expect(readFileSync(join(folder, 'temuan.txt'), 'utf8')).not.toMatch(UNSEEN)
  })

  it('is one value of one command each in the commands for GitHub', async () => {
    const words = ['check', `./${NAMES.survey}`, './::error::bukan.yaml', '--format', 'github']
    const { stdout } = await runCli(words, { cwd: folder })
    const lines = stdout.trimEnd().split('\n')
    expect(lines.length).toBeGreaterThan(5)
    for (const line of lines) {
      expect(line).toMatch(
        /^::(?:error|warning|notice) file=[^:,]*(?:,(?:line|endLine|col|endColumn)=\d+)*,title=[\w/%-]+::\S/,
      )
      expect(line).not.toMatch(/%0[AD]|##(?:\[|vso\[)|[\r\u001b]/i)
    }
    expect(stdout).toContain('%250A::error::x')
  })

  it.each(sample(REPORTS))('is harmless in a report in a file: %s', async format => {
    const { code } = await runCli([...SURVEY, '--format', format, '-o', 'laporan.txt'], {
      cwd: folder,
    })
    expect(code).toBeLessThan(2)
    expect(readFileSync(join(folder, 'laporan.txt'), 'utf8')).not.toMatch(UNSEEN)
  })

  soak('is the same to whoever reads a saved mapping', async () => {
    await runCli(['assess', 'judul.csv', '-r', 'skm-2017', '--save-mapping', 'petakan.json'], {
      cwd: folder,
    })
    const text = readFileSync(join(folder, 'petakan.json'), 'utf8')
    expect(text).not.toMatch(UNSEEN)
    expect(Object.keys(JSON.parse(text))).toContain('##vso[task.complete result=Failed;]x')
    const again = await runCli(
      ['assess', 'judul.csv', '-r', 'skm-2017', '--mapping', 'petakan.json'],
      { cwd: folder },
    )
    expect(again.code).toBe(0)
  })
})

describe('a screen of the questionnaire', () => {
  const OPEN = ['list', 'help', 'note', 'evidence', 'search'] as const

  soak.each([NAMES.survey, NAMES.sheet])(
    'shows no sign of %s that a terminal would obey, whatever is open',
    name => {
      const text = readFileSync(join(folder, name), 'utf8')
      const { rubric, problems } = readRubric({ file: name, text }, finderFor('rubrics'))
      if (rubric === undefined)
        throw new Error(problems.map(({ message }) => message.en).join('\n'))
      for (const language of ['id'] as const) {
        const scene = {
          ...sceneOf(rubric, language),
          answerer: STEERING.join(' '),
          file: STEERING[0] ?? '',
        }
        const begun = dialogueAt(rubric)
        for (const position of [0, 1, begun.questions.length - 1]) {
          const asked = { ...begun, position }
          const modes = OPEN.map(what => talked(asked, [{ kind: 'open', what }]).dialogue)
          for (const dialogue of [asked, ...modes]) {
            const screen = screenText(dialogue, scene, 80)
            expect(screen).not.toMatch(UNSEEN)
          }
        }
      }
    },
  )
})

describe('any text', () => {
  const steered = fc
    .array(fc.oneof(anyText(), fc.constantFrom(...STEERING, '::', ':', '#', '[', '\n', ' ')))
    .map(parts => parts.join(''))

  it('holds no command and nothing unseen as a page, which is the same page the second time', () => {
    fc.assert(
      fc.property(steered, text => {
        const page = harmlessPage(text)
        expect(page).not.toMatch(COMMAND)
        expect(harmlessPage(page)).toBe(page)
        expect(harmlessPage(safeText(text))).not.toMatch(UNSEEN)
      }),
      { seed: 20210720 },
    )
  })

  it('is the same value as JSON, which holds no command and nothing unseen', () => {
    fc.assert(
      fc.property(steered, text => {
        const json = safeJson({ [text]: [text] }, 2)
        expect(JSON.parse(json)).toEqual({ [text]: [text] })
        expect(json).not.toMatch(UNSEEN)
        expect(json).not.toMatch(COMMAND)
      }),
      { seed: 20210720 },
    )
  })
})

describe('Markdown', () => {
  it.each([
    'a@b.c',
    '@everyone',
    'tim@org/tim',
    '#123',
    'x/y#1',
    '!12',
    'GH-1 #1',
    'mailto:a@b.c',
    'https://a.b',
    'www.a.b',
    '::x',
  ])('makes no mention, address or link of %s', text => {
    const page = markdownText(text)
    expect(page).not.toMatch(/@|:\/\/|www\.|mailto:|^::/)
    // To the eye it is the same.
    const shown = page
      .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
      .replaceAll('\\', '')
    expect(shown.replaceAll('\u200b', '')).toBe(text)
    expect(shown).not.toMatch(/@\w|[#!]\d/)
  })
})
