import { describe, expect, it } from 'vitest'
import { Refusal } from '../../src/diagnostics/diagnostic.ts'
import { codesOf } from '../../src/rubric/model.ts'
import { rubricOutline } from '../../src/worksheets/outline.ts'
import { printedChoices } from '../../src/worksheets/row-doubts.ts'
import { soak } from '../support/soak.ts'
import { assessedWorksheets, type Cells, csv, integrityZone } from '../support/worksheets.ts'

describe('choices printed in a cell', () => {
  it.each([
    ['A (1.00) | B (0.75) | C (0.00)', ['a', 'b', 'c']],
    ['A/B/C', ['a', 'b', 'c']],
    ['A / B / C / D / E', ['a', 'b', 'c', 'd', 'e']],
    ['A, B atau C', ['a', 'b', 'c']],
    ['a. b. c.', ['a', 'b', 'c']],
    ['A/B/C/TB', ['a', 'b', 'c']],
    ['Ya/Tidak', ['ya', 'tidak']],
    ['Sudah / Belum', ['ya', 'tidak']],
    ['Ya, jika tim telah dibentuk', ['ya', 'tidak']],
    ['a. Jika semua\nb. Jika sebagian\nc. Jika belum', ['a', 'b', 'c']],
    ['a. Jika semua b. Jika sebagian c. Jika belum', ['a', 'b', 'c']],
    ['A: Semua (1,00) | B: Sebagian (0,50) | Contoh bukti: SK', ['a', 'b']],
    ['%', 'number'],
    ['Jumlah', 'number'],
    ['0-4', 'number'],
  ])('are read: %j', (cell, choices) => {
    expect(printedChoices(cell)).toEqual(choices)
  })

  it.each([
    '',
    'Jika sistem sudah diterapkan',
    'SK tim; notula',
    'A',
    'Baik/Buruk',
    'Lihat huruf b. dan c.',
  ])('say nothing that could be compared: %j', cell => {
    expect(printedChoices(cell)).toBeUndefined()
  })
})

const SERVICE_CULTURE = [
  ['a', 'Telah dilakukan upaya peningkatan kompetensi budaya pelayanan prima', 'A/B/C/D/E'],
  ['b', 'Informasi tentang pelayanan mudah diakses melalui berbagai media', 'A/B/C/D'],
  ['c', 'Telah terdapat sistem pemberian penghargaan dan sanksi bagi petugas', 'A/B/C/D'],
  ['d', 'Telah terdapat kompensasi bila layanan tidak sesuai standar', 'A/B/C/D'],
  ['e', 'Terdapat sarana layanan terpadu/terintegrasi', 'A/B/C/D'],
  ['f', 'Terdapat inovasi pelayanan', 'A/B/C/D/E'],
] as const

/** Codes and texts of what is said of a sheet whose questions stand below `A.I.6.ii`; notes left out. */
async function saidOf(questions: readonly (readonly [string, string, string])[], prefix = '') {
  const rows = questions.map(([number, title, choices]) => [prefix + number, title, choices, 'B'])
  return saidOfRows([['A.I.6.ii', 'Budaya Pelayanan Prima'], ...rows])
}

async function saidOfRows(rows: Cells) {
  const sheet = csv([['No', 'Penilaian', 'Pilihan Jawaban', 'Jawaban'], ...rows])
  try {
    const { provenance } = await assessedWorksheets([sheet], { rubrics: [integrityZone] })
    return provenance.notes.filter(({ severity }) => severity !== 'note')
  } catch (error) {
    if (error instanceof Refusal) return error.diagnostics.filter(each => each.severity === 'error')
    throw error
  }
}

const codes = (said: readonly { readonly code: string }[]) => said.map(({ code }) => code)
const without = (left: string) =>
  SERVICE_CULTURE.filter(([number]) => number !== left).map(
    ([, title, choices], at) => ['abcdef'[at] ?? '', title, choices] as const,
  )

describe('a row whose number leads to another question', () => {
  it('is refused where a question was left out and the numbers go on', async () => {
    const said = await saidOf(without('b'))
    expect(codes(said)).toEqual(['responses/sheet-rows-moved'])
    expect(said[0]?.message.en).toContain(
      'row 4 (b → c, A/B/C/D), row 5 (c → d, A/B/C/D), row 6 (d → e, A/B/C/D), row 7 (e → f, A/B/C/D/E)',
    )
  })

  it('is told by its words alone where the sheet prints no choices', async () => {
    const bare = without('a').map(([number, title]) => [number, title, ''] as const)
    expect(codes(await saidOf(bare))).toEqual(['responses/sheet-rows-moved'])
  })

  it('is told where two questions changed places, whatever their answers', async () => {
    const [a, b, ...others] = SERVICE_CULTURE
    const exchanged = [['a', b[1], b[2]] as const, ['b', a[1], a[2]] as const, ...others]
    const [only, ...more] = await saidOf(exchanged)
    expect([only?.code, more]).toEqual(['responses/sheet-rows-moved', []])
    expect(only?.message.en).toContain(': row 3 (a → b, A/B/C/D), row 4 (b → a, A/B/C/D/E).')
    // The numbers changed places, and the questions stand where they stood.
    const inPlace = await saidOf([['b', a[1], ''], ['a', b[1], ''], ...others])
    expect(codes(inPlace)).toEqual(['responses/sheet-rows-moved'])
    expect(inPlace[0]?.message.en).toContain(': row 3 (b → a), row 4 (a → b).')
  })

  it('is in order where rows stand in another order with their own words', async () => {
    expect(await saidOf(SERVICE_CULTURE.toReversed())).toEqual([])
  })

  it('is told by the very words of a question that differs from the next in one of them', async () => {
    const [first, , last] = ['a', 'b', 'c'].map(letter => {
      return integrityZone.items.find(({ id }) => id === `A.II.2.iii.${letter}`)?.text.id ?? ''
    })
    const rows = [
      ['A.II.2.iii', 'Transformasi Digital'],
      ['a', first ?? '', 'A/B/C/D/E', 'B'],
      ['b', last ?? '', 'A/B/C/D/E', 'B'],
    ]
    expect((await saidOfRows(rows)).map(({ code }) => code)).toEqual(['responses/sheet-rows-moved'])
  })

  it('is believed where it is whole, and then cautioned for its choices', async () => {
    expect(codes(await saidOf(without('b'), 'A.I.6.ii.'))).toEqual([
      'responses/sheet-other-choices',
    ])
  })

  it('is fine where the last questions are missing, or all are there', async () => {
    expect(await saidOf(SERVICE_CULTURE)).toEqual([])
    expect(await saidOf(without('f'))).toEqual([])
  })
})

describe('choices that are not those of the scale', () => {
  it('tell no question from another where all have them', async () => {
    const sheet = SERVICE_CULTURE.map(([number, title]) => [number, title, 'A/B'] as const)
    expect(codes(await saidOf(sheet))).toEqual(['responses/sheet-other-choices'])
  })

  it('are said with those of the rubric, and scored by the rubric', async () => {
    const sheet = SERVICE_CULTURE.map(
      ([number, title, choices]) => [number, title, number === 'd' ? 'A/B/C' : choices] as const,
    )
    const said = await saidOf(sheet)
    expect(codes(said)).toEqual(['responses/sheet-other-choices'])
    expect(said[0]?.message.en).toContain('A.I.6.ii.d (row 6): A/B/C, in the rubric A/B/C/D')
  })

  it('are said once where the sheet also states what the answer is worth on its own scale', async () => {
    const rows = [
      ['No', 'Penilaian', 'Pilihan Jawaban', 'Jawaban', 'Nilai'],
      ['A.I.6.ii', 'Budaya Pelayanan Prima', '', '', ''],
      ...SERVICE_CULTURE.map(([number, title, choices]) => [
        ...[`A.I.6.ii.${number}`, title, number === 'a' ? 'A/B/C/D' : choices, 'B'],
        choices === 'A/B/C/D/E' && number !== 'a' ? '0,75' : '0,67',
      ]),
    ]
    const { provenance } = await assessedWorksheets([csv(rows)], { rubrics: [integrityZone] })
    const said = provenance.notes.filter(({ severity }) => severity !== 'note')
    expect(codes(said)).toEqual(['report/sheet-differs'])
    expect(said[0]?.remedy.en).toContain('that number is of the scale A/B/C/D')
  })
})

/** All questions below their headings, with the last step of their number; without words below `wordless`. */
function form(wordless: string, left: string): Cells {
  const parts = rubricOutline(integrityZone).parts.filter(({ id, steps }) => {
    return id !== left && steps.length > 1
  })
  return parts.flatMap(({ kind, id, steps, item, titles }) => {
    if (kind === 'node') return [[steps.join('.'), titles[0]?.text ?? '']]
    const code = codesOf(item)[0]
    if (kind === 'input' || code === undefined) return []
    return [[steps.at(-1) ?? '', id.startsWith(wordless) ? '' : (titles[0]?.text ?? ''), '', code]]
  })
}

describe('a form with nearly all questions', () => {
  soak(
    'is cautioned where a heading lacks its last one and no words tell which is missing',
    async () => {
      const said = await saidOfRows(form('A.I.5.iv', 'A.I.5.iv.c'))
      expect(codes(said)).toEqual(['responses/sheet-question-missing'])
      expect(said[0]?.message.en).toContain('`A.I.5.iv` (2/3)')
    },
  )

  it('is fine where the words tell, or all are there', async () => {
    expect(await saidOfRows(form('-', 'A.I.5.iv.c'))).toEqual([])
    expect(await saidOfRows(form('A.I.5.iv', '-'))).toEqual([])
  })
})
