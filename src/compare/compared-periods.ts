/** The results of two periods -> this one beside the one before: nodes, units, and the answers that changed. */

import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import { numberAsWritten, numberText } from '../language/exact-words.ts'
import { inBoth, type Language, type Localized } from '../language/language.ts'
import { normalisedText } from '../language/normalised-text.ts'
import { shortList } from '../language/short-list.ts'
import { decimalText, type Exact, exact, parseExact } from '../math/exact.ts'
import { type FullNode, type FullResult, fullResult } from '../report/full-report.ts'
import type { ReportResult } from '../report/report-shape.ts'
import { branches, changeOf, comparedSurveys } from './compared-surveys.ts'
import { type Crosswalk, inIdsOfHere, isOtherEdition } from './crosswalk.ts'
import { rescoredBefore } from './rescored-before.ts'

type Previous = NonNullable<NonNullable<ReportResult['worksheet']>['previous']>

interface ComparedPeriods {
  /** The result, with what changed. */
  readonly result: ReportResult
  readonly notes: readonly Diagnostic[]
}

/**
 * @param digits decimals that the rubric shows
 * @param file what the period before is called
 */
export function comparedPeriods(
  result: ReportResult,
  before: ReportResult | undefined,
  digits: number,
  walk?: Crosswalk,
  file = '--previous',
): ComparedPeriods {
  const { worksheet } = result
  if (before === undefined) return { result, notes: [] }
  const [now, there] = [fullResult(result), fullResult(before)]
  const earlier = walk === undefined ? there : inIdsOfHere(there, walk)
  const isVariant = walk?.isVariant ?? false
  const areSame = isOtherEdition(walk)
  const editions = walk && areSame ? editionNotes(now, there, earlier, walk) : []
  if (worksheet === undefined) {
    const rescored = rescoredBefore(result, before, walk, file)
    const { previous, notes } = comparedSurveys(now, earlier, digits, {
      ...{ rescored: rescored && fullResult(rescored), isVariant },
      areSame,
    })
    return { result: { ...result, previous }, notes: [...editions, ...notes] }
  }
  const previous = changesSince(now, earlier, digits)
  return {
    result: { ...result, worksheet: { ...worksheet, previous } },
    notes: [...unitNotes(now, earlier), ...editions],
  }
}

/** Parts are paired by id, units by name. Where a score is provisional, that is what is compared. */
function changesSince(now: FullResult, before: FullResult, digits: number): Previous {
  const earlier = wholeBefore(now, before)
  const period = before.worksheet?.period
  return {
    ...(period === undefined ? {} : { period }),
    nodes: earlier === undefined ? [] : changedNodes(now.score, earlier, digits),
    units: changedUnits(now, before, digits),
    answers: changedAnswers(now, before),
  }
}

/** What the whole of this period can be held against: one unit against itself, many against many. */
export function wholeBefore(now: FullResult, before: FullResult): FullNode | undefined {
  const isOne = now.units.length === 0
  if (isOne && before.units.length > 0) return unitScore(before, now.worksheet?.unit ?? '')
  return isOne || before.units.length > 0 ? before.score : undefined
}

/** Of one of several units, or of the only one, however it is spelled. */
export function unitScore(result: FullResult, unit: string): FullNode | undefined {
  return sheetScores(result).find(each => unitKey(each.unit) === unitKey(unit))?.score
}

function sheetScores({ units, worksheet, score }: FullResult) {
  return units.length > 0 ? units : [{ unit: worksheet?.unit ?? '', score }]
}

function changedNodes(now: FullNode, before: FullNode, digits: number): Previous['nodes'] {
  const earlier = new Map(branches(before).map(node => [node.id, node]))
  const nodes = branches(now).map(node => ({
    id: node.id,
    ...changedScore(node, earlier.get(node.id), digits),
  }))
  return nodes.some(node => node.now !== undefined && node.before !== undefined) ? nodes : []
}

/** Points of other weights are other points: the two are held against each other in percent. */
function changedScore(now: FullNode | undefined, before: FullNode | undefined, digits: number) {
  const isOther = now !== undefined && before !== undefined && hasOtherMaximum(now, before)
  return isOther
    ? { in: 'percent', ...changeOf(percentOf(now), percentOf(before), digits) }
    : changeOf(scoreOf(now), scoreOf(before), digits)
}

export function hasOtherMaximum(now: FullNode, before: FullNode): boolean {
  return (now.nominal ?? now.maximum)?.exact !== (before.nominal ?? before.maximum)?.exact
}

function percentOf(node: FullNode | undefined): string | undefined {
  return node?.percent?.exact ?? node?.provisionalPercent?.exact
}

function changedUnits(now: FullResult, before: FullResult, digits: number): Previous['units'] {
  if (now.units.length === 0) return []
  const byKey = (result: FullResult) =>
    new Map(sheetScores(result).map(each => [unitKey(each.unit), each] as const))
  const [current, earlier] = [byKey(now), byKey(before)]
  return [...new Map([...current, ...earlier, ...current])].map(([key, { unit }]) => ({
    unit,
    ...changedScore(current.get(key)?.score, earlier.get(key)?.score, digits),
  }))
}

export function scoreOf(node: FullNode | undefined): string | undefined {
  return node?.exact ?? node?.provisional?.exact
}

interface UnitTally {
  readonly unit: string
  readonly answers: Readonly<Record<string, string>>
}

/** From the tallies; nothing where either report was written without one. */
function changedAnswers(now: FullResult, before: FullResult): Previous['answers'] {
  const [current, earlier] = [unitTallies(now), unitTallies(before)]
  const isOne = current.length === 1 && earlier.length === 1
  const isOther = now.rubric.id !== before.rubric.id
  const itemsOf = ({ model }: FullResult) => new Set(model.items.map(({ id }) => id))
  const [asked, askedBefore] = [itemsOf(now), itemsOf(before)]
  return current.flatMap(({ unit, answers }) => {
    const other = isOne ? earlier[0] : earlier.find(each => unitKey(each.unit) === unitKey(unit))
    if (other === undefined) return []
    const all = [...new Set([...Object.keys(answers), ...Object.keys(other.answers)])]
    // Another edition may never have asked it.
    const ids = isOther ? all.filter(id => asked.has(id) && askedBefore.has(id)) : all
    return ids.flatMap(id => {
      const [is, was] = [answers[id], other.answers[id]]
      if (is === was) return []
      return [
        {
          ...(isOne ? {} : { unit }),
          id,
          ...(was === undefined ? {} : { before: was }),
          ...(is === undefined ? {} : { now: is }),
        },
      ]
    })
  })
}

function unitTallies({ tally, model, levelModels = {} }: FullResult): readonly UnitTally[] {
  const units = (tally as { readonly units?: readonly UnitTally[] } | undefined)?.units ?? []
  const decimals = new Map(
    [model, ...Object.values(levelModels)].flatMap(({ items, scales }) => {
      const formats = new Map(scales.map(({ id, number }) => [id, number]))
      return items.flatMap(({ id, scale = '' }) => {
        const format = formats.get(scale) as { readonly decimals?: number } | undefined
        return format?.decimals === undefined ? [] : [[id, format.decimals] as const]
      })
    }),
  )
  // A tally keeps numbers without their decimal point.
  const written = (id: string, answer: string) => {
    const own = decimals.get(id)
    if (own === undefined || !/^-?\d+$/.test(answer)) return answer
    return numberAsWritten(exact(BigInt(answer), 10n ** BigInt(own)))
  }
  return units.map(({ unit, answers }) => ({
    unit,
    answers: Object.fromEntries(
      Object.entries(answers).map(([id, answer]) => [id, written(id, answer)]),
    ),
  }))
}

// The period before by another edition -> what is held against what, and what is not.

const otherEdition = defineDiagnostic('report/previous-other-edition', 'note', {
  id: 'Periode sebelumnya dihitung dengan `{before}`, sekarang dengan `{now}`; bagian yang sama dibandingkan menurut `same-as`{verified}.{percent}{together}{lone}',
  en: 'The period before was scored by `{before}`, this one by `{now}`; parts that are the same by `same-as` are compared{verified}.{percent}{together}{lone}',
})

/** @param there the result of before as it was, `earlier` the same in the ids of now */
function editionNotes(
  now: FullResult,
  there: FullResult,
  earlier: FullResult,
  walk: Crosswalk,
): readonly Diagnostic[] {
  const [ours, theirs] = [branches(now.score), branches(earlier.score)]
  const was = new Map(theirs.map(node => [node.id, node]))
  // Those of a survey are put on the scale of now.
  const percent =
    now.worksheet === undefined
      ? []
      : ours.filter(node => {
          const other = was.get(node.id)
          return other !== undefined && hasOtherMaximum(node, other)
        })
  const joined = walk.pairs.filter(({ here, there: ids }) => here.length > 1 || ids.length > 1)
  const grouped = new Set(joined.flatMap(({ here, there: ids }) => [...here, ...ids]))
  const met = new Set([...theirs.map(({ id }) => id), ...grouped])
  const paired = new Set(walk.pairs.flatMap(pair => pair.there))
  // A survey says of every part whether it was compared.
  const lone =
    now.worksheet === undefined
      ? []
      : [
          ...withoutPartner(now.score, id => met.has(id)),
          ...withoutPartner(there.score, id => paired.has(id)),
        ]
  const sentence = (
    about: Required<Localized>,
    names: (language: Language) => readonly string[],
  ) => {
    const said = (language: Language) => {
      const list = names(language)
      return list.length === 0
        ? ''
        : ` ${about[language]}: ${shortList(list, 12, { between: '; ' })}.`
    }
    return inBoth(said)
  }
  return [
    otherEdition(PLACE, {
      ...{ before: there.rubric.id, now: now.rubric.id },
      verified: walk.verified
        ? { id: '', en: '' }
        : { id: ' (belum terverifikasi)', en: ' (not verified)' },
      percent: sentence(
        {
          id: 'Dalam persen, karena bobotnya berbeda',
          en: 'In percent, their weights being others',
        },
        () => percent.map(({ id }) => id),
      ),
      together: sentence(
        { id: 'Hanya sebanding bila dijumlahkan', en: 'Comparable only together' },
        language =>
          joined.map(
            pair =>
              `${sumOfParts(pair.there, there, language)} → ${sumOfParts(pair.here, now, language)}`,
          ),
      ),
      lone: sentence({ id: 'Tanpa pembanding', en: 'Not compared' }, () => lone),
    }),
  ]
}

/** The topmost of those that nothing answers; what is below a part with a partner belongs to it. */
function withoutPartner(node: FullNode, hasPartner: (id: string) => boolean): readonly string[] {
  if (hasPartner(node.id)) return []
  const below = node.children.filter(({ item }) => item === undefined)
  const lone = below.flatMap(child => withoutPartner(child, hasPartner))
  return branches(node).some(({ id }) => hasPartner(id)) ? lone : [node.id]
}

/** `A.I.1 + A.II.1 = 6.10/8.00` */
function sumOfParts(
  ids: readonly string[],
  { score, model }: FullResult,
  language: Language,
): string {
  const nodes = branches(score).filter(({ id }) => ids.includes(id))
  const sum = (numbers: readonly (string | undefined)[]) =>
    numbers.reduce<Exact | undefined>((total, text) => {
      const number = text === undefined ? undefined : parseExact(text)
      return total && number && total.add(number)
    }, exact(0))
  const [points, most] = [
    sum(nodes.map(scoreOf)),
    sum(nodes.map(node => (node.nominal ?? node.maximum)?.exact)),
  ]
  const shown = (number: Exact | undefined) =>
    number === undefined ? '?' : numberText(decimalText(number, model.shownDigits), language)
  return `${ids.join(' + ')} = ${shown(points)}/${shown(most)}`
}

// The units of this period and of the one before -> their names for comparing, and what has to be said where they differ.

const PLACE = { kind: 'command', word: '--previous' } as const
const MOST_SHOWN = 6

const previousOfOthers = defineDiagnostic('report/previous-of-other-units', 'error', {
  id: 'Tidak satu pun unit di sini ({now}) ada pada periode sebelumnya ({before}).',
  idRemedy: 'berikan lembar periode sebelumnya dari unit yang sama, atau samakan nama unitnya.',
  en: 'None of the units here ({now}) is in the period before ({before}).',
  enRemedy:
    'give the sheet that the same unit filled in before, or make the names of the unit alike.',
})

const previousNamedOtherwise = defineDiagnostic('report/previous-named-otherwise', 'warning', {
  id: '`{now}` dibandingkan dengan `{before}`: nama unit kedua periode berbeda.',
  idRemedy: 'pastikan keduanya unit yang sama; bila bukan, perbandingannya tidak berarti.',
  en: '`{now}` is compared with `{before}`: the two periods name their unit differently.',
  enRemedy: 'make sure that both are the same unit; if not, the comparison means nothing.',
})

const previousWithoutPartner = defineDiagnostic('report/previous-without-partner', 'warning', {
  id: 'Tanpa pembanding, karena hanya ada di satu periode: {units}.',
  idRemedy: 'bila namanya berubah, samakan penulisannya.',
  en: 'Not compared, being in one of the two periods only: {units}.',
  enRemedy: 'where a name has changed, write it alike.',
})

/** Spelling of case and spaces makes no other unit. */
function unitKey(unit: string): string {
  return normalisedText(unit)
}

function unitNames({ units, worksheet }: FullResult): readonly string[] {
  if (units.length > 0) return units.map(({ unit }) => unit)
  return worksheet?.unit === undefined ? [] : [worksheet.unit]
}

function unitNotes(current: FullResult, previous: FullResult): readonly Diagnostic[] {
  const [now, before] = [unitNames(current), unitNames(previous)]
  // A sheet without a name is whose it is said to be.
  if (now.length === 0 || before.length === 0) return []
  const lone = [...without(now, before), ...without(before, now)]
  if (lone.length === 0) return []
  const params = { now: listed(now), before: listed(before) }
  if (now.length === 1 && before.length === 1) return [previousNamedOtherwise(PLACE, params)]
  if (lone.length === now.length + before.length) return [previousOfOthers(PLACE, params)]
  // Of a single sheet only its own unit matters.
  const missed = now.length === 1 ? without(now, before) : lone
  return missed.length === 0 ? [] : [previousWithoutPartner(PLACE, { units: listed(missed) })]
}

function without(names: readonly string[], others: readonly string[]): readonly string[] {
  const known = new Set(others.map(unitKey))
  return names.filter(name => !known.has(unitKey(name)))
}

function listed(names: readonly string[]): string {
  return shortList(names, MOST_SHOWN)
}
