/** What several views of the page are made of: a status, a choice, a list of problems. */
import { element } from './element.ts'
import type { PageContext } from './page-state.ts'
import type { Problem } from './page-work.ts'

export function statusLine({ state }: PageContext): HTMLElement {
  return element('p', { role: 'status', id: 'status' }, state.status)
}

export function labelled(text: string, control: HTMLElement, more = ''): HTMLElement {
  return element(
    'label',
    { className: 'field' },
    element('span', {}, text, ...(more === '' ? [] : [element('code', {}, more)])),
    control,
  )
}

export function choice(
  id: string,
  options: readonly (readonly [string, string])[],
  chosen: string,
): HTMLSelectElement {
  return element(
    'select',
    { id },
    ...options.map(([value, text]) =>
      element('option', { value, selected: value === chosen }, text),
    ),
  )
}

export function button(id: string, text: string, clicked: () => void): HTMLButtonElement {
  const made = element('button', { id, type: 'button' }, text)
  made.addEventListener('click', clicked)
  return made
}

/** A button that opens the choice of files. */
export function fileButton(
  { id, text, accept, multiple = false }: FileWishes,
  chosen: (files: readonly File[]) => void,
): readonly [HTMLInputElement, HTMLLabelElement] {
  const input = element('input', { ...{ type: 'file', id, className: 'unseen' }, accept, multiple })
  input.addEventListener('change', () => chosen([...(input.files ?? [])]))
  return [input, element('label', { className: 'button', htmlFor: id }, text)]
}

interface FileWishes {
  readonly id: string
  readonly text: string
  readonly accept: string
  readonly multiple?: boolean
}

export function problemList(title: string, problems: readonly Problem[]): readonly HTMLElement[] {
  if (problems.length === 0) return []
  const list = problems.map(({ severity, grave, place, message, fix, remedy, code, line }) =>
    element(
      'li',
      { className: severity },
      element(
        'p',
        { className: 'head' },
        element('b', {}, grave),
        ` ${[place, code].filter(text => text !== '').join(' · ')}`,
      ),
      element('p', {}, message),
      ...(line === undefined ? [] : [element('pre', { tabIndex: 0 }, line)]),
      ...(remedy === '' ? [] : [element('p', {}, element('b', {}, fix), ` ${remedy}`)]),
    ),
  )
  return [
    element('h2', {}, title),
    element('ul', { className: 'problems', id: 'problems' }, ...list),
  ]
}
