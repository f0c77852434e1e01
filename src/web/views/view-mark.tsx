/** What a view looks like in a list: its icon where that is an emoji, or else a sign in its color. */
import { ListFilter } from 'lucide-react'
import type { View } from '../../sdk/index.ts'

/** Other clients may have names of icons, which this one does not know. */
const isEmoji = (icon: string) => !/[\p{L}\p{N}_-]/u.test(icon)

export const ViewMark = ({
  view: { icon, color },
  size = 18,
}: {
  view: Pick<View, 'icon' | 'color'>
  size?: number
}) =>
  icon !== null && isEmoji(icon) ? (
    <span aria-hidden="true" className="flex shrink-0 justify-center" style={{ width: size, fontSize: size - 3 }}>
      {icon}
    </span>
  ) : (
    <ListFilter size={size} className="shrink-0 text-soft" style={color === null ? {} : { color }} />
  )
