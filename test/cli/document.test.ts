import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'
import { soak } from '../support/soak.ts'

const env = { RB_SCORE_LANG: 'id' }
const WHOLE = resolve('examples/documents/google-forms.csv')
/** The first of them: the appendix has a row for each. */
const DATA = 'google-forms.csv'
const FIELDS = resolve('examples/documents/isian.yaml')
let folder = ''

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rb-score-document-'))
  const rows = readFileSync(WHOLE, 'utf8').split('\n').slice(0, 41)
  writeFileSync(join(folder, DATA), `${rows.join('\n')}\n`)
  await runCli(['assess', WHOLE, '-o', 'laporan.json'], { cwd: folder, env })
})
afterAll(() => rmSync(folder, { recursive: true }))

const document = (...words: readonly string[]) =>
  runCli(['document', ...words], { cwd: folder, env })

function partOf(name: string, path = 'word/document.xml'): string {
  return strFromU8(unzipSync(readFileSync(join(folder, name)))[path] ?? new Uint8Array())
}

function textsOf(xml: string, style: string): string[] {
  const paragraphs = xml.match(/<w:p[ >].*?<\/w:p>/gs) ?? []
  return paragraphs
    .filter(each => each.includes(`<w:pStyle w:val="${style}"/>`))
    .map(each => [...each.matchAll(/<w:t[^>]*>([^<]*)/g)].map(([, text]) => text).join(''))
}

describe('the report of a satisfaction survey, as a Word document', () => {
  soak('has chapters, captions that count, repeated headings and unbroken rows', async () => {
    const { code, stderr } = await document(DATA, '--fields', FIELDS, '-o', 'penuh.docx')
    expect(code).toBe(0)
    expect(stderr).toContain('semua isian lengkap')
    const xml = partOf('penuh.docx')
    const headings = textsOf(xml, 'Heading1')
    for (const title of ['BAB I PENDAHULUAN', 'BAB II ANALISIS DATA SKM', 'BAB IV KESIMPULAN'])
      expect(headings).toContain(title)
    const captions = textsOf(xml, 'Caption')
    expect(captions[0]).toBe('Tabel 1. Waktu pelaksanaan')
    expect(captions).toContain('Tabel 5. Nilai per unsur')
    expect(xml).toContain('SEQ Tabel')
    expect(xml).toContain('TOC ')
    const rows = xml.match(/<w:tr[ >]/g)?.length ?? 0
    expect(xml.match(/<w:cantSplit\/>/g)).toHaveLength(rows)
    expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(xml.match(/<w:tbl>/g)?.length ?? 0)
    expect(xml).toContain('w:orient="landscape"')
    expect(xml).not.toContain('w:highlight')
  })

  soak(
    'lists evidence and notes of a worksheet from the data, which counts do not hold',
    async () => {
      const data = resolve('examples/zona-integritas/satker.csv')
      await document('lke-zi', data, '-o', 'lke.html')
      expect(readFileSync(join(folder, 'lke.html'), 'utf8')).toContain(
        'bukti/A.I.1.ii.b/daftar-hadir.pdf',
      )
      await runCli(['assess', data, '-o', 'lke.json'], { cwd: folder, env })
      await document('lke-zi', 'lke.json', '-o', 'lke-2.html')
      expect(readFileSync(join(folder, 'lke-2.html'), 'utf8')).not.toContain('daftar-hadir.pdf')
    },
  )

  soak('says of each chart what it shows', () => {
    const described = partOf('penuh.docx').match(/<wp:docPr [^>]*descr="[^"]+"/g) ?? []
    expect(described).toHaveLength(3)
  })

  soak('writes what was filled in, and months since the report before', () => {
    const xml = partOf('penuh.docx')
    for (const text of ['NIP ', '19780512 200312 1 004', '21 Juli 2026', 'TW III', '✓'])
      expect(xml).toContain(text)
    expect(xml).toContain('Dari 2 rencana tindak lanjut, 1 telah selesai (50,0%).')
  })

  soak('marks and counts what is missing, in the same document from the JSON report', async () => {
    const { stderr } = await document(
      'laporan-skm',
      'laporan.json',
      '--paper',
      'F4',
      '-o',
      'kosong.docx',
    )
    const xml = partOf('kosong.docx')
    const marked = xml.match(/<w:highlight w:val="yellow"\/>/g)?.length ?? 0
    expect(stderr).toContain(`kosong.docx: ${marked} isian belum lengkap`)
    expect(xml).toContain('[isi: nama unit]')
    // Where asked, on a longer page.
    expect(xml).toContain('w:w="12189" w:h="18709"')
    expect(partOf('kosong.docx', 'word/header1.xml')).toContain('DRAF')
  })

  soak('has the same bytes from the same input', async () => {
    await document(DATA, '--fields', FIELDS, '-o', 'lagi.docx')
    expect(
      readFileSync(join(folder, 'lagi.docx')).equals(readFileSync(join(folder, 'penuh.docx'))),
    ).toBe(true)
  })

  soak('names no respondent and no cause', () => {
    expect(partOf('penuh.docx')).not.toMatch(/disebabkan|dikarenakan|karena itu/)
  })
})

describe('document', () => {
  it('writes an empty file of fields', async () => {
    const { stdout, code } = await document('laporan-skm', '--new-fields')
    expect(code).toBe(0)
    expect(stdout).toContain('# NIP penanda tangan, 18 angka\nnip: ""')
  })

  soak('marks an incomplete page as a draft', async () => {
    await document('laporan.json', '-o', 'laporan.html')
    const html = readFileSync(join(folder, 'laporan.html'), 'utf8')
    expect(html).toContain('DRAF')
    expect(html).toContain('<mark>[isi: nama unit]</mark>')
    expect(html).not.toContain(' style="')
  })

  it('takes an outline of the office', async () => {
    writeFileSync(
      join(folder, 'surat.yaml'),
      `document: surat
title: { id: Surat Hasil, en: Letter }
about: { id: contoh, en: example }
kind: survey
basis: [{ name: contoh, verified: true }]
parts:
  - text: { id: "Nilainya {index}.", en: "It is {index}." }
`,
    )
    await document('surat.yaml', 'laporan.json', '-o', 'surat.html')
    expect(readFileSync(join(folder, 'surat.html'), 'utf8')).toContain('Nilainya 81,98.')
  })

  soak('is made of one unit where the data hold several', async () => {
    const sheets = resolve('examples/area-perubahan/unit.csv')
    const all = await document('berita-acara', sheets, '-o', 'semua.html')
    expect(all.stderr).toContain('--unit "NAMA" membuat dokumen satu unit saja.')
    await document('kertas-kerja-rb', sheets, '--unit', 'bappeda', '-o', 'satu.html')
    const html = readFileSync(join(folder, 'satu.html'), 'utf8')
    // As the sheet writes it, whatever capitals were typed.
    expect(html).toContain('<p class="centre">Bappeda, ')
    expect(html).not.toContain('Dinas Kesehatan')
    const rows = resolve('examples/berakhlak/responses.csv')
    writeFileSync(
      join(folder, 'unit.yaml'),
      'rencana: [{ unit: dinas kesehatan, kegiatan: Loket baru }, { unit: Bappeda, kegiatan: Cat }]',
    )
    const flags = ['--unit', 'Dinas Kesehatan', '--fields', 'unit.yaml']
    const own = await document(rows, ...flags, '-o', 'dinas.html')
    expect(own.stderr).toContain('Baris isian untuk unit lain tidak dimuat: `Bappeda`.')
    const survey = readFileSync(join(folder, 'dinas.html'), 'utf8')
    expect(survey).toContain('Jumlah responden: 58.')
    expect(survey).toContain('<p>Dinas Kesehatan</p>')
    expect(survey).not.toContain('Inspektorat')
    expect(survey).toContain('Loket baru')
    expect(survey).not.toContain('>Cat<')
  })

  soak(
    'is made of no instrument that it is not meant for, unless an office copies it',
    async () => {
      const sheet = resolve('examples/zona-integritas/satker.csv')
      const refused = await document('lhe-akip', sheet, '-o', 'a.html')
      expect(refused.code).not.toBe(0)
      expect(refused.stderr).toContain('cli/document-other-instrument')
      const outline = readFileSync('rubrics/documents/lhe-akip.yaml', 'utf8')
      writeFileSync(
        join(folder, 'sendiri.yaml'),
        outline.replace('document: lhe-akip', 'document: sendiri'),
      )
      expect((await document('sendiri.yaml', sheet, '-o', 'a.html')).code).toBe(0)
    },
  )

  soak('compares a unit with itself alone', async () => {
    const rows = resolve('examples/berakhlak/responses.csv')
    await runCli(['assess', rows, '-o', 'semua.json'], { cwd: folder, env })
    const where = ['--where', 'unit=Dinas Kesehatan']
    await runCli(['assess', rows, ...where, '-o', 'dinas.json'], { cwd: folder, env })
    const compared = async (unit: string, before: string) => {
      const words = ['--unit', unit, '--previous', before, '-o', 'dinas.html']
      const { code, stderr } = await document(rows, ...words)
      return { code, stderr: stderr.replace(/\s+/g, ' ') }
    }
    const ofAll = await compared('Dinas Kesehatan', 'semua.json')
    expect(ofAll.stderr).toContain('(unit=Dinas Kesehatan): semua jawaban.')
    const ofOther = await compared('Inspektorat Daerah', 'dinas.json')
    expect(ofOther.stderr).toContain('(unit=Inspektorat Daerah): unit=Dinas Kesehatan.')
    expect([ofAll.code, ofOther.code]).not.toContain(0)
    for (const before of ['dinas.json', rows])
      expect((await compared('dinas kesehatan', before)).code).toBe(0)
  })

  it.each([
    [['laporan-smk', 'laporan.json', '-o', 'a.docx'], 'Mungkin maksudnya `laporan-skm`?'],
    [['laporan.json'], 'Dokumen ditulis ke file.'],
    [['laporan-skm', '-o', 'a.docx'], 'Belum ada data'],
    [['laporan.json', '--fields', 'tiada.yaml', '-o', 'a.docx'], '--new-fields'],
    [['laporan.json', '--unit', 'Dinas', '-o', 'a.docx'], 'sudah berisi hasil'],
    [
      [
        'berita-acara',
        resolve('examples/area-perubahan/unit.csv'),
        '--unit',
        'Bapeda',
        '-o',
        'a.html',
      ],
      'Mungkin maksudnya `Bappeda`?',
    ],
    [
      [resolve('examples/berakhlak/responses.csv'), '--unit', 'Dinas Kesehatam', '-o', 'a.html'],
      '--unit  kesalahan  cli/unknown-unit',
    ],
    [[DATA, '--unit', 'Dinas', '-o', 'a.html'], 'Data tidak memuat kolom Unit pelayanan'],
  ])('says what is wrong with %j', async (words, said) => {
    const { code, stderr } = await document(...words)
    expect(code).not.toBe(0)
    expect(stderr).toContain(said)
  })
})
