/** The worker of the page: takes a request, has it done, answers. */
import { gunzip } from '../platform/compression.ts'
import { type ByteSource, bytesOf, bytesSource } from '../tables/byte-source.ts'
import { type PageWork, pageWork } from './page-work.ts'

/** The words of one call; `files` become sources. */
export interface PageRequest {
  readonly call: number
  readonly name: keyof PageWork | 'begin'
  readonly words: readonly unknown[]
}

/** The first message of all: how to begin. */
export interface Beginning {
  /** The stored rubrics, packed with gzip. */
  readonly rubrics: Uint8Array
  readonly version: string
}

let work: Promise<PageWork> | undefined

addEventListener('message', async ({ data }: MessageEvent<PageRequest>) => {
  const { call, name, words } = data
  try {
    if (name === 'begin') work = begun(words[0] as Beginning)
    const answer = name === 'begin' ? await work?.then(() => undefined) : await done(name, words)
    postMessage({ call, answer })
  } catch (error) {
    postMessage({ call, fault: error instanceof Error ? `${error.stack}` : String(error) })
  }
})

async function begun({ rubrics, version }: Beginning): Promise<PageWork> {
  const stored = await bytesOf({ name: '', open: () => gunzip(bytesSource('', rubrics).open()) })
  return pageWork(JSON.parse(new TextDecoder().decode(stored)), version)
}

async function done(name: keyof PageWork, words: readonly unknown[]): Promise<unknown> {
  const called = (await work)?.[name] as ((...words: unknown[]) => unknown) | undefined
  return called?.(...words.map(word => (isFiles(word) ? word.map(fileSource) : word)))
}

function isFiles(word: unknown): word is readonly File[] {
  return Array.isArray(word) && word.length > 0 && word.every(each => each instanceof File)
}

function fileSource(file: File): ByteSource {
  return {
    name: file.name,
    async *open() {
      const reader = file.stream().getReader()
      for (;;) {
        const { done: isEnd, value } = await reader.read()
        if (isEnd) return
        yield value
      }
    },
  }
}
