import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type AnswerWorksheet,
  readAnswerWorksheet,
  unitNamed,
} from '../../../src/ask/answer-file/answer-worksheet.ts'
import {
  changedWorksheet,
  emptyAnswerWorksheet,
} from '../../../src/ask/answer-file/change-worksheet.ts'
import { rawTableText, type Saying } from '../../../src/ask/answer-file/raw-table.ts'
import { rubricChanges } from '../../../src/ask/answer-file/rubric-changes.ts'
import { type Change, NO_ENTRY } from '../../../src/ask/question.ts'
import { Refusal } from '../../../src/diagnostics/diagnostic.ts'
import { fingerprinted } from '../../../src/rubric/fingerprints.ts'
import { codesOf, type Rubric } from '../../../src/rubric/model.ts'
import { textSource } from '../../../src/tables/byte-source.ts'
import { openSources } from '../../../src/worksheets/open-sources.ts'
import { placedWorksheets } from '../../../src/worksheets/place-worksheets.ts'
import { readWorksheet } from '../../../src/worksheets/read-worksheet.ts'
import { skeleton, unitWorksheet } from '../../support/dialogues.ts'
import { soundRubric } from '../../support/rubric-files.ts'
import { runs } from '../../support/soak.ts'

const SAYING: Saying = { author: undefined, time: '2026-11-21 22:00' }
const whole = soundRubric('rubrics', 'area-perubahan-2020')

function kept(
  changes: readonly Change[],
  {
    sheet = emptyAnswerWorksheet(whole, 'id'),
    unit = 'Dinas Kesehatan',
    rubric = unitWorksheet,
    saying = SAYING,
    period = undefined as string | undefined,
  } = {},
): AnswerWorksheet {
  return changedWorksheet(sheet, { unit, period, rubric }, changes, saying)
}

const textOf = ({ table }: AnswerWorksheet) => rawTableText(table)
const reread = (sheet: AnswerWorksheet, rubric: Rubric = whole) =>
  readAnswerWorksheet(textSource('lke.csv', textOf(sheet)), rubric)
const entriesOf = (sheet: AnswerWorksheet, unit = 'Dinas Kesehatan') =>
  unitNamed(sheet, unit)?.entries

describe('the file of a worksheet', () => {
  it('begins as the long form, and gets other columns when they are needed', () => {
    expect(textOf(emptyAnswerWorksheet(whole, 'id'))).toBe(
      'unit,nomor,jawaban,bukti dukung,catatan,pertanyaan\n',
    )
    const [header, row] = textOf(kept([{ id: '1.1.a', set: { answer: 'B' } }])).split('\n')
    expect(header).toBe('unit,nomor,jawaban,bukti dukung,catatan,pertanyaan,rubrik')
    expect(row).toMatch(
      /^Dinas Kesehatan,1\.1\.a,B,,,Apakah tim[^,]+,area-perubahan-2020 2020 [0-9a-f]{12} [0-9a-f]{12}$/,
    )
  })

  it('has rows in the order of the sheet, whatever was answered first', () => {
    const sheet = kept([
      { id: '7.1.f', set: { evidence: ['x'] } },
      { id: 'lhkpn-lapor', set: { answer: '3' } },
      { id: '1.1.b', set: { answer: 'A' } },
      { id: 'lhkpn-pimpinan', set: { answer: '4' } },
    ])
    const numbers = sheet.table.records.slice(1).map(cells => cells[1])
    expect(numbers).toEqual(['1.1.b', '7.1.e', '7.1.e.1', '7.1.e.4', '7.1.f'])
  })

  it('keeps the earlier answer, who changed it and when', () => {
    const first = kept([{ id: '1.1.a', set: { answer: 'C' } }])
    const saying = { author: 'Ani; (Biro)', time: '2026-11-22 08:00' }
    const second = kept([{ id: '1.1.a', set: { answer: 'B' } }], { sheet: first, saying })
    const third = kept([{ id: '1.1.a', set: { answer: '' } }], { sheet: second })
    const [header = [], row = []] = third.table.records
    expect(row[header.indexOf('riwayat')]).toBe(
      'C → B (Ani   Biro, 2026-11-22 08:00); B (Ani   Biro) → – (2026-11-21 22:00)',
    )
    // The next change named nobody, and Ani did not make it.
    expect(row[header.indexOf('diisi oleh')]).toBe('')
  })

  it('holds several units, one block below the other', async () => {
    const first = kept([{ id: '1.1.b', set: { answer: 'A' } }])
    const other = kept([{ id: '1.1.a', set: { answer: 'C' } }], { sheet: first, unit: 'Dinas PU' })
    const again = kept([{ id: '1.1.a', set: { answer: 'B' } }], { sheet: other })
    const rows = again.table.records.slice(1).map(cells => cells.slice(0, 3))
    expect(rows).toEqual([
      ['Dinas Kesehatan', '1.1.a', 'B'],
      ['Dinas Kesehatan', '1.1.b', 'A'],
      ['Dinas PU', '1.1.a', 'C'],
    ])
    const read = await reread(again)
    expect(read.units.map(({ name, rubric }) => [name, rubric?.level])).toEqual([
      ['Dinas Kesehatan', 'unit'],
      ['Dinas PU', 'unit'],
    ])
  })

  it('makes text of what a spreadsheet would compute, and reads it back as it was typed', async () => {
    const note = '=HYPERLINK("x")'
    const sheet = kept([{ id: '1.1.a', set: { note, evidence: ['@x', '- dua'] } }])
    expect(textOf(sheet)).toContain(`'@x; '- dua`)
    expect(textOf(sheet)).toContain(`"'=HYPERLINK(""x"")"`)
    expect(
      entriesOf(
        await readAnswerWorksheet(textSource('lke.csv', textOf(sheet)), whole, 'unit'),
      )?.get('1.1.a'),
    ).toMatchObject({ note })
  })

  it('keeps columns, rows and delimiters of somebody else as they were', async () => {
    const text = [
      'Lembar kerja;;;;;',
      'unit;nomor;uraian;jawaban;bukti dukung;PIC kami',
      'Dinas PU;1.1.a;Tim;B;"SK; foto";Budi',
      ';;catatan di tengah;;;',
      'Dinas PU;1.1.b;Tugas;;;Ani',
      '',
    ].join('\r\n')
    const sheet = await readAnswerWorksheet(textSource('opd.csv', text), whole)
    const after = kept([{ id: '1.1.b', set: { answer: 'A' } }], { sheet, unit: 'dinas pu' })
    const lines = textOf(after).split('\r\n')
    expect(lines[0]).toBe('Lembar kerja;;;;;')
    expect(lines[2]).toBe('Dinas PU;1.1.a;Tim;B;"SK; foto";Budi;')
    expect(lines[3]).toBe(';;catatan di tengah;;;;')
    expect(lines[4]).toMatch(/^Dinas PU;1\.1\.b;Tugas;A;;Ani;area-perubahan-2020 /)
  })

  it('refuses what is no file of answers', async () => {
    for (const text of ['nama,umur\nAni,30\n', 'U1,U2\n4,3\n']) {
      const read = readAnswerWorksheet(textSource('x.csv', text), whole)
      await expect(read).rejects.toThrow(Refusal)
    }
  })
})

describe('what is kept', () => {
  const categories = unitWorksheet.items.filter(({ measure }) => measure.kind === 'choice')
  const change = fc.record({
    id: fc.constantFrom(...categories.slice(0, 30).map(({ id }) => id)),
    pick: fc.nat(4),
    note: fc.string({ unit: 'grapheme', maxLength: 20 }),
    evidence: fc.array(fc.stringMatching(/^[a-z0-9./=@+-]{1,12}$/), { maxLength: 3 }),
  })

  it('reads back the same, and as the reader of worksheets reads it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 12 }), async changes => {
        const made = changes.map(({ id, pick, note, evidence }): Change => {
          const item = unitWorksheet.items.find(each => each.id === id)
          const codes = codesOf(item)
          const answer = codes[pick % codes.length] ?? ''
          const distinct = [...new Set(evidence)].filter(
            piece => !/^(?:-+|x|n\/?a)\.?$/.test(piece),
          )
          return {
            id,
            set: { answer, note: note.replace(/[\p{C}\s']+/gu, ' ').trim(), evidence: distinct },
          }
        })
        const sheet = kept(made)
        const source = textSource('lke.csv', textOf(sheet))
        const again = await readAnswerWorksheet(source, whole, 'unit')
        expect(new Map(entriesOf(again))).toEqual(new Map(entriesOf(sheet)))
        const tables = await openSources([source], [whole])
        const [matched] = (
          await placedWorksheets(tables, [{ rubric: whole, isVariant: false }], 'unit')
        ).sheets
        if (matched === undefined) throw new Error('no sheet')
        const { sheet: read, notes } = readWorksheet(matched, 'error')
        expect(notes.filter(({ severity }) => severity !== 'note')).toEqual([])
        for (const [id, entry] of entriesOf(sheet) ?? []) {
          const item = unitWorksheet.items.find(each => each.id === id)
          const code = read.entries.get(id)?.answer?.code
          expect(codesOf(item)[code ?? -1]).toBe(entry.answer)
        }
      }),
      { seed: 5, numRuns: runs(40) },
    )
  })
})

describe('a rubric that has changed since', () => {
  const said = (sheet: AnswerWorksheet) => unitNamed(sheet, 'Dinas Kesehatan')?.said ?? new Map()
  const sheet = kept([
    { id: '1.1.a', set: { answer: 'B' } },
    { id: '1.1.b', set: { answer: 'A' } },
  ])

  it('is told by what changed: words, choices, edition, weights', async () => {
    const text = textOf(sheet)
      .replace('Apakah tim/penanggung jawab RB', 'Apakah kelompok kerja RB')
      .replace(/(1\.1\.b.*area-perubahan-2020) 2020 [0-9a-f]{12}/, '$1 2019 000000000000')
    const read = await readAnswerWorksheet(textSource('lke.csv', text), whole)
    const changes = rubricChanges(unitWorksheet, said(read))
    expect(changes.reworded.map(({ id, before }) => [id, before.slice(0, 22)])).toEqual([
      ['1.1.a', 'Apakah kelompok kerja '],
    ])
    expect(changes.choices).toEqual(['1.1.b'])
    expect(changes.edition).toBe('2019')
    expect(changes.otherRubric).toBeUndefined()
  })

  it('that only weighs otherwise is said so', async () => {
    const text = textOf(sheet).replaceAll(/[0-9a-f]{12}$/gm, '000000000000')
    const read = await readAnswerWorksheet(textSource('lke.csv', text), whole)
    expect(rubricChanges(unitWorksheet, said(read))).toMatchObject({ scoring: true, choices: [] })
  })

  it('is silent where nothing has, in either language', async () => {
    const english = kept([{ id: '1.1.a', set: { answer: 'B' } }], {
      sheet: emptyAnswerWorksheet(whole, 'en'),
    })
    for (const each of [sheet, english]) {
      const changes = rubricChanges(unitWorksheet, said(await reread(each)))
      expect(changes).toMatchObject({
        edition: undefined,
        reworded: [],
        choices: [],
        scoring: false,
      })
    }
  })

  it('only in the words of a choice is none to go on with', async () => {
    const words = new Map([['A', { id: 'Pilihan dengan kata lain', en: 'Other words' }]])
    const items = unitWorksheet.items.map(item =>
      item.id === '1.1.b' ? { ...item, options: new Map([...item.options, ...words]) } : item,
    )
    const reworded = fingerprinted({ ...unitWorksheet, items })
    const changes = rubricChanges(reworded, said(await reread(sheet)))
    expect(changes).toMatchObject({ choices: [], scoring: false })
  })

  it('keeps answers whose question is gone', async () => {
    const text = `${textOf(sheet)}Dinas Kesehatan,1.9.z,B,,,Dulu,area-perubahan-2020 2019 0 0\n`
    await expect(readAnswerWorksheet(textSource('lke.csv', text), whole)).rejects.toThrow(Refusal)
  })
})

describe('a verification', () => {
  it('stands beside the claim, with who found it and why', async () => {
    const claimed = kept([{ id: '1.1.a', set: { answer: 'B' } }])
    expect(textOf(claimed)).not.toContain('verifikasi')
    const verified = kept(
      [
        { id: '1.1.a', set: { verified: 'C' } },
        { id: '1.1.a', set: { verifierNote: 'SK belum ada' } },
      ],
      { sheet: claimed, saying: { author: 'Inspektorat', time: undefined } },
    )
    const [header = [], row = []] = verified.table.records
    const cell = (name: string) => row[header.indexOf(name)]
    expect(cell('jawaban')).toBe('B')
    expect(cell('verifikasi')).toBe('C')
    expect(cell('alasan verifikasi')).toBe('SK belum ada')
    expect(cell('diverifikasi oleh')).toBe('Inspektorat')
    expect(entriesOf(await reread(verified))?.get('1.1.a')).toEqual({
      ...NO_ENTRY,
      answer: 'B',
      verified: 'C',
      verifierNote: 'SK belum ada',
    })
  })

  it('works on counts of a rubric without levels', async () => {
    const sheet = kept(
      [
        { id: 'lapor', set: { answer: '9' } },
        { id: 'wajib', set: { answer: '12' } },
        { id: 'lapor', set: { verified: '8' } },
      ],
      { sheet: emptyAnswerWorksheet(skeleton, 'en'), rubric: skeleton },
    )
    const read = await readAnswerWorksheet(textSource('x.csv', textOf(sheet)), skeleton)
    expect(entriesOf(read)?.get('lapor')).toMatchObject({ answer: '9', verified: '8' })
  })

  const by = (author: string | undefined): Saying => ({ author, time: '2026-11-22 08:00' })
  const verifiedBy = (author: string, sheet: AnswerWorksheet, code: string, reason: string) =>
    kept(
      [
        { id: '1.1.a', set: { verified: code } },
        { id: '1.1.a', set: { verifierNote: reason } },
      ],
      { sheet, saying: by(author) },
    )
  const cellsOf = ({ table }: AnswerWorksheet) => {
    const [header = [], row = []] = table.records
    return (name: string) => row[header.indexOf(name)]
  }
  const claim = kept([{ id: '1.1.a', set: { answer: 'B' } }], { saying: by('Ani') })

  it('that is replaced stays in the history with its reason and its verifier', () => {
    const first = verifiedBy('Budi', claim, 'C', 'SK; lama')
    const cell = cellsOf(verifiedBy('Citra', first, 'D', 'SK tidak ada'))
    expect(cell('riwayat')).toBe('verifikasi: C (SK, lama, Budi) → D (Citra, 2026-11-22 08:00)')
    expect(cell('diverifikasi oleh')).toBe('Citra')
  })

  it('goes with the answer that it was of, and stays in the history', () => {
    const sheet = verifiedBy('Budi', claim, 'C', 'SK lama')
    const changed = kept([{ id: '1.1.a', set: { answer: 'A' } }], { sheet, saying: by(undefined) })
    const cell = cellsOf(changed)
    expect(['jawaban', 'verifikasi', 'alasan verifikasi', 'diverifikasi oleh'].map(cell)).toEqual([
      'A',
      '',
      '',
      '',
    ])
    expect(cell('diisi oleh')).toBe('')
    expect(cell('riwayat')).toBe(
      'B (Ani) → A (2026-11-22 08:00); verifikasi dihapus: jawaban berubah: C (SK lama, Budi) → – (2026-11-22 08:00)',
    )
    expect(entriesOf(changed)?.get('1.1.a')).toMatchObject({ verified: '', verifierNote: '' })
  })

  it('stays where the same answer is given again, or only a note', () => {
    const sheet = verifiedBy('Budi', claim, 'C', 'SK lama')
    const again = kept([{ id: '1.1.a', set: { answer: 'B', note: 'x' } }], { sheet })
    expect(cellsOf(again)('verifikasi')).toBe('C')
    expect(cellsOf(again)('diisi oleh')).toBe('Ani')
  })
})
