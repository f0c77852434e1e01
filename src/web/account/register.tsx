/** Making an account, as the service's policy allows; with an invitation its token is in the fragment. */
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { register, updatePreferences } from '../../sdk/index.ts'
import { client } from '../service/client.ts'
import { beginSession } from '../service/session.ts'
import { deviceSettings, keepPreferences } from '../store/preferences.ts'
import { t } from '../strings/index.ts'
import { FormMessage } from '../ui/field.tsx'
import { EmailField, NameField, NewPasswordField } from './fields.tsx'
import { AccountForm } from './form.tsx'
import { AccountFrame } from './frame.tsx'
import { useRegistration } from './sign-in.tsx'

export function Register() {
  const [invitation] = useState(() => location.hash.slice(1) || undefined)
  const navigate = useNavigate()
  return (
    <RegisterForm
      invitation={invitation}
      onDone={() => navigate({ to: '/$list', params: { list: 'today' }, replace: true })}
      below={
        <>
          {t.account.haveAccount}{' '}
          <Link to="/sign-in" className="font-medium text-accent underline-offset-3 hover:underline">
            {t.account.signIn}
          </Link>
        </>
      }
    />
  )
}

export interface RegisterFormProps {
  invitation: string | undefined
  onDone: () => unknown
  below: React.ReactNode
}

export function RegisterForm({ invitation, onDone, below }: RegisterFormProps) {
  const policy = useRegistration()
  const refusal =
    policy === 'closed' ? t.account.closed : policy === 'invited' && !invitation ? t.account.invitedOnly : undefined
  const submit = async ({ name = '', email = '', password = '' }: Record<string, string>) => {
    const body = {
      name: name.trim(),
      email: email.trim(),
      password,
      ...(invitation && policy !== 'open' && { invitation }),
    }
    await register({ client, body, throwOnError: true })
    await beginSession(body.email, password)
    // A zone that the service does not know is no reason to stop.
    await updatePreferences({ client, body: deviceSettings() }).then(({ data }) => data && keepPreferences(data))
    await onDone()
  }
  return (
    <AccountFrame title={t.account.registerTitle} text={t.account.tagline} below={below}>
      {refusal ? (
        <FormMessage kind="error">{refusal}</FormMessage>
      ) : (
        <AccountForm action={t.account.register} onSubmit={submit}>
          <NameField autoFocus />
          <EmailField />
          <NewPasswordField />
        </AccountForm>
      )}
    </AccountFrame>
  )
}
