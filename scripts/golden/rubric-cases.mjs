/** `check` on sound and broken rubrics in every format, rules explained, mutations, differences, and new rubrics. */
import { readdirSync, readFileSync } from 'node:fs'
import { LANGUAGES, namesIn, shippedIds } from './looking-cases.mjs'

const RULES = 'test/check/rules'
const FORMATS = ['pretty', 'concise', 'json', 'github', 'gitlab', 'sarif', 'junit']
const SKELETONS = 'test/skeletons'
const PUBLISHED = 'test/published'

export function rubricCases(inputs) {
  const rules = readdirSync(new URL(RULES, inputs)).sort()
  return [
    ...rules.flatMap((rule, at) => brokenCases(inputs, rule, at)),
    ...ownRubrics(inputs),
    ...everything(inputs),
    ...baselines(inputs),
    ...newRubrics(),
  ]
}

/** In one language each, in turn; every fourth in all formats; all mended as a diff. */
function brokenCases(inputs, rule, at) {
  const folder = `${RULES}/${rule}`
  const copies = [folder]
  const files = namesIn(inputs, folder, '.yaml')
  const bad = files.find(name => name.startsWith('bad')) ?? files[0]
  const path = `${folder}/${bad}`
  const inTurn = files.map((name, position) => {
    const lang = LANGUAGES[(at + position) % 2]
    return { steps: [['check', `${folder}/${name}`, '--lang', lang]], copies }
  })
  const formats = at % 4 === 0 ? FORMATS.slice(1) : [FORMATS[1 + (at % 6)]]
  return [
    ...inTurn,
    ...formats.map(format => ({ steps: [['check', path, '--format', format]], copies })),
    { steps: [['check', path, '--fix', '--dry-run']], copies },
    ...LANGUAGES.map(lang => ({ steps: [['check', '--explain', rule, '--lang', lang]] })),
  ]
}

function ownRubrics(inputs) {
  const paths = [SKELETONS, PUBLISHED].flatMap(folder =>
    namesIn(inputs, folder, '.yaml').map(name => `${folder}/${name}`),
  )
  return paths.flatMap((path, at) => {
    const copies = [path.startsWith(SKELETONS) ? SKELETONS : PUBLISHED]
    const lang = LANGUAGES[at % 2]
    return [
      ['check', path, '--lang', lang],
      ['check', path, '--format', FORMATS[1 + (at % 6)]],
      ['show', path, '--lang', lang],
      ['show', path, '--format', 'json'],
      ['template', path, '--lang', lang],
      ['template', path, '-o', 'form.xlsx'],
    ].map(words => ({ steps: [words], copies }))
  })
}

function everything(inputs) {
  const all = ['rubrics', RULES, SKELETONS]
  const lists = [
    ...LANGUAGES.flatMap(lang => [
      ['check', '--list-rules', '--lang', lang],
      ['check', 'rubrics', '--lang', lang],
      ['check', RULES, '--lang', lang],
      ['check', '--lang', lang],
      ['check', '--mutate', `${SKELETONS}/skm.yaml`, '--lang', lang],
      ['check', '--diff', 'skm-2017', 'skm-2017-bobot-011', '--lang', lang],
      ['check', '--diff', 'area-perubahan-2014', 'area-perubahan-2020', '--lang', lang],
      ['check', '--diff', 'skm-2017', `${SKELETONS}/skm.yaml`, '--lang', lang],
    ]),
    ...FORMATS.slice(1).flatMap(format => [
      ['check', RULES, '--format', format],
      ['check', 'rubrics', '--format', format],
    ]),
    ['check', '--list-rules', '--format', 'json'],
    ['check', '--list-rules', '--width', '120'],
    ['check', RULES, '--quiet'],
    ['check', RULES, '--width', '60'],
    ['check', RULES, '--color'],
    ['check', SKELETONS, '--max-warnings', '0'],
    ['check', '--mutate', `${SKELETONS}/skm.yaml`, '--format', 'json'],
    ['check', '--mutate', `${SKELETONS}/zi-gates.yaml`],
    ['check', '--diff', 'skm-2017', 'skm-2017-bobot-0111', '--format', 'json'],
    ['check', RULES, '--format', 'sarif', '-o', 'findings.sarif'],
    ['check', RULES, '--fix'],
  ]
  const broken = readFileSync(new URL(`${RULES}/weights-sum/bad.yaml`, inputs), 'utf8')
  return [
    ...lists.map(words => ({ steps: [words], copies: all })),
    { steps: [['check', '-']], stdin: broken },
    { steps: [['check', '--stdin-filename', 'rubrik/baru.yaml']], stdin: broken },
    { steps: [['check', '-', '--fix']], stdin: broken },
    ...shippedIds(inputs).map(id => ({ steps: [['check', `rubrics/${id}.yaml`]], copies: all })),
  ]
}

/** Older states: a baseline, a project file, another file, a revision. */
function baselines(inputs) {
  const folder = `${RULES}/edition-unchanged`
  const copies = [folder, `${RULES}/weights-sum`]
  const base = ['check', `${folder}/bad.yaml`, '--base']
  const skm = readFileSync(new URL(`${SKELETONS}/skm.yaml`, inputs), 'utf8')
  const write = ['check', RULES, '--baseline', 'baseline.json', '--update-baseline']
  const read = ['check', RULES, '--baseline', 'baseline.json']
  const project = `paths: [${RULES}]\nseverities:\n  weights-sum: note\n  tests-missing: off\n`
  // What is committed as `contoh.yaml` differs from what lies there then.
  const committed = [
    ['git', 'init', '-q', '-b', 'main'],
    ['git', 'add', '.'],
    ['git', 'commit', '-q', '-m', 'Begin'],
    ['git', 'mv', '-f', 'new.yaml', 'contoh.yaml'],
  ]
  const [old, fresh] = ['base', 'bad'].map(name =>
    readFileSync(new URL(`${folder}/${name}.yaml`, inputs), 'utf8'),
  )
  const both = { 'contoh.yaml': old, 'new.yaml': fresh }
  return [
    { steps: [write, read], copies },
    { steps: [[...base, `${folder}/base.yaml`]], copies },
    { steps: [[...base, 'nothing']], copies },
    { steps: [...committed, ['check', 'contoh.yaml', '--base', 'HEAD']], files: both },
    { steps: [['check', 'new.yaml', '--base', 'contoh.yaml']], files: both },
    { steps: [['check']], copies, files: { 'rb-score.yaml': project }, note: 'project file' },
    { steps: [['check']], copies, files: { 'rb-score.yaml': 'path: [x]\n' }, note: 'unknown key' },
    {
      steps: [['check', '--config', 'x.yaml', RULES]],
      copies,
      files: { 'x.yaml': 'severities: { copied-id: off }\n' },
    },
    { steps: [['check', 'a.yaml', 'b.yaml']], files: { 'a.yaml': skm, 'b.yaml': skm } },
  ]
}

function newRubrics() {
  const edition = ['--edition', '2026']
  return ['survey', 'worksheet'].flatMap(kind =>
    ['setuju-5', 'baik-4', 'ya-tidak', 'abcd'].map((scale, at) => {
      const words = [
        'new',
        '--id',
        'baru',
        '--kind',
        kind,
        '--scale',
        scale,
        '--items',
        `${at + 1}`,
      ]
      const lang = LANGUAGES[at % 2]
      return {
        steps: [
          [...words, ...edition, '--lang', lang],
          ['check', 'baru.yaml', '--lang', lang],
        ],
      }
    }),
  )
}
