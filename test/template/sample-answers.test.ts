import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { sampleSurvey } from '../../src/template/sample-answers.ts'
import { rubricIds, soundRubric } from '../support/rubric-files.ts'
import { runCli } from '../support/run-cli.ts'
import { sample } from '../support/soak.ts'

const cwd = mkdtempSync(join(tmpdir(), 'rb-score-sample-'))
afterAll(() => rmSync(cwd, { recursive: true, force: true }))

const here = (lang: string, ...words: readonly string[]) =>
  runCli([...words, '--lang', lang], { cwd, env: {} })
/** What is said of any data. */
const QUIET = [
  ...['report/synthetic-data', 'report/working-file', 'responses/sheet-form'],
  'responses/dialect',
]
const levelOf = (id: string) => {
  const { levels } = soundRubric('rubrics', id)
  const last = levels.at(-1)
  return last === undefined ? [] : ['--level', last.id]
}

const IDS = [...new Set(['skm-2017', ...sample(rubricIds('rubrics'))])]

describe.each(IDS.map(id => ({ id })))('made-up answers for $id', ({ id }) => {
  it.each(sample(['id', 'en'] as const))(
    'in %s are read back without a flag, and called synthetic',
    async lang => {
      const name = `${id}-${lang}.csv`
      const made = await here(
        lang,
        'sample',
        id,
        ...levelOf(id),
        '--rows',
        '4',
        '--seed',
        '7',
        '-o',
        name,
      )
      const next = { id: 'Berikutnya', en: 'Next' }[lang]
      // A survey of another rubric may ask the very same.
      const isSurvey = soundRubric('rubrics', id).kind === 'survey'
      const told = isSurvey ? `${next}  rb-score assess ${name} -r ${id}\n` : ''
      // A command that is longer than a line goes on behind a backslash.
      expect([made.code, made.stderr.replace(/ \\\n +/g, ' ')]).toEqual([0, told])
      const { code, stdout, stderr } = await here(
        'en',
        'assess',
        name,
        '-r',
        id,
        '--format',
        'json',
      )
      expect(code < 2 ? '' : stderr).toBe('')
      const codes = JSON.parse(stdout).provenance.notes.map((note: { code: string }) => note.code)
      expect(codes).toContain('report/synthetic-data')
      expect(codes.filter((each: string) => !QUIET.includes(each))).toEqual([])
    },
  )
})

describe('a seed', () => {
  it('gives the same answers again, another one others', () => {
    const rubric = soundRubric('rubrics', 'skm-2017')
    const made = (seed: number) => [...sampleSurvey(rubric, 20, seed, 'id')].slice(1).join('')
    expect(made(3)).toBe(made(3))
    expect(made(3).replace(/seed 3/g, '')).not.toBe(made(4).replace(/seed 4/g, ''))
  })

  it('is the first rows of a longer file too', () => {
    const rubric = soundRubric('rubrics', 'berakhlak-2021')
    const [short, long] = [10, 30].map(rows => [...sampleSurvey(rubric, rows, 5, 'en')])
    expect(long?.slice(0, 11)).toEqual(short)
  })
})
