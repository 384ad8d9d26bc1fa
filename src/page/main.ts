/** The page itself: what a person chooses goes to the worker, what comes back is shown. Nothing is computed here. */
import { pageWorker } from './call-worker.ts'
import { checkView } from './check-view.ts'
import { element } from './element.ts'
import { type PageContext, type PageState, TASKS, type Task } from './page-state.ts'
import type { Result } from './page-work.ts'
import { scoreFiles, scoreView } from './score-view.ts'
import { sheetView } from './sheet-view.ts'
import { GROUND_STYLE, PAGE_STYLE } from './style.ts'
import { templateView } from './template-view.ts'
import { PAGE_WORDS } from './words.ts'

const VIEWS: Readonly<Record<Task, (context: PageContext) => readonly HTMLElement[]>> = {
  ...{ score: scoreView, sheet: sheetView, template: templateView, check: checkView },
}

const textOf = (id: string) => document.getElementById(id)?.textContent ?? ''
const worker = pageWorker(textOf('worker'))

const state: PageState = {
  ...{ language: 'id', task: 'score', files: [], wishes: { rubric: '', options: {} }, beside: {} },
  ...{ rubrics: [], result: { problems: [] }, status: '', answerer: 0 },
}

const context: PageContext = {
  state,
  get words() {
    return PAGE_WORDS[state.language]
  },
  ask: worker.ask,
  show,
  async busy(work) {
    const before = state.status
    const { working } = context.words
    say(working)
    try {
      await work()
      if (state.status === working) say(before)
    } catch (error) {
      showFault(error)
    }
  },
  save({ name, content }) {
    const url = URL.createObjectURL(new Blob([content as BlobPart]))
    element('a', { href: url, download: name }).click()
    setTimeout(() => URL.revokeObjectURL(url), 60_000)
  },
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
  const { language, result, task } = state
  const { words } = context
  const focused = shadow.activeElement?.id
  document.documentElement.lang = language
  const page = task === 'score' ? result.page : undefined
  showReport(page)
  const content = [
    element(
      'div',
      { className: 'top' },
      element(page === undefined ? 'h1' : 'p', { className: 'brand' }, 'rb-score'),
      languageButton(),
    ),
    element('p', { className: 'about' }, words.about),
    taskList(),
    ...VIEWS[task](context),
  ]
  // The report has a main part of its own.
  const outer =
    page === undefined
      ? element('main', {})
      : element('section', { className: 'with-report', ariaLabel: 'rb-score' })
  outer.append(element('div', { className: 'page' }, ...content))
  shadow.replaceChildren(outer)
  if (focused) shadow.getElementById(focused)?.focus()
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
  button.append(context.words.other)
  button.addEventListener('click', () =>
    context.busy(async () => {
      state.language = other
      await speak()
      state.status = ''
      show()
    }),
  )
  return button
}

/** What was said already, in the language of now. */
async function speak(): Promise<void> {
  const { language, checked } = state
  state.rubrics = await worker.ask('rubrics', language)
  state.result = await worker.ask('result', language)
  if (checked?.problems !== undefined) {
    const problems = await worker.ask('check', checked.text, checked.name, language)
    state.checked = { ...checked, problems }
  }
}

function taskList(): HTMLElement {
  const { words } = context
  const buttons = TASKS.map(task => {
    const button = element('button', { id: `task-${task}` }, words[task])
    if (task === state.task) button.setAttribute('aria-current', 'page')
    button.addEventListener('click', () => {
      state.task = task
      state.status = ''
      show()
    })
    return element('li', {}, button)
  })
  return element('nav', { ariaLabel: words.tasks }, element('ul', {}, ...buttons))
}

function say(text: string): void {
  state.status = text
  const status = shadow.getElementById('status')
  if (status !== null) status.textContent = text
}

function showFault(error: unknown): void {
  state.result = { problems: [] }
  show()
  say(context.words.fault)
  const text = error instanceof Error ? error.message : String(error)
  shadow.getElementById('status')?.after(element('pre', { tabIndex: 0 }, text))
}

async function begin(): Promise<void> {
  show()
  const rubrics = Uint8Array.from(atob(textOf('rubrics')), letter => letter.charCodeAt(0))
  await worker.begin({ rubrics, version: document.documentElement.dataset.version ?? '' })
  state.rubrics = await worker.ask('rubrics', state.language)
  // Whoever was quick has chosen a file already.
  if (state.files.length === 0) show()
}

// A file that misses its place must not make the browser leave the page.
addEventListener('dragover', event => event.preventDefault())
addEventListener('drop', event => {
  event.preventDefault()
  const files = [...(event.dataTransfer?.files ?? [])]
  if (files.length > 0) scoreFiles(context, files)
})

begin().catch(showFault)
