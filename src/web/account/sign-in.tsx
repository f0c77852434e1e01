/** Signing in, and asking for a new password. */
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { getService, requestPasswordReset } from '../../sdk/index.ts'
import { client } from '../service/client.ts'
import { hasPasskeys } from '../service/passkeys.ts'
import { beginPasskeySession, useSession } from '../service/session.ts'
import { t } from '../strings/index.ts'
import { security } from '../strings/security.ts'
import { FormMessage } from '../ui/field.tsx'
import { EmailField } from './fields.tsx'
import { AccountForm } from './form.tsx'
import { AccountFrame } from './frame.tsx'
import { PasskeyButton } from './passkey-button.tsx'
import { SignInForm } from './sign-in-form.tsx'

const link = 'font-medium text-accent underline-offset-3 hover:underline'

/** How accounts are made at this service; undefined until it is known. */
export function useRegistration(): 'open' | 'invited' | 'closed' | undefined {
  const [policy, setPolicy] = useState<'open' | 'invited' | 'closed'>()
  useEffect(() => {
    getService({ client }).then(
      ({ data }) => setPolicy(data?.registration),
      () => {},
    )
  }, [])
  return policy
}

/** A path of the app; anything else could lead elsewhere. */
export const safeNext = (next: unknown): string =>
  typeof next === 'string' && /^\/(?!\/)[\w/.-]*$/.test(next) && next !== '/sign-in' ? next : '/today'

export function SignIn() {
  const { next } = useSearch({ strict: false }) as { next?: string }
  const session = useSession()
  const navigate = useNavigate()
  const policy = useRegistration()
  useEffect(() => {
    if (session.status === 'signed-in') navigate({ to: safeNext(next), replace: true })
  }, [session.status, next, navigate])
  return (
    <AccountFrame
      title={t.account.signInTitle}
      below={
        policy === 'open' && (
          <>
            {t.account.noAccount}{' '}
            <Link to="/register" className={link}>
              {t.account.register}
            </Link>
          </>
        )
      }
    >
      {session.status === 'ended' && <FormMessage kind="done">{t.account.ended}</FormMessage>}
      <SignInForm
        action={t.account.signIn}
        email={session.status === 'ended' ? session.user.email : ''}
        more={hasPasskeys() && <PasskeyButton onPress={beginPasskeySession}>{security.signIn}</PasskeyButton>}
      />
    </AccountFrame>
  )
}

export function ForgotPassword() {
  const [isSent, setSent] = useState(false)
  return (
    <AccountFrame
      title={t.account.forgotTitle}
      text={t.account.forgotText}
      below={
        <Link to="/sign-in" className={link}>
          {t.account.back}
        </Link>
      }
    >
      {isSent ? (
        <FormMessage kind="done">{t.account.sent}</FormMessage>
      ) : (
        <AccountForm
          action={t.account.send}
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
