/** The synthetic data of examples/instruments. */
import { randomNumbers } from './random.mjs'

/** Worksheets: which rubric, whose, how good, the answers not left to chance, and whether papers stand beside all of them. */
export const SHEETS = [
  {
    file: 'spbe.csv',
    rubric: 'spbe-2020',
    unit: 'Pemerintah Kabupaten Contoh',
    year: '2025',
    quality: 0.7,
    seed: 20200059,
  },
  {
    file: 'pengelolaan-kinerja.csv',
    rubric: 'pengelolaan-kinerja-2022',
    unit: 'P-017',
    year: '2025',
    quality: 0.6,
    seed: 20220006,
    answers: {
      hasil: 'Di atas ekspektasi',
      perilaku: 'Sesuai ekspektasi',
      pembinaan: 'Tidak berlaku',
    },
  },
  {
    file: 'sistem-kerja.csv',
    rubric: 'sistem-kerja-2022',
    unit: 'Sekretariat Daerah Contoh',
    year: '2025',
    quality: 0.65,
    seed: 20220007,
  },
  {
    file: 'sakip.csv',
    rubric: 'sakip-2021',
    unit: 'Dinas Pendidikan Contoh',
    year: '2025',
    quality: 0.62,
    seed: 20210088,
    isProven: true,
  },
  {
    file: 'pekppp.csv',
    rubric: 'pekppp-2022',
    unit: 'Mal Pelayanan Publik Contoh',
    year: '2025',
    quality: 0.7,
    seed: 20220029,
    answers: { f03: '4,12', 'sarana-1': 'Tidak berlaku' },
    isProven: true,
  },
  {
    file: 'indeks-rb.csv',
    rubric: 'rb-2023',
    unit: 'Pemerintah Kabupaten Contoh',
    year: '2025',
    quality: 1,
    seed: 1,
    answers: {
      'poin-strategi': '8,7',
      'bobot-strategi': '10',
      'poin-kebijakan': '27,2',
      'bobot-kebijakan': '36',
      'poin-sasaran': '35,7',
      'bobot-sasaran': '50',
      koefisien: '0',
      'rb-tematik': '11,4',
      'target-baik': 'Tidak',
    },
    isProven: true,
  },
  {
    file: 'pmprb.csv',
    rubric: 'pmprb-2020',
    unit: 'Pemerintah Kota Contoh',
    year: '2022',
    quality: 1,
    seed: 1,
    answers: {
      pemenuhan: '15,93',
      'hasil-antara': '6,1',
      reform: '19,4',
      akuntabilitas: '7,2',
      pelayanan: '8,05',
      'bebas-kkn': '8,3',
      'kinerja-organisasi': '6,9',
    },
    isProven: true,
  },
  {
    file: 'zona-integritas-2019.csv',
    rubric: 'zona-integritas-2019',
    unit: 'Satuan Kerja Contoh',
    year: '2019',
    quality: 1,
    seed: 1,
    answers: {
      'nilai-manajemen-perubahan': '5,42',
      'nilai-tatalaksana': '5,1',
      'nilai-sdm': '5,8',
      'nilai-akuntabilitas': '8,2',
      'nilai-pengawasan': '11,4',
      'nilai-pelayanan': '7,6',
    },
    isProven: true,
  },
  {
    file: 'netralitas.csv',
    rubric: 'netralitas-asn',
    unit: 'BKPSDM Contoh',
    year: '2024',
    quality: 0.55,
    seed: 20240001,
    answers: { mutasi: 'Tidak berlaku' },
    isProven: true,
  },
  {
    file: 'budaya-kerja.csv',
    rubric: 'budaya-kerja',
    unit: 'Biro Organisasi Contoh',
    year: '2025',
    quality: 0.6,
    seed: 20260001,
    isProven: true,
  },
]

/** Surveys: how many respondents, and about which answer. */
export const SURVEYS = [
  { file: 'ikm-2004.csv', rubric: 'ikm-2004', respondents: 12, mean: 3, seed: 20040025 },
  { file: 'ipak.csv', rubric: 'ipak', respondents: 10, mean: 3.6, seed: 20200010 },
]

export function surveyRows(rubric, { respondents, mean, seed }) {
  const random = randomNumbers(seed)
  const row = () =>
    rubric.items.map(() =>
      String(Math.min(4, Math.max(1, Math.round(mean + 0.6 * random.deviation())))),
    )
  return [
    ['No', ...rubric.items.map(({ text }) => text.id)],
    ...Array.from({ length: respondents }, (_, position) => [String(position + 1), ...row()]),
  ]
}
