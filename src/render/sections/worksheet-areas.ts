/** The score tree of a worksheet -> the nodes its tables list, and what they are called there. */
import type { ReportNode } from '../../report/report-shape.ts'
import type { Wording } from '../wording.ts'

const AREA = 'area'

/** Everything above the areas and the areas; without areas, what is right below the whole. The whole is not among them. */
export function listedNodes(root: ReportNode): readonly ReportNode[] {
  return root.children.flatMap(child =>
    holdsArea(child) && child.level !== AREA ? [child, ...listedNodes(child)] : [child],
  )
}

function holdsArea(node: ReportNode): boolean {
  return node.level === AREA || node.children.some(holdsArea)
}

/** Areas where they are few enough to stand side by side. */
export function areasAcross(root: ReportNode): readonly ReportNode[] {
  const areas = allNodes(root).filter(node => node.level === AREA)
  return areas.length > 0 && areas.length <= 10 ? areas : root.children
}

export function nodeAt(root: ReportNode, id: string): ReportNode | undefined {
  return allNodes(root).find(node => node.id === id)
}

function allNodes(node: ReportNode): readonly ReportNode[] {
  return [node, ...node.children.flatMap(allNodes)]
}

/** `5.4 Promosi Jabatan`: numbers stand in front, other ids do not. */
export function numberedTitle(
  { id, title }: Pick<ReportNode, 'id' | 'title'>,
  wording: Wording,
): string {
  const text = wording.text(title)
  const isNumber = /^(?:\d{1,3}|[A-Z]|[IVX]{1,5})(?:\.\w{1,5})*$/.test(id)
  return isNumber && !text.startsWith(`${id} `) ? `${id} ${text}` : text
}
