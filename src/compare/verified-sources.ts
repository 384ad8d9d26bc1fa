/** The sources of a report, and those that were given -> which are the same, and where each is now. */
import { HIDDEN_MARK } from '../report/report-numbers.ts'
import type { Report } from '../report/report-shape.ts'
import type { Difference } from './verified-report.ts'

type Source = Report['provenance']['sources'][number]

export interface SourceCheck {
  readonly name: string
  /** `other`: of the same name and another content; `missing`: not among the given; `added`: not in the report. */
  readonly state: 'same' | 'renamed' | 'other' | 'missing' | 'added'
  readonly differences: readonly Difference[]
}

export function comparedSources(
  recorded: readonly Source[],
  given: readonly Source[],
): readonly SourceCheck[] {
  const left = [...given]
  const take = (isIt: (source: Source) => boolean) => {
    const at = left.findIndex(isIt)
    return at < 0 ? undefined : left.splice(at, 1)[0]
  }
  const sameContent = (source: Source) => (other: Source) =>
    other.contentHash === source.contentHash && other.sheet === source.sheet
  const found = recorded.map(source => take(sameContent(source)))
  const checks = recorded.map((source, position): SourceCheck => {
    const same = found[position]
    const other = same ?? take(each => lastPart(each.name) === lastPart(source.name))
    const path = `provenance.sources[${position}]`
    if (other === undefined) return { name: source.name, state: 'missing', differences: [] }
    const keys = ['size', 'contentHash', 'sha256', 'rows'] as const
    const differences = keys.flatMap((key): Difference[] =>
      [undefined, HIDDEN_MARK, other[key]].includes(source[key])
        ? []
        : [{ path: `${path}.${key}`, reported: source[key], computed: other[key] }],
    )
    const isRenamed = lastPart(other.name) !== lastPart(source.name)
    const state = differences.length > 0 ? 'other' : isRenamed ? 'renamed' : 'same'
    return { name: source.name, state, differences }
  })
  const added = left.map(({ name }): SourceCheck => ({ name, state: 'added', differences: [] }))
  return [...checks, ...added]
}

export function lastPart(name: string): string {
  return name.split(/[\\/]/).at(-1) ?? name
}

const BESIDE_DATA = ['beside', 'previous', 'roster']

/** What a report was made of, by the names it has of them: its data, then what stood beside these. */
export function filesOf({ options, sources }: Report['provenance']): readonly string[] {
  const beside = BESIDE_DATA.flatMap(option => options[option]?.split('; ') ?? [])
  const names = [
    ...sources.map(({ name }) => name),
    ...beside.map(entry => lastPart(entry.replace(/^[^=]*=/, ''))),
  ]
  return [...new Set(names)]
}

/** Files that stood beside the data are given among them, and read as they were, from where they are now. */
export function sortedFiles(data: readonly string[], { options, sources }: Report['provenance']) {
  const own = new Set(sources.map(({ name }) => lastPart(name)))
  const found = new Map(data.map(path => [lastPart(path), path]))
  const taken = new Set<string>()
  const placed = (option: string) => (entry: string) => {
    const [, name, path = entry] = (option === 'beside' && /^(.*?)=(.*)$/.exec(entry)) || []
    const given = own.has(lastPart(path)) ? undefined : found.get(lastPart(path))
    if (given === undefined) return entry
    taken.add(given)
    return option === 'beside' ? `${name ?? entry}=${given}` : given
  }
  const now = Object.entries(options).map(([option, value]) => [
    option,
    BESIDE_DATA.includes(option) ? value.split('; ').map(placed(option)).join('; ') : value,
  ])
  return {
    options: Object.fromEntries(now) as typeof options,
    others: data.filter(path => !taken.has(path)),
    /** Where they stand is no part of what is checked. */
    recorded: Object.fromEntries(
      Object.entries(options).filter(([option]) => BESIDE_DATA.includes(option)),
    ),
  }
}
