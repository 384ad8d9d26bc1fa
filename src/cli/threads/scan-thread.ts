/** A thread of its own that reads chunks of a large file side by side with others, and says what it has counted. */
import { parentPort, workerData } from 'node:worker_threads'
import { laneCapacity, scanNext } from '../../scan/scan-chunks.ts'
import { scanKernel } from '../../scan/scan-kernel.ts'
import type { ThreadWork } from '../../scan/scanned-tally.ts'
import { fileRegion } from '../file-source.ts'

const { plan, chunks, path } = workerData as ThreadWork
const kernel = scanKernel(plan, laneCapacity(chunks.length))
const region = fileRegion(path)
while (scanNext(chunks, kernel, region));
region.close()
parentPort?.postMessage(kernel.counts())
