/** Writes what is made from the code: the JSON Schemas, and the tables in docs/. With `--check`, fails where they are stale. */
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { run } from '../dist/cli.js'
import { diagnosticsTable } from './pages/diagnostics-table.mjs'
import { schemaTables } from './pages/schema-tables.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const isCheck = process.argv.includes('--check')

const rubricSchema = await printed('schema', 'rubric')
const reportSchema = await printed('schema', 'report')
const projectSchema = await printed('schema', 'project')
const documentSchema = await printed('schema', 'document')
const { $defs: rubricParts } = JSON.parse(rubricSchema)
const { $defs: reportParts, ...report } = JSON.parse(reportSchema)

const fresh = {
  'schema/rubric.schema.json': rubricSchema,
  'schema/report.schema.json': reportSchema,
  'schema/project.schema.json': projectSchema,
  'schema/document.schema.json': documentSchema,
  'docs/02-writing-a-rubric.md': withTables(
    'docs/02-writing-a-rubric.md',
    schemaTables(rubricParts.whole, rubricParts, { rootTitle: 'The file' }),
  ),
  'docs/07-report-json.md': withTables(
    'docs/07-report-json.md',
    schemaTables(report, reportParts, { rootTitle: 'The report' }),
  ),
  'docs/diagnostics.md': withTables('docs/diagnostics.md', await diagnosticsTable(root)),
}

const stale = Object.entries(fresh).filter(([file, text]) => text !== storedText(file))
const names = stale.map(([file]) => file).join(', ')
if (isCheck && stale.length > 0) {
  console.error(`Not what the code makes: ${names}. Run \`npm run build && npm run generate\`.`)
  process.exitCode = 1
} else if (stale.length > 0) {
  for (const [file, text] of stale) writeFileSync(join(root, file), text)
  console.error(`Written: ${names}`)
}

/** A page whose tables stand between two marks; the words around them are written by hand. */
function withTables(file, tables) {
  const [before, rest] = (storedText(file) ?? '').split('<!-- generated: npm run generate -->\n')
  const after = rest?.split('<!-- end of generated -->\n')[1]
  if (after === undefined) throw new Error(`${file} has no place for its tables`)
  return [
    before,
    '<!-- generated: npm run generate -->\n\n',
    tables,
    '\n<!-- end of generated -->\n',
    after,
  ].join('')
}

/** What the command prints is what the file holds. */
async function printed(...words) {
  let text = ''
  const write = (part, written) => {
    text += part
    written()
  }
  const stream = { write, on() {}, off() {} }
  const surroundings = { stdin: () => process.stdin, stdout: stream, stderr: stream }
  const code = await run(words, { ...surroundings, env: { RB_SCORE_LANG: 'en' }, cwd: '.' })
  if (code !== 0) throw new Error(text)
  return text
}

function storedText(file) {
  try {
    return readFileSync(join(root, file), 'utf8').replaceAll('\r\n', '\n')
  } catch {
    return undefined
  }
}
