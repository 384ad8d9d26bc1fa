/**
 * A large XLSX file, read and assessed, beside read-excel-file only reading it: `node bench/workbook.mjs [ROWS [RUNS]]`.
 * Memory is the peak of the whole process.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'
import { itemHeaders } from './item-headers.mjs'
import { medianTimes, printRatios } from './measured.mjs'
import { writeWorkbook } from './workbook-file.mjs'

const [rows = 100_000, runs = 3] = process.argv.slice(2).map(Number)
const root = dirname(dirname(fileURLToPath(import.meta.url)))
const bin = join(root, 'bin', 'rb-score.js')
const folder = mkdtempSync(join(root, 'node_modules', '.bench-'))
const THEIRS = `
  const { readSheet } = await import('read-excel-file/universal')
  const { openAsBlob } = await import('node:fs')
  console.log((await readSheet(await openAsBlob(process.argv[2]), 1, { trim: false })).length - 1)
`
const OURS = `
  const { openTables } = await import('./reader.mjs')
  const { createReadStream } = await import('node:fs')
  const source = { name: 'a.xlsx', open: () => createReadStream(process.argv[2]) }
  const [table] = await openTables(source, { recognises: header => header === 'Unit Kerja' })
  let rows = 0
  for await (const batch of table.batches) rows += batch.length
  console.log(rows)
`
try {
  const data = join(folder, 'survey.xlsx')
  await writeWorkbook(data, rows, itemHeaders(bin, 'berakhlak-2021'))
  const reader = join(folder, 'reader.mjs')
  const bundle = await rolldown({
    input: join(root, 'src/tables/open-tables.ts'),
    platform: 'node',
  })
  await bundle.write({ file: reader, format: 'esm', codeSplitting: false })
  const script = (name, text) => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }
  const commands = {
    'read-excel-file, reading alone': [script('theirs.mjs', THEIRS), data],
    'rb-score, reading alone': [script('ours.mjs', OURS), data],
    'rb-score assess': [
      bin,
      'assess',
      data,
      '-r',
      'berakhlak-2021',
      '--format',
      'json',
      '--without-tally',
    ],
  }
  const size = (statSync(data).size / 1e6).toFixed(1)
  printRatios(`${rows} rows × 25 columns, ${size} MB`, medianTimes(commands, runs))
  for (const [name, words] of Object.entries(commands)) {
    console.log(`  ${name.padEnd(44)} peak memory ${peakMebibytes(words)} MiB`)
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
