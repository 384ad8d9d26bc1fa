/** Texts of a workbook as they are written in XML, in cells and in the list that cells share -> plain text. */

interface RichText {
  open(name: string): void
  close(name: string): void
  text(piece: string): void
  /** What was gathered since the last call. */
  taken(): string
}

/** Joins the runs of a text; how it is read aloud (`rPh`) is no part of it. */
export function richText(): RichText {
  let whole = ''
  let isText = false
  let passedOver = 0
  return {
    open(name) {
      if (passedOver > 0 || name === 'rPh') passedOver += 1
      else if (name === 't') isText = true
    },
    close(name) {
      if (passedOver > 0) passedOver -= 1
      else if (name === 't') isText = false
    },
    text(piece) {
      if (isText && passedOver === 0) whole += piece
    },
    taken() {
      const text = whole
      whole = ''
      return text
    },
  }
}

/** `_x000D_` stands for a character that XML has no room for; `_x005F_` for the underscore of such a text. */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([\da-f]{4})_/gi, (_, code) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
}

/** A part of a long text keeps all of it in memory for as long as it lives itself; a copy does not. */
export function detached(text: string): string {
  return text.length < 13 ? text : new TextDecoder().decode(new TextEncoder().encode(text))
}
