/** Rubrics on offer -> each at the levels that may be meant. */

import type { OfferedRubric } from '../columns/detect-rubric.ts'
import { Refusal } from '../diagnostics/diagnostic.ts'
import { inBoth, inLanguage } from '../language/language.ts'
import type { Rubric } from '../rubric/model.ts'
import { rubricAtEachLevel, rubricAtLevel } from '../rubric/rubric-at-level.ts'
import { levelUndecided, levelUnknown } from './worksheet-diagnostics.ts'

/** Rubrics without levels stay as they are, whatever level was asked for; surveys are no candidates. */
export function leveledRubrics(
  offered: readonly OfferedRubric[],
  wanted?: string,
): readonly OfferedRubric[] {
  const worksheets = offered.filter(({ rubric }) => rubric.kind === 'worksheet')
  const candidates = worksheets.flatMap(({ rubric, isVariant }) => {
    const { levels } = rubric
    if (wanted === undefined || levels.length === 0)
      return rubricAtEachLevel(rubric).map(each => ({ rubric: each, isVariant }))
    return levels.some(({ id }) => id === wanted)
      ? [{ rubric: rubricAtLevel(rubric, wanted), isVariant }]
      : []
  })
  const [only] = worksheets
  const isNowhere = !candidates.some(({ rubric }) => rubric.level === wanted)
  if (wanted !== undefined && only !== undefined && isNowhere) {
    const leveled = worksheets.filter(({ rubric }) => rubric.levels.length > 0)
    const levels = worksheets.flatMap(({ rubric }) => rubric.levels.map(({ id }) => id))
    const params = {
      rubric: (leveled.length > 0 ? leveled : worksheets)
        .map(({ rubric }) => rubric.id)
        .join('`, `'),
      level: wanted,
      levels: levels.length === 0 ? '–' : [...new Set(levels)].join(', '),
    }
    throw new Refusal([levelUnknown({ kind: 'command', word: '--level' }, params)])
  }
  return candidates
}

/** For wide tables: surveys stay, worksheets come at the level whose numbers the headers have, letter for letter. */
export function rubricsForHeaders(
  offered: readonly OfferedRubric[],
  headers: readonly string[],
  wanted?: string,
): readonly OfferedRubric[] {
  if (wanted !== undefined) {
    const leveled = leveledRubrics(offered, wanted)
    return [...offered.filter(({ rubric }) => rubric.kind === 'survey'), ...leveled]
  }
  const texts = new Set(headers.map(header => header.trim()))
  return offered.flatMap(({ rubric, isVariant }) => {
    const leveled = rubricAtEachLevel(rubric)
    const known = leveled.map(({ items }) => items.filter(({ id }) => texts.has(id)).length)
    const most = Math.max(...known)
    const fitting = leveled.filter((_, position) => known[position] === most)
    if (offered.length === 1 && fitting.length > 1) {
      throw new Refusal([levelUndecided(undefined, levelParameters(fitting))])
    }
    return fitting.map(each => ({ rubric: each, isVariant }))
  })
}

/** The levels of these rubrics in words, for `levelUndecided`. */
export function levelParameters(rubrics: readonly Rubric[]) {
  const rank = ({ levels, level }: Rubric) => levels.findIndex(({ id }) => id === level)
  const ordered = [...rubrics].sort((a, b) => rank(a) - rank(b))
  const titles = (language: 'id' | 'en') =>
    ordered
      .map(rubric => {
        const level = rubric.levels.find(({ id }) => id === rubric.level)
        return level === undefined ? '' : `${inLanguage(level.title, language)} (${level.id})`
      })
      .join(language === 'id' ? ' maupun ' : ' and ')
  const [first] = ordered
  return { levels: inBoth(titles), first: first?.level ?? '', rubric: first?.id ?? '' }
}
