/**
 * docs/ and the pages beside it -> build/site/: the book as HTML that opens from the disk, with a search that needs no network.
 * Usage: npm run build:site. Ends with 1 where a link leads nowhere.
 */
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join, relative } from 'node:path/posix'
import { fileURLToPath } from 'node:url'
import MarkdownIt from 'markdown-it'
import MiniSearch from 'minisearch'

process.chdir(dirname(dirname(fileURLToPath(import.meta.url))))
const OUT = 'build/site'
const SINGLE = ['README.md', 'CHANGELOG.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md']
const FOLDERS = ['docs', 'rubrics', 'examples', 'src']
const WORDS = {
  id: { search: 'Cari', book: 'Buku ini', other: 'English' },
  en: { search: 'Search', book: 'The book', other: 'Bahasa Indonesia' },
}

const pages = [...SINGLE, ...FOLDERS.flatMap(folder => markdownIn(folder))].map(rendered)
const byPath = new Map(pages.map(page => [page.path, page]))
const dead = pages.flatMap(page => page.links.flatMap(link => faultOf(page, link)))

rmSync(OUT, { recursive: true, force: true })
for (const page of pages) write(page.target, layout(page))
for (const language of ['id', 'en']) write(`search-${language}.js`, searchIndex(language))
cpSync('node_modules/minisearch/dist/umd/index.js', `${OUT}/minisearch.js`)
write('site.css', siteStyle())
write('site.js', `(${browserSearch})()\n`)
write(
  'index.html',
  '<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=docs/README.html"><title>rb-score</title><a href="docs/README.html">rb-score</a>\n',
)
for (const fault of dead) console.error(fault)
console.log(
  `${pages.length} pages, ${pages.reduce((sum, { sections }) => sum + sections.length, 0)} sections, ${dead.length} dead links`,
)
process.exitCode = dead.length === 0 ? 0 : 1

function markdownIn(folder) {
  const files = readdirSync(folder, { recursive: true }).map(file =>
    join(folder, file.replaceAll('\\', '/')),
  )
  return files.filter(file => file.endsWith('.md')).sort()
}

function rendered(path) {
  const links = []
  const sections = []
  const markdown = new MarkdownIt({ html: true, typographer: false })
  const tokens = markdown.parse(readFileSync(path, 'utf8'), {})
  const taken = new Map()
  let section
  tokens.forEach((token, at) => {
    if (token.type === 'heading_open') {
      section = {
        id: anchor(plainText(tokens[at + 1]), taken),
        title: plainText(tokens[at + 1]),
        text: '',
      }
      token.attrSet('id', section.id)
      sections.push(section)
    } else if (section !== undefined && (token.type === 'inline' || token.type === 'fence')) {
      section.text += ` ${token.type === 'inline' ? plainText(token) : token.content}`
    }
    for (const child of token.children ?? []) {
      const name = child.type === 'link_open' ? 'href' : child.type === 'image' ? 'src' : undefined
      const to = name && child.attrGet(name)
      if (!to || /^[a-z]+:/.test(to)) continue
      links.push(to)
      child.attrSet(name, to.replace(/\.md(?=#|$)/, '.html'))
    }
  })
  const language = path.startsWith('docs/id/') ? 'id' : 'en'
  const target = path.replace(/\.md$/, '.html')
  const html = markdown.renderer.render(tokens, markdown.options, {})
  return {
    path,
    target,
    language,
    links,
    sections,
    title: sections[0]?.title ?? basename(path),
    html,
  }
}

function plainText(inline) {
  return (inline?.children ?? [])
    .map(({ content, type }) => (type === 'softbreak' ? ' ' : content))
    .join('')
}

/** As the pages where the book is read otherwise make them. */
function anchor(title, taken) {
  const id = title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-')
  const before = taken.get(id) ?? 0
  taken.set(id, before + 1)
  return before === 0 ? id : `${id}-${before}`
}

/** What is no page but stands in the repository comes along. */
function faultOf({ path, sections }, link) {
  const [file = '', id] = decodeURI(link).split('#')
  const target = file === '' ? path : join(dirname(path), file)
  const page = byPath.get(target)
  if (page !== undefined) {
    const isThere =
      id === undefined || (file === '' ? sections : page.sections).some(each => each.id === id)
    return isThere ? [] : [`${path}: no heading ${link}`]
  }
  if (target.startsWith('..') || !existsSync(target)) return [`${path}: nothing at ${link}`]
  if (statSync(target).isFile()) queueMicrotask(() => copied(target))
  return []
}

function copied(file) {
  mkdirSync(`${OUT}/${dirname(file)}`, { recursive: true })
  cpSync(file, `${OUT}/${file}`)
}

function write(target, text) {
  mkdirSync(dirname(`${OUT}/${target}`), { recursive: true })
  writeFileSync(`${OUT}/${target}`, text)
}

function layout({ target, language, title, html }) {
  const up = relative(dirname(target), '.') || '.'
  const words = WORDS[language]
  const chapters = pages.filter(
    page => page.language === language && /^docs\/(?:id\/)?\d/.test(page.path),
  )
  const start = language === 'id' ? 'docs/id/01-nilai-pertama.html' : 'docs/README.html'
  // The same chapter, by its number, where there is one.
  const number = /^docs\/(?:id\/)?(\d\d)-/.exec(target)?.[1]
  const twin = pages.find(
    page => page.language !== language && number && basename(page.target).startsWith(`${number}-`),
  )
  const first = language === 'id' ? 'docs/README.html' : 'docs/id/01-nilai-pertama.html'
  const other = twin?.target ?? first
  const entry = page =>
    `<li><a href="${up}/${page.target}"${page.target === target ? ' aria-current="page"' : ''}>${escaped(page.title)}</a></li>`
  return `<!doctype html>
<html lang="${language}" data-up="${up}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(title)} · rb-score</title><link rel="stylesheet" href="${up}/site.css"></head>
<body><header><a href="${up}/${start}">rb-score</a> <label>${words.search} <input type="search" id="search"></label> <a href="${up}/${other}" lang="${language === 'id' ? 'en' : 'id'}">${words.other}</a><ul id="found" aria-live="polite"></ul></header>
<nav aria-label="${words.book}"><ul>${chapters.map(entry).join('')}</ul></nav>
<main>${html}</main>
<script src="${up}/minisearch.js"></script><script src="${up}/search-${language}.js"></script><script src="${up}/site.js"></script></body></html>
`
}

function escaped(text) {
  return text.replace(/[&<>"]/g, sign => `&#${sign.charCodeAt(0)};`)
}

/** A script rather than data: a page from the disk may load no other. */
function searchIndex(language) {
  const search = new MiniSearch({
    fields: ['title', 'text'],
    storeFields: ['title', 'page', 'target'],
  })
  const own = pages.filter(page => page.language === language)
  search.addAll(
    own.flatMap(page =>
      page.sections.map(({ id, title, text }) => ({
        ...{
          id: `${page.target}#${id}`,
          target: `${page.target}#${id}`,
          title,
          text,
          page: page.title,
        },
      })),
    ),
  )
  return `window.searchIndex = ${JSON.stringify(JSON.stringify(search)).replaceAll('<', '\\u003c')}\n`
}

/** Runs in the page. */
function browserSearch() {
  const search = window.MiniSearch.loadJSON(window.searchIndex, {
    ...{ fields: ['title', 'text'], storeFields: ['title', 'page', 'target'] },
    searchOptions: { boost: { title: 3 }, prefix: true, fuzzy: 0.1, combineWith: 'AND' },
  })
  const list = document.getElementById('found')
  document.getElementById('search').addEventListener('input', event => {
    const found = search.search(event.target.value).slice(0, 12)
    list.replaceChildren(
      ...found.map(({ title, page, target }) => {
        const link = document.createElement('a')
        link.href = `${document.documentElement.dataset.up}/${target}`
        link.textContent = title === page ? title : `${page} › ${title}`
        const item = document.createElement('li')
        item.append(link)
        return item
      }),
    )
  })
}

function siteStyle() {
  return `:root{color-scheme:light dark}body{margin:0 auto;max-width:72rem;padding:0 1.25rem;font:16px/1.55 system-ui,"Segoe UI",Roboto,"Noto Sans",sans-serif;display:grid;grid-template-columns:15rem minmax(0,1fr);gap:0 2.5rem}header{grid-column:1/-1;padding:1rem 0;display:flex;flex-wrap:wrap;gap:.5rem 1.5rem;align-items:center;border-bottom:1px solid #8886}header>a:first-child{font-weight:700}#found{flex-basis:100%;margin:0;padding-left:1rem}#found:empty{display:none}input{font:inherit;padding:.25rem .5rem;max-width:100%}nav ul{list-style:none;padding:0;font-size:.9375rem}nav li{margin:.375rem 0}[aria-current]{font-weight:700}main{padding-bottom:4rem;overflow-wrap:break-word}h1,h2,h3{line-height:1.25;text-wrap:balance}pre{overflow-x:auto;background:#8881;padding:.75rem 1rem;border-radius:.375rem;font-size:.875rem;line-height:1.4}code{font-family:ui-monospace,Consolas,monospace}table{border-collapse:collapse;display:block;overflow-x:auto;font-size:.9375rem}th,td{border-bottom:1px solid #8886;padding:.375rem .75rem .375rem 0;text-align:left;vertical-align:top}img{max-width:100%}@media (max-width:50rem){body{display:block}}@media print{header,nav{display:none}body{display:block}}`
}
