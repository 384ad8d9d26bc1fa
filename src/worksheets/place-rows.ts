/** The rows of a sheet -> the part of the rubric that each is about: found by number, confirmed by title, never guessed. */
import { footerLabel } from '../language/footer-label.ts'
import {
  type FoundPart,
  isNumbered,
  isSameTitle,
  looseNumber,
  type OutlinePart,
  type OutlineRow,
  partsByNumber,
  partsNamed,
  pathTo,
  type RubricOutline,
  type StepLikeness,
  stepLikeness,
  type Title,
  titleLikeness,
  titleOfText,
} from './outline.ts'
import {
  type CountRow,
  countPlacements,
  isLikeCount,
  type KnownCount,
  type Subtotal,
} from './place-counts.ts'
import { withTotals } from './place-totals.ts'
import { statedNumber, withoutUnit } from './worksheet.ts'

export type Placement =
  | {
      readonly kind: 'part'
      readonly part: OutlinePart
      readonly likeness: StepLikeness
      readonly isConfirmed: boolean
    }
  /** The number says one part, the title another one. */
  | { readonly kind: 'conflict'; readonly byNumber: OutlinePart; readonly byTitle: OutlinePart }
  | { readonly kind: 'repeated'; readonly part: OutlinePart }
  /** A choice is answered beside a heading, which may be that of any of its questions. */
  | { readonly kind: 'heading'; readonly part: OutlinePart }
  /** A sum that the sheet writes among the counts of a question. */
  | Subtotal
  /** One of the counts of this question, nobody can tell which. */
  | { readonly kind: 'unsure'; readonly question: OutlinePart }
  /** A number that the rubric does not have where the row stands. */
  | { readonly kind: 'unknown' }
  /** Below a heading that is not part of the rubric. */
  | { readonly kind: 'outside'; readonly heading: string }
  | { readonly kind: 'remark' }
  /** A sum, or a signature below the last question, in the column of answers. */
  | { readonly kind: 'left-out' }

/** The question that the number of a row names: its words may be those of the next one, where one was left out. */
export function numberedQuestion(placement: Placement): OutlinePart | undefined {
  if (placement.kind === 'part') return placement.part.kind === 'item' ? placement.part : undefined
  if (placement.kind !== 'conflict') return undefined
  const { byNumber, byTitle } = placement
  return byNumber.kind === 'item' && byNumber.parent === byTitle.parent ? byNumber : undefined
}

const CONFIRMED = 0.6
const SURELY_ANOTHER = 0.8

/** In the order of the sheet: what a number means depends on what stands above it. */
export function placedRows(
  outline: RubricOutline,
  rows: readonly OutlineRow[],
): readonly Placement[] {
  const used = new Set<OutlinePart>()
  let path: readonly OutlinePart[] = [outline.root]
  let heading: string | undefined
  /** Rows that are counts of a question: told apart when all of them are known. */
  const counts = new Map<OutlinePart, CountRow[]>()

  const place = (row: OutlineRow, position: number): Placement => {
    const named = partsNamed(outline, row.name)
    // A name stands where titles stand, too.
    const title = titleOfText(named.length > 0 ? row.title.replace(row.name, '') : row.title)
    const found = named.length > 0 ? named : partsByNumber(outline, path, row.steps)
    const open = found.filter(
      ({ part }) => !used.has(part) && !(row.isAnswered && part.kind === 'node'),
    )
    const heading = row.isAnswered ? found.find(each => isTitled(each, title)) : undefined
    const isNearer = (each: FoundPart) =>
      each.likeness < (heading?.likeness ?? 0) || bestLikeness(each.part, title) >= CONFIRMED
    if (heading !== undefined && !open.some(isNearer)) {
      const { part } = heading
      take(part, 0, true)
      return isChosen(row) ? { kind: 'heading', part } : { kind: 'remark' }
    }
    if (open.length === 0) return withoutPart(row, title, found[0]?.part, position)
    const judged = open.map(each => ({ ...each, ...judgedTitle(each.part, title) }))
    const confirmed = judged.filter(each => each.likenessOfTitle >= CONFIRMED)
    const [best] = confirmed.length > 0 ? confirmed : judged
    if (best === undefined) return { kind: 'remark' }
    const { part } = best
    // The words of one count may all stand in another: which row is which, all of them together tell.
    const isWorded = named.length === 0 && title.text !== ''
    if (part.kind === 'input' && part.parent !== undefined && isWorded) {
      const byNumber = { part, isWhole: row.steps.length > 1 }
      return countBelow(part.parent, { ...countRow(row, title, position), byNumber })
    }
    const byTitle = confirmed.length > 0 || row.isAnswered ? undefined : headingByTitle(row, title)
    if (byTitle !== undefined) return take(byTitle, 1, true)
    if (confirmed.length === 0 && best.another !== undefined) {
      return best.likeness < 2
        ? conflict(best.part, best.another)
        : withoutPart(row, title, undefined, position)
    }
    const isFound = confirmed.length > 0 || isCredible(best, row, path.at(-1) ?? outline.root)
    if (!isFound) return withoutPart(row, title, undefined, position)
    return take(best.part, best.likeness, confirmed.length > 0)
  }

  const take = (part: OutlinePart, likeness: StepLikeness, isConfirmed: boolean): Placement => {
    used.add(part)
    path = pathTo(part)
    heading = undefined
    return { kind: 'part', part, likeness, isConfirmed }
  }

  const conflict = (byNumber: OutlinePart, byTitle: OutlinePart): Placement => ({
    kind: 'conflict',
    byNumber,
    byTitle,
  })

  const withoutPart = (
    row: OutlineRow,
    title: Title,
    taken: OutlinePart | undefined,
    position: number,
  ): Placement => {
    const isNamed = taken !== undefined && taken.id === row.name
    if (isNamed && row.isAnswered) return { kind: 'repeated', part: taken }
    const question = countingQuestion(path)
    const count = countRow(row, title, position)
    if (row.steps.length === 0) {
      const part = partByTitle(title) ?? partByLooseNumber(row)
      if (part !== undefined) return take(part, 0, true)
      if (question !== undefined && mayCount(question, count)) return countBelow(question, count)
      const only = onlyQuestion(path)
      const isOnly = only !== undefined && !used.has(only) && mayAnswer(row, title)
      return isOnly ? take(only, 0, false) : remarkOrUnknown(row)
    }
    // Where questions have names, sheets count them through.
    const byWords = taken === undefined ? partByTitle(title) : undefined
    if (byWords !== undefined && !isNumbered(byWords)) return take(byWords, 0, true)
    // Counts may be numbered along with the sum that stands above them.
    const isFreeNumber = taken?.kind !== 'item'
    const isCount = row.steps.length === 1 && row.isAnswered && isFreeNumber
    if (question !== undefined && isCount && mayCount(question, count))
      return countBelow(question, count)
    // `I. PEMENUHAN` above a rubric of just that.
    const isWhole = !row.isAnswered && bestLikeness(outline.root, title) === 1
    if (isWhole && !used.has(outline.root)) return take(outline.root, 2, true)
    const named = row.isAnswered ? undefined : headingByTitle(row, title)
    if (named !== undefined) return take(named, 1, true)
    if (heading !== undefined) {
      if (!row.isAnswered) heading = headingOf(row)
      return { kind: 'outside', heading }
    }
    if (taken?.kind === 'node' && bestLikeness(taken, title) >= CONFIRMED) {
      // The heading again, at the top of a page.
      path = pathTo(taken)
      return { kind: 'remark' }
    }
    if (taken !== undefined && row.isAnswered && row.steps.length > 1) {
      return { kind: 'repeated', part: taken }
    }
    if (row.isAnswered) return { kind: 'unknown' }
    // Remarks below a question may be numbered as well; a heading ends what stands above it.
    const isBelowQuestion = path.at(-1)?.kind !== 'node'
    if (isBelowQuestion && !row.hasNumbers && /^[a-z\d]/.test(row.steps.join())) {
      return { kind: 'remark' }
    }
    path = [outline.root]
    heading = headingOf(row)
    return { kind: 'outside', heading }
  }

  const remarkOrUnknown = (row: OutlineRow): Placement => {
    if (!row.isAnswered) return { kind: 'remark' }
    if (isSum(row)) return { kind: 'left-out' }
    return heading === undefined ? { kind: 'unknown' } : { kind: 'outside', heading }
  }

  const countBelow = (question: OutlinePart, row: CountRow): Placement => {
    path = pathTo(question)
    counts.set(question, [...(counts.get(question) ?? []), row])
    return { kind: 'remark' }
  }

  /** Without a number, only the exact words of one part will do: a count of this question, or else the only one. */
  const partByTitle = (title: Title): OutlinePart | undefined => {
    if (title.text === '') return undefined
    const same = outline.parts.filter(
      part => !used.has(part) && part.titles.some(own => isSameTitle(own, title)),
    )
    const own = same.filter(part => part.kind === 'input' && path.includes(part.parent ?? part))
    return same.length === 1 ? same[0] : own.length === 1 ? own[0] : undefined
  }

  /** `i. Penyusunan Tim` where what stands above it is left out: the only heading of these words that ends in this number. */
  const headingByTitle = (row: OutlineRow, title: Title): OutlinePart | undefined => {
    const last = row.steps.at(-1)
    if (last === undefined || title.words.size < 2) return undefined
    const [only, ...others] = outline.parts.filter(
      part => part.kind === 'node' && part.titles.some(({ text }) => text === title.text),
    )
    const likeness = stepLikeness(only?.steps.at(-1) ?? '', last)
    const isOnly = others.length === 0 && likeness !== undefined && likeness < 2
    return isOnly && only !== undefined && !used.has(only) ? only : undefined
  }

  /** `i Penyusunan Tim`: a number without a sign behind it, if the words say the same; a small letter is no word. */
  const partByLooseNumber = (row: OutlineRow): OutlinePart | undefined => {
    const loose = looseNumber(row.title)
    if (loose === undefined) return undefined
    const title = titleOfText(loose.rest)
    const isLetter = /^[a-z]$/.test(loose.steps.join())
    const mayAsk = ({ children }: OutlinePart) =>
      row.isAnswered || (row.choices ?? []).length > 0 || children.length > 0
    const found = partsByNumber(outline, path, loose.steps).find(
      ({ part, likeness }) =>
        !used.has(part) &&
        !(row.isAnswered && part.kind === 'node') &&
        (bestLikeness(part, title) >= CONFIRMED ||
          (isLetter && part.kind === 'item' && likeness < 2 && mayAsk(part))),
    )
    return found?.part
  }

  const judgedTitle = (part: OutlinePart, title: Title) => {
    if (title.text === '') return { likenessOfTitle: 0, another: undefined }
    const likenessOfTitle = bestLikeness(part, title)
    if (likenessOfTitle >= CONFIRMED) return { likenessOfTitle, another: undefined }
    // Questions are worded differently from sheet to sheet; only the very words of another one say anything.
    const least = part.kind === 'node' ? SURELY_ANOTHER : 1
    const another = outline.parts.find(
      other =>
        other !== part &&
        (other.kind === 'node') === (part.kind === 'node') &&
        title.words.size > 1 &&
        bestLikeness(other, title) >= least,
    )
    return { likenessOfTitle, another }
  }

  const placements = withCounts(rows, rows.map(place), counts)
  return withoutSignatures(rows, withTotals(outline.root, rows, withHeadings(rows, placements)))
}

/** The question whose counts may stand here: the one above, the one above its counts, or the only one below the heading. */
function countingQuestion(path: readonly OutlinePart[]): OutlinePart | undefined {
  const last = path.at(-1)
  const question = last?.kind === 'input' ? last.parent : (onlyQuestion(path) ?? last)
  return question?.children.some(({ kind }) => kind === 'input') ? question : undefined
}

/** Where a heading has one question, sheets put a dash for its number. */
function onlyQuestion(path: readonly OutlinePart[]): OutlinePart | undefined {
  const last = path.at(-1)
  const [only, ...others] = last?.kind === 'node' ? last.children : []
  return only?.kind === 'item' && others.length === 0 ? only : undefined
}

function countRow(row: OutlineRow, title: Title, position: number): CountRow {
  const { title: written, answer = '' } = row
  return {
    ...{ position, title, written, answer: withoutUnit(answer) },
    ...{ isSum: isSum(row), byNumber: undefined },
  }
}

/** A letter or a word: numbers beside headings are sums. */
function isChosen({ isAnswered, isNoAnswer, answer = '' }: OutlineRow): boolean {
  return isAnswered && isNoAnswer !== true && statedNumber(answer) === undefined
}

/** By its words, unless it is a row of a list or prints what may be chosen. */
function isSum({ title, isListed = false, choices = [] }: OutlineRow): boolean {
  return !isListed && choices.length === 0 && footerLabel(title) !== undefined
}

/** A number below a question is one of its counts or their sum: all rows together tell. */
function mayCount(question: OutlinePart, { title, answer, isSum }: CountRow): boolean {
  if (title.text === '') return false
  return statedNumber(answer) !== undefined || (!isSum && isLikeCount(question, title))
}

function mayAnswer(row: OutlineRow, title: Title): boolean {
  if (title.text === '' || isSum(row)) return false
  return row.isAnswered ? row.isNoAnswer !== true : (row.choices ?? []).length > 0
}

function withCounts(
  rows: readonly OutlineRow[],
  placements: readonly Placement[],
  counts: ReadonlyMap<OutlinePart, readonly CountRow[]>,
): readonly Placement[] {
  const placed = [...placements]
  for (const [question, below] of counts) {
    const known: KnownCount[] = []
    const shares: string[] = []
    for (const [position, placement] of placements.entries()) {
      if (placement.kind !== 'part') continue
      const { answer = '', shares: stated = [] } = rows[position] ?? {}
      const { part } = placement
      if (part === question) shares.push(answer, ...stated)
      else if (part.parent === question) known.push({ position, part, answer: withoutUnit(answer) })
    }
    const found = countPlacements(question, below, known, shares)
    for (const [at, { position }] of below.entries()) {
      const placement = found[at]
      if (placement === undefined) continue
      placed[position] =
        placement.kind === 'part' ? { ...placement, likeness: 0, isConfirmed: true } : placement
    }
  }
  return placed
}

/** An answer beside a heading is a summary where questions below are answered, and is that of the only question without a row. */
function withHeadings(
  rows: readonly OutlineRow[],
  placements: readonly Placement[],
): readonly Placement[] {
  return placements.map(placement => {
    if (placement.kind !== 'heading') return placement
    const { part } = placement
    const below = placements.flatMap((each, at) =>
      each.kind === 'part' && each.part !== part && pathTo(each.part).includes(part)
        ? [rows[at]?.isAnswered === true]
        : [],
    )
    if (below.includes(true)) return { kind: 'remark' }
    const only = below.length === 0 ? onlyQuestion([part]) : undefined
    return only === undefined
      ? placement
      : { kind: 'part', part: only, likeness: 0, isConfirmed: true }
  })
}

/** `Padang, 3 Maret`, `Kepala Dinas`: texts below everything that have no number and are no answers. */
function withoutSignatures(
  rows: readonly OutlineRow[],
  placements: readonly Placement[],
): readonly Placement[] {
  const last = placements.findLastIndex(({ kind }) => kind === 'part')
  return placements.map((placement, position) => {
    const row = rows[position]
    const isText = row?.isNoAnswer === true && row.isAnswered && row.steps.length === 0
    return isText && position > last && placement.kind === 'unknown'
      ? { kind: 'left-out' }
      : placement
  })
}

/** What no title confirms must be plain from its number: `I. PEMENUHAN` is not area 1, nor is the remark `1)` below a question. */
function isCredible({ part, likeness }: FoundPart, row: OutlineRow, above: OutlinePart): boolean {
  if (row.isAnswered) return true
  if (part.kind !== 'node') return likeness < 2
  if (row.steps.length > 1) return likeness < 2 || row.title === ''
  if (row.title === '') return part.order > above.order
  const isHeading =
    above.kind === 'node' ||
    row.hasNumbers ||
    row.title === row.title.toUpperCase() ||
    !/^\d+$/.test(row.steps.join())
  return likeness < 2 && part.order > above.order && isHeading
}

function isTitled({ part }: FoundPart, title: Title): boolean {
  return part.kind === 'node' && bestLikeness(part, title) >= CONFIRMED
}

function bestLikeness(part: OutlinePart, title: Title): number {
  return Math.max(0, ...part.titles.map(own => titleLikeness(own, title)))
}

function headingOf({ steps, title }: OutlineRow): string {
  return `${steps.join('.')} ${title}`.trim()
}
