/** Writes what is made from the code: the JSON Schemas in schema/. With `--check`, fails where they are stale. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { run } from '../dist/cli.js'

const folder = join(dirname(dirname(fileURLToPath(import.meta.url))), 'schema')
const isCheck = process.argv.includes('--check')
mkdirSync(folder, { recursive: true })

const stale = []
for (const name of ['rubric', 'report']) {
  const file = `${name}.schema.json`
  const text = await printed('schema', name)
  if (text === storedText(file)) continue
  stale.push(`schema/${file}`)
  if (!isCheck) writeFileSync(join(folder, file), text)
}

if (isCheck && stale.length > 0) {
  console.error(
    `Not what the code makes: ${stale.join(', ')}. Run \`npm run build && npm run generate\`.`,
  )
  process.exitCode = 1
} else if (stale.length > 0) console.error(`Written: ${stale.join(', ')}`)

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
    return readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n')
  } catch {
    return undefined
  }
}
