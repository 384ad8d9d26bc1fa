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
    level: 'pemda',
    unit: 'Pemerintah Kabupaten Contoh',
    year: '2025',
    quality: 1,
    seed: 1,
    answers: indicators(),
    isProven: true,
  },
  {
    file: 'indeks-rb-komponen.csv',
    rubric: 'rb-2023-komponen',
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
      'koefisien.poin': '0',
      'koefisien.penyesuaian': '96',
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

/** Of a regency. Scores, highest scores and weights are made up; the weights add up to 100 and, of the themes, to 20. */
function indicators() {
  const answers = {
    'koefisien.poin': '0',
    'koefisien.penyesuaian': '98',
  }
  // SAKIP misses its good target; the others with one reach theirs.
  const targets = { 'B.3': '3', 'B.5': '70', 'C.1': '3,5', 'C.5': '70' }
  const known = {
    ...{ 'A.1': [90, 3], 'A.2': [80, 7], 'B.1': [100, 2], 'B.2': ['3,6', 2] },
    ...{ 'B.5': ['67,2', 4], 'B.17': ['4,04', 3], 'C.1': ['3,6', 8], 'C.4': ['62,4', 6] },
    'C.6': ['85,1', 6],
  }
  for (const [id, [score, weight]] of Object.entries(known)) {
    answers[id] = String(score)
    answers[`${id}.bobot`] = String(weight)
  }
  const others = {
    ...{ 'B.3': ['3,1', 5, 4], 'B.4': [2, 8, 2], 'B.6': [78, 100, 2], 'B.7': [3, 5, 2] },
    ...{
      'B.8': ['61,5', 100, 2],
      'B.11': [96, 100, 2],
      'B.12': [55, 100, 2],
      'B.13': [72, 100, 2],
    },
    ...{ 'B.14': ['2,4', 5, 2], 'B.15': [68, 100, 3], 'B.16': [285, 400, 4], 'B.18': [81, 100, 2] },
    ...{ 'C.2': [100, 100, 6], 'C.3': [74, 100, 6], 'C.5': [71, 100, 6], 'C.7': [88, 100, 4] },
    ...{ 'C.9': [60, 100, 4], 'C.10': [84, 100, 4] },
  }
  for (const theme of [1, 2, 3, 4, 5]) {
    others[`T.A.${theme}`] = [80, 100, 1]
    others[`T.B.${theme}`] = [theme * 10, 100, 3]
  }
  for (const [id, [score, highest, weight]] of Object.entries(others)) {
    answers[`${id}.nilai`] = String(score)
    answers[`${id}.maksimum`] = String(highest)
    answers[`${id}.bobot`] = String(weight)
  }
  for (const id of Object.keys({ ...known, ...others }))
    answers[`${id}.target`] = targets[id] ?? 'Tidak ada'
  // Does not apply to this regency: the weights that do add up to 98.
  answers['B.4'] = 'Tidak berlaku'
  return answers
}
