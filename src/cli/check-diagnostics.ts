/** What can be wrong with the words after `rb-score check`. */
import { defineDiagnostic } from '../diagnostics/diagnostic.ts'

export const noSuchRubricFile = defineDiagnostic('cli/nothing-to-check', 'error', {
  id: 'Tidak ada file, folder, atau pola `{word}`.{hint}',
  idRemedy: 'periksa nama dan foldernya.',
  en: 'There is no file, folder or pattern `{word}`.{hint}',
  enRemedy: 'check the name and the folder.',
})

export const noRubricInFolder = defineDiagnostic('cli/no-rubric-in-folder', 'error', {
  id: 'Tidak ada file rubrik di `{word}`.',
  idRemedy:
    'rubrik adalah file .yaml atau .yml dengan kunci `rubric:`. Buat yang baru dengan `rb-score new`.',
  en: 'There is no rubric file in `{word}`.',
  enRemedy: 'a rubric is a .yaml or .yml file with a key `rubric:`. Start one with `rb-score new`.',
})

export const unknownBase = defineDiagnostic('cli/unknown-base', 'error', {
  id: '`{word}` bukan file, dan bukan revisi git di folder ini.',
  idRemedy:
    'sebutkan file edisi lama, atau revisi seperti `origin/main` (di CI: ambil riwayatnya lebih dahulu).',
  en: '`{word}` is no file, and no git revision in this folder.',
  enRemedy:
    'name the file of an older edition, or a revision such as `origin/main` (in CI: fetch the history first).',
})

export const diffNeedsTwo = defineDiagnostic('cli/diff-needs-two', 'error', {
  id: '`--diff` membandingkan dua rubrik; yang disebutkan {count}.',
  idRemedy: 'contoh: `rb-score check --diff skm-2017 skm-kab.yaml`',
  en: '`--diff` compares two rubrics; {count} are named.',
  enRemedy: 'for example `rb-score check --diff skm-2017 skm-kab.yaml`',
})

export const baselineNotNamed = defineDiagnostic('cli/baseline-not-named', 'error', {
  id: '`--update-baseline` perlu tahu filenya.',
  idRemedy: 'tambahkan `--baseline FILE`, atau `baseline: FILE` di rb-score.yaml.',
  en: '`--update-baseline` needs to know the file.',
  enRemedy: 'add `--baseline FILE`, or `baseline: FILE` in rb-score.yaml.',
})

export const unknownRule = defineDiagnostic('cli/unknown-rule', 'error', {
  id: 'Tidak ada aturan `{word}`.{hint}',
  idRemedy: '`rb-score check --list-rules` memuat semuanya.',
  en: 'There is no rule `{word}`.{hint}',
  enRemedy: '`rb-score check --list-rules` names them all.',
})

export const flagUnusable = defineDiagnostic('cli/flag-unusable-here', 'error', {
  id: '`{flag}` tidak berlaku di sini.',
  idRemedy: '{advice}',
  en: '`{flag}` has no effect here.',
  enRemedy: '{advice}',
})
