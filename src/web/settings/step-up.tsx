/** Asks for the password or a code again where the service wants a recent authentication, and goes on afterwards. */
import { type ReactNode, useState } from 'react'
import { stepUp, TaskpactError } from '../../sdk/index.ts'
import { CodeField, PasswordField } from '../account/fields.tsx'
import { AccountForm } from '../account/form.tsx'
import { client } from '../service/client.ts'
import { t } from '../strings/index.ts'
import { Window } from '../ui/dialog.tsx'

interface Waiting {
  again: () => void
  stop: (error: unknown) => void
}

/** `run` calls a function, and once more after the person has authenticated; `dialog` belongs into the screen. */
export function useStepUp(): { run: <T>(call: () => Promise<T>) => Promise<T>; dialog: ReactNode } {
  const [waiting, setWaiting] = useState<(Waiting & { error: unknown }) | null>(null)
  const [asksCode, setAsksCode] = useState(false)
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
    <Window
      isOpen={waiting !== null}
      onClose={cancel}
      title={asksCode ? t.settings.confirmCode : t.settings.confirmPassword}
      className="max-w-sm"
    >
      <div className="p-5 pt-3">
        <AccountForm
          key={asksCode ? 'code' : 'password'}
          action={t.dialog.ok}
          onSubmit={async ({ password = '', code = '' }) => {
            try {
              await stepUp(client, asksCode ? { code: code.trim() } : { password })
            } catch (error) {
              // An account with a second factor is asked for that one.
              if (asksCode || !(error instanceof TaskpactError) || error.code !== 'mfa_required') throw error
              return setAsksCode(true)
            }
            waiting?.again()
            setWaiting(null)
          }}
        >
          {asksCode ? <CodeField autoFocus /> : <PasswordField autoFocus />}
        </AccountForm>
      </div>
    </Window>
  )
  return { run, dialog }
}
