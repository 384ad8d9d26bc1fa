/** Templates as bytes, and questionnaires answered from the command line, from files and line by line. */
import { LANGUAGES, shippedIds } from './looking-cases.mjs'

const LEVELS = {
  'area-perubahan-2014': ['instansi', 'unit'],
  'area-perubahan-2020': ['instansi', 'unit'],
}
const GROUPS = ['gender', 'usia', 'instansi', 'pendidikan', 'status-pegawai']
const UNIT = [
  'area-perubahan-2020',
  '--unit',
  'Dinas Kesehatan',
  '--level',
  'unit',
  '-o',
  'lke.csv',
]
const ZONE = ['zona-integritas-2021', '--unit', 'PN Contoh', '-o', 'z.csv']
const SURVEY = ['skm-2017', '-o', 'skm.csv']
const BERAKHLAK = ['berakhlak-2021', '-o', 'b.csv', '--unit', 'A'].concat(
  GROUPS.flatMap(group => ['--group', `${group}=`]),
)
const SET = ['--set', '1.1.a=B', '--set', '4.1.a=A']
const CSV = 'nomor;jawaban;bukti dukung;catatan\n1.1.a;B;SK Bupati;- belum lengkap\n1.1.b;;;nanti\n'

export function fillingCases(inputs) {
  return [...templates(inputs), ...scripted(), ...lineByLine()]
}

function templates(inputs) {
  const examples = ['examples/area-perubahan']
  const all = shippedIds(inputs).flatMap(id =>
    (LEVELS[id] ?? [undefined]).flatMap(level =>
      LANGUAGES.flatMap(lang => {
        const words = ['template', id, ...(level === undefined ? [] : ['--level', level])]
        return [['-o', 'form.csv'], ['-o', 'form.xlsx'], ['--format', 'form'], []].map(more => ({
          steps: [[...words, ...more, '--lang', lang]],
        }))
      }),
    ),
  )
  const from = ['--from', 'examples/area-perubahan/unit.csv', '--year', '2026']
  const filled = ['form.xlsx', 'form.csv'].flatMap(name => [
    ['template', ...UNIT.slice(0, 5), ...from, '-o', name],
    ['template', 'area-perubahan-2020', '--level', 'unit', ...from, '-o', name, '--lang', 'id'],
    ['template', 'zona-integritas-2021', '--unit', 'A', '--unit', 'B', '-o', name],
  ])
  return [
    ...all,
    ...filled.map(words => ({ steps: [words], copies: examples })),
    {
      steps: [
        ['template', ...ZONE],
        ['template', ...ZONE],
        ['template', ...ZONE, '--overwrite'],
      ],
    },
    {
      steps: [
        ['template', ...ZONE],
        ['assess', 'z.csv'],
      ],
    },
    {
      steps: [
        ['template', ...ZONE.slice(0, 3), '-o', 'z.xlsx'],
        ['assess', 'z.xlsx'],
      ],
    },
  ]
}

function scripted() {
  const author = ['--record-author', 'Ani']
  const review = [
    'ask',
    '--review',
    'lke.csv',
    '--record-author',
    'Inspektorat',
    '--set',
    '1.1.a=A',
  ]
  const filled = ['ask', ...UNIT, ...SET]
  const more = ['ask', '-o', 'lke.csv', '--set', '1.1.a=A', '--record-author', 'Budi']
  const second = [
    'ask',
    '-o',
    'lke.csv',
    '--unit',
    'Dinas PU',
    '--level',
    'unit',
    '--set',
    '1.1.a=A',
  ]
  const one = ['ask', ...SURVEY, '--unit', 'Puskesmas A']
  const ratio = ['A.II.6.i.b.1=10', 'A.II.6.i.b.2=1', 'A.II.6.i.b=9/10']
  const lists = [
    [filled],
    [filled, ['assess', 'lke.csv']],
    [[...filled, '--period', '2026', ...author], more],
    [filled, second, ['assess', 'lke.csv']],
    [filled, review, [...review, '--reason', 'SK lengkap'], ['assess', 'lke.csv']],
    [filled, ['ask', 'area-perubahan-2014', '-o', 'lke.csv', '--set', '1.1.a=A']],
    [[...filled, '--previous', 'examples/area-perubahan/unit.csv']],
    [['ask', ...UNIT, '--set', '1.1.a=B', '--set', '1.1.b=Z', '--set', '9.9.z=A']],
    [
      [...one, '--group', 'Gender=Perempuan', '--set', 'U1=4', '--set', 'U2=4'],
      [...one, '--set', 'U1=3'],
      [...one, '--respondent', 'R001', '--set', 'U2=1', ...author],
      ['assess', 'skm.csv'],
    ],
    [[...one, '--group', 'Hobi=catur', '--set', 'U1=4']],
    [[...one, '--set', 'U1=4', '-o', 'skm.xlsx']],
    [[...one, '--answers', 'nothing.csv']],
    ratio.map(answer => ['ask', ...ZONE, '--set', answer]),
  ]
  const formats = ['table', 'json', 'csv', 'markdown'].map(format => [
    [...filled, '--format', format],
  ])
  const both = [...lists, ...formats].flatMap(steps =>
    LANGUAGES.map(lang => ({
      steps,
      env: { RB_SCORE_LANG: lang },
      copies: ['examples/area-perubahan'],
    })),
  )
  const answers = [
    [['ask', ...SURVEY, '--answers', '-'], '# pagi\nU1=4\nU2 = 3\n\nU3=Tidak tahu\n'],
    [['ask', ...UNIT, '--answers', '-'], CSV],
    [
      ['ask', ...UNIT, '--answers', '-', '--lang', 'id'],
      'item,answer,evidence\n1.1.b,A,bukti/sk.pdf\n',
    ],
  ]
  const form = 'unit,nomor,jawaban,bukti dukung,catatan\n,1.1.a,,,\n,1.1.b,,,\n'
  const lock = JSON.stringify({ pid: 1, host: 'komputer-lain' })
  return [
    ...both,
    ...answers.map(([words, stdin]) => ({
      steps: [words],
      stdin,
      files: { 'bukti/sk.pdf': 'isi' },
    })),
    { steps: [filled], files: { 'lke.csv': form }, note: 'an empty form' },
    { steps: [filled], files: { 'lke.csv.lock': lock }, note: 'in use elsewhere' },
  ]
}

/** In plain mode a terminal is lines in and text out. */
function lineByLine() {
  const sheet = ['b', '', '<', 'a', '', '#catatan', '+SK.pdf', '', '=', '?', '/7.1.e', '4', '.']
  const scripts = [
    [UNIT, sheet],
    [UNIT, ['x', 'Z', '/nothing', '-', '', '.']],
    [ZONE, ['ya', '', 'tidak', '', '?', '.']],
    [SURVEY, ['1', '2', '1', '1', '1', '4', 'TT', '3', '<', '2', '.']],
    [BERAKHLAK, ['4', '3', '?', '', '<', 'TT', '=', '#catatan', '5', '.']],
    [
      ['-o', 'new.csv'],
      ['1', ''],
    ],
  ]
  const asked = scripts.flatMap(([words, lines], at) =>
    LANGUAGES.flatMap(lang =>
      [60, 100].map(terminal => ({
        steps: [['ask', ...words, '--plain', '--lang', lang, '--no-color']],
        stdin: `${lines.join('\n')}\n`,
        terminal,
        note: `script ${at}`,
      })),
    ),
  )
  const verified = {
    steps: [
      ['ask', ...UNIT, ...SET],
      ['ask', '--review', 'lke.csv', '--plain'],
    ],
    stdin: '*\nc\nkurang bukti\n.\n',
    terminal: 80,
  }
  return [...asked, verified]
}
