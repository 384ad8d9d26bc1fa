/** `rb-score sample-size`: prints how many respondents each population needs, by each rule. */
import { defineDiagnostic, Refusal } from '../../diagnostics/diagnostic.ts'
import { countText, exactNumber } from '../../language/exact-words.ts'
import type { Language } from '../../language/language.ts'
import { type Exact, exact, parseExact } from '../../math/exact.ts'
import { type TableBlock, textCell } from '../../render/blocks.ts'
import {
  cochranSampleSize,
  krejcieMorgan,
  slovinSampleSize,
  USUAL_MARGIN,
} from '../../statistics/sample-size.ts'
import { type CommandAction, DONE, type FlagValues } from '../command-definition.ts'
import { flagNeedsNumber } from '../command-line-diagnostics.ts'
import { blockPage } from '../print-blocks.ts'
import { type Display, writeText } from '../surroundings.ts'

const populationMissing = defineDiagnostic('cli/population-missing', 'error', {
  id: 'Populasinya belum disebutkan.',
  idRemedy:
    'tulis banyaknya orang yang dilayani atau pegawai: rb-score sample-size --population 250',
  en: 'The population is not given.',
  enRemedy: 'say how many persons are served or employed: rb-score sample-size --population 250',
})

interface Sizes {
  readonly population: bigint
  readonly krejcieMorgan: number
  readonly cochran: number
  readonly slovin: number
}

export const runSampleSize: CommandAction = async ({ flags, display, surroundings }) => {
  const margin = askedMargin(flags.margin)
  const sizes = askedPopulations(flags.population).map(population => ({
    population,
    krejcieMorgan: krejcieMorgan(population, margin),
    cochran: cochranSampleSize(population, margin),
    slovin: slovinSampleSize(population, margin),
  }))
  const text =
    flags.format === 'json' ? sizesJson(sizes, margin) : sizesTable(sizes, margin, display)
  await writeText(surroundings.stdout, text)
  return DONE
}

/** More people than there are; whoever types more has mistyped. */
const MOST_DIGITS = 11

function askedPopulations(value: FlagValues[string]): readonly bigint[] {
  const asked = Array.isArray(value) ? (value as readonly string[]) : []
  if (asked.length === 0) {
    throw new Refusal([populationMissing({ kind: 'command', word: 'sample-size' })])
  }
  return asked.map(text => {
    // 1.250 and 1,250 are how offices group thousands.
    const digits = /^\d{1,3}([.,]\d{3})+$/.test(text) ? text.replace(/[.,]/g, '') : text
    if (/^[1-9]\d*$/.test(digits) && digits.length <= MOST_DIGITS) return BigInt(digits)
    throw wrongNumber('--population', text, '250')
  })
}

function askedMargin(value: FlagValues[string]): Exact {
  if (typeof value !== 'string') return USUAL_MARGIN
  const percent = parseExact(value.replace(/\s*%$/, '').replace(',', '.'))
  const isPossible =
    percent !== undefined && percent.compare(exact(0)) > 0 && percent.compare(exact(50)) <= 0
  if (!isPossible) throw wrongNumber('--margin', value, '5')
  return percent.div(exact(100))
}

function wrongNumber(flag: '--population' | '--margin', value: string, example: string): Refusal {
  const wanted =
    flag === '--margin'
      ? { id: 'persen di atas 0 sampai 50', en: 'a percent above 0 and up to 50' }
      : { id: 'bilangan bulat dari 1', en: 'a whole number from 1' }
  return new Refusal([
    flagNeedsNumber({ kind: 'command', word: flag }, { flag, wanted, value, example }),
  ])
}

const WORDS = {
  id: {
    headings: ['Populasi', 'Krejcie–Morgan', 'Cochran', 'Slovin'],
    about: (margin: string) =>
      `Galat ${margin}%, tingkat kepercayaan 95%, proporsi setengah, sampel acak sederhana. Cochran dengan koreksi populasi terbatas. Slovin hanya bila diminta aturan.`,
  },
  en: {
    headings: ['Population', 'Krejcie–Morgan', 'Cochran', 'Slovin'],
    about: (margin: string) =>
      `Margin ${margin}%, 95% confidence, a share of one half, a simple random sample. Cochran with finite population correction. Slovin only where a rule asks for it.`,
  },
} as const

function sizesTable(sizes: readonly Sizes[], margin: Exact, display: Display): string {
  const { language } = display
  const { headings, about } = WORDS[language]
  const table: TableBlock = {
    kind: 'table',
    title: headings[0],
    columns: headings.map(heading => ({ heading, kind: 'number' })),
    rows: sizes.map(({ population, krejcieMorgan: first, cochran, slovin }) =>
      [Number(population), first, cochran, slovin].map(n => textCell(countText(n, language))),
    ),
    compact: false,
    below: [about(percentText(margin, language))],
  }
  return blockPage([table], display)
}

function percentText(margin: Exact, language: Language): string {
  return exactNumber(margin.mul(exact(100)), language)
}

function sizesJson(sizes: readonly Sizes[], margin: Exact): string {
  const percent = percentText(margin, 'en')
  const rows = sizes.map(({ population, ...needed }) => ({
    population: Number(population),
    ...needed,
  }))
  return `${JSON.stringify({ marginPercent: percent, confidencePercent: '95', sizes: rows }, null, 2)}\n`
}
