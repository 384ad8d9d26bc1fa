/** What is typed into the form of options -> what `assess` is asked for; the fields have the names of the flags. */

import type { MatchOptions } from '../assess-options.ts'
import { minGroupOf } from '../cli/command-line-diagnostics.ts'
import { mappingHeaders, parseMapping } from '../columns/parse-mapping.ts'
import { hasError, Refusal } from '../diagnostics/diagnostic.ts'
import type { CountOptions } from '../tally/counted-answers.ts'

/** By the name of a flag; several values stand in lines of their own. */
export type FieldValues = Readonly<Record<string, string>>

/** Files beside the data, by the name of their flag. */
export const FILE_FLAGS = ['previous', 'roster'] as const
export type FileFlag = (typeof FILE_FLAGS)[number]

/** Flags of `assess` that the page knows, in its order. */
export const PAGE_FLAGS = [
  ...['--by', '--where', '--from', '--to', '--time', '--unique-by', '--keep', '--rows'],
  ...['--weight', '--stratum', '--cluster', '--previous', '--roster', '--robustness'],
  ...[
    '--sheet',
    '--level',
    '--on-unknown',
    '--even-if-personal',
    '--min-group',
    '--for-publication',
    '--office',
    '--period',
    '--title',
  ],
]

interface AskedOptions extends Omit<CountOptions, 'roster'>, Pick<MatchOptions, 'sheet' | 'level'> {
  readonly robustness: boolean
  readonly minGroup?: number
  readonly forPublication: boolean
}

/** Throws a Refusal where a value is none. */
export function askedOptions(values: FieldValues): AskedOptions {
  const lines = (name: string) =>
    (values[name] ?? '')
      .split('\n')
      .map(line => line.trim())
      .filter(line => line !== '')
  const names = ['from', 'to', 'time', 'sheet', 'level', 'weight', 'stratum', 'cluster'] as const
  const texts = names.flatMap(name => {
    const [value] = lines(name)
    return value === undefined ? [] : [[name, value] as const]
  })
  const [uniqueBy] = lines('unique-by')
  const minGroup = minGroupOf({ minGroup: lines('min-group')[0] })
  return {
    ...Object.fromEntries(texts),
    ...(uniqueBy === undefined ? {} : { uniqueBy }),
    ...(values.keep === 'last' ? { keep: 'last' } : {}),
    ...(minGroup === undefined ? {} : { minGroup }),
    robustness: values.robustness === 'true',
    forPublication: values['for-publication'] === 'true',
    by: lines('by'),
    where: lines('where'),
    rows: lines('rows'),
    evenIfPersonal: values['even-if-personal'] === 'true',
    onUnknown: values['on-unknown'] === 'missing' ? 'missing' : 'error',
  }
}

/** A mapping file, or what was chosen in the form of columns. */
export interface MappingText {
  readonly name: string
  readonly text: string
}

/** Throws a Refusal where it is no mapping. */
export function mappingOptions(mapping: MappingText | undefined): MatchOptions & {
  readonly rows?: readonly string[]
} {
  if (mapping === undefined) return {}
  const { name, text } = mapping
  const { headers, rows, roles, counts, diagnostics } = mappingHeaders(text, name)
  if (hasError(diagnostics)) throw new Refusal(diagnostics)
  return {
    ...{ headers, rows, roles, mapping: rubric => parseMapping(text, rubric, name) },
    ...(counts === undefined ? {} : { counts }),
  }
}
