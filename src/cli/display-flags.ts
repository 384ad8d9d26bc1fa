/** The raw values of `--color` and `--width` -> what they mean. */
import { Refusal } from '../diagnostics/refusal.ts'
import type { FlagValues } from './command-definition.ts'
import { flagNeedsNumber } from './command-line-diagnostics.ts'
import { type DisplayFlags, NARROWEST, WIDEST } from './display.ts'

export function displayFlags({ color, width }: FlagValues): DisplayFlags {
  return {
    ...(typeof color === 'boolean' ? { color } : {}),
    ...(typeof width === 'string' ? { width: widthOf(width) } : {}),
  }
}

function widthOf(value: string): number {
  const width = /^\d{1,4}$/.test(value) ? Number(value) : 0
  if (width >= NARROWEST && width <= WIDEST) return width
  const wanted = {
    id: `bilangan bulat ${NARROWEST} sampai ${WIDEST}`,
    en: `a whole number from ${NARROWEST} to ${WIDEST}`,
  }
  const params = { flag: '--width', wanted, value, example: '100' }
  throw new Refusal([flagNeedsNumber({ kind: 'command', word: '--width' }, params)])
}
