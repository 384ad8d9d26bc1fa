import { describe, expect, it } from 'vitest'
import { chosenLanguage, languageFlag } from '../../src/cli/run-command-line.ts'

describe('chosenLanguage', () => {
  it.each([
    [{}, 'id'],
    [{ LANG: '' }, 'id'],
    [{ LANG: 'id_ID.UTF-8' }, 'id'],
    [{ LANG: 'id' }, 'id'],
    [{ LANG: 'in_ID' }, 'id'],
    [{ LANG: 'C' }, 'en'],
    [{ LANG: 'C.UTF-8' }, 'en'],
    [{ LANG: 'POSIX' }, 'en'],
    [{ LANG: 'en_US.UTF-8' }, 'en'],
    [{ LANG: 'ms_MY.UTF-8' }, 'en'],
    [{ LANG: 'en_US.UTF-8', LC_MESSAGES: 'id_ID.UTF-8' }, 'id'],
    [{ LANG: 'id_ID.UTF-8', LC_ALL: 'C' }, 'en'],
    [{ LC_ALL: 'en_US.UTF-8', RB_SCORE_LANG: 'id' }, 'id'],
  ] as const)('with %j it is %s', (env, language) => {
    expect(chosenLanguage(undefined, env)).toBe(language)
  })

  it('follows the flag before anything else', () => {
    expect(chosenLanguage('en', { RB_SCORE_LANG: 'id', LC_ALL: 'id_ID' })).toBe('en')
  })
})

describe('languageFlag', () => {
  it('finds the flag anywhere before a double dash', () => {
    expect(languageFlag(['assess', '--lang', 'id'])).toBe('id')
    expect(languageFlag(['--lang=en', 'list'])).toBe('en')
    expect(languageFlag(['assess', '--', '--lang', 'id'])).toBeUndefined()
  })
})
