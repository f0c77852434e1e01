/** The second step of a sign-in: a code of the authenticator app, a recovery code, or a passkey. */
import { KeyRound } from 'lucide-react'
import { useState } from 'react'
import { type MfaChallenge, type SecondFactor, startPasskeySignIn } from '../../sdk/index.ts'
import { client } from '../service/client.ts'
import { askPasskey, hasPasskeys } from '../service/passkeys.ts'
import { confirmSession } from '../service/sign-in.ts'
import { security } from '../strings/security.ts'
import { CodeField } from './fields.tsx'
import { AccountForm } from './form.tsx'
import { PasskeyButton } from './passkey-button.tsx'
import { Replacement, useReplacement } from './replacement.tsx'

export interface SecondStepProps {
  challenge: MfaChallenge
  email: string
  onDone?: (() => unknown) | undefined
}

export function SecondStep({ challenge, email, onDone }: SecondStepProps) {
  const { methods, mfa_token } = challenge
  const [remember, setRemember] = useState(false)
  const { begin, step } = useReplacement()
  const finish = (factor: SecondFactor) =>
    begin(async (newPassword) => {
      await confirmSession(challenge, factor, { email, remember, newPassword })
      await onDone?.()
    })
  const usePasskey = async () => {
    const { data } = await startPasskeySignIn({ client, body: { mfa_token }, throwOnError: true })
    await finish({ passkey: await askPasskey(data) })
  }
  const takesPasskey = methods.includes('passkey') && hasPasskeys()
  if (step) return <Replacement action={security.confirm} step={step} />
  return (
    <AccountForm
      action={security.confirm}
      onSubmit={({ code = '' }) => finish({ code: code.trim() })}
      more={takesPasskey && <PasskeyButton onPress={usePasskey}>{security.usePasskey}</PasskeyButton>}
    >
      <p className="flex items-center gap-2.5 text-[0.875rem] text-soft">
        <KeyRound size={17} className="shrink-0 text-accent" />
        {security.secondStep}
      </p>
      <CodeField autoFocus={!takesPasskey} {...(!methods.includes('totp') && { hint: security.recoveryHint })} />
      <label className="flex min-h-9 items-center gap-2.5 text-[0.875rem]">
        <input
          type="checkbox"
          className="size-4.5"
          checked={remember}
          onChange={({ target }) => setRemember(target.checked)}
        />
        {security.remember}
      </label>
    </AccountForm>
  )
}
