/** How a file writes roundings and rescales. */
import { range, wholeNumber } from './number-shapes.ts'
import { needed, oneOf, optional, record } from './shape.ts'

const roundingModes = oneOf('half-up', 'half-even', 'down', 'up')

export const roundingShape = record(
  {
    digits: needed(wholeNumber(0, 12), 'Decimals that are kept'),
    mode: optional(roundingModes, 'half-up (half away from zero) unless written'),
  },
  'A rounding that the instrument asks for',
)

export const rescaleShape = record(
  {
    from: needed(range, 'The range of the values as they are, such as [1, 5]'),
    to: needed(range, 'The range that is reported, such as [0, 100]'),
    round: optional(roundingShape, 'Rounding after the rescale'),
  },
  'A straight line from one range to another',
)
