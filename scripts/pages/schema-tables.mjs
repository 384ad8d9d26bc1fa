/** A JSON Schema -> Markdown tables, one for each object in it: key, what it holds, what it means. */

/** Simple parts that need no table of their own. */
const PLAIN = { localized: 'localized text', exact: 'exact number', quantity: 'quantity' }
/** Objects that recur under many keys, known by their own keys. */
const RECURRING = { 'digits,mode': 'A rounding', 'from,to,round': 'A rescale' }

/** `root` is a schema with properties; `definitions` are what `$ref` names. Tables come in the order of reading. */
export function schemaTables(root, definitions, { rootTitle }) {
  const sections = []
  /** Titles of the tables that are there or will be, by the keys of their objects. */
  const titles = new Map()
  const waiting = [{ schema: root, title: rootTitle }]
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const { schema, title } = next
    const found = []
    const rows = Object.entries(schema.properties).map(([name, field]) => {
      const inner = objectIn(field, definitions)
      const key = inner && keysOf(inner.schema)
      if (inner !== undefined && !titles.has(key)) {
        titles.set(key, RECURRING[key] ?? inner.title ?? pathOf(title, name, inner.suffix))
        found.push({ schema: inner.schema, title: titles.get(key) })
      }
      const kind = kindOf(field, titles.get(key))
      const needed = (schema.required ?? []).includes(name) ? 'yes' : ''
      return `| \`${name}\` | ${kind} | ${needed} | ${cell(inEnglish(field.description))} |`
    })
    const isRecurring = Object.values(RECURRING).includes(title)
    const about =
      schema.description === undefined || isRecurring
        ? []
        : [`${cell(inEnglish(schema.description))}.`, '']
    const head = ['| Key | Holds | Needed | Meaning |', '|---|---|---|---|']
    sections.push([`### ${title}`, '', ...about, ...head, ...rows].join('\n'))
    waiting.unshift(...found)
  }
  return `${sections.join('\n\n')}\n`
}

function keysOf(schema) {
  const keys = Object.keys(schema.properties).join(',')
  return RECURRING[keys] === undefined ? JSON.stringify(schema.properties) : keys
}

/** The object that a field holds, alone, in a list or under any key. */
function objectIn(field, definitions, suffix = '') {
  if (field.$ref !== undefined) {
    const name = nameOf(field)
    if (PLAIN[name] !== undefined) return undefined
    return { schema: definitions[name], title: `A ${words(name)}`, suffix }
  }
  if (field.properties !== undefined) return { schema: field, suffix }
  if (field.items !== undefined) return objectIn(field.items, definitions, `${suffix}[]`)
  if (typeof field.additionalProperties === 'object')
    return objectIn(field.additionalProperties, definitions, `${suffix}.*`)
  // Of several objects the first is shown by its keys; a named one has its table wherever it is first named.
  const choices = (field.anyOf ?? []).map(choice => objectIn(choice, definitions, suffix))
  return choices.find(choice => choice !== undefined)
}

function kindOf(field, title) {
  if (field.$ref !== undefined) return PLAIN[nameOf(field)] ?? `a ${words(nameOf(field))}`
  if (field.enum !== undefined) return field.enum.map(each => `\`${each}\``).join(', ')
  if (field.const !== undefined) return `\`${field.const}\``
  if (field.anyOf !== undefined) return choiceOf(field.anyOf.map(each => kindOf(each, title)))
  if (field.type === 'array') {
    const isRange = field.minItems === 2 && field.maxItems === 2
    return isRange ? 'two exact numbers' : `list: ${kindOf(field.items, title)}`
  }
  if (field.properties !== undefined) return `keys of ${lowered(title)}`
  if (typeof field.additionalProperties === 'object')
    return `any keys: ${kindOf(field.additionalProperties, title)}`
  if (Array.isArray(field.type) || field.type === 'string') return 'text'
  const kinds = { integer: 'whole number', boolean: '`true` or `false`' }
  return kinds[field.type] ?? field.type ?? 'JSON'
}

/** A number that may be written with a percent sign, or as a word, is one thing to a reader. */
function choiceOf(kinds) {
  if (kinds.includes('`target`')) return 'exact number, percent, or `target`'
  return [...new Set(kinds)].join(' or ')
}

function nameOf(field) {
  return field.$ref.split('/').at(-1)
}

function words(name) {
  return name.replace(/([A-Z])/g, ' $1').toLowerCase()
}

function lowered(title) {
  return title.replace(/^A /, 'a ')
}

function pathOf(title, name, suffix) {
  const prefix = title.startsWith('`') ? `${title.slice(1, -1)}.` : ''
  return `\`${prefix}${name}${suffix}\``
}

/** The last line of a description; above it stands the same in Indonesian, where people write such files. */
function inEnglish(description = '') {
  return description.split('\n').at(-1)
}

function cell(text = '') {
  return text.replaceAll('|', '\\|')
}
