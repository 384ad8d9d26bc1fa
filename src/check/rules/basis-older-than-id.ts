/** An id that names a later year than any of its sources: a rubric copied for the next year without its law. */
import { placeAt } from '../../rubric/source-node.ts'
import { defineRule } from '../rule.ts'

export const basisOlderThanId = defineRule({
  name: 'basis-older-than-id',
  severity: 'warning',
  summary: {
    id: 'Id menyebut tahun yang lebih baru daripada semua dasarnya.',
    en: 'The id names a later year than any basis.',
  },
  message: {
    id: 'Id `{id}` menyebut {year}, sedangkan dasar terbarunya dari {newest}.',
    en: 'The id `{id}` names {year} while its newest basis is of {newest}.',
  },
  remedy: {
    id: 'Perbarui `basis` dan angkanya, atau pakai tahun peraturannya dalam id.',
    en: 'Bring `basis` and the numbers up to date, or name the year of the regulation in the id.',
  },
  *find({ id, basis, source }) {
    const [year] = yearsIn(id).slice(-1)
    const newest = Math.max(...basis.flatMap(({ name }) => yearsIn(name)))
    if (year === undefined || !Number.isFinite(newest) || newest >= year) return
    yield { place: placeAt(source, 'rubric'), params: { id, year, newest } }
  },
})

/** `PermenPANRB 14/2017` -> 2017; a number of a regulation is no year. */
function yearsIn(text: string): readonly number[] {
  return [...text.matchAll(/(?<!\d)(?:19|20)\d\d(?!\d)/g)].map(([year]) => Number(year))
}
