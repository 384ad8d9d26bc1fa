/**
 * LibreOffice recalculates filled-in worksheets: every formula must come to what the scorer computes.
 * Outside the gate, since it needs LibreOffice: `node scripts/recalculate.mjs`.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { afterAll, describe, expect, it } from 'vitest'
import { rubricAtEachLevel } from '../../src/rubric/rubric-at-level.ts'
import { worksheetWorkbook } from '../../src/template/worksheet-workbook.ts'
import { filledAtRandom, worksheetRubric } from '../support/random-worksheet.ts'

const folder = mkdtempSync(join(tmpdir(), 'rb-score-recalculate-'))
afterAll(() => rmSync(folder, { recursive: true }))

const SHEET = 'xl/worksheets/sheet1.xml'
const RUBRICS = [
  'rubrics/area-perubahan-2020.yaml',
  'rubrics/area-perubahan-2014.yaml',
  'rubrics/zona-integritas-2021.yaml',
  // A part that is scaled back up, ratios with differences, and units.
  'test/skeletons/worksheet.yaml',
  'test/skeletons/roll-up.yaml',
  // Rounding, weights that differ, a bonus, numbers, reverse keys.
  'test/fixtures/template/every-formula.yaml',
  'rubrics/rb-2023.yaml',
]

const cases = (await Promise.all(RUBRICS.map(worksheetRubric))).flatMap(rubric =>
  rubricAtEachLevel(rubric).flatMap(leveled =>
    [1, 2, 3, 4].map(seed => ({ rubric: leveled, id: leveled.id, level: leveled.level, seed })),
  ),
)

describe('a worksheet recalculated by LibreOffice', () => {
  it.each(cases)('$id $level, filling $seed', ({ rubric, seed }) => {
    const answers = filledAtRandom(rubric, seed)
    const language = seed % 2 === 0 ? 'en' : 'id'
    const bytes = worksheetWorkbook([{ rubric, answers }], language)
    const ours = formulaResults(bytes)
    const theirs = formulaResults(recalculated(bytes, `${rubric.id}-${rubric.level}-${seed}`))
    expect(ours.size).toBeGreaterThan(5)
    const wrong = [...ours].filter(([cell, result]) => !isSame(result, theirs.get(cell) ?? ''))
    expect(wrong.map(([cell, result]) => [cell, result, theirs.get(cell)])).toEqual([])
  })
})

/** Without the results that we saved, so that none of them can come back by itself. */
function recalculated(bytes: Uint8Array, name: string): Uint8Array {
  const parts = unzipSync(bytes)
  const sheet = strFromU8(parts[SHEET] ?? new Uint8Array())
  const bare = sheet.replace(
    /(<c r="[A-Z]+\d+" s="\d+")(?: t="str")?>(<f>[^<]*<\/f>)<v>[^<]*<\/v>/g,
    '$1>$2',
  )
  expect(bare).not.toBe(sheet)
  const file = join(folder, `${name}.xlsx`)
  writeFileSync(file, zipSync({ ...parts, [SHEET]: strToU8(bare) }))
  const output = join(folder, 'out')
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
  const words = [profile, '--headless', '--convert-to', 'xlsx', '--outdir', output, file]
  execFileSync('soffice', words, { stdio: 'ignore' })
  return readFileSync(join(output, `${name}.xlsx`))
}

function formulaResults(bytes: Uint8Array): ReadonlyMap<string, string> {
  const sheet = strFromU8(unzipSync(new Uint8Array(bytes))[SHEET] ?? new Uint8Array())
  const cells = sheet.matchAll(
    /<c r="([A-Z]+\d+)"[^>]*><f[^>]*>[^<]*<\/f>(?:<v>([^<]*)<\/v>|<v\/>)?<\/c>/g,
  )
  return new Map([...cells].map(([, cell = '', result = '']) => [cell, result]))
}

function isSame(a: string, b: string): boolean {
  if (a === b) return true
  return a !== '' && b !== '' && Math.abs(Number(a) - Number(b)) < 1e-9
}
