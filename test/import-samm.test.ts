/** A model of foreign make, imported from files in the shape of OWASP SAMM 2 that are made up here and of its size: 5 functions, 15 practices, 45 levels, 90 questions, 24 answer sets. */
import { spawnSync } from 'node:child_process'
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

/** In words of our own, with the values of the model. */
const SETS = Array.from({ length: 24 }, (_, at) => String.fromCharCode(65 + at))
for (const name of SETS) {
  const values = ['No', 'Yes, for some', 'Yes, for half', 'Yes, for all'].map(
    (text, order) =>
      `- text: ${text}\n  value: ${[0, 0.25, 0.5, 1][order]}\n  weight: 1\n  order: ${order}\n`,
  )
  write('answer_sets', name, `id: set${name}\nvalues:\n${values.join('')}type: AnswerSet\n`)
}
// The third practice is the first by its file: `order` says which comes first.
const PRACTICES = ['ZZ', 'YY', 'XX'] as const
const LEVELS = [1, 2, 3] as const
const STREAMS = ['A', 'B'] as const
for (const [at, name] of FUNCTIONS.entries()) {
  write('business_functions', name, `id: f${at}\nname: ${name}\norder: ${at + 1}\n`)
  for (const [order, practice] of PRACTICES.entries()) {
    const short = `${name[0]}-${practice}`
    const own = `${at}${practice}`
    write(
      'security_practices',
      short,
      `function: f${at}\nid: p${own}\nname: ${practice} of ${name}\norder: ${order + 1}\ntype: Practice\n`,
    )
    for (const letter of STREAMS) {
      write(
        'streams',
        `${short}-${letter}`,
        `practice: p${own}\nid: s${own}${letter}\nname: Stream ${letter}\nletter: ${letter}\n`,
      )
    }
    for (const level of LEVELS) {
      write(
        'practice_levels',
        `${short}-${level}`,
        `practice: p${own}\nid: l${own}${level}\nobjective: Level ${level}\n`,
      )
      for (const letter of STREAMS) {
        const id = `${own}${level}${letter}`
        const set = SETS[(at * 18 + order * 6 + level * 2 + (letter === 'A' ? 0 : 1)) % 24]
        write(
          'activities',
          `${short}-${level}-${letter}`,
          `stream: s${own}${letter}\nlevel: l${own}${level}\nid: a${id}\ntitle: Activity ${id}\nshortDescription: Done.\n`,
        )
        write(
          'questions',
          `${short}-${level}-${letter}`,
          `activity: a${id}\n${letter === 'A' ? 'answerSet' : 'answerset'}: set${set}\nid: q${id}\ntext: Question ${id}?\norder: 1\nquality:\n- Written down\n- Agreed\n`,
        )
      }
    }
  }
}
const imported = spawnSync('node', ['scripts/import-samm.mjs', folder], { encoding: 'utf8' })
const text = imported.stdout
const file = { file: 'samm.yaml', text }

describe('a model in the shape of OWASP SAMM 2', () => {
  it('becomes a rubric in which check finds nothing', () => {
    expect(checkRubric(file).map(({ code, message }) => [code, message.en])).toEqual([])
    const { rubric } = readRubric(file)
    expect(rubric?.items).toHaveLength(90)
    expect(rubric?.scales.size).toBe(24)
    expect(rubric?.items[0]?.guidance?.en).toMatch(
      /^Stream A: Activity \S+ · Done\. · Written down; Agreed$/,
    )
  })

  it('says how much of the model was found, in its order', () => {
    expect([imported.status, imported.stderr]).toEqual([
      0,
      '5 functions, 15 practices, 45 levels, 90 questions, 24 answer sets\n',
    ])
    const [first] = readRubric(file).rubric?.score.children ?? []
    expect(first?.children.map(({ id }) => id.slice(0, 2))).toEqual(['zz', 'yy', 'xx'])
  })

  it('gives the known vector: 1.25, 1.5, 1.75, 0.75, 1.25, together 1.3', async () => {
    const { rubric } = readRubric(file)
    if (rubric === undefined) throw new Error('no rubric')
    // By function and practice, the orders of the answers at 1-A, 1-B, 2-A, 2-B, 3-A; 3 is worth 1, 2 a half, 1 a quarter.
    const answers: readonly (readonly (readonly number[])[])[] = [
      // 1.25 each
      [
        [3, 3, 2],
        [3, 2, 3],
        [3, 3, 1, 1],
      ],
      // 1, 2, 1.5
      [
        [3, 3],
        [3, 3, 3, 3],
        [3, 3, 3],
      ],
      // 1.75, 2.25, 1.25
      [
        [3, 3, 3, 2],
        [3, 3, 3, 3, 2],
        [3, 3, 2],
      ],
      // 0.5, 0.75, 1
      [[3], [3, 2], [3, 3]],
      // 1.25, 0.75, 1.75
      [
        [3, 3, 2],
        [3, 2],
        [3, 3, 2, 3],
      ],
    ]
    const questions = ['1-A', '1-B', '2-A', '2-B', '3-A', '3-B']
    const rows = FUNCTIONS.flatMap((name, at) =>
      PRACTICES.flatMap((practice, order) =>
        questions.map((question, position) => [
          `${name[0]}-${practice}-${question}`,
          String(answers[at]?.[order]?.[position] ?? 0),
          'ada',
        ]),
      ),
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
