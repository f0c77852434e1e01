/** Adds to-dos from anywhere: one for each line. */
import { type KeyboardEvent, useState } from 'react'
import { createTodos } from '../store/commands.ts'
import { notDue } from '../store/dates.ts'
import { useDatabase } from '../store/live.ts'
import type { TodoPatch } from '../store/model.ts'
import { t } from '../strings/index.ts'
import { Button } from '../ui/button.tsx'
import { done, sayError } from '../ui/toast.ts'
import { DuePicker, PriorityPicker, ProjectPicker } from './pickers.tsx'
import { titlesIn } from './titles.ts'

const chip =
  'inline-flex h-8 cursor-default items-center gap-1.5 rounded-lg border border-line px-2.5 text-[0.8125rem] text-soft transition-colors hover:border-line-strong hover:text-ink max-w-44'

export function QuickAdd({
  values,
  text: given = '',
  onDone,
}: {
  values: TodoPatch
  text?: string | undefined
  onDone: () => void
}) {
  const database = useDatabase()
  const [text, setText] = useState(given)
  const [chosen, setChosen] = useState<TodoPatch>(values)
  const titles = titlesIn(text)
  const add = async () => {
    if (titles.length === 0) return
    onDone()
    try {
      const { undo } = await createTodos(database, titles, chosen)
      done(t.todo.added(titles.length), undo)
    } catch (error) {
      sayError(error)
    }
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    add()
  }
  return (
    <form
      className="flex flex-col"
      onSubmit={(event) => {
        event.preventDefault()
        add()
      }}
    >
      <textarea
        // biome-ignore lint/a11y/noAutofocus: the window was opened to type here
        autoFocus
        aria-label={t.todo.title}
        aria-describedby="quick-hint"
        rows={Math.min(8, Math.max(1, text.split('\n').length))}
        value={text}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={onKeyDown}
        placeholder={t.todo.quickPlaceholder}
        className="resize-none bg-transparent px-5 pt-5 pb-2 text-[1.1875rem] font-medium tracking-[-0.01em] outline-none placeholder:font-normal"
      />
      <p id="quick-hint" className="px-5 pb-3 text-xs text-faint max-sm:hidden">
        {t.todo.quickHint}: Shift + Enter
      </p>
      <div className="flex flex-wrap items-center gap-2 border-t border-line px-4 py-3">
        <DuePicker
          due={{ ...notDue, ...chosen }}
          onChange={(due) => setChosen({ ...chosen, ...due })}
          className={chip}
        />
        <PriorityPicker
          priority={chosen.priority ?? 3}
          onChange={(priority) => setChosen({ ...chosen, priority })}
          className={chip}
        />
        <ProjectPicker
          project={chosen.project_id ?? null}
          onChange={(project_id) => setChosen({ ...chosen, project_id })}
          className={chip}
        />
        <Button look="primary" type="submit" isDisabled={titles.length === 0} className="ms-auto">
          {t.todo.addMany(Math.max(1, titles.length))}
        </Button>
      </div>
    </form>
  )
}
