/** Work for a thread -> what it has counted, once it is done. */
import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { LaneCounts } from '../../scan/lane-counts.ts'
import type { ThreadWork } from '../../scan/scanned-tally.ts'

/** Stands beside the bundle; what runs from its source has no threads. */
const THREAD = new URL('../scan-thread.js', import.meta.url)

/** @returns undefined where the thread could not do its work */
export async function startThread(work: ThreadWork): Promise<LaneCounts | undefined> {
  return new Promise(resolve => {
    const worker = new Worker(THREAD, { workerData: work })
    worker.once('message', resolve)
    worker.once('error', () => resolve(undefined))
    worker.once('exit', () => resolve(undefined))
  })
}

/** @param asked by `--threads` */
export function threadsFor(asked: number | undefined): number {
  return existsSync(fileURLToPath(THREAD)) ? (asked ?? availableParallelism()) : 1
}
