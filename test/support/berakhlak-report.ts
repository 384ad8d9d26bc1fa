/** A synthetic report of a BerAKHLAK survey with 300 respondents in 8 units. */
import type { FullNode } from '../../src/report/full-report.ts'
import type { Report } from '../../src/report/report-shape.ts'
import { blanks, item, node, quantity, report } from './report-parts.ts'

const CODES = ['1', '2', '3', '4', '5']

/** id, title, English title, n, blank, mean, index, items: text, English text, mean, index. */
// biome-ignore format: a table is read in rows
const DIMENSIONS = [
  ['pelayanan', 'Berorientasi Pelayanan', 'Service oriented', 300, 0, '4.10', '77.50', [
    ['P1', 'Memahami dan memenuhi kebutuhan masyarakat', 'Understands and meets the needs of the public', '4.16', '79.00'],
    ['P2', 'Ramah, cekatan, solutif, dan dapat diandalkan', 'Friendly, quick, helpful and reliable', '4.05', '76.25'],
    ['P3', 'Melakukan perbaikan tiada henti', 'Keeps improving', '4.09', '77.25'],
  ]],
  ['akuntabel', 'Akuntabel', 'Accountable', 299, 1, '4.36', '83.96', [
    ['A1', 'Melaksanakan tugas dengan jujur, bertanggung jawab, cermat, disiplin, dan berintegritas tinggi', 'Works honestly, responsibly, carefully, with discipline and integrity', '4.41', '85.25'],
    ['A2', 'Menggunakan kekayaan dan barang milik negara secara bertanggung jawab, efektif, dan efisien', 'Uses state property responsibly, effectively and efficiently', '4.33', '83.25'],
    ['A3', 'Tidak menyalahgunakan kewenangan jabatan', 'Does not abuse the powers of office', '4.33', '83.38'],
  ]],
  ['kompeten', 'Kompeten', 'Competent', 300, 2, '3.98', '74.53', [
    ['K1', 'Meningkatkan kompetensi diri untuk menjawab tantangan yang selalu berubah', 'Builds own competence for changing challenges', '3.90', '72.50'],
    ['K2', 'Membantu orang lain belajar', 'Helps others to learn', '4.01', '75.25'],
    ['K3', 'Melaksanakan tugas dengan kualitas terbaik', 'Delivers the best quality', '4.03', '75.85'],
  ]],
  ['harmonis', 'Harmonis', 'Harmonious', 300, 0, '4.21', '80.25', [
    ['H1', 'Menghargai setiap orang apa pun latar belakangnya', 'Respects everyone whatever the background', '4.30', '82.50'],
    ['H2', 'Suka menolong orang lain', 'Likes to help others', '4.18', '79.50'],
    ['H3', 'Membangun lingkungan kerja yang kondusif', 'Builds a good place to work', '4.15', '78.75'],
  ]],
  ['loyal', 'Loyal', 'Loyal', 298, 3, '4.43', '85.67', [
    ['L1', 'Memegang teguh ideologi Pancasila, UUD 1945, setia kepada NKRI serta pemerintahan yang sah', 'Upholds Pancasila, the constitution and the lawful government', '4.52', '88.00'],
    ['L2', 'Menjaga nama baik sesama ASN, pimpinan, instansi, dan negara', 'Guards the good name of colleagues, agency and state', '4.40', '85.00'],
    ['L3', 'Menjaga rahasia jabatan dan negara', 'Keeps the secrets of office and state', '4.36', '84.00'],
  ]],
  ['adaptif', 'Adaptif', 'Adaptive', 300, 2, '3.38', '59.62', [
    ['AD1', 'Cepat menyesuaikan diri menghadapi perubahan', 'Adjusts quickly to change', '3.27', '56.77'],
    ['AD2', 'Terus berinovasi dan mengembangkan kreativitas', 'Keeps innovating and being creative', '3.41', '60.25'],
    ['AD3', 'Bertindak proaktif', 'Acts proactively', '3.47', '61.84'],
  ]],
  ['kolaboratif', 'Kolaboratif', 'Collaborative', 300, 1, '4.04', '76.06', [
    ['KO1', 'Memberi kesempatan kepada berbagai pihak untuk berkontribusi', 'Gives all parties a chance to contribute', '4.02', '75.50'],
    ['KO2', 'Terbuka dalam bekerja sama untuk menghasilkan nilai tambah', 'Is open to working together for added value', '4.06', '76.50'],
    ['KO3', 'Menggerakkan pemanfaatan berbagai sumber daya untuk tujuan bersama', 'Puts resources to use for shared goals', '4.05', '76.19'],
  ]],
] as const

/** Unit, n, index, lowest, its index, highest, its index. */
// biome-ignore format: a table is read in rows
const UNITS = [
  ['Badan Kepegawaian dan Pengembangan Sumber Daya Manusia', 31, '79.18', 'adaptif', '64.52', 'loyal', '88.17'],
  ['Badan Keuangan dan Aset Daerah', 35, '77.42', 'adaptif', '60.24', 'akuntabel', '87.10'],
  ['Badan Perencanaan Pembangunan Daerah', 28, '80.06', 'adaptif', '66.37', 'loyal', '89.58'],
  ['Dinas Kesehatan', 62, '75.33', 'adaptif', '55.91', 'loyal', '84.14'],
  ['Dinas Pekerjaan Umum dan Penataan Ruang', 44, '71.85', 'adaptif', '51.70', 'loyal', '82.77'],
  ['Dinas Pendidikan', 55, '76.10', 'adaptif', '58.33', 'loyal', '85.00'],
  ['Inspektorat Daerah', 22, '84.25', 'adaptif', '70.83', 'loyal', '94.32'],
  ['Satuan Polisi Pamong Praja', 23, '74.02', 'kompeten', '57.25', 'loyal', '86.96'],
] as const

function dimension(row: (typeof DIMENSIONS)[number]): FullNode {
  const [id, title, english, n, blank, mean, index, items] = row
  return node(id, { id: title, en: english }, index, {
    level: 'dimension',
    n,
    noAnswers: blanks(blank),
    beforeRescale: quantity(mean),
    minimum: quantity('0'),
    maximum: quantity('100'),
    children: items.map(([item, text, en, meanPoints]) =>
      node(item, { id: text, en }, meanPoints, { item, weight: '1/3', n: 300 }),
    ),
  })
}

function unitScore(row: (typeof UNITS)[number]): FullNode {
  const [, n, index, lowest, lowestIndex, highest, highestIndex] = row
  return node('index', { id: 'Indeks lokal', en: 'Local index' }, index, {
    n,
    maximum: quantity('100'),
    lowest,
    highest,
    children: DIMENSIONS.map(([id, title, en]) =>
      node(
        id,
        { id: title, en },
        id === lowest ? lowestIndex : id === highest ? highestIndex : index,
        { level: 'dimension', n },
      ),
    ),
  })
}

export function berakhlakReport(): Report {
  return report(
    {
      rubric: {
        id: 'berakhlak-2021',
        edition: '2021',
        kind: 'survey',
        title: { id: 'Survei BerAKHLAK, proksi lokal', en: 'BerAKHLAK survey, local proxy' },
        notice: {
          id: 'BUKAN Indeks BerAKHLAK nasional (KemenPANRB memakai pilihan suara).',
          en: 'NOT the national BerAKHLAK index (the ministry counts votes).',
        },
        words: {
          index: { id: 'Indeks lokal', en: 'Local index' },
          grade: { id: 'Kategori', en: 'Category' },
          dimension: { id: 'Dimensi', en: 'Dimension' },
          item: { id: 'perilaku', en: 'behaviour' },
        },
        basis: [
          {
            name: 'SE MenPANRB 20/2021',
            part: 'Lampiran',
            covers: ['items'],
            verified: true,
          },
          {
            name: 'rb-score',
            covers: ['scales', 'weights', 'method'],
            verified: false,
            note: {
              id: 'Skala 1–5 dan bobot sama adalah pilihan rubrik ini, bukan bunyi surat edaran.',
              en: 'The 1–5 scale and equal weights are choices of this rubric, not of the circular.',
            },
          },
        ],
        range: { minimum: quantity('0'), maximum: quantity('100') },
        graded: false,
        codebookFingerprint: 'a'.repeat(64),
        scoringFingerprint: 'b'.repeat(64),
      },
      sample: {
        rowsRead: 304,
        rowsUsed: 300,
        leftOut: { 'no-answers': 3, 'repeated-header': 1 },
      },
      score: node('index', { id: 'Indeks lokal', en: 'Local index' }, '76.80', {
        n: 300,
        noAnswers: blanks(9),
        lowest: 'adaptif',
        highest: 'loyal',
        minimum: quantity('0'),
        maximum: quantity('100'),
        children: DIMENSIONS.map(dimension),
      }),
      items: DIMENSIONS.flatMap(([parent, , , n, , , , items]) =>
        items.map(([id, text, en, mean, index]) =>
          item(id, { id: text, en }, parent, { n, mean, index, codes: CODES }),
        ),
      ),
      groups: [
        {
          by: ['unit'],
          titles: [{ id: 'Perangkat daerah', en: 'Unit' }],
          groups: UNITS.map(row => ({
            values: [row[0]],
            labels: [{ id: row[0] }],
            n: row[1],
            score: unitScore(row),
          })),
        },
      ],
      profile: [
        {
          id: 'jenis-kelamin',
          title: { id: 'Jenis kelamin', en: 'Gender' },
          values: [
            { label: { id: 'Laki-laki', en: 'Male' }, count: 135, percent: quantity('45.00') },
            { label: { id: 'Perempuan', en: 'Female' }, count: 162, percent: quantity('54.00') },
          ],
          noAnswer: 3,
        },
      ],
      cautions: [
        {
          code: 'score/few-respondents',
          message: {
            id: 'Inspektorat Daerah hanya diwakili 22 responden; indeksnya mudah berubah.',
            en: 'Only 22 respondents stand for Inspektorat Daerah; its index changes easily.',
          },
          remedy: {
            id: 'Sebutkan n bersama indeksnya bila dibandingkan dengan perangkat daerah lain.',
            en: 'Give n with the index when it is compared with other units.',
          },
        },
      ],
    },
    {
      columns: [
        { source: 'survei.csv', header: 'Stempel waktu', use: 'unused' },
        { source: 'survei.csv', header: 'Nama Lengkap', use: 'unused' },
        { source: 'survei.csv', header: 'NIP', use: 'unused' },
        { source: 'survei.csv', header: 'Perangkat Daerah', use: 'group:unit', how: 'alias' },
        { source: 'survei.csv', header: 'Saran', use: 'unused' },
      ],
      notes: [
        {
          code: 'responses/spelling-joined',
          severity: 'note',
          message: {
            id: '"DINAS KESEHATAN " disatukan dengan "Dinas Kesehatan"',
            en: '"DINAS KESEHATAN " joined with "Dinas Kesehatan"',
          },
          remedy: { id: '', en: '' },
        },
        {
          code: 'responses/rows-left-out',
          severity: 'note',
          place: 'survei.csv',
          message: {
            id: '4 baris tidak dihitung: 3 tanpa jawaban (88, 141, 209), 1 judul berulang (152)',
            en: '4 rows not counted: 3 without answers (88, 141, 209), 1 repeated header (152)',
          },
          remedy: { id: '', en: '' },
        },
      ],
    },
  )
}
