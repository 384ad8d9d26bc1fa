/** How a report writes a number that was computed: as a float, exactly, and as shown. */
import { needed, record, text } from '../rubric/shape.ts'
import { number } from './report-numbers.ts'

export const quantity = record(
  {
    value: needed(number, 'The number, to 12 significant digits'),
    exact: needed(text, 'The same as a fraction, such as 955/261'),
    shown: needed(
      text,
      'As it is shown: rounded half away from zero, with a decimal point in every language',
    ),
  },
  'A number, exact and as shown',
)
