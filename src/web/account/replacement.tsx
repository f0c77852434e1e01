/** The password that takes the place of one that an admin has set to be used once. */
import { useState } from 'react'
import { errorOf } from '../../sdk/index.ts'
import { account } from '../strings/account.ts'
import { FormMessage } from '../ui/field.tsx'
import { NewPasswordField } from './fields.tsx'
import { AccountForm } from './form.tsx'

/** Signs in, with a new password where one is demanded. */
export type Step = (newPassword?: string) => Promise<void>

/** `begin` runs a step of the sign-in. A step whose password must be replaced is kept for `Replacement`. */
export function useReplacement(): { begin: (step: Step) => Promise<void>; step: Step | null } {
  const [step, setStep] = useState<Step | null>(null)
  const begin = (next: Step) =>
    next().catch((error: unknown) => {
      if (errorOf({ error })?.code !== 'password_change_required') throw error
      setStep(() => next)
    })
  return { begin, step }
}

export const Replacement = ({ action, step }: { action: string; step: Step }) => (
  <AccountForm action={action} onSubmit={({ password = '' }) => step(password)}>
    <FormMessage kind="done">{account.replaceText}</FormMessage>
    <NewPasswordField label={account.newPassword} autoFocus />
  </AccountForm>
)
