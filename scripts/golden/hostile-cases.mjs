/** The files made to do harm, as the tests of that commit make them, each scored as JSON. */
import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'
import { LANGUAGES } from './looking-cases.mjs'

const MAKERS = {
  'hostile-bytes': ['TEXT_FILES', 'OTHER_FORMATS'],
  'hostile-content': ['ANSWERS', 'TABLES'],
  'hostile-rubrics': ['RUBRICS', 'FLAGS'],
}

/** Archives hold the time they were made at. */
const MADE = Date.UTC(2026, 0, 1)

export async function hostileCases(inputs) {
  const lists = []
  const { now } = Date
  for (const [maker, names] of Object.entries(MAKERS)) {
    // Beside its source, since it reads files by where it lies.
    const made = new URL(`test/support/${maker}.mjs`, inputs)
    const bundle = await rolldown({
      input: fileURLToPath(new URL(`test/support/${maker}.ts`, inputs)),
      platform: 'node',
    })
    await bundle.write({ file: fileURLToPath(made), format: 'esm' })
    Date.now = () => MADE
    const exported = await import(made.href)
    Date.now = now
    lists.push(...names.flatMap(name => exported[name]))
    rmSync(made)
  }
  return lists.map(([title, file], at) => {
    const { content, name = 'survei.csv', flags = ['-r', 'skm-2017'], beside = {} } = file
    const lang = LANGUAGES[at % 2]
    return {
      steps: [['assess', name, ...flags, '--format', 'json']],
      env: { RB_SCORE_LANG: lang },
      files: { [name]: content, ...beside },
      note: `hostile ${at}: ${title}`,
    }
  })
}
