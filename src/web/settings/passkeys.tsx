/** The passkeys of the account: adding, naming and removing them. */
import { Fingerprint, Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { createPasskey, deletePasskey, type Passkey, startPasskey, updatePasskey } from '../../sdk/index.ts'
import { AccountForm } from '../account/form.tsx'
import { client } from '../service/client.ts'
import { hasPasskeys, makePasskey } from '../service/passkeys.ts'
import { relative } from '../strings/dates.ts'
import { t } from '../strings/index.ts'
import { security } from '../strings/security.ts'
import { settings } from '../strings/settings.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { Confirm, Window } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { Section } from '../ui/page.tsx'
import { say, sayError } from '../ui/toast.ts'
import type { StepUp } from './step-up.tsx'

export interface PasskeysProps {
  passkeys: Passkey[]
  run: StepUp['run']
  onChange: () => void
  /** The recovery codes that come with the first factor of the account. */
  onCodes: (codes: string[]) => void
}

export function Passkeys({ passkeys, run, onChange, onCodes }: PasskeysProps) {
  const [editing, setEditing] = useState<Passkey | 'new' | null>(null)
  const [removing, setRemoving] = useState<Passkey | null>(null)
  const add = async (name: string) => {
    const { data: options } = await run(() => startPasskey({ client, throwOnError: true }))
    const body = { name, credential: await makePasskey(options) }
    const { data } = await createPasskey({ client, body, throwOnError: true })
    say(security.added)
    if (data.recovery_codes) onCodes(data.recovery_codes)
  }
  const save = async ({ name = '' }: Record<string, string>) => {
    const path = typeof editing === 'object' && editing ? { passkey_id: editing.id } : undefined
    if (path) await updatePasskey({ client, path, body: { name: name.trim() }, throwOnError: true })
    else await add(name.trim())
    setEditing(null)
    onChange()
  }
  const remove = async ({ id }: Passkey) => {
    await run(() => deletePasskey({ client, path: { passkey_id: id }, throwOnError: true }))
    say(security.removed)
    onChange()
  }
  const isNew = editing === 'new'
  return (
    <Section
      title={security.passkeys}
      actions={hasPasskeys() && <Button onPress={() => setEditing('new')}>{security.addPasskey}</Button>}
    >
      <p className="text-[0.875rem] text-soft">{hasPasskeys() ? security.passkeysText : security.noPasskeys}</p>
      <ul>
        {passkeys.map((passkey) => (
          <li key={passkey.id} className="flex min-h-15 items-center gap-3.5 border-b border-line py-2 last:border-0">
            <span className="flex size-10 items-center justify-center rounded-xl bg-side text-soft">
              <Fingerprint size={19} />
            </span>
            <div className="min-w-0 flex-1">
              <p className="truncate font-medium">{passkey.name}</p>
              <p className="truncate text-[0.8125rem] text-soft">
                {passkey.last_used_at ? settings.lastUsed(relative(passkey.last_used_at)) : security.neverUsed}
              </p>
            </div>
            <IconButton label={security.rename(passkey.name)} onPress={() => setEditing(passkey)}>
              <Pencil size={16} />
            </IconButton>
            <IconButton
              label={security.remove(passkey.name)}
              className="hover:text-danger"
              onPress={() => setRemoving(passkey)}
            >
              <Trash2 size={17} />
            </IconButton>
          </li>
        ))}
      </ul>
      <Window
        isOpen={editing !== null}
        onClose={() => setEditing(null)}
        title={isNew ? security.addPasskey : security.renameTitle}
        className="max-w-sm"
      >
        <div className="p-5 pt-3">
          <AccountForm action={isNew ? security.addPasskey : t.dialog.save} onSubmit={save}>
            <Field
              autoFocus
              isRequired
              label={security.passkeyName}
              name="name"
              maxLength={100}
              placeholder={security.namePlaceholder}
              {...(editing && editing !== 'new' && { defaultValue: editing.name })}
            />
          </AccountForm>
        </div>
      </Window>
      <Confirm
        isOpen={removing !== null}
        onClose={() => setRemoving(null)}
        title={security.removeConfirm(removing?.name ?? '')}
        text={security.removeText}
        action={security.removeAction}
        onConfirm={() => removing && remove(removing).catch(sayError)}
      />
    </Section>
  )
}
