/** Calls to the worker, whose script stands as a text in the page -> promises of what it answers. */
import type { PageContext } from './page-state.ts'
import type { Beginning, PageRequest } from './worker.ts'

interface PageWorker {
  begin(beginning: Beginning): Promise<unknown>
  readonly ask: PageContext['ask']
}

export function pageWorker(script: string): PageWorker {
  const waiting = new Map<number, { resolve(answer: unknown): void; reject(fault: Error): void }>()
  let calls = 0
  const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }))
  const worker = new Worker(url)
  worker.addEventListener('message', ({ data }) => {
    const { resolve, reject } = waiting.get(data.call) ?? {}
    waiting.delete(data.call)
    if (data.fault === undefined) resolve?.(data.answer)
    else reject?.(new Error(data.fault))
  })
  const call = (name: PageRequest['name'], words: readonly unknown[]): Promise<unknown> => {
    calls += 1
    const request: PageRequest = { call: calls, name, words }
    worker.postMessage(request)
    return new Promise((resolve, reject) => waiting.set(request.call, { resolve, reject }))
  }
  return {
    begin: beginning => call('begin', [beginning]),
    ask: (name, ...words) => call(name, words) as ReturnType<PageContext['ask']> as Promise<never>,
  }
}
