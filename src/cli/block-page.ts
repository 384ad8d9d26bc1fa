/** Blocks -> a page for the terminal, with an empty line between them. */
import type { Block } from '../render/blocks.ts'
import { palette } from '../render/palette.ts'
import { blockLines } from '../render/render-table.ts'
import type { Display } from './display.ts'

/** Lines longer than this are hard to read; tables with long texts may grow beyond it. */
const CALM_WIDTH = 99

export function blockPage(blocks: readonly Block[], { colour, width }: Display): string {
  const paint = palette(colour)
  // The last column stays free: some terminals break the line when it is filled.
  const page = { most: width - 1, usual: Math.min(width - 1, CALM_WIDTH) }
  return `${blocks.map(block => blockLines(block, page, paint).join('\n')).join('\n\n')}\n`
}
