/** A synthetic report of a worksheet: eight areas, four blanks, a gate and a matrix. */
import type { Report, ReportNode } from '../../src/report/report-shape.ts'
import { blanks, node, quantity, report } from './report-parts.ts'

/** Title, English title, weight, points, percent, blank. */
// biome-ignore format: a table is read in rows
const AREAS = [
  ['1 Manajemen Perubahan', '1 Change management', '2.00', undefined, '1.57', '78.33', 3],
  ['2 Deregulasi Kebijakan', '2 Deregulation', '2.00', '1.67', '1.67', '83.50', 0],
  ['3 Penataan dan Penguatan Organisasi', '3 Organisation', '3.00', '2.33', '2.33', '77.78', 0],
  ['4 Penataan Tatalaksana', '4 Business process', '2.50', '2.04', '2.04', '81.60', 0],
  ['5 Penataan Sistem Manajemen SDM', '5 Human resources', '3.00', '1.98', '1.98', '66.00', 0],
  ['6 Penguatan Akuntabilitas', '6 Accountability', '2.50', '1.76', '1.76', '70.40', 0],
  ['7 Penguatan Pengawasan', '7 Oversight', '2.50', undefined, '1.65', '66.00', 1],
  ['8 Peningkatan Kualitas Pelayanan Publik', '8 Public services', '2.50', '1.60', '1.60', '64.00', 0],
] as const

function area(row: (typeof AREAS)[number], position: number): ReportNode {
  const [title, en, weight, shown, provisional, percent, blank] = row
  return node(`area-${position + 1}`, { id: title, en }, shown, {
    level: 'area',
    nominal: quantity(weight),
    maximum: quantity(weight),
    noAnswers: blanks(blank),
    ...(shown === undefined
      ? { undefinedBecause: 'incomplete', provisional: quantity(provisional) }
      : { percent: quantity(percent) }),
  })
}

export function worksheetReport(): Report {
  const score: ReportNode = node('pemenuhan', { id: 'Jumlah', en: 'Total' }, undefined, {
    undefinedBecause: 'child-undefined',
    provisional: quantity('14.60'),
    lowestPossible: quantity('14.28'),
    highestPossible: quantity('14.69'),
    nominal: quantity('20.00'),
    maximum: quantity('20.00'),
    noAnswers: blanks(4),
    children: AREAS.map(area),
  })
  const verdicts: Report['result']['verdicts'] = [
    {
      id: 'diusulkan-wbk',
      holds: false,
      label: {
        id: 'Memenuhi syarat diusulkan ke TPN',
        en: 'Fit to be proposed to the national team',
      },
      conditions: [
        {
          title: { id: 'Nilai pengungkit', en: 'Enabler score' },
          holds: true,
          found: '45.20',
          bound: '40.00',
          distance: quantity('5.20'),
        },
        {
          title: { id: 'Setiap area paling sedikit 60 %', en: 'Each area at least 60 %' },
          holds: false,
          found: '54.10',
          bound: '60.00',
          distance: quantity('-5.90'),
        },
        { title: { id: 'Opini BPK', en: 'Audit opinion' } },
      ],
    },
  ]
  const lookups: Report['result']['lookups'] = [
    {
      id: 'predikat-kinerja',
      title: { id: 'Predikat kinerja', en: 'Performance' },
      row: 'di atas ekspektasi',
      column: 'sesuai ekspektasi',
      verdict: { id: 'Baik', en: 'Good' },
    },
  ]
  return report(
    {
      rubric: {
        id: 'area-perubahan-2020',
        edition: '2020.1',
        kind: 'worksheet',
        title: { id: 'LKE PMPRB, komponen Pemenuhan', en: 'PMPRB worksheet, compliance part' },
        words: {
          index: { id: 'Nilai pemenuhan', en: 'Compliance score' },
          grade: { id: 'Predikat', en: 'Predicate' },
          dimension: { id: 'Area perubahan', en: 'Area of change' },
          item: { id: 'pertanyaan', en: 'question' },
        },
        basis: [{ name: 'PermenPANRB 26/2020', covers: ['items', 'weights'], verified: false }],
        range: { minimum: quantity('0'), maximum: quantity('20.00') },
        graded: true,
        codebookFingerprint: 'e'.repeat(64),
        scoringFingerprint: 'f'.repeat(64),
      },
      sample: { rowsRead: 142, rowsUsed: 142, leftOut: {} },
      score,
      units: [{ unit: 'Pemerintah Provinsi Contoh', score, verdicts, lookups }],
    },
    { sources: [{ name: 'lke.csv', size: 9000, contentHash: '1'.repeat(32), rows: 142 }] },
  )
}
