import { describe, it } from 'vitest'
import { expectSlip, type Slip } from '../support/yaml-slips.ts'

const SLIPS: readonly Slip[] = [
  [
    '    scale: s\nscore',
    '    scale s\nscore',
    '14:10',
    /no colon after `scale`/,
    '    scale: s\nscore',
  ],
  ['    scale: s\nscore', '    scale = s\nscore', '14:10', /no colon/, '    scale: s\nscore'],
  ['    text: Halo', '    text:Halo', '13:9', /no space after `text:`/, '    text: Halo'],
  ['    text: Halo', '    text:"Halo"', '13:9', /no space after `text:`/, '    text: Halo'],
  ['  - id: b', '  – id: b', '12:3', /not the `-` that YAML knows/, '  - id: b'],
  ['  - { id: a', '  -{ id: a', '11:3', /no space after the dash/, '  - { id: a'],
  ['  - id: b', '  -id: b', '12:3', /no space after the dash/, '  - id: b'],
  ['en: "No" } }', 'en: "No" }', '6:9', /`{` that opens here is not closed/, 'en: "No" } }'],
  ['["-"]', '["-"', '9:14', /`\[` that opens here/, '["-"]'],
  ['en: One }', 'en: One } }', '2:30', /never opened/, 'en: One }'],
  ['["-"]', '["-"]]', '9:19', /never opened/, '["-"]'],
  ['["-"]', '"-"]', '9:14', /begins here is closed by `\]`, but never/, '["-"]'],
  [
    'text: Hai, ',
    'columns: Hai, Hei], ',
    '11:23',
    /list that begins here/,
    'columns: [Hai, Hei], ',
  ],
  [
    '["-"]\n',
    '{ a: 1 }, { b: 2 }]\n',
    '9:14',
    /list that begins here is closed by `\]`/,
    '[{ a: 1 }, { b: 2 }]\n',
  ],
  ['["-"]', '["-"}', '9:18', /`\[` is closed by `}`/, '["-"]'],
  ['en: One }', 'en: One } dua', '2:30', /after the closing bracket/, 'en: One, x: dua }'],
  ['code: 1, label', 'code: 1 label', '6:19', /no comma before `label:`/, 'code: 1, label'],
  ['id: Tidak, en', 'id: "Tidak" en', '6:41', /no comma before `en:`/, 'id: "Tidak", en'],
  ['text: Halo', 'text: Halo: dunia', '13:11', /holds a colon/, 'text: "Halo: dunia"'],
  ['id: Satu,', 'id: Satu: dua,', '2:14', /holds a colon/, 'id: "Satu: dua",'],
  ['id: Tidak,', 'id: Butir #1,', '6:39', /# begins a comment/, 'id: "Butir #1",'],
  ['    text: Halo', '   text: Halo', '13:4', /column 4, not in line/, '    text: Halo'],
  [
    '    text: Halo',
    '      text: Halo',
    '13:7',
    /below a key that has its value/,
    '    text: Halo',
  ],
  ['  - id: b', '   - id: b', '12:4', /not in line/, '  - id: b'],
  ['      - { code: 2', '     - { code: 2', '7:6', /not in line/, '      - { code: 2'],
  ['score:\n', 'score: n\n', '16:3', /below a key that has its value/, 'score:\n'],
  ['    text: Halo', '    - text: Halo', '13:5', /item of a list while/, '    text: Halo'],
]

describe('colons, brackets and indentation', () => {
  it.each(SLIPS)('%j written as %j is shown at %s', (...slip) => expectSlip(slip))
})
