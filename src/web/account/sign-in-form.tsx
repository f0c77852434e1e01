/** Address and password, and the second step of an account that has one. */
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { TaskpactError } from '../../sdk/index.ts'
import { beginSession } from '../service/sign-in.ts'
import { account } from '../strings/account.ts'
import { EmailField, PasswordField } from './fields.tsx'
import { AccountForm } from './form.tsx'
import { Replacement, useReplacement } from './replacement.tsx'
import { SecondStep, type SecondStepProps } from './second-step.tsx'

export interface SignInFormProps {
  action: string
  email?: string
  onDone?: () => unknown
  more?: ReactNode
}

export function SignInForm({ action, email: known = '', onDone, more }: SignInFormProps) {
  const [asked, setAsked] = useState<Pick<SecondStepProps, 'challenge' | 'email'> | null>(null)
  const { begin, step } = useReplacement()
  const submit = ({ email = '', password = '' }: Record<string, string>) =>
    begin(async (newPassword) => {
      try {
        await beginSession(email.trim(), password, newPassword)
      } catch (error) {
        if (!(error instanceof TaskpactError) || !error.mfa) throw error
        return setAsked({ challenge: error.mfa, email: email.trim() })
      }
      await onDone?.()
    })
  if (asked) return <SecondStep {...asked} onDone={onDone} />
  if (step) return <Replacement action={action} step={step} />
  return (
    <AccountForm action={action} onSubmit={submit} more={more}>
      <EmailField autoFocus defaultValue={known} />
      <PasswordField
        after={
          <Link
            to="/forgot-password"
            className="text-[0.8125rem] font-medium text-accent underline-offset-3 hover:underline"
          >
            {account.forgot}
          </Link>
        }
      />
    </AccountForm>
  )
}
