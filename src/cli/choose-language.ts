/** Flag and environment -> the language to speak. */
import type { Language } from '../language/language.ts'

/**
 * `--lang`, then RB_SCORE_LANG, then the locale: Indonesian for `id…`, English for any other.
 * Where nothing says anything, Indonesian: so are the instruments and most who use them.
 */
export function chosenLanguage(
  flag: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): Language {
  if (flag === 'id' || flag === 'en') return flag
  const said = [env.RB_SCORE_LANG, env.LC_ALL, env.LC_MESSAGES, env.LANG].find(Boolean)
  return said === undefined || /^(id|in)([_.@-]|$)/i.test(said) ? 'id' : 'en'
}

/** The value of `--lang`, read ahead of everything else so that even a wrong command line is answered in it. */
export function languageFlag(words: readonly string[]): string | undefined {
  const end = words.indexOf('--')
  const flags = end < 0 ? words : words.slice(0, end)
  const joined = flags.findLast(word => word.startsWith('--lang='))
  const position = flags.lastIndexOf('--lang')
  return position >= 0 ? flags[position + 1] : joined?.slice('--lang='.length)
}
