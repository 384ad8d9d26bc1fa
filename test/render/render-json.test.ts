import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { renderJson } from '../../src/render/render-json.ts'
import type { Report } from '../../src/report/report-shape.ts'
import { berakhlakReport } from '../support/berakhlak-report.ts'
import { runCli } from '../support/run-cli.ts'
import { soak } from '../support/soak.ts'

describe('renderJson', () => {
  it('reads back as the same report', () => {
    expect(JSON.parse(renderJson(berakhlakReport()))).toEqual(berakhlakReport())
  })

  it('sorts keys by code point at every level, those that look like numbers too', () => {
    const report = berakhlakReport()
    const tally = { b: 1, '10': { z: 1, a: [] }, '9': {}, a: 2 }
    const text = renderJson({ ...report, result: { ...report.result, tally } })
    expect(text).toContain('"tally":{"10":{"a":[],"z":1},"9":{},"a":2,"b":1}')
  })

  it('has a line for each part, and breaks up what is longer', () => {
    const lines = renderJson(berakhlakReport()).split('\n')
    const items = lines.filter(line => /^ {3}\{"counts":.*"id":"P1"/.test(line))
    expect(items).toHaveLength(1)
    expect(Math.max(...lines.map(line => line.length))).toBeLessThan(2600)
    expect(lines.filter(line => line.includes('"values":["Dinas Kesehatan"]'))).toHaveLength(1)
  })

  it('takes at most 150 kB for a survey of 21 statements and 8 units, its counts with it', () => {
    expect(renderJson(berakhlakReport()).length).toBeLessThanOrEqual(150_000)
  })

  soak('takes at most 3 MB for 400 units, without their counts', async () => {
    const cwd = mkdtempSync(join(tmpdir(), 'rb-score-json-'))
    const ids = ['BP', 'AK', 'KO', 'HA', 'LO', 'AD', 'KL'].flatMap(id => [
      `${id}1`,
      `${id}2`,
      `${id}3`,
    ])
    const rows = Array.from({ length: 400 * 5 }, (_, row) => [
      `Dinas ${row % 400}`,
      ...ids.map((_, at) => String(1 + ((row * 7 + at * at * (row % 11)) % 4))),
    ])
    const table = [['Unit', ...ids], ...rows]
    writeFileSync(join(cwd, 'x.csv'), table.map(cells => `${cells}\n`).join(''))
    const flags = ['-r', 'berakhlak-2021', '--by', 'Unit', '--without-tally', '--format', 'json']
    const { stdout } = await runCli(['assess', 'x.csv', ...flags], { cwd })
    rmSync(cwd, { recursive: true })
    expect(JSON.parse(stdout).result.groups[0].groups).toHaveLength(400)
    expect(stdout.length).toBeLessThanOrEqual(3_000_000)
  })

  it('gives the same bytes whatever order the keys came in', () => {
    const report = berakhlakReport()
    const turned = Object.fromEntries(Object.entries(report).reverse()) as unknown as Report
    expect(renderJson(turned)).toBe(renderJson(report))
  })

  it('writes unseen characters as escapes and loses none', () => {
    const report = { ...berakhlakReport(), resultDigest: '\u001B\u009B\u202E\u200B\u{E0041}' }
    const text = renderJson(report)
    expect(text).toContain('"\\u001b\\u009b\\u202e\\u200b\\udb40\\udc41"')
    expect(JSON.parse(text)).toEqual(report)
  })

  it('ends with a line break', () => {
    expect(renderJson(berakhlakReport()).endsWith('}\n')).toBe(true)
  })
})
