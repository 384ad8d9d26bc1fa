/** A rubric file that has the right form -> the model, or what does not fit together in it. */
import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import type { TextPlace } from '../diagnostics/place.ts'
import { inLanguage, type Language, type Localized } from '../language/language.ts'
import { quotedList } from '../language/short-list.ts'
import { ONE, ZERO } from '../math/exact.ts'
import { builtGroups, builtItems } from './build-items.ts'
import { builtScales, commonCategories } from './build-scales.ts'
import { builtScoreTree, nodesOf } from './build-score-tree.ts'
import {
  builtChoices,
  builtGates,
  builtGradeTables,
  builtLookups,
  type Nameable,
} from './build-verdicts.ts'
import type { RubricFile } from './file-shape.ts'
import { fingerprinted, type Unprinted } from './fingerprints.ts'
import { builtSample } from './item-shape.ts'
import {
  type Average,
  type Basis,
  type Choice,
  type ColumnCaution,
  codesOf,
  type Group,
  type Reduction,
  type Rubric,
  type RubricTest,
  type ScoreNode,
} from './model.ts'
import { daysOf } from './number-shapes.ts'
import {
  atLeastAbovePersons,
  averageOverItself,
  averageTwice,
  carelessImpossible,
  carelessScales,
  claimId,
  ITEM_KIND,
  reductionMissing,
  reductionTwice,
  reductionWrongKind,
  testAnswers,
  testLevelMissing,
  unknownPart,
  unknownReference,
  validReversed,
} from './references.ts'
import { placeAt } from './source-node.ts'

/** Adds to `found`; the rubric is good only if none of it is an error. */
export function builtRubric(file: RubricFile, found: Diagnostic[]): Rubric {
  const problems: Diagnostic[] = []
  const scales = builtScales(file, problems)
  const items = builtItems(file, scales, problems)
  const root = builtScoreTree(file, items, problems)
  problems.push(...reductionProblems(root, file.kind))
  const choices = builtChoices(file, problems)
  const nameable: Nameable = { root, items, choices }
  const known = new Map<string, Group>()
  const onlyLevel = file.levels?.length === 1 ? file.levels[0]?.id : undefined
  const rubric = {
    id: file.rubric,
    edition: file.edition,
    title: file.title,
    kind: file.kind,
    basis: file.basis.map(builtBasis),
    valid: file.valid,
    official: file.official,
    sameAs: file['same-as'] ?? [],
    notice: noticeWithChoices(file.notice, choices),
    words: builtWords(file.words),
    groups: builtGroups(file.groups, 'offices', known, problems),
    profile: builtGroups(file.profile, 'persons', known, problems),
    timeColumns: file.time ?? [],
    sample: builtSample(file.sample),
    levels: (file.levels ?? []).map(({ id, title, source }) => ({ id, title, source })),
    level: undefined,
    scales,
    items,
    score: root,
    averages: builtAverages(file, problems),
    careless: builtCareless(file, items, problems),
    grades: builtGradeTables(file, nameable, problems),
    gates: builtGates(file, nameable, problems),
    choices,
    lookups: builtLookups(file, nameable, problems),
    policies: { blank: file.blank ?? 'incomplete' },
    shownDigits: file.shown?.digits ?? 2,
    tests: (file.tests ?? []).map(test => builtTest(test, onlyLevel, problems)),
    documents: file.documents ?? [],
    footers: { certain: file.footers?.certain ?? [], likely: file.footers?.likely ?? [] },
    assessors: file.assessors ?? [],
    columnCautions: (file['column-cautions'] ?? []).map(builtColumnCaution),
    source: file.source,
  } satisfies Unprinted
  problems.push(
    ...levelProblems(rubric),
    ...itemBasisProblems(rubric),
    ...askedProblems(rubric),
    ...validityProblems(file),
    ...withinProblems(file),
    ...crosswalkProblems(rubric),
  )
  // Not spread: a call takes some hundred thousand arguments, and a file may hold more problems.
  for (const each of withoutConsequences(problems, file, rubric)) found.push(each)
  return fingerprinted(rubric)
}

/** What could not be built has its own problem; that it is missing where it is used is none. */
function withoutConsequences(
  problems: readonly Diagnostic[],
  file: RubricFile,
  { scales, items }: Unprinted,
): readonly Diagnostic[] {
  const built = new Set([...scales.keys(), ...items.flatMap(item => [item.id, ...codesOf(item)])])
  const broken = new Set<unknown>([
    ...[...file.scales.keys()].filter(id => !built.has(id)),
    ...file.items.flatMap(namesOf).filter(id => !built.has(id)),
    ...[...file.scales.values()]
      .flatMap(({ categories }) => categories ?? [])
      .flatMap(({ code }) => (built.has(code) ? [] : [code])),
  ])
  // An id that is written twice stands where another was meant.
  const ids = file.items.map(({ id }) => id)
  const isTwice = new Set(ids).size < ids.length
  return problems.filter(
    ({ code, params }) =>
      code !== unknownReference.definition.code ||
      !(broken.has(params.name) || (isTwice && params.kind === ITEM_KIND)),
  )
}

function namesOf({ id, inputs }: RubricFile['items'][number]): readonly string[] {
  return [id, ...(inputs ?? []).map(input => (typeof input === 'string' ? input : input.id))]
}

/** Whoever reads a result reads which way was taken where practices differ. */
function noticeWithChoices(
  notice: Localized | undefined,
  choices: readonly Choice[],
): Localized | undefined {
  if (choices.length === 0) return notice
  const told = (language: Language, chosen: string, other: string) => {
    const sentences = choices.map(({ title, taken, ways }) => {
      const words = (way: Localized | undefined) => (way && inLanguage(way, language)) ?? taken
      const others = [...ways].flatMap(([id, way]) => (id === taken ? [] : [words(way)]))
      return `${inLanguage(title, language)}: ${words(ways.get(taken))} (${other}: ${others.join('; ')})`
    })
    const own = notice === undefined ? [] : [inLanguage(notice, language)]
    return [...own, `${chosen}: ${sentences.join('; ')}.`].join(' ')
  }
  return { id: told('id', 'Dipilih', 'cara lain'), en: told('en', 'Chosen', 'other ways') }
}

function builtBasis({
  name,
  title,
  part,
  url,
  covers,
  verified,
  note,
  source,
}: RubricFile['basis'][number]): Basis {
  return { name, title: { id: name, ...title }, part, url, covers, verified, note, source }
}

/** Its own side of a crosswalk; the other one is looked at by `check`. */
function crosswalkProblems({ sameAs, score, items }: Unprinted): Diagnostic[] {
  const known = [...nodesOf(score), ...items].map(({ id }) => id)
  return sameAs.flatMap(({ pairs = [] }) => {
    const taken = new Map<string, TextPlace>()
    return pairs.flatMap(({ here, source }) => {
      const problems: Diagnostic[] = []
      for (const id of here) {
        const place = placeAt(source, 'here')
        claimId(taken, id, place, problems)
        if (!known.includes(id)) problems.push(unknownPart('node', id, known, place))
      }
      return problems
    })
  })
}

function validityProblems({ valid }: RubricFile): Diagnostic[] {
  const { from, until } = valid ?? {}
  if (valid === undefined || from === undefined || until === undefined) return []
  if (daysOf(from).first <= daysOf(until).last) return []
  return [validReversed(placeAt(valid.source, 'until'), { from, until })]
}

/** Each names two groups, and each group has its parts once. */
function builtAverages({ averages = [], groups = [], score }: RubricFile, problems: Diagnostic[]) {
  const known = groups.map(({ id }) => id)
  const taken = new Map<string, TextPlace>()
  return averages.map(({ of, over, index, source }): Average => {
    claimId(taken, of, placeAt(source, 'of'), problems)
    for (const [key, id] of Object.entries({ of, over })) {
      if (!known.includes(id)) problems.push(unknownPart('group', id, known, placeAt(source, key)))
    }
    if (of === over) problems.push(averageOverItself(placeAt(source, 'over'), { name: of }))
    if (score.over === 'units') problems.push(averageTwice(source.place, { name: of }))
    return { of, over, index, source }
  })
}

/** Runs and variability are of answers on scales of one length. */
function builtCareless(
  { careless, basis, kind }: RubricFile,
  items: Rubric['items'],
  problems: Diagnostic[],
) {
  if (careless === undefined) return undefined
  const { source, unanswered, 'longest-run': longestRun, 'variability-below': below } = careless
  const names = basis.map(({ name }) => name)
  if (!names.includes(careless.basis))
    problems.push(unknownPart('basis', careless.basis, names, placeAt(source, 'basis')))
  const isOfRows = longestRun !== undefined || below !== undefined
  const isPossible =
    (isOfRows || unanswered !== undefined) &&
    kind === 'survey' &&
    (longestRun ?? 0) <= items.length &&
    (below === undefined || below.compare(ZERO) > 0) &&
    (unanswered === undefined || (unanswered.compare(ZERO) > 0 && unanswered.compare(ONE) <= 0))
  if (!isPossible) problems.push(carelessImpossible(source.place, { questions: items.length }))
  else if (isOfRows && commonCategories({ kind, items }) === undefined)
    problems.push(carelessScales(source.place))
  return { basis: careless.basis, longestRun, variabilityBelow: below, unanswered }
}

const withinUncounted = defineDiagnostic('rubric/within-uncounted', 'error', {
  id: '`within` menghitung hasil matriks (`lookups`) pada lembar kerja; rubrik ini tidak memilikinya.',
  idRemedy: 'hapus `within`, atau tulis kelompok itu sebagai kelompok tersendiri.',
  en: '`within` counts what matrices (`lookups`) say of worksheets, and this rubric has none.',
  enRemedy: 'delete `within`, or write that group as one of its own.',
})

function withinProblems({ kind, groups = [], lookups = [] }: RubricFile): readonly Diagnostic[] {
  if (kind === 'worksheet' && lookups.length > 0) return []
  return groups.flatMap(({ within }) => (within ? [withinUncounted(within.source.place)] : []))
}

function builtWords(written: RubricFile['words']): Rubric['words'] {
  if (written === undefined) return {}
  const { source: _source, 'grade-label': gradeLabel, ...words } = written
  return gradeLabel === undefined ? words : { ...words, gradeLabel }
}

function builtColumnCaution(
  written: NonNullable<RubricFile['column-cautions']>[number],
): ColumnCaution {
  const { id = written.message.en ?? '', en = id } = written.message
  return { columns: written.columns, message: { id, en }, source: written.source }
}

function builtTest(
  written: NonNullable<RubricFile['tests']>[number],
  onlyLevel: string | undefined,
  problems: Diagnostic[],
): RubricTest {
  if ((written.answers === undefined) === (written.rows === undefined)) {
    problems.push(testAnswers(written.source.place, { name: written.name }))
  }
  const rows = written.rows ?? (written.answers === undefined ? [] : [written.answers])
  const { name, level = onlyLevel, blanks, expect, source } = written
  return { name, level, blanks, rows, expect, source }
}

function itemBasisProblems({ items, basis }: Unprinted): Diagnostic[] {
  const names = basis.map(({ name }) => name)
  return items.flatMap(item =>
    item.basis === undefined || names.includes(item.basis)
      ? []
      : [unknownPart('basis', item.basis, names, placeAt(item.source, 'basis'))],
  )
}

function askedProblems({ items }: Unprinted): Diagnostic[] {
  const known = items.map(({ id }) => id)
  return items.flatMap(({ id, askedBefore, source }) =>
    askedBefore === undefined || (askedBefore !== id && known.includes(askedBefore))
      ? []
      : [unknownPart('item', askedBefore, known, placeAt(source, 'asked-before'))],
  )
}

// Items and tests name levels that exist, and no two items have the same number at one level.

function levelProblems(rubric: Unprinted): Diagnostic[] {
  const problems: Diagnostic[] = []
  const taken = new Map<string, TextPlace>()
  for (const { id, source } of rubric.levels) claimId(taken, id, placeAt(source, 'id'), problems)
  const known = rubric.levels.map(({ id }) => id)
  for (const { levels, isInput, source } of rubric.items) {
    if (isInput) continue
    for (const level of levels.keys()) {
      if (!known.includes(level))
        problems.push(unknownPart('level', level, known, placeAt(source, 'levels', level)))
    }
  }
  return [...problems, ...known.flatMap(level => numberProblems(rubric, level)), ...tests(rubric)]
}

/** An item without levels is asked under its id everywhere. */
function numberProblems(rubric: Unprinted, level: string): Diagnostic[] {
  const problems: Diagnostic[] = []
  const taken = new Map<string, TextPlace>()
  for (const { id, levels, source } of rubric.items) {
    const number = levels.size === 0 ? id : levels.get(level)
    if (number !== undefined) claimId(taken, number, placeAt(source, 'levels', level), problems)
  }
  return problems
}

function tests({ levels, tests }: Unprinted): Diagnostic[] {
  const known = levels.map(({ id }) => id)
  return tests.flatMap(({ name, level, source }) => {
    if (level === undefined)
      return known.length === 0
        ? []
        : [testLevelMissing(source.place, { name, levels: known.join(', ') })]
    const place = placeAt(source, 'level')
    return known.includes(level) ? [] : [unknownPart('level', level, known, place)]
  })
}

// Respondents are averaged once on each path from leaf to root, and policies about persons stand below that.

const WHAT = {
  respondents: { id: 'responden', en: 'respondents' },
  units: { id: 'unit', en: 'units' },
}

function reductionProblems(root: ScoreNode, kind: Rubric['kind']): Diagnostic[] {
  const problems: Diagnostic[] = []
  visit(root, new Set())
  return kind === 'survey' ? [...problems, ...missingReductions(root)] : problems

  /** @param above what was averaged on the way here, or at a node above */
  function visit(node: ScoreNode, above: ReadonlySet<Reduction>): void {
    const { over } = node
    const place = placeAt(node.source, 'over')
    // Once persons are averaged there is nothing of a unit left to average below.
    const isTwice = over !== undefined && (above.has(over) || above.has('respondents'))
    if (over === 'respondents' && kind === 'worksheet') {
      problems.push(reductionWrongKind(place, { over, kind }))
    } else if (isTwice) {
      problems.push(reductionTwice(place, { name: node.id, what: WHAT[over] }))
    }
    const at = over === undefined ? above : new Set([...above, over])
    if (node.atLeast !== undefined && !at.has('respondents')) {
      problems.push(atLeastAbovePersons(placeAt(node.source, 'at-least'), { name: node.id }))
    }
    for (const child of node.children) visit(child, at)
  }
}

/** One for each part of the tree in which no item is averaged, however many there are. */
function missingReductions(node: ScoreNode): readonly Diagnostic[] {
  if (node.over === 'respondents') return []
  const items = leavesOf(node)
  if (items === undefined) return node.children.flatMap(missingReductions)
  if (items.length === 0) return []
  const place = placeAt(node.source, 'of')
  return [reductionMissing(place, { name: node.id, items: quotedList(items, 3) })]
}

/** The items below, undefined where some of them are averaged on the way. */
function leavesOf(node: ScoreNode): readonly string[] | undefined {
  if (node.over === 'respondents') return undefined
  if (node.item !== undefined) return [node.id]
  const below = node.children.map(leavesOf)
  return below.includes(undefined) ? undefined : below.flatMap(each => each ?? [])
}
