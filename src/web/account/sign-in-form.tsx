/** Address and password. */
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { type MfaChallenge, TaskpactError } from '../../sdk/index.ts'
import { beginSession, confirmSession } from '../service/session.ts'
import { t } from '../strings/index.ts'
import { CodeField, EmailField, PasswordField } from './fields.tsx'
import { AccountForm } from './form.tsx'

export interface SignInFormProps {
  action: string
  email?: string
  onDone?: () => unknown
  more?: ReactNode
}

export function SignInForm({ action, email: known = '', onDone, more }: SignInFormProps) {
  const [challenge, setChallenge] = useState<MfaChallenge | null>(null)
  const submit = async ({ email = '', password = '' }: Record<string, string>) => {
    try {
      await beginSession(email.trim(), password)
    } catch (error) {
      if (!(error instanceof TaskpactError) || !error.mfa) throw error
      return setChallenge(error.mfa)
    }
    await onDone?.()
  }
  if (challenge)
    return (
      <AccountForm
        key="code"
        action={t.account.confirm}
        onSubmit={async ({ code = '' }) => {
          await confirmSession(challenge, code.trim())
          await onDone?.()
        }}
      >
        <CodeField autoFocus />
      </AccountForm>
    )
  return (
    <AccountForm action={action} onSubmit={submit} more={more}>
      <EmailField autoFocus defaultValue={known} />
      <PasswordField
        after={
          <Link
            to="/forgot-password"
            className="text-[0.8125rem] font-medium text-accent underline-offset-3 hover:underline"
          >
            {t.account.forgot}
          </Link>
        }
      />
    </AccountForm>
  )
}
