/** Parts that rubrics share: as if they stood in the rubric, but found where they are written. */
import { describe, expect, it } from 'vitest'
import { checkRubric } from '../../src/check/check-rubric.ts'
import { readRubric } from '../../src/rubric/read-rubric.ts'
import type { FindRubric } from '../../src/rubric/resolve-rubric.ts'
import { LARGEST_BYTES } from '../../src/rubric/yaml-limits.ts'
import { lineOf, SOUND_RUBRIC } from '../support/checked.ts'
import { soak } from '../support/soak.ts'

const SCALES = SOUND_RUBRIC.slice(SOUND_RUBRIC.indexOf('scales:'), SOUND_RUBRIC.indexOf('items:'))
const PART = `part: baik\n${SCALES}`
const USER = SOUND_RUBRIC.replace(SCALES, 'parts: [baik]\n')

/** Files by what `find` is asked for. */
const finder = (files: Readonly<Record<string, string>>): FindRubric => {
  const find = (id: string) => {
    const text = files[id]
    return text === undefined ? undefined : { file: `${id}.yaml`, text }
  }
  const partNames = () =>
    Object.keys(files).flatMap(id => (id.startsWith('parts/') ? [id.slice(6)] : []))
  return Object.assign(find, { partNames })
}

const read = (text: string, files: Readonly<Record<string, string>>) =>
  readRubric({ file: 'contoh.yaml', text }, finder(files))

const said = (text: string, files: Readonly<Record<string, string>>) =>
  checkRubric({ file: 'contoh.yaml', text }, finder(files)).map(({ code, place, remedy }) => {
    const at = place?.kind === 'text' ? `${place.file}:${place.line}:${place.column}` : place?.kind
    return [code, at, remedy?.en]
  })

/** What a rubric is but for the places it was written at. */
const withoutPlaces = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (key, each) =>
      key === 'source'
        ? undefined
        : each instanceof Map
          ? [...each]
          : typeof each === 'bigint'
            ? String(each)
            : each,
    ),
  )

describe('a part', () => {
  it('is as if it stood in the rubric', () => {
    const { rubric, problems } = read(USER, { 'parts/baik': PART })
    expect(problems).toEqual([])
    const whole = read(SOUND_RUBRIC, {}).rubric
    expect(withoutPlaces(rubric)).toEqual(withoutPlaces(whole))
    expect(rubric?.codebookFingerprint).toBe(whole?.codebookFingerprint)
    expect(rubric?.scoringFingerprint).toBe(whole?.scoringFingerprint)
    expect(said(USER, { 'parts/baik': PART })).toEqual([])
  })

  it('lies below the rubric, and a later part above an earlier one', () => {
    const group = (title: string) => `groups: [{ id: unit, title: ${title}, columns: [OPD] }]\n`
    const files = {
      'parts/baik': PART + group('Satu'),
      'parts/lain': `part: lain\n${group('Dua').replace('OPD', 'Satker')}`,
    }
    const both = USER.replace('[baik]', '[baik, lain]')
    const [unit] = read(both, files).rubric?.groups ?? []
    expect([unit?.title.id, unit?.columns]).toEqual(['Dua', ['Satker']])
    const own = `${both}groups: [{ id: unit, title: Tiga }]\n`
    const [changed] = read(own, files).rubric?.groups ?? []
    expect([changed?.title.id, changed?.columns]).toEqual(['Tiga', ['Satker']])
  })

  it('of a rubric comes with whatever extends that rubric', () => {
    const files = { 'parts/baik': PART, dasar: USER }
    const child = 'rubric: anak\nedition: "1"\nextends: dasar\n'
    expect(read(child, files).rubric?.scales.has('baik-4')).toBe(true)
  })

  it('has a finding of the rules where it is written, once', () => {
    const part = PART.replace('Kurang baik, en: Below standard', 'Kurang baik')
    const place = `parts/baik.yaml:${lineOf(part, '- { code: 2')}`
    const found = said(USER, { 'parts/baik': part }).map(([code, at]) => [code, at])
    expect(found).toEqual([['check/translation-missing', expect.stringContaining(place)]])
  })

  it('may silence a finding that a rubric makes in it', () => {
    const broken = PART.replace('Kurang baik, en: Below standard', 'Kurang baik')
    const part = broken.replace(
      '      - { code: 2',
      '      # rb-score ignore translation-missing: asked in Indonesian alone\n      - { code: 2',
    )
    expect(said(USER, { 'parts/baik': part })).toEqual([])
  })

  it('that is malformed is named with its own file, line and key, once', () => {
    const part = PART.replace('no-answer:', 'no-anser:')
    const at = `parts/baik.yaml:${lineOf(part, 'no-anser')}:5`
    expect(said(USER, { 'parts/baik': part })).toEqual([
      ['rubric/unknown-key', at, expect.stringContaining('no-answer')],
    ])
  })

  it('that is not there is named with the nearest that is', () => {
    const text = USER.replace('[baik]', '[baikk]')
    const place = `contoh.yaml:${lineOf(text, 'parts:')}:9`
    expect(said(text, { 'parts/baik': PART })).toEqual([
      ['rubric/part-unknown', place, 'did you mean `baik`?'],
    ])
    const far = USER.replace('[baik]', '[lain]')
    expect(said(far, { 'parts/baik': PART })[0]?.[2]).toBe('there are: `baik`.')
    expect(said(far, {})[0]?.[2]).toContain('parts/lain.yaml')
  })

  it.each(['../baik', '/etc/passwd', 'parts/baik', '.', ''])('is not looked for at %j', name => {
    const asked: string[] = []
    const find = (id: string) => {
      asked.push(id)
      return { file: id, text: PART }
    }
    const text = USER.replace('[baik]', `[${JSON.stringify(name)}]`)
    expect(readRubric({ file: 'contoh.yaml', text }, find).rubric).toBeUndefined()
    expect(asked).toEqual([])
  })

  it('takes in no other part, so not itself', () => {
    const part = `${PART}parts: [baik]\n`
    expect(said(USER, { 'parts/baik': part }).map(([code, at]) => [code, at])).toEqual([
      ['rubric/unknown-key', `parts/baik.yaml:${lineOf(part, 'parts:')}:1`],
    ])
  })

  it('holds no items and no score', () => {
    const part = `${PART}items: [{ id: P9, scale: baik-4 }]\n`
    expect(said(USER, { 'parts/baik': part })[0]?.[0]).toBe('rubric/unknown-key')
  })

  it('has the name of its file', () => {
    const part = PART.replace('part: baik', 'part: lain')
    expect(said(USER, { 'parts/baik': part }).map(([code, at]) => [code, at])).toEqual([
      ['rubric/part-other-name', 'parts/baik.yaml:1:7'],
    ])
  })

  it('is no rubric, neither by itself nor to be extended', () => {
    expect(read(PART, {}).problems.map(({ code }) => code)).toEqual(['rubric/part-is-no-rubric'])
    const child = 'rubric: anak\nedition: "1"\nextends: baik\n'
    expect(read(child, { baik: PART }).problems.map(({ code }) => code)).toEqual([
      'rubric/part-is-no-rubric',
    ])
  })

  it('keeps to the limits of a file', () => {
    const large = `${PART}# ${'x'.repeat(LARGEST_BYTES)}\n`
    expect(said(USER, { 'parts/baik': large }).map(([code]) => code)).toEqual([
      'rubric/file-too-large',
    ])
    const deep = `part: baik\nscales: ${'['.repeat(100)}${']'.repeat(100)}\n`
    expect(said(USER, { 'parts/baik': deep }).map(([code]) => code)).toEqual([
      'rubric/nested-too-deep',
    ])
  })

  soak('named ten thousand times is read once, and so many unknown names end soon', () => {
    const started = performance.now()
    const again = USER.replace('[baik]', `[${'baik, '.repeat(10_000)}baik]`)
    expect(read(again, { 'parts/baik': PART }).parts).toHaveLength(1)
    const names = Array.from({ length: 10_000 }, (_, position) => `lain-${position}`)
    const unknown = read(USER.replace('[baik]', `[${names.join(', ')}]`), { 'parts/baik': PART })
    expect(unknown.problems).toHaveLength(100)
    expect(performance.now() - started).toBeLessThan(5000)
  })
})
