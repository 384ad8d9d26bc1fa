/** What is asked for again and again: worked out once. */

const [MOST_REMEMBERED, LONGEST_REMEMBERED] = [20_000, 500]

/** The same for a text that comes again and again, as headers, names of units and names in rubrics do: worked out once. */
export function remembered(form: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>()
  return text => {
    const before = known.get(text)
    if (before !== undefined) return before
    if (known.size >= MOST_REMEMBERED) known.clear()
    const result = form(text)
    if (text.length <= LONGEST_REMEMBERED) known.set(text, result)
    return result
  }
}

/** The same for what follows from an object, such as a rubric or an item, for as long as that is there. */
export function onceFor<K extends object, V>(work: (of: K) => V): (of: K) => V {
  const known = new WeakMap<K, V>()
  return of => {
    const before = known.get(of)
    if (before !== undefined || known.has(of)) return before as V
    const result = work(of)
    known.set(of, result)
    return result
  }
}
