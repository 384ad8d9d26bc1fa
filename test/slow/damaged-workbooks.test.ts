/**
 * Workbooks damaged at random: our reader comes to what read-excel-file reads, or refuses; where read-excel-file refuses,
 * it may have read what stood there before. For longer: `DAMAGE_SECONDS=600 DAMAGE_SEED=1 npm run test:slow`.
 */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { type Unzipped, unzipSync, zipSync } from 'fflate'
import { expect, it } from 'vitest'
import { Refusal } from '../../src/diagnostics/diagnostic.ts'
import { type Grid, ourSheets, theirSheets } from '../support/excel-oracle.ts'
import { randomWorkbook } from '../support/random-workbook.ts'

const SECONDS = Number(process.env['DAMAGE_SECONDS'] ?? 20)
const SEED = Number(process.env['DAMAGE_SEED'] ?? 20261128)
const READ = /^xl\/(workbook|sharedStrings|styles|worksheets\/sheet1|_rels\/workbook)\b/

const examples = ['area-perubahan-survei/responses', 'area-perubahan/dinas-kesehatan-2026'].map(
  path => new Uint8Array(readFileSync(`examples/${path}.xlsx`)),
)

type Change = readonly [kind: 'flip' | 'cut' | 'drop' | 'repeat' | 'remove', at: number, by: number]

const change: fc.Arbitrary<Change> = fc.tuple(
  fc.constantFrom('flip', 'flip', 'flip', 'cut', 'drop', 'repeat', 'remove'),
  fc.nat(2 ** 30),
  fc.nat(2 ** 30),
)
const damagedParts = fc
  .tuple(fc.oneof(randomWorkbook, fc.constantFrom(...examples)), change, fc.nat(99), fc.boolean())
  .map(([whole, how, which, isOfArchive]) => {
    if (isOfArchive) return { whole, damaged: changed(whole, how) ?? new Uint8Array(0) }
    const parts: Unzipped = unzipSync(whole)
    const paths = Object.keys(parts).filter(path => READ.test(path))
    const path = paths[which % paths.length] ?? ''
    const part = changed(parts[path] ?? new Uint8Array(0), how)
    if (part === undefined) delete parts[path]
    else parts[path] = new Uint8Array(part)
    return { whole, damaged: zipSync(parts, { level: 0 }) }
  })

function changed(bytes: Uint8Array, [kind, at, by]: Change): Uint8Array | undefined {
  if (kind === 'remove') return undefined
  const start = at % Math.max(1, bytes.length)
  const end = start + 1 + (by % 40)
  if (kind === 'cut') return bytes.subarray(0, start)
  if (kind === 'drop') return joined(bytes.subarray(0, start), bytes.subarray(end))
  if (kind === 'repeat') return joined(bytes.subarray(0, end), bytes.subarray(start))
  const copy = new Uint8Array(bytes)
  copy[start] = (copy[start] ?? 0) ^ (1 << (by % 8))
  return copy
}

function joined(...pieces: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(pieces))
}

it(
  `reads no damaged workbook in its own way (seed ${SEED})`,
  async () => {
    const counts = { refused: 0, alike: 0, 'read where theirs refuses': 0 }
    await fc.assert(
      fc.asyncProperty(damagedParts, async ({ whole, damaged }) => {
        const ours = await refusedOr(ourSheets(damaged))
        if (ours === 'refused') {
          counts.refused += 1
          return
        }
        const theirs = await theirSheets(damaged, ours.keys()).catch(() => 'refused' as const)
        if (theirs === 'refused') {
          counts['read where theirs refuses'] += 1
          expect(valuesOf(ours)).toEqual(valuesOf(await ourSheets(whole)))
          return
        }
        counts.alike += 1
        expect(ours).toEqual(theirs)
      }),
      {
        seed: SEED,
        numRuns: 1_000_000,
        interruptAfterTimeLimit: SECONDS * 1000,
        markInterruptAsFailure: false,
      },
    )
    console.log(counts)
    expect(Math.min(counts.refused, counts.alike)).toBeGreaterThan(0)
  },
  (SECONDS + 60) * 1000,
)

async function refusedOr(
  sheets: Promise<Map<string, Grid>>,
): Promise<Map<string, Grid> | 'refused'> {
  try {
    return await sheets
  } catch (error) {
    if (error instanceof Refusal) return 'refused'
    throw error
  }
}

/** The names of sheets may be what is damaged. */
function valuesOf(sheets: ReadonlyMap<string, Grid>): Grid[] {
  return [...sheets.values()]
}
