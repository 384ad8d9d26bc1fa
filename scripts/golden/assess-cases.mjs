/** Example files in every format, language and width, and each flag of `assess`. */
import { readFileSync } from 'node:fs'
import { LANGUAGES } from './looking-cases.mjs'

/** File, its rubric, and further flags that a rubric needs. */
const DATA = [
  ['examples/area-perubahan-survei/responses.csv', 'area-perubahan-survei'],
  ['examples/area-perubahan-survei/responses.xlsx', 'area-perubahan-survei'],
  ['examples/area-perubahan/dinas-kesehatan-2026.xlsx', 'area-perubahan-2020'],
  ['examples/area-perubahan/instansi.csv', 'area-perubahan-2020'],
  ['examples/area-perubahan/unit.csv', 'area-perubahan-2020'],
  ['examples/berakhlak/responses.csv', 'berakhlak-2021'],
  ['examples/skm/gaspul.csv', 'skm-2017'],
  ['examples/skm/sekadau.csv', 'skm-2017'],
  ['examples/zona-integritas/satker.csv', 'zona-integritas-2021'],
]
const LOOKS = [
  ...[60, 80, 120].map(width => ['--width', `${width}`]),
  ...['json', 'csv', 'markdown'].map(format => ['--format', format]),
]

const SURVEY = 'examples/berakhlak/responses.csv'
const WIDE = 'examples/area-perubahan-survei/responses.csv'
const SKM = 'examples/skm/gaspul.csv'
const UNIT = 'examples/area-perubahan/unit.csv'
const AGENCY = 'examples/area-perubahan/instansi.csv'
const ZONE = 'examples/zona-integritas/satker.csv'

/** Each as a table, the languages in turn, and as JSON. */
const VARIED = [
  [SURVEY, '--by', 'Unit Kerja'],
  [SURVEY, '--by', 'unit', '--by', 'Jenis Kelamin'],
  [SURVEY, '--by', 'Unit Kerja*Jenis Kelamin'],
  [SURVEY, '--by', 'usia'],
  [SURVEY, '--by', 'Nama Lengkap'],
  [SURVEY, '--by', 'Unit Krja'],
  [SURVEY, '--where', 'Unit Kerja=Dinas Kesehatan'],
  [SURVEY, '--where', 'Unit Kerja!=Dinas Kesehatan', '--where', 'Jenis Kelamin=Perempuan'],
  [SURVEY, '--where', 'Unit Kerja=Dinas Kesehatn'],
  [SURVEY, '--where', 'Nama Lengkap=Pegawai Contoh 001'],
  [SURVEY, '--from', '2026-07-20', '--to', '2026-07-21'],
  [SURVEY, '--from', '2030-01-01'],
  [SURVEY, '--time', 'Stempel waktu', '--from', '2026-07-21'],
  [SURVEY, '--unique-by', 'NIP'],
  [SURVEY, '--unique-by', 'Nama Lengkap', '--by', 'unit'],
  [SURVEY, '--on-unknown', 'missing'],
  [SURVEY, '--show', 'blank'],
  [SURVEY, '--show', 'evidence'],
  [SURVEY, '--require', 'A'],
  [SURVEY, '--fail-under', '80'],
  [SURVEY, '--show-mapping'],
  [SURVEY, '--sha256', '--without-tally'],
  [SURVEY, '-r', 'skm-2017'],
  [SURVEY, SURVEY],
  [WIDE, '--by', 'Status Kepegawaian'],
  [WIDE, '--by', 'Perangkat Daerah*Status Kepegawaian', '--where', 'Jenis Kelamin=P'],
  ['examples/area-perubahan-survei/responses.xlsx', '--sheet', 'Nothing'],
  ['examples/area-perubahan-survei', '--by', 'unit'],
  [SKM, '--require', 'A'],
  [SKM, '--require', 'B', '--fail-under', '91.49'],
  [SKM, '--require', 'Z'],
  [SKM, '-r', 'skm-2017-bobot-011'],
  [SKM, '-r', 'skm-2017-bobot-0111'],
  [SKM, '-r', 'berakhlak-2021'],
  [SKM, 'examples/skm/sekadau.csv'],
  [SKM, 'examples/skm/sekadau.csv', '--by', 'No'],
  ['examples/skm', '-r', 'skm-2017'],
  ['examples/skm/*.csv', '-r', 'skm-2017'],
  [SKM, 'examples/skm/nothing.csv'],
  [UNIT, AGENCY],
  [UNIT, '--level', 'unit'],
  [UNIT, '--level', 'instansi'],
  [UNIT, '--show', 'blank', '--show', 'evidence'],
  [UNIT, '--show', 'kosong'],
  [UNIT, '--by', 'unit'],
  [UNIT, '--where', 'unit=Bappeda'],
  [UNIT, '--previous', AGENCY],
  [UNIT, '--previous', 'examples/area-perubahan/dinas-kesehatan-2026.xlsx'],
  ['examples/area-perubahan/dinas-kesehatan-2026.xlsx', '--previous', UNIT],
  [UNIT, '--fail-under', '50'],
  [UNIT, '--require', 'A'],
  [UNIT, '-r', 'area-perubahan-2014'],
  ['examples/area-perubahan', '-r', 'area-perubahan-2020'],
  [AGENCY, '--show', 'blank'],
  [ZONE, '--show', 'blank', '--show', 'evidence'],
  [ZONE, '--require', 'WBK'],
  [ZONE, '--require', 'wbk', '--fail-under', '10'],
  [ZONE, '--previous', ZONE],
  [ZONE, UNIT],
  ['examples'],
]

const PUBLISHED = [
  ['test/published/berakhlak-2022.csv'],
  ['test/published/phc-2012.csv', '-r', 'test/published/kep-25-2004.yaml'],
]

export function assessCases(inputs) {
  return [...everyLook(), ...everyFlag(), ...written(), ...fromStdin(inputs)]
}

function everyLook() {
  const plain = DATA.flatMap(([file]) =>
    LANGUAGES.flatMap(lang => LOOKS.map(look => golden([file, ...look, '--lang', lang]))),
  )
  const named = DATA.flatMap(([file, rubric], at) =>
    [[], ...LOOKS.slice(3)].map(look =>
      golden([file, '-r', rubric, ...look, '--lang', LANGUAGES[at % 2]]),
    ),
  )
  return [...plain, ...named]
}

function everyFlag() {
  const varied = [...VARIED, ...PUBLISHED].flatMap((words, at) => [
    golden([...words, '--lang', LANGUAGES[at % 2]]),
    golden([...words, '--format', 'json']),
  ])
  const grouped = VARIED.slice(0, 3).flatMap(words =>
    ['csv', 'markdown'].map(format => golden([...words, '--format', format])),
  )
  const coloured = DATA.map(([file]) => ({ ...golden([file]), terminal: 100 }))
  return [...varied, ...grouped, ...coloured, golden([SURVEY, '--color', '--by', 'unit'])]
}

/** What goes into files, and is read again. */
function written() {
  const outputs = ['json', 'csv', 'md', 'txt'].flatMap(ending =>
    [SURVEY, UNIT].map(file => golden([file, '-o', `report.${ending}`])),
  )
  const remapped = [
    golden([SURVEY, '--save-mapping', 'map.json'], [SURVEY, '--mapping', 'map.json']),
    golden([UNIT, '--save-mapping', 'map.json'], [UNIT, '--mapping', 'map.json']),
    golden([WIDE, '--save-mapping', 'map.json'], [SURVEY, '--mapping', 'map.json']),
    { ...mapped('{"U1 Persyaratan": "U3", "U3 Waktu Penyelesaian": "U1"}'), note: 'swapped' },
    { ...mapped('{"No": "layanan"}'), note: 'a group' },
  ]
  const compared = [
    golden([UNIT, '-o', 'last.json'], [UNIT, '--previous', 'last.json']),
    golden([UNIT, '-o', 'last.json', '--without-tally'], [AGENCY, '--previous', 'last.json']),
    golden([SURVEY, '-o', 'last.json'], [SURVEY, '--previous', 'last.json']),
    golden([SURVEY, '-o', SURVEY]),
  ]
  return [...outputs, ...remapped, ...compared]
}

function mapped(text) {
  return {
    ...golden([SKM, '--mapping', 'map.json', '--show-mapping']),
    files: { 'map.json': text },
  }
}

function fromStdin(inputs) {
  const stdin = readFileSync(new URL(SKM, inputs), 'utf8')
  const unknown = stdin.replace('\n1,4', '\n1,Entah').replace('\n2,4', '\n2,7')
  return [
    { ...golden(['-', '--format', 'json']), stdin },
    { ...golden(['-']), stdin: stdin.replaceAll(',', ';'), note: 'semicolons' },
    ...LANGUAGES.flatMap(lang => [
      { ...golden(['-', '--lang', lang]), stdin: unknown, note: 'unknown answers' },
      { ...golden(['-', '--on-unknown', 'missing', '--lang', lang]), stdin: unknown },
    ]),
  ]
}

/** Lists of words after `assess`, in a folder that has the data. */
function golden(...lists) {
  return { steps: lists.map(words => ['assess', ...words]), copies: ['examples', 'test/published'] }
}
