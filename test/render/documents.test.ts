import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { renderPaperDocx } from '../../src/render/documents/render-paper-docx.ts'
import { renderPaperHtml } from '../../src/render/documents/render-paper-html.ts'
import { renderPaperXlsx } from '../../src/render/documents/render-paper-xlsx.ts'
import { wordingOf } from '../../src/render/wording.ts'
import { fullReport } from '../../src/report/full-report.ts'
import type { Report } from '../../src/report/report-shape.ts'
import {
  captionsOf,
  cellsOf,
  DOCUMENTS,
  type DocumentId,
  type Example,
  exampleReports,
  headingsOf,
  madeOf,
  tableOf,
  textsOf,
} from '../support/papers.ts'
import { sample, soak } from '../support/soak.ts'

const reports = new Map<string, Report>()
let folder = ''

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rb-score-documents-'))
  for (const [name, report] of await exampleReports(folder)) reports.set(name, report)
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true }))

const made = (document: string, example: Example, options?: Parameters<typeof madeOf>[2]) =>
  madeOf(document, reports.get(example), options)

/** Document, how many blanks it has without any field, some of its captions. */
const SHIPPED: readonly (readonly [DocumentId, number, readonly string[]])[] = [
  ['laporan-skm', 72, ['Tabel 5. Nilai per unsur', 'Gambar 2. Jawaban setiap unsur']],
  ['laporan-skm-5bab', 54, ['Tabel 4. Nilai per unsur', 'Tabel 6. IKM per jenis layanan']],
  ['rekap-skm', 7, ['Tabel 1. Rekap hasil SKM per unit pelayanan publik']],
  ['poster-ikm', 25, []],
  ['kelengkapan-skm', 12, ['Tabel 1. Yang diminta dari pelaksanaan SKM']],
  ['laporan-berakhlak', 34, ['Tabel 3. Nilai setiap dimensi']],
  ['kertas-kerja-rb', 0, ['Tabel 2. Kertas kerja']],
  ['berita-acara', 31, ['Tabel 1. Nilai unit dan nilai konsensus']],
  ['ratl', 106, ['Tabel 1. Rencana aksi menurut nilai yang masih dapat diraih']],
  ['rekap-zi', 1, ['Tabel 1. Rekapan hasil evaluasi']],
  ['lhe-zi', 28, ['Tabel 1. Nilai dan batasnya']],
  ['lke-zi', 0, ['Tabel 1. Lembar kerja evaluasi']],
  ['tindak-lanjut-zi', 6, ['Tabel 1. Tindak lanjut setiap pertanyaan']],
  ['lhe-akip', 20, ['Tabel 1. Komponen yang dinilai']],
  ['kertas-kerja-akip', 0, ['Tabel 1. Kertas kerja']],
  ['tindak-lanjut-akip', 12, ['Tabel 1. Tindak lanjut rekomendasi']],
  [
    ...(['rekap-pekppp', 11] as const),
    ['Tabel 1. Aspek menurut evaluator dan nilai pengguna', 'Tabel 4. Lembar indikator'],
  ],
  [
    ...(['rekap-spbe', 0] as const),
    [
      'Tabel 1. Domain, aspek, dan nilainya',
      'Tabel 2. Domain, aspek, dan indikator menurut dua penilai',
    ],
  ],
]

describe('each document that comes with the tool', () => {
  it('is made here from an example', () => {
    const files = readdirSync('rubrics/documents').map(file => file.replace('.yaml', ''))
    expect(SHIPPED.map(([id]) => id).toSorted()).toEqual(files.toSorted())
  })

  it.each(sample(SHIPPED, 3))(
    '%s has its captions and counts its blanks',
    (id, blanks, captions) => {
      const paper = made(id, DOCUMENTS[id])
      for (const caption of captions) expect(captionsOf(paper)).toContain(caption)
      expect(paper.blanks).toHaveLength(blanks)
      expect(paper.mark?.includes('DRAF') ?? false).toBe(blanks > 0)
      // The outlines are nobody's regulation: each says so.
      expect(paper.closing.join(' ')).toContain('(*) Susunan dokumen ini belum diperiksa')
      expect(paper.standing).toContain('(*) Susunan belum diperiksa pada peraturannya')
      for (const table of paper.blocks.flatMap(block =>
        block.kind === 'table' ? block.table : [],
      )) {
        expect(table.rows.length).toBeGreaterThan(0)
        for (const row of table.rows) expect(row).toHaveLength(table.columns.length)
      }
      for (const block of paper.blocks)
        if (block.kind === 'figure') expect(block.figure.about).not.toBe('')
    },
  )

  soak.each(SHIPPED)('%s gives the same page twice, in both languages', id => {
    const example = DOCUMENTS[id]
    for (const language of ['id', 'en'] as const) {
      const [first, second] = [1, 2].map(() => {
        const report = reports.get(example)
        if (report === undefined) throw new Error(example)
        const wording = wordingOf(fullReport(report), language)
        return renderPaperHtml(made(id, example, { language }), { wording, size: 'A4' })
      })
      expect(second).toBe(first)
      expect(first).not.toMatch(/undefined|NaN|\{[a-z-]+\}/)
    }
  })
})

describe('a document of Word', () => {
  const docxOf = async (isFilled: boolean) => {
    const report = reports.get('skm')
    if (report === undefined) throw new Error('no report')
    const wording = wordingOf(fullReport(report), 'id')
    return renderPaperDocx(made('laporan-skm', 'skm', { isFilled }), { wording, size: 'A4' })
  }

  soak('has the page of each entry in its contents, and every entry a place', async () => {
    const xml = strFromU8(unzipSync(await docxOf(true))['word/document.xml'] ?? new Uint8Array())
    const entries = [...xml.matchAll(/PAGEREF (_Bagian\d+)<.*?<w:t[^>]*>(\d*)</g)]
    expect(entries.length).toBeGreaterThan(30)
    const pages = entries.map(([, , page]) => Number(page))
    expect(pages.every(page => page > 1)).toBe(true)
    for (const [, name] of entries) expect(xml).toContain(`<w:bookmarkStart w:name="${name}"`)
    expect(xml).toContain('TOC \\h \\o')
    expect(xml).toContain('TOC \\c &quot;Tabel&quot;')
    expect(xml).toContain('TOC \\c &quot;Gambar&quot;')
  })
})

describe('the report of a satisfaction survey', () => {
  it('says nothing that the data and the fields do not hold', () => {
    const bare = textsOf(made('laporan-skm', 'skm')).join('\n')
    expect(bare).not.toContain('Dibandingkan dengan periode sebelumnya')
    expect(bare).toContain('Belum ada nilai periode terdahulu untuk dibandingkan.')
    const filled = textsOf(made('laporan-skm', 'skm', { isFilled: true })).join('\n')
    expect(filled).toContain('Dari 2 rencana tindak lanjut, 1 telah selesai (50,0%).')
    expect(filled).toContain('Sampel minimum (167 responden): belum sesuai.')
  })

  it('puts services under each other, the sums last', () => {
    const rows = cellsOf(made('laporan-skm', 'skm'), 'IKM per jenis layanan')
    expect(rows.map(([, name]) => name)).toEqual([
      'Legalisasi dokumen',
      'Penerbitan KTP elektronik',
      'Penerbitan akta kelahiran',
      'Surat pindah datang',
      'Rerata IKM Per Unsur, semua responden',
      'IKM Unit Layanan, semua responden',
      'Mutu Unit Layanan',
      'Predikat',
      'IKM Unit Layanan, rata-rata jenis layanan',
    ])
    expect(rows.slice(5).map(row => row.at(-2))).toEqual(['81,98', 'B', 'Baik', '81,22'])
  })

  it('warns of services that few answered for', () => {
    const few = 'Data terbatas (n di bawah 30): Legalisasi dokumen, Surat pindah datang.'
    expect(tableOf(made('laporan-skm', 'skm'), 'IKM per jenis layanan').below).toContain(few)
    const posters = made('poster-ikm', 'skm').blocks.flatMap(block =>
      block.kind === 'poster' ? block.poster : [],
    )
    const [whole, first] = posters.map(({ facts }) =>
      facts.map(({ value }) => value.map(({ text }) => text).join('')),
    )
    expect(first?.[0]).toBe('7 (data terbatas)')
    // Gender and education, as the form asks, with shares; age is not on it.
    expect(whole?.slice(0, 3)).toEqual([
      '153',
      'Laki-laki = 46 (30,1%) · Perempuan = 107 (69,9%)',
      'SD = 19 (12,4%) · SMP = 15 (9,8%) · SMA = 43 (28,1%) · Diploma I–III = 17 (11,1%) · S1/D4 = 37 (24,2%) · S2 = 22 (14,4%)',
    ])
  })

  it('joins what was planned to the elements that scored lowest', () => {
    const rows = cellsOf(made('laporan-skm', 'skm', { isFilled: true }), 'Rencana tindak lanjut')
    expect(rows[0]).toEqual([
      ...['1', 'Waktu penyelesaian', 'Isian contoh'],
      ...['', '', '✓', '✓', 'Kepala Bidang Pelayanan'],
    ])
    // With nothing planned yet, one column has room for the times.
    expect(cellsOf(made('laporan-skm', 'skm'), 'Rencana tindak lanjut')[0]).toHaveLength(5)
  })

  it('counts months from the report before, for what is done', () => {
    const rows = cellsOf(made('laporan-skm', 'skm', { isFilled: true }), 'Hasil tindak lanjut')
    expect(rows.map(row => row.slice(3, 7))).toEqual([
      ['Sudah', 'Isian contoh', '2 Maret 2026', '2'],
      ['Proses', 'Isian contoh', '–', '–'],
    ])
  })

  it('keeps its chapters in both languages', () => {
    expect(headingsOf(made('laporan-skm', 'skm')).slice(0, 3)).toEqual([
      ...['LEMBAR PENGESAHAN', 'KATA PENGANTAR', 'BAB I PENDAHULUAN'],
    ])
    expect(headingsOf(made('laporan-skm', 'skm', { language: 'en' }))[2]).toBe(
      'CHAPTER I INTRODUCTION',
    )
  })
})

describe('small groups of persons', () => {
  it('are hidden on a page, which says so', () => {
    const paper = made('laporan-berakhlak', 'berakhlak', { minGroup: 60 })
    const rows = cellsOf(paper, 'Perangkat daerah dan nilainya').flat()
    expect(rows).toContain('×')
    expect(paper.closing[0]).toBe('× berarti disembunyikan, – tidak ada data, dan 0 nol.')
    expect(made('laporan-berakhlak', 'berakhlak').closing[0]).not.toContain('×')
  })
})

it('has a hidden index as hidden, and no minimum sample of nobody', () => {
  const report = reports.get('skm')
  if (report === undefined) throw new Error('no report')
  const sample = { ...report.result.sample, ofPersons: true }
  const few = { ...report, result: { ...report.result, sample } }
  const said = textsOf(madeOf('laporan-skm', few, { minGroup: 1000 })).join('\n')
  expect(said).toMatch(/ adalah × dari 100, mutu pelayanan × \(×\)\./)
  expect(said).not.toContain('belum dapat dihitung')
  expect(said).not.toMatch(/Sampel minimum \(0/)
})

describe('grades', () => {
  it('begin on both scales, before and after the index is converted', () => {
    const rows = cellsOf(
      made('laporan-skm', 'skm'),
      'Mutu pelayanan menurut nilai interval konversi',
    )
    expect(rows.map(row => row.slice(2))).toEqual([
      ...[
        ['3,5324', '88,31'],
        ['3,0644', '76,61'],
        ['2,6000', '65,00'],
        ['–', '–'],
      ],
    ])
  })

  it('of elements stand in the last rows of the recap, where its outline names them', () => {
    const rows = cellsOf(made('rekap-skm', 'skm'), 'Rekap hasil SKM per unit pelayanan publik')
    const grades = rows.find(row => row.includes('Kategori Per Unsur'))
    expect(grades?.filter(text => /^[ABCD]$/.test(text))).toHaveLength(9)
    expect(rows.map(([, name]) => name).slice(1)).toEqual([
      ...['Nilai Per Unsur, semua responden', 'Kategori Per Unsur', 'IKM IP, semua responden'],
      'Mutu Layanan',
    ])
  })
})

describe('a recap', () => {
  it('computes the index again in a workbook, and holds our number beside it', () => {
    const paper = made('rekap-skm', 'skm', { isFilled: true })
    const report = reports.get('skm')
    if (report === undefined) throw new Error('no report')
    const wording = wordingOf(fullReport(report), 'id')
    const parts = unzipSync(renderPaperXlsx(paper, { wording, size: 'A4' }))
    const sheet = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
    expect(sheet).toContain('<f>AVERAGE(D5:L5)</f>')
    expect(sheet).toContain('<f>ROUND(M5-N5,6)</f>')
    // In a row of its own, from the parts two rows above.
    expect(sheet).toContain('<f>AVERAGE(D6:L6)</f>')
    expect(sheet).toContain(
      '<f>IF(ROUND(M5,2)&gt;=88.31,&quot;A&quot;,IF(ROUND(M5,2)&gt;=76.61,&quot;B&quot;,IF(ROUND(M5,2)&gt;=65,&quot;C&quot;,&quot;D&quot;)))</f>',
    )
    const parts3 = strFromU8(parts['xl/worksheets/sheet3.xml'] ?? new Uint8Array())
    expect(parts3).toContain('<f>SUM(E5:E13)*25</f>')
  })

  it('keeps all columns and last rows where there are several units, each with its own plan', () => {
    const paper = made('rekap-skm', 'berakhlak', {
      typed: `rencana: [{ unit: dinas kesehatan, kegiatan: Loket tambahan }, { kegiatan: milik siapa }]
tindak-lanjut: [{ unit: Dinas Kesehatan, status: Sudah }, { unit: Dinas Kesehatan, status: Belum }]
`,
    })
    const rows = cellsOf(paper, 'Rekap hasil SKM per unit pelayanan publik')
    const row = rows.find(([, name]) => name === 'Dinas Kesehatan')
    expect(row?.slice(-2)).toEqual(['Loket tambahan', '50,0%'])
    const other = rows.find(([, name]) => name === 'Inspektorat Daerah')
    expect(other?.at(-2)).toBe('[isi: program atau kegiatan]')
    expect(rows.slice(8).map(([, name]) => name)).toEqual([
      ...['Nilai Per Unsur, semua responden', 'IKM IP, semua responden'],
    ])
  })
})

describe('a checklist', () => {
  it('tells what is there, what is not, and what nobody said', () => {
    const states = (isFilled: boolean) =>
      cellsOf(
        made('kelengkapan-skm', 'skm', { isFilled }),
        'Yang diminta dari pelaksanaan SKM',
      ).map(([, , state]) => state)
    expect(new Set(states(false))).toEqual(new Set(['Ada', 'Belum diketahui']))
    expect(states(true).filter(state => state === 'Ada')).toHaveLength(13)
  })

  it('tells kinds of media apart, and what is not done from what nobody said', () => {
    const states = (typed: string) =>
      Object.fromEntries(
        cellsOf(made('kelengkapan-skm', 'skm', { typed }), 'Yang diminta dari pelaksanaan SKM').map(
          ([, point = '', ...rest]) => [point, rest],
        ),
      )
    const point = 'Publikasi melalui media nonelektronik'
    expect(states('media: [{ media: Website, jenis: elektronik }]')[point]).toEqual([
      'Tidak ada',
      '',
    ])
    expect(states('media: [{ media: Website }]')[point]?.[0]).toBe('Belum diketahui')
    expect(states('media: [{ media: Cetak, jenis: non-elektronik }]')[point]).toEqual([
      'Ada',
      'Cetak',
    ])
    const done = 'Semua rencana selesai, berapa bulan sejak laporan'
    const plans = (state: string) =>
      states(`laporan-sebelumnya: 2026-01-20\ntindak-lanjut: [${state}]`)[done]?.[0]
    expect(plans('{ status: Sudah, selesai: 2026-03-02 }, { status: Proses }')).toBe('Tidak ada')
    expect(plans('{ status: Sudah, selesai: 2026-03-02 }')).toBe('Ada')
    expect(plans('{ status: Sudah }')).toBe('Belum diketahui')
  })
})

describe('documents of worksheets', () => {
  it('put units under the bounds, and mark what fails', () => {
    const [wbk, wbbm, unit] = cellsOf(made('rekap-zi', 'zona-integritas'), 'Rekapan hasil evaluasi')
    expect(wbk?.[1]).toBe('Ambang Batas: Diusulkan WBK (*)')
    expect(wbbm?.at(-2)).toBe('≥ 85,00')
    expect(unit?.filter(cell => cell.startsWith('✗'))).toEqual(['✗ 6,90\n69,00%'])
    expect(unit?.at(-1)).toContain('Diusulkan WBK: ✗ Belum')
    // A sum has the bounds of its parts; the four parts of the result stand beside the six areas.
    expect(wbk?.[2]).toBe('≥ 2,40\n≥ 2,40')
    const headings = tableOf(made('rekap-zi', 'zona-integritas'), 'Rekapan hasil evaluasi').columns
    expect(headings.map(({ heading }) => heading).slice(9, 12)).toEqual([
      ...['Survei Persepsi Anti Korupsi', 'Capaian Kinerja'],
      'Birokrasi yang Bersih dan Akuntabel',
    ])
  })

  it('name the answers of one unit', () => {
    const rows = cellsOf(made('kertas-kerja-rb', 'area-perubahan'), 'Kertas kerja')
    const first = rows.find(([name]) => name?.startsWith('1.1.a'))
    // What the answers mean stands in the column that official sheets have for it.
    expect(first?.[1]).toMatch(/^A: Dibentuk dan sesuai kebutuhan organisasi\nB: /)
    expect(first?.slice(2, 4)).toEqual(['A/B/C', 'A'])
  })

  it('leave the second rater out where there is none', () => {
    expect(textsOf(made('rekap-spbe', 'spbe'))).toContain(
      'Lembar kerja tidak memuat penilaian asesor.',
    )
  })
})
