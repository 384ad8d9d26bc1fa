/** `node:fs` of an executable: files of the package come from within it, all others from the disk. */
import * as disk from 'node:fs'
import { dirname, relative, sep } from 'node:path'
import { getAsset } from 'node:sea'

export * from 'node:fs'

// The code asks for its package where it believes itself to be: beside the executable.
const root = dirname(process.execPath)
let packed

/** By path with slashes. */
function files() {
  packed ??= new Map(Object.entries(JSON.parse(getAsset('files.json', 'utf8'))))
  return packed
}

function textOf(path) {
  return typeof path === 'string'
    ? files().get(relative(root, path).split(sep).join('/'))
    : undefined
}

export function existsSync(path) {
  return textOf(path) !== undefined || disk.existsSync(path)
}

export function readFileSync(path, options) {
  const text = textOf(path)
  if (text === undefined) return disk.readFileSync(path, options)
  return options === undefined ? Buffer.from(text) : text
}

export function readdirSync(path, options) {
  const folder = `${relative(root, String(path)).split(sep).join('/')}/`
  const inside = [...files().keys()].filter(file => file.startsWith(folder))
  if (inside.length === 0 || options !== undefined) return disk.readdirSync(path, options)
  return [...new Set(inside.map(file => file.slice(folder.length).split('/')[0]))]
}

/** Files of the package that were opened, by a number that no file of the disk has. */
const open = new Map()

export function openSync(path, ...others) {
  const text = textOf(path)
  if (text === undefined) return disk.openSync(path, ...others)
  const file = -1 - open.size
  open.set(file, { bytes: Buffer.from(text), at: 0 })
  return file
}

export function readSync(file, chunk, ...others) {
  const reading = open.get(file)
  if (reading === undefined) return disk.readSync(file, chunk, ...others)
  const length = reading.bytes.copy(chunk, 0, reading.at)
  reading.at += length
  return length
}

export function closeSync(file) {
  if (!open.has(file)) disk.closeSync(file)
}
