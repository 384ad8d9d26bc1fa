/** Worksheet rubrics from files, and answers to them that a seed decides. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { NO_ANSWER } from '../../src/coding/answer-spellings.ts'
import { exact } from '../../src/math/exact.ts'
import type { Item, Rubric } from '../../src/rubric/model.ts'
import { readRubric } from '../../src/rubric/read-rubric.ts'
import type { TemplateAnswers, TemplateEntry } from '../../src/template/worksheet-rows.ts'
import type { WorksheetAnswer } from '../../src/worksheets/worksheet.ts'

export async function worksheetRubric(file: string): Promise<Rubric> {
  const { rubric, problems } = readRubric({ file, text: readFileSync(file, 'utf8') }, id => {
    const path = join('rubrics', `${id}.yaml`)
    return { file: path, text: readFileSync(path, 'utf8') }
  })
  if (rubric === undefined) throw new Error(problems.map(each => each.message.en).join('\n'))
  return rubric
}

/** Some blank, some not applicable, some with evidence and verified. Seed 1 leaves nothing blank. */
export function filledAtRandom(rubric: Rubric, seed: number): TemplateAnswers {
  const below = randomBelow(seed)
  const entries = new Map<string, TemplateEntry>()
  for (const item of rubric.items) {
    const isBlank = seed !== 1 && below(100) < 15
    const beside = (which: 'answer' | 'verified') => (drawn: WorksheetAnswer | undefined) =>
      drawn?.share !== undefined && hasCounts(item, entries, which) ? undefined : drawn
    const answer = beside('answer')(isBlank ? undefined : randomAnswer(item, below))
    const verified = beside('verified')(below(100) < 70 ? randomAnswer(item, below) : undefined)
    const evidence = below(2) === 0 ? ['SK Nomor 1', '=1+1'] : []
    entries.set(item.id, {
      answer,
      verified,
      evidence,
      note: below(4) === 0 ? 'lihat, "lampiran"; 2' : undefined,
    })
  }
  return { unit: 'Dinas Uji', year: '2026', entries }
}

/** A ratio written beside its counts would contradict them: the sheet says so, which is tested elsewhere. */
function hasCounts(
  { measure }: Item,
  entries: ReadonlyMap<string, TemplateEntry>,
  which: 'answer' | 'verified',
): boolean {
  if (measure.kind !== 'ratio') return false
  const inputs = [...measure.ratio.of, ...measure.ratio.to]
  return inputs.some(({ item }) => entries.get(item.id)?.[which]?.number !== undefined)
}

function randomAnswer(
  { measure }: Item,
  below: (limit: number) => number,
): WorksheetAnswer | undefined {
  const notApplicable: WorksheetAnswer = { code: NO_ANSWER['not-applicable'], number: undefined }
  if (measure.kind === 'ratio') {
    const kind = below(10)
    if (kind === 0) return notApplicable
    return kind === 1 ? { code: 0, number: undefined, share: exact(below(101), 100) } : undefined
  }
  const { scale } = measure
  if (scale.noAnswer['not-applicable'].length > 0 && below(100) < 12) return notApplicable
  if (scale.kind === 'choice') return { code: below(scale.categories.length), number: undefined }
  const { min, max, decimals } = scale.number
  const unit = 10 ** decimals
  const lowest = Math.ceil(Number((min ?? exact(0)).valueOf()) * unit)
  const highest = Math.floor(Number((max ?? exact(6)).valueOf()) * unit)
  return { code: 0, number: BigInt(lowest + below(highest - lowest + 1)) }
}

/** Numerical Recipes' generator: enough to spread answers, and the same everywhere. */
function randomBelow(seed: number): (limit: number) => number {
  let state = seed * 7919
  return limit => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * limit)
  }
}
