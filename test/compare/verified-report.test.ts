import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { verifiedAgain, verifiedReport } from '../../src/compare/verified-report.ts'
import { canonicalJson } from '../../src/math/canonical-json.ts'
import { assess, matchSources } from '../../src/pipeline.ts'
import { sha256 } from '../../src/platform/hash.ts'
import { readReport } from '../../src/report/read-report.ts'
import type { Report } from '../../src/report/report-shape.ts'
import { resultDigest, sealedReport } from '../../src/report/result-digest.ts'
import { bytesSource } from '../../src/tables/byte-source.ts'
import { soundRubric } from '../support/rubric-files.ts'
import { sample, soak } from '../support/soak.ts'

async function reportOf(name: string, id: string, by: readonly string[] = []): Promise<string> {
  const sources = [bytesSource(name, readFileSync(`examples/${name}`))]
  const offered = [{ rubric: soundRubric('rubrics', id), isVariant: false }]
  const matched = await matchSources(sources, offered)
  return JSON.stringify(await assess(matched, { version: '1', by }))
}

let texts: Readonly<Record<string, string>> = {}
beforeAll(async () => {
  texts = {
    survey: await reportOf('skm/gaspul.csv', 'skm-2017'),
    persons: await reportOf('berakhlak/responses.csv', 'berakhlak-2021', ['Jenis Kelamin']),
    worksheet: await reportOf('zona-integritas/satker.csv', 'zona-integritas-2021'),
  }
}, 60_000)

const parsed = (text: string): Report => JSON.parse(text)

/** What verify says of a text that somebody hands in. */
function isNoticed(text: string): boolean {
  const { report } = readReport(text, 'report.json')
  if (report === undefined) return true
  const { differences, broken } = verifiedReport(report, 'report.json')
  return differences.length > 0 || broken.length > 0
}

type Holder = Record<string | number, unknown>
interface Leaf {
  readonly path: string
  readonly holder: Holder
  readonly key: string | number
}

function leavesOf(value: unknown, path: string): readonly Leaf[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, each]) => {
    const at = Array.isArray(value) ? `${path}[]` : path === '' ? key : `${path}.${key}`
    const hasDigit =
      /\d/.test(String(each)) && (typeof each === 'string' || typeof each === 'number')
    return hasDigit ? [{ path: at, holder: value as Holder, key }] : leavesOf(each, at)
  })
}

function withOtherDigit(value: unknown, at: number): unknown {
  const text = String(value)
  const digits = [...text.matchAll(/\d/g)].map(({ index }) => index)
  const position = digits[at % digits.length] ?? 0
  const other = String((Number(text[position]) + 1) % 10)
  const changed = text.slice(0, position) + other + text.slice(position + 1)
  return typeof value === 'number' ? Number(changed) : changed
}

const KEYED =
  /\b(answers|verified|options|items|scores|denominators|complete|indexes|patterns|profile|spellings)\.[^[]+/

/** A value of each path, the first, the middle or the last of those there are; what stands by answer, item or unit is one path. */
function chosenLeaves(text: string): readonly number[] {
  const byPath = new Map<string, number[]>()
  for (const [at, { path }] of leavesOf(parsed(text), '').entries()) {
    const kind = path.replace(KEYED, '$1.*')
    byPath.set(kind, [...(byPath.get(kind) ?? []), at])
  }
  return [...byPath.values()].map(
    (alike, at) => alike[Math.floor(((alike.length - 1) * (at % 3)) / 2)] ?? 0,
  )
}

/** The paths where a change of one digit goes unnoticed. */
function unnoticed(text: string, isSealedAgain: boolean): readonly string[] {
  // The digest says of every part alike that something was changed.
  const chosen = chosenLeaves(text).filter((_, at) => isSealedAgain || at % 5 === 0)
  return sample(chosen).flatMap(at => {
    const report = parsed(text)
    const leaf = leavesOf(report, '')[at]
    if (leaf === undefined || leaf.path === 'resultDigest') return []
    if (isSealedAgain && leaf.path.startsWith('partDigests.')) return []
    leaf.holder[leaf.key] = withOtherDigit(leaf.holder[leaf.key], at)
    const sealed = isSealedAgain
      ? sealedReport({ ...report, resultDigest: sha256(canonicalJson(report.result)) })
      : report
    return isNoticed(JSON.stringify(sealed)) ? [] : [leaf.path]
  })
}

/** Where nothing in the report follows from a value: only the data, or the regulation, can contradict it. */
const FROM_OUTSIDE: Readonly<Record<string, RegExp>> = {
  'how the data was read; compared where the data is given': /^provenance\./,
  'words of the rubric and of sources':
    /\.(?:title|titles|text|label|labels|options|notice|words|guidance|values|name|part|where|url|note|columns\[\]|also\[\]|message|remedy)(?:\.|\[|$)/,
  'days read in the order that their dates show to be another':
    /^result\.tally\.period\.monthFirst/,
  'counts in the form of another version are not read, which is said': /^result\.tally\.format$/,
  'words that are no answer': /\.noAnswer\./,
  'which answers came together: no number of a report is computed from it':
    /^result\.tally\.(?:crossed|margins\[\]\.cells\[\]\.patterns)/,
  'the ways that a gate could be read and was not': /^result\.model\.gates\[\]\.variants\[\]\./,
  'which parts are those of other editions: no number of a report is computed from it':
    /^result\.model\.sameAs\[\]\./,
  'the edition of a worksheet, which no count names': /^result\.rubric\.edition$/,
  'rows of worksheets, of which the tally holds the filled ones': /^result\.sample\./,
  'how a group was typed: the most frequent spelling is shown': /^result\.tally\.spellings/,
}

describe('a report that was verified', () => {
  it('comes out again', () => {
    for (const text of Object.values(texts)) {
      const { differences, broken, notYetWritten, unknown } = verifiedReport(parsed(text), 'r.json')
      expect([differences, broken, notYetWritten, unknown]).toEqual([[], [], [], []])
    }
  })

  const NAMES = ['survey', 'persons', 'worksheet']
  it.each(sample(NAMES))('does not come out with one digit changed anywhere: %s', name => {
    const paths = unnoticed(texts[name] ?? '', false)
    expect(paths).toEqual([])
  })

  soak.each(NAMES)(
    'does not come out with one digit changed and the digest made anew, but for what is from outside: %s',
    name => {
      const paths = unnoticed(texts[name] ?? '', true)
      const patterns = Object.values(FROM_OUTSIDE)
      expect(paths.filter(path => !patterns.some(pattern => pattern.test(path)))).toEqual([])
    },
  )

  it('differs where a field was taken away, and not where no field of that kind was ever written', () => {
    const report = parsed(texts.survey ?? '')
    const seal = (result: Report['result']) => ({
      ...{ ...report, result },
      resultDigest: sha256(canonicalJson(result)),
    })
    const { grade: _, ...score } = report.result.score
    const taken = verifiedReport(seal({ ...report.result, score }), 'r.json')
    expect(taken.differences).toEqual([{ path: 'result.score.grade', computed: 'A' }])
    const { groups: _g, profile: _p, ...model } = report.result.model
    const { partDigests: _d, ...unsealed } = seal({ ...report.result, model })
    const early = verifiedReport(unsealed, 'r.json')
    expect([early.differences, early.broken]).toEqual([[], []])
    expect(early.notYetWritten).toEqual(['groups', 'partDigests'])
    expect(early.unchecked).toContain('codebook-of-early-report')
    // Why a statistic has no value was not always said.
    const statistics = report.result.statistics ?? expect.fail('no statistics')
    const { undefined: reasons, ...silent } = statistics
    const before = verifiedReport(seal({ ...report.result, statistics: silent }), 'r.json')
    expect(reasons).not.toBeUndefined()
    expect([before.differences, before.notYetWritten]).toEqual([[], ['undefined']])
  })

  soak('differs by one place where one of a list was taken out, and where the digests were', () => {
    const report = parsed(texts.persons ?? '')
    const [first, ...notes] = report.provenance.notes
    const less = { ...report, provenance: { ...report.provenance, notes } }
    const places = ({ differences }: ReturnType<typeof verifiedReport>) =>
      differences.map(({ path }) => path)
    expect(places(verifiedReport(less, 'r.json'))).toEqual(['partDigests.provenance.notes'])
    const { partDigests: _d, ...unsealed } = less
    expect(places(verifiedReport(unsealed, 'r.json'))).toEqual(['partDigests'])
    const again = verifiedAgain(sealedReport(less), report, true)
    expect(again.differences).toEqual([{ path: 'provenance.notes[0]', computed: first }])
  })

  it('has the words of its rubric, where that is known and the program is the same', () => {
    const report = parsed(texts.survey ?? '')
    const changed = JSON.parse(texts.survey ?? '')
    changed.result.model.items[0].text.id = 'Kelengkapan syarat'
    const resealed = sealedReport({ ...changed, resultDigest: resultDigest(changed.result) })
    const known = { rubric: soundRubric('rubrics', 'skm-2017'), hasItsWords: true }
    expect(verifiedReport(report, 'r.json', known).differences).toEqual([])
    expect(verifiedReport(report, 'r.json', known).unchecked).not.toContain('texts')
    expect(verifiedReport(resealed, 'r.json', known).differences).toMatchObject([
      { path: 'result.model.items[0].text.id', reported: 'Kelengkapan syarat' },
    ])
    const later = verifiedReport(resealed, 'r.json', { ...known, hasItsWords: false })
    expect([later.differences, later.unchecked.includes('texts')]).toEqual([[], true])
  })

  it('says that the comparison with a period before cannot be checked by itself', () => {
    const report = parsed(texts.survey ?? '')
    const result = { ...report.result, previous: { respondents: 3, nodes: [] } }
    const compared = { ...report, result, resultDigest: sha256(canonicalJson(result)) }
    const { unchecked } = verifiedReport(compared as unknown as Report, 'r.json')
    expect(unchecked).toContain('previous-period')
    expect(verifiedReport(report, 'r.json').unchecked).not.toContain('previous-period')
  })

  it('passes over a field that only a later program knows', () => {
    const report = parsed(texts.survey ?? '')
    const result = { ...report.result, forecast: { value: 1 } }
    const later = { ...report, result, resultDigest: sha256(canonicalJson(result)) }
    const { differences, unknown } = verifiedReport(later, 'r.json')
    expect([differences, unknown]).toEqual([[], ['result.forecast']])
  })

  it('says what cannot be checked without its tally', () => {
    const report = parsed(texts.survey ?? '')
    const { tally: _, ...result } = report.result
    const without = { ...report, result, resultDigest: sha256(canonicalJson(result)) }
    const { differences, unchecked } = verifiedReport(without, 'r.json')
    expect([differences, unchecked]).toEqual([[], ['sources', 'reading', 'texts', 'no-tally']])
  })
})
