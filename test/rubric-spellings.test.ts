import { describe, expect, it } from 'vitest'
import { answerReader } from '../src/coding/answer-reader.ts'
import { NO_ANSWER, type NoAnswerReason } from '../src/coding/answer-spellings.ts'
import { matchColumns } from '../src/columns/match-columns.ts'
import { categoriesOf, type Item, type Rubric } from '../src/rubric/model.ts'
import { rubricAtEachLevel } from '../src/rubric/rubric-at-level.ts'
import { rubricIds, soundRubric } from './support/rubric-files.ts'

const SOURCE = { name: 'jawaban.csv', size: 0, contentHash: '' }

describe.each(rubricIds('rubrics'))('the words of %s', id => {
  const rubric = soundRubric('rubrics', id)

  it('read back to their own code on every item, in any case', () => {
    const wrong = rubric.items.flatMap(item => {
      const reader = answerReader(item)
      return spellings(item).flatMap(([word, code]) =>
        [word, word.toUpperCase(), ` ${word.toLowerCase()}.`].flatMap(each =>
          reader?.read(each).code === code ? [] : [`${item.id}: ${each}`],
        ),
      )
    })
    expect(wrong).toEqual([])
  })

  it.each(rubricAtEachLevel(rubric))(
    'name each column once: no header fits two items or two groups $level',
    ({ items, groups, profile }) => {
      const names = [...items, ...groups, ...profile].flatMap(each => [
        ...new Set(
          [each.id, ...namesOf('text' in each ? each.text : each.title), ...each.columns].map(
            name => name.toLowerCase(),
          ),
        ),
      ])
      expect(names.filter((name, position) => names.indexOf(name) !== position)).toEqual([])
    },
  )
})

describe('the columns of skm-2017', () => {
  const rubric = soundRubric('rubrics', 'skm-2017')

  it.each([
    [
      'the questions of the usual questionnaire, numbered',
      [
        '1. Bagaimana pendapat Saudara tentang kesesuaian persyaratan pelayanan dengan jenis pelayanannya?',
        '2. Bagaimana pemahaman Saudara tentang kemudahan prosedur pelayanan di unit ini?',
        '3. Bagaimana pendapat Saudara tentang kecepatan waktu dalam memberikan pelayanan?',
        '4. Bagaimana pendapat Saudara tentang kewajaran biaya/tarif dalam pelayanan?',
        '5. Bagaimana pendapat Saudara tentang kesesuaian produk pelayanan antara yang tercantum dalam standar pelayanan dengan hasil yang diberikan?',
        '6. Bagaimana pendapat Saudara tentang kompetensi/kemampuan petugas dalam pelayanan?',
        '7. Bagaimana pendapat Saudara tentang perilaku petugas dalam pelayanan terkait kesopanan dan keramahan?',
        '8. Bagaimana pendapat Saudara tentang kualitas sarana dan prasarana?',
        '9. Bagaimana pendapat Saudara tentang penanganan pengaduan pengguna layanan?',
      ],
    ],
    [
      'codes with names, facilities eighth',
      [
        'U1 Persyaratan',
        'U2 Prosedur',
        'U3 Waktu',
        'U4 Biaya/Tarif',
        'U5 Produk',
        'U6 Kompetensi',
        'U7 Perilaku',
        'U8 Sarana dan Prasarana',
        'U9 Penanganan Pengaduan',
      ],
    ],
  ])('are found under %s', (_, headers) => {
    expect(found(rubric, headers)).toEqual(rubric.items.map(item => item.id))
    expect(cautions(rubric, headers)).toEqual([])
  })

  it('are told apart by name where complaints come eighth', () => {
    const headers = [
      ...['U1', 'U2', 'U3', 'U4', 'U5', 'U6', 'U7'],
      'U8 - Penanganan Pengaduan, Saran dan Masukan',
      'U9 - Sarana dan Prasarana',
    ]
    expect(found(rubric, headers).slice(7)).toEqual(['pengaduan', 'sarana'])
    expect(cautions(rubric, headers)).toEqual([])
  })

  it.each([
    ['U8', 'U9'],
    ['u8.', 'u9.'],
    ['Unsur 8', 'Unsur 9'],
  ])('%s and %s alone are taken in the usual order, with a caution', (eighth, ninth) => {
    const headers = ['U1', 'U2', 'U3', 'U4', 'U5', 'U6', 'U7', eighth, ninth]
    expect(found(rubric, headers).slice(7)).toEqual(['sarana', 'pengaduan'])
    expect(cautions(rubric, headers)).toEqual(['responses/column-caution'])
  })
})

describe('the columns of berakhlak-2021', () => {
  const rubric = soundRubric('rubrics', 'berakhlak-2021')
  const ids = rubric.items.map(item => item.id)

  it('are found by id, by behaviour, and where the form lets a person speak', () => {
    const behaviours = rubric.items.map(item => item.text.id ?? '')
    const spoken = behaviours.map(text => `Saya ${text.charAt(0).toLowerCase()}${text.slice(1)}.`)
    expect(found(rubric, ids)).toEqual(ids)
    expect(found(rubric, behaviours)).toEqual(ids)
    expect(found(rubric, spoken)).toEqual(ids)
  })
})

function spellings(item: Item): (readonly [string, number])[] {
  if (item.measure.kind === 'ratio') return []
  const { noAnswer } = item.measure.scale
  const answers = categoriesOf(item).flatMap((category, position) =>
    [
      category.code,
      ...namesOf(category.label),
      ...category.also,
      ...namesOf(item.options.get(category.code)),
    ].map(word => [word, position] as const),
  )
  const none = Object.entries(noAnswer).flatMap(([reason, words]) =>
    words.map(word => [word, NO_ANSWER[reason as NoAnswerReason]] as const),
  )
  return [...answers, ...none.filter(([word]) => word !== '-')]
}

function namesOf(text: { readonly id?: string; readonly en?: string } | undefined): string[] {
  return [text?.id, text?.en].filter(name => name !== undefined)
}

function found(rubric: Rubric, headers: readonly string[]): (string | undefined)[] {
  const { mapping } = matchColumns(headers, rubric, SOURCE)
  return headers.map((_, column) => mapping.items.find(each => each.column === column)?.item.id)
}

function cautions(rubric: Rubric, headers: readonly string[]): string[] {
  return matchColumns(headers, rubric, SOURCE).diagnostics.map(({ code }) => code)
}
