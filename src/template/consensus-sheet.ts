/** What several assessors answered -> a filled template to complete together: what all answered alike stands there, the rest is open with what each says. */
import { answerKey, answerOf, type ComparedSheets } from '../compare/worksheet-changes.ts'
import type { Language } from '../language/language.ts'
import type { Item } from '../rubric/model.ts'
import type { Worksheet } from '../worksheets/worksheet.ts'
import type { TemplateEntry } from './worksheet-rows.ts'
import type { TemplateTab } from './worksheet-workbook.ts'

const NONE = '–'
const LACKING = { id: 'tidak ada pada', en: 'not in' }

interface NamedSheet {
  readonly name: string
  readonly sheet: Worksheet
}

/** @param names of the assessors */
export function consensusTabs(
  compared: readonly ComparedSheets[],
  names: readonly string[],
  language: Language,
): readonly TemplateTab[] {
  return compared.flatMap(({ saidUnit = '', sheets }): readonly TemplateTab[] => {
    // Who has no sheet of the unit has no say in it; one alone agrees with nobody.
    const present = sheets.flatMap((sheet, at) =>
      sheet === undefined ? [] : [{ name: names[at] ?? '', sheet }],
    )
    const last = present.at(-1)?.sheet
    if (last === undefined) return []
    const lacking = names.filter((_, at) => sheets[at] === undefined)
    const without = lacking.length === 0 ? [] : [`${LACKING[language]} ${lacking.join(', ')}`]
    const period = present.findLast(({ sheet }) => sheet.period !== undefined)?.sheet.period
    const entries = last.rubric.items.flatMap(item => {
      const entry = consensusEntry(item, present, without)
      return entry === undefined ? [] : [[item.id, entry] as const]
    })
    return [
      {
        rubric: last.rubric,
        answers: {
          ...{ unit: saidUnit, within: last.within, year: period ?? '' },
          entries: new Map(entries),
        },
      },
    ]
  })
}

/** Undefined where nobody answered. */
function consensusEntry(
  item: Item,
  present: readonly NamedSheet[],
  without: readonly string[],
): TemplateEntry | undefined {
  const entries = present.map(({ sheet }) => sheet.entries.get(item.id))
  const evidence = [...new Set(entries.flatMap(each => each?.evidence ?? []))]
  const keys = entries.map(entry => answerKey(item, entry?.answer))
  if (keys.every(key => key === undefined))
    return evidence.length === 0 ? undefined : { answer: undefined, evidence, note: '' }
  const areAlike = keys.length > 1 && keys[0] !== undefined && new Set(keys).size === 1
  const said = present.map(
    ({ name }, at) => `${name}: ${answerOf(item, entries[at]?.answer) ?? NONE}`,
  )
  return {
    answer: areAlike ? entries.at(-1)?.answer : undefined,
    evidence,
    note: [...(areAlike ? [] : [said.join(' · ')]), ...without].join('; '),
  }
}
