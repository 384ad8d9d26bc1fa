/**
 * Writes the data of examples/, the same bytes on every machine. `--check` writes nothing and fails where a file differs.
 * The worksheet that the tool itself makes (examples/templates.json) needs `npm run build` before; a test compares it.
 * Usage: node scripts/make-examples.mjs [--check]
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import writeExcelFile from 'write-excel-file/node'
import { parse } from 'yaml'
import { areaPerubahanRows } from './examples/area-perubahan.mjs'
import { berakhlakResponses } from './examples/berakhlak.mjs'
import { csvText } from './examples/csv-text.mjs'
import { FILES, TABLES } from './examples/further.mjs'
import { SHEETS, SURVEYS, surveyRows } from './examples/sheets.mjs'
import { gaspulRows, sekadauRows } from './examples/skm.mjs'
import { agencyRows, sheetRows, unitRows, zoneRows } from './examples/worksheets.mjs'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** Items, and which dimension each belongs to. Rubrics without `extends` can be read as plain YAML. */
function rubricParts(id) {
  const file = rubricFile(id)
  const dimensions = file.score.of.map(({ id, title, of }) => ({ id, title: title.id, items: of }))
  return { items: file.items, dimensions }
}

/** With the scales of the parts that it takes in. */
function rubricFile(id) {
  const file = yamlFile(`${id}.yaml`)
  const scales = (file.parts ?? []).map(name => yamlFile(`parts/${name}.yaml`).scales)
  return { ...file, scales: Object.assign({}, ...scales, file.scales) }
}

function yamlFile(name) {
  return parse(readFileSync(join(ROOT, 'rubrics', name), 'utf8'))
}

/** A workbook without a time in it: the library stamps the hour of writing on every part. */
async function workbook(rows, sheet) {
  const cells = rows.map(row => row.map(value => (value === '' ? null : value)))
  const bytes = await writeExcelFile(cells, { sheet }).toBuffer()
  const parts = Object.entries(unzipSync(new Uint8Array(bytes))).sort(([a], [b]) =>
    a < b ? -1 : 1,
  )
  const timeless = parts.map(([path, part]) => {
    const text = path.endsWith('.xml')
      ? strFromU8(part).replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '2026-07-20T00:00:00Z')
      : undefined
    return [path, text === undefined ? part : strToU8(text)]
  })
  return Buffer.from(
    zipSync(Object.fromEntries(timeless), { mtime: new Date(2026, 6, 20), level: 9 }),
  )
}

async function examples() {
  const areas = areaPerubahanRows(rubricParts('area-perubahan-survei'))
  const eightAreas = rubricFile('area-perubahan-2020')
  return {
    'area-perubahan/instansi.csv': Buffer.from(csvText(agencyRows(eightAreas))),
    'area-perubahan/unit.csv': Buffer.from(csvText(unitRows(eightAreas))),
    'zona-integritas/satker.csv': Buffer.from(
      csvText(zoneRows(rubricFile('zona-integritas-2021'))),
    ),
    'berakhlak/responses.csv': Buffer.from(berakhlakResponses(rubricParts('berakhlak-2021'))),
    // As Excel saves it in Indonesia: semicolons, and a byte order mark.
    'area-perubahan-survei/responses.csv': Buffer.from(`\uFEFF${csvText(areas, ';')}`),
    'area-perubahan-survei/responses.xlsx': await workbook(areas, 'Jawaban'),
    'skm/sekadau.csv': Buffer.from(csvText(sekadauRows())),
    'skm/gaspul.csv': Buffer.from(csvText(gaspulRows())),
    ...Object.fromEntries(SHEETS.map(sheetExample)),
    ...Object.fromEntries(SURVEYS.map(surveyExample)),
    ...mapped(TABLES, csvText),
    ...mapped(FILES, text => text),
  }
}

function mapped(texts, textOf) {
  return Object.fromEntries(
    Object.entries(texts).map(([path, content]) => [path, Buffer.from(textOf(content))]),
  )
}

function sheetExample({ file, rubric, ...sheet }) {
  return [`instruments/${file}`, Buffer.from(csvText(sheetRows(rubricFile(rubric), sheet)))]
}

function surveyExample({ file, rubric, ...survey }) {
  return [`instruments/${file}`, Buffer.from(csvText(surveyRows(rubricFile(rubric), survey)))]
}

function sameBytes(path, bytes) {
  try {
    return readFileSync(path).equals(bytes)
  } catch {
    return false
  }
}

const checks = process.argv.includes('--check')
for (const [name, bytes] of Object.entries(await examples())) {
  const path = join(ROOT, 'examples', name)
  if (sameBytes(path, bytes)) continue
  if (checks) {
    console.error(
      `examples/${name} is not what scripts/make-examples.mjs makes. Run it without --check.`,
    )
    process.exitCode = 1
  } else {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, bytes)
    console.log(`wrote examples/${name}`)
  }
}

if (!checks) {
  const templates = JSON.parse(readFileSync(join(ROOT, 'examples/templates.json'), 'utf8'))
  for (const { folder, words, made } of templates) {
    const tool = join(ROOT, 'bin/rb-score.js')
    const cwd = join(ROOT, 'examples', folder)
    execFileSync(process.execPath, [tool, ...words, '-o', made, '--overwrite'], { cwd })
    console.log(`made examples/${folder}/${made}`)
  }
}
