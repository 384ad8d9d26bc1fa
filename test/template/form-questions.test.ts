import { describe, expect, it } from 'vitest'
import { questionsOf } from '../../src/ask/question.ts'
import { groupReader, valueKey } from '../../src/coding/group-values.ts'
import { csvCell } from '../../src/language/csv-cell.ts'
import type { Language } from '../../src/language/language.ts'
import { assess, matchSources } from '../../src/pipeline.ts'
import { offeredValues, scaleOf } from '../../src/rubric/model.ts'
import { textSource } from '../../src/tables/byte-source.ts'
import { formQuestions } from '../../src/template/form-questions.ts'
import { googleFormScript } from '../../src/template/google-form-script.ts'
import { limeSurveyForm } from '../../src/template/limesurvey-form.ts'
import { sampleSurvey } from '../../src/template/sample-answers.ts'
import { xlsForm } from '../../src/template/xlsform.ts'
import { theirSheets } from '../support/excel-oracle.ts'
import { rubricIds, soundRubric } from '../support/rubric-files.ts'
import { runCli } from '../support/run-cli.ts'
import { sample } from '../support/soak.ts'

const surveys = rubricIds('rubrics')
  .map(id => soundRubric('rubrics', id))
  .filter(({ kind }) => kind === 'survey')
const LANGUAGES = ['id', 'en'] as const
const cases = surveys.flatMap(rubric =>
  LANGUAGES.map(language => ({ rubric, language, name: `${rubric.id} ${language}` })),
)
const CASES = [...new Set([...cases.slice(-2), ...sample(cases)])]

interface Asked {
  /** What the tool calls it, by how its export is set. */
  readonly code: string
  readonly text: string
  readonly choices: readonly { readonly code: string; readonly text: string }[]
}

/** Ten answers, each question once at each of its choices in turn. */
function exported(
  before: readonly string[],
  cells: (row: number) => readonly string[],
  asked: readonly Asked[],
  by: 'code' | 'text',
  separator = ',',
): string {
  const answer = ({ choices }: Asked, row: number, at: number) =>
    choices.length === 0 ? 'Unit A' : (choices[(row + at) % choices.length]?.[by] ?? '')
  const rows = Array.from({ length: 10 }, (_, row) => [
    ...cells(row),
    ...asked.map((question, at) => answer(question, row, at)),
  ])
  return [[...before, ...asked.map(question => question[by])], ...rows]
    .map(row =>
      row.map(cell => (cell.includes(separator) ? `"${cell}"` : csvCell(cell))).join(separator),
    )
    .join('\n')
}

async function readBack(rubric: (typeof surveys)[number], text: string) {
  const offered = [{ rubric, isVariant: false }]
  const matched = await matchSources([textSource('ekspor.csv', text)], offered)
  const report = await assess(matched, { version: '1' })
  const flags = report.provenance.notes.filter(({ severity }) => severity !== 'note')
  return {
    flags: flags
      // A form of an edition of before is filled in today.
      .filter(({ code }) => !['report/working-file', 'report/not-in-force'].includes(code))
      .map(({ message }) => message.en),
    n: report.result.sample.rowsUsed,
    items: report.result.items.filter(({ n }) => n > 0).length,
    unused: report.provenance.notes
      .filter(({ code }) => /unused/.test(code))
      .map(({ message }) => message.en),
  }
}
const whole = (rubric: (typeof surveys)[number]) => ({
  flags: [],
  n: 10,
  items: rubric.items.filter(({ isInput }) => !isInput).length,
})

describe.each(sample(CASES, 3))('an XLSForm of $name', ({ rubric, language }) => {
  it.each(['code', 'text'] as const)(
    'filled in and exported by %s is read without a flag',
    async by => {
      const asked = await xlsFormQuestions(xlsForm(rubric, language), language)
      const time = (row: number) => `2026-07-2${row % 10}T08:15:30.000+07:00`
      const text = exported(['start', 'end'], row => [time(row), time(row)], asked, by, ';')
      expect(await readBack(rubric, text)).toMatchObject(whole(rubric))
    },
  )
})

async function xlsFormQuestions(bytes: Uint8Array, language: Language): Promise<readonly Asked[]> {
  const tab = async (name: string) => rowsOf(bytes, name)
  const [survey, choices] = [await tab('survey'), await tab('choices')]
  const label = (row: Readonly<Record<string, string>>) =>
    row[language === 'id' ? 'label::Bahasa Indonesia (id)' : 'label::English (en)'] ?? ''
  return survey.flatMap(row => {
    if (row.type === 'start' || row.type === 'end') return []
    const list = /^select_one (.+)$/.exec(row.type ?? '')?.[1]
    const own = choices.filter(choice => choice.list_name === list)
    for (const { name = '' } of own) expect(name).not.toMatch(/\s/)
    expect(row.name).toMatch(/^[A-Za-z_][\w.-]*$/)
    return [
      {
        code: row.name ?? '',
        text: label(row),
        choices: own.map(choice => ({ code: choice.name ?? '', text: label(choice) })),
      },
    ]
  })
}

async function rowsOf(bytes: Uint8Array, name: string) {
  const found = await theirSheets(bytes, [name])
  const [header = [], ...rows] = (found.get(name) ?? []) as readonly (readonly unknown[])[]
  return rows.map(cells =>
    Object.fromEntries(header.map((title, at) => [String(title), String(cells[at] ?? '')])),
  )
}

describe.each(sample(CASES, 3))('a LimeSurvey survey of $name', ({ rubric, language }) => {
  const asked = limeSurveyQuestions(limeSurveyForm(rubric, language))

  it('has codes that LimeSurvey takes, each once', () => {
    const codes = asked.map(({ code }) => code)
    expect(codes.filter(code => !/^[A-Za-z][A-Za-z0-9]{0,19}$/.test(code))).toEqual([])
    expect(new Set(codes).size).toBe(codes.length)
    for (const { choices } of asked) {
      expect(choices.filter(({ code }) => !/^[A-Za-z0-9]{1,5}$/.test(code))).toEqual([])
      expect(new Set(choices.map(({ code }) => code)).size).toBe(choices.length)
    }
  })

  it('exported with its texts is read without a flag', async () => {
    const before = ['Response ID', 'Date submitted', 'Last page', 'Start language']
    const text = exported(
      before,
      row => [`${row + 1}`, `2026-07-2${row} 08:15:30`, '1', language],
      asked,
      'text',
    )
    expect(await readBack(rubric, text)).toMatchObject(whole(rubric))
  })

  it('exported with its codes is read without a flag', async () => {
    const before = ['id', 'submitdate', 'lastpage', 'startlanguage']
    const text = exported(
      before,
      row => [`${row + 1}`, `2026-07-2${row} 08:15:30`, '1', language],
      asked,
      'code',
    )
    expect(await readBack(rubric, text)).toMatchObject(whole(rubric))
  })
})

it.each(cases)(
  'a LimeSurvey survey of $name offers every answer, and what is none',
  ({ rubric, language }) => {
    const choices = limeSurveyQuestions(limeSurveyForm(rubric, language)).map(
      each => each.choices.length,
    )
    expect(choices).toEqual(formQuestions(rubric).map(each => each.choices.length))
  },
)

function limeSurveyQuestions(text: string): readonly Asked[] {
  const [header = [], ...rows] = text
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split('\n')
    .map(line => line.split('\t'))
  const asked: { code: string; text: string; choices: { code: string; text: string }[] }[] = []
  for (const cells of rows) {
    const row = Object.fromEntries(header.map((name, at) => [name, cells[at] ?? '']))
    const named = { code: row.name ?? '', text: row.text ?? '' }
    if (row.class === 'Q') asked.push({ ...named, choices: [] })
    if (row.class === 'A') asked.at(-1)?.choices.push(named)
  }
  return asked
}

describe.each(sample(CASES, 3))('a Google Forms script of $name', ({ rubric, language }) => {
  it('builds a form whose answers are read without a flag', async () => {
    const asked = builtForm(googleFormScript(rubric, language))
    const before = [language === 'id' ? 'Stempel waktu' : 'Timestamp']
    const text = exported(before, row => [`21/07/2026 08:15:3${row}`], asked, 'text')
    expect(await readBack(rubric, text)).toMatchObject(whole(rubric))
  })
})

/** Runs the script with forms that only remember what they are told. */
function builtForm(script: string): readonly Asked[] {
  const asked: { code: string; text: string; choices: { code: string; text: string }[] }[] = []
  const item = () => {
    const own = { code: '', text: '', choices: [] as { code: string; text: string }[] }
    asked.push(own)
    const chain = {
      setTitle: (text: string) => Object.assign(own, { text }) && chain,
      setChoiceValues: (texts: readonly string[]) =>
        Object.assign(own, { choices: texts.map(text => ({ code: text, text })) }) && chain,
      ...{ setHelpText: () => chain, setRequired: () => chain, setValidation: () => chain },
    }
    return chain
  }
  const form = {
    addMultipleChoiceItem: item,
    addTextItem: item,
    setDescription: () => form,
    getEditUrl: () => '',
  }
  new Function('FormApp', 'Logger', `${script}\nbuatFormulir()`)(
    { create: () => form },
    { log: () => {} },
  )
  return asked
}

describe('`template` with a form of another tool', () => {
  it('is refused for a worksheet, and an XLSForm without a file', async () => {
    const worksheet = await runCli(['template', 'spbe-2020', '--format', 'limesurvey'])
    expect(worksheet.stderr).toContain('rb-score template spbe-2020 -o spbe-2020.xlsx')
    const form = await runCli(['template', 'skm-2017', '--format', 'xlsform'])
    expect([worksheet.code, form.code]).toEqual([2, 2])
  })
})

it.each(surveys.map(rubric => [rubric.id, rubric] as const))(
  'codes of LimeSurvey come back as the values of %s, and what does not apply can be said',
  (_, rubric) => {
    const asked = limeSurveyQuestions(limeSurveyForm(rubric, 'id'))
    for (const group of [...rubric.groups, ...rubric.profile]) {
      const question = asked.find(({ code }) => code === group.id.replaceAll('-', ''))
      const values = offeredValues(group)
      const reader = groupReader(group.id, group)
      const read = question?.choices.map(({ code }) => reader.read(code).key)
      expect(read ?? []).toEqual(question === undefined ? [] : values.map(valueKey))
    }
    for (const item of rubric.items.filter(each => scaleOf(each)?.kind === 'choice')) {
      const isOffered = (scaleOf(item)?.noAnswer['not-applicable'].length ?? 0) > 0
      const choices = asked.find(({ code }) => code === item.id.replaceAll('-', ''))?.choices
      const names = choices?.map(({ text }) => text) ?? []
      if (isOffered && choices !== undefined) expect(names).toContain('Tidak berlaku')
    }
  },
)

it('asks in the order of the forms, and what concerns only some of them alone', () => {
  const rubric = soundRubric('rubrics', 'skm-2017-disabilitas')
  expect(rubric.items.slice(-2).map(({ id }) => id)).toEqual(['sarana', 'pengaduan'])
  const questions = formQuestions(rubric)
  expect(questions.slice(-2).map(({ id }) => id)).toEqual(['pengaduan', 'sarana'])
  expect(questionsOf(rubric).map(({ item }) => item.id)).toEqual(
    questions.filter(({ isScored }) => isScored).map(({ id }) => id),
  )
  expect(limeSurveyForm(rubric, 'id')).toContain('"disabilitas.NAOK == ""Ya"""')
  expect(googleFormScript(rubric, 'id')).toContain(
    'Diisi hanya bila Kategori pengguna layanan: Disabilitas',
  )
  const rows = [...sampleSurvey(rubric, 40, 1, 'id')].map(line => line.split(','))
  const [header = []] = rows
  const [status, type] = [
    header.indexOf('"Kategori pengguna layanan"'),
    header.indexOf('"Jenis disabilitas"'),
  ]
  const kinds = new Set(rows.slice(1).map(row => `${row[status]} ${row[type] !== ''}`))
  expect([...kinds].toSorted()).toEqual(['Disabilitas true', 'Non-disabilitas false'])
})
