/** Published examples and rubrics, changed at random but from a seed: a clean error, or the numbers computed by hand. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Ending, ending, type HostileFile } from '../hostile/run.ts'
import {
  csv,
  HEADER,
  ROWS,
  type SkmResult,
  skmByHand,
  UNSUR,
  weightedIndex,
} from '../hostile/skm-by-hand.ts'
import { cellRows, workbookBytes } from '../support/workbook.ts'

const SEED = 14_2017
const [GASPUL = '', SEKADAU = '', SKM = ''] = [
  'examples/skm/gaspul.csv',
  'examples/skm/sekadau.csv',
  'rubrics/skm-2017.yaml',
].map(path => readFileSync(path, 'utf8'))
const BERAKHLAK = readFileSync('examples/berakhlak/responses.csv', 'utf8')
  .split('\n', 13)
  .join('\n')

type Rows = readonly (readonly string[])[]
const rowsOf = (text: string): Rows =>
  text
    .trimEnd()
    .split('\n')
    .map(line => line.split(','))
const code = fc.constantFrom('1', '2', '3', '4')

/** Refused, or exactly this. */
async function endsWith(file: HostileFile, right: SkmResult | undefined): Promise<void> {
  const { result, stderr } = await ending(file)
  expect(result, stderr).toEqual(right)
}

function check<T>(
  arbitrary: fc.Arbitrary<T>,
  property: (value: T) => Promise<void>,
  numRuns: number,
): Promise<void> {
  return fc.assert(fc.asyncProperty(arbitrary, property), { seed: SEED, numRuns })
}

describe('a survey written in any way', () => {
  const spelling = fc.constantFrom<(code: string) => string>(
    it => it,
    it => ` ${it}\u00a0`,
    it => `${it},0`,
    it => String.fromCodePoint(0xff10 + Number(it)),
  )
  const noAnswer = fc.constantFrom('', ' ', '-', 'Tidak tahu', 'N/A')
  /** What is written, and the code it stands for. */
  const cell = fc.oneof(
    { weight: 8, arbitrary: fc.tuple(code, spelling).map(([it, how]) => [how(it), it] as const) },
    { weight: 1, arbitrary: noAnswer.map(text => [text, ''] as const) },
  )
  const survey = fc.record({
    rows: fc.array(fc.array(cell, { minLength: 9, maxLength: 9 }), { minLength: 1, maxLength: 8 }),
    order: fc.shuffledSubarray([...HEADER.keys()], { minLength: HEADER.length }),
    delimiter: fc.constantFrom(',', ';', '\t', '|'),
    newline: fc.constantFrom('\n', '\r\n', '\r'),
    quoteAll: fc.boolean(),
    mark: fc.constantFrom('', '\ufeff'),
    wide: fc.boolean(),
  })

  it('has the result computed by hand', async () => {
    await check(
      survey,
      async ({ rows, order, mark, wide, ...writing }) => {
        const written = rows.map((row, at) => [`Dinas ${at}`, ...row.map(([text]) => text)])
        const ordered = [HEADER, ...written].map(row => order.map(column => row[column] ?? ''))
        const [header = [], ...body] = ordered
        const text = mark + csv(body, header, writing)
        const content = wide ? Buffer.from(`\ufeff${text.replace('\ufeff', '')}`, 'utf16le') : text
        const codes = rows.map(row => ['', ...row.map(([, it]) => it)])
        const isAnswered = codes.some(row => row.some(it => it !== ''))
        await endsWith({ content }, isAnswered ? skmByHand(codes) : undefined)
      },
      50,
    )
  })

  it('has the same result as a workbook', async () => {
    await check(
      fc.array(fc.array(code, { minLength: 9, maxLength: 9 }), { minLength: 1, maxLength: 5 }),
      async rows => {
        const named = rows.map((row, at) => [`Dinas ${at}`, ...row.map(Number)])
        const sheet = { name: 'Data', rows: cellRows([HEADER, ...named]) }
        await endsWith(
          { content: workbookBytes([sheet]) },
          skmByHand(rows.map(row => ['', ...row])),
        )
      },
      8,
    )
  })
})

describe.each([
  ['gaspul', GASPUL],
  ['sekadau', SEKADAU],
])('the example %s', (_, text) => {
  const [header = [], ...rows] = csvRowsOf(text)
  const cellAt = fc.tuple(fc.nat(rows.length - 1), fc.integer({ min: 1, max: 9 }))
  const written = (body: Rows) => ({ content: csv(body, header) })

  it('with other codes in some cells has the result of those', async () => {
    await check(
      fc.array(fc.tuple(cellAt, fc.oneof(code, fc.constant(''))), { minLength: 1, maxLength: 20 }),
      async changes => {
        const changed = rows.map(row => [...row])
        for (const [[row, column], it] of changes) (changed[row] ?? [])[column] = it
        await endsWith(written(changed), skmByHand(changed))
      },
      10,
    )
  })

  it('with a cell nobody can read is refused', async () => {
    const unreadable = fc.constantFrom('0', '5', '-3', '2.5', 'x', '3 4', '#N/A', '1e3', '=2', '٣')
    await check(
      fc.tuple(cellAt, unreadable),
      async ([[at, column], it]) => {
        const changed = rows.map((row, position) => (position === at ? row.with(column, it) : row))
        await endsWith(written(changed), undefined)
      },
      8,
    )
  })

  it('with rows left out, repeated and moved has the result of what is there', async () => {
    await check(
      fc.array(fc.nat(rows.length - 1), { minLength: 1, maxLength: 40 }),
      async positions => {
        const chosen = positions.map(at => rows[at] ?? [])
        await endsWith(written(chosen), skmByHand(chosen))
      },
      8,
    )
  })

  it('with headers moved has the result of the columns they stand over', async () => {
    await check(
      fc.shuffledSubarray([...UNSUR.keys()], { minLength: 9 }),
      async order => {
        const moved = ['No', ...order.map(column => UNSUR[column] ?? '')]
        const straight = rows.map(row => [
          '',
          ...UNSUR.map((_, column) => row[1 + order.indexOf(column)] ?? ''),
        ])
        await endsWith({ content: csv(rows, moved) }, skmByHand(straight))
      },
      8,
    )
  })

  it('with a header that is gone, foreign or there twice is refused', async () => {
    await check(
      fc.tuple(
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom('', 'Saran', '?', '=1', 'U10', 'No', '\u001b'),
      ),
      async ([column, it]) => endsWith({ content: csv(rows, header.with(column, it)) }, undefined),
      8,
    )
  })

  it('with a row cut short or drawn out is refused', async () => {
    await check(
      fc.tuple(fc.nat(rows.length - 1), fc.integer({ min: 1, max: 12 })),
      async ([at, width]) => {
        const cut = rows.map((row, position) =>
          position === at ? Array.from({ length: width }, (_, column) => row[column] ?? '4') : row,
        )
        const right = width === header.length ? skmByHand(rows) : undefined
        await endsWith(written(cut), right)
      },
      8,
    )
  })
})

describe('bytes changed, cut out and put in', () => {
  const changes = fc.array(fc.tuple(fc.nat(), fc.nat(3), fc.uint8Array({ maxLength: 3 })), {
    minLength: 1,
    maxLength: 3,
  })
  const changed = (start: Uint8Array, edits: readonly [number, number, Uint8Array][]): Buffer => {
    let bytes = Buffer.from(start)
    for (const [where, cut, put] of edits) {
      const at = where % bytes.length
      bytes = Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + cut)])
    }
    return bytes
  }
  const likely = changes.map(edits =>
    edits.map(([at, cut, put]): [number, number, Uint8Array] => [
      at,
      cut,
      put.map(it => 44 + (it % 20)),
    ]),
  )

  it('a small survey ends in an error, or in what a plain reading of it gives', async () => {
    const start = Buffer.from(csv())
    let read = 0
    await check(
      fc.oneof(changes, likely),
      async edits => {
        const content = changed(start, edits)
        const { result }: Ending = await ending({ content })
        const right = plainReading(content)
        if (right === undefined || result === undefined) return
        read += 1
        expect(result).toEqual(right)
      },
      70,
    )
    // Some of them must have stayed well-formed, else nothing was compared.
    expect(read).toBeGreaterThan(10)
  })

  it.each([
    ['the BerAKHLAK example', Buffer.from(BERAKHLAK), ['-r', 'berakhlak-2021']],
    [
      'a workbook',
      workbookBytes([{ name: 'Data', rows: cellRows([HEADER, ...ROWS]) }]),
      ['-r', 'skm-2017'],
    ],
  ])('%s ends in an error or a result', async (_, start, flags) => {
    await check(
      fc.oneof(changes, likely),
      async edits => {
        const { code: ended, result } = await ending({ content: changed(start, edits), flags })
        expect(ended === 0).toBe(result !== undefined)
      },
      10,
    )
  })

  it('a rubric ends in an error or a result, and never changes a mean it does not define', async () => {
    await check(
      fc.oneof(changes, likely),
      async edits => {
        const rubric = changed(Buffer.from(SKM), edits)
        const flags = ['-r', './rubrik.yaml']
        const file = { content: csv(), flags, beside: { 'rubrik.yaml': rubric } }
        const { code: ended, result } = await ending(file)
        expect(ended === 0).toBe(result !== undefined)
        if (result?.length === 10) expect(result.slice(1)).toEqual(skmByHand().slice(1))
      },
      20,
    )
  })

  it('a rubric with lines left out, doubled and swapped does so too', async () => {
    const lines = SKM.split('\n')
    const at = fc.nat(lines.length - 1)
    await check(
      fc.tuple(at, at, fc.constantFrom('delete', 'double', 'swap')),
      async ([one, other, kind]) => {
        const edited = [...lines]
        if (kind === 'delete') edited.splice(one, 1)
        else if (kind === 'double') edited.splice(one, 0, lines[one] ?? '')
        else [edited[one], edited[other]] = [lines[other] ?? '', lines[one] ?? '']
        const flags = ['-r', './rubrik.yaml']
        const beside = { 'rubrik.yaml': edited.join('\n') }
        const { code: ended, result } = await ending({ content: csv(), flags, beside })
        expect(ended === 0).toBe(result !== undefined)
      },
      20,
    )
  })
})

describe('a rubric with any weights', () => {
  it('scores as computed by hand', async () => {
    const weights = fc.array(fc.integer({ min: 1, max: 999 }), { minLength: 9, maxLength: 9 })
    await check(
      weights,
      async numerators => {
        let rubric = SKM
        UNSUR.forEach((unsur, at) => {
          rubric = rubric.replace(
            `item: ${unsur}, weight: 1/9`,
            `item: ${unsur}, weight: ${numerators[at]}/1000`,
          )
        })
        const flags = ['-r', './rubrik.yaml']
        const file = { content: csv(), flags, beside: { 'rubrik.yaml': rubric } }
        const { result } = await ending(file)
        const all = numerators.reduce((sum, it) => sum + it, 0)
        const right = weightedIndex(
          ROWS.map(row => row.slice(1)),
          numerators.map(BigInt),
          25n,
          BigInt(all),
        )
        expect(result?.[0]).toBe(right)
      },
      10,
    )
  })
})

/** The rows of a CSV text, quotes and all; enough for the examples. */
function csvRowsOf(text: string): Rows {
  const cell = /(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g
  return text
    .trimEnd()
    .split('\n')
    .map(line => [...line.matchAll(cell)].map(([, quoted, bare]) => quoted ?? bare ?? ''))
}

/** The result of a survey whose form is beyond doubt: the header as it was, ten cells a row, codes or nothing in them. */
function plainReading(content: Buffer): SkmResult | undefined {
  const [header = [], ...rows] = rowsOf(content.toString())
  const isPlain =
    header.join() === HEADER.join() &&
    rows.length > 0 &&
    rows.every(row => row.length === 10 && row.slice(1).every(cell => /^[1-4]?$/.test(cell)))
  return isPlain ? skmByHand(rows) : undefined
}
