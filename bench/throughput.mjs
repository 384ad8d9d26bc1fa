/**
 * Rows a second on one large file, beside csv-parse only reading it: `node bench/throughput.mjs [ROWS]`.
 * Memory is the peak of the whole process, as the system counts it (`/usr/bin/time`).
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { itemHeaders } from './item-headers.mjs'
import { medianTimes, printRatios } from './measured.mjs'
import { writeSurvey } from './survey-file.mjs'

const rows = Number(process.argv[2] ?? 200_000)
const root = dirname(dirname(fileURLToPath(import.meta.url)))
const bin = join(root, 'bin', 'rb-score.js')
const folder = mkdtempSync(join(tmpdir(), 'rb-score-bench-'))
const READ_ONLY = `
  const { parse } = await import('csv-parse')
  const { createReadStream } = await import('node:fs')
  let rows = 0
  for await (const row of createReadStream(process.argv[1]).pipe(parse())) rows++
`
try {
  for (const labels of [false, true]) {
    const data = join(folder, 'survey.csv')
    writeSurvey(data, rows, itemHeaders(bin, 'berakhlak-2021'), { labels })
    const assess = [
      bin,
      'assess',
      data,
      '-r',
      'berakhlak-2021',
      '--format',
      'json',
      '--without-tally',
    ]
    const times = medianTimes(
      {
        'csv-parse, reading alone': ['--input-type=module', '-e', READ_ONLY, data],
        'rb-score assess': assess,
      },
      3,
    )
    const size = (statSync(data).size / 1e6).toFixed(0)
    printRatios(
      `${rows} rows × 21 answers as ${labels ? 'labels' : 'codes'}, ${size} MB, by 400 units`,
      times,
    )
    console.log(`  peak memory of rb-score ${peakMebibytes(assess)} MiB`)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function peakMebibytes(words) {
  const script = `process.on('exit', () => console.error('peak', process.resourceUsage().maxRSS))`
  const preload = `data:text/javascript,${encodeURIComponent(script)}`
  const { stderr } = spawnSync(process.execPath, ['--import', preload, ...words], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  return Math.round(Number(/peak (\d+)/.exec(stderr)?.[1]) / 1024)
}
