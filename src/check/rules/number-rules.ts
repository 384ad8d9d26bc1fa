/** A number that does not fit the row it stands in, and would with one digit less, two swapped, or the point moved. */
import type { TextPlace } from '../../diagnostics/place.ts'
import { exactWords } from '../../language/exact-words.ts'
import type { Localized } from '../../language/language.ts'
import { type Exact, exact, exactText, isEndless, ONE, parseExact, ZERO } from '../../math/exact.ts'
import type { Rubric } from '../../rubric/model.ts'
import { entryOf, placeAt, type SourceNode } from '../../rubric/source-node.ts'
import { type ConditionList, comparedParts, conditionLists } from '../conditions.ts'
import { alsoHere, defineRule, type Found } from '../rule.ts'
import { exactFraction, isPrintedAs, meantNumber, mistypedWeights } from '../weight-sums.ts'

export const numberMistyped = defineRule({
  name: 'number-mistyped',
  severity: 'warning',
  summary: {
    id: 'Satu angka tidak cocok dengan angka di sampingnya, dan akan cocok bila satu salah ketiknya dibetulkan.',
    en: 'One number does not fit those beside it, and would if a single slip of the hand were mended.',
  },
  message: {
    id: '{what} `{written}` tidak cocok dengan yang lain: {why}.',
    en: '{what} `{written}` does not fit the others: {why}.',
  },
  remedy: {
    id: 'cocokkan dengan sumbernya; mungkin maksudnya `{meant}`.',
    en: 'compare it with its source; perhaps `{meant}` is meant.',
  },
  *find(rubric) {
    for (const { node, child, sum, whole, meant } of mistypedWeights(rubric)) {
      const [found, wanted] = [exactWords(sum), exactWords(whole ?? sum)]
      yield {
        place: placeAt(child.source, 'weight'),
        params: {
          what: { id: 'Bobot', en: 'The weight' },
          written: exactText(child.weight),
          meant,
          why:
            whole === undefined
              ? {
                  id: `di bawah \`${node.id}\` ada \`${meant}\`, dan garis miringnya mungkin hilang`,
                  en: `under \`${node.id}\` stands \`${meant}\`, and its slash may be lost`,
                }
              : {
                  id: `jumlah di bawah \`${node.id}\` menjadi ${found.id}, dan tepat ${wanted.id} dengan \`${meant}\``,
                  en: `under \`${node.id}\` they add up to ${found.en}, and to exactly ${wanted.en} with \`${meant}\``,
                },
        },
      }
    }
    for (const row of [...pointRows(rubric), ...bandRows(rubric)]) {
      const odd = oddStep(row.numbers)
      if (odd === undefined) continue
      const { number, meant } = odd
      yield {
        place: number.place,
        params: {
          what: row.what,
          written: number.text,
          meant,
          why: {
            id: `dengan \`${meant}\` semua berjarak sama`,
            en: `with \`${meant}\` all are the same distance apart`,
          },
        },
      }
    }
  },
})

/** Of three or more numbers, the one that keeps the steps between them from being equal. */
function oddStep(numbers: readonly WrittenNumber[]) {
  if (numbers.length < 3) return undefined
  for (const [at, number] of numbers.entries()) {
    const others = numbers.map(({ value }, position) => ({ value, position })).toSpliced(at, 1)
    const [first, second] = others
    if (first === undefined || second === undefined) continue
    const distance = exact(second.position - first.position)
    const step = second.value.sub(first.value).div(distance)
    const valueAt = (position: number) =>
      first.value.add(step.mul(exact(position - first.position)))
    const isEven =
      !step.equals(ZERO) && others.every(each => each.value.equals(valueAt(each.position)))
    const meant = isEven ? meantNumber(number.text, valueAt(at)) : undefined
    if (meant !== undefined) return { number, meant }
  }
  return undefined
}

// A number that was rounded for print beside others that are exact.

export const numberRounded = defineRule({
  name: 'number-rounded',
  severity: 'warning',
  summary: {
    id: 'Satu angka dibulatkan, sedangkan angka di sampingnya tepat.',
    en: 'One number was rounded while those beside it are exact.',
  },
  message: {
    id: '{what} `{written}` tampaknya dibulatkan: {why}.',
    en: '{what} `{written}` seems to be rounded: {why}.',
  },
  remedy: {
    id: 'tulis `{meant}`, atau tulis semuanya seperti dicetak sumbernya.',
    en: 'write `{meant}`, or write all of them as the source prints them.',
  },
  *find(rubric) {
    for (const { what, numbers } of [...pointRows(rubric), ...bandRows(rubric)]) {
      const found = halfRounded(numbers)
      if (found !== undefined) yield { ...found, params: { ...found.params, what } }
    }
    for (const list of conditionLists(rubric)) yield* roundedBounds(list, rubric)
  },
})

/** `2/3` beside `0.33`, `0.667` beside `0.33`: the coarser one lost more than the other. */
function halfRounded(numbers: readonly WrittenNumber[]): Found | undefined {
  const endless = numbers.flatMap(number => {
    const fraction = exactFraction(number.text, ONE)
    const isRounded = !fraction.equals(number.value)
    const isFraction = number.text.includes('/') && isEndless(number.value)
    return isRounded || isFraction ? [{ number, fraction, digits: digitsOf(number.text) }] : []
  })
  for (const { number, fraction, digits } of endless) {
    const exacter = endless.find(other => other.fraction.d === fraction.d && other.digits > digits)
    if (exacter === undefined) continue
    const [shown, meant] = [exacter.number.text, exactText(fraction)]
    return {
      place: number.place,
      params: {
        written: number.text,
        meant,
        why: {
          id: `\`${shown}\` di sampingnya lebih tepat, dan ini ${meant}`,
          en: `\`${shown}\` beside it is more exact, and this is ${meant}`,
        },
      },
      related: [alsoHere(exacter.number.place, { id: 'lebih tepat', en: 'more exact' })],
    }
  }
  return undefined
}

function digitsOf(text: string): number {
  return text.includes('/') ? Infinity : (text.split('.')[1]?.length ?? 0)
}

interface ShareBound {
  readonly name: string
  readonly place: TextPlace
  readonly text: string
  readonly value: Exact
  readonly full: Exact
  readonly share: Exact
}

/** Bounds in points that are one share of their parts, but for one that was rounded: 15 of 20, 30 of 40, 18.7 of 25. */
function* roundedBounds(
  { conditions, name: gate }: ConditionList,
  rubric: Rubric,
): Generator<Found> {
  const bounds = conditions.flatMap((condition): ShareBound[] => {
    if (condition.kind !== 'compare' || condition.threshold === 'target') return []
    const [part, ...others] = comparedParts(condition, rubric)
    if (part?.full === undefined || part.full.equals(ZERO) || others.length > 0) return []
    const { source, comparison, threshold } = condition
    const value = 'share' in threshold ? threshold.share.mul(part.full) : threshold.value
    const text = 'share' in threshold ? '' : textAt(source, comparison)
    const place = placeAt(source, comparison)
    return [{ name: part.name, place, text, value, full: part.full, share: value.div(part.full) }]
  })
  for (const bound of bounds) {
    const like = bounds.filter(({ share }) => share.equals(sharedBy(bounds, bound)))
    const [first] = like
    if (first === undefined || like.length < 2 || like.length * 2 < bounds.length) continue
    const meant = first.share.mul(bound.full)
    const isWhole = !bound.text.includes('.')
    const isRounded = isWhole
      ? like.length > 2 && meant.d !== 1n && meant.sub(bound.value).abs().compare(ONE) < 0
      : isPrintedAs(meant, bound.text, exact(2))
    if (bound.text === '' || !isRounded || meant.equals(bound.value)) continue
    const percent = exactWords(first.share.mul(exact(100)))
    yield {
      place: bound.place,
      params: {
        what: {
          id: `Batas \`${bound.name}\` pada \`${gate}\`, yaitu`,
          en: `In \`${gate}\` the bound of \`${bound.name}\`,`,
        },
        written: bound.text,
        meant: exactText(meant),
        why: {
          id: `batas lain tepat ${percent.id}% dari bagiannya`,
          en: `the others are exactly ${percent.en}% of their parts`,
        },
      },
      related: [
        alsoHere(first.place, { id: `tepat ${percent.id}%`, en: `exactly ${percent.en}%` }),
      ],
    }
  }
}

/** The share that most of the others have. */
function sharedBy(bounds: readonly ShareBound[], except: ShareBound): Exact {
  const counts = new Map<string, { readonly share: Exact; count: number }>()
  for (const bound of bounds) {
    if (bound === except) continue
    const key = bound.share.toFraction()
    const known = counts.get(key) ?? { share: bound.share, count: 0 }
    known.count++
    counts.set(key, known)
  }
  const [most] = [...counts.values()].sort((a, b) => b.count - a.count)
  return most?.share ?? ZERO
}

// Rows of numbers that belong together, as they are written.

interface WrittenNumber {
  readonly text: string
  readonly value: Exact
  readonly place: TextPlace
}

interface Row {
  readonly what: Required<Localized>
  readonly numbers: readonly WrittenNumber[]
}

function pointRows({ scales }: Rubric): readonly Row[] {
  return [...scales.values()].map(scale => ({
    what: { id: `Pada skala \`${scale.id}\`, poin`, en: `On the scale \`${scale.id}\` the points` },
    numbers:
      scale.kind === 'choice'
        ? scale.categories.flatMap(({ source }) => numberAt(source, 'points'))
        : [],
  }))
}

function bandRows({ grades }: Rubric): readonly Row[] {
  return grades.map(({ bands }) => ({
    what: { id: 'Batas predikat', en: 'The bound' },
    numbers: bands.flatMap(({ source, bound }) =>
      numberAt(source, bound?.inclusive === false ? 'above' : 'from'),
    ),
  }))
}

function numberAt(source: SourceNode, key: string): readonly WrittenNumber[] {
  const text = textAt(source, key)
  const value = parseExact(text)
  return value === undefined ? [] : [{ text, value, place: placeAt(source, key) }]
}

function textAt(source: SourceNode, key: string): string {
  const value = source.kind === 'map' ? entryOf(source, key)?.value : undefined
  return value?.kind === 'scalar' ? value.text : ''
}
