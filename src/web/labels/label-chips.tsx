/** The labels of a to-do in its row, and the dot of a label. */
import type { Label } from '../../sdk/index.ts'

/** Without a color of its own it is grey. */
export const LabelDot = ({ color, className = 'size-2' }: { color: string | null; className?: string }) => (
  <span
    aria-hidden="true"
    className={`shrink-0 rounded-full bg-p3 ${className}`}
    style={color === null ? {} : { backgroundColor: color }}
  />
)

/** More of them are a number. */
const mostChips = 3

/** `labels`: those that the person sees. One that was deleted meanwhile is not among them. */
export function LabelChips({ ids, labels }: { ids: string[]; labels: Map<string, Label> }) {
  const found = ids.flatMap((id) => labels.get(id) ?? [])
  const rest = found.slice(mostChips)
  return (
    <>
      {found.slice(0, mostChips).map(({ id, name, color }) => (
        <span
          key={id}
          className="inline-flex h-5 max-w-28 min-w-0 shrink items-center gap-1.5 rounded-full border border-line bg-surface px-2 text-xs text-soft md:max-@lg:px-1.5"
        >
          <LabelDot color={color} className="size-1.5" />
          {/* A row beside an open to-do has room for the colors alone. */}
          <span className="truncate md:max-@lg:sr-only">{name}</span>
        </span>
      ))}
      {rest.length > 0 && (
        <span className="text-xs text-faint tabular-nums" title={rest.map(({ name }) => name).join(', ')}>
          +{rest.length}
        </span>
      )}
    </>
  )
}
