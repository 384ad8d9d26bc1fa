/** What can be wrong with a command line, in our own words. */
import { defineDiagnostic } from '../diagnostics/diagnostic.ts'

export const unknownCommand = defineDiagnostic({
  code: 'cli/unknown-command',
  severity: 'error',
  message: {
    id: 'Perintah `{command}` tidak dikenal.{hint}',
    en: 'There is no command `{command}`.{hint}',
  },
  remedy: {
    id: 'perintah yang ada: {commands}. Lihat `rb-score --help`.',
    en: 'the commands are {commands}. See `rb-score --help`.',
  },
})

export const fileInsteadOfCommand = defineDiagnostic({
  code: 'cli/file-instead-of-command',
  severity: 'error',
  message: {
    id: '`{word}` adalah file atau folder, bukan perintah.',
    en: '`{word}` is a file or folder, not a command.',
  },
  remedy: { id: 'ketik `rb-score assess {word}`.', en: 'type `rb-score assess {word}`.' },
})

export const unknownFlag = defineDiagnostic({
  code: 'cli/unknown-flag',
  severity: 'error',
  message: {
    id: '`{command}` tidak punya opsi `{flag}`.{hint}',
    en: '`{command}` has no flag `{flag}`.{hint}',
  },
  remedy: {
    id: 'lihat `{command} --help`.',
    en: 'see `{command} --help`.',
  },
})

export const missingOperand = defineDiagnostic({
  code: 'cli/missing-operand',
  severity: 'error',
  message: {
    id: '`{command}` perlu {operand}.',
    en: '`{command}` needs {operand}.',
  },
  remedy: { id: 'contoh: `{example}`', en: 'example: `{example}`' },
})

export const tooManyOperands = defineDiagnostic({
  code: 'cli/too-many-operands',
  severity: 'error',
  message: {
    id: '`{command}` tidak memakai `{word}`.',
    en: '`{command}` has no use for `{word}`.',
  },
  remedy: {
    id: 'bila namanya mengandung spasi, apit dengan tanda kutip. Lihat `{command} --help`.',
    en: 'put a name that holds spaces in quotes. See `{command} --help`.',
  },
})

export const missingFlagValue = defineDiagnostic({
  code: 'cli/missing-flag-value',
  severity: 'error',
  message: {
    id: '`{flag}` perlu nilai: `{form}`.',
    en: '`{flag}` needs a value: `{form}`.',
  },
  remedy: {
    id: 'tulis nilainya sesudah opsi itu; `--help` menjelaskannya.',
    en: 'write the value after the flag; `--help` explains it.',
  },
})

export const unknownFlagValue = defineDiagnostic({
  code: 'cli/unknown-flag-value',
  severity: 'error',
  message: {
    id: '`{flag}` tidak mengenal `{value}`.{hint}',
    en: '`{flag}` does not know `{value}`.{hint}',
  },
  remedy: { id: 'pilihannya: {choices}.', en: 'it is one of {choices}.' },
})

export const flagNeedsNumber = defineDiagnostic({
  code: 'cli/flag-needs-number',
  severity: 'error',
  message: {
    id: '`{flag}` perlu {wanted}; yang tertulis: `{value}`.',
    en: '`{flag}` needs {wanted}; it says `{value}`.',
  },
  remedy: { id: 'contoh: `{flag} {example}`', en: 'example: `{flag} {example}`' },
})

export const unknownOperand = defineDiagnostic({
  code: 'cli/unknown-operand',
  severity: 'error',
  message: {
    id: '`{command}` tidak mengenal `{value}`.{hint}',
    en: '`{command}` does not know `{value}`.{hint}',
  },
  remedy: { id: 'pilihannya: {choices}.', en: 'it is one of {choices}.' },
})
