import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { SOUND_RUBRIC } from '../support/checked.ts'
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

// What an editor with yaml-language-server shows for a YAML text and one of our schemas.

interface Position {
  readonly line: number
  readonly character: number
}

interface Service {
  configure(settings: object): void
  doValidation(document: unknown, isKubernetes: boolean): Promise<readonly Squiggle[]>
  doComplete(
    document: unknown,
    at: Position,
    isKubernetes: boolean,
  ): Promise<{ readonly items: readonly { readonly label: string }[] }>
  doHover(
    document: unknown,
    at: Position,
  ): Promise<{ readonly contents: { readonly value: string } } | null>
}

interface Squiggle {
  readonly message: string
  readonly range: { readonly start: Position }
}

interface Editor {
  /** `line: message`, lines from 1. */
  readonly squiggles: (text: string) => Promise<readonly string[]>
  /** What is offered where the text has a `▮`. */
  readonly completions: (text: string) => Promise<readonly string[]>
  /** What is shown over the sign after the `▮`. */
  readonly hover: (text: string) => Promise<string>
}

const CURSOR = '▮'

/** The server keeps what it has parsed by name, for all its services at once. */
let version = 0

function editorWith(schemaFile: string): Editor {
  const require = createRequire(import.meta.url)
  const { getLanguageService } = require('yaml-language-server') as {
    getLanguageService: (parts: object) => Service
  }
  const below = createRequire(require.resolve('yaml-language-server'))
  const { TextDocument } = below('vscode-languageserver-textdocument') as {
    TextDocument: { create(uri: string, language: string, version: number, text: string): unknown }
  }
  const schema = readFileSync(schemaFile, 'utf8')
  const uri = 'file:///schema.json'
  // Whatever a file's own first line names, it is this schema: nothing is fetched.
  const service = getLanguageService({
    schemaRequestService: async () => schema,
    workspaceContext: { resolveRelativePath: () => uri },
  })
  const schemas = [{ uri, fileMatch: ['*.yaml'], schema: JSON.parse(schema) }]
  service.configure({ validate: true, completion: true, hover: true, schemas })
  const opened = (text: string) =>
    TextDocument.create(`file:///${++version}.yaml`, 'yaml', version, text)
  const atCursor = (text: string) => {
    const before = text.slice(0, text.indexOf(CURSOR)).split('\n')
    const at = { line: before.length - 1, character: before.at(-1)?.length ?? 0 }
    return { document: opened(text.replace(CURSOR, '')), at }
  }
  return {
    async squiggles(text) {
      const found = await service.doValidation(opened(text), false)
      return found.map(({ message, range }) => `${range.start.line + 1}: ${message}`)
    },
    async completions(text) {
      const { document, at } = atCursor(text)
      const { items } = await service.doComplete(document, at, false)
      return items.map(({ label }) => label)
    },
    async hover(text) {
      const { document, at } = atCursor(text)
      return (await service.doHover(document, at))?.contents.value ?? ''
    },
  }
}
