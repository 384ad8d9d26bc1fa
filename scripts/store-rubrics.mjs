/**
 * rubrics/ and rubrics/parts/ -> dist/rubrics/: their parsed trees as JSON, so that a start need not parse YAML, and the names of
 * their items, so that it need not build all of them to find one.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { rolldown } from 'rolldown'

export async function storeRubrics() {
  const folder = mkdtempSync(join(tmpdir(), 'rb-score-build-'))
  try {
    const { parseYaml, storedSource, loadedShippedRubrics, textsHash, indexedRubric } =
      await compiledReader(folder)
    rmSync('dist/rubrics', { recursive: true, force: true })
    mkdirSync('dist/rubrics/parts', { recursive: true })
    // Outlines of documents are read when one is made, not at every start.
    const all = readdirSync('rubrics', { recursive: true })
    const files = all.filter(name => !name.startsWith('documents'))
    for (const file of files.filter(name => name.endsWith('.yaml'))) {
      const text = readFileSync(join('rubrics', file), 'utf8')
      const problems = []
      const tree = parseYaml(text, file, problems)
      // A rubric with problems is read from its YAML, which says what they are.
      if (tree === undefined || problems.length > 0) continue
      const sha256 = createHash('sha256').update(text).digest('hex')
      const stored = JSON.stringify({ sha256, tree: storedSource(tree) })
      writeFileSync(join('dist', 'rubrics', file.replace(/\.yaml$/, '.json')), stored)
    }
    const ids = readdirSync('rubrics').flatMap(name => /^(.+)\.yaml$/.exec(name)?.[1] ?? [])
    const loaded = await loadedShippedRubrics(ids, 'rubrics')
    const index = {
      sha256: textsHash('rubrics'),
      rubrics: loaded.flatMap(({ rubric, variantOf }) => indexedRubric(rubric, variantOf)),
    }
    writeFileSync(join('dist', 'rubric-index.json'), JSON.stringify(index))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What is needed of src/ in JavaScript; node itself reads no TypeScript in every version that is supported. */
async function compiledReader(dir) {
  const bundle = await rolldown({
    input: {
      parse: 'src/rubric/read-rubric.ts',
      stored: 'src/rubric/source-node.ts',
      folder: 'src/cli/rubric-folder.ts',
      index: 'src/columns/rubric-index.ts',
    },
    platform: 'node',
  })
  await bundle.write({
    dir,
    format: 'esm',
    entryFileNames: '[name].mjs',
    chunkFileNames: '[name]-[hash].mjs',
  })
  const load = name => import(pathToFileURL(join(dir, `${name}.mjs`)).href)
  const modules = ['parse', 'stored', 'folder', 'index'].map(load)
  return Object.assign({}, ...(await Promise.all(modules)))
}
