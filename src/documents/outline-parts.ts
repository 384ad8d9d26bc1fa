/** What an outline may name: kinds of tables with their columns, figures, lists, and facts of a report. Closed lists, which render knows. */
import type { Localized } from '../language/language.ts'
import { CHANNELS, STATES } from './field-kinds.ts'

interface TableColumn {
  readonly heading: Required<Localized>
  readonly kind: 'text' | 'number'
  /** Only where the outline names it: not every table of the kind says that. */
  readonly isNamed?: true
  /** Only where it says something, whatever the outline names. */
  readonly isLive?: true
  /** What may stand there, where that is but a few words. */
  readonly choices?: Readonly<Record<string, Required<Localized>>>
}

const text = (id: string, en: string): TableColumn => ({ heading: { id, en }, kind: 'text' })
const number = (id: string, en: string): TableColumn => ({ heading: { id, en }, kind: 'number' })

const live = (column: TableColumn): TableColumn => ({ ...column, isLive: true })
const chosen = (choices: TableColumn['choices'] & object, column: TableColumn): TableColumn => ({
  ...column,
  choices,
})
const named = (column: TableColumn): TableColumn => ({ ...column, isNamed: true })

/** Beside what was computed here: the same by a formula, in workbooks alone. */
const FORMULAS = {
  formula: live(number('Nilai menurut rumus', 'Score by the formula')),
  difference: live(number('Selisih', 'Difference')),
  'grade-formula': live(text('Predikat menurut rumus', 'Grade by the formula')),
}

const NUMBER = { number: number('No.', 'No.') }
/** How much a part weighs, in percent: of what stands above it, and of the whole. */
const SHARES = {
  share: named(number('Bobot (%)', 'Weight (%)')),
  'share-of-whole': named(number('Bobot dari keseluruhan (%)', 'Weight in the whole (%)')),
}
const PLAN = {
  activity: text('Program/Kegiatan', 'Programme or activity'),
  output: text('Output/Target', 'Output or target'),
  quarters: text('Waktu', 'Time'),
  responsible: text('Penanggung Jawab', 'Responsible'),
}

/** `parts`, `quarters` stand for several columns. A heading in the outline goes before the one here. */
const TABLES = {
  'scores-by-part': {
    ...NUMBER,
    code: text('Kode', 'Code'),
    part: text('Unsur', 'Part'),
    n: number('Responden', 'Respondents'),
    mean: number('Nilai rata-rata', 'Mean'),
    weighted: number('Rata-rata tertimbang', 'Weighted mean'),
    index: number('Nilai', 'Score'),
    ...FORMULAS,
    interval: text('Interval 95%', '95% interval'),
    before: number('Sebelumnya', 'Before'),
    change: number('Perubahan', 'Change'),
    grade: text('Predikat', 'Grade'),
  },
  'scores-by-group': {
    ...NUMBER,
    group: text('Kelompok', 'Group'),
    n: number('Jumlah Responden', 'Respondents'),
    rate: named(number('Tingkat respons', 'Response rate')),
    parts: number('', ''),
    index: number('Nilai', 'Score'),
    ...FORMULAS,
    grade: text('Predikat', 'Grade'),
    'grade-label': text('Sebutan', 'Meaning'),
  },
  answers: {
    part: text('Pernyataan', 'Item'),
    answers: number('', ''),
    positive: named(number('Positif', 'Positive')),
    neutral: named(number('Netral', 'Neutral')),
    negative: named(number('Negatif', 'Negative')),
    n: number('Responden', 'Respondents'),
    mean: number('Rata-rata', 'Mean'),
  },
  respondents: {
    ...NUMBER,
    profile: text('Karakteristik', 'Characteristic'),
    value: text('Indikator', 'Value'),
    count: number('Jumlah', 'Count'),
    percent: number('Persentase', 'Percent'),
  },
  sample: {
    ...NUMBER,
    group: text('Kelompok', 'Group'),
    population: number('Populasi', 'Population'),
    minimum: number('Sampel minimum', 'Minimum sample'),
    obtained: number('Responden diperoleh', 'Respondents'),
    rate: named(number('Tingkat respons', 'Response rate')),
    remark: text('Keterangan', 'Remark'),
  },
  'sample-sizes': {
    population: number('Populasi (N)', 'Population (N)'),
    sample: number('Sampel (n)', 'Sample (n)'),
    'population-2': number('Populasi (N)', 'Population (N)'),
    'sample-2': number('Sampel (n)', 'Sample (n)'),
    'population-3': number('Populasi (N)', 'Population (N)'),
    'sample-3': number('Sampel (n)', 'Sample (n)'),
  },
  bands: {
    grade: text('Predikat', 'Grade'),
    label: text('Sebutan', 'Meaning'),
    before: number('Mulai dari, sebelum dikonversi', 'From, before it is converted'),
    from: number('Mulai dari', 'From'),
  },
  questions: {
    ...NUMBER,
    code: text('Kode', 'Code'),
    part: text('Pernyataan', 'Item'),
    options: text('Pilihan jawaban', 'Options'),
  },
  'respondent-answers': {
    number: number('No. Res', 'No.'),
    parts: number('', ''),
  },
  problems: {
    ...NUMBER,
    part: text('Bagian', 'Part'),
    score: number('Nilai', 'Score'),
    problem: text('Masalah', 'Problem'),
  },
  plan: {
    ...NUMBER,
    part: text('Prioritas', 'Priority'),
    score: number('Nilai', 'Score'),
    ...PLAN,
  },
  realisation: {
    ...NUMBER,
    service: text('Jenis Layanan', 'Service'),
    plan: text('Rencana Tindak Lanjut', 'Planned measure'),
    state: chosen(STATES, text('Apakah RTL Telah Ditindaklanjuti', 'State')),
    description: text('Deskripsi Tindak Lanjut', 'What was done'),
    completed: text('Tanggal Selesai', 'Completed'),
    months: number('Bulan sejak laporan', 'Months since the report'),
    proof: text('Dokumentasi Kegiatan', 'Documentation'),
  },
  trend: {
    period: text('Periode', 'Period'),
    index: number('Nilai', 'Score'),
    grade: text('Predikat', 'Grade'),
    n: number('Responden', 'Respondents'),
    interval: text('Interval 95%', '95% interval'),
    remark: text('Catatan', 'Remark'),
  },
  'previous-parts': {
    ...NUMBER,
    part: text('Bagian', 'Part'),
    before: number('Sebelumnya', 'Before'),
    now: number('Sekarang', 'Now'),
    change: number('Perubahan', 'Change'),
  },
  publication: {
    ...NUMBER,
    medium: text('Media', 'Medium'),
    channel: named(chosen(CHANNELS, text('Jenis', 'Kind'))),
    link: text('Tautan/lokasi', 'Link or place'),
    date: text('Tanggal', 'Date'),
    proof: text('Bukti', 'Proof'),
  },
  remarks: {
    ...NUMBER,
    remark: text('Isi saran', 'Remark'),
    part: text('Unsur terkait', 'Element'),
  },
  schedule: {
    ...NUMBER,
    activity: text('Kegiatan', 'Activity'),
    time: text('Waktu Pelaksanaan', 'Time'),
    days: number('Jumlah Hari Kerja', 'Working days'),
  },
  checklist: {
    ...NUMBER,
    point: text('Hal yang diminta', 'What is asked for'),
    state: text('Keadaan', 'State'),
    found: text('Yang ditemukan', 'What was found'),
  },
  areas: {
    ...NUMBER,
    part: text('Komponen', 'Component'),
    weight: number('Bobot', 'Weight'),
    ...SHARES,
    score: number('Nilai', 'Score'),
    percent: number('%', '%'),
    before: number('Nilai tahun lalu', 'Last year'),
    change: number('Selisih', 'Difference'),
    grade: text('Predikat', 'Grade'),
    filled: text('Terisi', 'Filled in'),
    note: text('Catatan', 'Note'),
  },
  worksheet: {
    code: named(text('Kode', 'Code')),
    part: text('Penilaian', 'Question'),
    guidance: text('Penjelasan', 'Explanation'),
    options: text('Pilihan Jawaban', 'Options'),
    answer: text('Jawaban', 'Answer'),
    weight: number('Bobot', 'Weight'),
    ...SHARES,
    score: number('Nilai', 'Score'),
    percent: number('%', '%'),
    note: named(text('Catatan', 'Note')),
    responsible: text('Penanggung Jawab', 'Responsible'),
    proof: text('Bukti Pendukung', 'Evidence'),
    verified: named(text('Jawaban verifikator', 'Answer of the verifier')),
    others: named(text('', '')),
    'verified-score': named(number('Nilai hasil verifikasi', 'Score as verified')),
    difference: named(number('Selisih', 'Difference')),
    'verifier-note': named(text('Catatan verifikator', 'Note of the verifier')),
    recommendation: named(text('Rekomendasi', 'Recommendation')),
    'check-1': named(text('Diperiksa', 'Checked')),
    'check-2': named(text('Diperiksa', 'Checked')),
    'check-3': named(text('Diperiksa', 'Checked')),
  },
  contributions: {
    ...NUMBER,
    part: text('Bagian', 'Part'),
    ...SHARES,
    scores: number('', ''),
    contribution: number('Kontribusi', 'Contribution'),
    note: text('Catatan', 'Note'),
  },
  gates: {
    ...NUMBER,
    condition: text('Ketentuan', 'Condition'),
    found: number('Capaian', 'Found'),
    bound: number('Batas', 'Bound'),
    distance: number('Selisih', 'Difference'),
    result: text('Simpulan', 'Result'),
  },
  'gates-by-unit': {
    number: text('No.', 'No.'),
    unit: text('Unit Kerja', 'Unit'),
    parts: number('', ''),
    total: number('Total', 'Total'),
    result: text('Simpulan', 'Result'),
  },
  'gates-by-part': {
    part: text('Bagian', 'Part'),
    weight: number('Bobot', 'Weight'),
    score: number('Nilai', 'Score'),
    percent: number('%', '%'),
    bounds: number('', ''),
  },
  readings: {
    ...NUMBER,
    part: text('Bagian', 'Part'),
    weight: number('Bobot', 'Weight'),
    ...SHARES,
    claimed: number('Menurut unit', 'Claimed'),
    evidenced: number('Menurut bukti dukung', 'By evidence'),
    verified: number('Hasil verifikasi', 'As verified'),
    difference: number('Selisih', 'Difference'),
    reason: text('Alasan', 'Reason'),
  },
  'readings-by-unit': {
    ...NUMBER,
    unit: text('Unit Kerja', 'Unit'),
    claimed: number('Menurut unit', 'Claimed'),
    evidenced: number('Menurut bukti dukung', 'By evidence'),
    verified: number('Hasil verifikasi', 'As verified'),
    difference: number('Selisih', 'Difference'),
  },
  consensus: {
    ...NUMBER,
    part: text('Area', 'Area'),
    weight: number('Bobot', 'Weight'),
    score: number('Nilai unit', 'Score of the unit'),
    agreed: number('Nilai konsensus', 'Score agreed on'),
    difference: number('Selisih', 'Difference'),
    reason: text('Alasan', 'Reason'),
  },
  gains: {
    ...NUMBER,
    part: text('Area/Kode', 'Area or code'),
    condition: text('Kondisi', 'Condition'),
    gain: number('Nilai yang masih dapat diraih', 'Points still obtainable'),
    ...PLAN,
    state: chosen(STATES, text('Status', 'State')),
    proof: text('Bukti', 'Proof'),
  },
  participants: {
    ...NUMBER,
    name: text('Nama', 'Name'),
    position: text('Jabatan', 'Position'),
    role: text('Peran', 'Role'),
    signature: text('Tanda tangan', 'Signature'),
  },
  recommendations: {
    ...NUMBER,
    part: text('Bagian', 'Part'),
    recommendation: text('Rekomendasi', 'Recommendation'),
    responsible: text('Penanggung Jawab', 'Responsible'),
  },
  'recommendations-done': {
    ...NUMBER,
    recommendation: text('Rekomendasi', 'Recommendation'),
    action: text('Rencana aksi', 'Planned action'),
    deadline: text('Target waktu', 'Due'),
    responsible: text('Penanggung Jawab', 'Responsible'),
    state: chosen(STATES, text('Status', 'State')),
    proof: text('Bukti', 'Proof'),
  },
  notes: {
    ...NUMBER,
    part: text('Bagian', 'Part'),
    note: text('Catatan', 'Note'),
  },
  recap: {
    ...NUMBER,
    group: text('Unit', 'Unit'),
    period: text('Periode Pelaksanaan', 'Period'),
    parts: number('', ''),
    index: number('Nilai', 'Score'),
    ...FORMULAS,
    grade: text('Kategori', 'Grade'),
    n: number('Jumlah Responden', 'Respondents'),
    method: text('Metode', 'Method'),
    priority: text('Prioritas Perbaikan', 'Priority'),
    plan: text('Rencana Tindak Lanjut', 'Follow-up plan'),
    done: text('Realisasi RTL Periode Sebelumnya', 'Last plan carried out'),
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, TableColumn>>>>

export type TableKind = keyof typeof TABLES

export const TABLE_KINDS = Object.keys(TABLES) as TableKind[]

/** The columns of a kind, whatever kind it is. */
export function columnsOf(kind: TableKind): Readonly<Record<string, TableColumn>> {
  return TABLES[kind]
}

/** Last rows of tables of parts and groups, each only where an outline has a name for it; `all` stands there anyway. */
export const FEET = [
  ...(['parts', 'part-grades', 'all', 'grade', 'grade-label', 'average'] as const),
  ...(['sum', 'mean', 'weighted', 'weighted-sum'] as const),
] as const
export type Foot = (typeof FEET)[number]

export const FIGURES = ['parts', 'answers', 'trend', 'readings'] as const
export type FigureKind = (typeof FIGURES)[number]

export const LISTS = ['basis', 'gates', 'cautions', 'copies', 'praise', 'open'] as const
export type ListKind = (typeof LISTS)[number]

/** What a sentence may say of a report. A sentence that names what the report lacks is not written. */
export const FACTS = [
  ...(['instrument', 'law', 'index-name', 'index', 'index-max', 'grade-name', 'grade'] as const),
  ...(['grade-label', 'interval', 'respondents', 'part-name', 'parts-count', 'scale'] as const),
  ...(['lowest', 'highest', 'lowest-three', 'highest-three', 'previous-index'] as const),
  ...(['previous-respondents', 'change', 'direction', 'groups-count', 'plans-count'] as const),
  ...([
    'planned-count',
    'done-count',
    'done-percent',
    'slowest-months',
    'minimum-sample',
    'sample-state',
  ] as const),
  ...(['percent', 'filled', 'verdicts', 'missing', 'gain', 'units-count', 'media-count'] as const),
  ...(['hidden', 'provisional', 'notice', 'tool', 'meeting-day', 'two-averages'] as const),
] as const
export type FactName = (typeof FACTS)[number]

export function isFactName(name: string): name is FactName {
  return FACTS.some(fact => fact === name)
}
