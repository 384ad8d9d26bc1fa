import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readOutline } from '../../src/documents/outline.ts'
import type { Paper } from '../../src/render/documents/paper.ts'
import { renderPaperDocx } from '../../src/render/documents/render-paper-docx.ts'
import { renderDocx } from '../../src/render/render-docx.ts'
import { wordingOf } from '../../src/render/wording.ts'
import { fullReport } from '../../src/report/full-report.ts'
import type { Report } from '../../src/report/report-shape.ts'
import { nodesOf } from '../../src/rubric/build-score-tree.ts'
import { cellsOf, exampleReports, madeOf, tableOf, textsOf } from '../support/papers.ts'
import { rubricIds, soundRubric } from '../support/rubric-files.ts'
import { soak } from '../support/soak.ts'

let reports: ReadonlyMap<string, Report> = new Map()
let folder = ''
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rb-score-tables-'))
  const names = ['skm', 'berakhlak', 'zona-integritas', 'pekppp', 'spbe', 'area-perubahan'] as const
  reports = await exampleReports(folder, [...names])
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true }))

const headingsOf = (paper: Paper, caption: string) =>
  tableOf(paper, caption).columns.map(({ heading }) => heading)

describe('a table of contributions', () => {
  it('adds up to the index, each part in the column of its form', () => {
    const paper = madeOf('rekap-pekppp', reports.get('pekppp'))
    const caption = 'Aspek menurut evaluator dan nilai pengguna'
    expect(headingsOf(paper, caption)).toEqual([
      ...['No.', 'Aspek', 'Bobot (%)', 'Penilaian evaluator (F-02)'],
      ...['Hasil survei pengguna layanan (F-03)', 'Kontribusi', 'Catatan'],
    ])
    const rows = tableOf(paper, caption).rows
    const values = rows.map(row => {
      const cell = row.at(-2)
      return cell !== undefined && 'value' in cell ? (cell.value ?? 0) : 0
    })
    const whole = values.at(-1) ?? 0
    expect(values.slice(0, -1).reduce((sum, value) => sum + value, 0)).toBeCloseTo(whole, 9)
    expect(whole).toBeCloseTo(reports.get('pekppp')?.result.score.value ?? 0, 9)
    expect(
      cellsOf(paper, caption)
        .slice(0, 7)
        .map(row => row.slice(2, 5)),
    ).toEqual(expect.arrayContaining([['25,00', '', '4,12']]))
  })
})

describe('a sheet of questions', () => {
  it('has the weight of each in the whole, and both levels', () => {
    const paper = madeOf('rekap-spbe', reports.get('spbe'))
    const caption = 'Domain, aspek, dan indikator menurut dua penilai'
    expect(headingsOf(paper, caption)).toEqual([
      ...['Kode', 'Domain/Aspek/Indikator', 'Bobot (%)'],
      ...['Tingkat mandiri', 'Tingkat asesor', 'Selisih', 'Alasan'],
    ])
    const rows = cellsOf(paper, caption)
    expect(rows.find(([code]) => code === 'I1')?.slice(2)).toEqual(['1,30', '5,00', '–', '–', ''])
    const weights = rows
      .filter(([code]) => code !== '')
      .map(row => Number(row[2]?.replace(',', '.')))
    expect(weights).toHaveLength(47)
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(100, 9)
  })

  it('puts what the verifier answered beside the claim, with room for the notes', () => {
    const paper = madeOf('lke-zi', reports.get('zona-integritas'), {
      typed: 'catatan-verifikator: [{ bagian: A.I.1.i.a, catatan: SK belum diperbarui }]',
    })
    const headings = headingsOf(paper, 'Lembar kerja evaluasi')
    expect(headings.slice(-5)).toEqual([
      'Catatan',
      'Bukti dukung',
      'Jawaban TPI',
      'Catatan TPI',
      'Selisih',
    ])
    const row = cellsOf(paper, 'Lembar kerja evaluasi').find(([name]) =>
      name?.startsWith('A.I.1.i.a'),
    )
    expect(row?.at(-3)).toBe('Ya')
    expect(row?.slice(-2)).toEqual(['SK belum diperbarui', '0,00'])
  })

  it('has boxes to tick beside questions, none beside what stands above them', () => {
    const rows = cellsOf(
      madeOf('tindak-lanjut-zi', reports.get('zona-integritas')),
      'Tindak lanjut setiap pertanyaan',
    )
    expect(rows.filter(row => row.slice(-3).join('') === '☐☐☐')).toHaveLength(113)
    expect(rows[0]?.slice(-3)).toEqual(['', '', ''])
  })
})

describe('parts of one unit', () => {
  it('stand beside the bounds, each bound of a sum marked by itself', () => {
    const rows = cellsOf(madeOf('lhe-zi', reports.get('zona-integritas')), 'Nilai dan batasnya')
    expect(rows).toHaveLength(13)
    const [accountability] = rows.filter(([name]) => name === 'Penguatan Akuntabilitas')
    expect(accountability?.slice(-2)).toEqual(['✓ ≥ 3,00\n✗ ≥ 3,00', '✓ ≥ 3,75\n✗ ≥ 3,75'])
    expect(rows.at(-1)?.slice(-2)).toEqual(['✓ ≥ 75,00', '✓ ≥ 85,00'])
  })

  soak('are named by ids that the rubrics of their document have', () => {
    const rubrics = rubricIds('rubrics').map(id => soundRubric('rubrics', id))
    const named = readdirSync('rubrics/documents').flatMap(file => {
      const text = readFileSync(join('rubrics/documents', file), 'utf8')
      const { outline } = readOutline({ file, text })
      const ids = outline?.parts.flatMap(({ nodes = [] }) => nodes.flatMap(({ of }) => of)) ?? []
      return ids.map(id => ({ document: outline?.document ?? '', id }))
    })
    expect(named.length).toBeGreaterThan(20)
    for (const { document, id } of named) {
      const suiting = rubrics.filter(({ documents }) => documents.includes(document))
      for (const { id: rubric, score } of suiting)
        expect([document, rubric, nodesOf(score).map(node => node.id)]).toEqual([
          ...[document, rubric],
          expect.arrayContaining([id]),
        ])
    }
  })
})

describe('answers to statements', () => {
  it('are joined on both sides of the middle of the scale', () => {
    const paper = madeOf('laporan-berakhlak', reports.get('berakhlak'))
    const caption = 'Jawaban positif, netral, dan negatif setiap pernyataan'
    const [first] = tableOf(paper, caption).rows
    const values = first?.slice(1, 4).map(cell => ('value' in cell ? (cell.value ?? 0) : 0)) ?? []
    expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(100, 9)
    // 175 + 71 of 299, 49, 4: what the tests of the survey count.
    expect(cellsOf(paper, caption)[0]?.slice(1, 4)).toEqual(['82,3%', '16,4%', '1,3%'])
    expect(tableOf(paper, caption).below[0]).toMatch(/^Positif: jawaban di atas titik tengah skala/)
  })

  it('come with a response rate where the population is known', () => {
    const paper = madeOf('laporan-berakhlak', reports.get('berakhlak'), {
      typed: 'populasi: [{ layanan: Dinas Kesehatan, jumlah: 90 }]',
    })
    for (const caption of ['Responden tiap perangkat daerah', 'Perangkat daerah dan nilainya']) {
      const at = headingsOf(paper, caption).indexOf('Tingkat respons')
      const rates = cellsOf(paper, caption).map(row => [row[1], row[at]])
      expect(rates).toContainEqual(['Dinas Kesehatan', '64,4%'])
      expect(rates).toContainEqual(['Inspektorat Daerah', '–'])
    }
  })
})

describe('elements of a survey', () => {
  it('have the grade of the bands of the index where the outline asks for one', () => {
    const rows = cellsOf(madeOf('laporan-skm', reports.get('skm')), 'Nilai per unsur')
    for (const row of rows.slice(0, 9)) {
      const score = Number(row[4]?.replace(',', '.'))
      const grade = score >= 88.31 ? 'A' : score >= 76.61 ? 'B' : score >= 65 ? 'C' : 'D'
      expect([score, row[5]]).toEqual([score, grade])
    }
  })

  soak('have the limits of grades as lines across charts of Word, and in words below', async () => {
    const report = reports.get('skm')
    if (report === undefined) throw new Error('no report')
    const xml = strFromU8(
      unzipSync(await renderDocx(report, { language: 'id' }))['word/document.xml'] ??
        new Uint8Array(),
    )
    expect(xml).toContain(
      'Garis tegak: batas mutu pelayanan untuk IKM (C ≥ 65,00 · B ≥ 76,61 · A ≥ 88,31).',
    )
    expect(xml).toContain('Garis mendatar pada titik: interval kepercayaan 95%.')
  })
})

describe('a chart of Word', () => {
  const chartsOf = async (paper: Paper, report: Report) => {
    const figures = { ...paper, blocks: paper.blocks.filter(({ kind }) => kind === 'figure') }
    const wording = wordingOf(fullReport(report), 'id')
    const parts = unzipSync(await renderPaperDocx(figures, { wording, size: 'A4' }))
    return Object.keys(parts)
      .filter(name => /charts\/chart\d+\.xml$/.test(name))
      .toSorted()
      .map(name => strFromU8(parts[name] ?? new Uint8Array()))
  }
  const named = (id: string) => {
    const report = reports.get(id)
    if (report === undefined) throw new Error(id)
    return report
  }

  soak(
    'draws limits upright across dots, each row with its name, its number and its interval',
    async () => {
      const [chart = ''] = await chartsOf(madeOf('laporan-skm', named('skm')), named('skm'))
      expect(chart).toContain('<c:scatterChart>')
      for (const text of ['76,61', 'B', 'Waktu penyelesaian', '72,88'])
        expect(chart).toContain(`<a:t>${text}</a:t>`)
      expect(chart.match(/<c:errDir val="y"\/>/g)).toHaveLength(3)
      // Ten intervals and the lines of the rows.
      expect(chart.match(/<c:errDir val="x"\/>/g)).toHaveLength(11)
      // The axis names its own scale alone.
      expect(chart).toContain('[&lt;25]&quot;&quot;;[&gt;100]&quot;&quot;;General')
    },
  )

  soak('has an index of levels on its own scale, and two raters as dots on one line', async () => {
    const spbe = named('spbe')
    const { score } = spbe.result
    const rated = {
      ...spbe,
      result: {
        ...spbe.result,
        score: {
          ...score,
          children: (score.children ?? []).map(node => ({
            ...node,
            verified: { score: { value: 3, exact: '3', shown: '3.00' } },
          })),
        },
      },
    } as Report
    const [levels = '', raters = ''] = await chartsOf(madeOf('rekap-spbe', rated), rated)
    for (const chart of [levels, raters])
      expect(chart).toContain('[&lt;1]&quot;&quot;;[&gt;5]&quot;&quot;;General')
    expect(raters).toContain('jawaban unit')
    expect(raters).toContain('verifikasi')
    expect(raters).not.toContain('<c:barChart>')
  })
})

describe('a long table', () => {
  soak(
    'keeps the heads of its groups with what they head, and names what is signed below it',
    async () => {
      const report = reports.get('area-perubahan')
      if (report === undefined) throw new Error('no report')
      const wording = wordingOf(fullReport(report), 'id')
      const sheet = madeOf('kertas-kerja-rb', report)
      const { heads = [], ...table } = tableOf(sheet, 'Kertas kerja')
      expect(heads.length).toBeGreaterThan(8)
      // A part of it: Word files of the whole take seconds.
      const rows = table.rows.slice(0, 16)
      const block = { kind: 'table', caption: undefined, isWide: false } as const
      const part = { ...sheet, blocks: [{ ...block, table: { ...table, rows, heads } }] }
      const bytes = await renderPaperDocx(part, { wording, size: 'A4' })
      const xml = strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array())
      const drawn = xml.slice(xml.lastIndexOf('<w:tbl>')).split('<w:tr>').slice(2)
      expect(drawn).toHaveLength(rows.length)
      drawn.forEach((row, at) => {
        expect([at, row.includes('<w:keepNext/>')]).toEqual([at, heads.includes(at)])
      })
      expect(textsOf(madeOf('ratl', report)).at(-1)).toBe(
        'Rencana Aksi Tindak Lanjut, Dinas Kesehatan, 2026',
      )
    },
  )
})
