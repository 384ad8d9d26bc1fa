/** src/page/ -> dist/rb-score.html: one file that opens from disk, with the library and the rubrics in it, and asks for nothing. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { rolldown } from 'rolldown'

const TARGET = join('dist', 'rb-score.html')
const TWINS = resolve('src', 'platform', 'browser')

/** After the rubrics were stored. Returns the modules that it took in, for their licences. */
export async function buildPage(version) {
  const [main, worker] = [await script('main.ts'), await script('worker.ts')]
  // A browser would end the element, or take what follows for a comment.
  const inElement = text => text.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--')
  const code = inElement(main.code)
  const hash = createHash('sha256').update(code).digest('base64')
  const policy = `default-src 'none'; script-src 'sha256-${hash}'; worker-src blob:; base-uri 'none'; form-action 'none'`
  const page = [
    '<!doctype html>',
    `<html lang="id" data-version="${version}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="referrer" content="no-referrer">',
    '<title>rb-score</title>',
    '</head>',
    '<body>',
    '<noscript>Halaman ini memerlukan JavaScript. This page needs JavaScript.</noscript>',
    `<script type="text/plain" id="rubrics">${storedRubrics()}</script>`,
    `<script type="text/plain" id="worker">${inElement(worker.code)}</script>`,
    `<script>${code}</script>`,
    '</body>',
    '</html>',
  ]
  writeFileSync(TARGET, `${page.join('\n')}\n`)
  return [...main.moduleIds, ...worker.moduleIds]
}

async function script(name) {
  const bundle = await rolldown({
    input: join('src', 'page', name),
    platform: 'browser',
    plugins: [browserTwins],
    onLog(level, log, report) {
      if (level === 'warn') throw new Error(log.message)
      report(level, log)
    },
  })
  const { output } = await bundle.generate({
    format: 'iife',
    codeSplitting: false,
    minify: true,
    comments: false,
  })
  return output[0]
}

/** What Node.js and browsers do differently has a twin of the same name for browsers. */
const browserTwins = {
  name: 'browser-twins',
  resolveId(specifier, importer = '') {
    if (specifier === 'csv-parse') return join(TWINS, 'csv-parse.ts')
    if (specifier === './scan/fast-tally.ts') return resolve('src', 'page', 'fast-tally.ts')
    // The page takes the words of commands; it never runs them.
    if (specifier.startsWith('../actions/')) return { id: specifier, external: true }
    const path = resolve(dirname(importer), specifier)
    return dirname(path) === dirname(TWINS) ? join(TWINS, basename(path)) : null
  },
}

function storedRubrics() {
  const folder = join('dist', 'rubrics')
  const files = readdirSync(folder, { recursive: true }).filter(file => file.endsWith('.json'))
  const trees = files.sort().map(file => {
    const name = file.replaceAll('\\', '/').replace(/json$/, 'yaml')
    const { tree } = JSON.parse(readFileSync(join(folder, file), 'utf8'))
    return [name, { tree, text: readFileSync(join('rubrics', name), 'utf8') }]
  })
  return gzipSync(JSON.stringify(Object.fromEntries(trees)), { level: 9 }).toString('base64')
}
