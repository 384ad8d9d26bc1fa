import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { COMMANDS } from '../../src/cli/commands.ts'
import { runCli } from '../support/run-cli.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** Terms of the glossary that have an Indonesian word, and Indonesian ones that give way to another. */
const ENGLISH =
  /\b(?:respondents?|scores?|weights?|evidence|worksheets?|spreadsheets?|workbooks?|gates?|findings?|warnings?|errors?|default|headers?|path|stdin|stdout|flags?|nodes?|parents?|skip|blanks?|levels?|grades?|bands?|means?|answers?|rows?|columns?|items?|sheets?|tallies|tally|mapping|silence|provisional|verified|the|and|with|not)\b/i
const GIVES_WAY =
  /\b(?:galat|rerata|merata-rata|dirata-rata(?:kan)?|selang|takrif|simpul|pohon skor|saudara(?:nya)?|membungkam|dibungkam|menyadari|cacah|ejaan|punya|mempunyai|bisa|dulu|kini|dibanding|skor|nilai penuh|lembar isian|aplikasi lembar kerja|rentang nilai|data diri|mendua)\b/i

/** Of what the user types or what stands in files, nothing is ours to translate. */
function ownWords(text: string): string {
  return text
    .replace(/\$\{(?:[^{}]|\{[^{}]*\})*\}|\{\w+\}/g, ' ')
    .replace(/\\?`[^`]*`/g, ' ')
    .replace(/"[^"]*"/g, ' ')
    .replace(/\{[^{}]*\}/g, ' ')
    .replace(/(?:rb-score|# rb-score)[^.;)]*/g, ' ')
    .replace(/--?[a-z][\w-]*(?:[ =][\w.:,/<>!*-]+)?/g, ' ')
    .replace(/[\w./-]+\.(?:ya?ml|json|csv|xlsx|md|txt|html|lock)\b/g, ' ')
}

function filesBelow(folder: string, ending: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith(ending))
    .map(name => join(folder, name))
}

/** What stands beside `id:` or `idRemedy:` in the code, as literals; one word alone may be a name. */
function textsOf(file: string): readonly string[] {
  const code = readFileSync(join(ROOT, file), 'utf8')
  const literal =
    /\bid(?:Remedy)?:\s*(?:\([^)]*\)\s*=>\s*)?(?:'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`)/g
  return [...code.matchAll(literal)]
    .map(([, quoted, template]) => quoted ?? template ?? '')
    .filter(text => / /.test(text.trim()) && !/^ is a name/.test(text))
}

describe('our Indonesian', () => {
  const texts = filesBelow('src', '.ts').flatMap(file =>
    textsOf(file).map(text => ({ file, text })),
  )

  it('is found at all', () => {
    expect(texts.length).toBeGreaterThan(800)
  })

  it.each([
    ['no English word for what has an Indonesian one', ENGLISH],
    ['no word that another took the place of', GIVES_WAY],
  ])('has %s in messages', (_, words) => {
    const found = texts.filter(({ text }) => words.test(ownWords(text)))
    expect(
      found.map(({ file, text }) => `${file}: ${words.exec(ownWords(text))?.[0]}: ${text}`),
    ).toEqual([])
  })

  it('has neither in the help', async () => {
    for (const words of [[], ...COMMANDS.map(({ name }) => [name])]) {
      const { stdout } = await runCli([...words, '--help'], { env: { RB_SCORE_LANG: 'id' } })
      const own = ownWords(stdout.replace(/\s+/g, ' '))
      expect(GIVES_WAY.exec(own)?.[0], words.join()).toBeUndefined()
    }
  })

  it.each(['test/render/screens', 'test/ask/screens/screens'])('has neither on %s', folder => {
    const screens = filesBelow(folder, '.txt').filter(name => /[.-]id\b/.test(name))
    expect(screens.length).toBeGreaterThan(5)
    for (const name of screens) {
      // What an assessor has noted, and questions in the words of an instrument, are not ours.
      const screen = readFileSync(join(ROOT, name), 'utf8').replace(
        /^ +(?:Catatan|\d\S*) .*$/gm,
        '',
      )
      const shown = ownWords(screen)
      expect(GIVES_WAY.exec(shown)?.[0], name).toBeUndefined()
    }
  })
})
