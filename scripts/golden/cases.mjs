/** The command lines whose outcome is recorded, as loops over commands, files, languages, formats and widths. */
import { assessCases } from './assess-cases.mjs'
import { fillingCases } from './filling-cases.mjs'
import { hostileCases } from './hostile-cases.mjs'
import { lookingCases } from './looking-cases.mjs'
import { rubricCases } from './rubric-cases.mjs'

/** `title` tells a case from all others: its command lines, and what else is special about it. */
export async function goldenCases(folder) {
  const inputs = new URL(`file://${folder}/inputs/`)
  const lists = [
    lookingCases(inputs),
    assessCases(inputs),
    rubricCases(inputs),
    fillingCases(inputs),
    await hostileCases(inputs),
  ]
  const cases = lists.flat().map(each => ({ ...each, title: titleOf(each) }))
  const titles = new Set()
  for (const { title } of cases) {
    if (titles.has(title)) throw new Error(`twice: ${title}`)
    titles.add(title)
  }
  return cases
}

function titleOf({ steps, env = {}, terminal, note }) {
  const lines = steps.map(words => words.map(quoted).join(' ')).join(' && ')
  const before = Object.entries(env).map(([name, value]) => `${name}=${value} `)
  const after = [terminal === undefined ? [] : `terminal ${terminal}`, note ?? []].flat()
  return `${before.join('')}${lines}${after.length === 0 ? '' : `  # ${after.join(', ')}`}`
}

const quoted = word =>
  /^[\w./:=*,@%+-]+$/.test(word) ? word : `'${word.slice(0, 60)}${word.length > 60 ? '…' : ''}'`
