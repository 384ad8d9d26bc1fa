/** Rubric files, mappings and flags that were made to do harm, and what each must come to. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type HostileCase, READ } from './bytes.ts'
import { csv } from './skm-by-hand.ts'

const SKM = readFileSync(
  fileURLToPath(new URL('../../rubrics/skm-2017.yaml', import.meta.url)),
  'utf8',
)

/** The survey under a rubric of the user. */
function rubric(title: string, text: string | Uint8Array, ends: string): HostileCase {
  const flags = ['-r', './rubrik.yaml']
  return [
    `a rubric with ${title}`,
    { content: csv(), flags, beside: { 'rubrik.yaml': text } },
    ends,
  ]
}

/** The shipped rubric with one thing changed; fails where that thing is no longer in it. */
function skm(from: string, to: string): string {
  if (!SKM.includes(from)) throw new Error(`not in skm-2017: ${from}`)
  return SKM.replace(from, () => to)
}

const WEIGHT = 'item: U1, weight: 1/9'
const weight = (text: string, ends: string) =>
  rubric(`a weight of ${text.slice(0, 20)}`, skm(WEIGHT, `item: U1, weight: ${text}`), ends)

export const RUBRICS: readonly HostileCase[] = [
  rubric('nothing in it', '', 'rubric/empty-file'),
  rubric('a NUL', skm('edition', '\u0000edition'), 'rubric/binary-file'),
  rubric('bytes that are no UTF-8', Buffer.from(`${SKM}# \xff`, 'latin1'), 'rubric/binary-file'),
  rubric('UTF-16', Buffer.from(`\ufeff${SKM}`, 'utf16le'), READ),
  rubric('a byte order mark', `\ufeff${SKM}`, READ),
  rubric('CRLF', SKM.replaceAll('\n', '\r\n'), READ),
  rubric('tabs', skm('  id: ikm', '\tid: ikm'), 'rubric/yaml-syntax'),
  rubric('more than a mebibyte', `${SKM}# ${'x'.repeat(2 ** 20)}`, 'rubric/file-too-large'),
  rubric('ten thousand brackets', '['.repeat(10_000), 'rubric/nested-too-deep'),
  rubric('ten thousand braces', '{a: '.repeat(10_000), 'rubric/nested-too-deep'),
  rubric(
    'a staircase',
    Array.from({ length: 900 }, (_, at) => `${' '.repeat(at)}k:`).join('\n'),
    'rubric/nested-too-deep',
  ),
  rubric(
    'a score of sixty levels',
    skm(
      '  of:\n',
      `${Array.from({ length: 50 }, (_, at) => `  of: [{ id: n${at}, `).join('\n')}\n`,
    ),
    'rubric/nested-too-deep',
  ),
  rubric('a billion laughs', 'a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n', 'rubric/yaml-feature'),
  rubric('a merge key', skm('kind: survey', 'kind: survey\n<<: { title: x }'), 'rubric/'),
  rubric('a tag', skm('kind: survey', 'kind: !!js/function survey'), 'rubric/yaml-feature'),
  rubric('a key twice', skm('kind: survey', 'kind: survey\nkind: survey'), 'rubric/duplicate-key'),
  rubric(
    '__proto__',
    skm('kind: survey', 'kind: survey\n__proto__: { polluted: true }'),
    'rubric/unknown-key',
  ),
  rubric(
    'constructor',
    skm('kind: survey', 'kind: survey\nconstructor: { prototype: { polluted: true } }'),
    'rubric/unknown-key',
  ),
  rubric('an unknown kind', skm('kind: survey', 'kind: surpei'), 'rubric/'),
  rubric('a decimal comma', skm('from: 88.31', 'from: 88,31'), 'rubric/'),
  rubric('itself as base', skm('kind: survey', 'kind: survey\nextends: rubrik'), 'rubric/extends'),
  rubric('a base nobody has', 'rubric: a\nedition: "1"\nextends: tidak-ada\n', 'rubric/extends'),
  rubric(
    'a base outside of its folder',
    'rubric: a\nedition: "1"\nextends: ../../../etc/passwd\n',
    'rubric/',
  ),
  weight('1/0', 'rubric/'),
  weight('0', 'rubric/weight-not-positive'),
  weight('-1/9', 'rubric/'),
  weight('.nan', 'rubric/not-a-number'),
  weight('.inf', 'rubric/not-a-number'),
  weight('1e999999999', 'rubric/not-a-number'),
  weight('0x10', 'rubric/not-a-number'),
  weight('1_000', 'rubric/not-a-number'),
  weight('[1]', 'rubric/not-a-number'),
  weight('9'.repeat(5000), 'rubric/'),
  weight('"1/9 "', 'rubric/not-a-number'),
  rubric(
    'a scale that starts and ends in one point',
    skm('from: [0, 4]', 'from: [4, 4]'),
    'rubric/',
  ),
  rubric(
    'a million digits to round to',
    skm('round: { digits: 2', 'round: { digits: 1000000'),
    'rubric/',
  ),
  rubric('digits below zero', skm('round: { digits: 2', 'round: { digits: -2'), 'rubric/'),
  rubric(
    'a share above one',
    skm('  items: { over: respondents }', '  items: { over: respondents }\n  at-least: 5/3'),
    'rubric/',
  ),
  rubric(
    'a band twice',
    skm('grade: B, from: 76.61', 'grade: B, from: 88.31'),
    'rubric/band-order',
  ),
  rubric('a code twice', skm('- code: 2', '- code: 1'), 'rubric/'),
  rubric('a word for two codes', skm('also: [TB, ', 'also: [SB, '), READ),
  rubric(
    'an item that is not there',
    skm('item: U1, weight', 'item: U10, weight'),
    'rubric/unknown-reference',
  ),
  rubric(
    'two hundred thousand items that are not there',
    skm('  of:\n', `  of:\n    - [${'x,'.repeat(200_000)}]\n`),
    'rubric/',
  ),
  rubric(
    'a basis of a hundred and fifty thousand years',
    skm('name: PermenPANRB 14/2017\n    part:', `name: "${'2017 '.repeat(150_000)}"\n    part:`),
    READ,
  ),
  rubric(
    'an item scored twice',
    skm('item: U2, weight', 'item: U1, weight'),
    'rubric/item-scored-twice',
  ),
  rubric('an escape in an id', skm('- id: U1', '- id: "U1\\e[31m"'), 'rubric/'),
  rubric('an escape in a title', skm('{ id: Nilai IKM', '{ id: "Nilai\\e[31m\\u202E IKM"'), READ),
  rubric(
    'an escape in the text of an item',
    skm('text: { id: "Persyaratan"', 'text: { id: "Persyaratan\\e]0;x\\a"'),
    READ,
  ),
  rubric('a placeholder in a title', skm('{ id: Nilai IKM', '{ id: "{count} $HOME %s"'), READ),
  rubric(
    'HTML in a label',
    skm('label: { id: Sangat Baik', 'label: { id: "<script>alert(1)</script>"'),
    READ,
  ),
  rubric(
    'a title of half a mebibyte',
    skm('{ id: Nilai IKM', `{ id: "${'x'.repeat(2 ** 19)}"`),
    READ,
  ),
  rubric('no end of a quote', skm('title: { id: Survei', 'title: { id: "Survei'), 'rubric/'),
  rubric('a comment alone', '# rubrik\n', 'rubric/empty-file'),
  rubric('JSON', JSON.stringify({ rubric: 'a' }), 'rubric/missing-key'),
  rubric('the survey itself', csv(), 'rubric/'),
]

/** Mappings and other flags over the sound survey. */
function flags(title: string, words: readonly string[], ends: string, mapping = ''): HostileCase {
  const beside = mapping === '' ? {} : { 'peta.json': mapping }
  const rubric = words.includes('-r') ? [] : ['-r', 'skm-2017']
  return [title, { content: csv(), flags: [...rubric, ...words], beside }, ends]
}
const mapped = (title: string, text: string, ends: string) =>
  flags(`a mapping ${title}`, ['--mapping', 'peta.json'], ends, text)

export const FLAGS: readonly HostileCase[] = [
  mapped('that is no JSON', 'halo', 'responses/mapping-syntax'),
  mapped('cut short', '{"U1": ', 'responses/mapping-syntax'),
  mapped('with a NUL', '{"U1": "U1"\u0000}', 'responses/mapping-syntax'),
  mapped('that is a list', '[1]', 'responses/mapping-syntax'),
  mapped('of ten thousand brackets', '['.repeat(10_000), 'responses/mapping-syntax'),
  mapped('of ten thousand braces', '{"a":'.repeat(10_000), 'responses/mapping-syntax'),
  mapped('that names __proto__', '{"__proto__": "U1"}', READ),
  mapped('to nothing known', '{"U1": "constructor"}', 'responses/mapping-unknown-target'),
  mapped('of two columns to one item', '{"U1": "U1", "U2": "U1"}', 'responses/missing-column'),
  mapped('that names a column twice', '{"U1": "U1", "U1": "U2"}', 'responses/mapping-key-twice'),
  mapped('that ignores an item', '{"U1": "ignore"}', 'responses/missing-column'),
  mapped('that is empty', '{}', READ),
  flags('a group called nothing', ['--by', ''], 'responses/unknown-column'),
  flags('a group called *', ['--by', '*'], 'responses/unknown-column'),
  flags('a group called __proto__', ['--by', '__proto__'], 'responses/unknown-column'),
  flags('a group with an escape', ['--by', '\u001b[31m\u202ex'], 'responses/unknown-column'),
  flags('a condition without a sign', ['--where', 'OPD'], 'responses/where-form'),
  flags('a condition without a column', ['--where', '=x'], 'responses/where-form'),
  flags('a condition nobody meets', ['--where', 'OPD=Dinas Entah'], 'responses/no-responses'),
  flags('a day that is none', ['--from', '2026-02-30'], 'responses/unreadable-day'),
  flags('a column of keys that is not there', ['--unique-by', 'NIP'], 'responses/unknown-column'),
  flags('a sheet of a CSV file', ['--sheet', 'Data'], READ),
  flags('a limit that is no number', ['--fail-under', 'banyak'], 'cli/'),
  flags(
    'a limit of ten thousand digits',
    ['--fail-under', '9'.repeat(10_000)],
    'cli/flag-needs-number',
  ),
  flags('a grade nobody has', ['--require', '__proto__'], 'cli/unknown-grade'),
  flags('a language nobody speaks', ['--lang', 'xx'], 'cli/unknown-flag-value'),
  flags('an output that is a folder', ['-o', '.'], 'cli/output-is-folder'),
  flags('an output over the data', ['-o', 'survei.csv'], 'cli/output-is-input'),
  flags('a rubric that is a folder', ['-r', './'], 'cli/'),
  flags('a rubric that is the data', ['-r', './survei.csv'], 'rubric/'),
  flags('a rubric called __proto__', ['-r', '__proto__'], 'cli/unknown-rubric'),
  flags('a file that is not there', ['tidak-ada.csv'], 'responses/file-not-found'),
  flags('an unfinished pattern', ['[*.csv'], 'responses/nothing-matches'),
  flags('the file twice', ['./survei.csv'], READ),
]
