/** A synthetic report of a worksheet: eight areas, four blanks, evidence and a verifier, a gate and a matrix. */
import type { FullNode, FullResult } from '../../src/report/full-report.ts'
import type { Report } from '../../src/report/report-shape.ts'
import { node, quantity, report } from './report-parts.ts'

/** Title, English title, weight, points, provisional points, percent, blank. */
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

function area(row: (typeof AREAS)[number], position: number): FullNode {
  const [title, en, weight, shown, provisional, percent, blank] = row
  return node(`area-${position + 1}`, { id: title, en }, shown, {
    level: 'area',
    nominal: quantity(weight),
    maximum: quantity(weight),
    ...(shown === undefined
      ? {
          undefinedBecause: 'incomplete',
          provisional: quantity(provisional),
          provisionalPercent: quantity(percent),
        }
      : { percent: quantity(percent) }),
    filled: { count: 18 - blank, of: 18 },
    evidence: { count: 13, of: 15 },
    evidenced: { provisional: quantity('1.20'), undefinedBecause: 'incomplete' },
    verified: { score: quantity('1.10'), percent: quantity('55.00') },
  })
}

export function worksheetReport(): Report {
  const score: FullNode = node('pemenuhan', { id: 'Jumlah', en: 'Total' }, undefined, {
    undefinedBecause: 'child-undefined',
    provisional: quantity('14.60'),
    lowestPossible: quantity('14.28'),
    highestPossible: quantity('14.69'),
    nominal: quantity('20.00'),
    maximum: quantity('20.00'),
    provisionalPercent: quantity('73.01'),
    filled: { count: 142, of: 146 },
    evidence: { count: 135, of: 142 },
    evidenced: { provisional: quantity('13.20'), undefinedBecause: 'incomplete' },
    verified: { score: quantity('12.90'), percent: quantity('64.50') },
    children: AREAS.map(area),
  })
  const verdicts: FullResult['verdicts'] = [
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
  const lookups: FullResult['lookups'] = [
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
        levels: [{ id: 'instansi', title: { id: 'Tingkat instansi', en: 'Agency level' } }],
        graded: true,
        codebookFingerprint: 'e'.repeat(64),
        scoringFingerprint: 'f'.repeat(64),
      },
      sample: { rowsRead: 142, rowsUsed: 142, leftOut: {} },
      score,
      units: [],
      verdicts,
      lookups,
      worksheet: WORKSHEET,
    },
    {
      sources: [{ name: 'lke.csv', size: 9000, contentHash: '1'.repeat(32), rows: 142 }],
      differences: [
        {
          ...{ unit: 'Pemerintah Provinsi Contoh', place: 'lke.csv:61:7', id: '4.1.B' },
          ...{ what: 'score', answer: 'B', written: '0,75', ours: quantity('0.67') },
          reason: 'other-scale',
          explanation: { id: 'skala A/B/C/D memberi 0,67', en: 'the scale A/B/C/D gives 0.67' },
        },
      ],
    },
  )
}

const WORKSHEET: NonNullable<FullResult['worksheet']> = {
  unit: 'Pemerintah Provinsi Contoh',
  level: { id: 'instansi', title: { id: 'Tingkat instansi', en: 'Agency level' } },
  period: '2024',
  gains: [
    {
      id: '5.4',
      title: { id: 'Promosi Jabatan Dilakukan Secara Terbuka', en: 'Open promotion' },
      ...{ maximum: quantity('2.00'), earned: quantity('0.93'), gain: quantity('1.07') },
    },
  ],
  open: [
    {
      blank: ['1.1.B', '1.2.A', '1.3.F', '7.2.B'],
      withoutEvidence: [...'ABCDEFGHIJKLMN'].map(letter => `5.4.${letter}`),
    },
  ],
  previous: {
    period: '2023',
    nodes: [
      {
        id: 'pemenuhan',
        title: { id: 'Jumlah', en: 'Total' },
        ...{ before: quantity('13.90'), now: quantity('14.60'), change: quantity('0.70') },
      },
      {
        id: 'area-1',
        title: { id: '1 Manajemen Perubahan', en: '1 Change management' },
        ...{ before: quantity('1.70'), now: quantity('1.57'), change: quantity('-0.13') },
      },
      { id: 'area-2', title: { id: '2 Deregulasi', en: '2 Deregulation' }, now: quantity('1.67') },
    ],
    units: [
      {
        unit: 'Dinas Kesehatan',
        before: quantity('9.10'),
        now: quantity('9.40'),
        change: quantity('0.30'),
      },
    ],
    answers: [
      { id: '1.1.A', before: 'B', now: 'A' },
      { id: '1.1.B', before: 'C' },
      { unit: 'Dinas Kesehatan', id: '1.1.C', now: 'A' },
    ],
  },
}
