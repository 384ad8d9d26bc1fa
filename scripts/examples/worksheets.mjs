/** Synthetic worksheets of the eight areas of change and of the integrity zone, in the long form, as rows of cells. */
import { randomNumbers } from './random.mjs'

const HEADER = ['unit', 'tahun', 'nomor', 'jawaban', 'bukti dukung', 'catatan', 'verifikasi']
const YEAR = '2025'
const PAPERS = ['SK', 'notula', 'laporan-monev', 'daftar-hadir', 'tangkapan-layar']
const NOTES = [
  'menunggu tanda tangan pimpinan',
  'dibahas pada rapat triwulan I',
  'dokumen di Bagian Organisasi',
]

/** How good a unit's answers are (0 to 1), and which habits it has. */
const AGENCY = {
  name: 'Pemerintah Kabupaten Contoh',
  level: 'instansi',
  quality: 0.62,
  seed: 20200626,
}
const UNITS = [
  { name: 'Bappeda', level: 'unit', quality: 0.72, seed: 20200627 },
  // Writes Y and T, and small letters.
  { name: 'Dinas Kesehatan', level: 'unit', quality: 0.6, seed: 20200628, isBrief: true },
  // The verifier has not been there yet.
  {
    name: 'Kecamatan Contoh Utara',
    level: 'unit',
    quality: 0.5,
    seed: 20200629,
    isUnverified: true,
  },
]

const COUNTS = {
  'lhkpn-pimpinan': 0,
  'lhkpn-eselon-1-2': 1,
  'lhkpn-lainnya': 7,
  'lhkpn-lapor': 8,
  'lhkasn-eselon-3': 5,
  'lhkasn-eselon-4': 14,
  'lhkasn-fungsional-4': 26,
  'lhkasn-lapor': 41,
  'pengaduan-harus': 6,
  'pengaduan-diproses': 1,
  'pengaduan-selesai': 5,
}

/** `rubric` is the file as plain YAML. */
export function agencyRows(rubric) {
  return [HEADER, ...formRows(rubric, AGENCY)]
}

export function unitRows(rubric) {
  return [HEADER, ...UNITS.flatMap(unit => formRows(rubric, unit))]
}

function formRows(rubric, { name, level, quality, seed, isBrief, isUnverified }) {
  const random = randomNumbers(seed)
  const items = rubric.items.filter(item => item.levels?.[level] !== undefined)
  return items.flatMap(item => {
    const number = item.levels[level]
    if (item.ratio !== undefined) return ratioRows(name, number, item.inputs, COUNTS)
    const { categories } = rubric.scales[item.scale]
    if (random.share() < 0.03) return [[name, YEAR, number, '', '', note(random, 0.5), '']]
    const answer = answerOf(random, quality, categories)
    const isClaim = categories[answer].points > 0
    const evidence = isClaim && random.share() < 0.92 ? papers(random, number) : ''
    const lower = Math.min(answer + 1, categories.length - 1)
    const verified = random.share() < 0.82 ? answer : lower
    const write = position => written(categories[position].code, isBrief)
    const checked = isUnverified ? '' : write(verified)
    return [[name, YEAR, number, write(answer), evidence, note(random, 0.08), checked]]
  })
}

/** The better a unit, the nearer to the first category. */
function answerOf(random, quality, categories) {
  const distance = Math.abs(random.deviation()) * (1 - quality) * categories.length
  return Math.min(categories.length - 1, Math.floor(distance))
}

function written(code, isBrief) {
  if (!isBrief) return String(code)
  const short = { Ya: 'Y', Tidak: 'T' }
  return short[code] ?? String(code).toLowerCase()
}

function papers(random, number) {
  const count = random.share() < 0.3 ? 2 : 1
  const first = Math.floor(random.share() * PAPERS.length)
  const names = Array.from(
    { length: count },
    (_, position) => PAPERS[(first + position) % PAPERS.length],
  )
  return names.map(paper => `bukti/${number}/${paper}.pdf`).join('; ')
}

function note(random, share) {
  const [which, chance] = [random.share(), random.share()]
  return chance < share ? NOTES[Math.floor(which * NOTES.length)] : ''
}

function ratioRows(unit, number, inputs, counts) {
  const own = inputs.filter(input => typeof input === 'object')
  return own.map((input, position) => {
    const count = String(counts[input.id])
    const evidence = position === 0 ? `bukti/${number}/rekapitulasi.xlsx` : ''
    return [unit, YEAR, input.columns[0], count, evidence, '', count]
  })
}

/** Best almost everywhere, but for A.II.4: five objectives, one of them reached. */
const ZONE = {
  'agen-jumlah': 6,
  'agen-perubahan': 6,
  'agen-terintegrasi': 5,
  'disiplin-tahun-lalu': 3,
  'disiplin-tahun-ini': 0,
  'disiplin-disanksi': 0,
  'sasaran-jumlah': 5,
  'sasaran-tercapai': 1,
  'pengaduan-harus': 9,
  'pengaduan-diproses': 0,
  'pengaduan-selesai': 9,
  'lhkpn-kepala': 1,
  'lhkpn-pejabat': 4,
  'lhkpn-lainnya': 2,
  'lhkpn-lapor': 7,
  'lhkasn-administrator': 3,
  'lhkasn-pengawas': 8,
  'lhkasn-fungsional': 61,
  'lhkasn-lapor': 70,
  'layanan-terdaftar': 10,
  'layanan-dipermudah': 9,
}
const ZONE_ANSWERS = {
  'A.II.4.ii.a': 'C',
  'A.II.4.iii.a': 'B',
  'B.I.a': '3,82',
  'B.I.b': 'A',
  'B.II.a': '3,74',
  'jenis-instansi': 'Pemda',
  opini: 'WTP',
  spip: '3,2',
  sakip: '72,4',
  'indeks-rb': '66,1',
}

export function zoneRows(rubric) {
  const random = randomNumbers(20210090)
  const unit = 'Dinas Kependudukan dan Pencatatan Sipil Contoh'
  const rows = rubric.items.flatMap(item => {
    if (item.ratio !== undefined) return ratioRows(unit, item.id, item.inputs, ZONE)
    const categories = rubric.scales[item.scale].categories ?? []
    const position = answerOf(random, 0.84, categories)
    const answer = ZONE_ANSWERS[item.id] ?? String(categories[position].code)
    const isAsked = item.id.includes('.')
    const evidence = isAsked ? papers(random, item.id) : ''
    return [[unit, YEAR, item.id, answer, evidence, '', answer]]
  })
  return [HEADER, ...rows]
}

/**
 * A sheet of one unit, the better the nearer `quality` is to 1; `answers` are given as they stand.
 * `level`: the items that it asks, by their numbers there.
 */
export function sheetRows(
  rubric,
  { unit, year, quality, seed, answers = {}, isProven = false, level },
) {
  const random = randomNumbers(seed)
  const own = rubric.items.filter(({ levels }) => levels === undefined || levels[level])
  const rows = own.flatMap(item => {
    const id = item.levels?.[level] ?? item.id
    const categories = (rubric.scales[item.scale]?.categories ?? []).toSorted(
      (a, b) => worth(b) - worth(a),
    )
    const position = answerOf(random, quality, categories)
    const answer = String(answers[id] ?? categories[position]?.code ?? '')
    const hasPapers = isProven || (answer !== '' && item.evidence !== undefined)
    const evidence = hasPapers ? papers(random, id) : ''
    const row = (name, filled) => [unit, year, name, filled, evidence, '', '']
    const inputs = (item.inputs ?? [])
      .map(input => input.id ?? input)
      .map(name => row(name, String(answers[name] ?? '')))
    const isAnswered = item.inputs === undefined || answers[id] !== undefined
    return [...(isAnswered ? [row(id, answer)] : []), ...inputs.filter(isFilled(answers))]
  })
  return [HEADER, ...rows]
}

/** Below a question that does not apply nothing is filled in. */
function isFilled(answers) {
  return ([, , id]) => answers[id.replace(/\.\w+$/, '')] !== 'Tidak berlaku'
}

function worth({ code, points }) {
  return Number(points ?? code)
}
