/** An exception that nobody foresaw -> an honest word, and how to help find it. */
import type { Language } from '../language/language.ts'

/** With `--debug` among the words, the stack; without it, how to get the stack. */
export function bugReport(error: unknown, words: readonly string[], language: Language): string {
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  const stack = error instanceof Error ? (error.stack ?? what) : what
  if (words.includes('--debug')) return `${INTRODUCTION[language]}\n\n${stack}\n`
  const command = ['rb-score', ...words.map(quoted), '--debug'].join(' ')
  return `${INTRODUCTION[language]}\n  ${what}\n${RERUN[language]}\n  ${command}\n`
}

const INTRODUCTION = {
  id: 'rb-score berhenti karena kesalahan di dalam programnya sendiri, bukan pada data Anda. Tidak ada hasil yang ditulis.',
  en: 'rb-score stopped because of a fault of its own, not in your data. No result was written.',
}

const RERUN = {
  id: 'Jalankan sekali lagi dengan --debug, lalu kirimkan keluarannya kepada pengembang (tanpa data responden):',
  en: 'Run it once more with --debug and send the output to its developers (without data of respondents):',
}

function quoted(word: string): string {
  return /^[\w./:=@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
}
