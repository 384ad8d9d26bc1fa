import { describe, expect, it } from 'vitest'
import { isGlob, namePattern, pathMatches } from '../../src/check/file-pattern.ts'

describe('a pattern of names', () => {
  it.each([
    ['*.csv', 'survei.csv', true],
    ['*.csv', '.survei.csv', false],
    ['.*.csv', '.survei.csv', true],
    ['survei-??.csv', 'survei-12.csv', true],
    ['survei-??.csv', 'survei-1.csv', false],
    ['survei-[0-9].csv', 'survei-1.csv', true],
    ['survei-[!0-9].csv', 'survei-1.csv', false],
    ['survei-[!0-9].csv', 'survei-a.csv', true],
    ['[z-a].csv', 'm.csv', false],
    ['a**b', 'a-b', true],
    ['survei (?).csv', 'survei (1).csv', true],
    ['{a,b}*', 'a1', false],
    ['{a,b}*', '{a,b}1', true],
    ['!*.csv', '!a.csv', true],
    ['!*.csv', 'a.txt', false],
    ['+(a)*', '+(a)1', true],
    ['a|b*', 'a|b1', true],
    ['$a.?', '$a.1', true],
    ['*é?', 'caféé', true],
  ])('%s and %s: %s', (pattern, name, expected) => {
    expect(namePattern(pattern)(name)).toBe(expected)
  })
})

it('has a wildcard, or is a name as it stands', () => {
  for (const text of ['*.csv', 'a?.csv', 'a[12].csv']) expect(isGlob(text)).toBe(true)
  for (const text of ['a.csv', 'a[].csv', 'a (1).csv', '{a,b}.csv'])
    expect(isGlob(text)).toBe(false)
})

describe('a pattern of paths', () => {
  it.each([
    ['rubrik', 'rubrik/a.yaml', true],
    ['rubrik/', 'rubrik/lama/a.yaml', true],
    ['rubrik/*.yaml', 'rubrik/a.yaml', true],
    ['rubrik/*.yaml', 'rubrik/lama/a.yaml', false],
    ['**/lama-*.yaml', 'lama-1.yaml', true],
    ['**/lama-*.yaml', 'a/b/lama-1.yaml', true],
    ['rubrik', 'rubrik-2/a.yaml', false],
    ['./rubrik/a.yaml', 'rubrik/a.yaml', true],
    ['a.yaml', 'rubrik/a.yaml', false],
    ['rubrik', 'rubrik/.lama/a.yaml', true],
    ['.', 'a.yaml', true],
    ['rubrik\\a.yaml', 'rubrik/a.yaml', true],
    ['uji (1)/', 'uji (1)/a.yaml', true],
  ])('%s and %s: %s', (pattern, path, expected) => {
    expect(pathMatches(pattern, path)).toBe(expected)
  })
})
