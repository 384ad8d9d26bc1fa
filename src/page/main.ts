/** The page itself: what a person chooses goes to the worker, what comes back is shown. Nothing is computed here. */
import type { Language } from '../language/language.ts'
import { element } from './element.ts'
import type { PageWork, Problem, Result, Wishes, WrittenFile } from './page-work.ts'
import { GROUND_STYLE, PAGE_STYLE } from './style.ts'
import { PAGE_WORDS } from './words.ts'
import type { PageRequest } from './worker.ts'

const FORMATS = ['html', 'xlsx', 'docx', 'json', 'csv'] as const

interface PageState {
  language: Language
  files: readonly File[]
  wishes: Wishes
  rubrics: readonly (readonly [string, string])[]
  result: Result
  status: string
}

const state: PageState = {
  ...{ language: 'id', files: [], wishes: {}, rubrics: [], result: { problems: [] }, status: '' },
}

// The worker, from a text in this page.

const waiting = new Map<number, { resolve(answer: unknown): void; reject(fault: Error): void }>()
let calls = 0
const worker = new Worker(
  URL.createObjectURL(new Blob([textOf('worker')], { type: 'text/javascript' })),
)
worker.addEventListener('message', ({ data }) => {
  const { resolve, reject } = waiting.get(data.call) ?? {}
  waiting.delete(data.call)
  if (data.fault === undefined) resolve?.(data.answer)
  else reject?.(new Error(data.fault))
})

function asked(name: PageRequest['name'], ...words: readonly unknown[]): Promise<unknown> {
  const call = ++calls
  worker.postMessage({ call, name, words } satisfies PageRequest)
  return new Promise((resolve, reject) => waiting.set(call, { resolve, reject }))
}

function ask<Name extends keyof PageWork>(
  name: Name,
  ...words: readonly unknown[]
): Promise<Awaited<ReturnType<PageWork[Name]>>> {
  return asked(name, ...words) as Promise<Awaited<ReturnType<PageWork[Name]>>>
}

function textOf(id: string): string {
  return document.getElementById(id)?.textContent ?? ''
}

// The controls live in a shadow tree, where the style of the report does not reach; the report is the document itself.

const host = element('div', { id: 'controls' })
const shadow = host.attachShadow({ mode: 'open' })
const reportArea = element('div', { id: 'report' })
const [controlStyle, groundStyle, reportStyle] = [PAGE_STYLE, GROUND_STYLE, ''].map(text => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(text)
  return sheet
}) as [CSSStyleSheet, CSSStyleSheet, CSSStyleSheet]
shadow.adoptedStyleSheets = [controlStyle]
document.adoptedStyleSheets = [groundStyle, reportStyle]
document.body.prepend(host, reportArea)

function show(): void {
  const { language, result } = state
  const words = PAGE_WORDS[language]
  document.documentElement.lang = language
  const hasReport = result.page !== undefined
  showReport(result.page)
  const page = [
    element(
      'div',
      { className: 'top' },
      element('p', { className: 'brand' }, 'rb-score'),
      languageButton(),
    ),
    ...(hasReport ? [] : [element('h1', {}, words.title), element('p', {}, words.about)]),
    dropArea(),
    rubricChoice(),
    element('p', { role: 'status', id: 'status' }, state.status),
    ...(hasReport ? [downloads()] : []),
    ...(result.problems.length === 0 ? [] : [problemList(result.problems)]),
  ]
  const outer = hasReport
    ? element('section', { className: 'with-report', ariaLabel: 'rb-score' })
    : element('main', {})
  outer.append(element('div', { className: 'page' }, ...page))
  shadow.replaceChildren(outer)
}

function showReport({ title, style, body } = NO_REPORT): void {
  // Title and body are text that was made harmless by whoever wrote the report.
  const report = new DOMParser().parseFromString(`<title>${title}</title>${body}`, 'text/html')
  document.title = report.title
  reportStyle.replaceSync(style)
  reportArea.replaceChildren(...report.body.childNodes)
}

const NO_REPORT: NonNullable<Result['page']> = { title: 'rb-score', style: '', body: '' }

function languageButton(): HTMLElement {
  const other = state.language === 'id' ? 'en' : 'id'
  const button = element('button', { className: 'quiet', lang: other, id: 'language' })
  button.append(PAGE_WORDS[state.language].other)
  button.addEventListener('click', async () => {
    state.language = other
    state.rubrics = await ask('rubrics', other)
    state.result = await ask('result', other)
    state.status = ''
    show()
    shadow.getElementById('language')?.focus()
  })
  return button
}

function dropArea(): HTMLElement {
  const words = PAGE_WORDS[state.language]
  const input = element('input', {
    ...{ type: 'file', id: 'files', className: 'unseen', multiple: true },
    accept: '.csv,.xlsx,.xlsm,.tsv,.txt,.gz,.zip',
  })
  input.addEventListener('change', () => scored([...(input.files ?? [])]))
  const area = element(
    'div',
    { className: 'drop' },
    input,
    element('label', { className: 'button main', htmlFor: 'files' }, words.choose),
    element('p', {}, words.drop),
  )
  const over = (is: boolean) => (event: DragEvent) => {
    event.preventDefault()
    area.classList.toggle('over', is)
  }
  area.addEventListener('dragover', over(true))
  area.addEventListener('dragleave', over(false))
  area.addEventListener('drop', event => {
    over(false)(event)
    scored([...(event.dataTransfer?.files ?? [])])
  })
  return area
}

function rubricChoice(): HTMLElement {
  const words = PAGE_WORDS[state.language]
  const option = (value: string, text: string) =>
    element('option', { value, selected: value === (state.wishes.rubric ?? '') }, text)
  const select = element(
    'select',
    { id: 'rubric' },
    option('', words.detected),
    ...state.rubrics.map(([id, title]) => option(id, `${title} (${id})`)),
  )
  select.addEventListener('change', () => {
    state.wishes = { ...state.wishes, rubric: select.value }
    scored(state.files)
  })
  return element('p', {}, element('label', {}, words.rubric, select))
}

async function scored(files: readonly File[]): Promise<void> {
  if (files.length === 0) return
  state.files = files
  say(PAGE_WORDS[state.language].working)
  try {
    await ask('score', files, state.wishes)
    state.result = await ask('result', state.language)
    const words = PAGE_WORDS[state.language]
    state.status = state.result.page === undefined ? words.nothing : words.done
    show()
  } catch (error) {
    showFault(error)
  }
}

function say(text: string): void {
  state.status = text
  const status = shadow.getElementById('status')
  if (status !== null) status.textContent = text
}

function showFault(error: unknown): void {
  state.result = { problems: [] }
  show()
  const text = error instanceof Error ? error.message : String(error)
  say(PAGE_WORDS[state.language].fault)
  shadow.getElementById('status')?.after(element('pre', { tabIndex: 0 }, text))
}

function downloads(): HTMLElement {
  const words = PAGE_WORDS[state.language]
  const buttons = FORMATS.map(format => {
    const button = element('button', { id: `save-${format}` }, format.toUpperCase())
    button.addEventListener('click', async () => saved(await ask('file', format, state.language)))
    return button
  })
  const print = element('button', {}, words.print)
  print.addEventListener('click', () => window.print())
  return element(
    'div',
    { className: 'row', role: 'group', ariaLabel: words.save },
    element('span', {}, words.save),
    ...buttons,
    print,
  )
}

function saved({ name, content }: WrittenFile): void {
  const url = URL.createObjectURL(new Blob([content as BlobPart]))
  element('a', { href: url, download: name }).click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

function problemList(problems: readonly Problem[]): HTMLElement {
  const words = PAGE_WORDS[state.language]
  const list = problems.map(({ severity, grave, place, message, remedy, code }) =>
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
      ...(remedy === '' ? [] : [element('p', {}, element('b', {}, words.fix), ` ${remedy}`)]),
    ),
  )
  return element(
    'div',
    {},
    element('h2', {}, words.problems),
    element('ul', { className: 'problems' }, ...list),
  )
}

async function begin(): Promise<void> {
  show()
  const packed = Uint8Array.from(atob(textOf('rubrics')), letter => letter.charCodeAt(0))
  const version = document.documentElement.dataset.version ?? ''
  await asked('begin', { rubrics: packed, version })
  state.rubrics = await ask('rubrics', state.language)
  // Whoever was quick has chosen a file already.
  if (state.files.length === 0) show()
}

begin().catch(showFault)
