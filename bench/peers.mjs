/** One peer doing the work: `node peers.mjs NAME FILE ITEMS` prints, by unit, rows and rows by item and code as JSON. */
import { closeSync, openSync, readSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

const LABELS = ['Sangat Tidak Setuju', 'Tidak Setuju', 'Ragu-ragu', 'Setuju', 'Sangat Setuju']

/** Each gives unit -> [rows, rows by code of the first item, …]; the floors give nothing to compare. */
export const PEERS = {
  'Node reading': file => eachPart(file, () => {}),
  'Node counting lines': file => {
    let lines = 0
    eachPart(file, part => {
      for (let at = part.indexOf(10); at >= 0; at = part.indexOf(10, at + 1)) lines++
    })
    console.error(`${lines} lines`)
  },
  'csv-parse': countedByCsvParse,
  'DuckDB, plain SQL': (file, items) => countedByDuckDb(file, items, plainSql),
  'DuckDB, patterns': (file, items) => countedByDuckDb(file, items, patternSql),
  'ClickHouse local (chdb)': countedByClickHouse,
  Polars: countedByPolars,
  'R data.table': countedByR,
}

/** What each of them needs. */
export const PACKAGES = {
  'csv-parse': 'csv-parse',
  'DuckDB, plain SQL': '@duckdb/node-api',
  'DuckDB, patterns': '@duckdb/node-api',
  'ClickHouse local (chdb)': 'chdb',
  Polars: 'nodejs-polars',
}

/** What is no package: the command that must be there. */
export const PROGRAMS = {
  'R data.table': ['Rscript', '-e', 'library(data.table)'],
}

function eachPart(path, take) {
  const file = openSync(path)
  const part = Buffer.alloc(1 << 20)
  for (let got = readSync(file, part); got > 0; got = readSync(file, part))
    take(part.subarray(0, got))
  closeSync(file)
}

/** Every peer has to know what the labels mean, and that codes stand for themselves. */
const CODES = new Map(
  LABELS.flatMap((label, at) => [
    [label, at],
    [`${at + 1}`, at],
  ]),
)

async function countedByCsvParse(path, items) {
  const { parse } = await import('csv-parse')
  const { createReadStream } = await import('node:fs')
  const units = new Map()
  for await (const cells of createReadStream(path).pipe(parse({ from: 2 }))) {
    const unit = cells[1]
    let counts = units.get(unit)
    if (counts === undefined) {
      counts = new Array(1 + items.length * 5).fill(0)
      units.set(unit, counts)
    }
    counts[0]++
    for (let item = 0; item < items.length; item++) {
      const code = CODES.get(cells[item + 2])
      if (code !== undefined) counts[1 + item * 5 + code]++
    }
  }
  return units
}

const asText = path => `read_csv('${path}', header = true, all_varchar = true)`

function plainSql(path, items) {
  const counts = items.flatMap(item =>
    LABELS.map((label, at) => `count(*) FILTER (WHERE "${item}" IN ('${label}', '${at + 1}'))`),
  )
  return `SELECT "Unit Kerja", count(*), ${counts.join(', ')} FROM ${asText(path)} GROUP BY 1`
}

/** Answers as numbers first; then rows by unit and by the answers to three items together. */
function patternSql(path, items) {
  const codes = items.map(item => {
    const cases = LABELS.map(
      (label, at) => `WHEN '${label}' THEN ${at} WHEN '${at + 1}' THEN ${at}`,
    )
    return `CASE "${item}" ${cases.join(' ')} ELSE 5 END`
  })
  const groups = Array.from({ length: items.length / 3 }, (_, at) =>
    codes.slice(at * 3, at * 3 + 3),
  )
  const patterns = groups.map(
    ([a, b, c], at) => `((${a}) * 36 + (${b}) * 6 + (${c}))::USMALLINT AS p${at}`,
  )
  const sets = groups.map((_, at) => `("Unit Kerja", p${at})`)
  const names = groups.map((_, at) => `p${at}`)
  return `SELECT "Unit Kerja", ${names.join(', ')}, count(*) FROM (SELECT "Unit Kerja", ${patterns.join(', ')} FROM ${asText(path)}) GROUP BY GROUPING SETS (${sets.join(', ')})`
}

async function countedByDuckDb(path, items, sql) {
  const { DuckDBInstance } = await import('@duckdb/node-api')
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  const rows = (await connection.runAndReadAll(sql(path, items))).getRows()
  const units = new Map()
  if (sql === plainSql) {
    for (const [unit, ...counts] of rows) units.set(unit, counts.map(Number))
    return units
  }
  for (const [unit, ...rest] of rows) {
    const count = Number(rest.at(-1))
    const group = rest.slice(0, -1).findIndex(pattern => pattern !== null)
    const counts = units.get(unit) ?? new Array(1 + items.length * 5).fill(0)
    units.set(unit, counts)
    if (group === 0) counts[0] += count
    const pattern = Number(rest[group])
    const answers = [Math.floor(pattern / 36), Math.floor(pattern / 6) % 6, pattern % 6]
    answers.forEach((code, at) => {
      if (code < 5) counts[1 + (group * 3 + at) * 5 + code] += count
    })
  }
  return units
}

async function countedByClickHouse(path, items) {
  const { query } = await import('chdb')
  const header = ['Stempel waktu', 'Unit Kerja', ...items].map(name => `\`${name}\` String`)
  const counts = items.flatMap(item =>
    LABELS.map((label, at) => `countIf(\`${item}\` IN ('${label}', '${at + 1}'))`),
  )
  const table = `file('${path}', 'CSVWithNames', '${header.join(', ')}')`
  const sql = `SELECT \`Unit Kerja\`, count(), ${counts.join(', ')} FROM ${table} GROUP BY 1`
  const lines = String(query(sql, 'JSONCompactEachRow')).trimEnd().split('\n')
  return new Map(
    lines.map(line => {
      const [unit, ...each] = JSON.parse(line)
      return [unit, each.map(Number)]
    }),
  )
}

/** With all cores it finds, and only the columns it needs. */
async function countedByR(path, items) {
  const list = words => `c(${words.map(word => JSON.stringify(word)).join(', ')})`
  const script = [
    'suppressMessages(library(data.table))',
    `items <- ${list(items)}; labels <- ${list(LABELS)}`,
    `d <- fread(${JSON.stringify(path)}, select = c("Unit Kerja", items), colClasses = "character")`,
    'n <- d[, .(n = .N), by = "Unit Kerja"]',
    'for (i in items) for (k in 1:5) n[[paste(i, k)]] <- d[, .(x = sum(get(i) %chin% c(labels[k], as.character(k)))), by = "Unit Kerja"]$x',
    'fwrite(n, "", col.names = FALSE)',
  ].join('\n')
  const { spawnSync } = await import('node:child_process')
  const { stdout } = spawnSync('Rscript', ['-e', script], { encoding: 'utf8', maxBuffer: 1 << 30 })
  return new Map(
    stdout
      .trimEnd()
      .split('\n')
      .map(line => {
        const [unit, ...each] = line.split(',')
        return [unit.replaceAll('"', ''), each.map(Number)]
      }),
  )
}

async function countedByPolars(path, items) {
  const { default: pl } = await import('nodejs-polars')
  const counts = items.flatMap(item =>
    LABELS.map((label, at) =>
      pl
        .col(item)
        .isIn([label, `${at + 1}`])
        .sum()
        .alias(`${item} ${at}`),
    ),
  )
  const frame = await pl
    .scanCSV(path, { inferSchemaLength: 0 })
    .groupBy('Unit Kerja')
    .agg(pl.col('Unit Kerja').count().alias('rows'), ...counts)
    .collect()
  const rows = frame.toRecords().map(record => Object.values(record))
  return new Map(rows.map(([unit, ...each]) => [unit, each.map(Number)]))
}

const [, script, name, file, items] = process.argv
if (import.meta.url === pathToFileURL(script ?? '').href) {
  const units = await PEERS[name](file, items.split(','))
  const sorted = [...(units ?? [])].sort(([a], [b]) => (a < b ? -1 : 1))
  process.stdout.write(JSON.stringify(sorted))
}
