/** Help, lists, one rubric, schemas, and command lines that are wrong. */
import { readdirSync } from 'node:fs'

export const LANGUAGES = ['id', 'en']
export const COMMANDS = ['assess', 'ask', 'list', 'show', 'check', 'new', 'template', 'schema']
export const namesIn = (inputs, folder, ending) =>
  readdirSync(new URL(folder, inputs))
    .filter(name => name.endsWith(ending))
    .sort()
export const shippedIds = inputs =>
  namesIn(inputs, 'rubrics', '.yaml').map(name => name.replace('.yaml', ''))

const WRONG = [
  ['asses', 'survei.csv'],
  ['package.json'],
  ['nothing-of-the-kind'],
  ['--what'],
  ['assess'],
  ['assess', 'x.csv'],
  ['assess', 'x.csv', '--fail-undr=80'],
  ['assess', 'x.csv', '-o', '--format', 'json'],
  ['assess', 'x.csv', '--rubric'],
  ['assess', 'x.csv', '--format', 'jsn'],
  ['assess', 'x.csv', '--lang', 'jv'],
  ['assess', 'x.csv', '--width', '10'],
  ['assess', 'x.csv', '--width', 'wide'],
  ['assess', 'x.csv', '--on-unknown', 'guess'],
  ['assess', 'x.csv', '--show', 'all'],
  ['assess', 'x.csv', '-o', 'a.pdf'],
  ['assess', '*.nothing'],
  ['show'],
  ['show', 'skm-2016'],
  ['show', 'skm-2017', 'more'],
  ['show', 'area-perubahan-2020', '--level', 'pusat'],
  ['show', 'skm-2017', '--level', 'unit'],
  ['list', 'x'],
  ['schema', 'repot'],
  ['template'],
  ['template', 'area-perubahan-2020'],
  ['template', 'skm-2017', '--format', 'xlsx'],
  ['template', 'zona-integritas-2021', '-o', 'x.pdf'],
  ['check', 'nothing.yaml'],
  ['check', '--explain', 'weight-sum'],
  ['check', '--diff', 'skm-2017'],
  ['check', '--max-warnings', 'nol'],
  ['check', '--format', 'xml'],
  ['new'],
  ['new', '--id', '../luar'],
  ['ask'],
  ['ask', 'skm-2017'],
  ['ask', 'skm-2017', '--set', 'U1'],
  ['ask', 'area-perubahan-2020', '-o', 'lke.csv', '--set', '1.1.a=B'],
  ['help', 'nothing'],
]

export function lookingCases(inputs) {
  const inBoth = words => LANGUAGES.map(lang => ({ steps: [words], env: { RB_SCORE_LANG: lang } }))
  const ids = shippedIds(inputs)
  const helps = [[], ...COMMANDS.map(command => [command])]
  return [
    { steps: [['--version']] },
    { steps: [[]] },
    { steps: [['help', 'assess']] },
    { steps: [['assess', '-h']], terminal: 80 },
    ...helps.flatMap(words => inBoth([...words, '--help'])),
    ...helps.map(words => ({ steps: [[...words, '--help', '--width', '60']] })),
    ...WRONG.flatMap(inBoth),
    ...inBoth(['list']),
    ...inBoth(['list', '--format', 'json']),
    ...inBoth(['list', '--width', '120']),
    { steps: [['list']], terminal: 100 },
    { steps: [['list']], copies: ['test/skeletons'], note: 'with rubrics in a folder' },
    ...[[], ['rubric'], ['report'], ['project']].map(words => ({ steps: [['schema', ...words]] })),
    ...ids.flatMap(id => [
      ...inBoth(['show', id]),
      ...inBoth(['show', id, '--width', '120']),
      { steps: [['show', id, '--width', '60']] },
      { steps: [['show', id, '--format', 'json']] },
    ]),
    { steps: [['show', 'skm-2017']], terminal: 80 },
    ...['instansi', 'unit'].flatMap(level =>
      inBoth(['show', 'area-perubahan-2020', '--level', level]),
    ),
  ]
}
