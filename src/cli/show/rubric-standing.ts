/** The basis of a rubric -> how far its numbers were checked against the law they come from. */
import type { Localized } from '../../language/language.ts'
import type { Coverage, Rubric } from '../../rubric/model.ts'

/** Every part that some source covers is in one of the two, in the order of a reader's interest. */
export interface Standing {
  readonly verified: readonly Coverage[]
  readonly unverified: readonly Coverage[]
}

const ASPECTS: readonly Coverage[] = ['items', 'scales', 'weights', 'method', 'bands', 'gates']

/** A part counts as verified only where every source named for it was. */
export function standingOf({ basis }: Pick<Rubric, 'basis'>): Standing {
  const covered = ASPECTS.filter(aspect => basis.some(({ covers }) => covers.includes(aspect)))
  const isVerified = (aspect: Coverage) =>
    basis.every(({ covers, verified }) => verified || !covers.includes(aspect))
  return {
    verified: covered.filter(isVerified),
    unverified: covered.filter(aspect => !isVerified(aspect)),
  }
}

export const COVERAGE_WORDS: Readonly<Record<Coverage, Required<Localized>>> = {
  items: { id: 'butir', en: 'items' },
  scales: { id: 'skala', en: 'scales' },
  weights: { id: 'bobot', en: 'weights' },
  method: { id: 'cara hitung', en: 'method' },
  bands: { id: 'kategori', en: 'bands' },
  gates: { id: 'syarat', en: 'gates' },
}
