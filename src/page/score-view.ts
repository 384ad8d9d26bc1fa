/** Choosing data, saying how it is to be understood, and saving what came out. */
import { placeholders } from '../cli/command-definition.ts'
import { assessCommand } from '../cli/commands/assess.ts'
import { sentenceStart } from '../language/language.ts'
import { FILE_FLAGS, type FileFlag, PAGE_FLAGS } from './asked-options.ts'
import { element } from './element.ts'
import type { PageContext } from './page-state.ts'
import { button, choice, fileButton, labelled, problemList, statusLine } from './parts.ts'

const DATA = '.csv,.xlsx,.xlsm,.tsv,.txt,.gz,.zip,.json'
const FORMATS = ['html', 'xlsx', 'docx', 'json', 'csv'] as const

export function scoreView(context: PageContext): readonly HTMLElement[] {
  const { state, words } = context
  const { result } = state
  return [
    dropArea(context),
    ...(state.files.length === 0 ? [] : [chosenFiles(context)]),
    optionsForm(context),
    statusLine(context),
    ...(result.page === undefined ? [] : [downloads(context)]),
    ...problemList(words.problems, result.problems),
    ...columnsForm(context),
  ]
}

export function scoreFiles(context: PageContext, files: readonly File[]): Promise<void> {
  const { state, ask } = context
  state.task = 'score'
  state.files = files
  return context.busy(async () => {
    const { previous = [], roster = [] } = state.beside
    await ask('score', files, state.wishes, previous, roster)
    state.result = await ask('result', state.language)
    const { words } = context
    state.status = state.result.page === undefined ? words.nothing : words.done
    context.show()
    window.scrollTo(0, 0)
  })
}

function dropArea(context: PageContext): HTMLElement {
  const { words, state } = context
  const wishes = {
    ...{ id: 'files', text: words.choose, multiple: true },
    accept: `${DATA},.yaml,.yml`,
  }
  // Other files have other columns.
  const chosen = (files: readonly File[]) => {
    if (files.length === 0) return
    const { columns: _columns, ...others } = state.wishes
    state.wishes = others
    scoreFiles(context, files)
  }
  const area = element(
    'div',
    { className: 'drop' },
    ...fileButton(wishes, chosen),
    element('p', {}, words.drop),
  )
  area.addEventListener('dragover', () => area.classList.add('over'))
  area.addEventListener('dragleave', () => area.classList.remove('over'))
  return area
}

function chosenFiles({ state, words }: PageContext): HTMLElement {
  return element('p', {}, `${words.chosen}: ${state.files.map(({ name }) => name).join(', ')}`)
}

function downloads(context: PageContext): HTMLElement {
  const { words, state } = context
  const buttons = FORMATS.map(format =>
    button(`save-${format}`, format.toUpperCase(), () =>
      context.busy(async () => {
        context.save(await context.ask('file', format, state.language))
      }),
    ),
  )
  return element(
    'div',
    { className: 'row', role: 'group', ariaLabel: words.save },
    element('span', {}, words.save),
    ...buttons,
    button('print', words.print, () => window.print()),
  )
}

/** The mapping file as a form; open where something is missing. */
function columnsForm(context: PageContext): readonly HTMLElement[] {
  const { words, state } = context
  const { columns: form, page } = state.result
  if (form === undefined) return []
  const fields = new Map<string, HTMLSelectElement>()
  const tables = form.tables.flatMap(({ name, columns, missing }, at) => [
    element(
      'div',
      { className: 'wide', tabIndex: 0, role: 'group', ariaLabel: name },
      element(
        'table',
        {},
        element('caption', {}, name),
        element('thead', {}, row('th', [words.column, words.header, words.use, words.how])),
        element(
          'tbody',
          {},
          ...columns.map(({ header, shown, letters, target, how }, position) => {
            const field = choice(`column-${at}-${position}`, form.targets, target)
            field.ariaLabel = `${words.use}: ${shown}`
            fields.set(header, field)
            return row('td', [letters, shown, field, how])
          }),
        ),
      ),
    ),
    ...(missing.length === 0
      ? []
      : [element('p', { className: 'missing' }, `${words.missing} ${missing.join('; ')}`)]),
  ])
  const apply = () => {
    const columns = Object.fromEntries([...fields].map(([header, { value }]) => [header, value]))
    state.wishes = { ...state.wishes, columns }
    scoreFiles(context, state.files)
  }
  const save = async () => context.save(await context.ask('file', 'mapping', state.language))
  return [
    element(
      'details',
      { id: 'columns', open: page === undefined },
      element('summary', {}, words.columns),
      ...tables,
      element(
        'div',
        { className: 'row' },
        button('apply', words.apply, apply),
        button('save-mapping', words.saveMapping, save),
      ),
    ),
  ]
}

function row(tag: 'th' | 'td', cells: readonly (string | HTMLElement)[]): HTMLElement {
  return element('tr', {}, ...cells.map(cell => element(tag, {}, cell)))
}

/** The flags of the command line, in its words: messages name them. */
function optionsForm(context: PageContext): HTMLElement {
  const { words, state } = context
  const { wishes, rubrics, language } = state
  const rubric = choice(
    'rubric',
    [['', words.detected], ...rubrics.map(({ id, title }) => [id, `${title} (${id})`] as const)],
    wishes.rubric,
  )
  const flags = assessCommand.groups.flatMap(group => group.flags)
  const fields = PAGE_FLAGS.flatMap((name): readonly OptionField[] => {
    const flag = flags.find(each => each.flags.split(' ')[0] === name)
    if (flag === undefined) return []
    const key = name.slice(2)
    const [file] = FILE_FLAGS.filter(each => each === key)
    const about = [sentenceStart(flag.about[language]), placeholders(flag.flags, language)] as const
    if (file !== undefined)
      return [{ key, field: undefined, label: besideField(context, file, about) }]
    const field = fieldOf(flag, `option-${key}`, wishes.options[key] ?? '')
    return [
      {
        key,
        field,
        label: labelled(about[0], field, about[1]),
      },
    ]
  })
  const again = () => {
    const values = fields.flatMap(({ key, field }) =>
      field === undefined ? [] : [[key, typedIn(field)] as const],
    )
    state.wishes = { ...state.wishes, rubric: rubric.value, options: Object.fromEntries(values) }
    scoreFiles(context, state.files)
  }
  rubric.addEventListener('change', () => {
    state.wishes = { ...state.wishes, rubric: rubric.value }
    if (state.files.length > 0) scoreFiles(context, state.files)
  })
  const isAsked = Object.values(wishes.options).some(value => value !== '')
  return element(
    'div',
    {},
    element('p', {}, labelled(words.rubric, rubric, '-r, --rubric')),
    element(
      'details',
      { id: 'options', open: isAsked },
      element('summary', {}, words.options),
      element('p', { className: 'soft' }, words.optionsHint),
      element('div', { className: 'fields' }, ...fields.map(({ label }) => label)),
      ...(state.files.length === 0 ? [] : [button('again', words.again, again)]),
    ),
  )
}

/** What is compared with, or counted against: chosen like data, and taken away again. Other fields keep what was typed. */
function besideField(
  { words, state }: PageContext,
  flag: FileFlag,
  [about, form]: readonly [string, string],
): HTMLElement {
  const names = element('span', {})
  const set = (files: readonly File[]) => {
    state.beside = { ...state.beside, [flag]: files }
    names.textContent = files.map(({ name }) => name).join(', ')
    remove.hidden = files.length === 0
  }
  const remove = button(`remove-${flag}`, words.remove, () => set([]))
  remove.className = 'quiet'
  const wishes = { id: `option-${flag}`, text: words.chooseOne, accept: DATA, multiple: true }
  const [input, label] = fileButton(wishes, set)
  input.ariaLabel = about
  set(state.beside[flag] ?? [])
  return element(
    'div',
    { className: 'field' },
    element('span', {}, about, element('code', {}, form)),
    element('span', { className: 'row' }, input, label, names, remove),
  )
}

interface OptionField {
  readonly key: string
  /** Undefined where files are chosen. */
  readonly field: Field | undefined
  readonly label: HTMLElement
}

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement

function fieldOf(
  flag: {
    readonly flags: string
    readonly choices?: readonly string[]
    readonly repeatable?: boolean
  },
  id: string,
  value: string,
): Field {
  if (flag.choices !== undefined)
    return choice(id, [['', '–'], ...flag.choices.map(each => [each, each] as const)], value)
  if (!flag.flags.includes('<'))
    return element('input', { id, type: 'checkbox', checked: value === 'true' })
  if (flag.repeatable === true) return element('textarea', { id, rows: 2, value })
  return element('input', { id, type: flag.flags.includes('<DATE>') ? 'date' : 'text', value })
}

function typedIn(field: Field): string {
  return field.type === 'checkbox' && 'checked' in field
    ? field.checked
      ? 'true'
      : ''
    : field.value
}
