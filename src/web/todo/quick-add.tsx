/** Adds to-dos from anywhere: one for each line. */
import { type KeyboardEvent, useState } from 'react'
import type { Span } from '../../language/quick-add.ts'
import { LabelPicker } from '../labels/label-picker.tsx'
import { createTodos } from '../store/commands.ts'
import { notDue } from '../store/dates.ts'
import { useDatabase } from '../store/live.ts'
import type { TodoPatch } from '../store/model.ts'
import { t } from '../strings/index.ts'
import { quick } from '../strings/quick-add.ts'
import { Button } from '../ui/button.tsx'
import { done, sayError } from '../ui/toast.ts'
import { DuePicker, PriorityPicker, ProjectPicker } from './pickers.tsx'
import { QuickField } from './quick-field.tsx'
import { useQuickLines } from './quick-line.ts'
import { withoutMark } from './titles.ts'

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
  const lines = useQuickLines(text.split('\n').map(withoutMark), chosen.project_id ?? null)
  const read = lines?.filter(({ values: { title } }) => title.trim() !== '')
  const only = read?.length === 1 ? read[0] : undefined
  // The text counts more than the choices below.
  const shown = together(chosen, only?.values)
  const warnings = (lines ?? []).flatMap(({ warnings: found }, index) =>
    found.map(({ code, start, end }) => quick[code](withoutMark(text.split('\n')[index] ?? '').slice(start, end))),
  )
  const add = async () => {
    if (!read || read.length === 0) return
    onDone()
    try {
      const { undo } = await createTodos(
        database,
        read.map(({ values }) => ({ ...together(chosen, values), title: values.title })),
      )
      done(t.todo.added(read.length), undo)
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
      <QuickField
        text={text}
        spans={lines?.map(({ spans }, index) => shifted(spans, text.split('\n')[index] ?? '')) ?? []}
        onChange={setText}
        onKeyDown={onKeyDown}
      />
      <div id="quick-hint" className="px-5 pb-3 text-xs text-faint">
        {warnings.length > 0
          ? warnings.map((warning) => (
              <p key={warning} className="text-amber">
                {warning}
              </p>
            ))
          : `${quick.hint}. ${quick.line}`}
      </div>
      <div className="flex flex-wrap items-center gap-2 border-t border-line px-4 py-3">
        <DuePicker
          due={{ ...notDue, ...shown }}
          onChange={(due) => setChosen({ ...chosen, ...due })}
          className={chip}
        />
        <PriorityPicker
          priority={shown.priority ?? 3}
          onChange={(priority) => setChosen({ ...chosen, priority })}
          className={chip}
        />
        <ProjectPicker
          project={shown.project_id ?? null}
          onChange={(project_id) => setChosen(together(chosen, { project_id }))}
          className={chip}
        />
        <LabelPicker
          project={shown.project_id ?? null}
          ids={shown.label_ids ?? []}
          onChange={(label_ids) => setChosen({ ...chosen, label_ids })}
          className={`${chip} h-8! min-h-8!`}
        >
          <span className="truncate">{shown.label_ids?.length || t.todo.labels}</span>
        </LabelPicker>
        <Button look="primary" type="submit" isDisabled={!read || read.length === 0} className="ms-auto">
          {t.todo.addMany(Math.max(1, read?.length ?? 0))}
        </Button>
      </div>
    </form>
  )
}

/** A choice and what comes to it. Labels and sections are those of one project. */
function together(chosen: TodoPatch, more: TodoPatch = {}): TodoPatch {
  const isElsewhere = more.project_id !== undefined && more.project_id !== (chosen.project_id ?? null)
  const before = isElsewhere ? { ...chosen, section_id: null, label_ids: [] } : chosen
  const label_ids = [...new Set([...(before.label_ids ?? []), ...(more.label_ids ?? [])])]
  return { ...before, ...more, ...(label_ids.length > 0 && { label_ids }) }
}

/** The places in the line as it was written, with its mark of a list. */
function shifted(spans: Span[], line: string): Span[] {
  const by = line.length - withoutMark(line).length
  return spans.map((span) => ({ ...span, start: span.start + by, end: span.end + by }))
}
