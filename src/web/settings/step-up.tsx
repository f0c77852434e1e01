/** Asks for the password again where the service wants a recent authentication, and goes on afterwards. */
import { type ReactNode, useState } from 'react'
import { stepUp, TaskpactError } from '../../sdk/index.ts'
import { AccountForm } from '../account/form.tsx'
import { client } from '../service/client.ts'
import { t } from '../strings/index.ts'
import { Window } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'

interface Waiting {
  again: () => void
  stop: (error: unknown) => void
}

/** `run` calls a function, and once more after the person has given the password; `dialog` belongs into the screen. */
export function useStepUp(): { run: <T>(call: () => Promise<T>) => Promise<T>; dialog: ReactNode } {
  const [waiting, setWaiting] = useState<(Waiting & { error: unknown }) | null>(null)
  async function run<T>(call: () => Promise<T>): Promise<T> {
    try {
      return await call()
    } catch (error) {
      if (!(error instanceof TaskpactError) || error.code !== 'step_up_required') throw error
      await new Promise<void>((resolve, reject) => setWaiting({ again: resolve, stop: reject, error }))
      return call()
    }
  }
  const cancel = () => {
    waiting?.stop(waiting.error)
    setWaiting(null)
  }
  const dialog = (
    <Window isOpen={waiting !== null} onClose={cancel} title={t.settings.confirmPassword} className="max-w-sm">
      <div className="p-5 pt-3">
        <AccountForm
          action={t.dialog.ok}
          onSubmit={async ({ password = '' }) => {
            await stepUp(client, { password })
            waiting?.again()
            setWaiting(null)
          }}
        >
          <Field
            label={t.account.password}
            name="password"
            type="password"
            autoComplete="current-password"
            isRequired
            autoFocus
            maxLength={128}
          />
        </AccountForm>
      </div>
    </Window>
  )
  return { run, dialog }
}
