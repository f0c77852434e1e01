/** A choice of one of several texts, as the device shows it. */
import { type ReactNode, useId } from 'react'
import { inputClass } from './field.tsx'

export interface SelectProps {
  label: string
  name?: string
  hint?: ReactNode
  value: string
  onChange: (value: string) => unknown
  /** Options of a name each; a group has a title. */
  options: ReadonlyMap<string, string> | { title: string; options: ReadonlyMap<string, string> }[]
}

export function Select({ label, name, hint, value, onChange, options }: SelectProps) {
  const id = useId()
  const items = (map: ReadonlyMap<string, string>) =>
    [...map].map(([key, text]) => (
      <option key={key} value={key}>
        {text}
      </option>
    ))
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="text-[0.8125rem] font-medium">
        {label}
      </label>
      <select
        id={id}
        name={name}
        value={value}
        onChange={({ target }) => onChange(target.value)}
        className={inputClass}
      >
        {Array.isArray(options)
          ? options.map((group) => (
              <optgroup key={group.title} label={group.title}>
                {items(group.options)}
              </optgroup>
            ))
          : items(options as ReadonlyMap<string, string>)}
      </select>
      {hint && <p className="text-[0.8125rem] text-soft">{hint}</p>}
    </div>
  )
}
