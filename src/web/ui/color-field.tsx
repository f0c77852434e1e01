/** The choice of a color: those that the app offers, any other one, or none. */
import { Check, Pipette } from 'lucide-react'
import { useId } from 'react'
import { organising } from '../strings/organising.ts'
import { type ColorName, colors } from './colors.ts'

export interface ColorFieldProps {
  label: string
  value: string | null
  onChange: (value: string | null) => void
  /** What is shown for none. */
  automatic: string | undefined
}

const ring = 'has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent'

export function ColorField({ label, value, onChange, automatic }: ColorFieldProps) {
  const name = useId()
  const offered = Object.entries(colors) as [ColorName, string][]
  const isOther = value !== null && !offered.some(([, color]) => color === value)
  const swatch = (key: string, text: string, color: string | null) => (
    <label
      key={key}
      className={`relative flex size-8 items-center justify-center rounded-full ${ring} ${color === null && !automatic ? 'bg-p3' : ''}`}
      style={{ backgroundColor: color ?? automatic ?? '' }}
      title={text}
    >
      <input
        type="radio"
        name={name}
        aria-label={text}
        checked={value === color}
        onChange={() => onChange(color)}
        className="absolute inset-0 cursor-default appearance-none rounded-full outline-none"
      />
      {value === color && <Check size={16} strokeWidth={3} className="pointer-events-none text-white" />}
      {color === null && value !== null && (
        <span className="pointer-events-none size-3.5 rounded-full bg-raised" aria-hidden="true" />
      )}
    </label>
  )
  return (
    <fieldset className="flex flex-col gap-1.5">
      <legend className="mb-1.5 text-[0.8125rem] font-medium">{label}</legend>
      <div className="flex flex-wrap gap-2">
        {swatch('none', organising.color.automatic, null)}
        {offered.map(([key, color]) => swatch(key, organising.color[key], color))}
        <label
          className={`relative flex size-8 items-center justify-center rounded-full border border-line-strong text-soft ${ring}`}
          style={isOther ? { backgroundColor: value } : {}}
          title={organising.color.other}
        >
          <input
            type="color"
            aria-label={organising.color.other}
            value={value ?? colors.grey}
            onChange={({ target }) => onChange(target.value)}
            className="absolute inset-0 size-full cursor-default opacity-0"
          />
          {isOther ? <Check size={16} strokeWidth={3} className="text-white" /> : <Pipette size={14} />}
        </label>
      </div>
    </fieldset>
  )
}
