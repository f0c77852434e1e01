/** A form of the account screens: its fields, one button, and what came of it. */
import { type ReactNode, useState } from 'react'
import { Form } from 'react-aria-components'
import { TaskpactError } from '../../sdk/index.ts'
import { t } from '../strings/index.ts'
import { Button } from '../ui/button.tsx'
import { FormMessage } from '../ui/field.tsx'
import { problemText } from '../ui/problem.ts'

export interface AccountFormProps {
  action: string
  /** Throws the error that is shown. */
  onSubmit: (fields: Record<string, string>) => Promise<unknown>
  children?: ReactNode
  more?: ReactNode
  /** Among other forms, as in the settings, where no button is the main one. */
  compact?: boolean
}

export function AccountForm({ action, onSubmit, children, more, compact = false }: AccountFormProps) {
  const [error, setError] = useState<unknown>()
  const [isBusy, setBusy] = useState(false)
  const submit = async (form: HTMLFormElement) => {
    setError(undefined)
    setBusy(true)
    try {
      await onSubmit(Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)])))
    } catch (problem) {
      setError(problem)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Form
      validationBehavior="native"
      validationErrors={fieldErrors(error)}
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        submit(event.currentTarget)
      }}
    >
      {children}
      {error !== undefined && Object.keys(fieldErrors(error)).length === 0 && (
        <FormMessage kind="error">{problemText(error)}</FormMessage>
      )}
      <Button
        look={compact ? 'plain' : 'primary'}
        type="submit"
        isDisabled={isBusy}
        className={compact ? 'self-start' : 'h-10!'}
      >
        {isBusy ? t.loading : action}
      </Button>
      {more}
    </Form>
  )
}

/** The places of a 422, by the name of the field. */
function fieldErrors(error: unknown): Record<string, string> {
  if (!(error instanceof TaskpactError) || !error.errors) return {}
  return Object.fromEntries(error.errors.map(({ pointer, message }) => [pointer.replace(/^\//, ''), message]))
}
