/** What can be wrong with a command line, in our own words. */
import { defineDiagnostic, Refusal } from '../diagnostics/diagnostic.ts'
import type { FlagValues } from './command-definition.ts'

export const unknownCommand = defineDiagnostic('cli/unknown-command', 'error', {
  id: 'Perintah `{command}` tidak dikenal.{hint}',
  idRemedy: 'perintah yang ada: {commands}. Lihat `rb-score --help`.',
  en: 'There is no command `{command}`.{hint}',
  enRemedy: 'the commands are {commands}. See `rb-score --help`.',
})

export const fileInsteadOfCommand = defineDiagnostic('cli/file-instead-of-command', 'error', {
  id: '`{word}` adalah file atau folder, bukan perintah.',
  idRemedy: 'ketik `rb-score assess {word}`.',
  en: '`{word}` is a file or folder, not a command.',
  enRemedy: 'type `rb-score assess {word}`.',
})

export const unknownFlag = defineDiagnostic('cli/unknown-flag', 'error', {
  id: '`{command}` tidak memiliki opsi `{flag}`.{hint}',
  idRemedy: 'lihat `{command} --help`.',
  en: '`{command}` has no flag `{flag}`.{hint}',
  enRemedy: 'see `{command} --help`.',
})

export const missingOperand = defineDiagnostic('cli/missing-operand', 'error', {
  id: '`{command}` perlu {operand}.',
  idRemedy: 'contoh: `{example}`',
  en: '`{command}` needs {operand}.',
  enRemedy: 'example: `{example}`',
})

export const tooManyOperands = defineDiagnostic('cli/too-many-operands', 'error', {
  id: '`{command}` tidak memakai `{word}`.',
  idRemedy: 'bila namanya mengandung spasi, apit dengan tanda kutip. Lihat `{command} --help`.',
  en: '`{command}` has no use for `{word}`.',
  enRemedy: 'put a name that holds spaces in quotes. See `{command} --help`.',
})

export const missingFlagValue = defineDiagnostic('cli/missing-flag-value', 'error', {
  id: 'Opsi `{flag}` harus diikuti isian: `{form}`.',
  idRemedy: 'tulis isiannya sesudah opsi itu; `--help` menjelaskannya.',
  en: '`{flag}` needs a value: `{form}`.',
  enRemedy: 'write the value after the flag; `--help` explains it.',
})

export const repeatedFlag = defineDiagnostic('cli/repeated-flag', 'error', {
  id: 'Opsi `{flag}` hanya memuat satu isian, tetapi ditulis berulang: {given}.',
  idRemedy: 'tulis `{flag}` sekali saja, atau jalankan perintahnya sekali untuk setiap isian.',
  en: '`{flag}` takes one value, but is given {given}.',
  enRemedy: 'write `{flag}` once, or run the command once for each value.',
})

export const unknownFlagValue = defineDiagnostic('cli/unknown-flag-value', 'error', {
  id: '`{flag}` tidak mengenal `{value}`.{hint}',
  idRemedy: 'pilihannya: {choices}.',
  en: '`{flag}` does not know `{value}`.{hint}',
  enRemedy: 'it is one of {choices}.',
})

export const flagNeedsNumber = defineDiagnostic('cli/flag-needs-number', 'error', {
  id: '`{flag}` perlu {wanted}; yang tertulis: `{value}`.',
  idRemedy: 'contoh: `{flag} {example}`',
  en: '`{flag}` needs {wanted}; it says `{value}`.',
  enRemedy: 'example: `{flag} {example}`',
})

export const unknownOperand = defineDiagnostic('cli/unknown-operand', 'error', {
  id: '`{command}` tidak mengenal `{value}`.{hint}',
  idRemedy: 'pilihannya: {choices}.',
  en: '`{command}` does not know `{value}`.{hint}',
  enRemedy: 'it is one of {choices}.',
})

/**
 * Undefined where none was asked for. From 2 on, since a group of one shows the answers of that person.
 * @param least 1 where a working file may be asked for, in which nothing is hidden
 */
export function minGroupOf({ minGroup: value }: FlagValues, least = 2): number | undefined {
  if (typeof value !== 'string') return undefined
  const number = /^\d{1,4}$/.test(value) ? Number(value) : 0
  if (number >= least) return number
  const wanted = { id: `bilangan bulat dari ${least}`, en: `a whole number from ${least}` }
  const params = { flag: '--min-group', wanted, value, example: '10' }
  throw new Refusal([flagNeedsNumber({ kind: 'command', word: '--min-group' }, params)])
}
