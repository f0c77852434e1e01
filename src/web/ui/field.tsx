/** Fields of forms: a label, the input, a hint, and what is wrong. */
import type { ReactNode } from 'react'
import { FieldError, Input, Label, Text, TextField, type TextFieldProps } from 'react-aria-components'

export const inputClass =
  'w-full rounded-lg border border-line bg-surface px-3 h-10 text-ink shadow-card transition-colors placeholder:text-faint hover:border-line-strong focus:border-accent focus:outline-2 focus:-outline-offset-1 focus:outline-accent data-invalid:border-danger max-md:text-base'

export interface FieldProps extends TextFieldProps {
  label: string
  hint?: string | undefined
  placeholder?: string
  after?: ReactNode
}

export function Field({ label, hint, placeholder, after, ...props }: FieldProps) {
  return (
    <TextField {...props} className="flex flex-col gap-1.5">
      <span className="flex items-baseline justify-between">
        <Label className="text-[0.8125rem] font-medium text-ink">{label}</Label>
        {after}
      </span>
      <Input className={inputClass} {...(placeholder ? { placeholder } : {})} />
      {hint && (
        <Text slot="description" className="text-[0.8125rem] text-soft">
          {hint}
        </Text>
      )}
      <FieldError className="text-[0.8125rem] text-danger" />
    </TextField>
  )
}

/** What a form has to say: an error, or that it is done. */
export function FormMessage({ kind, children }: { kind: 'error' | 'done'; children: ReactNode }) {
  const look = kind === 'error' ? 'bg-danger-soft text-danger' : 'bg-accent-soft text-accent-strong'
  return (
    <p role={kind === 'error' ? 'alert' : 'status'} className={`rounded-lg px-3 py-2 text-[0.875rem] ${look}`}>
      {children}
    </p>
  )
}
