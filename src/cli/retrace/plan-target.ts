/** What `--target` says -> the target, or what there is to aim at. */
import { defineDiagnostic, Refusal } from '../../diagnostics/diagnostic.ts'
import { likenessHint } from '../../language/nearest.ts'
import { quotedList } from '../../language/short-list.ts'
import { parseExact } from '../../math/exact.ts'
import { nodesOf } from '../../rubric/build-score-tree.ts'
import type { Rubric } from '../../rubric/model.ts'
import { gradeRanks, type Target, tableOf } from '../../score/plan/plan-target.ts'

const targetMissing = defineDiagnostic('cli/target-missing', 'error', {
  id: 'Sasarannya belum disebutkan.',
  idRemedy: 'tambahkan --target dengan salah satu dari: {targets}.',
  en: 'The target is not given.',
  enRemedy: 'add --target with one of: {targets}.',
})

const unknownTarget = defineDiagnostic('cli/unknown-target', 'error', {
  id: 'Rubrik `{rubric}` tidak memiliki sasaran `{target}`.{hint}',
  idRemedy: 'sasaran yang ada: {targets}.',
  en: 'The rubric `{rubric}` has no target `{target}`.{hint}',
  enRemedy: 'there are: {targets}.',
})

const PLACE = { kind: 'command', word: '--target' } as const

export function plannedTarget(text: string | undefined, rubric: Rubric): Target {
  const known = targetsOf(rubric)
  const targets = quotedList(known, 14)
  if (text === undefined) throw new Refusal([targetMissing(PLACE, { targets })])
  const root = rubric.score.id
  const [, name = '', value = ''] = /^(.*?)\s*=\s*([^=]*)$/.exec(text.trim()) ?? []
  const found =
    name === ''
      ? (gradeTarget(rubric, root, text.trim()) ?? verdictTarget(rubric, text.trim()))
      : nodeTarget(rubric, name, value.trim())
  if (found !== undefined) return found
  const names = [...nodesOf(rubric.score).map(({ id }) => id), ...known]
  const hint = likenessHint(name === '' ? text : name, names)
  throw new Refusal([unknownTarget(PLACE, { rubric: rubric.id, target: text, hint, targets })])
}

function targetsOf(rubric: Rubric): readonly string[] {
  const ofRoot = gradeRanks(tableOf(rubric, rubric.score.id))
  const graded = rubric.grades
    .flatMap(({ nodes }) => nodes)
    .filter(id => id !== rubric.score.id)
    .flatMap(id => gradeRanks(tableOf(rubric, id)).map(grade => `${id}=${grade}`))
  const verdicts = rubric.gates.map(({ verdict }) => verdict)
  const branches = nodesOf(rubric.score).filter(({ item }) => item === undefined)
  return [...ofRoot, ...verdicts, ...graded.slice(0, 10), ...branches.map(({ id }) => `${id}=…`)]
}

function gradeTarget(rubric: Rubric, node: string, text: string): Target | undefined {
  const ranks = gradeRanks(tableOf(rubric, node))
  const grade = sameWord(ranks, text)
  return grade === undefined ? undefined : { kind: 'grade', node, grade }
}

function verdictTarget({ gates }: Rubric, text: string): Target | undefined {
  const names = gates.map(({ verdict }) => verdict)
  const verdict = sameWord(names, text.replace(/^verdict:/, ''))
  return verdict === undefined ? undefined : { kind: 'verdict', verdict }
}

/** A decimal comma is what an Indonesian office types. */
function nodeTarget(rubric: Rubric, name: string, value: string): Target | undefined {
  const ids = nodesOf(rubric.score).map(({ id }) => id)
  const node = sameWord(ids, name)
  if (node === undefined) return undefined
  const least = parseExact(value.replace(',', '.'))
  return least === undefined ? gradeTarget(rubric, node, value) : { kind: 'value', node, least }
}

/** As written, else in other capitals. */
function sameWord(words: readonly string[], text: string): string | undefined {
  return (
    words.find(word => word === text) ??
    words.find(word => word.toLowerCase() === text.toLowerCase())
  )
}
