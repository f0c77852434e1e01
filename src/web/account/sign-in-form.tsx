/** Address and password. */
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { type MfaChallenge, TaskpactError } from '../../sdk/index.ts'
import { beginSession, confirmSession } from '../service/session.ts'
import { t } from '../strings/index.ts'
import { Field } from '../ui/field.tsx'
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
        <Field
          label={t.account.code}
          name="code"
          autoComplete="one-time-code"
          inputMode="numeric"
          isRequired
          autoFocus
          hint={t.account.codeHint}
          maxLength={50}
        />
      </AccountForm>
    )
  return (
    <AccountForm action={action} onSubmit={submit} more={more}>
      <Field
        label={t.account.email}
        name="email"
        type="email"
        autoComplete="username"
        isRequired
        autoFocus
        maxLength={254}
        defaultValue={known}
      />
      <Field
        label={t.account.password}
        name="password"
        type="password"
        autoComplete="current-password"
        isRequired
        maxLength={128}
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
