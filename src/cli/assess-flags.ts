/** The raw flags of `assess` -> what they ask for, checked before any file is opened. */

import { whereCondition } from '../coding/where-conditions.ts'
import type { ColumnMapping } from '../columns/column-mapping.ts'
import { Refusal } from '../diagnostics/refusal.ts'
import { type Exact, parseExact } from '../math/exact.ts'
import type { OpenList } from '../render/sections/open-questions.ts'
import type { FlagValues } from './command-definition.ts'
import { flagNeedsNumber } from './command-line-diagnostics.ts'
import { isStandardOutput } from './output-target.ts'

export interface AssessFlags {
  readonly rubric?: string
  readonly mapping?: string
  readonly saveMapping?: string
  readonly showMapping: boolean
  readonly output?: string
  readonly format?: string
  readonly sheet?: string
  readonly level?: string
  /** File of the period before. */
  readonly previousFile?: string
  /** Lists of a worksheet that are shown whole. */
  readonly show: readonly OpenList[]
  readonly sha256: boolean
  readonly withTally: boolean
  readonly by: readonly string[]
  readonly where: readonly string[]
  readonly from?: string
  readonly to?: string
  readonly time?: string
  readonly uniqueBy?: string
  readonly onUnknown: 'error' | 'missing'
  readonly failUnder?: Exact
  readonly require?: string
}

const OPEN_LISTS: Readonly<Record<string, OpenList>> = {
  ...{ kosong: 'blank', blank: 'blank', bukti: 'evidence', evidence: 'evidence' },
}

const TEXTS = [
  ...(['rubric', 'mapping', 'saveMapping', 'output', 'format', 'sheet', 'level'] as const),
  ...(['from', 'to', 'time', 'uniqueBy', 'require'] as const),
]

export function assessFlags(values: FlagValues): AssessFlags {
  const texts = TEXTS.flatMap(name => {
    const value = values[name]
    return typeof value === 'string' ? [[name, value] as const] : []
  })
  const { output, ...others } = Object.fromEntries(texts)
  return {
    ...others,
    ...(output === undefined || isStandardOutput(output) ? {} : { output }),
    showMapping: values.showMapping === true,
    sha256: values.sha256 === true,
    withTally: values.withoutTally !== true,
    ...(typeof values.previous === 'string' ? { previousFile: values.previous } : {}),
    show: listOf(values.show).map(word => OPEN_LISTS[word] ?? 'blank'),
    by: listOf(values.by),
    where: listOf(values.where),
    onUnknown: values.onUnknown === 'missing' ? 'missing' : 'error',
    ...(typeof values.failUnder === 'string' ? { failUnder: failUnder(values.failUnder) } : {}),
  }
}

/** What the report says about how it was asked for: the flags that can change what is in it. Values that may be names are masked. */
export function givenOptions(
  flags: AssessFlags,
  mappings: readonly ColumnMapping[],
): Readonly<Record<string, string>> {
  const where = flags.where.map(text => shownCondition(text, mappings))
  const { by, onUnknown, from, to, time, uniqueBy, sheet, mapping, level } = flags
  const given = {
    ...{ by: by.join('; '), where: where.join('; '), from, to, time, 'unique-by': uniqueBy },
    ...{ 'on-unknown': onUnknown === 'missing' ? onUnknown : '', sheet, mapping },
    ...{ level, previous: flags.previousFile },
  }
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  )
}

function shownCondition(text: string, mappings: readonly ColumnMapping[]): string {
  const [found] = mappings.flatMap(
    mapping => whereCondition(text, mapping.headers, mapping).condition ?? [],
  )
  return found?.shown ?? text.replace(/=.*/s, '=…')
}

/** A decimal comma is what an Indonesian office types. */
function failUnder(value: string): Exact {
  const number = parseExact(value.replace(',', '.'))
  if (number !== undefined) return number
  const wanted = { id: 'angka', en: 'a number' }
  const params = { flag: '--fail-under', wanted, value, example: '76.61' }
  throw new Refusal([flagNeedsNumber({ kind: 'command', word: '--fail-under' }, params)])
}

function listOf(value: FlagValues[string]): readonly string[] {
  return Array.isArray(value) ? value : []
}
