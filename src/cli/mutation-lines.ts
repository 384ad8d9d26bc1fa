/** What changing each rubric bit by bit showed -> a line for each rubric. */
import type { MutationKind } from '../check/mutations/mutation.ts'
import type { Language, Localized } from '../language/language.ts'
import type { CheckedRubric } from './check-files.ts'

const KINDS: Readonly<Record<MutationKind, Required<Localized>>> = {
  weight: { id: 'bobot', en: 'weights' },
  points: { id: 'poin', en: 'points' },
  bound: { id: 'batas', en: 'bounds' },
  gate: { id: 'syarat', en: 'gates' },
  policy: { id: 'kebijakan', en: 'policies' },
}

/** `skm.yaml: uji menyadari 9/9 bobot, 4/4 poin, 9/9 batas`; nothing where nothing was changed. */
export function mutationLines(checked: readonly CheckedRubric[], language: Language): string {
  const lines = checked.flatMap(({ file, mutations }) => {
    if (mutations === undefined) return []
    const counted = Object.entries(KINDS).flatMap(([kind, words]) => {
      const count = mutations.counts.get(kind as MutationKind)
      return count === undefined ? [] : [`${count.noticed}/${count.made} ${words[language]}`]
    })
    const start =
      language === 'id' ? 'perubahan yang disadari uji' : 'changes that its tests notice'
    return [`${file}: ${start}: ${counted.join(', ')}\n`]
  })
  return lines.length === 0 ? '' : `${lines.join('')}\n`
}
