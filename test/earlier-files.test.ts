/** Files that version 0.1.0 wrote and users have: today's program reads them, and comes to the same numbers. */
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readReport } from '../src/report/read-report.ts'
import { rubricAtLevel } from '../src/rubric/rubric-at-level.ts'
import { rubricIds, soundRubric } from './support/rubric-files.ts'
import { runCli } from './support/run-cli.ts'
import { sample, soak } from './support/soak.ts'

const EARLIER = 'test/fixtures/v0.1.0'
const env = { RB_SCORE_LANG: 'en', SOURCE_DATE_EPOCH: '1795300000' }

let cwd = ''
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'rb-score-earlier-'))
  cpSync(EARLIER, cwd, { recursive: true })
})
afterEach(() => rmSync(cwd, { recursive: true, force: true }))

const text = (name: string) => readFileSync(join(cwd, name), 'utf8')
const json = (name: string) => JSON.parse(text(name))
const here = (...words: readonly string[]) => runCli(words, { cwd, env })
const assessed = async (...words: readonly string[]) =>
  JSON.parse((await here('assess', ...words, '--format', 'json')).stdout)

interface Node {
  readonly id: string
  readonly exact?: string
  readonly children?: readonly Node[]
}
const scoresOf = (node: Node): readonly string[] => [
  ...(node.exact === undefined ? [] : [`${node.id} ${node.exact}`]),
  ...(node.children ?? []).flatMap(scoresOf),
]

describe('answers of the questionnaire', () => {
  soak('on a worksheet are gone on with, with their history and verification', async () => {
    const before = text('worksheet-answers.csv').trimEnd().split('\n')
    const { code, stderr } = await here('ask', '-o', 'worksheet-answers.csv', '--set', '1.1.c=A')
    expect(code).toBe(0)
    expect(stderr).toContain('Going on with Dinas Contoh: 4 of 92 filled in.')
    expect(stderr).not.toContain('The rubric has changed')
    const after = text('worksheet-answers.csv').trimEnd().split('\n')
    expect(after.filter(line => !before.includes(line))).toHaveLength(1)
    expect(before.filter(line => !after.includes(line))).toEqual([])
    expect(before.join('\n')).toContain('"A (Ani) → B (Budi, 2026-11-21 22:26)"')
  })

  it('on a worksheet have the scores of then, beside those of the verification', async () => {
    const { result } = await assessed('worksheet-answers.csv')
    expect(scoresOf(result.score)).toEqual(['1.1.a 1/2', '1.1.b 67/100', '1.2.a 1', '4.1.a 1'])
    // What the inspectorate confirmed so far: the one answer it looked at is the lowest.
    expect(result.score.verified.provisional.exact).toBe('0')
    expect(result.score.evidence).toEqual({ count: 2, of: 4 })
  })

  soak('on a survey are gone on with at the respondent who began', async () => {
    const words = ['ask', 'skm-2017', '-o', 'survey-answers.csv', '--respondent', 'R002']
    const { code, stderr } = await here(...words, '--set', 'U4=4')
    expect(code).toBe(0)
    expect(stderr).toContain('Going on with Respondent R002: 3 of 9 filled in.')
    expect(text('survey-answers.csv').trimEnd().split('\n')).toHaveLength(3)
    expect(text('survey-answers.csv')).toContain('U2: 4 → 1 (2026-11-21 22:26)')
  })

  it('on a survey have the index of then', async () => {
    const { result } = await assessed('survey-answers.csv')
    expect([result.score.exact, result.score.grade, result.score.n]).toEqual(['775/9', 'B', 2])
  })
})

describe('a template that was filled in', () => {
  it.each(
    sample([
      ['template.csv', 5],
      ['template.xlsx', 4],
    ] as const),
  )('is read from %s', async (name, answers) => {
    const { stdout } = await here('assess', name, '--lang', 'en')
    expect(stdout).toContain(`Dinas Contoh · unit level · 2026 · ${answers} of 92 questions`)
    const { result } = await assessed(name)
    const scores = scoresOf(result.score)
    for (const score of ['1.1.a 1/2', '4.1.a 1']) expect(scores).toContain(score)
  })
})

describe('a mapping', () => {
  it('matches the columns it was saved from', async () => {
    const { result } = await assessed('survey.csv', '-r', 'skm-2017', '--mapping', 'mapping.json')
    expect([result.score.exact, result.score.grade, result.score.n]).toEqual(['2450/27', 'A', 3])
  })

  it('is saved as it was', async () => {
    const words = ['survey.csv', '-r', 'skm-2017', '--mapping', 'mapping.json']
    const before = text('mapping.json')
    await here('assess', ...words, '--save-mapping', 'again.json')
    expect(text('again.json')).toBe(before)
  })
})

describe('a report', () => {
  it('of a survey, its tally with it, comes out the same today', async () => {
    const before = json('survey-report.json')
    const words = ['survey.csv', '-r', 'skm-2017', '--mapping', 'mapping.json']
    const now = await assessed(...words)
    expect(before.reportVersion).toBe(1)
    expect(before.result.tally.margins[0].cells[0].items.U1.codes).toEqual([0, 0, 1, 2])
    expect(now.reportVersion).toBe(2)
    // Format 2 adds what came together, the index of complete answers and who answered alike, to the counts of format 1, and
    // leaves out how often an answer was missing where none was.
    const { crossed, styles: _styles, ...counts } = now.result.tally
    for (const cell of counts.margins[0].cells) {
      delete cell.indexes
      delete cell.alike
    }
    for (const cell of before.result.tally.margins[0].cells) {
      for (const item of Object.values<Record<string, unknown>>(cell.items))
        for (const [key, counted] of Object.entries(item)) if (counted === 0) delete item[key]
    }
    expect(counts).toEqual({ ...before.result.tally, format: 2 })
    expect(Object.keys(crossed.items.U1)).toHaveLength(8)
    expect(scoresOf(now.result.score)).toEqual(scoresOf(before.result.score))
    expect(now.result.sample).toEqual(before.result.sample)
  })

  it('of a worksheet has the same answers and scores today', async () => {
    const before = json('index-report.json')
    const now = await assessed('index-answers.csv')
    expect([before.reportVersion, before.result.score.exact]).toEqual([1, '64'])
    expect(now.result.tally).toEqual(before.result.tally)
    expect(scoresOf(now.result.score)).toEqual(scoresOf(before.result.score))
  })

  it.each(['survey-report.json', 'index-report.json'])(
    'is refused by its version, with what it is of: %s',
    name => {
      const { report, problems } = readReport(text(name), name)
      expect(report).toBeUndefined()
      expect(problems.map(({ code }) => code)).toEqual(['report/version-one'])
      const { id, edition } = json(name).result.rubric
      expect(problems[0]?.message.en).toContain(`(\`${id}\` ${edition}, with its tally)`)
      expect(problems[0]?.remedy.en).toContain(`rb-score assess DATA -o ${name}`)
    },
  )

  it('of version 1 is no period before; its data, assessed again, are', async () => {
    const words = ['index-answers.csv', '--previous', 'index-report.json', '--lang', 'id']
    const refused = await here('assess', ...words)
    expect([refused.code, refused.stdout]).toEqual([2, ''])
    expect(refused.stderr).toContain('versi 1 tidak dibaca lagi')
    await here('assess', 'index-answers.csv', '-o', 'index-report.json')
    const { code, stdout } = await here('assess', ...words)
    expect(code).toBe(0)
    expect(stdout).toMatch(/^Dibandingkan dengan 2026 +Sebelumnya +Sekarang +Perubahan/m)
    expect(stdout).toMatch(/Indeks BerAKHLAK +64,0 +64,0 +0,0/)
  })
})

describe('a project', () => {
  const finding = 'rubrik/contoh.yaml:29:26: error check/weights-sum'

  soak('has its settings read', async () => {
    const { code, stdout } = await here('check', '--format', 'concise')
    expect(code).toBe(1)
    expect(stdout).toContain(finding)
    expect(stdout.trimEnd().split('\n')).toHaveLength(1)
  })

  soak(
    'has the findings of its baseline left out, and the baseline written as it was',
    async () => {
      const before = text('baseline.json')
      const { code, stdout } = await here('check', '--baseline', 'baseline.json')
      expect([code, stdout]).toEqual([0, '1 rubric checked, nothing found.\n'])
      await here('check', '--baseline', 'again.json', '--update-baseline')
      expect(text('again.json')).toBe(before)
    },
  )
})

describe('the rubrics that came with it', () => {
  soak('have the fingerprints of then, so that counts can be joined and reports compared', () => {
    // Others have come since. The bounds of this one were wrong then; what may be joined is the same.
    const { 'berakhlak-indeks': index, ...others } = json('fingerprints.json')
    const now = fingerprints()
    expect(now).toMatchObject(others)
    expect(now['berakhlak-indeks'].codebookFingerprint).toBe(index.codebookFingerprint)
  })
})

/** Of each rubric, and of each level of those that have some. */
function fingerprints() {
  const rubrics = rubricIds('rubrics').flatMap(id => {
    const rubric = soundRubric('rubrics', id)
    const levels = rubric.levels.map(
      level => [`${id} ${level.id}`, rubricAtLevel(rubric, level.id)] as const,
    )
    return [[id, rubric] as const, ...levels]
  })
  const prints = rubrics.map(([name, { codebookFingerprint, scoringFingerprint }]) => [
    name,
    { codebookFingerprint, scoringFingerprint },
  ])
  return Object.fromEntries(prints)
}
