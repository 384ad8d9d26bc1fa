/** A synthetic BerAKHLAK survey of eight units, in the form in which Google Forms exports it in Indonesian. */
import { csvText } from './csv-text.mjs'
import { likert, randomNumbers } from './random.mjs'

const LABELS = ['Sangat Tidak Setuju', 'Tidak Setuju', 'Ragu-ragu', 'Setuju', 'Sangat Setuju']

/** Name, respondents, how far its answers lie from the mean of all. They add up to 300. */
const UNITS = [
  ['Badan Kepegawaian dan Pengembangan SDM', 28, 0.1],
  ['Dinas Kependudukan dan Pencatatan Sipil', 34, 0.05],
  ['Dinas Kesehatan', 58, -0.05],
  ['Dinas Pekerjaan Umum dan Penataan Ruang', 41, -0.2],
  ['Dinas Pendidikan', 52, 0],
  ['Inspektorat Daerah', 22, 0.35],
  ['Satuan Polisi Pamong Praja', 30, -0.15],
  ['Sekretariat Daerah', 35, 0.05],
]

const MEANS = {
  'berorientasi-pelayanan': 4.1,
  akuntabel: 4.4,
  kompeten: 4.05,
  harmonis: 4.2,
  loyal: 4.5,
  adaptif: 3.35,
  kolaboratif: 4,
}

const EDUCATION = [
  ['SMA/SMK', 14],
  ['D3', 18],
  ['S1/D4', 54],
  ['S2', 13],
  ['S3', 1],
]
const REMARKS = [
  '',
  '',
  '',
  '',
  '',
  '',
  '',
  'Perlu pelatihan, terutama "aplikasi baru".',
  'Rapat terlalu sering',
  'Pertahankan',
  'Mohon sarana kerja dilengkapi:\nlaptop, jaringan',
  '-',
]

/** Positions among the 304 rows, counted from 0, header not counted. */
const EMPTY_ROWS = [86, 139, 207]
const REPEATED_HEADER_ROW = 150
/** [respondent, item] left blank. */
const BLANKS = [
  [11, 3],
  [29, 17],
  [64, 8],
  [64, 9],
  [118, 20],
  [133, 0],
  [187, 5],
  [240, 16],
  [285, 12],
]

/** @param {{ items: { id: string, text: { id: string } }[], dimensions: { id: string, title: string, items: string[] }[] }} rubric */
export function berakhlakResponses(rubric) {
  const random = randomNumbers(20210720)
  const header = [
    'Stempel waktu',
    'Nama Lengkap',
    'NIP',
    'Unit Kerja',
    'Jenis Kelamin',
    'Usia',
    'Pendidikan Terakhir',
    ...rubric.items.map(item => {
      const { title } = rubric.dimensions.find(each => each.items.includes(item.id))
      return `Seberapa setuju Anda, bahwa pegawai di unit kerja Anda menjalankan nilai "${title}" berikut ini? [${item.text.id}]`
    }),
    'Saran, kritik, atau masukan',
  ]
  const respondents = shuffled(
    UNITS.flatMap(unit => Array.from({ length: unit[1] }, () => unit)),
    random,
  )
  let healthOffice = 0
  const rows = respondents.map(([unit, , offset], respondent) => {
    const person = offset + 0.35 * random.deviation()
    const answers = rubric.items.map((item, position) => {
      const { id } = rubric.dimensions.find(each => each.items.includes(item.id))
      const label = LABELS[likert(random, MEANS[id] + person) - 1]
      return BLANKS.some(([who, what]) => who === respondent && what === position) ? '' : label
    })
    const isMisspelt = unit === 'Dinas Kesehatan' && healthOffice++ % 8 === 4
    return [
      '',
      `Pegawai Contoh ${String(respondent + 1).padStart(3, '0')}`,
      fictitiousNumber(respondent, random),
      isMisspelt ? 'DINAS KESEHATAN ' : unit,
      random.choice([
        ['Laki-laki', 47],
        ['Perempuan', 53],
      ]),
      String(23 + random.below(35)),
      random.choice(EDUCATION),
      ...answers,
      REMARKS[random.below(REMARKS.length)],
    ]
  })
  for (const position of [...EMPTY_ROWS, REPEATED_HEADER_ROW].sort((a, b) => a - b)) {
    rows.splice(position, 0, position === REPEATED_HEADER_ROW ? header : header.map(() => ''))
  }
  let minutes = 12
  const stamped = rows.map(row => {
    minutes += 1 + random.below(9)
    return row === header ? row : [timeStamp(minutes), ...row.slice(1)]
  })
  return csvText([header, ...stamped])
}

/** Eighteen digits like a civil servant's number, with a date of birth and of appointment in the year 9999. */
function fictitiousNumber(respondent, random) {
  return `99990101999901${1 + random.below(2)}${String(respondent + 1).padStart(3, '0')}`
}

/** Office hours from Monday, 20 July 2026 on, day first as Indonesian forms write it. */
function timeStamp(minutes) {
  const day = 20 + (Math.floor(minutes / 540) % 5)
  const time = (7 * 60 + 30 + (minutes % 540)) | 0
  const two = number => String(number).padStart(2, '0')
  return `${two(day)}/07/2026 ${two(Math.floor(time / 60))}:${two(time % 60)}:${two((minutes * 7) % 60)}`
}

function shuffled(list, random) {
  const result = [...list]
  for (let last = result.length - 1; last > 0; last--) {
    const other = random.below(last + 1)
    ;[result[last], result[other]] = [result[other], result[last]]
  }
  return result
}
