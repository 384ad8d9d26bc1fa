/** The address of a web page -> the QR code that leads there, as cells that are dark or not. Nothing is asked of the address. */
import { correction, generate } from 'lean-qr'

export interface AddressCode {
  readonly address: string
  /** Cells along one side, without the quiet zone around them. */
  readonly size: number
  readonly isDark: (x: number, y: number) => boolean
}

/** Longer ones make a code too dense for a poster. */
const MOST_LETTERS = 300
/** Light cells that readers need on every side. */
export const QUIET = 4

/** Undefined for what no telephone would open: a name of a place, or an address without https. */
export function addressCode(text: string): AddressCode | undefined {
  const address = text.trim()
  if (!/^https?:\/\/[^\s/]+\S*$/i.test(address) || address.length > MOST_LETTERS) return undefined
  const { size, get } = generate(address, { minCorrectionLevel: correction.M })
  return { address, size, isDark: (x, y) => get(x, y) }
}

/** One path of all dark cells, in cells of the code with its quiet zone. */
export function codePath({ size, isDark }: AddressCode): string {
  const cells = Array.from({ length: size * size }, (_, at) => [at % size, Math.floor(at / size)])
  return cells
    .flatMap(([x = 0, y = 0]) => (isDark(x, y) ? [`M${x + QUIET} ${y + QUIET}h1v1h-1z`] : []))
    .join('')
}

/** Each cell as so many points, so that nothing blurs where it is drawn larger. */
const POINTS = 8
const HEAD = 62

/** The same as a bitmap of two colours, which Word and LibreOffice show as it is. */
export function codeBitmap({ size, isDark }: AddressCode): Uint8Array {
  const side = (size + 2 * QUIET) * POINTS
  // Rows are filled up to four bytes.
  const stride = Math.ceil(side / 32) * 4
  const bytes = new Uint8Array(HEAD + stride * side)
  const view = new DataView(bytes.buffer)
  bytes.set([0x42, 0x4d])
  view.setUint32(2, bytes.length, true)
  view.setUint32(10, HEAD, true)
  view.setUint32(14, 40, true)
  view.setInt32(18, side, true)
  view.setInt32(22, side, true)
  view.setUint16(26, 1, true)
  view.setUint16(28, 1, true)
  view.setUint32(34, stride * side, true)
  view.setUint32(46, 2, true)
  // Black, then white: a bit that is set is light.
  bytes.set([0, 0, 0, 0, 255, 255, 255, 0], 54)
  for (let y = 0; y < side; y += 1)
    for (let x = 0; x < side; x += 1) {
      const [cellX, cellY] = [x, y].map(at => Math.floor(at / POINTS) - QUIET)
      const isInside =
        cellX !== undefined &&
        cellY !== undefined &&
        [cellX, cellY].every(at => at >= 0 && at < size)
      if (isInside && isDark(cellX, cellY)) continue
      // The last row of the picture stands first.
      const at = HEAD + (side - 1 - y) * stride + Math.floor(x / 8)
      bytes[at] = (bytes[at] ?? 0) | (0x80 >> (x % 8))
    }
  return bytes
}
