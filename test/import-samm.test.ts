/** A model of foreign make, imported from files in the shape of OWASP SAMM 2 that are made up here: 5 functions, 15 levels, 30 questions. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { checkRubric } from '../src/check/check-rubric.ts'
import { readRubric } from '../src/rubric/read-rubric.ts'
import { assessedWorksheets, csv, nodeOf } from './support/worksheets.ts'

const folder = mkdtempSync(join(tmpdir(), 'rb-score-samm-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const FUNCTIONS = ['Governance', 'Design', 'Implementation', 'Verification', 'Operations'] as const

function write(kind: string, name: string, text: string): void {
  mkdirSync(join(folder, kind), { recursive: true })
  writeFileSync(join(folder, kind, `${name}.yml`), `---\n${text}`)
}

/** Two answer sets in words of our own, with the values of the model. */
for (const [name, id] of [
  ['K', 'set1'],
  ['O', 'set2'],
] as const) {
  const values = ['No', 'Yes, for some', 'Yes, for half', 'Yes, for all'].map(
    (text, order) =>
      `- text: ${text}\n  value: ${[0, 0.25, 0.5, 1][order]}\n  weight: 1\n  order: ${order}\n`,
  )
  write('answer_sets', name, `id: ${id}\nvalues:\n${values.join('')}type: AnswerSet\n`)
}
for (const [at, name] of FUNCTIONS.entries()) {
  const short = `${name[0]}-XX`
  write('business_functions', name, `id: f${at}\nname: ${name}\norder: ${at + 1}\n`)
  write(
    'security_practices',
    `${name[0]}-Practice`,
    `function: f${at}\nid: p${at}\nname: Practice of ${name}\norder: 1\ntype: Practice\n`,
  )
  for (const level of [1, 2, 3]) {
    write(
      'practice_levels',
      `${short}-${level}`,
      `practice: p${at}\nid: l${at}${level}\nobjective: Level ${level}\n`,
    )
    for (const stream of ['A', 'B']) {
      const id = `${at}${level}${stream}`
      write(
        'activities',
        `${short}-${level}-${stream}`,
        `level: l${at}${level}\nid: a${id}\ntitle: Activity ${id}\n`,
      )
      write(
        'questions',
        `${short}-${level}-${stream}`,
        `activity: a${id}\n${stream === 'A' ? 'answerSet: set1' : 'answerset: set2'}\nid: q${id}\ntext: Question ${id}?\norder: 1\nquality:\n- Written down\n`,
      )
    }
  }
}
const text = execFileSync('node', ['scripts/import-samm.mjs', folder], { encoding: 'utf8' })
const file = { file: 'samm.yaml', text }

describe('a model in the shape of OWASP SAMM 2', () => {
  it('becomes a rubric in which check finds nothing', () => {
    expect(checkRubric(file).map(({ code, message }) => [code, message.en])).toEqual([])
    expect(readRubric(file).rubric?.items).toHaveLength(30)
  })

  it('gives the known vector: 1.25, 1.5, 1.75, 0.75, 1.25, together 1.3', async () => {
    const { rubric } = readRubric(file)
    if (rubric === undefined) throw new Error('no rubric')
    // Orders of the answers at levels 1 and 2; level 3 is not begun. 3 is 1, 2 is 0.5
    const answers: readonly (readonly number[])[] = [
      [3, 3, 2, 0],
      [3, 3, 3, 0],
      [3, 3, 3, 2],
      [3, 2, 0, 0],
      [3, 3, 2, 0],
    ]
    const rows = FUNCTIONS.flatMap((name, at) =>
      ['1-A', '1-B', '2-A', '2-B', '3-A', '3-B'].map((question, position) => [
        `${name[0]}-XX-${question}`,
        String(answers[at]?.[position] ?? 0),
        'ada',
      ]),
    )
    const report = await assessedWorksheets([csv([['nomor', 'jawaban', 'bukti'], ...rows])], {
      rubrics: [rubric],
    })
    const exact = (id: string) => nodeOf(report, id)?.exact
    expect(FUNCTIONS.map(name => exact(name.toLowerCase()))).toEqual([
      '5/4',
      '3/2',
      '7/4',
      '3/4',
      '5/4',
    ])
    expect(exact('samm')).toBe('13/10')
  })
})
