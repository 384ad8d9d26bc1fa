/** A text that somebody typed -> whether it speaks of one person, as far as it alone can tell, and whether a message may show it. */

import type { Localized } from '../language/language.ts'
import { nearest } from '../language/nearest.ts'
import { cleanText, normalisedText } from '../language/normalised-text.ts'
import { isNumberOfPerson } from '../language/number-of-person.ts'
import { onceFor } from '../language/remembered.ts'
import { categoriesOn, type Rubric, scaleOf } from '../rubric/model.ts'
import { shownHeader } from '../tables/table.ts'
import type { AnswerReader, SeenAnswer } from './answer-reader.ts'

/**
 * `own`: a number of a person, an address, a path or a sentence. `name`: a title or a given name, and no word of an
 * office. `given`: a given name alone, which a place may have as well. `name-like`: words that may be a name. `unit`: words of
 * offices and services.
 */
type ValueLooks = 'own' | 'name' | 'given' | 'name-like' | 'unit' | 'other'

/** @param value as `normalisedText` gives it */
export function looksOf(value: string): ValueLooks {
  if (isOwn(value)) return 'own'
  const words = wordsOf(value)
  // Behind a comma a degree is none of the words of an office: `Yakob, S.Pd.SD`.
  if (/\p{L}{3},\s*(?:[sma]|sp|dr)\.\s?\p{L}{1,4}(?:$|[\s,.])/u.test(value)) return 'name'
  if (namesSomebody(value)) return 'name'
  if (words.some(isUnitWord)) return 'unit'
  if (isTitled(value)) return 'name'
  if (words.length === 1 && isGivenName(words[0] ?? '')) return 'given'
  if (words.length < 2 || words.length > 5) return 'other'
  if (!words.every(isNameWord) || !/^[\p{L}\s.'`,-]+$/u.test(value)) return 'other'
  return words.some(word => isGivenName(word)) ? 'name' : 'name-like'
}

/** Whether a cell has a word that persons are called by, and none of an office. */
export function hasGivenName(cell: string): boolean {
  const value = normalisedText(cell)
  return isTitled(value) || wordsOf(value).some(word => isGivenName(word) && !isUnitWord(word))
}

/** Forms of address, and words after which a person is named. */
const CALLED =
  /(?:^|[\s(/-])(?:a\.\s?n\.?|a\/n|atas nama|pak|bpk|bu|mas|mbak|mba|sdri?|saudara|saudari)(?:\.\s?|\s)(?=\p{L})/u
/** Between an office or a service and whoever it is about. */
const BETWEEN =
  /\s*[()[\]/|:;,]\s*|\s[-–—]\s|\s(?:utk|untuk|milik|bagi|oleh|dari|kpd|kepada|bapak|ibu)\s/u
/** Nothing that a place is called by stands behind these: `KTP Budi Santoso`. */
const THING =
  /^(?:(?:ktp(?:-el)?|kk|kia|akta|akte|surat|kartu|sertifikat|legalisir|ijazah|paspor|visa|sim|stnk|bpkb|skck|nik|keluarga|kelahiran|kematian|cetak|buat|urus|baru|hilang|pindah|datang)\s)+/

/** Whether an office or a service stands beside a person: `KTP an Budi Santoso`, `Bidang Bu Siti Aminah`, `Dinas X (Budi Santoso)`. */
function namesSomebody(value: string): boolean {
  const whom = value.replace(THING, '')
  const called = /^an\s/.exec(whom === value ? '' : whom) ?? CALLED.exec(whom)
  if (called !== null) {
    const [first = ''] = wordsOf(whom.slice(called.index + called[0].length))
    if (isNameWord(first) && !isUnitWord(first)) return true
  }
  const parts = [whom, ...value.split(BETWEEN)]
  return parts.some(
    part => part !== '' && part !== value && ['name', 'given'].includes(looksOf(part)),
  )
}

function wordsOf(value: string): string[] {
  return value.split(/[^\p{L}\p{N}']+/u).filter(word => word !== '')
}

function isOwn(value: string): boolean {
  return (
    value.length > LONGEST_UNIT ||
    isNumberOfPerson(value) ||
    /\b(?:jl|jln|jalan)\b.*\b(?:no|nomor|rt|rw)\b|\brt\b[\s.:/]*\d+.*\brw\b[\s.:/]*\d/.test(
      value,
    ) ||
    isSentence(value)
  )
}

/** The longest official names of units have some 150 letters. */
const LONGEST_UNIT = 200

/** Words that no unit or service has in its name. */
const SAID_BY_SOMEBODY =
  /\b(?:saya|aku|kami|kita|anda|kamu|mohon|tolong|semoga|terima ?kasih|terimakasih|sangat|sekali|banget|agar|supaya|kurang|jangan|mau|ingin|bisa|nggak|gak|we|my|please|thanks?|very|because|should|was|were|is|are|not)\b/
/** Words that a service may have in its name beside others of its kind: `Surat Keterangan Tidak Mampu`. */
const SAID_OF_SERVICES = /\b(?:sudah|belum|karena|tidak)\b/

function isSentence(value: string): boolean {
  const count = value.split(' ').length
  return (
    (count >= 3 && SAID_BY_SOMEBODY.test(value)) ||
    (count >= 3 && SAID_OF_SERVICES.test(value) && wordsOf(value).filter(isUnitWord).length < 2) ||
    (count >= 6 && /[\p{L}\d][!?.]$/u.test(value))
  )
}

/** Forms of address before, academic degrees behind. */
function isTitled(value: string): boolean {
  return (
    /^(?:bapak|bpk|pak|ibu|bu|sdri?|saudara|saudari|drs?|dra|drg|prof|hj?|ir|mr|mrs|ms|tn|ny|nn)\.\s?\p{L}{2}/u.test(
      value,
    ) ||
    /^(?:bapak|bpk|sdri?|saudara|saudari|drs|dra|hj|mr|mrs)\s\p{L}{2}/u.test(value) ||
    /\p{L}{3},?\s+(?:[sma]\.\s?\p{L}{1,4}|sp\.\s?\p{L}{1,4}|ph\.?\s?d|amd|sh|se|skm|mm|mt|msi|mpd|spd|skom|mkes)\.?(?:$|[\s,.])/u.test(
      value,
    ) ||
    /\p{L}\s(?:bin|binti)\s\p{L}/u.test(value) ||
    /^(?:i|ni|ida)\s(?:dewa|gede|gusti|made|wayan|putu|luh|kadek|nengah|nyoman|komang|ketut|bagus|ayu)\b/.test(
      value,
    )
  )
}

/** A word that a name may hold: letters with a vowel among them, or an initial; none of `dan`, `di`, `of`. */
function isNameWord(word: string): boolean {
  if (isLinkingWord(word) || /^[ivx]+$/.test(word)) return false
  return word.length === 1 || ABBREVIATED_NAMES.has(word) || /[aeiouy]/.test(word)
}

const ABBREVIATED_NAMES = new Set(['md', 'mhd', 'muh', 'moh', 'st', 'hj'])

/** Words of institutions, places, parts of an office, services and work, or built as only such words are. */
function isUnitWord(word: string): boolean {
  return (
    isListedUnitWord(word) ||
    (word.length >= 8 && /^(?:ke|pe)\p{L}+an$/u.test(word)) ||
    (word.length >= 6 && /(?:[klmnrstv]asi|logi|litas|nisme)$/.test(word))
  )
}

/** Split when first asked: most files have nothing that may be a name. */
const oneOf = (text: string) => {
  let words: ReadonlySet<string> | undefined
  return (word: string) => {
    words ??= new Set(text.trim().split(/\s+/))
    return words.has(word)
  }
}

const isLinkingWord = oneOf(`
  dan atau di ke dari untuk pada dengan oleh serta dalam antar se non and or of the for in at to with by
  lain lainnya lain-lain other others tidak ada none`)

const isListedUnitWord = oneOf(`
  dinas dinkes disdik diskominfo dispendukcapil disdukcapil dukcapil dishub dinsos badan bappeda bapenda bkpsdm bpkad bkd
  balai biro bagian bidang bidan seksi sub subbag subbagian subbid sekretariat setda setwan sekda inspektorat itda irban
  direktorat ditjen dirjen deputi divisi departemen kementerian kantor kanwil lembaga komisi dewan mahkamah kejaksaan
  pengadilan polda polres polsek kodim koramil satpol satuan satker upt uptd uppd opd skpd unit tim pokja kelompok
  pemerintah pemda pemkab pemkot pemprov provinsi prov kabupaten kab kota kecamatan kec kelurahan kel desa nagari distrik
  camat lurah rumah sakit rs rsu rsud rsj rsia puskesmas pustu posyandu klinik poli poliklinik apotek farmasi laboratorium
  lab radiologi gizi igd icu ugd rawat inap jalan rekam medis medik loket ruang ruangan bangsal instalasi gedung blok
  lantai gudang terminal pelabuhan bandara stasiun pasar samsat lapas rutan museum taman masjid gereja
  sekolah sd sdn smp smpn sma sman smk smkn mi min mts mtsn ma man tk paud slb universitas univ institut politeknik
  akademi fakultas jurusan prodi program pascasarjana pondok pesantren yayasan koperasi asosiasi
  pt cv ud tbk bank bpr bumd bumn bpjs pln pdam perumda perusda toko usaha ukm umkm
  urusan tata umum hukum humas protokol keuangan aset anggaran evaluasi data informatika statistik hubungan masyarakat
  sosial ekonomi budaya wisata pariwisata olahraga pemuda tani ternak ikan hutan kebun tambang energi air bina marga cipta
  karya sumber daya manusia lingkungan hidup pangan tenaga kerja transmigrasi perempuan anak arsip pustaka pajak retribusi
  kpp aparatur sipil negara daerah wilayah pusat utama madya cabang ranting utara selatan timur barat tengah
  layanan jasa administrasi akta akte kartu keluarga ktp ktp-el kia kk nik surat izin ijin sertifikat legalisir ijazah
  cetak konsultasi legalisasi mutasi kunjungan laporan aduan uji kir rekomendasi santunan bantuan online daring terpadu
  pintu online kelahiran kematian nikah cerai pindah datang domisili paspor visa sim stnk bpkb kredit tabungan
  pns pppk cpns asn tni polri honorer swasta wiraswasta karyawan buruh guru dosen petani nelayan pedagang pelajar
  mahasiswa pensiunan ibu tangga
  agency bureau office department dept ministry division section service services unit city regency district province
  village school university hospital clinic board council court police bank company team group ward center centre branch
  secretariat inspectorate government public health education finance general affairs planning human resources north
  south east west upper lower counter
  tanjung teluk bukit sungai pulau muara kampung pasir lubuk ulu ilir baru lama hulu hilir simpang dusun lingkar sektor`)

/** Given names that many people in Indonesia have; a name of several words seldom lacks all of them. */
const isGivenName = oneOf(`
  abdul abdullah achmad ade adi aditya agung agus agustina ahmad aisyah akbar alfian ali amalia amir ananda andi andika
  andre andri anggi ani anita anisa annisa anton ari arief arif aris arya asep astuti ayu bagus bambang budi
  budiman cahyo chandra citra dadang darma dedi dedy deni deny desi dewi dian diah diana dimas dina dini doni dwi
  edi edy eka eko endang erna erwin fatimah fauzi feri ferry firman fitri fitria galih gede gilang gunawan
  hadi halimah hamid handayani hani haris hartono haryanto hasan hendra hendri heri herman hermawan heru hidayat husein
  ibrahim ida iis ika ikhsan ilham imam indah indra irfan irma irwan ismail iwan joko johan john joni jono
  kadek ketut komang kurnia kurniawan lia lilis lina linda lisa lukman maria mariam maulana   michael miftah mira mochamad mohamad mohammad muhamad muhammad mulyadi mulyani mulyono mustafa nanang nengah ni nia
  nina nining noor novi novita nugroho nur nurul nyoman oka olivia pande pratiwi prasetyo purwanto puspita   putu rachmat rahma rahman rahmat rahmawati ratna rani ratih reza rian rina rini rita riski rizal rizki
  rizky rohman roni rosa rosita rudi rudy rusdi salim saputra sartika setiawan sigit siska siti slamet soleh sri
  subagyo sudarmono sugeng sugiarto suharto sulastri sulistyo sumarni sumiati supardi supriadi suryadi suryani
  susanti susanto susilo sutrisno suwarno suyanto syahrul syaiful syamsul taufik teguh titik tono tri tuti udin umar
  umi utami wahyu wahyudi wati wawan wayan widodo widya wibowo wijaya wulan wulandari yani yanti yanto yayan yeni
  yoga yudi yuliana yulianti yuni yusuf zainal zulkifli robert david james mary peter paul daniel andreas yohanes`)

// An answer that could not be read -> itself where it is nobody's secret, else how long it is.

const SHORT = 20
/** What so many persons gave alike is nobody's own: an answer of the form. */
export const SHARED = 5
/** A label that the rubric itself prints may be longer. */
const LONGEST_KNOWN = 60
/** Longer numbers may be a NIP, a NIK or a telephone. */
export const HARMLESS_NUMBER = /^-?\d{1,6}(?:[.,]\d{1,4})?\s?%?$/
/** `a`, `a/b`: letters of options. */
const OPTION_LETTERS = /^[a-h](?:\s*[/|,.-]\s*[a-h])*[.)]?$/i
/** A day without a year is nobody's birthday. */
const DAY_AND_MONTH = /^(?:\d{1,2}[-/ ]\p{L}{3,9}|\p{L}{3,9}[-/ ]\d{1,2})$/u

export function isShared({ rawAnswer, count }: Pick<SeenAnswer, 'rawAnswer' | 'count'>): boolean {
  return count >= SHARED && !isNumberOfPerson(normalisedText(cleanText(rawAnswer)))
}

export function shownAnswer(
  answer: SeenAnswer,
  reader: AnswerReader,
  knownWords: ReadonlySet<string>,
): Required<Localized> {
  const { rawAnswer, meaning } = answer
  const clean = cleanText(rawAnswer)
  const reason = meaning.kind === 'unreadable' ? meaning.reason : undefined
  const harmless =
    HARMLESS_NUMBER.test(clean) ||
    OPTION_LETTERS.test(clean) ||
    reason === 'contradictory' ||
    reason === 'spreadsheet-error' ||
    (DAY_AND_MONTH.test(clean) && reason === 'spoiled-date') ||
    nearest(clean, reader.spellings.labels) !== undefined
  const isKnown = clean.length <= LONGEST_KNOWN && knownWords.has(normalisedText(clean))
  if (isKnown || isShared(answer) || (clean.length <= SHORT && harmless)) {
    const shown = `\`${shownHeader(clean)}\``
    return { id: shown, en: shown }
  }
  const length = [...clean].length
  return { id: `Jawaban sepanjang ${length} karakter`, en: `An answer of ${length} characters` }
}

/** Whether somebody typed words where perhaps other words, not codes, were asked for. */
export function isWords({ rawAnswer }: Pick<SeenAnswer, 'rawAnswer'>): boolean {
  return /\p{L}{2}/u.test(rawAnswer)
}

/** Every label and other spelling of an answer in a rubric, normalised. */
export const knownWordsOf = onceFor((rubric: Rubric): ReadonlySet<string> => {
  const words = new Set<string>()
  const add = (text: string | undefined) => {
    if (text !== undefined) words.add(normalisedText(text))
  }
  for (const { options } of rubric.items) {
    for (const { id, en } of options.values()) [id, en].forEach(add)
  }
  for (const scale of new Set(rubric.items.flatMap(item => scaleOf(item) ?? []))) {
    for (const { label, also } of categoriesOn(scale)) [label.id, label.en, ...also].forEach(add)
    Object.values(scale.noAnswer).flat().forEach(add)
  }
  return words
})
