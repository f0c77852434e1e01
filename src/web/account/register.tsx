/** Making an account, as the service's policy allows; with an invitation its token is in the fragment. */
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { register, updatePreferences } from '../../sdk/index.ts'
import { client } from '../service/client.ts'
import { beginSession } from '../service/sign-in.ts'
import { deviceSettings, keepPreferences } from '../store/preferences.ts'
import { account } from '../strings/account.ts'
import { FormMessage } from '../ui/field.tsx'
import { EmailField, NameField, NewPasswordField } from './fields.tsx'
import { AccountForm } from './form.tsx'
import { AccountFrame } from './frame.tsx'
import { Providers } from './providers.tsx'
import { useService } from './sign-in.tsx'

export function Register() {
  const [invitation] = useState(() => location.hash.slice(1) || undefined)
  const navigate = useNavigate()
  return (
    <RegisterForm
      invitation={invitation}
      onDone={() => navigate({ to: '/$list', params: { list: 'today' }, replace: true })}
      below={
        <>
          {account.haveAccount}{' '}
          <Link to="/sign-in" className="font-medium text-accent underline-offset-3 hover:underline">
            {account.signIn}
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
  const service = useService()
  const policy = service?.registration
  const { password: hasPasswords = true, providers = [] } = service?.sign_in ?? {}
  const refusal =
    policy === 'closed' ? account.closed : policy === 'invited' && !invitation ? account.invitedOnly : undefined
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
    <AccountFrame title={account.registerTitle} text={account.tagline} below={below}>
      <Providers providers={providers} next="/today" invitation={invitation} />
      {refusal ? (
        <FormMessage kind="error">{refusal}</FormMessage>
      ) : !hasPasswords ? null : (
        <AccountForm action={account.register} onSubmit={submit}>
          <NameField autoFocus />
          <EmailField />
          <NewPasswordField />
        </AccountForm>
      )}
    </AccountFrame>
  )
}
