/** What one sees at the pointer while to-dos are dragged. */
export const DragPreview = ({ items }: { items: Record<string, string>[] }) => (
  <div className="flex max-w-72 items-center gap-2 rounded-xl border border-line bg-raised px-3 py-2 text-[0.875rem] font-medium text-ink shadow-float">
    <span className="truncate">{items[0]?.['text/plain']}</span>
    {items.length > 1 && <span className="rounded-full bg-accent px-1.5 text-xs text-on-accent">{items.length}</span>}
  </div>
)
