/** A table of grades in which some bounds belong to the grade above them and others do not. */
import { placeAt } from '../../rubric/source-node.ts'
import { alsoHere } from '../code-words.ts'
import { defineRule } from '../rule.ts'

export const bandsMixedBounds = defineRule({
  name: 'bands-mixed-bounds',
  severity: 'warning',
  summary: {
    id: 'Sebagian batas predikat termasuk (`from`), sebagian tidak (`above`).',
    en: 'Some bounds of a table of grades are inclusive (`from`), others exclusive (`above`).',
  },
  message: {
    id: 'Batas `{grade}` memakai `{key}`, sedangkan batas lain memakai `{otherKey}`: nilai tepat pada batas diperlakukan berbeda.',
    en: 'The bound of `{grade}` is written with `{key}`, the others with `{otherKey}`: a score exactly at a bound is treated in two ways.',
  },
  remedy: {
    id: 'Samakan menurut sumbernya. Bila sumbernya memang berbeda di sini, tulis alasannya: `# rb-score ignore bands-mixed-bounds: alasan`.',
    en: 'Write them as the source does. If it does differ here, give the reason: `# rb-score ignore bands-mixed-bounds: reason`.',
  },
  *find({ grades }) {
    for (const { bands } of grades) {
      const inclusive = bands.filter(({ bound }) => bound?.inclusive === true)
      const exclusive = bands.filter(({ bound }) => bound?.inclusive === false)
      const [few, many] =
        inclusive.length < exclusive.length ? [inclusive, exclusive] : [exclusive, inclusive]
      const [odd, usual] = [few[0], many[0]]
      if (odd === undefined || usual === undefined) continue
      const keyOf = (band: typeof odd) => (band.bound?.inclusive ? 'from' : 'above')
      yield {
        place: placeAt(odd.source, keyOf(odd)),
        params: { grade: odd.grade, key: keyOf(odd), otherKey: keyOf(usual) },
        related: [
          alsoHere(placeAt(usual.source, keyOf(usual)), { id: 'seperti ini', en: 'like this' }),
        ],
      }
    }
  },
})
