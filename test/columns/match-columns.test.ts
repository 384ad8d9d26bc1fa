import { describe, expect, it } from 'vitest'
import { mappingText, unusedColumnsNote } from '../../src/columns/column-mapping.ts'
import { detectRubric } from '../../src/columns/detect-rubric.ts'
import { matchColumns } from '../../src/columns/match-columns.ts'
import { parseMapping } from '../../src/columns/parse-mapping.ts'
import { soundRubric } from '../support/rubric-files.ts'
import { codesIn, SMALL_SOURCE, smallRubric } from '../support/small-survey.ts'

const matched = (headers: readonly string[]) => matchColumns(headers, smallRubric, SMALL_SOURCE)
const columnsOf = (headers: readonly string[]) =>
  Object.fromEntries(matched(headers).mapping.items.map(({ item, column }) => [item.id, column]))

const OTHERS = ['Sarana dan prasarana', 'Penanganan pengaduan', 'L1', 'U2']

describe('matchColumns', () => {
  it('finds items by id, text in either language and alias, whatever the order of columns', () => {
    expect(
      columnsOf(['handling of COMPLAINTS', 'l1', 'Saran', 'Persyaratan pelayanan', 'U2', 'U8']),
    ).toEqual({
      U1: 3,
      U2: 4,
      U8: 5,
      U9: 0,
      L1: 1,
    })
  })

  it('reads codes that a tool writes before all headers, and groups before ids, only where all show it', () => {
    const words = ['Persyaratan', 'Sistem', 'Waktu penyelesaian']
    const coded = ['id. ID respons', 'submitdate. Tanggal dikirim', 'UPP. Unit Layanan']
    const skm = soundRubric('rubrics', 'skm-2017')
    const of = (headers: readonly string[]) => matchColumns(headers, skm, SMALL_SOURCE).mapping
    const limeSurvey = of([...coded, ...words.map((word, at) => `Q${at}. ${word}`)])
    expect([limeSurvey.time?.column, limeSurvey.groups[0]?.column]).toEqual([1, 2])
    const single = of(['UPP. Unit Layanan', ...words, 'Usia', 'Saran'])
    expect(single.groups).toEqual([])
    const grouped = ['data-skm-U1', 'data-skm-sarana', 'data-skm-pengaduan']
    expect(of(grouped).items.map(({ item }) => item.id)).toEqual(['U1', 'sarana', 'pengaduan'])
    expect(of(['data-sarana', 'U1', 'U2']).items.map(({ item }) => item.id)).toEqual(['U1', 'U2'])
  })

  it('reads labels and ids behind the groups of a form as if those were not there', () => {
    const skm = soundRubric('rubrics', 'skm-2017-disabilitas')
    const used = (headers: readonly string[]) => {
      const { items, groups, profile } = matchColumns(headers, skm, SMALL_SOURCE).mapping
      return [
        ...items.map(({ item, column }) => [item.id, column]),
        ...[...groups, ...profile].map(({ group, column }) => [group.id, column]),
      ]
    }
    const labels = ['Unit pelayanan', 'Jenis layanan', 'Jenis kelamin', 'Usia', 'Jenis disabilitas']
    const elements = ['Persyaratan', 'Waktu penyelesaian', 'Biaya/tarif', 'Sarana dan prasarana']
    const bare = used([...labels, ...elements, 'Saran/kritik'])
    expect(bare).toHaveLength(9)
    const all = [...labels, ...elements]
    expect(used([...all.map(each => `Bagian 1/${each}`), 'Saran/kritik'])).toEqual(bare)
    expect(used(all.map(each => `Survei/2026/Bagian A/${each}`))).toEqual(bare)
    // A group may hold a single question, and a label a slash.
    const single = all.map((each, at) => (at === 0 ? `Lokasi/${each}` : `Isi/${each}`))
    expect(used([...single, 'Bagian 2/Saran/kritik'])).toEqual(bare)
    const ids = ['unit', 'layanan', 'jenis-kelamin', 'usia', 'jenis-disabilitas', 'U1', 'U3', 'U4']
    const named = used([...ids, 'sarana'])
    expect(named).toHaveLength(9)
    for (const group of ['g-', 'data_diri-', 'a-b-', 'a/b/']) {
      expect(used([...ids, 'sarana'].map(id => `${group}${id}`))).toEqual(named)
    }
  })

  it.each([
    'persyaratan ',
    '1. Persyaratan',
    'U1 Persyaratan',
    'U1. "Persyaratan" *',
    'a. Persyaratan pelayanan',
    'A1 - Requirements',
    'Bagaimana pendapat Saudara? [Persyaratan]',
    'Bagaimana pendapat Saudara? [1. Persyaratan]',
    'Unsur pelayanan › U1',
    'Unsur pelayanan › 1. Persyaratan',
    'Persyaratan (1-4)',
    'Persyaratan (1 = Tidak baik, 4 = Sangat baik)',
    'U1 (Persyaratan)',
    'Persyaratan (U1)',
    'u_1',
    'PERSYARATAN\u00A0PELAYANAN',
    'Persyaratan\npelayanan:',
  ])('forgives %j', header => {
    const { mapping, diagnostics } = matched([header, ...OTHERS])
    expect(mapping.items.find(({ item }) => item.id === 'U1')?.column).toBe(0)
    expect(codesIn(diagnostics)).toEqual([])
  })

  it('forgives commas and question marks in long questions', () => {
    expect(
      columnsOf(['2. Bagaimana biaya tarif dan ongkos layanan', 'U1', 'U8', 'U9', 'L1']).U2,
    ).toBe(0)
  })

  it.each([
    'Bagamana pendapat saudara penanganan pengaduan',
    'Bagaimana pendapat Bapak/Ibu terhadap penanganan pengaduan?',
    '5. Menurut Anda, bagaimana penilaian Anda mengenai penanganan pengaduan',
  ])('looks behind the words that open a question: %j', header => {
    expect(columnsOf(['U1', 'U2', 'U8', header, 'L1']).U9).toBe(3)
  })

  it('trusts the words of a header more than its number', () => {
    const headers = ['U1', 'U2', 'U8. Penanganan pengaduan', 'U9. Sarana dan prasarana', 'L1']
    expect(columnsOf(headers)).toMatchObject({ U8: 3, U9: 2 })
    expect(codesIn(matched(headers).diagnostics)).toEqual([])
  })

  it('neither takes nor suggests a column whose brackets name something else', () => {
    const { mapping, diagnostics } = matched(['Persyaratan (harapan)', ...OTHERS])
    expect(mapping.items.map(({ item }) => item.id)).not.toContain('U1')
    expect(codesIn(diagnostics)).toEqual(['responses/missing-column'])
    expect(diagnostics[0]?.remedy.en).not.toContain('harapan')
  })

  it('cautions where U8 and U9 were found by these bare names, and only then', () => {
    const [caution] = matched(['U1', 'U2', 'U8', 'U9', 'L1']).diagnostics
    expect(caution?.code).toBe('responses/column-caution')
    expect(caution?.message).toEqual({
      id: 'Urutan U8 dan U9 berbeda-beda.',
      en: 'The order of U8 and U9 differs.',
    })
    expect(matched(['U1', 'U2', 'U8', 'Penanganan pengaduan', 'L1']).diagnostics).toEqual([])
    expect(matched(['U1', 'U2', 'U8 (1-4)', '3. U9', 'L1']).diagnostics).toHaveLength(1)
  })

  it('names both columns where two fit one item', () => {
    const { mapping, diagnostics } = matched(['Requirements', 'Persyaratan', ...OTHERS])
    expect(codesIn(diagnostics)).toEqual(['responses/two-columns-for-item'])
    expect(diagnostics[0]?.message.id).toBe(
      '`U1` cocok dengan lebih dari satu kolom: A `Requirements`, B `Persyaratan`. Seharusnya satu.',
    )
    expect(mapping.items.map(({ item }) => item.id)).not.toContain('U1')
  })

  it.each(['Persyaratan', '3. Persyaratan (1-4)'])(
    'reads %j rather than a column that is headed with a mere code',
    header => {
      const { mapping, diagnostics } = matched(['U1', header, ...OTHERS])
      expect(mapping.items.find(({ item }) => item.id === 'U1')?.column).toBe(1)
      expect(codesIn(diagnostics)).toEqual(['responses/code-column-not-used'])
      expect(diagnostics[0]?.severity).toBe('warning')

      const lines = diagnostics[0]?.remedy.en.replace(/^[^{]*/, '') ?? ''
      const { mapping: saved } = parseMapping(lines, smallRubric, 'mapping.json')
      const other = matchColumns(['U1', header, ...OTHERS], smallRubric, SMALL_SOURCE, saved)
      expect(other.mapping.items.find(({ item }) => item.id === 'U1')?.column).toBe(0)
      expect(other.diagnostics).toEqual([])
    },
  )

  it('minds repeated headers only where they concern an item', () => {
    expect(codesIn(matched(['U1', 'Saran', 'Saran', ...OTHERS]).diagnostics)).toEqual([])
    expect(codesIn(matched(['U1', 'U1', ...OTHERS]).diagnostics)).toEqual([
      'responses/two-columns-for-item',
    ])
  })

  it('names the items where one column fits two', () => {
    const [first, second, ...rest] = smallRubric.items
    if (first === undefined || second === undefined) throw new Error('no items')
    const rubric = {
      ...smallRubric,
      items: [{ ...first, columns: ['Layanan'] }, { ...second, columns: ['Layanan'] }, ...rest],
    }
    const { diagnostics } = matchColumns(
      ['Layanan', 'U8', 'Penanganan pengaduan', 'L1'],
      rubric,
      SMALL_SOURCE,
    )
    expect(codesIn(diagnostics)).toEqual(['responses/one-column-for-two-items'])
    expect(diagnostics[0]?.message.en).toBe(
      'Column A `Layanan` fits more than one: `U1`, `U2`. Expected one.',
    )
  })

  it('lists missing items with the lines to paste, and never matches by likeness', () => {
    const { mapping, diagnostics } = matched([
      'Persaratan',
      'Menurut Saudara bagaimana biaya dan tarif layanan',
      'U8',
      'Penanganan pengaduan',
      'L1',
    ])
    expect(mapping.items.map(({ item }) => item.id)).toEqual(['U8', 'U9', 'L1'])
    expect(diagnostics[0]?.message.id).toBe(
      'Tidak ada kolom untuk 2 dari 5 butir `small`: `U1` Persyaratan; `U2` Bagaimana biaya, tarif, dan ongkos layanan?.',
    )
    expect(diagnostics[0]?.remedy.id).toContain(
      '{\n  "Persaratan": "U1",\n  "Menurut Saudara bagaimana biaya dan tarif layanan": "U2"\n}',
    )
  })

  it('says in one sentence that no item at all was found', () => {
    expect(codesIn(matched(['Nama', 'NIP']).diagnostics)).toEqual(['responses/no-item-column'])
  })

  it('finds groups, profile and time, and lists what is left', () => {
    const headers = [
      'Stempel waktu',
      'Nama',
      '1. SKPD',
      'Jenis Kelamin',
      'usia',
      'U1',
      ...OTHERS,
      'Saran',
    ]
    const { mapping } = matched(headers)
    expect(mapping.time?.column).toBe(0)
    expect(mapping.groups.map(({ column }) => column)).toEqual([2])
    expect(mapping.profile.map(({ group, column }) => [group.id, column])).toEqual([
      ['gender', 3],
      ['age', 4],
    ])
    expect(mapping.unused).toEqual(['Nama', 'Saran'])
    expect(unusedColumnsNote(mapping, SMALL_SOURCE)[0]?.message.id).toBe(
      'Kolom tidak dipakai: Nama, Saran',
    )
  })

  it('uses no group rather than guess between two columns', () => {
    const { mapping, diagnostics } = matched(['OPD', 'Unit Kerja', 'U1', ...OTHERS])
    expect(mapping.groups).toEqual([])
    expect(codesIn(diagnostics)).toEqual(['responses/group-column-ambiguous'])
    expect(diagnostics[0]?.severity).toBe('warning')
  })
})

describe('a saved mapping', () => {
  const headers = [
    'Waktu isi',
    'Kantor',
    'Soal pertama',
    'Soal pertama',
    'U2',
    'U8',
    'Penanganan pengaduan',
    'L1',
  ]
  const text = `{
  "Waktu isi": "time",
  "Kantor": "group:unit",
  "Soal pertama": "ignore",
  "Soal pertama #2": "U1",
  "group:unit = Dinkes": "Dinas Kesehatan"
}`

  it('pairs columns that nobody could recognise', () => {
    const { mapping: saved, diagnostics } = parseMapping(text, smallRubric, 'mapping.json')
    expect(diagnostics).toEqual([])
    const { mapping, diagnostics: problems } = matchColumns(
      headers,
      smallRubric,
      SMALL_SOURCE,
      saved,
    )
    expect(problems).toEqual([])
    expect(mapping.items[0]).toMatchObject({ column: 3, how: 'mapping' })
    expect(mapping.groups[0]?.column).toBe(1)
    expect(mapping.time?.column).toBe(0)
    expect(mapping.unused).toEqual(['Soal pertama'])
    expect(mapping.values).toEqual([{ group: 'unit', spelling: 'Dinkes', name: 'Dinas Kesehatan' }])
  })

  it('is written and read without loss', () => {
    const { mapping: saved } = parseMapping(text, smallRubric, 'mapping.json')
    const { mapping } = matchColumns(headers, smallRubric, SMALL_SOURCE, saved)
    const again = parseMapping(mappingText(mapping), smallRubric, 'again.json')
    expect(again.diagnostics).toEqual([])
    const second = matchColumns(headers, smallRubric, SMALL_SOURCE, again.mapping)
    expect(mappingText(second.mapping)).toBe(mappingText(mapping))
    expect(second.diagnostics).toEqual([])
  })

  it.each([
    [
      '{ "A": "U33" }',
      'responses/mapping-unknown-target',
      '`U33` bukan butir atau kelompok pada rubrik `small`.',
    ],
    [
      '{ "A": "group:unti" }',
      'responses/mapping-unknown-target',
      '`group:unti` bukan butir atau kelompok pada rubrik `small`.',
    ],
    ['{ "A": "U1", "A": "U2" }', 'responses/mapping-key-twice', '`A` sudah ada pada baris 1.'],
    ...[
      '{\n "A": "U1"\n "B": "U2" }',
      '{ "A": "U1"',
      '{ "A": "U1 }',
      '',
      '{} x',
      '["U1"]',
      'U1',
      '{ "A": &x U1, "B": *x }',
      `${'['.repeat(100)}${']'.repeat(100)}`,
    ].map(text => [
      text,
      'responses/mapping-syntax',
      'Di sini seharusnya pasangan "judul kolom": "id butir".',
    ]),
    ['{ "A": ["U1"] }', 'responses/mapping-syntax', 'Di sini seharusnya id butir.'],
    ['{ "A": }', 'responses/mapping-syntax', 'Di sini seharusnya id butir.'],
  ])('%j is explained', (broken, code, message) => {
    const [problem] = parseMapping(broken, smallRubric, 'mapping.json').diagnostics
    expect(problem?.code).toBe(code)
    expect(problem?.message.id).toBe(message)
  })

  it.each([
    '{ "A:\\t\\u00e9\\ud83d\\ude00\\/": "U1" }',
    '{\n\t"A:\\té😀/":\t"U1"\n}\n',
    '\uFEFF{\r\n  "A:\\té😀/" : "U1"\r\n}',
    '# of last year\n"A:\\té😀/": U1\n',
  ])('%j is a mapping, as JSON or YAML', text => {
    const { mapping: saved, diagnostics } = parseMapping(text, smallRubric, 'mapping.json')
    expect(diagnostics).toEqual([])
    expect(saved.columns).toMatchObject([{ header: 'A:\té😀/', target: { id: 'U1' } }])
  })

  it('takes headers of any length', () => {
    const header = 'pertanyaan '.repeat(500)
    const text = JSON.stringify({ [header]: 'U1', B: 'ignore' })
    const { mapping: saved } = parseMapping(text, smallRubric, 'mapping.json')
    expect(saved.columns.map(column => column.header)).toEqual([header, 'B'])
  })

  it('gives line and column of a mistake, and the word that was probably meant', () => {
    const [problem] = parseMapping(
      '{\n  "A": "U1",\n  "B": "group:unti"\n}',
      smallRubric,
      'mapping.json',
    ).diagnostics
    expect(problem?.place).toMatchObject({ kind: 'text', line: 3, column: 8 })
    expect(problem?.remedy.en).toBe('perhaps `group:unit` is meant.')
  })

  it('says which of its headers the data does not have', () => {
    const { mapping: saved } = parseMapping(
      '{ "Kantorr": "group:unit" }',
      smallRubric,
      'mapping.json',
    )
    const { diagnostics } = matchColumns(headers, smallRubric, SMALL_SOURCE, saved)
    const problem = diagnostics.find(({ code }) => code === 'responses/mapping-header-not-in-data')
    expect(problem?.remedy.id).toBe('mungkin maksudnya `Kantor`?')
  })

  it('gives one item to two columns as branches of a form', () => {
    const { mapping: saved } = parseMapping(
      '{ "U2": "U1", "L1": "U1" }',
      smallRubric,
      'mapping.json',
    )
    const { mapping } = matchColumns(headers, smallRubric, SMALL_SOURCE, saved)
    const [first] = mapping.items
    expect([first?.header, first?.further?.map(at => headers[at])]).toEqual(['U2', ['L1']])
  })

  it('treats __proto__ as a header like any other', () => {
    const { mapping: saved, diagnostics } = parseMapping(
      '{ "__proto__": "U1" }',
      smallRubric,
      'mapping.json',
    )
    expect(diagnostics).toEqual([])
    expect(saved.columns[0]?.header).toBe('__proto__')
  })
})

describe('words that stand alike before the statements', () => {
  const rubric = soundRubric('rubrics', 'berakhlak-2021')
  const statements = rubric.items.map(({ text }) => text.id ?? '')
  const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)
  const behind = (...openings: readonly string[]) =>
    statements.map((text, at) => `${openings[at % openings.length]} ${lower(text)}`)
  const found = (headers: readonly string[]) => {
    const { mapping, diagnostics } = matchColumns(headers, rubric, SMALL_SOURCE)
    return { count: mapping.items.length, codes: codesIn(diagnostics) }
  }

  it.each([
    'Saya',
    'Saya telah',
    'Saya selalu',
    'Pegawai',
    'ASN di unit kerja saya',
    'Rekan kerja saya',
  ])('are left aside, and said: %s', opening => {
    expect(found(behind(opening))).toEqual({
      count: 21,
      codes: ['responses/opening-of-statements'],
    })
  })

  it('may differ between the statements, and stand behind a number or the value', () => {
    expect(found(behind('Saya', 'Saya telah', 'Saya selalu')).count).toBe(21)
    expect(found(behind('Saya').map((header, at) => `${at + 1}. ${header}`)).count).toBe(21)
    const inValue = behind('Harmonis - Pegawai').map((header, at) =>
      at > 11 && at < 15 ? header : (statements[at] ?? ''),
    )
    expect(found(inValue).count).toBe(21)
  })

  it.each([
    ...['Saya tidak', 'Seharusnya pegawai', 'Alasan saya', 'Rata-rata', 'Pegawai harus'],
    ...['Saya enggan', 'Saya melupakan', 'Saya berharap pegawai', 'Rekan kerja saya gagal'],
  ])('are not left aside where they ask for something else: %s', opening => {
    expect(found(behind(opening))).toEqual({ count: 0, codes: ['responses/no-item-column'] })
  })

  it('say nothing before one or two statements', () => {
    const headers = statements.map((text, at) => (at < 2 ? `Kami ${lower(text)}` : text))
    expect(found(headers)).toEqual({ count: 19, codes: ['responses/missing-column'] })
  })

  it('choose no set of columns where two hold the same statements', () => {
    const headers = [...behind('Saya telah'), ...behind('Pimpinan saya')]
    expect(found(headers)).toEqual({ count: 0, codes: ['responses/statements-twice'] })
    const [problem] = matchColumns(headers, rubric, SMALL_SOURCE).diagnostics
    expect(problem?.message.en).toContain('`saya telah …` (21), `pimpinan saya …` (21)')
    expect(problem?.remedy?.en).toContain(`"${headers[21]}": "ignore"`)
    expect(detectRubric(headers, [{ rubric, isVariant: false }], SMALL_SOURCE).rubric).toBe(rubric)
  })
})
