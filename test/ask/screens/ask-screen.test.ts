import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Command, Dialogue } from '../../../src/ask/dialogue.ts'
import { NO_ENTRY } from '../../../src/ask/question.ts'
import { textWidth } from '../../../src/render/terminal-text.ts'
import { rubricAtLevel } from '../../../src/rubric/rubric-at-level.ts'
import { sceneOf, screenText } from '../../support/ask-scene.ts'
import { berakhlak, dialogueAt, talked, unitWorksheet } from '../../support/dialogues.ts'
import { soundRubric } from '../../support/rubric-files.ts'
import { sample } from '../../support/soak.ts'

const SCREENS = join(import.meta.dirname, 'screens')
const open = (what: Extract<Command, { kind: 'open' }>['what']): Command => ({ kind: 'open', what })

const entries = new Map([
  [
    '4.1.a',
    {
      ...NO_ENTRY,
      answer: 'B',
      evidence: ['bukti/4.1.a/SK-SOP-2024.pdf', 'drive.contoh.go.id/x', 'bukti/hilang.pdf'],
      note: '12 dari 15 peta sudah punya SOP',
    },
  ],
  ['lhkpn-pimpinan', { ...NO_ENTRY, answer: '4' }],
  ['lhkpn-eselon-1-2', { ...NO_ENTRY, answer: '6' }],
  ['lhkpn-lainnya', { ...NO_ENTRY, answer: '5' }],
  ['lhkpn-lapor', { ...NO_ENTRY, answer: '10' }],
])
const previous = new Map([
  ['4.1.a', { answer: 'C', verified: 'C' }],
  ['lhkpn-lapor', { answer: '8', verified: undefined }],
])
const at = (id: string, purpose: Dialogue['purpose'] = 'answer') => {
  const begun = dialogueAt(unitWorksheet, { entries, purpose })
  return { ...begun, position: begun.questions.findIndex(({ item }) => item.id === id) }
}
const led = (dialogue: Dialogue, ...commands: readonly Command[]) =>
  talked(dialogue, commands).dialogue

const cases: readonly (readonly [name: string, dialogue: Dialogue])[] = [
  ['question', at('4.1.a')],
  ['counts', at('7.1.e')],
  ['note', led(at('4.1.a'), open('note'))],
  ['evidence', led(at('4.1.a'), open('evidence'))],
  ['overview', led(at('4.1.a'), open('list'))],
  ['found', led(at('4.1.a'), open('search'), { kind: 'write', text: 'lhkpn' })],
  ['help', led(at('7.1.b'), open('help'))],
  ['end', led(at('4.1.a'), { kind: 'last' }, { kind: 'forward' })],
  ['verification', at('4.1.a', 'verify')],
  ['reason', led(at('4.1.a', 'verify'), { kind: 'type', text: 'd' })],
  ['message', led(at('4.1.a'), { kind: 'type', text: 'x' })],
]

describe.each(['id', 'en'] as const)('screens in %s', language => {
  describe.each([60, 80, 120])('of %i columns', width => {
    it.each(cases)('show the %s', async (name, dialogue) => {
      const screen = screenText(dialogue, sceneOf(unitWorksheet, language, previous), width, {
        rows: 30,
      })
      for (const line of screen.split('\n')) expect(textWidth(line)).toBeLessThan(width)
      expect(screen.split('\n').length).toBeLessThanOrEqual(31)
      await expect(screen).toMatchFileSnapshot(join(SCREENS, `${name}-${width}.${language}.txt`))
    })

    it('show a survey without points', async () => {
      const dialogue = talked(dialogueAt(berakhlak), [{ kind: 'type', text: '4' }]).dialogue
      const screen = screenText(dialogue, sceneOf(berakhlak, language), width, { rows: 30 })
      await expect(screen).toMatchFileSnapshot(join(SCREENS, `survey-${width}.${language}.txt`))
    })
  })
})

describe('a screen', () => {
  const scene = sceneOf(unitWorksheet, 'id', previous)

  it('says that Enter looks for a word, where one is typed to be found', () => {
    const screen = screenText(led(at('4.1.a'), open('search')), scene, 80, { rows: 24 })
    expect(screen).toMatch(/Enter cari {2}Esc tutup/)
  })

  it.each([10, 14, 18, 24])('of %i rows keeps the question and its choices', rows => {
    const screen = screenText(at('4.1.a'), scene, 80, { rows })
    expect(screen).toContain('4.1.a')
    for (const code of ['A', 'B', 'C', 'D'])
      expect(screen).toMatch(new RegExp(`^. . ${code} `, 'm'))
    expect(screen.split('\n').length - 1).toBeLessThanOrEqual(Math.max(rows, 12))
  })

  it.each([12, 24, 40])('of %i rows keeps the selected question of a list in view', rows => {
    const list = led(at('1.1.a'), open('list'))
    for (const more of [0, 5, 40, 91]) {
      const screen = screenText(led(list, { kind: 'scroll', more }), scene, 80, { rows })
      expect(screen).toContain('›')
      expect(screen.split('\n').length - 1).toBeLessThanOrEqual(rows)
    }
  })

  it('says the same with colour as without', () => {
    for (const [, dialogue] of cases) {
      const coloured = screenText(dialogue, scene, 80, { colour: true })
      expect(coloured).not.toBe(screenText(dialogue, scene, 80))
      expect(coloured.replace(/\u001B\[\d+m/g, '')).toBe(screenText(dialogue, scene, 80))
    }
  })

  it('says where an answer was not kept', () => {
    const failure = ['`lke.csv` tidak dapat ditulis: penyimpanan penuh.']
    const screen = screenText(at('4.1.a'), scene, 80, { failure })
    expect(screen).toContain(
      'Jawaban ini BELUM tersimpan.\n`lke.csv` tidak dapat ditulis: penyimpanan penuh.\nEnter mencoba lagi',
    )
  })

  it('shows nothing that steers a terminal, wherever it comes from', () => {
    const evil = '\u001B[31m\u202Eteks'
    const hostile = new Map([
      ['4.1.a', { ...NO_ENTRY, answer: evil, note: evil, evidence: [evil] }],
    ])
    for (const purpose of ['answer', 'verify'] as const) {
      const dialogue = { ...at('4.1.a', purpose), entries: hostile }
      for (const each of [dialogue, led(dialogue, open('list'))]) {
        const screen = screenText(each, { ...scene, answerer: evil, file: evil }, 80)
        expect(screen).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E]/)
      }
    }
  })

  it('fits every question of every worksheet', () => {
    for (const id of ['area-perubahan-2020', 'zona-integritas-2021']) {
      const rubric = soundRubric('rubrics', id)
      const levels =
        rubric.levels.length === 0
          ? [rubric]
          : rubric.levels.map(level => rubricAtLevel(rubric, level.id))
      for (const each of levels) {
        const begun = dialogueAt(each)
        for (const position of sample([...begun.questions.keys()])) {
          const screen = screenText({ ...begun, position }, sceneOf(each, 'id'), 60)
          for (const line of screen.split('\n')) expect(textWidth(line)).toBeLessThan(60)
        }
      }
    }
  })
})
