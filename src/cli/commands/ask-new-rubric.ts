/** Questions on a terminal -> what a new rubric is to be. */
import inquirer from 'inquirer'
import { starterScales } from '../../check/starter-scales.ts'
import type { Language, Localized } from '../../language/language.ts'
import type { FlagValues } from '../command-definition.ts'

const QUESTIONS = {
  id: {
    id: 'Id rubrik (huruf kecil, seperti skm-kab)',
    en: 'Id of the rubric (small letters, such as skm-kab)',
  },
  idForm: { id: 'huruf kecil, angka, dan tanda hubung', en: 'small letters, digits and hyphens' },
  title: { id: 'Nama instrumen', en: 'Name of the instrument' },
  kind: { id: 'Apa isi satu baris data?', en: 'What is one row of the data?' },
  survey: {
    id: 'jawaban seorang responden (survei)',
    en: 'the answers of one respondent (survey)',
  },
  worksheet: {
    id: 'penilaian atas satu unit (lembar kerja)',
    en: 'the assessment of one unit (worksheet)',
  },
  scale: { id: 'Skala jawaban', en: 'Scale of the answers' },
  items: {
    id: 'Pernyataan: banyaknya, atau teksnya dipisah titik koma',
    en: 'Items: how many, or their texts with semicolons between',
  },
} as const satisfies Record<string, Required<Localized>>

/** Only what no flag has answered is asked. Undefined where somebody pressed Ctrl-C. */
export async function askedWishes(
  flags: FlagValues,
  language: Language,
): Promise<FlagValues | undefined> {
  try {
    return await answers(flags, language)
  } catch (error) {
    if (error instanceof Error && error.name === 'ExitPromptError') return undefined
    throw error
  }
}

function answers(flags: FlagValues, language: Language): Promise<FlagValues> {
  const say = (question: keyof typeof QUESTIONS) => QUESTIONS[question][language]
  return inquirer.prompt([
    {
      type: 'input',
      name: 'id',
      message: say('id'),
      validate: (id: string) => /^[a-z0-9][a-z0-9.-]*$/.test(id) || say('idForm'),
    },
    { type: 'input', name: 'title', message: say('title'), when: flags.title === undefined },
    {
      type: 'select',
      name: 'kind',
      message: say('kind'),
      choices: [
        { value: 'survey', name: say('survey') },
        { value: 'worksheet', name: say('worksheet') },
      ],
      when: flags.kind === undefined,
    },
    {
      type: 'select',
      name: 'scale',
      message: say('scale'),
      choices: starterScales.map(({ id, about }) => ({
        value: id,
        name: `${id}: ${about[language]}`,
      })),
      when: flags.scale === undefined,
    },
    {
      type: 'input',
      name: 'items',
      message: say('items'),
      default: '9',
      when: flags.items === undefined,
    },
  ])
}
