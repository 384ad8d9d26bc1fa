/** What a rubric shares with others, parts and other editions -> what is the matter with it. */

import { partIds } from '../compare/crosswalk.ts'
import { type Diagnostic, defineDiagnostic, type SourceText } from '../diagnostics/diagnostic.ts'
import { likenessHint, nearest } from '../language/nearest.ts'
import { scoringAs } from '../rubric/fingerprints.ts'
import type { Rubric } from '../rubric/model.ts'
import { parseRubricYaml, parseYaml, readRubric } from '../rubric/read-rubric.ts'
import { type FindRubric, readPart } from '../rubric/resolve-rubric.ts'
import { entryOf, placeAt } from '../rubric/source-node.ts'

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
  { file, text }: SourceText,
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
export function partsNamedIn({ file, text }: SourceText): readonly string[] | undefined {
  if (!/^\uFEFF?parts\s*:/m.test(text)) return []
  const root = parseYaml(text, file, [])
  if (root?.kind !== 'map') return undefined
  const named = root.entries.find(({ key }) => key === 'parts')?.value
  const names = named?.kind === 'list' ? named.items : []
  return names.flatMap(each => (each.kind === 'scalar' ? [each.text] : []))
}

// `same-as`: the other edition, and what it calls the parts that are named.

export const sameAsUnknown = defineDiagnostic('check/same-as-unknown', 'error', {
  id: '`same-as` menyebut {what} `{name}`{of}, yang tidak ada.',
  idRemedy: '{hint}',
  en: '`same-as` names {what} `{name}`{of}, which is not there.',
  enRemedy: '{hint}',
})

export function crosswalkFindings(rubric: Rubric, find: FindRubric): Diagnostic[] {
  return rubric.sameAs.flatMap(({ rubric: id, pairs = [], source }) => {
    const text = find(id)
    if (text === undefined) {
      const what = { id: 'rubrik', en: 'the rubric' }
      const hint = { id: 'periksa idnya.', en: 'check its id.' }
      return [sameAsUnknown(placeAt(source, 'rubric'), { what, name: id, of: '', hint })]
    }
    const other = readRubric(text, find).rubric
    // What is wrong with it is said where it is checked itself.
    if (other === undefined) return []
    const known = partIds(other)
    return pairs.flatMap(({ there, source: at }) =>
      there.flatMap(name => {
        if (known.includes(name)) return []
        const what = { id: 'bagian', en: 'the part' }
        const of = { id: ` dari \`${id}\``, en: ` of \`${id}\`` }
        const near = nearest(name, known) ?? known[0] ?? ''
        const hint = { id: `mungkin maksudnya \`${near}\`?`, en: `did you mean \`${near}\`?` }
        return [sameAsUnknown(placeAt(at, 'there'), { what, name, of, hint })]
      }),
    )
  })
}

// `choices`: a way that a rubric says it takes, while it scores as the one that it extends.

export const choiceChangesNothing = defineDiagnostic('check/choice-changes-nothing', 'warning', {
  id: '`{choice}` diambil dengan cara `{taken}`, padahal hasilnya dihitung sama seperti `{base}` dengan cara `{before}`; laporan akan menyebut cara yang tidak dipakai.',
  idRemedy: 'ubah juga bobot, batas, atau aturan yang dimaksud cara itu, atau hapus pilihannya.',
  en: '`{choice}` takes the way `{taken}`, yet everything is scored as in `{base}`, which takes `{before}`; reports will name a way that was not taken.',
  enRemedy:
    'change the weights, bounds or rules that this way is about too, or leave the choice out.',
})

export function choiceFindings(rubric: Rubric, find: FindRubric): Diagnostic[] {
  const extended = entryOf(rubric.source, 'extends')?.value
  const text = extended?.kind === 'scalar' ? find(extended.text) : undefined
  const base = text && readRubric(text, find).rubric
  if (base === undefined || scoringAs(rubric, base.id) !== base.scoringFingerprint) return []
  return rubric.choices.flatMap(({ id: choice, taken }) => {
    const before = base.choices.find(({ id }) => id === choice)?.taken
    if (before === undefined || before === taken) return []
    return [
      choiceChangesNothing(placeAt(rubric.source, 'choices'), {
        choice,
        taken,
        base: base.id,
        before,
      }),
    ]
  })
}
