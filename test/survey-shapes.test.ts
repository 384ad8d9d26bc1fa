/** Survey files in the shapes that tools and offices give them: what is read without a word, and what is asked. */
import { describe, expect, it } from 'vitest'
import { parseMapping } from '../src/columns/parse-mapping.ts'
import { assess } from '../src/pipeline.ts'
import { bytesSource, textSource } from '../src/tables/byte-source.ts'
import { matchTables } from '../src/worksheets/match-tables.ts'
import { openSources } from '../src/worksheets/open-sources.ts'
import { assessed, csv, outcomeOf } from './support/assessed.ts'
import { soundRubric } from './support/rubric-files.ts'
import { workbookBytes } from './support/workbook.ts'

const SKM = soundRubric('rubrics', 'skm-2017')

const all = (value: string | number, count = 9) => Array.from({ length: count }, () => value)

describe('sums below a table', () => {
  const header = [
    'No',
    ...all('').map((_, at) => `U${at + 1}`.replace('U8', 'Sarana').replace('U9', 'Pengaduan')),
  ]
  const persons = [1, 2, 3].map(at => [at, ...all(4)])

  it.each([
    ['wider', ['NRR tertimbang', ...all('0,44'), '4,00', '100']],
    ['narrower', ['Rata-rata', '4,00', '4,00']],
    ['of one cell', ['IKM Unit Pelayanan']],
  ])('may be %s than the header, and so may what stands below them', async (_, footer) => {
    const below = ['Keterangan:', '- U1 s.d. U9 = unsur pelayanan'].map(text => [text])
    const { index, used } = await outcomeOf(SKM, [
      csv([header, ...persons, footer, ...below], '\t'),
    ])
    expect([index, used]).toEqual(['100', 3])
  })

  it('must be as wide as the header where it turns out to be counted', async () => {
    const units = [
      ['OPD', ...header.slice(1), 'Saran'],
      ['Dinas A', ...all(4), 'baik'],
      ['Mutu', ...all(3)],
    ]
    expect(await outcomeOf(SKM, [csv(units)], { rows: ['2-3'] })).toEqual({
      codes: ['responses/ragged-rows'],
    })
  })

  it('say nothing about other rows that are cut off', async () => {
    expect(await outcomeOf(SKM, [csv([header, ...persons, [4, 3, 3]])])).toEqual({
      codes: ['responses/ragged-rows'],
    })
  })
})

describe('the time of an answer', () => {
  const ids = SKM.items.map(({ id }) => id)
  const twice = (header: readonly string[], first: readonly string[], second: readonly string[]) =>
    csv([
      ['NIP', ...header, ...ids],
      ['77', ...first, ...all(4)],
      ['77', ...second, ...all(2)],
    ])

  it.each([
    ['Google Forms', ['Timestamp'], ['3/2/2026 9:00:00'], ['3/2/2026 8:00:00']],
    [
      'Microsoft Forms',
      ['Start time', 'Completion time'],
      ['3/2/26 8:00:00', '3/2/26 9:00:00'],
      ['3/2/26 8:10:00', '3/2/26 8:20:00'],
    ],
    [
      'KoboToolbox',
      ['start', 'end', '_submission_time'],
      ['2026-02-03T08:00:00.000+07:00', '2026-02-03T08:05:00.000+07:00', '2026-02-03T09:05:01'],
      ['2026-02-03T08:01:00.000+07:00', '2026-02-03T08:09:00.000+07:00', '2026-02-03T08:09:05'],
    ],
    [
      'LimeSurvey',
      ['submitdate', 'startdate', 'datestamp'],
      ['2026-02-03 09:00:00', '2026-02-03 08:00:00', '2026-02-03 09:00:00'],
      ['2026-02-03 08:30:00', '2026-02-03 08:10:00', '2026-02-03 08:30:00'],
    ],
    [
      'Qualtrics',
      ['StartDate', 'EndDate', 'RecordedDate'],
      ['2026-02-03 08:00:00', '2026-02-03 08:05:00', '2026-02-03 09:00:00'],
      ['2026-02-03 08:01:00', '2026-02-03 08:06:00', '2026-02-03 08:06:01'],
    ],
    [
      'SurveyMonkey',
      ['Start Date', 'End Date'],
      ['02/13/2026 08:00:00 AM', '02/13/2026 09:00:00 PM'],
      ['02/13/2026 08:10:00 AM', '02/13/2026 08:20:00 PM'],
    ],
  ])('is known by the names of %s, and the end of it counts', async (_, header, first, second) => {
    const options = { uniqueBy: 'NIP' }
    expect(await outcomeOf(SKM, [twice(header, first, second)], options)).toMatchObject({
      index: '100',
      used: 1,
    })
  })

  const untimed = twice([], [], [])

  it('may be the order of rows where a person says so and there is one file', async () => {
    expect(await outcomeOf(SKM, [untimed], { uniqueBy: 'NIP', keep: 'last' })).toMatchObject({
      index: '50',
      used: 1,
    })
  })

  it.each([
    [1, { uniqueBy: 'NIP' }, 'responses/unique-by-without-time'],
    [2, { uniqueBy: 'NIP', keep: 'last' }, 'responses/keep-across-files'],
    [1, { keep: 'last' }, 'responses/keep-of-nothing'],
  ] as const)('is asked for: %s, %j', async (files, options, code) => {
    const texts = [untimed, untimed.replaceAll('77', '78')].slice(0, files)
    expect((await outcomeOf(SKM, texts, options)).codes).toEqual([code])
  })
})

describe('an export of a form tool', () => {
  const TITLES = SKM.items.map(({ text }) => `"${text.id}"`)
  const IDS = SKM.items.map(({ id }) => id)
  const named = (form: (title: string, at: number) => string) =>
    SKM.items.map(({ text }, at) => `"${form(text.id ?? '', at)}"`)
  const persons = (before: readonly string[], answer: string) =>
    [1, 2, 3].map(person => [...before.map(cell => cell.replace('#', `${person}`)), ...all(answer)])

  it.each([
    [
      'Google Forms',
      [['Stempel waktu', ...named(title => `Berikan penilaian Anda [${title}]`)]],
      persons(['2026/03/0# 8:00:00 AM GMT+7'], 'Baik'),
    ],
    [
      'Microsoft Forms',
      [['ID', 'Start time', 'Completion time', 'Email', 'Name', ...TITLES]],
      persons(['#', '3/1/26 8:0#:00', '3/1/26 8:1#:00', 'anonymous', ''], 'Baik'),
    ],
    [
      'Microsoft Forms in Indonesian, whose time is called like a question',
      [
        [
          'ID',
          'Waktu mulai',
          'Waktu penyelesaian',
          'Email',
          'Nama',
          ...named((title, at) => `${at + 1}. ${title}`),
        ],
      ],
      persons(['#', '3/1/26 8:0#:00', '3/1/26 8:1#:00', 'anonymous', ''], 'Baik'),
    ],
    [
      'KoboToolbox with names and codes as XML',
      [
        [
          'start',
          'end',
          'identitas/jenis_kelamin',
          ...IDS.map((id, at) => `unsur/bagian_${at % 3}/${id}`),
        ],
      ],
      persons(
        ['2026-03-0#T08:00:00.000+07:00', '2026-03-0#T08:05:00.000+07:00', 'l'],
        'sangat_baik',
      ),
    ],
    [
      'KoboToolbox with the numbers of a form, which the rubric lists beside its own names',
      [['start', 'end', ...IDS.map((_, at) => `skm/unsur/U${at + 1}`)]],
      persons(['2026-03-0#T08:00:00', '2026-03-0#T08:05:00'], '3'),
    ],
    [
      'KoboToolbox with labels and their groups',
      [['start', 'end', ...named(title => `Unsur pelayanan/${title}`)]],
      persons(['2026-03-0#T08:00:00', '2026-03-0#T08:05:00'], 'Baik'),
    ],
    [
      'KoboToolbox with labels above names',
      [
        ['start', 'end', ...TITLES],
        ['start', 'end', ...IDS.map(id => `unsur/${id}`)],
      ],
      persons(['2026-03-0#T08:00:00', '2026-03-0#T08:05:00'], '3'),
    ],
    [
      'LimeSurvey with the codes of questions',
      [['id', 'submitdate', 'lastpage', ...IDS.map(id => `G01Q01[${id}]`)]],
      persons(['#', '2026-03-0# 08:00:00', '1'], 'Baik'),
    ],
    [
      'LimeSurvey with the words of questions',
      [
        [
          'Response ID',
          'Date submitted',
          ...named(title => `Bagaimana pelayanan kami? [${title}]`),
        ],
      ],
      persons(['20#', '2026-03-0# 08:00:00'], 'Baik'),
    ],
    [
      'LimeSurvey with both',
      [
        [
          'id. Response ID',
          'submitdate. Date submitted',
          ...named((title, at) => `G01Q01[SQ00${at}]. Bagaimana pelayanan kami? [${title}]`),
        ],
      ],
      persons(['20#', '2026-03-0# 08:00:00'], 'Baik'),
    ],
    [
      'Qualtrics with its three rows',
      [
        ['StartDate', 'EndDate', 'Status', 'RecordedDate', ...IDS.map((_, at) => `Q1_${at + 1}`)],
        [
          'Start Date',
          'End Date',
          'Response Type',
          'Recorded Date',
          ...named(title => `Bagaimana pelayanan kami? - ${title}`),
        ],
        [
          ...[
            'startDate',
            'endDate',
            'status',
            'recordedDate',
            ...IDS.map((_, at) => `QID1_${at + 1}`),
          ].map(id => `"{""ImportId"":""${id}""}"`),
        ],
      ],
      persons(
        ['2026-03-0# 08:00:00', '2026-03-0# 08:05:00', 'IP Address', '2026-03-0# 08:05:01'],
        'Baik',
      ),
    ],
    [
      'SurveyMonkey with its two rows',
      [
        ['Respondent ID', 'Start Date', 'End Date', 'Bagaimana pelayanan kami?', ...all('', 8)],
        ['', '', '', ...TITLES],
      ],
      persons(['10#', '03/01/2026 08:0#:00 AM', '03/01/2026 08:1#:00 AM'], 'Baik'),
    ],
  ])('is read without a flag: %s', async (_, header, rows) => {
    const { index, used, codes } = await outcomeOf(SKM, [csv([...header, ...rows])])
    expect([used, index === undefined ? codes : []]).toEqual([3, []])
    expect(['75', '100']).toContain(index)
  })

  it.each([
    [
      'the codes of options that nobody but the form knows',
      [['id', ...IDS.map(id => `G01Q01[${id}]`)], ...persons(['#'], 'AO03')],
      'responses/unknown-answer',
    ],
    [
      'the numbers of questions alone',
      [['id', ...IDS.map((_, at) => `G01Q01[SQ00${at + 1}]`)], ...persons(['#'], '3')],
      'responses/no-item-column',
    ],
  ])('is asked about where it has %s', async (_, rows, code) => {
    expect(new Set((await outcomeOf(SKM, [csv(rows)])).codes)).toEqual(new Set([code]))
  })

  it('never takes half of two words for a question', async () => {
    const header = ['Waktu/biaya', 'Saran/kompetensi', ...IDS.slice(0, 7)]
    expect((await outcomeOf(SKM, [csv([header, ...persons([], '3')])])).codes).toEqual([
      'responses/missing-column',
    ])
  })
})

describe('several files and sheets', () => {
  const ids = SKM.items.map(({ id }) => id)
  const rowsOf = (code: number, hour: number) =>
    [1, 2, 3].map(day => [`2026-03-0${day} 0${hour}:00:1${day}`, ...all(code)])
  const header = ['Stempel waktu', ...ids]
  const inSheet = (rows: readonly (readonly (string | number)[])[]) =>
    rows
      .map(
        cells =>
          `<row>${cells.map(cell => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join('')}</row>`,
      )
      .join('')
  const bySheet = async (sheets: readonly { name: string; rows: string }[]) => {
    const sources = [bytesSource('skm.xlsx', workbookBytes(sheets))]
    const tables = await openSources(sources, [SKM], { everySheet: true })
    const matched = matchTables(tables, [{ rubric: SKM, isVariant: false }])
    return assess(matched, { version: 'test', by: ['sheet'] })
  }

  it('are one survey with a line for each file', async () => {
    const texts = [csv([header, ...rowsOf(4, 8)]), csv([header, ...rowsOf(2, 9)])]
    const { result } = await assessed(SKM, texts, { by: ['file'] })
    expect(result.score.exact).toBe('75')
    const [group] = result.groups
    expect(group?.groups.map(({ values, score }) => [values[0], score.exact])).toEqual([
      ['data-1', '100'],
      ['data-2', '50'],
    ])
  })

  it('are one survey with a line for each sheet that has the columns', async () => {
    const { result } = await bySheet([
      { name: 'Petunjuk', rows: inSheet([['Isi setiap lembar', 'Unit']]) },
      { name: 'Samsat', rows: inSheet([header, ...rowsOf(4, 8)]) },
      { name: 'Pasar', rows: inSheet([header, ...rowsOf(2, 9)]) },
    ])
    expect([result.score.exact, result.sample.rowsUsed]).toEqual(['75', 6])
  })

  it('are refused where one holds all rows of another', async () => {
    const sheets = [
      { name: 'Semua', rows: inSheet([header, ...rowsOf(4, 8), ...rowsOf(2, 9)]) },
      { name: 'Pasar', rows: inSheet([header, ...rowsOf(2, 9)]) },
    ]
    await expect(bySheet(sheets)).rejects.toMatchObject({
      diagnostics: [{ code: 'responses/rows-in-two-tables' }],
    })
  })

  it.each([
    ['cell by cell, nothing telling persons apart', ['Unit'], 24],
    ['answer by answer, where only the sheet of all names units', [], 4],
  ])('are refused where one holds those of the others, %s', async (_, groups, persons) => {
    const answers = (unit: number) =>
      Array.from({ length: persons }, (_person, at) => [
        ...groups.map(() => `Loket ${unit}`),
        ...ids.map(
          (_id, item) => 2 + ((Math.imul(at * 31 + item * 17 + unit * 7, 0x9e3779b1) >>> 28) % 3),
        ),
      ])
    const both = [1, 2].flatMap(unit =>
      answers(unit).map(row => (groups.length > 0 ? row : [`Loket ${unit}`, ...row])),
    )
    const sheets = [
      { name: 'Semua', rows: inSheet([['Unit', ...ids], ...both]) },
      ...[1, 2].map(unit => ({
        name: `Loket ${unit}`,
        rows: inSheet([[...groups, ...ids], ...answers(unit)]),
      })),
    ]
    await expect(bySheet(sheets)).rejects.toMatchObject({
      diagnostics: [{ code: 'responses/rows-in-two-tables' }],
    })
    expect((await bySheet(sheets.slice(1))).result.sample.rowsUsed).toBe(2 * persons)
  })

  it('may hold the same rows where one row of each person counts', async () => {
    const rows = [...rowsOf(4, 8), ...rowsOf(2, 9)].map((row, at) => [`Orang ${at}`, ...row])
    const files = [rows, rows.slice(1)].map(each => csv([['Nama', ...header], ...each]))
    const { result } = await assessed(SKM, files, { uniqueBy: 'Nama', keep: 'last' })
    expect(result.sample.rowsUsed).toBe(rows.length)
    await expect(assessed(SKM, files)).rejects.toThrow('All 5 rows of `data-2.csv` stand in')
  })

  it('leave the word to a column of that name', async () => {
    const text = csv([
      [...header, 'File'],
      ...rowsOf(4, 8).map((row, at) => [...row, at < 2 ? 'a' : 'b']),
    ])
    const { result } = await assessed(SKM, [text], { by: ['file'] })
    expect(result.groups[0]?.groups).toHaveLength(2)
  })
})

describe('a form whose branches nothing tells', () => {
  const ids = SKM.items.map(({ id }) => id)
  const names = ['Siti', 'Budi', 'Agus', 'Dewi']
  const branches = (rename: (id: string) => string) => {
    const rows = names.map((name, at) => [
      name,
      ...(at % 2 === 0 ? [...all(4), ...all('')] : [...all(''), ...all(2)]),
    ])
    return csv([['Nama', ...ids, ...ids.map(rename)], ...rows])
  }

  it.each<[string, (id: string) => string]>([
    ['a program numbers', id => `${id}.1`],
    ['an office names', id => `${id} (UPT B)`],
    ['call it otherwise', id => `Pertanyaan ke-${ids.indexOf(id)}`],
  ])('is asked about where %s the second one', async (_, rename) => {
    const { codes, index } = await outcomeOf(SKM, [branches(rename)])
    expect([codes, index]).toEqual([['responses/answers-elsewhere'], undefined])
  })

  it('counts by the mapping that the question offers, or without what it says to be of no use', async () => {
    const text = branches(id => `${id}.1`)
    const told = (target: (id: string) => string) =>
      parseMapping(
        JSON.stringify(
          Object.fromEntries(
            ids.flatMap(id => [
              [id, id],
              [`${id}.1`, target(id)],
            ]),
          ),
        ),
        SKM,
        'mapping.json',
      ).mapping
    const used = async (target: (id: string) => string) => {
      const tables = await openSources([textSource('a.csv', text)], [SKM])
      const matched = matchTables(tables, [{ rubric: SKM, isVariant: false }], told(target))
      return (await assess(matched, { version: 'test' })).result.sample.rowsUsed
    }
    expect([await used(id => id), await used(() => 'ignore')]).toEqual([4, 2])
  })
})

describe('a form with branches whose headers differ', () => {
  const questions = SKM.items.map(({ text }) => (text.id ?? '').replaceAll(',', ''))
  const header = ['KTP', 'KK'].flatMap(branch =>
    questions.map(question => `Layanan ${branch} [${question}]`),
  )
  const persons = (first: number | '', second: number | '') => [...all(first), ...all(second)]

  it('is read as one where no row fills two of them, and a note says so', async () => {
    const rows = [persons(4, ''), persons('', 2), persons(4, '')]
    const { used, index, codes } = await outcomeOf(SKM, [csv([header, ...rows])])
    expect([used, index]).toEqual([3, '250/3'])
    expect(codes).toContain('responses/branches-joined')
  })

  it('is two questions where rows fill both, with the lines that choose one', async () => {
    const rows = [1, 2, 3, 4].map(() => persons(4, 2))
    const { codes } = await outcomeOf(SKM, [csv([header, ...rows])])
    expect(new Set(codes)).toEqual(new Set(['responses/two-columns-for-item']))
    const ignored = Object.fromEntries(
      header.map((each, at) => [each, at < 9 ? (SKM.items[at]?.id ?? '') : 'ignore']),
    )
    const { mapping } = parseMapping(JSON.stringify(ignored), SKM, 'pemetaan.json')
    const sources = (each: typeof rows) => [textSource('d.csv', csv([header, ...each]))]
    const assessedWith = async (each: typeof rows) => {
      const tables = await openSources(sources(each), [SKM])
      const matched = matchTables(tables, [{ rubric: SKM, isVariant: false }], mapping)
      const { provenance } = await assess(matched, { version: 'test', withDigest: false })
      return provenance.notes.map(({ code }) => code)
    }
    expect(await assessedWith(rows)).not.toContain('responses/answers-ignored')
    expect(await assessedWith([persons(4, ''), persons('', 2)])).toContain(
      'responses/answers-ignored',
    )
  })
})

it.each([
  ['25', '50', '75', '100'],
  ['★', '★★', '★★★', '★★★★'],
])(
  'answers on another scale, %s, %s …, are one error with the lines of a mapping',
  async (...scale) => {
    const rows = Array.from({ length: 24 }, (_, row) => [
      row + 1,
      ...all('').map((_, at) => scale[row === 7 ? 0 : 1 + ((row * (at + 1)) % 3)] ?? ''),
    ])
    const text = csv([['No', ...SKM.items.map(({ id }) => id)], ...rows])
    const refused = await assessed(SKM, [text]).catch(error => error.diagnostics)
    const errors = refused.filter(({ severity }: { severity: string }) => severity === 'error')
    expect(errors).toMatchObject([{ code: 'responses/answers-in-other-codes' }])
    for (const each of scale) expect(refused[0].remedy.en).toContain(`"${each}": "?"`)
  },
)
