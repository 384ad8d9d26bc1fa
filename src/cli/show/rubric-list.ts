/** Rubrics -> the list that one chooses from. Its texts come with the tool, so a stock table measures them rightly. */

import Table from 'cli-table3'
import { inLanguage, type Language, type Localized } from '../../language/language.ts'
import { palette } from '../../render/terminal-text.ts'
import { validityWords } from '../../report/cautions/validity-cautions.ts'
import { nodesOf } from '../../rubric/build-score-tree.ts'
import type { Coverage, Rubric } from '../../rubric/model.ts'
import { rubricAtEachLevel } from '../../rubric/rubric-at-level.ts'
import type { LoadedRubric } from '../rubric-folder.ts'
import type { Display } from '../surroundings.ts'
import { showWords } from './show-words.ts'

const HEADINGS = {
  id: ['Rubrik', 'Instrumen', 'Butir'],
  en: ['Rubric', 'Instrument', 'Items'],
} as const

/** An index is made of numbers that other instruments gave. */
type Group = 'survey' | 'worksheet' | 'index'

const GROUPS: Readonly<Record<Group, Required<Localized>>> = {
  survey: { id: 'Survei', en: 'Surveys' },
  worksheet: { id: 'Lembar kerja', en: 'Worksheets' },
  index: { id: 'Indeks dari hasil instrumen lain', en: 'Indices of other results' },
}

const GAP = 2
const ITEMS_WIDTH = 6
/** A title reads badly in longer lines. */
const WIDEST = 100

export function rubricList(
  rubrics: readonly LoadedRubric[],
  { language, width, colour }: Display,
): string {
  const paint = palette(colour)
  const words = showWords(language)
  const headings = HEADINGS[language]
  const whole = Math.min(width - 1, WIDEST)
  const idWidth =
    Math.max(headings[0].length, ...rubrics.map(({ rubric }) => rubric.id.length)) + GAP
  const table = new Table({
    head: headings.map(heading => paint.strong(heading)),
    colWidths: [idWidth, whole - idWidth - ITEMS_WIDTH, ITEMS_WIDTH],
    colAligns: ['left', 'left', 'right'],
    wordWrap: true,
    chars: noFrame(),
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
  })
  const sorted = Object.entries(GROUPS).flatMap(([group, title]) => {
    const members = rubrics.filter(({ rubric }) => groupOf(rubric) === group)
    return members.length === 0 ? [] : [{ title: title[language], members }]
  })
  for (const { title, members } of sorted) {
    table.push(['', '', ''], [{ colSpan: 3, content: paint.strong(title) }])
    for (const loaded of members) {
      const { rubric } = loaded
      const name = paint.strong(inLanguage(rubric.title, language))
      const facts = factsOf(loaded, language).map(fact => paint.faint(fact))
      table.push([
        paint.code(rubric.id),
        [name, ...facts].join('\n'),
        String(questionCount(rubric)),
      ])
    }
  }
  const [heading = '', ...rows] = table
    .toString()
    .split('\n')
    .map(line => line.trimEnd())
  const next = `${paint.strong(words.next)}\n  ${paint.code(`rb-score show ${rubrics[0]?.rubric.id ?? ''}`)}`
  return `${[heading, paint.faint('─'.repeat(whole)), ...rows.slice(1), '', next].join('\n')}\n`
}

export function groupOf({ kind, score }: Pick<Rubric, 'kind' | 'score'>): Group {
  if (kind === 'survey') return 'survey'
  const asksQuestions = nodesOf(score).some(
    ({ item }) => item !== undefined && item.measure.kind === 'choice',
  )
  return asksQuestions ? 'worksheet' : 'index'
}

/** Of the level that asks most. */
function questionCount(rubric: Rubric): number {
  const counts = rubricAtEachLevel(rubric).map(
    ({ items }) => items.filter(item => !item.isInput).length,
  )
  return Math.max(...counts)
}

/** The rule below the heading is the only line. */
function noFrame(): Record<string, string> {
  const places = [
    'top',
    'bottom',
    'left',
    'right',
    'mid',
    'top-mid',
    'top-left',
    'top-right',
    'bottom-mid',
  ]
  const corners = ['bottom-left', 'bottom-right', 'left-mid', 'mid-mid', 'right-mid', 'middle']
  return Object.fromEntries([...places, ...corners].map(place => [place, '']))
}

function factsOf({ rubric, variantOf }: LoadedRubric, language: Language): readonly string[] {
  const words = showWords(language)
  const { verified, unverified } = standingOf(rubric)
  const named = (aspects: typeof verified) =>
    aspects.map(aspect => COVERAGE_WORDS[aspect][language]).join(', ')
  const facts = [
    editionText(rubric, language),
    ...(variantOf === undefined ? [] : [`${words.variantOf} ${variantOf}`]),
  ]
  return [
    facts.join(' · '),
    `${words.verified}: ${verified.length === 0 ? '–' : named(verified)}`,
    ...(unverified.length === 0 ? [] : [`${words.notYet}: ${named(unverified)}`]),
  ]
}

/** The edition, when it is in force, and what replaced it. */
export function editionText({ edition, valid, official }: Rubric, language: Language): string {
  const words = showWords(language)
  const next = valid?.['replaced-by']
  const isCurrent = official !== false && valid?.from !== undefined && valid.until === undefined
  return [
    ...(official === false ? [words.notOfficial] : []),
    `${words.edition} ${edition}`,
    ...(isCurrent && next === undefined ? [words.current] : []),
    ...(valid === undefined ? [] : [validityWords(valid)[language]]),
    ...(next === undefined ? [] : [words.replacedBy(next)]),
  ].join(', ')
}

// The basis of a rubric -> how far its numbers were checked against the law they come from.

/** Every part that some source covers is in one of the two, in the order of a reader's interest. */
interface Standing {
  readonly verified: readonly Coverage[]
  readonly unverified: readonly Coverage[]
}

const ASPECTS: readonly Coverage[] = ['items', 'scales', 'weights', 'method', 'bands', 'gates']

/** A part counts as verified only where every source named for it was. */
export function standingOf({ basis }: Pick<Rubric, 'basis'>): Standing {
  const covered = ASPECTS.filter(aspect => basis.some(({ covers }) => covers.includes(aspect)))
  const isVerified = (aspect: Coverage) =>
    basis.every(({ covers, verified }) => verified || !covers.includes(aspect))
  return {
    verified: covered.filter(isVerified),
    unverified: covered.filter(aspect => !isVerified(aspect)),
  }
}

export const COVERAGE_WORDS: Readonly<Record<Coverage, Required<Localized>>> = {
  items: { id: 'butir', en: 'items' },
  scales: { id: 'skala', en: 'scales' },
  weights: { id: 'bobot', en: 'weights' },
  method: { id: 'cara hitung', en: 'method' },
  bands: { id: 'kategori', en: 'bands' },
  gates: { id: 'syarat', en: 'gates' },
}
