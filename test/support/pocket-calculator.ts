/** What somebody with a pocket calculator gets from lines as they are printed. Knows nothing of how they were written. */
import { type Exact, parseExact, round } from '../../src/math/exact.ts'
import type { WrittenLine, WrittenStep } from '../../src/report/written-explanation.ts'

/** What does not come out when it is computed again from what is printed. */
export function wrongLines(steps: readonly WrittenStep[]): readonly string[] {
  const wrong: string[] = []
  const check = (line: WrittenLine | undefined, expression = line?.expression ?? '') => {
    if (line === undefined) return
    const computed = typedIn(expression)
    if (!comesOut(computed, line.result.written))
      wrong.push(`${expression} is not ${line.result.written}`)
    if (line.isExact && !computed.equals(number(line.result.written)))
      wrong.push(`${expression} is not just ${line.result.written}`)
  }
  for (const step of steps) {
    if ('rows' in step && step.kind !== 'matrix') {
      for (const { value, weight, count, product, sum } of step.rows) {
        check(sum)
        const by = weight ?? count
        if (sum === undefined && value && by) check(product, `${value.written} × ${by.written}`)
        else if (sum && count) check(product, `${sum.result.written} ÷ ${count.written}`)
      }
      const added = step.rows.flatMap(
        ({ product, value }) => product?.result.written ?? value?.written ?? [],
      )
      check(step.total, added.join(' + '))
    } else if ('expression' in step) check(step)
    else if (step.kind === 'round') {
      const { digits, mode } = step
      const rounded = round(number(step.from.written), digits, mode as 'half-up')
      if (!rounded.equals(number(step.to.written)))
        wrong.push(`${step.from.written} → ${step.to.written}`)
    } else if (step.kind === 'grade') {
      for (const { bound, inclusive, isReached } of step.bands) {
        if (bound === undefined) continue
        const order = number(step.value.written).compare(number(bound.written))
        if ((inclusive ? order >= 0 : order > 0) !== isReached)
          wrong.push(`${step.value.written} ${bound.written}`)
      }
    } else if (step.kind === 'condition')
      for (const { distance } of step.conditions) check(distance)
  }
  return wrong
}

function number(written: string) {
  const found = parseExact(written.replace('−', '-'))
  if (found === undefined) throw new Error(written)
  return found
}

/** `(3.19 − 1) ÷ 4 × 100`, `3 × 1/9 + 2`: products before sums, each from left to right. */
export function typedIn(expression: string): Exact {
  const tokens = expression.match(/[−-]?\d+(?:\.\d+)?(?:\/\d+)?|[()+−×÷]/g) ?? []
  let at = 0
  const take = () => tokens[at++] ?? ''
  const number = (text: string): Exact => {
    const found = parseExact(text.replace('−', '-'))
    if (found === undefined) throw new Error(`${text} in ${expression}`)
    return found
  }
  const factor = (): Exact => {
    if (tokens[at] !== '(') return number(take())
    take()
    const inside = sum()
    if (take() !== ')') throw new Error(`brackets in ${expression}`)
    return inside
  }
  const product = (): Exact => {
    let value = factor()
    while (tokens[at] === '×' || tokens[at] === '÷')
      value = take() === '×' ? value.mul(factor()) : value.div(factor())
    return value
  }
  function sum(): Exact {
    let value = product()
    while (tokens[at] === '+' || tokens[at] === '−')
      value = take() === '+' ? value.add(product()) : value.sub(product())
    return value
  }
  const value = sum()
  if (at < tokens.length) throw new Error(`${tokens[at]} is left over in ${expression}`)
  return value
}

/** Rounded to as many decimals as are printed; a fraction must be met. */
export function comesOut(computed: Exact, printed: string): boolean {
  const text = printed.replace('−', '-')
  const number = parseExact(text)
  if (number === undefined) return false
  if (text.includes('/')) return computed.equals(number)
  return round(computed, text.split('.')[1]?.length ?? 0).equals(number)
}
