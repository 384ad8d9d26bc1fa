/** A JSON Schema -> Markdown tables, one for each object in it: field, what it holds, what it means. */

/** `root` is a schema with properties; `definitions` are what `$ref` names. Tables come in the order of reading. */
export function schemaTables(root, definitions, { rootTitle }) {
  const sections = []
  const done = new Set()
  const visit = (schema, title) => {
    const fields = Object.entries(schema.properties)
    const below = []
    const rows = fields.map(([name, field]) => {
      const inner = objectIn(field, definitions)
      if (inner !== undefined) below.push({ ...inner, path: join(title, name, inner.suffix) })
      const needed = (schema.required ?? []).includes(name) ? 'yes' : ''
      return `| \`${name}\` | ${kindOf(field, definitions)} | ${needed} | ${cell(field.description)} |`
    })
    const about = schema.description === undefined ? [] : [`${cell(schema.description)}.`, '']
    const head = ['| Key | Holds | Needed | Meaning |', '|---|---|---|---|']
    sections.push([`### ${title}`, '', ...about, ...head, ...rows].join('\n'))
    for (const { schema: each, name, path } of below) {
      const key = name ?? path
      if (done.has(key)) continue
      done.add(key)
      visit(each, name === undefined ? path : `A ${words(name)}`)
    }
  }
  visit(root, rootTitle)
  return `${sections.join('\n\n')}\n`
}

/** Simple parts that need no table of their own. */
const PLAIN = new Set(['localized', 'exact', 'quantity'])

/** The object that a field holds, alone, in a list or under any key. */
function objectIn(field, definitions, suffix = '') {
  if (field.$ref !== undefined) {
    const name = field.$ref.split('/').at(-1)
    if (PLAIN.has(name)) return undefined
    return { schema: definitions[name], name, suffix }
  }
  if (field.properties !== undefined) return { schema: field, suffix }
  if (field.items !== undefined) return objectIn(field.items, definitions, `${suffix}[]`)
  if (typeof field.additionalProperties === 'object')
    return objectIn(field.additionalProperties, definitions, `${suffix}.*`)
  for (const choice of field.anyOf ?? []) {
    const found = objectIn(choice, definitions, suffix)
    if (found !== undefined) return found
  }
  return undefined
}

function kindOf(field) {
  if (field.$ref !== undefined) {
    const name = field.$ref.split('/').at(-1)
    if (name === 'localized') return 'text in `id`, `en`'
    if (name === 'exact') return 'exact number'
    return `a ${words(name)}`
  }
  if (field.enum !== undefined) return field.enum.map(each => `\`${each}\``).join(', ')
  if (field.const !== undefined) return `\`${field.const}\``
  if (field.anyOf !== undefined) {
    const kinds = new Set(field.anyOf.map(kindOf))
    // A number that may be written with a fraction or a percent sign is one thing to a reader.
    if (kinds.has('`target`')) return 'exact number, percent, or `target`'
    return [...kinds].join(', or ')
  }
  if (field.type === 'array') {
    if (field.minItems === 2 && field.maxItems === 2) return 'two exact numbers'
    return `list of ${plural(kindOf(field.items))}`
  }
  if (field.properties !== undefined) return 'keys below'
  if (typeof field.additionalProperties === 'object')
    return `any keys, each ${kindOf(field.additionalProperties)}`
  if (Array.isArray(field.type) || field.type === 'string') return 'text'
  return { integer: 'whole number', boolean: '`true` or `false`' }[field.type] ?? field.type ?? 'JSON'
}

function plural(kind) {
  if (kind === 'text') return 'texts'
  if (kind === 'keys below') return 'groups of keys'
  return kind.replace(/^a (.*)$/, '$1s')
}

function words(name) {
  return name.replace(/([A-Z])/g, ' $1').toLowerCase()
}

function join(title, name, suffix) {
  const prefix = title.startsWith('`') ? `${title.slice(1, -1)}.` : ''
  return `\`${prefix}${name}${suffix}\``
}

function cell(text = '') {
  return text.replaceAll('|', '\\|')
}
