/** A text beside the answers, or above them -> whether it says that rows do not count: a mark of a tool, a verdict, a caption, an example. */
import { normalisedText } from '../../language/normalised-text.ts'
import { looksOf } from '../personal-value.ts'

/** Of a response or of a list of them. */
export const STATUS =
  /^(?:partial\w*|duplicat\w*|duplikat|ganda|data ganda|batal|dihapus|dikeluarkan(?: dari \w+)?|deleted|removed|in ?complete\w*|in progress|started|abandon\w*|drop-? ?out|dropped(?: out)?|reject\w*|invalid|quota full|timed? ?out|cancel\w*|draft?|sebagian|ditolak|dibatalkan|terputus|gugur|ditinggalkan|(?:tidak|belum|tak|tdk|not|non)[ -](?:dihitung|dipakai|digunakan|lolos|lengkap|selesai|tuntas|sah|valid|layak|dikirim|terkirim|disetujui|memenuhi|complete|finished|submitted|sent|approved|eligible|qualified)\w*)$/
/** What nobody writes but a tool, whatever the column is called. */
export const MARKED =
  /^(?:(?:imported )?spam|(?:(?:di)?diskualifikasi|disqualified|screened ?out|over ?quota)|(?:survey )?(?:preview|pratinjau)(?: spam)?)$/
export const TEST =
  /^(?:(?:test|tes|testing|tester|uji ?coba|coba(?:[ -]?coba)?|percobaan|simulasi|dummy|trial|asdf\w*)(?:[ _-]?\d+)?|(?:test|tes|testing|uji ?coba|coba|percobaan|simulasi|dummy) (?:user|data|responden|respondent|form|formulir|survei|survey|admin|input|isi|link|sistem|aplikasi|saja|aja|dulu)|(?:test|tes|testing|coba|dummy)[\d._-]*@\S+)$/
/** Some surveys ask twice, what is expected and what was met; only the second says how the service is. */
export const EXPECTED =
  /^(?:(?:tingkat|skor|nilai) )?(?:harapan|ekspektasi|kepentingan|expectations?|expected|importance)(?: (?:responden|pelanggan|pengguna|masyarakat))?$/
const MET =
  /^(?:(?:tingkat|skor|nilai) )?(?:kinerja|kenyataan|realita|persepsi|performance|perceptions?|experience)(?: (?:responden|pelanggan|pengguna|masyarakat|pelayanan|layanan))?$/

const LONGEST = 60
const wordsIn = (text: string) => text.match(/[\p{L}\d]+/gu) ?? []

// Verdicts: what whoever checked the data wrote beside single rows, or above them.

const BAD =
  'ganda|dobel|double|dupli[ck]a\\w*|kembar|(?:di)?batal(?:kan)?|(?:di)?hapus|dikeluarkan|(?:di)?gugur(?:kan)?|rusak|cacat|invalid|void|deleted?|removed|exclude[ds]?|drop(?:out|ped)?|rejected|ditolak|salah|outliers?|pencilan'
const NOT = 'tidak|tdk|tak|belum|blm|jangan|bukan|not|non'
const GOOD =
  '(?:di|ter)?(?:hitung|pakai|olah)|(?:di)?gunakan|(?:di)?ikutkan|diikutsertakan|dimasukkan|masuk|ikut|lolos|lengkap|selesai|sah|valid|layak|memenuhi|konsisten|sampel|sample|responden|counted|complete|eligible|used'
const WHAT = 'data|responden|respondents?|kuesioner|kuisioner|jawaban|isian'
/** What may stand behind: with which row, by whom. */
const BEHIND =
  'angket|isi|pengisian|formulir|form|survei|input|entri|entry|baris|row|nomor|no|nmr|dengan|dgn|dg|dan|yang|yg|oleh|admin|petugas|enumerator|verifikator|syarat|kriteria|sampel|sudah|ada|ini|x|\\d+'
const VERDICT = new RegExp(`\\b(?:${BAD})\\b|\\b(?:${NOT}) (?:\\w+ )?(?:${GOOD})\\b`)
const VERDICT_ONLY = new RegExp(
  `^(?:${BAD}|${NOT}|${WHAT})(?: (?:${BAD}|${NOT}|${WHAT}|${GOOD}|${BEHIND}))*$`,
)

/** A verdict and nothing else: a comment that something is broken is none. */
export function isVerdict(cell: string): boolean {
  if (cell.length > LONGEST || !/[a-z]/i.test(cell)) return false
  const words = wordsIn(normalisedText(cell)).join(' ')
  return VERDICT.test(words) && VERDICT_ONLY.test(words)
}

// Names that nobody has.

const EXAMPLE_WORDS = 'contoh|cth|examples?|tes|test|testing|uji coba|dummy|simulasi|percobaan'
const EXAMPLE = new RegExp(
  `^(?:${EXAMPLE_WORDS})\\b|^x{3,}$|^(?:isi|tulis)(?:kan)? (?:nama|di|dengan)\\b|^nama (?:anda|saudara|lengkap|responden)$|^fulan(?:ah)?$`,
)
const EXAMPLE_BEHIND = new RegExp(`\\b(?:${EXAMPLE_WORDS})$|[([](?:${EXAMPLE_WORDS})\\b`)

/** Nearly every other cell is passed over at once. */
const PERHAPS_EXAMPLE = /cont|cth|exam|tes|uji|dummy|simul|percob|xxx|isi|tulis|nama|fulan/i

/** Whether a cell, where names of persons stand, says that it is an example: `Cth. Budi`; `within`: `Fulan (contoh)`. */
export function exampleName(cell: string): 'example' | 'within' | undefined {
  if (cell.length > LONGEST || !PERHAPS_EXAMPLE.test(cell)) return undefined
  const text = normalisedText(cell).replace(/^[\s([]+|[\s.)\]]+$/g, '')
  if (EXAMPLE.test(text)) return 'example'
  return EXAMPLE_BEHIND.test(text) ? 'within' : undefined
}

/** How verdicts, and names of examples, begin. */
export const SAID_BEGINNINGS =
  'ganda dobel double duplicate kembar dibatalkan batal dihapus hapus dikeluarkan digugurkan gugur rusak cacat invalid void deleted removed excluded drop rejected ditolak salah outlier pencilan tidak tdk tak belum blm jangan bukan not non data responden kuesioner kuisioner jawaban isian contoh cth example test uji dummy simulasi percobaan xxx isi tulis nama fulan'

// Captions.

/**
 * Whether a caption tells what is expected from what was met, or says that what stands below does not count.
 * @param mayBeName whether it stands where names do: `Ganda` is one
 */
export function saysNoResponses(caption: string, mayBeName = false): boolean {
  const text = normalisedText(caption)
  const about = text.replace(
    /^(?:data|jawaban|responden|isian|kuesioner|responses?|respondents?) /,
    '',
  )
  const marks = [EXPECTED, MET, MARKED, TEST, STATUS, /^(?:contoh|example)\b/]
  if (marks.some(mark => mark.test(text) || mark.test(about))) return true
  const words = wordsIn(text).join(' ')
  if (OTHER_ROWS.test(words)) return true
  return mayBeName && !speaksOfSurveys(caption) ? isVerdict(caption) : VERDICT.test(words)
}

/** Rows of another time, or made to try the form out. */
const OTHER_ROWS =
  /\b(?:uji ?coba|try ?out|percobaan|simulasi|dummy|pilot|(?:pre|post) ?tes?t|latihan|pembanding|\p{L}+ lalu|sebelumnya)\b/u
const OF_SURVEYS =
  /\b(?:responden|data|kuesioner|kuisioner|angket|jawaban|hasil|survei|sampel|instrumen|arsip|lama)\b/g
/** What a section of respondents is called by beside units and names: a time, a number or a letter behind a word, the next page, whatever stands behind a colon. */
const OF_A_SECTION =
  /\b(?:jan(?:uar[iy])?|feb(?:ruar[iy])?|mar(?:et|ch)?|apr(?:il)?|mei|may|jun[ei]?|jul[iy]?|agu(?:stus)?|aug(?:ust)?|sept?(?:ember)?|okt(?:ober)?|oct(?:ober)?|nov(?:ember)?|des(?:ember)?|dec(?:ember)?|senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|monday|tuesday|wednesday|thursday|friday|saturday|sunday|pagi|siang|sore|malam|triwulan|tw|semester|bulan|tanggal|tgl|hari|halaman|hal|page|lanjutan|sambungan)\b|\p{L}{2}[\s.-]+(?:ke[\s-]?)?(?:(?!(?:19|20)\d\d\b)\d{1,4}|[ivx]+|[a-h])\b|\p{L}:\s*\S/u

/** Whether nothing shows of whom a caption speaks: no unit, person, service, place or time. */
export function isUnclear(caption: string): boolean {
  const text = withoutSurveys(caption)
  return !['unit', 'name', 'given'].includes(looksOf(text)) && !OF_A_SECTION.test(text)
}

/** Whether it speaks of the survey itself, as no name of a person or a place does. */
export function speaksOfSurveys(caption: string): boolean {
  return withoutSurveys(caption) !== normalisedText(caption)
}

function withoutSurveys(caption: string): string {
  return normalisedText(caption).replace(OF_SURVEYS, '').trim()
}
