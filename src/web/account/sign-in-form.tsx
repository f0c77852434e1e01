/** Address and password. */
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { beginSession } from '../service/session.ts'
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
  const submit = async ({ email = '', password = '' }: Record<string, string>) => {
    await beginSession(email.trim(), password)
    await onDone?.()
  }
  return (
    <AccountForm action={action} onSubmit={submit} more={more}>
      <Field label={t.account.email} name="email" type="email" autoComplete="username" isRequired autoFocus maxLength={254} defaultValue={known} />
      <Field
        label={t.account.password}
        name="password"
        type="password"
        autoComplete="current-password"
        isRequired
        maxLength={128}
        after={
          <Link to="/forgot-password" className="text-[0.8125rem] font-medium text-accent underline-offset-3 hover:underline">
            {t.account.forgot}
          </Link>
        }
      />
    </AccountForm>
  )
}
