/** A synthetic survey on the eight areas of change: codes 1 to 5 under numbered headers, as rows of cells. */
import { likert, randomNumbers } from './random.mjs'

const UNITS = [
  ['Dinas Perhubungan', 24, -0.1],
  ['Dinas Sosial', 19, 0.05],
  ['Inspektorat Daerah', 14, 0.3],
  ['Kecamatan Contoh Utara', 17, -0.25],
  ['RSUD Contoh', 46, 0],
]

const MEANS = {
  'manajemen-perubahan': 3.7,
  'deregulasi-kebijakan': 3.5,
  'penataan-organisasi': 3.6,
  'penataan-tatalaksana': 3.8,
  'sistem-manajemen-sdm': 3.3,
  'penguatan-akuntabilitas': 3.9,
  'penguatan-pengawasan': 4,
  'kualitas-pelayanan-publik': 4.1,
}

/** Cells as text or numbers; '' is blank. */
export function areaPerubahanRows(rubric) {
  const random = randomNumbers(20200626)
  const header = [
    'No',
    'Perangkat Daerah',
    'Jenis Kelamin',
    'Status Kepegawaian',
    ...rubric.items.map((item, position) => `${position + 1}. ${item.text.id}`),
  ]
  const people = UNITS.flatMap(([unit, count, offset]) =>
    Array.from({ length: count }, () => [unit, offset]),
  )
  const rows = people.map(([unit, offset], position) => {
    const person = offset + 0.4 * random.deviation()
    const gender = random.choice([
      ['L', 52],
      ['P', 48],
    ])
    const status = random.choice([
      ['PNS', 70],
      ['PPPK', 22],
      ['Non-ASN', 8],
    ])
    const answers = rubric.items.map(item => {
      const { id } = rubric.dimensions.find(each => each.items.includes(item.id))
      const answer = likert(random, MEANS[id] + person, 0.7)
      return random.share() < 0.004 ? '' : answer
    })
    return [position + 1, unit, gender, status, ...answers]
  })
  return [header, ...rows]
}
