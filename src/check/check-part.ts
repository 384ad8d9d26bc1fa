/** The text of a part, which rubrics share -> what is the matter with its form and its use. */
import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import { likenessHint } from '../language/nearest.ts'
import { parseRubricYaml, parseYaml } from '../rubric/read-rubric.ts'
import { type RubricText, readPart } from '../rubric/resolve-rubric.ts'
import { placeAt } from '../rubric/source-node.ts'

export const partUnused = defineDiagnostic('check/part-unused', 'warning', {
  id: 'Tidak ada rubrik yang memakai bagian `{name}`.{hint}',
  idRemedy: 'sebutkan di `parts:` pada rubrik satu folder di atasnya, atau hapus filenya.',
  en: 'No rubric takes in the part `{name}`.{hint}',
  enRemedy: 'name it under `parts:` in a rubric one folder above, or remove the file.',
})

/** Such a key stands at the beginning of a line, where no rubric has one. */
export function isPartText(text: string): boolean {
  return /^\uFEFF?part\s*:/m.test(text) && !/^\uFEFF?rubric\s*:/m.test(text)
}

/** @param used names of parts that rubrics beside take in; undefined where nobody can know */
export function partFindings(
  { file, text }: RubricText,
  used: readonly string[] | undefined,
): readonly Diagnostic[] {
  const problems: Diagnostic[] = []
  const name = /([^/\\]*?)(?:\.ya?ml)?$/.exec(file)?.[1] ?? ''
  const part = readPart({ file, text }, name, parseRubricYaml, problems)
  if (part !== undefined && used?.includes(name) === false) {
    problems.push(partUnused(placeAt(part, 'part'), { name, hint: likenessHint(name, used) }))
  }
  return problems
}

/** The names after `parts:`; undefined where the text cannot be read. */
export function partsNamedIn({ file, text }: RubricText): readonly string[] | undefined {
  if (!/^\uFEFF?parts\s*:/m.test(text)) return []
  const root = parseYaml(text, file, [])
  if (root?.kind !== 'map') return undefined
  const named = root.entries.find(({ key }) => key === 'parts')?.value
  const names = named?.kind === 'list' ? named.items : []
  return names.flatMap(each => (each.kind === 'scalar' ? [each.text] : []))
}
