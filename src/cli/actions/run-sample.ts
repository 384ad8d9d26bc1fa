/** `rb-score sample`: a rubric -> made-up answers in a file, or on standard output. */
import { extname } from 'node:path'
import { SYNTHETIC_MARK } from '../../columns/column-mapping.ts'
import { Refusal, typedName } from '../../diagnostics/diagnostic.ts'
import { inLanguage, insideSentence, type Language } from '../../language/language.ts'
import type { Item, Rubric } from '../../rubric/model.ts'
import { itemsOverUnits } from '../../tally/unit-worksheets.ts'
import { sampleEntries, sampleSurvey } from '../../template/sample-answers.ts'
import { worksheetCsv } from '../../template/worksheet-csv.ts'
import { worksheetWorkbook } from '../../template/worksheet-workbook.ts'
import { type CommandAction, DONE, type FlagValues } from '../command-definition.ts'
import { flagNeedsNumber } from '../command-line-diagnostics.ts'
import { foundRubric } from '../find-rubric.ts'
import { checkedTarget, unknownEnding } from '../output-target.ts'
import { reportProblems } from '../print-blocks.ts'
import { writeText } from '../surroundings.ts'
import { checkNothingIsLost, templateTabs } from '../template-tabs.ts'
import { writeFile } from '../write-file.ts'

export const runSample: CommandAction = async ({ operands, flags, display, surroundings }) => {
  const [name = ''] = operands
  const output = typeof flags.output === 'string' ? flags.output : undefined
  const loaded = await foundRubric(name, surroundings.cwd, name)
  await reportProblems(loaded.problems, display, surroundings, loaded.texts)
  const { rubric } = loaded
  const isSurvey = rubric.kind === 'survey'
  const endings = isSurvey ? ['.csv'] : ['.csv', '.xlsx']
  const ending = output === undefined ? '.csv' : extname(output).toLowerCase()
  const place = { kind: 'command', word: '--output' } as const
  if (!endings.includes(ending)) {
    throw new Refusal([unknownEnding(place, { file: output ?? '', endings: endings.join(', ') })])
  }
  const target =
    output === undefined ? undefined : checkedTarget(output, '--output', surroundings.cwd, [name])
  if (target !== undefined && flags.overwrite !== true) checkNothingIsLost(target, output ?? '')
  const [rows, seed] = [
    wholeNumber(flags, 'rows', isSurvey ? 100 : 1),
    wholeNumber(flags, 'seed', 1),
  ]
  if (isSurvey) {
    const parts = sampleSurvey(rubric, rows, seed, display.language)
    if (target === undefined) for (const part of parts) await writeText(surroundings.stdout, part)
    else {
      writeFile(target, output ?? '', [...parts].join(''))
      // Others may ask the very same: the file does not say whose answers it holds.
      const next = { id: 'Berikutnya', en: 'Next' }[display.language]
      const command = `rb-score assess ${typedName(output ?? '')} -r ${typedName(name)}`
      await writeText(surroundings.stderr, `${next}  ${command}\n`)
    }
    return DONE
  }
  const sheets = await filledSheets(rubric, { rows, seed, level: flags.level }, display.language)
  if (target === undefined) {
    await writeText(surroundings.stdout, worksheetCsv(sheets, display.language))
  } else {
    const made = ending === '.xlsx' ? worksheetWorkbook : worksheetCsv
    writeFile(target, output ?? '', made(sheets, display.language))
  }
  return DONE
}

const UNIT = { id: 'Unit contoh', en: 'Sample unit' }
/** That persons belong to. */
const UNITS = 2
const AGENCY = { id: 'Instansi contoh', en: 'Sample agency' }

/** Where units are joined, the agency has a sheet of its own: its questions are answered there, once. */
async function filledSheets(
  rubric: Rubric,
  { rows, seed, level }: { rows: number; seed: number; level: FlagValues[string] },
  language: Language,
) {
  const mark = insideSentence(SYNTHETIC_MARK[language])
  const joinsUnits = itemsOverUnits(rubric).size > 0
  const agency = joinsUnits ? [`${AGENCY[language]} (${mark})`] : []
  const owner = rubric.groups.find(({ within }) => within !== undefined)
  const title = owner === undefined ? undefined : inLanguage(owner.title, language)
  const whose = { id: `${title} contoh`, en: `Sample ${insideSentence(title ?? '')}` }[language]
  const numbered = (name: string, at: number) => `${name} ${at + 1} (${mark})`
  const units = Array.from({ length: rows }, (_, at) =>
    numbered(title === undefined ? UNIT[language] : whose, at),
  )
  const wishes = { units: [...agency, ...units], year: '', from: undefined }
  const { sheets } = await templateTabs(
    rubric,
    { ...wishes, level: typeof level === 'string' ? level : undefined },
    '.',
  )
  return sheets.map((sheet, at) => {
    const overUnits = itemsOverUnits(sheet.rubric)
    const isOwn = ({ index }: Item) => !joinsUnits || overUnits.has(index) === at > 0
    const entries = sampleEntries(sheet.rubric, sheet.rubric.items.filter(isOwn), seed + at)
    const within = owner && numbered(UNIT[language], at % UNITS)
    return { ...sheet, answers: { ...sheet.answers, within, entries } }
  })
}

function wholeNumber(flags: FlagValues, name: 'rows' | 'seed', usual: number): number {
  const value = flags[name]
  if (value === undefined) return usual
  if (typeof value === 'string' && /^\d{1,7}$/.test(value) && (name === 'seed' || value !== '0'))
    return Number(value)
  const wanted = { id: 'bilangan bulat', en: 'a whole number' }
  throw new Refusal([
    flagNeedsNumber(
      { kind: 'command', word: `--${name}` },
      { flag: `--${name}`, wanted, value: String(value), example: '200' },
    ),
  ])
}
