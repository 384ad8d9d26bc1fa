/** What an editor with yaml-language-server shows for a YAML text and one of our schemas. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

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

export interface Editor {
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

export function editorWith(schemaFile: string): Editor {
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
