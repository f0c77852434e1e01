/** Choosing how a to-do recurs: the usual rules in words, or one's own, with the next dates. */
import { ChevronLeft, X } from 'lucide-react'
import { useState } from 'react'
import { Button as AriaButton, ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { previewRecurrence, type Todo } from '../../sdk/index.ts'
import { client } from '../service/client.ts'
import { dueDay, today } from '../store/dates.ts'
import { weekStart } from '../store/preferences.ts'
import { shortDay } from '../strings/dates.ts'
import { t } from '../strings/index.ts'
import { recurrenceText, repeat, weekdayName } from '../strings/recurrence.ts'
import { Button } from '../ui/button.tsx'
import { inputClass } from '../ui/field.tsx'
import { problemText } from '../ui/problem.ts'
import { Select } from '../ui/select.tsx'
import { useLoaded } from '../ui/use-loaded.ts'
import {
  type Frequency,
  formatRule,
  nthOf,
  parseRule,
  presetsFor,
  type Recurrence,
  type WeekdayCode,
  weekdayCodes,
  weekdayOf,
} from './recurrence.ts'

export type Chosen = Pick<Todo, 'recurrence' | 'recurrence_from'>

export interface RecurrenceDialogProps {
  todo: Pick<Todo, 'due_on' | 'due_at' | 'recurrence' | 'recurrence_from'>
  onChange: (chosen: Chosen) => unknown
  close: () => void
}

const line =
  'flex min-h-9 cursor-default items-center gap-2.5 rounded-lg px-2.5 py-1.5 text-start text-[0.875rem] hover:bg-hover max-md:min-h-11'

export default function RecurrenceDialog({ todo, onChange, close }: RecurrenceDialogProps) {
  const day = dueDay(todo) ?? today()
  const present = todo.recurrence === null ? undefined : parseRule(todo.recurrence)
  const presets = presetsFor(day)
  const isPreset = presets.some((each) => formatRule(each) === todo.recurrence)
  const [isCustom, setCustom] = useState(present !== undefined && (!isPreset || todo.recurrence_from === 'completion'))
  const choose = (chosen: Chosen) => {
    onChange(chosen)
    close()
  }
  if (isCustom)
    return (
      <Custom
        day={day}
        begin={present ?? (presets[2] as Recurrence)}
        from={todo.recurrence_from}
        onChange={choose}
        onBack={() => setCustom(false)}
      />
    )
  return (
    <div className="flex w-72 flex-col p-2">
      {presets.map((each) => {
        const rule = formatRule(each)
        return (
          <AriaButton
            key={rule}
            className={`${line} ${rule === todo.recurrence ? 'font-semibold text-accent' : ''}`}
            onPress={() => choose({ recurrence: rule, recurrence_from: 'due' })}
          >
            {recurrenceText(each)}
          </AriaButton>
        )
      })}
      <AriaButton className={line} onPress={() => setCustom(true)}>
        {repeat.custom}
      </AriaButton>
      {todo.recurrence !== null && (
        <>
          <div className="mx-1 my-1.5 h-px bg-line" />
          <Dates rule={todo.recurrence} from={day} />
          <AriaButton className={line} onPress={() => choose({ recurrence: null, recurrence_from: 'due' })}>
            <X size={16} className="text-soft" /> {repeat.remove}
          </AriaButton>
        </>
      )}
    </div>
  )
}

interface CustomProps {
  day: string
  begin: Recurrence
  from: Todo['recurrence_from']
  onChange: (chosen: Chosen) => void
  onBack: () => void
}

const frequencies: Frequency[] = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY']

function Custom({ day, begin, from: before, onChange, onBack }: CustomProps) {
  const [rule, setRule] = useState<Recurrence>(begin)
  const [from, setFrom] = useState(before)
  const change = (part: Partial<Recurrence>) => setRule({ ...rule, ...part })
  const end = rule.count !== undefined ? 'count' : rule.until !== undefined ? 'until' : 'never'
  const { frequency, interval } = rule
  const units = new Map(frequencies.map((each) => [each, repeat.units[each](interval)] as const))
  const setFrequency = (next: Frequency) =>
    change({
      frequency: next,
      days: next === 'WEEKLY' ? [weekdayOf(day)] : [],
      nth: undefined,
      monthDay: next === 'MONTHLY' ? Number(day.slice(8)) : undefined,
    })
  return (
    <form
      className="flex max-h-[70vh] w-80 max-w-full flex-col gap-4 overflow-y-auto p-4"
      onSubmit={(event) => {
        event.preventDefault()
        onChange({ recurrence: formatRule(rule), recurrence_from: from })
      }}
    >
      <Button look="quiet" className="-mt-1 -ml-2 self-start" onPress={onBack}>
        <ChevronLeft size={16} className="rtl:-scale-x-100" /> {repeat.back}
      </Button>
      <div className="grid grid-cols-2 gap-3">
        <NumberField
          label={repeat.every}
          value={interval}
          maximum={999}
          onChange={(value) => change({ interval: value })}
        />
        <Select
          label={repeat.frequency}
          value={frequency}
          options={units}
          onChange={(value) => setFrequency(value as Frequency)}
        />
      </div>
      {frequency === 'WEEKLY' && <Days days={rule.days} onChange={(days) => change({ days })} />}
      {frequency === 'MONTHLY' && (
        <Select
          label={repeat.onDays}
          value={rule.nth ? 'nth' : rule.monthDay === -1 ? 'last' : 'day'}
          options={
            new Map([
              ['day', recurrenceText({ frequency, interval: 1, days: [], monthDay: Number(day.slice(8)) })],
              ['nth', recurrenceText({ frequency, interval: 1, days: [], nth: nthOf(day) })],
              ['last', recurrenceText({ frequency, interval: 1, days: [], monthDay: -1 })],
            ])
          }
          onChange={(value) =>
            change(
              value === 'nth'
                ? { nth: nthOf(day), monthDay: undefined }
                : { nth: undefined, monthDay: value === 'last' ? -1 : Number(day.slice(8)) },
            )
          }
        />
      )}
      <div className="grid grid-cols-2 gap-3">
        <Select
          label={repeat.ends}
          value={end}
          options={
            new Map([
              ['never', repeat.endNever],
              ['until', repeat.endUntil],
              ['count', repeat.endCount],
            ])
          }
          onChange={(value) =>
            change({ count: value === 'count' ? 10 : undefined, until: value === 'until' ? day : undefined })
          }
        />
        {rule.count !== undefined && (
          <NumberField
            label={repeat.countLabel}
            value={rule.count}
            maximum={999}
            onChange={(count) => change({ count })}
          />
        )}
        {rule.until !== undefined && (
          <label className="flex flex-col gap-1.5 text-[0.8125rem] font-medium">
            {repeat.untilLabel}
            <input
              type="date"
              required
              min={day}
              value={rule.until}
              onChange={({ target }) => change({ until: target.value || day })}
              className={`${inputClass} font-normal`}
            />
          </label>
        )}
      </div>
      <Select
        label={repeat.from}
        value={from}
        options={
          new Map([
            ['due', repeat.fromDue],
            ['completion', repeat.fromCompletion],
          ])
        }
        onChange={(value) => setFrom(value as Todo['recurrence_from'])}
      />
      <Dates rule={formatRule(rule)} from={day} />
      <Button look="primary" type="submit">
        {t.dialog.save}
      </Button>
    </form>
  )
}

function NumberField({
  label,
  value,
  maximum,
  onChange,
}: {
  label: string
  value: number
  maximum: number
  onChange: (value: number) => void
}) {
  return (
    <label className="flex flex-col gap-1.5 text-[0.8125rem] font-medium">
      {label}
      <input
        type="number"
        inputMode="numeric"
        min={1}
        max={maximum}
        value={value}
        onChange={({ target }) => onChange(Math.min(maximum, Math.max(1, Math.round(target.valueAsNumber) || 1)))}
        className={`${inputClass} font-normal`}
      />
    </label>
  )
}

/** In the order of the person's week. */
function Days({ days, onChange }: { days: WeekdayCode[]; onChange: (days: WeekdayCode[]) => void }) {
  const first = weekStart()
  const order = [...weekdayCodes.slice(first), ...weekdayCodes.slice(0, first)]
  return (
    <ToggleButtonGroup
      aria-label={repeat.onDays}
      selectionMode="multiple"
      disallowEmptySelection
      selectedKeys={days}
      onSelectionChange={(keys) => onChange([...keys] as WeekdayCode[])}
      className="flex justify-between"
    >
      {order.map((code) => (
        <ToggleButton
          key={code}
          id={code}
          aria-label={weekdayName(code)}
          className="flex size-9 cursor-default items-center justify-center rounded-full border border-line text-[0.8125rem] hover:border-line-strong selected:border-accent selected:bg-accent selected:font-semibold selected:text-on-accent"
        >
          {weekdayName(code, 'narrow')}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}

/** The next dates of a rule, which the service knows. */
function Dates({ rule, from }: { rule: string; from: string }) {
  const { data, error } = useLoaded(
    async (signal) =>
      (await previewRecurrence({ client, query: { rule, from, count: 5 }, signal, throwOnError: true })).data.dates,
    [rule, from],
  )
  return (
    <section className="px-2.5 pb-1.5" aria-live="polite">
      <h3 className="text-xs font-medium text-faint">{repeat.next}</h3>
      <p className="min-h-10 text-[0.8125rem] text-soft">
        {data
          ? data.map(({ due_on }) => shortDay(due_on)).join(' · ') || repeat.ended
          : error !== undefined && problemText(error)}
      </p>
    </section>
  )
}
