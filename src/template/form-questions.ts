/** A survey's rubric -> the questions of a form in another tool: a name that comes back as a header, words, and what may be chosen. */
import { groupCode } from '../coding/group-values.ts'
import { numberAsWritten } from '../language/exact-words.ts'
import { inBoth, inLanguage, type Language, type Localized } from '../language/language.ts'
import {
  type Group,
  type GroupValue,
  type Item,
  numberFormatOf,
  offeredValues,
  type Rubric,
  scaleOf,
} from '../rubric/model.ts'
import { wordFor } from './answer-choices.ts'
import { answerLabel, askedOfText, formColumns } from './survey-form.ts'

export interface FormQuestion {
  /** Id of the item or group. */
  readonly id: string
  readonly text: Required<Localized>
  readonly guidance: Required<Localized> | undefined
  /** Asked only of who chose this in an earlier question. */
  readonly onlyIf: { readonly question: string; readonly choice: FormChoice } | undefined
  /** Every answer that counts must be given; who somebody is need not be said. */
  readonly isScored: boolean
  /** Empty where a text or a number is typed. */
  readonly choices: readonly FormChoice[]
  readonly number: NonNullable<ReturnType<typeof numberFormatOf>> | undefined
}

interface FormChoice {
  /** What a tool may store for it and the reader knows, the surest first: a code, an abbreviation, a number of the range. */
  readonly codes: readonly string[]
  readonly label: Required<Localized>
  /** Don't know, not applicable. */
  readonly isNoAnswer: boolean
}

/** A ratio is asked for by its counts, which are questions of their own. */
export function formQuestions(rubric: Rubric): readonly FormQuestion[] {
  const groups = [...rubric.groups, ...rubric.profile]
  return formColumns(rubric, 'id').flatMap(({ item, group }): readonly FormQuestion[] => {
    if (group !== undefined) {
      const choices = offeredValues(group).map(value => groupChoice(group, value))
      const { askedOf } = group
      const asked = groups.find(({ id }) => id === askedOf?.group)
      const onlyIf =
        askedOf === undefined || asked === undefined
          ? undefined
          : { question: asked.id, choice: groupChoice(asked, askedOf.value) }
      const [id, en] = (['id', 'en'] as const).map(each => askedOfText(group, rubric, each))
      const guidance = id === undefined ? undefined : { id, en: en ?? id }
      const about = { guidance, onlyIf, isScored: false, number: undefined }
      return [{ id: group.id, text: bothOf(group.title), choices, ...about }]
    }
    if (item === undefined || item.measure.kind === 'ratio') return []
    return [
      {
        id: item.id,
        text: bothOf(item.text),
        guidance: item.guidance && bothOf(item.guidance),
        onlyIf: undefined,
        isScored: true,
        choices: choicesOf(item),
        number: numberFormatOf(item),
      },
    ]
  })
}

function groupChoice(group: Group, value: GroupValue): FormChoice {
  const { label, also, from } = value
  const text = bothOf(label)
  const number = from === undefined ? [] : [numberAsWritten(from)]
  const code = groupCode(group.values, value) ?? []
  const codes = [...number, text.id, ...also, text.en].concat(code)
  return { codes, label: text, isNoAnswer: false }
}

function choicesOf(item: Item): readonly FormChoice[] {
  const scale = scaleOf(item)
  if (scale?.kind !== 'choice') return []
  const answers = scale.categories.map(category => ({
    codes: [category.code],
    label: {
      id: answerLabel(item, category, 'id'),
      en: answerLabel(item, category, 'en'),
    },
    isNoAnswer: false,
  }))
  const others = (['dont-know', 'not-applicable'] as const).flatMap(kind => {
    const spellings = scale.noAnswer[kind]
    const word = (language: Language) => wordFor(scale, kind, language) ?? ''
    return spellings.length === 0
      ? []
      : [{ codes: spellings, label: inBoth(word), isNoAnswer: true }]
  })
  return [...answers, ...others]
}

function bothOf(text: Localized): Required<Localized> {
  return { id: inLanguage(text, 'id'), en: inLanguage(text, 'en') }
}
