/**
 * What counts cost: `node bench/counts.mjs [ROWS]`, after a build. Bytes of a tally file for each unit, and the time that cross products
 * (which answers came together) add to reading and counting a survey on the plain path: both in turn, in one process.
 */

import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { rolldown } from 'rolldown'
import { itemHeaders } from './item-headers.mjs'
import { writeSurvey } from './survey-file.mjs'

const rows = Number(process.argv[2] ?? 20_000)
const root = dirname(dirname(fileURLToPath(import.meta.url)))
const bin = join(root, 'bin', 'rb-score.js')
const folder = mkdtempSync(join(tmpdir(), 'rb-score-bench-'))
const UNITS = 100
const ROUNDS = 5

try {
  for (const rubric of ['skm-2017', 'berakhlak-2021']) {
    const headers = itemHeaders(bin, rubric)
    console.log(`${rubric}, ${headers.length} items`)
    for (const detail of ['scores', 'patterns']) {
      const [one, many] = [1, UNITS].map(units => tallyBytes(rubric, headers, detail, units))
      const perUnit = Math.round((many - one) / (UNITS - 1))
      console.log(`  --detail ${detail}: ${one} bytes with one unit, ${perUnit} more for each`)
    }
    await printCrossing(rubric, headers)
  }
} finally {
  rmSync(folder, { recursive: true })
}

/** Thirty respondents of each unit, all of whose answers are on the scale of every item. */
function tallyBytes(rubric, headers, detail, units) {
  const [data, tally] = [join(folder, 'survey.csv'), join(folder, 'unit.tally.json')]
  writeSurvey(data, units * 30, headers, { units, codes: 4 })
  const words = ['tally', data, '-r', rubric, '--detail', detail, '--min-group', '2', '-o', tally]
  const { status, stderr } = spawnSync(process.execPath, [bin, ...words], { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return statSync(tally).size
}

async function printCrossing(id, headers) {
  const {
    countedAnswers,
    matchSources,
    openTally,
    tallyRow,
    codeResponses,
    readRubric,
    textSource,
    readFile,
  } = await builtModules()
  const sourceOf = name => {
    const path = join(root, 'rubrics', `${name}.yaml`)
    return { file: path, text: readFile(path) }
  }
  const { rubric } = readRubric(sourceOf(id), sourceOf)
  const data = join(folder, 'survey.csv')
  writeSurvey(data, rows, headers, { units: UNITS, codes: 4 })
  const text = readFile(data)
  const match = () => matchSources([textSource('survey.csv', text)], [{ rubric, isVariant: false }])
  const matched = await match()
  const { coding, groupings } = codeResponses(matched, {})
  const coded = []
  for await (const batch of coding.batches) coded.push(...batch)
  const { ids, by, alsoBy } = groupings
  const counting = isCrossed => {
    const open = openTally(rubric, ids, by, alsoBy)
    const none = { items: [], complete: [], scored: [], scores: [] }
    const tally = isCrossed
      ? open
      : {
          ...open,
          plan: { ...open.plan, crossed: none },
          crossed: { items: [], complete: [], scores: [] },
        }
    const started = performance.now()
    for (const row of coded) tallyRow(tally, row)
    return performance.now() - started
  }
  const run = async () => {
    const started = performance.now()
    await countedAnswers(await match(), {})
    return performance.now() - started
  }
  const times = { run: [], crossed: [], plain: [] }
  for (let round = -1; round < ROUNDS; round++) {
    const found = { run: await run(), crossed: counting(true), plain: counting(false) }
    if (round >= 0) for (const name of Object.keys(times)) times[name].push(found[name])
  }
  const [whole, crossed, plain] = [times.run, times.crossed, times.plain].map(median)
  const shown = number => number.toFixed(0)
  console.log(
    `  ${rows} rows: ${shown(whole)} ms; counting ${shown(crossed)} ms with cross products, ${shown(plain)} without (${(crossed / plain).toFixed(1)} ×)`,
  )
  console.log(
    `  cross products add ${(((crossed - plain) / (whole - (crossed - plain))) * 100).toFixed(0)}% to the run`,
  )
}

function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]
}

/** What no bundle exports: the parts of counting. */
async function builtModules() {
  const entry = join(folder, 'entry.ts')
  const from = path => JSON.stringify(join(root, 'src', path))
  writeFileSync(
    entry,
    [
      `export { matchSources } from ${from('pipeline.ts')}`,
      `export { countedAnswers } from ${from('tally/counted-answers.ts')}`,
      `export { openTally, tallyRow } from ${from('tally/count-rows.ts')}`,
      `export { codeResponses } from ${from('coding/code-responses.ts')}`,
      `export { readRubric } from ${from('rubric/read-rubric.ts')}`,
      `export { textSource } from ${from('tables/byte-source.ts')}`,
      `import { readFileSync } from 'node:fs'`,
      `export const readFile = path => readFileSync(path, 'utf8')`,
    ].join('\n'),
  )
  const bundle = await rolldown({ input: entry, platform: 'node', cwd: root })
  const file = join(folder, 'entry.mjs')
  await bundle.write({ file, format: 'esm', codeSplitting: false })
  return import(pathToFileURL(file).href)
}
