/** The synthetic data of instruments that have a folder of their own under examples/: path -> rows of a table, or the text of a file. */
import { randomNumbers } from './random.mjs'

const SHEET = ['unit', 'tahun', 'nomor', 'jawaban']

/** Answers of one unit, a row each. */
function answersOf(unit, year, answers) {
  return [SHEET, ...Object.entries(answers).map(([id, answer]) => [unit, year, id, String(answer)])]
}

export const TABLES = {
  'kelembagaan-2018/kelembagaan.csv': answersOf('Dinas Perhubungan Contoh', '2025', {
    'struktur-poin': 96,
    'struktur-berlaku': 32,
    'proses-poin': 84,
    'proses-berlaku': 28,
  }),
  'sakip-2021-persen/sakip-persen.csv': answersOf('Dinas Sosial Contoh', '2025', {
    ...{ '1.a.nilai': 'AA', '1.b.nilai': 'A', '1.c.nilai': 'BB' },
    ...{ '2.a.nilai': 'A', '2.b.nilai': 'BB', '2.c.nilai': 'B' },
    ...{ '3.a.nilai': 'AA', '3.b.nilai': 'B', '3.c.nilai': 'CC' },
    ...{ '4.a.nilai': 'A', '4.b.nilai': 'B', '4.c.nilai': 'C' },
  }),
  'pmprb-2020-gabungan/gabungan.csv': [
    [
      ...['instansi', 'pemenuhan-instansi', 'reform-instansi', 'hasil-antara', 'akuntabilitas'],
      ...['pelayanan', 'bebas-kkn', 'kinerja-organisasi', 'pemenuhan-unit', 'reform-unit'],
    ],
    ['Kabupaten Contoh', '5', '8', '6', '7', '8', '9', '6', '', ''],
    ['Dinas A', '', '', '', '', '', '', '', '10', '15'],
    ['Dinas B', '', '', '', '', '', '', '', '12', '17'],
  ],
  // Published, not synthetic: the national result of 2022.
  'berakhlak-indeks/nasional-2022.csv': [
    [
      ...['Instansi', 'Berorientasi Pelayanan', 'Akuntabel', 'Kompeten', 'Harmonis', 'Loyal'],
      ...['Adaptif', 'Kolaboratif'],
    ],
    ['Nasional 2022', '57.9', '74.1', '56.7', '63.8', '65.8', '38.9', '69.4'],
  ],
  'skm-2017-disabilitas/skm-disabilitas.csv': newerFormRows(),
  'samm/jawaban.csv': [
    SHEET.slice(2),
    ...[
      ['P-1-A', '3'],
      ['P-2-A', '2'],
      ['P-3-A', '0'],
      ['R-1-A', '3'],
      ['R-2-A', '1'],
    ],
    ['R-3-A', '0'],
  ],
}

/** Twenty-four respondents of two services, three of them with a disability. */
function newerFormRows() {
  const random = randomNumbers(20170014)
  const kinds = new Map([
    [4, 'Fisik'],
    [11, 'Sensorik'],
    [17, 'Fisik'],
  ])
  const answer = () => String(Math.min(4, Math.max(1, Math.round(3.3 + 0.6 * random.deviation()))))
  const row = (_, at) => [
    String(at + 1),
    at % 2 === 0 ? 'KTP elektronik' : 'Akta kelahiran',
    random.choice([
      ['L', 1],
      ['P', 1],
    ]),
    kinds.has(at) ? 'Disabilitas' : 'Non-disabilitas',
    kinds.get(at) ?? '',
    ...Array.from({ length: 9 }, answer),
  ]
  return [
    [
      ...['No', 'Jenis Layanan', 'Jenis Kelamin', 'Kategori pengguna layanan', 'Jenis disabilitas'],
      ...['Persyaratan', 'Sistem, mekanisme, dan prosedur', 'Waktu penyelesaian', 'Biaya/tarif'],
      ...['Produk spesifikasi jenis pelayanan', 'Kompetensi pelaksana', 'Perilaku pelaksana'],
      ...['Penanganan pengaduan', 'Sarana dan prasarana'],
    ],
    ...Array.from({ length: 24 }, row),
  ]
}

/** A model in the shape of OWASP SAMM 2, with words of our own: two functions, a practice each, three levels, a question each. */
export const FILES = Object.assign(
  {
    'samm/model/answer_sets/A.yml': `---
id: set-a
values:
${['No', 'For some', 'For half', 'For all']
  .map(
    (text, order) =>
      `- text: ${text}\n  value: ${[0, 0.25, 0.5, 1][order]}\n  weight: 1\n  order: ${order}\n`,
  )
  .join('')}type: AnswerSet
`,
  },
  ...['Planning', 'Running'].map((name, at) => functionFiles(name, at + 1)),
)

function functionFiles(name, order) {
  const short = name[0]
  const files = {
    [`business_functions/${name}`]: `id: f-${short}\nname: ${name}\norder: ${order}\n`,
    [`security_practices/${short}-Practice`]: `id: p-${short}\nfunction: f-${short}\nname: Practice of ${name.toLowerCase()}\norder: 1\n`,
  }
  for (const level of [1, 2, 3]) {
    const id = `${short}-${level}`
    files[`practice_levels/${id}`] =
      `id: l-${id}\npractice: p-${short}\nobjective: ${name}, level ${level}\n`
    files[`activities/${id}-A`] = `id: a-${id}\nlevel: l-${id}\ntitle: Activity ${id}\n`
    files[`questions/${id}-A`] =
      `id: q-${id}\nactivity: a-${id}\nanswerSet: set-a\ntext: Is activity ${id} done?\norder: 1\n`
  }
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) => [`samm/model/${path}.yml`, `---\n${text}`]),
  )
}
