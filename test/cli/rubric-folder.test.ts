import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type LoadedRubric,
  loadedShippedRubrics,
  loadRubricFile,
  loadShippedRubric,
  shippedRubricIds,
} from '../../src/cli/rubric-folder.ts'
import { standingOf } from '../../src/cli/show/rubric-list.ts'
import type { Basis } from '../../src/rubric/model.ts'
import { LARGEST_BYTES } from '../../src/rubric/yaml-limits.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rb-score-rubrics-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function load(name: string, text: string) {
  writeFileSync(join(folder, name), text)
  return loadRubricFile(join(folder, name), name)
}

const child = (base: string, title = 'Turunan') =>
  `rubric: turunan\nedition: "1"\nextends: ${base}\ntitle: ${title}\n`

describe('shipped rubrics', () => {
  it('have the id that their file is named after', async () => {
    expect(shippedRubricIds().length).toBeGreaterThan(0)
    for (const id of shippedRubricIds()) expect((await loadShippedRubric(id)).rubric?.id).toBe(id)
  })

  it('are all listed, each variant after what it is a variant of', async () => {
    const listed = await loadedShippedRubrics()
    expect(listed.map(({ rubric }) => rubric.id).sort()).toEqual(shippedRubricIds())
    listed.forEach(({ variantOf }, position) => {
      const before = listed.slice(0, position).map(({ rubric }) => rubric.id)
      if (variantOf !== undefined) expect(before).toContain(variantOf)
    })
  })
})

describe('rubric files', () => {
  it('may extend a shipped rubric', async () => {
    const { rubric, variantOf } = (await load('a.yaml', child('skm-2017'))) as LoadedRubric
    expect(rubric.title).toEqual({ id: 'Turunan' })
    expect(rubric.items).toHaveLength(9)
    expect(variantOf).toBe('skm-2017')
  })

  it('extend the file beside them before the shipped one of the same name', async () => {
    const beside = mkdtempSync(join(folder, 'beside-'))
    const text = `rubric: skm-2017\nedition: "1"\nextends: berakhlak-2021\ntitle: Lain\n`
    writeFileSync(join(beside, 'skm-2017.yaml'), text)
    writeFileSync(join(beside, 'b.yaml'), child('skm-2017'))
    expect((await loadRubricFile(join(beside, 'b.yaml'), 'b.yaml')).rubric?.items).toHaveLength(21)
  })

  it.each(['tidak-ada', '../skm-2017', 'turunan', '/etc/passwd'])(
    'cannot extend %s',
    async base => {
      const { rubric, problems } = await load('turunan.yaml', child(base))
      expect(rubric).toBeUndefined()
      expect(problems.map(({ severity }) => severity)).toContain('error')
    },
  )

  it('are refused by size without being read to the end', async () => {
    mkdirSync(join(folder, 'large'), { recursive: true })
    const { rubric, texts } = await load(
      join('large', 'x.yaml'),
      `# ${'x'.repeat(3 * LARGEST_BYTES)}\n`,
    )
    expect(rubric).toBeUndefined()
    expect(texts[0]?.text.length).toBeLessThan(1.1 * LARGEST_BYTES)
  })
})

describe('standingOf', () => {
  const basis = (verified: boolean, ...covers: Basis['covers']) =>
    ({ name: 'x', covers, verified }) as Basis

  it('counts a part as verified only where all of its sources are', () => {
    const sources = [basis(true, 'items', 'weights'), basis(false, 'bands', 'weights')]
    expect(standingOf({ basis: sources })).toEqual({
      verified: ['items'],
      unverified: ['weights', 'bands'],
    })
  })
})
