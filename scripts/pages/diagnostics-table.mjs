/** Every `defineDiagnostic` in src/ -> a Markdown table: code, severity, message and remedy in English. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { rolldown } from 'rolldown'

const ENTRY = 'every-diagnostic'
const KEEPING = `export function defineDiagnostic(...words) {
  const kind = kindOf(...words)
  globalThis.definedDiagnostics.push(kind.definition)
  return kind
}`

export async function diagnosticsTable(root) {
  const rooms = new Map()
  const codes = new Set()
  for (const definition of await definitions(join(root, 'src'))) {
    if (codes.has(definition.code)) throw new Error(`${definition.code} is defined twice`)
    codes.add(definition.code)
    const room = definition.code.split('/')[0]
    rooms.set(room, [...(rooms.get(room) ?? []), definition])
  }
  const sections = [...rooms].sort(byFirst).map(([room, all]) => {
    const head = ['| Code | Severity | Says | How to mend it |', '|---|---|---|---|']
    return [`## ${room}`, '', ...head, ...all.sort(byCode).map(row)].join('\n')
  })
  return `${sections.join('\n\n')}\n`
}

function row({ code, severity, message, remedy }) {
  return `| \`${code}\` | ${severity} | ${cell(ofMore(message.en))} | ${cell(ofMore(remedy.en))} |`
}

/** All modules that define one are bundled in memory, with a `defineDiagnostic` that keeps what it is given. */
async function definitions(source) {
  const files = readdirSync(source, { recursive: true })
    .map(name => join(source, name))
    .filter(
      file => file.endsWith('.ts') && readFileSync(file, 'utf8').includes('defineDiagnostic('),
    )
  const bundle = await rolldown({
    input: ENTRY,
    platform: 'node',
    treeshake: false,
    plugins: [
      {
        name: 'collect',
        resolveId: id => (id === ENTRY ? id : undefined),
        load: id => (id === ENTRY ? entryCode(files) : undefined),
        transform: (code, id) =>
          id.endsWith('diagnostic.ts')
            ? code.replace('export function defineDiagnostic(', `${KEEPING}\nfunction kindOf(`)
            : undefined,
      },
    ],
  })
  const folder = mkdtempSync(join(tmpdir(), 'rb-score-diagnostics-'))
  try {
    const file = join(folder, 'all.mjs')
    await bundle.write({ format: 'esm', codeSplitting: false, file })
    globalThis.definedDiagnostics = []
    await import(pathToFileURL(file).href)
    return globalThis.definedDiagnostics
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function entryCode(files) {
  return files.map(file => `import ${JSON.stringify(file)}`).join('\n')
}

function byCode(a, b) {
  return byFirst([a.code], [b.code])
}

function byFirst([a], [b]) {
  return a < b ? -1 : Number(a > b)
}

function cell(text) {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ')
}

/** What is counted, as it is called of more than one. */
function ofMore(template) {
  return template.replace(/\{(\w+)\|[^|{}]*\|([^|{}]*)\}/g, '{$1} $2')
}
