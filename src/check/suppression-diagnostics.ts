/** What can be wrong with a comment that silences a finding. */
import { defineDiagnostic } from '../diagnostics/diagnostic.ts'

export const suppressionUnused = defineDiagnostic({
  code: 'check/suppression-unused',
  severity: 'warning',
  message: {
    en: 'This comment silences `{rule}`, but there is nothing of that kind {where}.',
    id: 'Komentar ini membungkam `{rule}`, padahal tidak ada temuan itu {where}.',
  },
  remedy: { en: '{hint}Remove the comment.', id: '{hint}Hapus komentarnya.' },
})

export const suppressionWithoutReason = defineDiagnostic({
  code: 'check/suppression-without-reason',
  severity: 'warning',
  message: {
    en: 'The comment that silences `{rule}` gives no reason.',
    id: 'Komentar yang membungkam `{rule}` tidak menyebut alasannya.',
  },
  remedy: {
    en: 'Write why after a colon: `# rb-score {verb} {rule}: as printed in the regulation`.',
    id: 'Tulis alasannya sesudah titik dua: `# rb-score {verb} {rule}: sesuai lampiran peraturan`.',
  },
})

export const suppressionForm = defineDiagnostic({
  code: 'check/suppression-form',
  severity: 'warning',
  message: {
    en: 'This comment is meant for rb-score but cannot be read.',
    id: 'Komentar ini ditujukan kepada rb-score, tetapi tidak dapat dibaca.',
  },
  remedy: {
    en: 'Write `# rb-score ignore RULE: reason`, or `ignore-file` for the whole file.',
    id: 'Tulis `# rb-score ignore ATURAN: alasan`, atau `ignore-file` untuk seluruh file.',
  },
})
