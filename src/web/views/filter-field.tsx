/** The filter of a view, as it is written, with what is wrong in it and where. */
import { useMemo } from 'react'
import { conditionOf } from '../../language/filter/meaning.ts'
import { FilterError } from '../../language/filter/syntax.ts'
import { savedViews } from '../strings/saved-views.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'

/** Undefined for a filter that can be read, and for none. Whose it is does not matter for that. */
export function faultOf(filter: string): FilterError | undefined {
  if (filter.trim() === '') return undefined
  try {
    conditionOf(filter, { userId: '', zone: 'UTC', now: new Date() })
  } catch (error) {
    if (error instanceof FilterError) return error
    throw error
  }
}

export function FilterField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const fault = useMemo(() => faultOf(value), [value])
  const from = (fault?.column ?? 1) - 1
  const wrong = /^[\p{L}\p{N}_.-]+|^./u.exec(value.slice(from))?.[0] ?? ''
  return (
    <div className="flex flex-col gap-1.5">
      <Field
        label={savedViews.filter}
        hint={savedViews.filterHint}
        value={value}
        onChange={onChange}
        maxLength={1000}
        isInvalid={fault !== undefined}
        autoComplete="off"
        spellCheck="false"
      />
      {fault && (
        <div
          role="status"
          className="flex flex-col items-start gap-1.5 rounded-lg bg-danger-soft px-3 py-2 text-[0.8125rem] text-danger"
        >
          <code className="max-w-full font-mono break-words whitespace-pre-wrap text-ink">
            {value.slice(0, from)}
            <mark className="rounded-xs bg-danger px-0.5 text-white dark:text-canvas">{wrong || ' '}</mark>
            {value.slice(from + wrong.length)}
          </code>
          {savedViews.at(fault.column, fault.reason)}
          {fault.meant !== undefined && (
            <Button
              look="chip"
              onPress={() => onChange(value.slice(0, from) + fault.meant + value.slice(from + wrong.length))}
            >
              {savedViews.use(fault.meant)}
            </Button>
          )}
        </div>
      )}
    </div>
  )
}
