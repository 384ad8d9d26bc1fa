/** The fields that a person fills in: a closed list, so that one file of them serves every document of an office. */
import type { Localized } from '../language/language.ts'

type Words = Required<Localized>

export type FieldForm =
  | 'text'
  | 'date'
  | 'nip'
  | 'number'
  | 'count'
  | 'status'
  | 'channel'
  | 'quarters'

interface FieldColumn {
  readonly about: Words
  readonly form: FieldForm
}

export type FieldKind =
  | { readonly about: Words; readonly form: FieldForm | 'texts' }
  | { readonly about: Words; readonly columns: Readonly<Record<string, FieldColumn>> }

const one = <F extends FieldForm | 'texts'>(form: F, id: string, en: string) => ({
  form,
  about: { id, en },
})
const column = (form: FieldForm, id: string, en: string): FieldColumn => ({
  form,
  about: { id, en },
})

export const FIELDS = {
  instansi: one('text', 'nama instansi', 'name of the agency'),
  unit: one('text', 'nama unit', 'name of the unit'),
  alamat: one('text', 'alamat unit', 'address of the unit'),
  periode: one('text', 'periode', 'period'),
  tempat: one('text', 'tempat penandatanganan', 'place of signing'),
  tanggal: one('date', 'tanggal penandatanganan', 'date of signing'),
  jabatan: one('text', 'jabatan penanda tangan', 'position of who signs'),
  nama: one('text', 'nama penanda tangan', 'name of who signs'),
  pangkat: one('text', 'pangkat penanda tangan', 'rank of who signs'),
  nip: one('nip', 'NIP penanda tangan, 18 angka', 'NIP of who signs, 18 digits'),
  dasar: one('texts', 'dasar hukum selain yang tercantum', 'legal basis beyond what is listed'),
  'latar-belakang': one('text', 'latar belakang', 'background'),
  pelaksana: one('text', 'pelaksana', 'who carried it out'),
  metode: one('text', 'metode pengumpulan data', 'how data were collected'),
  lokasi: one('text', 'lokasi pengumpulan data', 'where data were collected'),
  mulai: one('date', 'tanggal mulai', 'first day'),
  selesai: one('date', 'tanggal selesai', 'last day'),
  'dasar-penugasan': one('text', 'surat tugas', 'letter of assignment'),
  'ruang-lingkup': one('text', 'ruang lingkup', 'scope'),
  'tanggal-fkp': one('date', 'tanggal Forum Konsultasi Publik', 'date of the public consultation'),
  'periode-sebelumnya': one('text', 'periode laporan sebelumnya', 'period of the report before'),
  'laporan-sebelumnya': one('date', 'tanggal laporan sebelumnya', 'date of the report before'),
  'laporan-tindak-lanjut': one(
    'date',
    'tanggal laporan tindak lanjut periode sebelumnya',
    'date of the report on what was done since the report before',
  ),
  'alamat-laporan': one('text', 'alamat laporan lengkap', 'where the full report can be read'),
  yth: one('text', 'penerima surat', 'addressee'),
  tembusan: one('texts', 'tembusan', 'copies to'),
  'tanggal-rapat': one('date', 'tanggal rapat', 'date of the meeting'),
  'tempat-rapat': one('text', 'tempat rapat', 'place of the meeting'),
  objek: one('text', 'objek evaluasi', 'what was assessed'),
  'saran-perbaikan': one('text', 'saran perbaikan', 'what the office advises'),
  dokumentasi: one(
    'text',
    'foto pelaksanaan survei dan publikasi',
    'photographs of the survey and its publication',
  ),
  'belum-sepakat': one(
    'text',
    'butir yang belum disepakati, atau tidak ada',
    'what was not agreed on, or nothing',
  ),
  apresiasi: one('texts', 'apresiasi', 'what deserves praise'),
  jadwal: {
    about: { id: 'waktu pelaksanaan', en: 'schedule' },
    columns: {
      kegiatan: column('text', 'kegiatan', 'activity'),
      waktu: column('text', 'waktu', 'time'),
      hari: column('count', 'jumlah hari kerja', 'working days'),
    },
  },
  populasi: {
    about: { id: 'populasi tiap jenis layanan', en: 'population of each service' },
    columns: {
      layanan: column('text', 'jenis layanan', 'service'),
      jumlah: column('count', 'populasi', 'population'),
    },
  },
  rencana: {
    about: { id: 'rencana tindak lanjut', en: 'follow-up plan' },
    columns: {
      unit: column(
        'text',
        'unit, bila file ini untuk beberapa unit',
        'unit, where this file is of several',
      ),
      bagian: column('text', 'unsur, area, atau komponen', 'element, area or component'),
      masalah: column('text', 'masalah', 'problem'),
      kegiatan: column('text', 'program atau kegiatan', 'programme or activity'),
      output: column('text', 'output atau target', 'output or target'),
      waktu: column('quarters', 'waktu (TW I sampai TW IV)', 'time (TW I to TW IV)'),
      'penanggung-jawab': column('text', 'penanggung jawab', 'responsible'),
    },
  },
  'tindak-lanjut': {
    about: {
      id: 'pelaksanaan rencana periode sebelumnya',
      en: 'how the last plan was carried out',
    },
    columns: {
      unit: column(
        'text',
        'unit, bila file ini untuk beberapa unit',
        'unit, where this file is of several',
      ),
      layanan: column('text', 'jenis layanan', 'service'),
      rencana: column('text', 'rencana tindak lanjut', 'planned measure'),
      status: column('status', 'status (Sudah, Proses, Belum)', 'state (Sudah, Proses, Belum)'),
      uraian: column('text', 'uraian dan hambatan', 'description and obstacles'),
      selesai: column('date', 'tanggal selesai', 'date of completion'),
      bukti: column('text', 'dokumentasi kegiatan', 'documentation'),
    },
  },
  tren: {
    about: { id: 'hasil periode terdahulu', en: 'results of earlier periods' },
    columns: {
      periode: column('text', 'periode', 'period'),
      nilai: column('number', 'nilai', 'score'),
      mutu: column('text', 'mutu atau predikat', 'grade'),
      catatan: column(
        'text',
        'catatan, seperti perubahan metode',
        'remark, such as another method',
      ),
    },
  },
  media: {
    about: { id: 'media publikasi hasil', en: 'media in which the result is published' },
    columns: {
      media: column('text', 'media', 'medium'),
      jenis: column(
        'channel',
        'jenis (Elektronik, Nonelektronik)',
        'kind (Elektronik, Nonelektronik)',
      ),
      tautan: column('text', 'tautan atau lokasi', 'link or place'),
      tanggal: column('date', 'tanggal publikasi', 'date of publication'),
      bukti: column('text', 'bukti', 'proof'),
    },
  },
  saran: {
    about: { id: 'saran responden yang sudah disaring', en: 'remarks of respondents, screened' },
    columns: {
      isi: column('text', 'isi saran', 'remark'),
      bagian: column('text', 'unsur terkait', 'element it is about'),
    },
  },
  peserta: {
    about: { id: 'peserta rapat', en: 'who met' },
    columns: {
      nama: column('text', 'nama', 'name'),
      jabatan: column('text', 'jabatan', 'position'),
      peran: column('text', 'peran', 'role'),
    },
  },
  konsensus: {
    about: { id: 'nilai konsensus', en: 'scores agreed on' },
    columns: {
      bagian: column('text', 'area atau komponen', 'area or component'),
      nilai: column('number', 'nilai konsensus', 'score agreed on'),
      alasan: column('text', 'alasan', 'reason'),
    },
  },
  catatan: {
    about: { id: 'catatan tiap bagian', en: 'notes on each part' },
    columns: {
      bagian: column('text', 'area atau komponen', 'area or component'),
      catatan: column('text', 'catatan', 'note'),
    },
  },
  rekomendasi: {
    about: { id: 'rekomendasi', en: 'recommendations' },
    columns: {
      rekomendasi: column('text', 'rekomendasi', 'recommendation'),
      'penanggung-jawab': column('text', 'penanggung jawab', 'responsible'),
      bagian: column('text', 'bagian yang dimaksud, bila ada', 'part it is about, if any'),
    },
  },
  'tindak-lanjut-rekomendasi': {
    about: { id: 'tindak lanjut rekomendasi', en: 'how recommendations are followed up' },
    columns: {
      rekomendasi: column('text', 'rekomendasi', 'recommendation'),
      'rencana-aksi': column('text', 'rencana aksi', 'planned action'),
      'target-waktu': column('text', 'target waktu', 'due'),
      'penanggung-jawab': column('text', 'penanggung jawab', 'responsible'),
      status: column('status', 'status (Sudah, Proses, Belum)', 'state (Sudah, Proses, Belum)'),
      bukti: column('text', 'bukti', 'proof'),
    },
  },
  'catatan-verifikator': {
    about: { id: 'catatan verifikator tiap pertanyaan', en: 'notes of the verifier on questions' },
    columns: {
      bagian: column('text', 'nomor atau kalimat pertanyaan', 'number or text of the question'),
      catatan: column('text', 'catatan', 'note'),
    },
  },
} as const satisfies Readonly<Record<string, FieldKind>>

type FieldName = keyof typeof FIELDS
/** Those with rows. */
export type ListName = {
  [K in FieldName]: (typeof FIELDS)[K] extends { columns: object } ? K : never
}[FieldName]

export function isFieldName(name: string): name is FieldName {
  return Object.hasOwn(FIELDS, name)
}

/** What is typed for the state of a measure, and how it is written in both languages. */
export const STATES: Readonly<Record<string, Words>> = {
  sudah: { id: 'Sudah', en: 'Done' },
  proses: { id: 'Proses', en: 'Under way' },
  belum: { id: 'Belum', en: 'Not yet' },
}

/** The same of a medium. */
export const CHANNELS: Readonly<Record<string, Words>> = {
  elektronik: { id: 'Elektronik', en: 'Electronic' },
  nonelektronik: { id: 'Nonelektronik', en: 'Not electronic' },
}

const CHOICES: Readonly<Partial<Record<FieldForm, Readonly<Record<string, Words>>>>> = {
  status: STATES,
  channel: CHANNELS,
}

interface RowNeed {
  readonly list: ListName
  readonly column: string
  /** One of what may be chosen there. */
  readonly value?: string
}

/** @example rowNeed('media.elektronik')  // { list: 'media', column: 'jenis', value: 'elektronik' } */
export function rowNeed(name: string): RowNeed | undefined {
  const [list = '', word = ''] = name.split('.')
  if (!isFieldName(list)) return undefined
  const kind: FieldKind = FIELDS[list]
  if (!('columns' in kind)) return undefined
  if (Object.hasOwn(kind.columns, word)) return { list: list as ListName, column: word }
  for (const [column, { form }] of Object.entries(kind.columns)) {
    if (Object.hasOwn(CHOICES[form] ?? {}, word))
      return { list: list as ListName, column, value: word }
  }
  return undefined
}
