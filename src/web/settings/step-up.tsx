/** Asks the person to authenticate again where the service wants it: by the second factor or the password. Goes on afterwards. */
import { type ReactNode, useState } from 'react'
import {
  getIdentities,
  getTotp,
  type IdentityProvider,
  listPasskeys,
  startPasskeyStepUp,
  stepUp,
  TaskpactError,
} from '../../sdk/index.ts'
import { CodeField, PasswordField } from '../account/fields.tsx'
import { AccountForm } from '../account/form.tsx'
import { PasskeyButton } from '../account/passkey-button.tsx'
import { Providers } from '../account/providers.tsx'
import { client } from '../service/client.ts'
import { askPasskey, hasPasskeys } from '../service/passkeys.ts'
import { t } from '../strings/index.ts'
import { security } from '../strings/security.ts'
import { settings } from '../strings/settings.ts'
import { Window } from '../ui/dialog.tsx'

interface Asked {
  by: 'password' | 'factor'
  hasPasskey: boolean
  /** The identity providers that know the person. */
  providers: IdentityProvider[]
  again: () => void
  stop: () => void
}

export interface StepUp {
  /** Calls a function, and once more after the person has authenticated. Throws its error where they have not. */
  run: <T>(call: () => Promise<T>) => Promise<T>
  /** Belongs into the screen. */
  dialog: ReactNode
}

/** An account with a second factor is asked for that one. */
async function factors(): Promise<Pick<Asked, 'by' | 'hasPasskey' | 'providers'>> {
  const options = { client, throwOnError: true } as const
  const [{ data: totp }, { data: passkeys }, { data: linked }] = await Promise.all([
    getTotp(options),
    listPasskeys(options),
    getIdentities(options),
  ])
  const providers = linked.identities.flatMap(({ provider }) => provider ?? [])
  const hasPasskey = passkeys.length > 0
  return { by: totp.enabled || hasPasskey ? 'factor' : 'password', hasPasskey: hasPasskey && hasPasskeys(), providers }
}

export function useStepUp(): StepUp {
  const [asked, setAsked] = useState<Asked | null>(null)
  async function run<T>(call: () => Promise<T>): Promise<T> {
    try {
      return await call()
    } catch (error) {
      if (!(error instanceof TaskpactError) || error.code !== 'step_up_required') throw error
      const by = await factors()
      await new Promise<void>((again, reject) => setAsked({ ...by, again, stop: () => reject(error) }))
      return call()
    }
  }
  const finish = async (given: Parameters<typeof stepUp>[1]) => {
    await stepUp(client, given)
    asked?.again()
    setAsked(null)
  }
  const usePasskey = async () => {
    const { data } = await startPasskeyStepUp({ client, throwOnError: true })
    await finish({ passkey: await askPasskey(data) })
  }
  const isFactor = asked?.by === 'factor'
  const dialog = (
    <Window
      isOpen={asked !== null}
      onClose={() => {
        asked?.stop()
        setAsked(null)
      }}
      title={isFactor ? settings.confirmCode : settings.confirmPassword}
      className="max-w-sm"
    >
      <div className="p-5 pt-3">
        <AccountForm
          action={t.dialog.ok}
          onSubmit={({ password = '', code = '' }) => finish(isFactor ? { code: code.trim() } : { password })}
          more={
            <>
              {asked?.hasPasskey && <PasskeyButton onPress={usePasskey}>{security.usePasskey}</PasskeyButton>}
              {!isFactor && (
                <Providers fresh providers={asked?.providers ?? []} next={location.pathname.replace(/^\/app/, '')} />
              )}
            </>
          }
        >
          {isFactor ? <CodeField autoFocus /> : <PasswordField autoFocus />}
        </AccountForm>
      </div>
    </Window>
  )
  return { run, dialog }
}
