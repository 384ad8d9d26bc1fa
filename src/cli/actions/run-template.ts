/** `rb-score template`: a rubric -> what people fill in. */
import { extname } from 'node:path'
import { type Diagnostic, defineDiagnostic, Refusal } from '../../diagnostics/diagnostic.ts'
import type { Language } from '../../language/language.ts'
import { quotedList } from '../../language/short-list.ts'
import type { Rubric } from '../../rubric/model.ts'
import { questionList } from '../../template/question-list.ts'
import { surveyCsv, surveyWorkbook } from '../../template/survey-form.ts'
import { worksheetCsv } from '../../template/worksheet-csv.ts'
import { type TemplateTab, worksheetWorkbook } from '../../template/worksheet-workbook.ts'
import { type CommandAction, DONE, type FlagValues } from '../command-definition.ts'
import { foundRubric } from '../find-rubric.ts'
import { checkedTarget } from '../output-target.ts'
import { reportProblems } from '../print-blocks.ts'
import { writeText } from '../surroundings.ts'
import {
  checkNothingIsLost,
  onlyForSurveys,
  onlyForWorksheets,
  templateTabs,
  workbookNeedsFile,
} from '../template-tabs.ts'
import { writeFile } from '../write-file.ts'

const WRITTEN = { id: 'Ditulis ke', en: 'Written to' }

export const runTemplate: CommandAction = async ({ operands, flags, display, surroundings }) => {
  const [name = ''] = operands
  const [output, from] = [text(flags.output), text(flags.from)]
  const format = chosenFormat(text(flags.format), output)
  checkToolEnding(format, output)
  const loaded = await foundRubric(name, surroundings.cwd, name)
  await reportProblems(loaded.problems, display, surroundings, loaded.texts)
  const { rubric } = loaded
  const inputs = [name, from].flatMap(each => each ?? [])
  const target =
    output === undefined ? undefined : checkedTarget(output, '--output', surroundings.cwd, inputs)
  if (target !== undefined && flags.overwrite !== true) checkNothingIsLost(target, output ?? '')
  if (target === undefined && (format === 'xlsx' || format === 'xlsform')) {
    const place = { kind: 'command', word: '--format' } as const
    throw new Refusal([workbookNeedsFile(place, { rubric: rubric.id })])
  }
  const made = await madeTemplate(rubric, format, flags, display.language, surroundings.cwd)
  await reportProblems(made.notes, display, surroundings)
  if (target !== undefined) {
    writeFile(target, output ?? '', made.content)
    if (surroundings.stderr.isTTY) {
      await writeText(surroundings.stderr, `${WRITTEN[display.language]} ${output}\n`)
    }
  } else await writeText(surroundings.stdout, made.content)
  return DONE
}

const FORMATS = ['xlsx', 'csv', 'form', 'xlsform', 'limesurvey', 'google-forms'] as const
type Format = (typeof FORMATS)[number]

const ENDINGS: Readonly<Record<string, Format>> = {
  '.xlsx': 'xlsx',
  '.csv': 'csv',
  '.md': 'form',
  '.txt': 'form',
  '.gs': 'google-forms',
}

const unknownFormEnding = defineDiagnostic('cli/unknown-form-ending', 'error', {
  id: 'Akhiran `{file}` tidak menunjukkan format formulir atau lembar kerja.',
  idRemedy:
    'akhiran yang dikenal: {endings}. Untuk alat lain sebutkan formatnya: --format xlsform (Kobo, ODK; .xlsx), limesurvey (.txt), atau google-forms (.gs).',
  en: 'The ending of `{file}` names no format of a form or a worksheet.',
  enRemedy:
    'known endings: {endings}. For other tools name the format: --format xlsform (Kobo, ODK; .xlsx), limesurvey (.txt) or google-forms (.gs).',
})

function chosenFormat(format: string | undefined, output: string | undefined): Format {
  const asked = FORMATS.find(each => each === format)
  if (asked !== undefined) return asked
  if (output === undefined) return 'csv'
  const found = ENDINGS[extname(output).toLowerCase()]
  if (found !== undefined) return found
  const params = { file: output, endings: quotedList(Object.keys(ENDINGS)) }
  throw new Refusal([unknownFormEnding({ kind: 'command', word: '--output' }, params)])
}

/** What a tool imports such a form from: it goes by the ending. */
const TOOL_ENDINGS: Partial<Readonly<Record<Format, readonly string[]>>> = {
  xlsform: ['.xlsx'],
  limesurvey: ['.txt'],
  'google-forms': ['.gs', '.js', '.txt'],
}

const toolEnding = defineDiagnostic('cli/form-ending', 'error', {
  id: 'Format {format} ditulis ke file yang berakhiran {endings}; dari `{file}` formulirnya tidak dapat diimpor.',
  idRemedy: 'ganti akhiran nama filenya.',
  en: 'The format {format} goes into a file that ends in {endings}; from `{file}` the form cannot be imported.',
  enRemedy: 'give the file another ending.',
})

function checkToolEnding(format: Format, output: string | undefined): void {
  const endings = TOOL_ENDINGS[format]
  if (output === undefined || endings?.includes(extname(output).toLowerCase()) !== false) return
  const params = { format, file: output, endings: quotedList(endings) }
  throw new Refusal([toolEnding({ kind: 'command', word: '--output' }, params)])
}

interface Made {
  readonly content: string | Uint8Array
  readonly notes: readonly Diagnostic[]
}

async function madeTemplate(
  rubric: Rubric,
  format: Format,
  flags: FlagValues,
  language: Language,
  cwd: string,
): Promise<Made> {
  if (rubric.kind === 'survey') {
    checkSurveyFlags(rubric, flags)
    return { content: await surveyTemplate(rubric, format, language), notes: [] }
  }
  if (OF_TOOLS.has(format)) {
    const place = { kind: 'command', word: '--format' } as const
    throw new Refusal([onlyForSurveys(place, { format, rubric: rubric.id })])
  }
  const wishes = {
    level: text(flags.level),
    units: Array.isArray(flags.unit) ? flags.unit : [],
    year: text(flags.year) ?? '',
    from: text(flags.from),
  }
  const { sheets, notes } = await templateTabs(rubric, wishes, cwd)
  return { content: worksheetTemplate(sheets, format, language), notes }
}

/** Forms of other tools, which ask one person after another. */
const OF_TOOLS: ReadonlySet<Format> = new Set(['xlsform', 'limesurvey', 'google-forms'])

async function surveyTemplate(
  rubric: Rubric,
  format: Format,
  language: Language,
): Promise<string | Uint8Array> {
  if (format === 'form') return questionList(rubric, language)
  if (format === 'csv') return surveyCsv(rubric, language)
  if (format === 'xlsx') return surveyWorkbook(rubric, language)
  if (format === 'xlsform')
    return (await import('../../template/xlsform.ts')).xlsForm(rubric, language)
  if (format === 'limesurvey')
    return (await import('../../template/limesurvey-form.ts')).limeSurveyForm(rubric, language)
  return (await import('../../template/google-form-script.ts')).googleFormScript(rubric, language)
}

function worksheetTemplate(
  sheets: readonly TemplateTab[],
  format: Format,
  language: Language,
): string | Uint8Array {
  if (format === 'csv') return worksheetCsv(sheets, language)
  if (format === 'xlsx') return worksheetWorkbook(sheets, language)
  return sheets
    .slice(0, 1)
    .map(({ rubric }) => questionList(rubric, language))
    .join('')
}

function checkSurveyFlags({ id }: Rubric, flags: FlagValues): void {
  for (const name of ['level', 'unit', 'year', 'from']) {
    const value = flags[name]
    if (value === undefined || (Array.isArray(value) && value.length === 0)) continue
    const params = { flag: `--${name}`, rubric: id }
    throw new Refusal([onlyForWorksheets({ kind: 'command', word: `--${name}` }, params)])
  }
}

function text(value: FlagValues[string]): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}
