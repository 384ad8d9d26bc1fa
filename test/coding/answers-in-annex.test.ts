import { describe, expect, it } from 'vitest'
import { respondentAnswers } from '../../src/coding/code-responses.ts'
import { matchSources } from '../../src/pipeline.ts'
import { readRubric } from '../../src/rubric/read-rubric.ts'
import { textSource } from '../../src/tables/byte-source.ts'

const { rubric } = readRubric({
  file: 'a.yaml',
  text: `rubric: a
edition: "1"
title: Contoh
kind: survey
basis: [{ name: contoh, covers: [items], verified: false }]
scales:
  s: { categories: [{ code: 1, points: 1, label: Tidak }, { code: 2, points: 2, label: Ya }] }
items: [{ id: P1, text: Satu, scale: s }, { id: P2, text: Dua, scale: s }]
score: { id: n, over: respondents, of: [{ item: P1 }, { item: P2 }] }
`,
})

async function answersOf(text: string) {
  if (rubric === undefined) throw new Error('the rubric has errors')
  const matched = await matchSources([textSource('a.csv', text)], [{ rubric, isVariant: false }])
  if (matched.kind !== 'responses') throw new Error('no survey')
  return respondentAnswers(matched, {})
}

describe('the answers of respondents', () => {
  it('are codes in the order of the rows and items, without anything else of the row', async () => {
    expect(await answersOf('Nama,P2,P1\nAnggi,Ya,Tidak\nBudi,,Ya\n')).toEqual([
      ['1', '2'],
      ['2', ''],
    ])
  })

  it('are no annex where there are thousands', async () => {
    expect(await answersOf(`P1,P2\n${'1,2\n'.repeat(2001)}`)).toBeUndefined()
  })
})
