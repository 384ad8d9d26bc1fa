/** Counts made with another codebook, and a rubric -> what the two ask differently, in words. */
import type { Localized } from '../../language/language.ts'
import { shortList } from '../../language/short-list.ts'
import { objectOf } from '../../rubric/json-shapes.ts'
import { categoriesOf, type Rubric } from '../../rubric/model.ts'

const ITEMS_NAMED = 6

/** As far as counts show it. */
export function codebookDifference(tally: unknown, rubric: Rubric): Required<Localized> {
  const [margin] = listIn(objectOf(tally)['margins'])
  const [cell] = listIn(objectOf(margin)['cells'])
  const counted = objectOf(objectOf(cell)['items'])
  const known = new Map(rubric.items.map(item => [item.id, item]))
  const only = (ids: readonly string[], id: string, en: string) =>
    ids.length === 0
      ? []
      : [{ id: `${id} ${shortList(ids, ITEMS_NAMED)}`, en: `${en} ${shortList(ids, ITEMS_NAMED)}` }]
  const codes = (id: string) => listIn(objectOf(counted[id])['codes']).length
  const found = [
    ...only(
      Object.keys(counted).filter(id => !known.has(id)),
      'hanya di file itu ada butir',
      'only the file has items',
    ),
    ...only(
      [...known.keys()].filter(id => !(id in counted)),
      'di file itu tidak ada butir',
      'the file lacks items',
    ),
    ...only(
      [...known].flatMap(([id, item]) =>
        id in counted && codes(id) !== categoriesOf(item).length ? [id] : [],
      ),
      'pilihan jawaban lain pada butir',
      'other answers are offered to items',
    ),
  ]
  if (found.length === 0) {
    const hasCutOffs = rubric.careless !== undefined || 'suspicious' in objectOf(tally)
    return {
      id: `nilai tiap orang${hasCutOffs ? ', atau batas jawaban yang dicurigai,' : ''} dihitung dengan cara lain`,
      en: `persons are scored${hasCutOffs ? ', or suspicious answers told,' : ''} in another way`,
    }
  }
  return { id: found.map(({ id }) => id).join('; '), en: found.map(({ en }) => en).join('; ') }
}

function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
