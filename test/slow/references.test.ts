/**
 * Data sets whose values R gives, from their CSV to the report: `RB_SCORE_REFERENCES=FOLDER` names where they are, for they are
 * not ours to ship. With RB_SCORE_DIFFERENCES=1 and `--isolate` the largest relative difference of each statistic is printed.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { equalToR } from '../support/equal-to-r.ts'
import { runCli } from '../support/run-cli.ts'

const FOLDER = resolve(process.env.RB_SCORE_REFERENCES ?? '.')

// biome-ignore lint/suspicious/noExplicitAny: reports and what R printed are looked up by path.
type Json = any

const expected = (name: string): Json =>
  JSON.parse(readFileSync(join(FOLDER, `${name}.expected.json`), 'utf8')).results

let cwd = ''
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'rb-score-references-'))
})
afterAll(() => rmSync(cwd, { recursive: true }))

interface Survey {
  readonly scale: string
  readonly items: readonly string[]
  readonly reversed?: readonly string[]
  /** Id of a part -> its items; persons have scores of it. */
  readonly parts: Readonly<Record<string, readonly string[]>>
  readonly atLeast?: string
  readonly weights?: Readonly<Record<string, number>>
  readonly groups?: readonly string[]
  /** Items on another scale. */
  readonly scales?: Readonly<Record<string, string>>
}

const choice = (from: number, to: number) =>
  `categories: [${Array.from({ length: to - from + 1 }, (_, at) => `{ code: ${from + at}, label: { id: "${from + at}", en: "${from + at}" } }`).join(', ')}]`

function rubricOf({ scale, items, reversed = [], parts, weights, ...rest }: Survey): string {
  const { atLeast, groups = [], scales = {} } = rest
  const over = `over: respondents${atLeast === undefined ? '' : `, at-least: ${atLeast}`}`
  const scored = Object.entries(parts).map(
    ([id, of]) =>
      `{ id: ${id}, ${over}${weights ? `, weight: ${weights[id]}` : ''}, of: [${of.join(', ')}] }`,
  )
  return `
rubric: own
edition: "1"
title: { id: Contoh, en: Example }
kind: survey
basis: [{ name: rb-score, covers: [items], verified: false, note: { id: Contoh, en: Example } }]
groups: [${groups.map(id => `{ id: ${id}, title: { id: ${id}, en: ${id} }, columns: ["${id}"] }`).join(', ')}]
sample: { weight-decimals: 24 }
scales:
  own: { ${scale} }
  yes: { categories: [{ code: 0, label: { id: "No", en: "No" } }, { code: 1, label: { id: "Yes", en: "Yes" } }] }
items:
${items.map(id => `  - { id: "${id}", text: { id: "${id}", en: "${id}" }, scale: ${scales[id] ?? 'own'}${reversed.includes(id) ? ', reverse: true' : ''} }`).join('\n')}
score: { id: whole, title: { id: Indeks, en: Index }, of: [${scored.join(', ')}] }
`
}

async function resultOf(survey: Survey, file: string, words: readonly string[] = []) {
  writeFileSync(join(cwd, 'own.yaml'), rubricOf(survey))
  const all = ['assess', resolve(FOLDER, file), '-r', 'own.yaml', '--annex', '--format', 'json']
  const { stdout, stderr } = await runCli([...all, ...words], { cwd })
  expect(stdout, stderr).toMatch(/^\{/)
  return JSON.parse(stdout).result as Json
}

/** The nodes below the root, and the root, by id. */
const nodesIn = ({ score }: Json) =>
  new Map<string, Json>([score, ...score.children].map((node: Json) => [node.id, node]))
const numberIn = (node: Json) => {
  const [above, below = '1'] = String(node.exact).split('/')
  return Number(above) / Number(below)
}
const intervalIn = ({ statistics }: Json, id: string) =>
  statistics.scores.find((each: Json) => each.id === id)

function sameInterval(what: string, found: Json, se: number, [low, high]: readonly number[] = []) {
  equalToR(`SE of ${what}`, found.standardError, se)
  if (low !== undefined) equalToR(`interval of ${what}`, found.low.value, low)
  if (high !== undefined) equalToR(`interval of ${what}`, found.high.value, high)
}

function sameReliability(result: Json, id: string, { listwise, pairwise }: Json) {
  const found = result.statistics.scales.find((each: Json) => each.id === id)
  const at = (item: string) => found.items.find((each: Json) => each.id === item)
  expect(found.n).toBe(listwise.n_rows)
  equalToR('alpha', found.alpha.value, listwise.alpha_raw)
  equalToR('standardised alpha', found.standardised.value, listwise.alpha_std)
  equalToR('interval of alpha', found.low.value, listwise.ci95_feldt_n_rows[0], 1e-8)
  equalToR('interval of alpha', found.high.value, listwise.ci95_feldt_n_rows[1], 1e-8)
  equalToR('lambda 2', found.lambda2.value, listwise.guttman_cov.lambda2)
  equalToR('measurement error', found.measurementError.value, listwise.SEM_mean)
  const omega =
    listwise.omega.ML_fisher_scoring?.omega ?? listwise.omega.closed_form?.omega_observed
  if (omega !== undefined) equalToR('omega', found.omega?.value, omega, 1e-7)
  const columns: readonly [string, string, Json][] = [
    ['corrected correlation', 'rest', listwise.corrected_item_total_r_drop],
    ['uncorrected correlation', 'total', listwise.item_total_uncorrected_raw_r],
    ['alpha without', 'alphaWithout', listwise.alpha_if_deleted_raw ?? {}],
  ]
  for (const [name, key, values] of columns) {
    for (const [item, value] of Object.entries<Json>(values))
      if (value !== null) equalToR(name, at(item)[key].value, value)
  }
  for (const [row, item] of Object.keys(listwise.cov).entries()) {
    for (const [column, value] of Object.values<Json>(listwise.cov[item]).entries())
      equalToR('covariance', found.annex.covariances[row][column], value)
  }
  if (pairwise !== undefined) {
    equalToR('alpha of pairs', found.annex.pairwise.alpha.value, pairwise.alpha_raw)
    equalToR('lambda 2 of pairs', found.annex.pairwise.lambda2.value, pairwise.guttman_cov.lambda2)
  }
}

function sameComparison(result: Json, id: string, wanted: Json) {
  const found = result.groups[0].comparisons.find((each: Json) => each.id === id)
  equalToR('eta squared', found.etaSquared.value, wanted.eta2)
  equalToR('Welch F', found.welch.f.value, wanted.welch.F)
  equalToR('degrees of freedom of Welch', found.welch.df2, wanted.welch.df2)
  equalToR('p of Welch', found.welch.p, wanted.welch.p, 1e-8)
  equalToR('Kruskal-Wallis H', found.kruskalWallis.h.value, wanted.kruskal.H_tie_corrected)
  equalToR('p of Kruskal-Wallis', found.kruskalWallis.p, wanted.kruskal.p, 1e-8)
  const means = Object.entries<Json>(wanted.groups).sort(([, a], [, b]) => a.mean - b.mean)
  const [low = '', high = ''] = [means[0]?.[0], means.at(-1)?.[0]]
  const pair = wanted.pairs[`${high} - ${low}`]?.cliffs_delta
  const delta = pair ?? -wanted.pairs[`${low} - ${high}`].cliffs_delta
  equalToR('Cliff’s delta', found.delta.value, delta)
  for (const { values, intervals } of result.groups[0].groups) {
    const own = wanted.groups[values[0]]
    const [lowest, highest] = own?.ci95_t ?? []
    const interval = intervals?.find((each: Json) => each.id === id)
    if (own === undefined || interval === undefined) continue
    sameInterval('a group’s mean', interval, own.sd / Math.sqrt(own.n), [lowest, highest])
  }
}

describe.runIf(process.env.RB_SCORE_REFERENCES !== undefined)('the report on data of R', () => {
  const BFI = ['A', 'C', 'E', 'N', 'O'].flatMap(of => [1, 2, 3, 4, 5].map(at => `${of}${at}`))
  const PARTS = Object.fromEntries(
    ['agree', 'consc', 'extra', 'neuro', 'open'].map((id, at) => [
      id,
      BFI.slice(5 * at, 5 * at + 5),
    ]),
  )
  const bfi = (of: Partial<Survey> = {}): Survey => {
    const { reversed } = expected('o1_bfi')
    return { scale: choice(1, 6), items: BFI, reversed, parts: PARTS, atLeast: '3/5', ...of }
  }

  it('o1: items, scores under each policy, intervals, a known population', async () => {
    const { scales, items_raw, weighted_index, top_box } = expected('o1_bfi')
    for (const valid of [1, 2, 3, 4, 5]) {
      const result = await resultOf(bfi({ atLeast: `${valid}/5` }), 'o1_bfi.csv')
      for (const id of Object.keys(PARTS)) {
        const wanted = scales[id].scores_by_min_valid[`min_valid_${valid}`]
        equalToR('mean of scores', numberIn(nodesIn(result).get(id)), wanted.mean)
        equalToR(
          'SE of scores',
          intervalIn(result, id).standardError,
          wanted.sd / Math.sqrt(wanted.n),
        )
      }
    }
    writeFileSync(join(cwd, 'units.csv'), 'gender,Populasi\n1,4000\n2,6000\n')
    const { weights } = weighted_index
    const weighted = bfi({ weights, groups: ['gender'] })
    const result = await resultOf(weighted, 'o1_bfi.csv', ['--roster', 'units.csv'])
    const free = await resultOf(weighted, 'o1_bfi.csv')
    for (const id of Object.keys(PARTS)) {
      const wanted = scales[id].mean_ci_min_valid
      sameInterval('a mean', intervalIn(free, id), wanted.se, wanted.ci_t)
      sameInterval('a mean of a population', intervalIn(result, id), wanted.se_fpc, wanted.ci_t_fpc)
    }
    equalToR('index of means', numberIn(result.score), weighted_index.index_of_dim_means)
    for (const { id, n, counts, meanPoints } of result.items) {
      const wanted = items_raw[id]
      const turned = weighted.reversed?.includes(id)
      expect(n).toBe(wanted.n)
      expect(counts.map(({ count }: Json) => count)).toEqual(Object.values(wanted.counts))
      equalToR('mean of an item', numberIn(meanPoints), turned ? 7 - wanted.mean : wanted.mean)
      const own = intervalIn(result, id)
      if (own !== undefined)
        equalToR('SE of an item', intervalIn(free, id).standardError, wanted.se)
      const item = result.statistics.scales
        .flatMap((of: Json) => of.items)
        .find((of: Json) => of.id === id)
      equalToR('SD of an item', item.sd.value, wanted.sd)
      const best = result.statistics.items.find((each: Json) => each.id === id)
      if (turned) continue
      equalToR('share of the best', best.percent.value, 100 * top_box[id].p)
      equalToR('Wilson', best.low.value, 100 * top_box[id].wilson95[0])
      equalToR('Wilson', best.high.value, 100 * top_box[id].wilson95[1])
    }
  })

  it('o1: reliability of five, three and two items; stratified alpha', async () => {
    const { scales, stratified_alpha_25 } = expected('o1_bfi')
    const result = await resultOf(bfi(), 'o1_bfi.csv')
    for (const id of Object.keys(PARTS)) sameReliability(result, id, scales[id].reliability)
    // R has the parts, too, of who answered all 25.
    const rows = readFileSync(join(FOLDER, 'o1_bfi.csv'), 'utf8').trim().split('\n')
    const isComplete = (row: string) =>
      row
        .split(',')
        .slice(1, 26)
        .every(cell => cell !== '')
    writeFileSync(join(cwd, 'complete.csv'), `${rows.filter(isComplete).join('\n')}\n`)
    const complete = await resultOf(bfi(), join(cwd, 'complete.csv'))
    const { stratified_alpha_formula } = stratified_alpha_25
    equalToR(
      'stratified alpha',
      complete.statistics.stratifiedAlpha.value,
      stratified_alpha_formula,
    )
    const { keys } = expected('o1_bfi')
    const names = (id: string) => keys[id].map((item: string) => item.replace(/^-/, ''))
    const parts = { agree3: names('agree3'), neuro2: names('neuro2') }
    const items = [...parts.agree3, ...parts.neuro2]
    const short = await resultOf(bfi({ items, parts, atLeast: '1' }), 'o1_bfi.csv')
    for (const id of Object.keys(parts)) sameReliability(short, id, scales[id].reliability)
  })

  it('o1: groups compared', async () => {
    const { groups } = expected('o1_bfi')
    const by = (id: string) => ['--by', id]
    const ofGender = await resultOf(bfi({ groups: ['gender'] }), 'o1_bfi.csv', by('gender'))
    sameComparison(ofGender, 'agree', groups.agree_by_gender)
    const ofSchool = await resultOf(bfi({ groups: ['education'] }), 'o1_bfi.csv', by('education'))
    sameComparison(ofSchool, 'neuro', groups.neuro_by_education)
  })

  it('o1, o7: long strings and variability', async () => {
    const listed = (values: readonly (number | null)[]) => values.flatMap(value => value ?? [])
    const same = (result: Json, { longstring_na_breaks_run, irv_sd_n_1 }: Json) => {
      const { longestRun, variability } = result.statistics.styles
      const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length
      equalToR('longest run', longestRun.mean.value, mean(listed(longstring_na_breaks_run)))
      equalToR('variability', variability.mean.value, mean(listed(irv_sd_n_1)))
    }
    same(await resultOf(bfi({ reversed: [] }), 'o1_bfi.csv'), expected('o1_bfi_careless'))
    const { columns_in_order: items, ...careless } = expected('o7_careless')
    const survey = { scale: choice(1, 5), items, parts: { all: items }, atLeast: '1' }
    same(await resultOf(survey, 'o7_careless200x50.csv'), careless)
  })

  it.each([
    ['strat', 'o2_apistrat.csv', ['--stratum', 'stype']],
    ['clus1', 'o2_apiclus1.csv', ['--cluster', 'dnum']],
  ])('o2: a designed sample, %s', async (name, file, drawn) => {
    const items = ['api00', 'api99', 'enroll', 'sch.wide']
    const survey: Survey = {
      ...{ scale: 'number: { min: 0, max: 5000, decimals: 0 }', items, groups: ['stype', 'wide'] },
      scales: { 'sch.wide': 'yes' },
      parts: { a: ['api00'], b: ['api99'], c: ['enroll'], d: ['"sch.wide"'] },
    }
    const strata = 'stype,Populasi,Klaster\nE,4421,400\nH,755,200\nM,1018,157\n'
    writeFileSync(join(cwd, 'units.csv'), strata)
    const words = [
      '--weight',
      'pw',
      ...drawn,
      '--by',
      'stype',
      '--by',
      'sch.wide',
      '--by',
      'stype*sch.wide',
    ]
    for (const [design, more] of [
      ['no_fpc', []],
      ['fpc', ['--roster', 'units.csv']],
    ] as const) {
      const wanted = expected('o2_api')[`${name}_${design}`]
      const result = await resultOf(survey, file, [...words, ...more])
      for (const [part, item] of [
        ['a', 'api00'],
        ['b', 'api99'],
        ['c', 'enroll'],
      ] as const) {
        equalToR('weighted mean', numberIn(nodesIn(result).get(part)), wanted.mean.est[item])
        const own = intervalIn(result, part)
        sameInterval('a mean by design', own, wanted.mean.se[item], wanted.mean.ci95_t[item])
        expect(own.df).toBe(wanted.degf)
      }
      const yes = wanted.prop_sch_wide
      sameInterval('a share by design', intervalIn(result, 'd'), yes.se['sch.wideYes'])
      const share = result.statistics.items.find((each: Json) => each.id === 'sch.wide')
      const { ci } = wanted.wilson_neff_formula
      equalToR('Wilson by design', share.low.value, 100 * ci[0])
      equalToR('Wilson by design', share.high.value, 100 * ci[1])
      for (const { by, groups } of result.groups) {
        const domain =
          by.length > 1
            ? 'domain_stype_x_schwide'
            : by[0] === 'stype'
              ? 'domain_stype'
              : 'domain_schwide'
        for (const { values, intervals, score } of groups) {
          const label = values.join('.')
          equalToR(
            'mean of a domain',
            numberIn(nodesIn({ score }).get('a')),
            wanted[domain].est[label],
          )
          const own = intervals.find((each: Json) => each.id === 'a')
          equalToR('SE of a domain', own.standardError, wanted[domain].se[label])
        }
      }
    }
  })

  it('o3: units of different size: ICC, r*wg(j), clusters', async () => {
    const { items, ICC, rwg_j_11items, leadership_mean, cluster_robust_mean, reliability } =
      expected('o3_bhr2000')
    const survey = { scale: choice(1, 5), items, parts: { all: items }, groups: ['GRP'] }
    const result = await resultOf(survey, 'o3_bhr2000.csv', ['--by', 'GRP'])
    const { mean, se, ci_t } = leadership_mean
    equalToR('mean of scores', numberIn(nodesIn(result).get('all')), mean)
    sameInterval('a mean', intervalIn(result, 'all'), se, ci_t)
    const found = result.groups[0].comparisons.find((each: Json) => each.id === 'all')
    equalToR('ICC(1)', found.icc1.value, ICC.scale_mean.ICC1_k0_formula)
    equalToR('ICC(2)', found.icc2.value, ICC.scale_mean.ICC2_multilevel)
    equalToR('eta squared', found.etaSquared.value, ICC.scale_mean.eta2)
    equalToR('median r*wg(j)', found.agreement.value, rwg_j_11items.summary.median)
    sameReliability(result, 'all', reliability)
    const clusters = await resultOf(survey, 'o3_bhr2000.csv', ['--cluster', 'GRP'])
    sameInterval('a mean by design', intervalIn(clusters, 'all'), cluster_robust_mean.se)
  })

  it('o4: three parties, shares and two items', async () => {
    const { by_vote, prop_ge4, two_item_econ_by_vote, two_item_reliability } = expected('o4_beps')
    const items = Object.keys(by_vote)
    const parts = Object.fromEntries(items.map(id => [`part_${id}`, [id]]))
    const survey = { scale: choice(1, 5), items, parts, groups: ['vote'] }
    const result = await resultOf(survey, 'o4_beps.csv', ['--by', 'vote'])
    for (const id of items) {
      sameComparison(result, `part_${id}`, by_vote[id])
      const share = result.statistics.items.find((each: Json) => each.id === id)
      equalToR('Wilson', share.low.value, 100 * prop_ge4[id].wilson95[0])
      equalToR('Wilson', share.high.value, 100 * prop_ge4[id].wilson95[1])
    }
    const two = { economy: items.slice(0, 2) }
    const ofTwo = { ...survey, items: items.slice(0, 2), parts: two, atLeast: '1' }
    const economy = await resultOf(ofTwo, 'o4_beps.csv', ['--by', 'vote'])
    sameComparison(economy, 'economy', two_item_econ_by_vote)
    sameReliability(economy, 'economy', two_item_reliability)
  })

  it('o5: two periods, of the same persons and of any', async () => {
    const { items, reversed, paired, as_if_independent, paired_by_item, ...more } =
      expected('o5_sai')
    const [header = '', ...rows] = readFileSync(join(FOLDER, 'o5_sai_two_periods.csv'), 'utf8')
      .trim()
      .split('\n')
    for (const period of ['1', '2']) {
      const own = rows.filter(row => row.split(',')[1] === period)
      writeFileSync(join(cwd, `${period}.csv`), `${[header, ...own].join('\n')}\n`)
    }
    const survey = { scale: choice(1, 4), items, reversed, parts: { state: items }, atLeast: '1/2' }
    writeFileSync(join(cwd, 'own.yaml'), rubricOf(survey))
    const compared = async (...words: string[]) => {
      const all = ['compare', '1.csv', '2.csv', '-r', 'own.yaml', '--format', 'json']
      const { stdout, stderr } = await runCli([...all, ...words], { cwd })
      expect(stdout, stderr).toMatch(/^\{/)
      return JSON.parse(stdout).result
    }
    const own = (await compared()).previous.nodes.find((each: Json) => each.id === 'state')
    const { diff, ci95, p } = as_if_independent
    equalToR('change', numberIn(own.change), diff)
    equalToR('interval of a change', own.low.value, ci95[0])
    equalToR('interval of a change', own.high.value, ci95[1])
    equalToR('p of a change', own.p, p, 1e-8)
    const samePairs = (found: Json, wanted: Json) => {
      expect(found.n).toBe(wanted.n)
      equalToR('paired difference', numberIn(found.change), wanted.mean_diff)
      equalToR('interval of pairs', found.low.value, wanted.ci95[0])
      equalToR('interval of pairs', found.high.value, wanted.ci95[1])
      equalToR('p of pairs', found.p, wanted.p, 1e-8)
    }
    const pairsOf = async (of: Survey) => {
      writeFileSync(join(cwd, 'own.yaml'), rubricOf(of))
      const { nodes } = (await compared('--pair-by', 'person')).previous.paired
      return new Map<string, Json>(nodes.map((node: Json) => [node.id, node]))
    }
    samePairs((await pairsOf(survey)).get('state'), paired)
    const parts = Object.fromEntries(items.map((id: string) => [`part_${id}`, [id]]))
    const byItem = await pairsOf({ ...survey, parts })
    for (const id of items) samePairs(byItem.get(`part_${id}`), paired_by_item[id])
    for (const period of ['1', '2']) {
      const result = await resultOf(survey, join(cwd, `${period}.csv`))
      sameReliability(result, 'state', more[`period${period}_reliability`])
    }
  })

  it('o8: an item without variance, two items, a stratum with one cluster', async () => {
    const { a_zero_variance_item: a, b_two_item_scale: b } = expected('o8_hard')
    const ofN = ['N1', 'N2', 'N3', 'N4', 'N5']
    const five = { scale: choice(1, 6), items: ofN, parts: { neuro: ofN } }
    const constant = await resultOf(five, 'o8a_zero_variance.csv')
    const [scale] = constant.statistics.scales
    equalToR('alpha', scale.alpha.value, a.alpha_raw_k5_formula_zero_var_kept)
    expect(scale.standardised).toBeUndefined()
    const last = scale.items.at(-1)
    equalToR('alpha without', last.alphaWithout.value, a.alpha_raw_if_N5_deleted)
    expect(last.rest).toBeUndefined()
    for (const { id, rest } of scale.items.slice(0, 4))
      equalToR('corrected correlation', rest.value, a.r_drop[id])
    sameInterval('a mean', intervalIn(constant, 'neuro'), a.scale_mean.se, a.scale_mean.ci_t)
    const ofO = ['O3', 'O5']
    const two = { scale: choice(1, 6), items: ofO, parts: { open: ofO } }
    const ofTwo = await resultOf(two, 'o8b_two_items.csv')
    sameReliability(ofTwo, 'open', { listwise: b })
    expect(ofTwo.statistics.scales[0].omega).toBeUndefined()
    const number = { scale: 'number: { min: 0, max: 5000, decimals: 0 }', items: ['api00'] }
    const words = ['--weight', 'pw', '--stratum', 'stype']
    const single = { ...number, parts: { a: ['api00'] } }
    const lonely = await resultOf(single, 'o8c_single_psu.csv', words)
    expect(lonely.statistics?.scores ?? []).toEqual([])
    equalToR(
      'weighted mean',
      numberIn(lonely.score),
      expected('o8_hard').c_single_psu_stratum.no_fpc.remove.mean,
    )
  })
})
