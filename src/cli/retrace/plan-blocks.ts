/** A plan -> the tables and lists that say it. */
import { countText, numberText } from '../../language/exact-words.ts'
import { type Language, sentenceStart } from '../../language/language.ts'
import { shortList } from '../../language/short-list.ts'
import {
  decimalText,
  type Exact,
  exact,
  parseExact,
  round,
  wholeDecimal,
} from '../../math/exact.ts'
import { type Block, type Cell, textCell } from '../../render/blocks.ts'
import { titleOf } from '../../render/explanation-tables.ts'
import { UNDEFINED_MARK, type Wording } from '../../render/wording.ts'
import type { FullReport } from '../../report/full-report.ts'
import type { ReportModel } from '../../report/report-shape.ts'
import { categoriesOf, type Item, numberFormatOf, type Rubric } from '../../rubric/model.ts'
import type { PointsNeed, PointsPlan } from '../../score/plan/plan-points.ts'
import type { Need, Target } from '../../score/plan/plan-target.ts'
import type { UpgradePlan } from '../../score/plan/plan-upgrades.ts'
import { type Answer, numberValue } from '../../tally/person-score.ts'

export interface PlanPage {
  readonly target: Target
  readonly rubric: Rubric
  readonly report: FullReport
  readonly model: ReportModel
  readonly wording: Wording
  readonly language: Language
  readonly whose: string | undefined
}

const WORDS = {
  id: {
    target: (name: string) => `Sasaran: ${name}`,
    reached: 'Sasaran ini sudah terpenuhi.',
    unreachable: 'Sasaran ini tidak dapat dicapai dengan jawaban apa pun.',
    openInputs: (names: string) =>
      `Belum dapat dihitung. Isi dahulu bobot atau target yang masih kosong: ${names}`,
    fewest: (count: string) => `Paling sedikit ${count} jawaban perlu diperbaiki.`,
    between: (least: string, found: string) =>
      `${found} jawaban cukup; paling sedikit ${least} (pencarian dihentikan sebelum selesai).`,
    need: 'Yang diminta',
    met: (count: string) => `Ketentuan lain yang sudah terpenuhi: ${count}`,
    aboveMaximum: (best: string, maximum: string) =>
      `${best} memuat tambahan di luar nilai maksimum ${maximum}.`,
    now: 'Sekarang',
    least: 'Diminta',
    best: 'Tertinggi',
    question: 'Pertanyaan',
    unit: 'Unit',
    to: 'Perlu menjadi',
    instead: 'Atau jawaban terbaik untuk salah satu dari',
    blank: 'belum diisi',
    alone: 'Bila hanya ini',
    together: 'Bila semua naik sama',
    part: 'Bagian',
    noHelp: 'Yang tidak membantu',
    atBest: (names: string) => `Sudah paling tinggi: ${names}`,
    notApplicable: (names: string) => `Tidak berlaku: ${names}`,
    given: (names: string) => `Bukan di tangan yang dinilai: ${names}`,
    elsewhere: (names: string) => `Tidak dihitung dalam sasaran ini: ${names}`,
    blocks: (name: string, best: string, least: string) =>
      `Penghalang: ${name}, paling tinggi ${best}, padahal diminta ${least}`,
    notEnough: 'tidak cukup',
    answer: (codes: string) => `jawaban ${codes}`,
    ceiling: 'di bawah batas',
    noParts: 'Angka ini rata-rata unit, sehingga tidak terbagi menurut bagian.',
    estimate: 'Perkiraan: angka ini rata-rata responden, dan sebagian tidak menjawab semuanya.',
    rounded: (digits: number) => `Angka dibulatkan ke atas pada ${digits} desimal.`,
  },
  en: {
    target: (name: string) => `Target: ${name}`,
    reached: 'The target is reached already.',
    unreachable: 'No answers reach this target.',
    openInputs: (names: string) =>
      `Cannot be told yet. Fill in first the weights and targets that are blank: ${names}`,
    fewest: (count: string) =>
      count === '1'
        ? 'One answer must improve.'
        : `${count} answers must improve; no fewer will do.`,
    between: (least: string, found: string) =>
      `${found} answers are enough; at least ${least} it must be (the search was stopped before its end).`,
    need: 'What is asked for',
    met: (count: string) => `Other conditions, met already: ${count}`,
    aboveMaximum: (best: string, maximum: string) =>
      `${best} holds points beyond the maximum of ${maximum}.`,
    now: 'Now',
    least: 'Needed',
    best: 'Highest',
    question: 'Question',
    unit: 'Unit',
    to: 'Has to be',
    instead: 'Or the best answer to one of',
    blank: 'blank',
    alone: 'If only this',
    together: 'If all gain alike',
    part: 'Part',
    noHelp: 'What cannot help',
    atBest: (names: string) => `At its best: ${names}`,
    notApplicable: (names: string) => `Does not apply: ${names}`,
    given: (names: string) => `Not in the hands of whoever is assessed: ${names}`,
    elsewhere: (names: string) => `Counts in nothing that the target asks for: ${names}`,
    blocks: (name: string, best: string, least: string) =>
      `In the way: ${name}, ${best} at most where ${least} is asked for`,
    notEnough: 'not enough',
    answer: (codes: string) => `the answer ${codes}`,
    ceiling: 'below its limit',
    noParts: 'This is a mean of units, which parts do not add up to.',
    estimate: 'An estimate: this is a mean of respondents, some of whom did not answer everything.',
    rounded: (digits: number) => `Numbers are rounded up at ${digits} decimals.`,
  },
} as const

/** One more than scores have, so that what is needed does not look as if it were there. */
const MORE_DIGITS = 2
const MOST_NAMED = 12

export function upgradeBlocks(plan: UpgradePlan, page: PlanPage): readonly Block[] {
  const words = WORDS[page.language]
  const { upgrades, needs, cannotHelp, openInputs } = plan
  if (openInputs.length > 0) return [headOf(words.openInputs(names(openInputs)), page, [])]
  const count = countText(upgrades?.length ?? 0, page.language)
  const sentence = plan.isReachedNow
    ? words.reached
    : upgrades === undefined
      ? words.unreachable
      : plan.isExact
        ? words.fewest(count)
        : words.between(countText(plan.atLeast, page.language), count)
  const blocking = upgrades === undefined ? needs.filter(each => !each.isMetAtBest) : []
  const blocks: Block[] = [
    headOf(sentence, page, [
      ...blocking.map(({ need, best, answers }) =>
        words.blocks(needName(need, page), answers?.[1] ?? down(best, page), bound(need, page)),
      ),
    ]),
  ]
  // What is met is counted; where the target is reached there is nothing else to show.
  const met = plan.isReachedNow ? [] : needs.filter(({ isMetNow }) => isMetNow)
  const missing = needs.filter(each => !met.includes(each))
  if (missing.length > 0)
    blocks.push({
      ...{ kind: 'table', title: words.need, compact: false },
      below: [
        ...(met.length === 0 ? [] : [words.met(countText(met.length, page.language))]),
        ...missing.flatMap(each => aboveMaximum(each, page)),
      ],
      columns: [
        { heading: words.need, kind: 'text' },
        ...[words.now, words.least, words.best].map(
          heading => ({ heading, kind: 'number' }) as const,
        ),
      ],
      rows: missing.map(({ need, now, best, answers, isMetAtBest }) => [
        textCell(needName(need, page)),
        textCell(answers === undefined ? down(now, page) : (answers[0] ?? UNDEFINED_MARK)),
        textCell(bound(need, page)),
        textCell(
          answers === undefined ? down(best, page) : (answers[1] ?? UNDEFINED_MARK),
          isMetAtBest ? 'plain' : 'caution',
        ),
      ]),
    })
  if (upgrades !== undefined && upgrades.length > 0) {
    const hasUnits = new Set(upgrades.map(({ unit }) => unit)).size > 1
    const hasOthers = upgrades.some(({ instead }) => instead.length > 0)
    blocks.push({
      ...{ kind: 'table', title: words.question, compact: false, below: [] },
      columns: [
        ...(hasUnits ? [words.unit] : []),
        ...[words.question, words.now, words.to],
        ...(hasOthers ? [words.instead] : []),
      ].map(heading => ({ heading, kind: 'text' })),
      rows: upgrades.map(({ unit, item, from, to, instead }) => [
        ...(hasUnits ? [textCell(unit)] : []),
        textCell(`${item.id} ${page.wording.text(item.text)}`),
        textCell(from === undefined ? words.blank : answerName(item, from, page), 'faint'),
        textCell(answerName(item, to, page), 'strong'),
        ...(hasOthers ? [textCell(names(instead))] : []),
      ]),
    })
  }
  const helpless = [
    ...(cannotHelp.atBest.length === 0 ? [] : [words.atBest(names(cannotHelp.atBest))]),
    ...(cannotHelp.notApplicable.length === 0
      ? []
      : [words.notApplicable(names(cannotHelp.notApplicable))]),
    ...(cannotHelp.given.length === 0 ? [] : [words.given(names(cannotHelp.given))]),
    ...(cannotHelp.elsewhere.length === 0 ? [] : [words.elsewhere(names(cannotHelp.elsewhere))]),
  ]
  if (!plan.isReachedNow && helpless.length > 0)
    blocks.push({ kind: 'list', title: words.noHelp, entries: helpless.map(entry) })
  return blocks
}

/** A bonus adds points and no maximum: the highest is then another number than the maximum that a report shows. */
function aboveMaximum({ need, best }: UpgradePlan['needs'][number], page: PlanPage): string[] {
  // A number that is held against its own target is in another unit than its points.
  const isItem = need.kind === 'reach' && need.about === 'item'
  const node = isItem ? undefined : nodeOf(page.model.score, need.id)
  const maximum = node?.maximum === undefined ? undefined : parseExact(node.maximum.exact)
  if (best === undefined || maximum === undefined || best.compare(maximum) <= 0) return []
  return [WORDS[page.language].aboveMaximum(down(best, page), down(maximum, page))]
}

type ModelNode = ReportModel['score']

function nodeOf(node: ModelNode, id: string): ModelNode | undefined {
  if (node.id === id) return node
  return node.children.map(child => nodeOf(child, id)).find(found => found !== undefined)
}

export function pointsBlocks(
  { isReachedNow, needs }: PointsPlan,
  page: PlanPage,
): readonly Block[] {
  const words = WORDS[page.language]
  const open = needs.filter(need => !need.isMet)
  const blocking = open.filter(need => !need.isPossible)
  const sentence = isReachedNow
    ? words.reached
    : blocking.length > 0
      ? words.unreachable
      : undefined
  const head = headOf(sentence, page, [
    ...blocking.map(({ need, highest }) =>
      words.blocks(needName(need, page), down(highest, page), bound(need, page)),
    ),
  ])
  if (isReachedNow || blocking.length > 0) return [head]
  return [head, ...open.flatMap(need => pointsTables(need, page))]
}

function pointsTables(
  { need, now, parts, isEstimate }: PointsNeed,
  page: PlanPage,
): readonly Block[] {
  const words = WORDS[page.language]
  const { shownDigits } = page.rubric
  const goal = `${needName(need, page)}: ${down(now, page)} → ${bound(need, page)}`
  if (parts.length === 0) return [{ kind: 'list', title: goal, entries: [entry(words.noParts)] }]
  const gain = (from: Exact, to: Exact): Cell =>
    textCell(`${up(to, page)} (+${up(to.sub(from), page)})`)
  return [
    { kind: 'list', title: goal, entries: [] },
    {
      ...{ kind: 'table', title: words.part, compact: false },
      columns: [
        { heading: words.part, kind: 'text' },
        ...[words.now, words.best, words.alone, words.together].map(
          heading => ({ heading, kind: 'number' }) as const,
        ),
      ],
      rows: parts.map(({ id, now: own, maximum, alone, together }) => [
        textCell(partName(id, page)),
        textCell(down(own, page)),
        textCell(down(maximum, page)),
        alone === undefined ? textCell(words.notEnough, 'faint') : gain(own, alone),
        gain(own, together),
      ]),
      below: [...(isEstimate ? [words.estimate] : []), words.rounded(shownDigits + MORE_DIGITS)],
    },
  ]
}

function headOf(sentence: string | undefined, page: PlanPage, more: readonly string[]): Block {
  const words = WORDS[page.language]
  const { rubric } = page.report.result
  const title = [page.wording.text(rubric.title), page.whose ?? []].flat().join(' · ')
  const entries = [words.target(targetName(page)), ...(sentence === undefined ? [] : [sentence])]
  return {
    ...{ kind: 'list', title },
    entries: [...entries, ...more].map((text, at) => ({
      ...entry(text),
      ...(at === 0 ? { emphasis: 'strong' as const } : {}),
    })),
  }
}

function entry(text: string) {
  return { text, more: [] }
}

function targetName({ target, ...page }: PlanPage): string {
  if (target.kind === 'verdict') {
    const title = titleOf(target.verdict, page)
    return title === target.verdict ? title : `${title} (${target.verdict})`
  }
  const name = partName(target.node, page)
  if (target.kind === 'value')
    return `${name} ≥ ${numberText(decimal(target.least), page.language)}`
  return `${sentenceStart(page.wording.own('grade'))} ${target.grade} (${name})`
}

function partName(id: string, page: Pick<PlanPage, 'model' | 'wording'>): string {
  const title = titleOf(id, page)
  return title === id ? id : `${title} (${id})`
}

function needName(need: Need, page: PlanPage): string {
  return partName(need.id, page)
}

function bound(need: Need, page: PlanPage): string {
  const words = WORDS[page.language]
  if (need.kind === 'answer') return words.answer(need.codes.join(' / '))
  if (need.kind === 'ceiling') return words.ceiling
  const text = numberText(decimal(need.least), page.language)
  return `${need.strict ? '>' : '≥'} ${text}`
}

/** A bound is a few decimals, or what comes before a rounding: never more than those and one. */
function decimal(value: Exact): string {
  return wholeDecimal(value, 6) ?? decimalText(round(value, 4, 'up'), 4)
}

/** What is there, never more than there is. */
function down(value: Exact | undefined, { rubric, language }: PlanPage): string {
  if (value === undefined) return UNDEFINED_MARK
  const digits = rubric.shownDigits + MORE_DIGITS
  return numberText(decimalText(round(value, digits, 'down'), digits), language)
}

/** What is needed, never less than it takes. */
function up(value: Exact | undefined, { rubric, language }: PlanPage): string {
  if (value === undefined) return UNDEFINED_MARK
  const digits = rubric.shownDigits + MORE_DIGITS
  return numberText(decimalText(round(value, digits, 'up'), digits), language)
}

function names(items: readonly Item[]): string {
  return shortList(
    items.map(({ id }) => id),
    MOST_NAMED,
    { countsRest: true },
  )
}

function answerName(item: Item, { code, number, share }: Answer, page: PlanPage): string {
  if (share !== undefined) {
    const percent = decimal(share.mul(exact(100)))
    return page.language === 'id' ? `${numberText(percent, 'id')}%` : `${percent} %`
  }
  const format = numberFormatOf(item)
  if (format !== undefined && number !== undefined)
    return numberText(decimal(numberValue(number, format.decimals)), page.language)
  const category = categoriesOf(item)[code]
  if (category === undefined) return UNDEFINED_MARK
  const label = page.wording.text(item.options.get(category.code) ?? category.label)
  return label === category.code ? label : `${category.code} ${label}`
}
