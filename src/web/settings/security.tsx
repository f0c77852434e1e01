/** The second factors of the account: an authenticator app, passkeys, recovery codes, and devices that are remembered. */
import { Smartphone } from 'lucide-react'
import { useState } from 'react'
import {
  deleteRememberedDevice,
  disableTotp,
  getIdentities,
  getRecoveryCodes,
  getTotp,
  listPasskeys,
  listRememberedDevices,
  replaceRecoveryCodes,
  startTotp,
  type TotpSecret,
} from '../../sdk/index.ts'
import { client } from '../service/client.ts'
import { relative, wholeDate } from '../strings/dates.ts'
import { security } from '../strings/security.ts'
import { settings } from '../strings/settings.ts'
import { Button } from '../ui/button.tsx'
import { Confirm } from '../ui/dialog.tsx'
import { Loading, Section } from '../ui/page.tsx'
import { problemText } from '../ui/problem.ts'
import { say, sayError } from '../ui/toast.ts'
import { useLoaded } from '../ui/use-loaded.ts'
import { DeviceLine } from './device-line.tsx'
import { Identities } from './identities.tsx'
import { Passkeys } from './passkeys.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'
import { useStepUp } from './step-up.tsx'
import { TotpWindow } from './totp-window.tsx'

export function Security() {
  const { run, dialog } = useStepUp()
  const [started, setStarted] = useState<TotpSecret | null>(null)
  const [codes, setCodes] = useState<string[] | null>(null)
  const [asks, setAsks] = useState<'totp' | 'codes' | null>(null)
  const { data, error, reload } = useLoaded(async (signal) => {
    const options = { client, signal, throwOnError: true } as const
    const [totp, passkeys, left, devices, linked] = await Promise.all([
      getTotp(options),
      listPasskeys(options),
      getRecoveryCodes(options),
      listRememberedDevices(options),
      getIdentities(options),
    ])
    return {
      totp: totp.data,
      passkeys: passkeys.data,
      left: left.data.left,
      devices: devices.data,
      identities: linked.data.identities,
    }
  }, [])
  if (!data) return error === undefined ? <Loading /> : <p className="text-soft">{problemText(error)}</p>
  const { totp, passkeys, left, devices, identities } = data
  const begin = () =>
    run(() => startTotp({ client, throwOnError: true })).then(({ data }) => setStarted(data), sayError)
  const finish = (made: string[] | null) => {
    setStarted(null)
    setCodes(made)
    reload()
  }
  const confirmed = async () => {
    if (asks === 'totp') {
      await run(() => disableTotp({ client, throwOnError: true }))
      say(security.turnedOff)
    } else setCodes((await run(() => replaceRecoveryCodes({ client, throwOnError: true }))).data.recovery_codes)
    reload()
  }
  const forget = (device_id: string) =>
    deleteRememberedDevice({ client, path: { device_id }, throwOnError: true }).then(() => {
      say(security.forgotten)
      reload()
    }, sayError)
  return (
    <>
      {dialog}
      <Section title={security.app}>
        <div className="flex items-center gap-3.5">
          <span
            className={`flex size-10 shrink-0 items-center justify-center rounded-xl ${totp.enabled ? 'bg-accent-soft text-accent' : 'bg-side text-soft'}`}
          >
            <Smartphone size={19} />
          </span>
          <p className="min-w-0 flex-1 text-[0.875rem] text-soft">
            {totp.enabled_at ? security.appOn(wholeDate(totp.enabled_at)) : security.appText}
          </p>
          <Button onPress={totp.enabled ? () => setAsks('totp') : begin}>
            {totp.enabled ? security.turnOff : security.setUp}
          </Button>
        </div>
      </Section>
      <Passkeys passkeys={passkeys} run={run} onChange={reload} onCodes={setCodes} />
      {(totp.enabled || passkeys.length > 0) && (
        <Section title={security.codes} actions={<Button onPress={() => setAsks('codes')}>{security.newCodes}</Button>}>
          <p className={`text-[0.875rem] ${left < 3 ? 'text-danger' : 'text-soft'}`}>{security.codesText(left)}</p>
        </Section>
      )}
      {devices.length > 0 && (
        <Section title={security.devices}>
          <p className="text-[0.875rem] text-soft">{security.devicesText}</p>
          <ul>
            {devices.map(({ id, user_agent, address, last_used_at, expires_at }) => (
              <DeviceLine
                key={id}
                agent={user_agent}
                notes={[settings.lastUsed(relative(last_used_at)), security.until(relative(expires_at)), address]}
              >
                <Button look="chip" onPress={() => forget(id)}>
                  {security.forget}
                </Button>
              </DeviceLine>
            ))}
          </ul>
        </Section>
      )}
      {identities.length > 0 && <Identities identities={identities} run={run} onChange={reload} />}
      <TotpWindow started={started} onClose={() => setStarted(null)} onDone={finish} />
      <RecoveryCodes codes={codes} onClose={() => setCodes(null)} />
      <Confirm
        isOpen={asks !== null}
        onClose={() => setAsks(null)}
        title={asks === 'codes' ? security.newCodesConfirm : security.turnOffConfirm}
        text={asks === 'codes' ? security.newCodesText : security.turnOffText}
        action={asks === 'codes' ? security.newCodes : security.turnOff}
        onConfirm={() => confirmed().catch(sayError)}
      />
    </>
  )
}
