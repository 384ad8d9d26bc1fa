import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkRubric } from '../../src/check/check-rubric.ts'
import { newFields } from '../../src/documents/new-fields.ts'
import { readOutline } from '../../src/documents/outline.ts'
import { placedFields } from '../../src/documents/outline-findings.ts'
import { readFields } from '../../src/documents/read-fields.ts'

const FOLDER = 'rubrics/documents'
const shipped = readdirSync(FOLDER)

const HEAD = `document: surat
title: { id: Surat, en: Letter }
about: { id: contoh, en: an example }
kind: survey
basis: [{ name: contoh, verified: false }]
`

function found(parts: string, before = ''): string[] {
  const text = `${HEAD}${before}parts:\n${parts}`
  return checkRubric({ file: 'surat.yaml', text }).map(({ code }) => code)
}

function outlineOf(file: string) {
  const { outline } = readOutline({ file, text: readFileSync(join(FOLDER, file), 'utf8') })
  if (outline === undefined) throw new Error(`${file} cannot be read`)
  return outline
}

describe('the outlines that come with the tool', () => {
  it.each(shipped)('%s has nothing that check would find', file => {
    const text = readFileSync(join(FOLDER, file), 'utf8')
    expect(checkRubric({ file, text })).toEqual([])
  })

  it.each(shipped)('%s has an empty file of fields that can be read again', file => {
    const outline = outlineOf(file)
    for (const language of ['id', 'en'] as const) {
      const { fields, problems } = readFields(
        { file: 'isian.yaml', text: newFields(outline, language) },
        outline,
      )
      expect(problems).toEqual([])
      expect(fields.texts.size + [...fields.lists.values()].flat().length).toBe(0)
    }
    for (const name of placedFields(outline)) expect(newFields(outline, 'id')).toContain(`${name}:`)
  })
})

describe('check, of an outline', () => {
  it('finds nothing in a good one', () => {
    expect(found('  - text: "{unit} {index}"\n  - table: plan\n')).toEqual([])
  })

  it('finds a name that is neither a field nor a fact', () => {
    expect(found('  - text: "{indeks}"\n')).toEqual(['documents/unknown-name'])
    expect(found('  - text: "{unit, {periode}"\n')).toEqual(['documents/loose-brace'])
  })

  it('finds a table and a column that there are not', () => {
    expect(found('  - table: pie\n')).toEqual(['rubric/wrong-type'])
    expect(found('  - table: plan\n    columns: { colour: Warna }\n')).toEqual([
      'documents/unknown-column',
    ])
  })

  it('finds a table and a figure that only the other kind of rubric has', () => {
    const worksheet = HEAD.replace('kind: survey', 'kind: worksheet')
    expect(found('  - table: gains\n  - figure: readings\n')).toEqual([
      'documents/not-of-this-kind',
      'documents/not-of-this-kind',
    ])
    const text = `${worksheet}parts:\n  - table: gains\n  - table: respondents\n`
    const findings = checkRubric({ file: 'surat.yaml', text })
    expect(findings.map(({ message }) => message.en)).toEqual([
      'There is `respondents` of surveys alone; this outline is for worksheets.',
    ])
  })

  it('finds a field without a place', () => {
    const fields = 'fields: { moto: { id: moto, en: motto } }\n'
    expect(found('  - text: "{moto}"\n', fields)).toEqual([])
    expect(found('  - text: "{unit}"\n', fields)).toEqual(['documents/field-without-place'])
  })

  it('finds a text in one language only', () => {
    expect(found('  - text: { id: Halo }\n')).toEqual(['documents/one-language'])
  })

  it('finds two things in one part, and a key that means nothing there', () => {
    expect(found('  - { text: a, table: plan }\n')).toEqual(['documents/one-content'])
    expect(found('  - { text: a, wide: true }\n')).toEqual(['documents/key-without-use'])
  })

  it('finds a key that its kind of table does not know', () => {
    const nodes = 'nodes: [{ of: [ikm] }]'
    expect(found(`  - { table: trend, ${nodes} }\n`)).toEqual(['documents/key-without-use'])
    const ofWorksheet = found(`  - { table: gates-by-part, ${nodes} }\n`)
    expect(ofWorksheet).toEqual(['documents/not-of-this-kind'])
  })

  it('finds a name other than that of the file', () => {
    const text = `${HEAD}parts: [{ text: a }]\n`
    const codes = checkRubric({ file: 'lain.yaml', text }).map(({ code }) => code)
    expect(codes).toEqual(['documents/other-name'])
  })
})
