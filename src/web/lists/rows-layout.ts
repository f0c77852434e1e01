/** The layout of a virtualised list, in which to-dos are dropped beside rows alone: neither on them, nor beside headings. */
import { type DropTarget, ListLayout } from 'react-aria-components'

export class RowsLayout<T> extends ListLayout<T> {
  override getDropTargetFromPoint(_: number, y: number, isValid: (target: DropTarget) => boolean): DropTarget | null {
    const visible = this.virtualizer?.visibleRect
    if (!visible) return null
    const at = y + visible.y
    let nearest: { target: DropTarget; distance: number } | undefined
    for (const { type, key, rect } of this.getVisibleLayoutInfos(visible)) {
      if (type !== 'item') continue
      const dropPosition = at <= rect.y + rect.height / 2 ? 'before' : 'after'
      const target: DropTarget = { type: 'item', key, dropPosition }
      const distance = Math.max(rect.y - at, at - rect.maxY, 0)
      if (distance < (nearest?.distance ?? Number.POSITIVE_INFINITY) && isValid(target)) nearest = { target, distance }
    }
    return nearest?.target ?? null
  }
}
