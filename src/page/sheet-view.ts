/** The questionnaire as a form; its answers stay in the browser, and in a file that is saved. */
import type { Answerer, AnswerSheet, SheetForm, SheetQuestion } from './answer-sheet.ts'
import { element } from './element.ts'
import type { PageContext } from './page-state.ts'
import { button, choice, fileButton, labelled, problemList, statusLine } from './parts.ts'
import { scoreFiles } from './score-view.ts'
import { levelChoice, rubricChoice } from './template-view.ts'

const KEPT = 'rb-score answers'

export function sheetView(context: PageContext): readonly HTMLElement[] {
  const { state } = context
  const sheet = state.sheet ?? keptSheet()
  if (sheet !== undefined) state.sheet = sheet
  if (sheet === undefined || sheet.answerers.length === 0) return beginning(context)
  const area = element('div', {})
  context
    .ask('form', { rubric: sheet.rubric, level: sheet.level }, state.language)
    .then(form => area.replaceChildren(...questionnaire(context, sheet, form)))
  return [statusLine(context), area]
}

// Whose answers, to which rubric.

function beginning(context: PageContext): readonly HTMLElement[] {
  const { words, state } = context
  const rubric = rubricChoice(context, 'sheet-rubric')
  const level = element('span', {})
  const adapt = () => level.replaceChildren(...levelChoice(context, rubric.value, 'sheet-level'))
  rubric.addEventListener('change', adapt)
  adapt()
  const name = element('input', { id: 'sheet-name', type: 'text' })
  const year = element('input', { id: 'sheet-year', type: 'text', inputMode: 'numeric' })
  const wishes = () => ({
    rubric: rubric.value,
    level: level.querySelector('select')?.value ?? '',
  })
  const begin = () => {
    const first = newAnswerer(name.value.trim() || 'R001', year.value.trim())
    keep(context, { ...wishes(), answerers: [first] })
    context.show()
  }
  const open = (files: readonly File[]) =>
    context.busy(async () => {
      const { sheet, problems } = await context.ask('opened', files, wishes())
      state.status = ''
      if (sheet !== undefined) keep(context, sheet)
      context.show()
      area.replaceChildren(...problemList(words.problems, problems))
    })
  const area = element('div', {})
  return [
    element(
      'div',
      { className: 'fields' },
      labelled(words.rubric, rubric),
      level,
      labelled(`${words.unit} / ${words.respondent}`, name),
      labelled(words.year, year),
    ),
    element(
      'div',
      { className: 'row' },
      button('begin', words.begin, begin),
      ...fileButton({ id: 'open-answers', text: words.openAnswers, accept: '.csv,.xlsx' }, open),
    ),
    statusLine(context),
    area,
  ]
}

function newAnswerer(name: string, period: string): Answerer {
  return { name, period, identity: {}, entries: {} }
}

// Kept in the browser, as far as it keeps anything.

function keptSheet(): AnswerSheet | undefined {
  try {
    const kept = localStorage.getItem(KEPT)
    return kept === null ? undefined : JSON.parse(kept)
  } catch {
    return undefined
  }
}

function keep({ state, words }: PageContext, sheet: AnswerSheet | undefined): void {
  if (sheet === undefined) delete state.sheet
  else state.sheet = sheet
  try {
    if (sheet === undefined) localStorage.removeItem(KEPT)
    else localStorage.setItem(KEPT, JSON.stringify(sheet))
  } catch {
    state.status = words.notKept
  }
}

// The questions, with what is answered so far.

function questionnaire(
  context: PageContext,
  sheet: AnswerSheet,
  form: SheetForm,
): readonly HTMLElement[] {
  const { words, state } = context
  const at = Math.min(state.answerer, sheet.answerers.length - 1)
  const answerer = sheet.answerers[at] ?? newAnswerer('R001', '')
  const change = (changed: Partial<Answerer>) => {
    const { answerers } = state.sheet ?? sheet
    const now = { ...(answerers[at] ?? answerer), ...changed }
    keep(context, { ...sheet, answerers: answerers.with(at, now) })
  }
  const answered = (id: string, what: 'answer' | 'evidence' | 'note', text: string) => {
    const { entries } = state.sheet?.answerers[at] ?? answerer
    change({ entries: { ...entries, [id]: { ...entries[id], [what]: text } } })
  }
  const identity = form.groups.map(([id, title]) => {
    const field = element('input', { type: 'text', id: `group-${id}` })
    field.value = answerer.identity[id] ?? ''
    field.addEventListener('input', () => {
      const known = (state.sheet?.answerers[at] ?? answerer).identity
      change({ identity: { ...known, [id]: field.value } })
    })
    return labelled(title, field)
  })
  return [
    who(context, sheet, at),
    element('p', { className: 'soft' }, words.kept),
    ...(form.isSurvey ? [element('div', { className: 'fields' }, ...identity)] : []),
    ...form.questions.flatMap((question, position) => [
      ...headings(question, form.questions[position - 1]),
      questionField(context, question, { answerer, answered, isSurvey: form.isSurvey }),
    ]),
    ...ends(context),
  ]
}

function who(context: PageContext, sheet: AnswerSheet, at: number): HTMLElement {
  const { words, state } = context
  const names = sheet.answerers.map(({ name }, position) => [String(position), name] as const)
  const select = choice('answerer', names, String(at))
  select.addEventListener('change', () => {
    state.answerer = Number(select.value)
    context.show()
  })
  const name = element('input', { id: 'another-name', type: 'text' })
  const add = () => {
    const now = state.sheet ?? sheet
    const given = name.value.trim() || `R${String(now.answerers.length + 1).padStart(3, '0')}`
    const period = now.answerers[0]?.period ?? ''
    keep(context, { ...now, answerers: [...now.answerers, newAnswerer(given, period)] })
    state.answerer = now.answerers.length
    context.show()
  }
  return element(
    'div',
    { className: 'row' },
    labelled(words.answerer, select),
    labelled(`${words.unit} / ${words.respondent}`, name),
    button('another', words.another, add),
  )
}

/** Where the question before stood under another one. */
function headings(question: SheetQuestion, before: SheetQuestion | undefined): HTMLElement[] {
  const path = question.path.join(' › ')
  return path === '' || path === before?.path.join(' › ') ? [] : [element('h2', {}, path)]
}

interface Answering {
  readonly answerer: Answerer
  readonly isSurvey: boolean
  answered(id: string, what: 'answer' | 'evidence' | 'note', text: string): void
}

function questionField(
  { words }: PageContext,
  { id, text, choices, fields }: SheetQuestion,
  { answerer, answered, isSurvey }: Answering,
): HTMLElement {
  const entry = answerer.entries[id] ?? {}
  const options = choices.length === 0 ? [] : [...choices, ['', words.unanswered] as const]
  const radios = options.map(([value, label]) => {
    const radio = element('input', {
      ...{ type: 'radio', name: `answer-${id}`, value },
      checked: value === (entry.answer ?? ''),
    })
    radio.addEventListener('change', () => answered(id, 'answer', value))
    return element('label', { className: 'option' }, radio, label)
  })
  const typed = (key: string, what: 'answer' | 'evidence' | 'note', label: string) => {
    const field = element('input', { type: 'text', id: `${what}-${key}` })
    field.value = answerer.entries[key]?.[what] ?? ''
    field.addEventListener('input', () => answered(key, what, field.value.trim()))
    return labelled(label, field)
  }
  return element(
    'fieldset',
    {},
    element('legend', {}, `${id} · ${text}`),
    ...fields.map(([field, label]) => typed(field, 'answer', label)),
    ...radios,
    ...(isSurvey
      ? []
      : [
          element(
            'div',
            { className: 'fields' },
            typed(id, 'evidence', words.evidence),
            typed(id, 'note', words.note),
          ),
        ]),
  )
}

function ends(context: PageContext): readonly HTMLElement[] {
  const { words, state } = context
  const file = () => context.ask('answers', state.sheet, state.language)
  const save = () => context.busy(async () => context.save(await file()))
  const score = () =>
    context.busy(async () => {
      const { name, content } = await file()
      const { rubric = '' } = state.sheet ?? {}
      state.wishes = { rubric, options: {} }
      await scoreFiles(context, [new File([content as BlobPart], name)])
    })
  const forget = () => {
    keep(context, undefined)
    context.show()
  }
  return [
    element(
      'div',
      { className: 'row' },
      button('score-answers', words.scoreAnswers, score),
      button('save-answers', words.saveAnswers, save),
      button('forget', words.forget, forget),
    ),
  ]
}
