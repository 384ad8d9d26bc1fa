/** Every fixed word of the questionnaire's screens, in both languages. */
import type { Language } from '../../language/language.ts'

export interface AskWords {
  readonly weight: string
  readonly evidence: string
  readonly note: string
  readonly lastYear: string
  readonly verifiedAs: (answer: string) => string
  readonly claimed: string
  readonly verification: string
  readonly reason: string
  readonly blank: string
  readonly notApplicable: string
  readonly dontKnow: string
  readonly points: (points: string) => string
  readonly progress: (part: string, score: string, maximum: string) => string
  readonly filled: (filled: number, all: number) => string
  readonly keptIn: (file: string) => string
  /** Before the first answer. */
  readonly goesTo: (file: string) => string
  readonly notKept: string
  readonly tryAgain: string
  readonly typed: (text: string) => string
  readonly counts: string
  // Keys.
  readonly answerKey: string
  readonly numberKey: string
  readonly onKey: string
  readonly backKey: string
  readonly searchKey: string
  readonly evidenceKey: string
  readonly noteKey: string
  readonly skipKey: string
  readonly listKey: string
  readonly helpKey: string
  readonly leaveKey: string
  readonly openKey: string
  readonly confirmKey: string
  readonly selectKey: string
  readonly goKey: string
  readonly closeKey: string
  readonly keepKey: string
  readonly eraseKey: string
  readonly headingKey: string
  readonly endsKey: string
  readonly finishKey: string
  readonly allKeys: string
  // Screens.
  readonly list: string
  readonly found: (count: number, text: string) => string
  readonly open: string
  readonly end: string
  readonly allFilled: string
  readonly stillOpen: (count: number) => string
  readonly writeNote: string
  readonly writeEvidence: string
  readonly writeSearch: string
  readonly writeReason: string
  readonly evidenceHint: string
  readonly whatCounts: string
  readonly basis: string
  readonly guidance: string
  readonly history: string
  // Messages.
  readonly notAChoice: (text: string) => string
  readonly notANumber: (text: string) => string
  readonly answerCleared: string
  readonly nothingFound: string
  readonly reasonNeeded: string
  readonly nothingToConfirm: string
  readonly noteKept: string
  readonly evidenceKept: string
  readonly evidenceRemoved: string
  readonly nothingLeft: string
  readonly verificationCleared: string
  readonly merged: string
  // Evidence.
  readonly fileThere: (size: string) => string
  readonly fileChanged: string
  readonly fileGone: string
  readonly link: string
  readonly document: string
}

const ID: AskWords = {
  weight: 'bobot',
  evidence: 'Bukti dukung',
  note: 'Catatan',
  lastYear: 'Tahun lalu',
  verifiedAs: answer => `hasil verifikasi ${answer}`,
  claimed: 'Jawaban unit',
  verification: 'Verifikasi',
  reason: 'Alasan',
  blank: 'belum diisi',
  notApplicable: 'tidak berlaku',
  dontKnow: 'tidak tahu',
  points: points => `nilai ${points}`,
  progress: (part, score, maximum) => `${part} sementara ${score} dari ${maximum}`,
  filled: (filled, all) => `${filled} dari ${all} pertanyaan terisi`,
  keptIn: file => `Tersimpan di ${file}`,
  goesTo: file => `Setiap jawaban langsung disimpan di ${file}`,
  notKept: 'Jawaban ini BELUM tersimpan.',
  tryAgain: 'Enter mencoba lagi; Esc membatalkan jawaban ini.',
  typed: text => `Diketik: ${text}`,
  counts: 'angka',
  answerKey: 'jawab',
  numberKey: 'angka, lalu Enter',
  onKey: 'lanjut',
  backKey: 'kembali',
  searchKey: 'cari',
  evidenceKey: 'bukti',
  noteKey: 'catatan',
  skipKey: 'lewati',
  listKey: 'ringkasan',
  helpKey: 'penjelasan',
  leaveKey: 'simpan lalu keluar',
  openKey: 'ke yang belum diisi',
  confirmKey: 'setuju',
  selectKey: 'pilih',
  goKey: 'buka',
  closeKey: 'tutup',
  keepKey: 'simpan',
  eraseKey: 'kosongkan',
  headingKey: 'bagian sebelum/sesudah',
  endsKey: 'pertanyaan pertama/terakhir',
  finishKey: 'selesai',
  allKeys: 'Semua tombol',
  list: 'Ringkasan',
  found: (count, text) => `${count} pertanyaan memuat "${text}"`,
  open: 'belum',
  end: 'Pertanyaan terakhir sudah dilewati.',
  allFilled: 'Semua pertanyaan terisi.',
  stillOpen: count => `${count} pertanyaan belum diisi:`,
  writeNote: 'Catatan',
  writeEvidence: 'Bukti dukung',
  writeSearch: 'Cari',
  writeReason: 'Alasan berbeda dari jawaban unit',
  evidenceHint:
    'path file atau tautan; beberapa dipisah ; · -2 menghapus yang kedua · Enter kosong selesai',
  whatCounts: 'Yang dihitung sebagai bukti dukung',
  basis: 'Dasar',
  guidance: 'Penjelasan',
  history: 'Riwayat',
  notAChoice: text => `"${text}" bukan pilihan di sini.`,
  notANumber: text => `"${text}" tidak dapat dipakai sebagai angka di sini.`,
  answerCleared: 'Jawaban dikosongkan; yang lama ada di riwayat.',
  nothingFound: 'Tidak ada yang cocok.',
  reasonNeeded: 'Tulis alasannya, atau Esc untuk batal.',
  nothingToConfirm: 'Unit belum menjawab; beri jawaban sendiri atau lewati.',
  noteKept: 'Catatan tersimpan.',
  evidenceKept: 'Bukti dukung tersimpan. Tambah lagi, atau Enter untuk selesai.',
  evidenceRemoved: 'Dihapus dari daftar bukti dukung.',
  nothingLeft: 'Tidak ada lagi yang belum diisi.',
  verificationCleared: 'Jawaban berubah: verifikasinya dihapus, dan tetap ada di riwayat.',
  merged: 'File diubah program lain; jawaban ini digabungkan ke dalamnya.',
  fileThere: size => `ada, ${size}`,
  fileChanged: 'isinya berubah sejak dicatat',
  fileGone: 'tidak ada di tempatnya',
  link: 'tautan, isi tidak diperiksa',
  document: 'dokumen, tidak diperiksa',
}

const EN: AskWords = {
  weight: 'weight',
  evidence: 'Evidence',
  note: 'Note',
  lastYear: 'Last year',
  verifiedAs: answer => `verified as ${answer}`,
  claimed: "Unit's answer",
  verification: 'Verification',
  reason: 'Reason',
  blank: 'not filled in',
  notApplicable: 'does not apply',
  dontKnow: "don't know",
  points: points => `${points} points`,
  progress: (part, score, maximum) => `${part} so far ${score} of ${maximum}`,
  filled: (filled, all) => `${filled} of ${all} questions filled in`,
  keptIn: file => `Kept in ${file}`,
  goesTo: file => `Each answer is kept in ${file} at once`,
  notKept: 'This answer is NOT kept yet.',
  tryAgain: 'Enter tries again; Esc drops this answer.',
  typed: text => `Typed: ${text}`,
  counts: 'numbers',
  answerKey: 'answer',
  numberKey: 'a number, then Enter',
  onKey: 'go on',
  backKey: 'back',
  searchKey: 'search',
  evidenceKey: 'evidence',
  noteKey: 'note',
  skipKey: 'skip',
  listKey: 'overview',
  helpKey: 'help',
  leaveKey: 'save and leave',
  openKey: 'next open one',
  confirmKey: 'confirm',
  selectKey: 'select',
  goKey: 'go there',
  closeKey: 'close',
  keepKey: 'keep',
  eraseKey: 'clear',
  headingKey: 'previous/next part',
  endsKey: 'first/last question',
  finishKey: 'finish',
  allKeys: 'All keys',
  list: 'Overview',
  found: (count, text) => `${count} questions with "${text}"`,
  open: 'open',
  end: 'That was the last question.',
  allFilled: 'All questions are filled in.',
  stillOpen: count => `${count} still open:`,
  writeNote: 'Note',
  writeEvidence: 'Evidence',
  writeSearch: 'Search',
  writeReason: "Why it differs from the unit's answer",
  evidenceHint:
    'path of a file, or a link; several with ; between · -2 removes the second · empty Enter ends',
  whatCounts: 'What counts as evidence',
  basis: 'Basis',
  guidance: 'Explanation',
  history: 'History',
  notAChoice: text => `"${text}" is no choice here.`,
  notANumber: text => `"${text}" cannot be used as a number here.`,
  answerCleared: 'The answer is cleared; the earlier one is in the history.',
  nothingFound: 'Nothing fits.',
  reasonNeeded: 'Write the reason, or Esc to cancel.',
  nothingToConfirm: 'The unit has not answered; give an answer of your own, or skip.',
  noteKept: 'The note is kept.',
  evidenceKept: 'The evidence is kept. Add more, or Enter to end.',
  evidenceRemoved: 'Removed from the evidence.',
  nothingLeft: 'Nothing is open any more.',
  verificationCleared: 'The answer changed: its verification is cleared, and stays in the history.',
  merged: 'Another program changed the file; this answer was added to that.',
  fileThere: size => `there, ${size}`,
  fileChanged: 'changed since it was recorded',
  fileGone: 'not where it was',
  link: 'link, content not checked',
  document: 'document, not checked',
}

export function askWords(language: Language): AskWords {
  return language === 'id' ? ID : EN
}
