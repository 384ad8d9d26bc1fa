import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { reportJsonSchema } from '../../src/report/json-schema.ts'
import { rubricJsonSchema } from '../../src/rubric/json-schema.ts'
import { runCli } from '../support/run-cli.ts'
import { sample, soak } from '../support/soak.ts'

const rubricValidator = () =>
  new Ajv2020({ strict: true, allowUnionTypes: true }).compile(rubricJsonSchema())

function yamlFiles(folder: string): string[] {
  return readdirSync(folder)
    .filter(name => name.endsWith('.yaml'))
    .map(name => join(folder, name))
}

describe('the schema of rubrics', () => {
  const isRubric = rubricValidator()

  const files = ['rubrics', join('rubrics', 'parts'), join('test', 'skeletons')].flatMap(yamlFiles)
  it.each(sample(files, 4))('accepts %s', file => {
    isRubric(parse(readFileSync(file, 'utf8')))
    expect(isRubric.errors).toBeNull()
  })

  it('lets a file that extends another leave out what the other has, at any depth', () => {
    const change = { rubric: 'x', edition: '1', extends: 'skm-2017' }
    expect(isRubric({ ...change, score: { of: [{ item: 'U1', weight: '1/8' }] } })).toBe(true)
    expect(isRubric({ rubric: 'x', edition: '1' })).toBe(false)
    expect(isRubric({ edition: '1', extends: 'skm-2017' })).toBe(false)
  })

  it('refuses keys that nobody knows, at any depth', () => {
    const change = { rubric: 'x', edition: '1', extends: 'skm-2017' }
    expect(isRubric({ ...change, scoer: {} })).toBe(false)
    expect(isRubric({ ...change, score: { weigth: 1 } })).toBe(false)
    expect(isRubric({ ...change, items: [{ id: 'U1', colums: ['a'] }] })).toBe(false)
  })
})

describe('the schema of reports', () => {
  soak('accepts a real report and says what each field means', async () => {
    const isReport = new Ajv2020({ strict: true }).compile(reportJsonSchema())
    for (const data of ['berakhlak/responses.csv', 'skm/gaspul.csv']) {
      const { stdout } = await runCli(['assess', join('examples', data), '--format', 'json'])
      isReport(JSON.parse(stdout))
      expect(isReport.errors).toBeNull()
    }
  })

  it('describes every property', () => {
    const bare: string[] = []
    const visit = (schema: unknown, path: string): void => {
      if (typeof schema !== 'object' || schema === null) return
      for (const [key, value] of Object.entries(schema)) {
        if (key === 'properties' && !path.endsWith('localized')) {
          for (const [name, property] of Object.entries(value as object)) {
            if (!('description' in property)) bare.push(`${path}.${name}`)
          }
        }
        visit(value, `${path}.${key}`)
      }
    }
    visit(reportJsonSchema(), '')
    expect(bare).toEqual([])
  })
})

describe('schema', () => {
  it('prints what the files in schema/ hold', async () => {
    for (const name of ['rubric', 'report', 'document']) {
      const { stdout } = await runCli(['schema', name])
      expect(stdout).toBe(readFileSync(join('schema', `${name}.schema.json`), 'utf8'))
    }
  })

  it('says where the files are', async () => {
    const { stdout } = await runCli(['schema'])
    const paths = stdout.trim().split('\n')
    expect(paths).toHaveLength(4)
    for (const path of paths) expect(JSON.parse(readFileSync(path, 'utf8'))).toHaveProperty('title')
  })

  it('knows four names', async () => {
    const { code, stderr } = await runCli(['schema', 'rubrik'])
    expect(code).toBe(2)
    expect(stderr).toContain('Did you mean `rubric`?')
  })
})
