/** A synthetic report of a service satisfaction survey (SKM): nine unsur right below the index, with grades. */
import type { Report } from '../../src/report/report-shape.ts'
import { blanks, item, node, quantity, report } from './report-parts.ts'

/** id, text, English text, mean, index, blank, don't know. */
// biome-ignore format: a table is read in rows
const UNSUR = [
  ['U1', 'Persyaratan', 'Requirements', '3.33', '83.25', 0, 0],
  ['U2', 'Sistem, mekanisme, dan prosedur', 'System, mechanism and procedure', '3.21', '80.25', 1, 0],
  ['U3', 'Waktu penyelesaian', 'Time of completion', '2.98', '74.50', 0, 0],
  ['U4', 'Biaya/tarif', 'Fee', '3.87', '96.75', 2, 4],
  ['U5', 'Produk spesifikasi jenis pelayanan', 'Product specification', '3.30', '82.50', 0, 0],
  ['U6', 'Kompetensi pelaksana', 'Competence of staff', '3.41', '85.25', 0, 0],
  ['U7', 'Perilaku pelaksana', 'Conduct of staff', '3.52', '88.00', 0, 0],
  ['U8', 'Sarana dan prasarana', 'Facilities', '3.05', '76.25', 0, 0],
  ['U9', 'Penanganan pengaduan, saran, dan masukan', 'Handling of complaints and suggestions', '3.44', '86.00', 0, 11],
] as const

// biome-ignore format: a table is read in rows
const SERVICES = [
  ['Kartu Keluarga', 812, '85.60', 'B', 'U3', 'U4'],
  ['KTP elektronik', 1203, '81.77', 'B', 'U8', 'U4'],
  ['', 14, '79.02', 'B', 'U3', 'U4'],
] as const

function unsurNodes() {
  return UNSUR.map(([id, text, en, mean, , blank, dontKnow]) =>
    node(id, { id: text, en }, mean, {
      item: id,
      weight: '1/9',
      n: 2029,
      noAnswers: blanks(blank, { dontKnow }),
    }),
  )
}

export function skmReport(): Report {
  const grade = { grade: 'B', gradeLabel: { id: 'Baik', en: 'Good' } }
  return report(
    {
      rubric: {
        id: 'skm-2017',
        edition: '2017.1',
        kind: 'survey',
        title: { id: 'Survei Kepuasan Masyarakat', en: 'Public service satisfaction survey' },
        words: {
          index: { id: 'IKM', en: 'IKM' },
          grade: { id: 'Mutu pelayanan', en: 'Service quality' },
          gradeLabel: { id: 'Kinerja unit pelayanan', en: 'Performance of the unit' },
          item: { id: 'unsur', en: 'element' },
          mean: { id: 'NRR', en: 'NRR' },
        },
        basis: [
          {
            name: 'PermenPANRB 14/2017',
            part: 'Lampiran',
            url: 'https://peraturan.example.go.id/permenpanrb-14-2017',
            covers: ['items', 'scales', 'weights', 'method', 'bands'],
            verified: true,
          },
        ],
        range: { minimum: quantity('25'), maximum: quantity('100') },
        graded: true,
        codebookFingerprint: 'c'.repeat(64),
        scoringFingerprint: 'd'.repeat(64),
      },
      sample: { rowsRead: 2032, rowsUsed: 2029, leftOut: { footer: 3 } },
      score: node('ikm', { id: 'IKM', en: 'IKM' }, '83.64', {
        ...grade,
        n: 2029,
        noAnswers: blanks(3, { dontKnow: 15 }),
        lowest: 'U3',
        highest: 'U4',
        beforeRescale: quantity('3.35'),
        maximum: quantity('100'),
        children: unsurNodes(),
      }),
      items: UNSUR.map(([id, text, en, mean, index, blank, dontKnow]) => ({
        ...item(id, { id: text, en }, 'ikm', {
          n: 2029 - blank - dontKnow,
          mean,
          index,
          codes: ['1', '2', '3', '4'],
        }),
        noAnswers: blanks(blank, { dontKnow }),
        weighted: quantity('0.37'),
      })),
      groups: [
        {
          by: ['layanan'],
          titles: [{ id: 'Jenis layanan', en: 'Service' }],
          groups: SERVICES.map(([service, n, index, letter, lowest, highest]) => ({
            values: [service],
            labels: [{ id: service }],
            n,
            score: node('ikm', { id: 'IKM', en: 'IKM' }, index, {
              grade: letter,
              n,
              lowest,
              highest,
              children: unsurNodes(),
            }),
          })),
        },
      ],
      profile: [
        {
          id: 'pendidikan',
          title: { id: 'Pendidikan', en: 'Education' },
          values: [
            { label: { id: 'SMA/sederajat' }, count: 1105, percent: quantity('54.46') },
            { label: { id: 'D4/S1' }, count: 903, percent: quantity('44.50') },
          ],
          noAnswer: 21,
        },
      ],
      cautions: [
        {
          code: 'score/near-bound',
          message: {
            id: 'Jenis layanan `Kartu Keluarga`: indeks 85,60 berjarak 2,71 dari batas A.',
            en: 'Service `Kartu Keluarga`: the index 85.60 lies 2.71 below the bound of A.',
          },
          remedy: { id: '', en: '' },
        },
      ],
    },
    {
      sources: [
        {
          name: 'skm 2025.xlsx',
          sheet: 'Jawaban',
          size: 90_112,
          contentHash: 'e'.repeat(32),
          rows: 2029,
        },
      ],
      columns: [{ source: 'skm 2025.xlsx', header: 'No', use: 'unused' }],
      notes: [
        {
          code: 'responses/number-labels',
          severity: 'warning',
          place: 'skm 2025.xlsx!Jawaban!D1',
          message: {
            id: 'Judul kolom `U4` menyebut 1 = Gratis; pada skala rubrik 4 = Gratis.',
            en: 'The heading of `U4` says 1 = free; on the scale of the rubric 4 = free.',
          },
          remedy: {
            id: 'Cocokkan dengan formulir sebelum hasilnya dipakai.',
            en: 'Compare with the form before the result is used.',
          },
        },
      ],
    },
  )
}
