/** Signing in, and asking for a new password. */
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { getService, requestPasswordReset, type Service } from '../../sdk/index.ts'
import { client } from '../service/client.ts'
import { hasPasskeys } from '../service/passkeys.ts'
import { useSession } from '../service/session.ts'
import { beginPasskeySession } from '../service/sign-in.ts'
import { account } from '../strings/account.ts'
import { security } from '../strings/security.ts'
import { FormMessage } from '../ui/field.tsx'
import { EmailField } from './fields.tsx'
import { AccountForm } from './form.tsx'
import { AccountFrame } from './frame.tsx'
import { PasskeyButton } from './passkey-button.tsx'
import { Providers } from './providers.tsx'
import { SignInForm } from './sign-in-form.tsx'

const link = 'font-medium text-accent underline-offset-3 hover:underline'

/** How accounts are made, and how one signs in, at this service; undefined until it is known. */
export function useService(): Service | undefined {
  const [service, setService] = useState<Service>()
  useEffect(() => {
    getService({ client }).then(
      ({ data }) => data && setService(data),
      () => {},
    )
  }, [])
  return service
}

/** A path of the app; anything else could lead elsewhere. */
export const safeNext = (next: unknown): string =>
  typeof next === 'string' && /^\/(?!\/)[\w/.-]*$/.test(next) && next !== '/sign-in' ? next : '/today'

export function SignIn() {
  const { next } = useSearch({ strict: false }) as { next?: string }
  const session = useSession()
  const navigate = useNavigate()
  const service = useService()
  const { password: hasPasswords = true, providers = [] } = service?.sign_in ?? {}
  useEffect(() => {
    if (session.status === 'signed-in') navigate({ to: safeNext(next), replace: true })
  }, [session.status, next, navigate])
  return (
    <AccountFrame
      title={account.signInTitle}
      below={
        service?.registration === 'open' &&
        hasPasswords && (
          <>
            {account.noAccount}{' '}
            <Link to="/register" className={link}>
              {account.register}
            </Link>
          </>
        )
      }
    >
      {session.status === 'ended' && <FormMessage kind="done">{account.ended}</FormMessage>}
      <Providers providers={providers} next={safeNext(next)} />
      {hasPasswords && (
        <SignInForm
          action={account.signIn}
          email={session.status === 'ended' ? session.user.email : ''}
          more={hasPasskeys() && <PasskeyButton onPress={beginPasskeySession}>{security.signIn}</PasskeyButton>}
        />
      )}
    </AccountFrame>
  )
}

export function ForgotPassword() {
  const [isSent, setSent] = useState(false)
  return (
    <AccountFrame
      title={account.forgotTitle}
      text={account.forgotText}
      below={
        <Link to="/sign-in" className={link}>
          {account.back}
        </Link>
      }
    >
      {isSent ? (
        <FormMessage kind="done">{account.sent}</FormMessage>
      ) : (
        <AccountForm
          action={account.send}
          onSubmit={async ({ email = '' }) => {
            await requestPasswordReset({ client, body: { email: email.trim() }, throwOnError: true })
            setSent(true)
          }}
        >
          <EmailField autoFocus />
        </AccountForm>
      )}
    </AccountFrame>
  )
}
