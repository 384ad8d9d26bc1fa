/** Which sheet is wanted -> the file to fill in. */
import { element } from './element.ts'
import type { PageContext } from './page-state.ts'
import { button, choice, labelled, statusLine } from './parts.ts'
import type { TemplateWishes } from './template.ts'

export function templateView(context: PageContext): readonly HTMLElement[] {
  const { words, state } = context
  const rubric = rubricChoice(context, 'template-rubric')
  const unit = element('input', { id: 'template-unit', type: 'text' })
  const year = element('input', { id: 'template-year', type: 'text', inputMode: 'numeric' })
  const level = element('span', {})
  const chosenLevel = () => level.querySelector('select')?.value ?? ''
  const ofWorksheet = element('div', { className: 'fields' })
  const adapt = () => {
    const entry = state.rubrics.find(({ id }) => id === rubric.value)
    level.replaceChildren(...levelChoice(context, rubric.value, 'template-level'))
    ofWorksheet.hidden = entry?.kind !== 'worksheet'
  }
  ofWorksheet.append(level, labelled(words.unit, unit), labelled(words.year, year))
  rubric.addEventListener('change', adapt)
  adapt()
  const make = (format: TemplateWishes['format'], text: string) =>
    button(`make-${format}`, text, () => {
      const wishes: TemplateWishes = {
        ...{ rubric: rubric.value, level: chosenLevel(), format },
        ...{ unit: unit.value.trim(), year: year.value.trim() },
      }
      context.busy(async () => {
        context.save(await context.ask('template', wishes, state.language))
      })
    })
  return [
    element('p', {}, labelled(words.rubric, rubric)),
    ofWorksheet,
    element(
      'div',
      { className: 'row' },
      make('xlsx', words.makeXlsx),
      make('csv', words.makeCsv),
      make('form', words.makeForm),
    ),
    statusLine(context),
  ]
}

export function rubricChoice({ state }: PageContext, id: string): HTMLSelectElement {
  return choice(
    id,
    state.rubrics.map(each => [each.id, `${each.title} (${each.id})`] as const),
    '',
  )
}

/** Nothing where the rubric has no levels. */
export function levelChoice(
  { state, words }: PageContext,
  rubric: string,
  id: string,
): readonly HTMLElement[] {
  const { levels = [] } = state.rubrics.find(each => each.id === rubric) ?? {}
  return levels.length === 0 ? [] : [labelled(words.level, choice(id, levels, ''))]
}
