import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { SOUND_RUBRIC } from '../support/checked.ts'
import { editorWith } from '../support/editor.ts'
import { rubricIds } from '../support/rubric-files.ts'

const rubrics = editorWith('schema/rubric.schema.json')
const settings = editorWith('schema/project.schema.json')

describe('an editor with yaml-language-server', () => {
  it.each(rubricIds('rubrics'))('underlines nothing in %s', async id => {
    expect(await rubrics.squiggles(readFileSync(`rubrics/${id}.yaml`, 'utf8'))).toEqual([])
  })

  it('underlines a misspelt key and a word that is not known', async () => {
    const broken = SOUND_RUBRIC.replace('rescale:', 'rescal:').replace(
      'kind: survey',
      'kind: angket',
    )
    const found = await rubrics.squiggles(broken)
    const line = broken.split('\n').findIndex(each => each.includes('rescal:')) + 1
    expect(found).toContain(`${line}: Property rescal is not allowed.`)
    expect(found.some(each => each.startsWith('4: Value is not accepted'))).toBe(true)
  })

  it('offers the keys that may stand there', async () => {
    const top = await rubrics.completions(`${SOUND_RUBRIC}ga▮\n`)
    expect(top).toEqual(expect.arrayContaining(['gates', 'lookups', 'notice']))
    const node = await rubrics.completions(SOUND_RUBRIC.replace('  rescale:', '  agg▮\n  rescale:'))
    expect(node).toEqual(expect.arrayContaining(['aggregate', 'at-least', 'missing']))
  })

  it('offers the words that a key takes', async () => {
    const kinds = await rubrics.completions(SOUND_RUBRIC.replace('kind: survey', 'kind: ▮'))
    expect(kinds).toEqual(expect.arrayContaining(['survey', 'worksheet']))
  })

  it('explains the key under the pointer', async () => {
    const hover = await rubrics.hover(SOUND_RUBRIC.replace('  rescale:', '  ▮rescale:'))
    expect(hover).toContain('Rescale of this node')
  })

  it('knows parts, and rubrics that take them in', async () => {
    for (const name of readdirSync('rubrics/parts')) {
      expect(await rubrics.squiggles(readFileSync(`rubrics/parts/${name}`, 'utf8'))).toEqual([])
    }
    const part = 'part: contoh\nscales:\n  a: { number: { decimals: 0 } }\n'
    expect(await rubrics.completions(`${part}pro▮\n`)).toContain('profile')
    expect(await rubrics.completions(`${part}it▮\n`)).not.toContain('items')
    expect(await rubrics.squiggles(`${part}items: []\n`)).toEqual([
      '4: Property items is not allowed.',
    ])
    const user = SOUND_RUBRIC.replace('kind: survey', 'kind: survey\nparts: [responden]')
    expect(await rubrics.squiggles(user)).toEqual([])
    expect(await rubrics.completions(`${user}gat▮\n`)).toContain('gates')
    const bare = user.slice(0, user.indexOf('score:'))
    expect(await rubrics.squiggles(bare)).toEqual([expect.stringContaining('score')])
  })

  it('knows the settings of a project too', async () => {
    expect(
      await settings.squiggles('paths: [rubrik]\nseverities: { tests-missing: off }\n'),
    ).toEqual([])
    expect(await settings.squiggles('path: [rubrik]\n')).toEqual([
      '1: Property path is not allowed.',
    ])
    expect(await settings.completions('severities:\n  tests-missing: ▮\n')).toContain('warning')
  })
})
