/** What can be wrong with the words after `rb-score check`. */
import { defineDiagnostic } from '../diagnostics/diagnostic.ts'

export const noSuchRubricFile = defineDiagnostic({
  code: 'cli/nothing-to-check',
  severity: 'error',
  message: {
    id: 'Tidak ada file, folder, atau pola `{word}`.{hint}',
    en: 'There is no file, folder or pattern `{word}`.{hint}',
  },
  remedy: {
    id: 'periksa nama dan foldernya.',
    en: 'check the name and the folder.',
  },
})

export const noRubricInFolder = defineDiagnostic({
  code: 'cli/no-rubric-in-folder',
  severity: 'error',
  message: {
    id: 'Tidak ada file rubrik di `{word}`.',
    en: 'There is no rubric file in `{word}`.',
  },
  remedy: {
    id: 'rubrik adalah file .yaml atau .yml dengan kunci `rubric:`. Buat yang baru dengan `rb-score new`.',
    en: 'a rubric is a .yaml or .yml file with a key `rubric:`. Start one with `rb-score new`.',
  },
})

export const fileCannotBeRead = defineDiagnostic({
  code: 'cli/rubric-file-unreadable',
  severity: 'error',
  message: {
    id: '`{word}` tidak dapat dibaca ({reason}).',
    en: '`{word}` cannot be read ({reason}).',
  },
  remedy: { id: 'periksa izin bacanya.', en: 'check that you may read it.' },
})

export const unknownBase = defineDiagnostic({
  code: 'cli/unknown-base',
  severity: 'error',
  message: {
    id: '`{word}` bukan file, dan bukan revisi git di folder ini.',
    en: '`{word}` is no file, and no git revision in this folder.',
  },
  remedy: {
    id: 'sebutkan file edisi lama, atau revisi seperti `origin/main` (di CI: ambil riwayatnya dulu).',
    en: 'name the file of an older edition, or a revision such as `origin/main` (in CI: fetch the history first).',
  },
})

export const diffNeedsTwo = defineDiagnostic({
  code: 'cli/diff-needs-two',
  severity: 'error',
  message: {
    id: '`--diff` membandingkan dua rubrik; yang disebut {count}.',
    en: '`--diff` compares two rubrics; {count} are named.',
  },
  remedy: {
    id: 'contoh: `rb-score check --diff skm-2017 skm-kab.yaml`',
    en: 'for example `rb-score check --diff skm-2017 skm-kab.yaml`',
  },
})

export const baselineNotNamed = defineDiagnostic({
  code: 'cli/baseline-not-named',
  severity: 'error',
  message: {
    id: '`--update-baseline` perlu tahu filenya.',
    en: '`--update-baseline` needs to know the file.',
  },
  remedy: {
    id: 'tambahkan `--baseline FILE`, atau `baseline: FILE` di rb-score.yaml.',
    en: 'add `--baseline FILE`, or `baseline: FILE` in rb-score.yaml.',
  },
})

export const unknownRule = defineDiagnostic({
  code: 'cli/unknown-rule',
  severity: 'error',
  message: {
    id: 'Tidak ada aturan `{word}`.{hint}',
    en: 'There is no rule `{word}`.{hint}',
  },
  remedy: {
    id: '`rb-score check --list-rules` menyebut semuanya.',
    en: '`rb-score check --list-rules` names them all.',
  },
})

export const flagUnusable = defineDiagnostic({
  code: 'cli/flag-unusable-here',
  severity: 'error',
  message: {
    id: '`{flag}` tidak berlaku di sini.',
    en: '`{flag}` has no effect here.',
  },
  remedy: { id: '{advice}', en: '{advice}' },
})
