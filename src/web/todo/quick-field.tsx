/** The field of quick add, which marks what was understood of the text. */
import type { KeyboardEvent, ReactNode } from 'react'
import type { Span } from '../../language/quick-add.ts'
import { t } from '../strings/index.ts'

export interface QuickFieldProps {
  text: string
  /** The understood parts of each line of the text. */
  spans: Span[][]
  onChange: (text: string) => void
  onKeyDown: (event: KeyboardEvent) => void
}

const shape =
  'px-5 pt-5 pb-2 text-[1.1875rem] leading-normal font-medium tracking-[-0.01em] break-words whitespace-pre-wrap'

/** The marks are below the text, so that the field remains an ordinary one. They have some room for widths that are rounded. */
export function QuickField({ text, spans, onChange, onKeyDown }: QuickFieldProps) {
  const lines = text.split('\n')
  return (
    <div className="relative max-h-[50vh] overflow-y-auto">
      <div aria-hidden="true" className={`${shape} pointer-events-none pe-4.5! text-transparent`}>
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line has nothing else
          <div key={index} className="min-h-[1.5em]">
            {marked(line, spans[index] ?? [])}
          </div>
        ))}
      </div>
      <textarea
        // biome-ignore lint/a11y/noAutofocus: the window was opened to type here
        autoFocus
        aria-label={t.todo.title}
        aria-describedby="quick-hint"
        value={text}
        onChange={({ target }) => onChange(target.value)}
        onKeyDown={onKeyDown}
        placeholder={t.todo.quickPlaceholder}
        className={`${shape} absolute inset-0 size-full resize-none overflow-hidden bg-transparent outline-none placeholder:font-normal`}
      />
    </div>
  )
}

function marked(line: string, spans: Span[]): ReactNode[] {
  const parts: ReactNode[] = []
  let from = 0
  for (const { start, end } of spans) {
    parts.push(line.slice(from, start))
    parts.push(
      <mark key={start} className="rounded bg-accent-soft text-transparent shadow-[0_0_0_2px_var(--color-accent-soft)]">
        {line.slice(start, end)}
      </mark>,
    )
    from = end
  }
  parts.push(line.slice(from))
  return parts
}
