/** Name, address, password, and which emails come. */
import { useState } from 'react'
import { Switch } from 'react-aria-components'
import { changePassword, getPreferences, requestEmailChange, updateMe, updatePreferences } from '../../sdk/index.ts'
import { EmailField, NameField, NewPasswordField, PasswordField } from '../account/fields.tsx'
import { AccountForm } from '../account/form.tsx'
import { client } from '../service/client.ts'
import { updateUser, useSession } from '../service/session.ts'
import { t } from '../strings/index.ts'
import { settings } from '../strings/settings.ts'
import { FormMessage } from '../ui/field.tsx'
import { Section } from '../ui/page.tsx'
import { problemText } from '../ui/problem.ts'
import { say, sayError } from '../ui/toast.ts'
import { useLoaded } from '../ui/use-loaded.ts'
import { useStepUp } from './step-up.tsx'

export function Profile() {
  const { user } = useSession()
  const { run, dialog } = useStepUp()
  const [message, setMessage] = useState('')
  if (!user) return null
  return (
    <>
      {dialog}
      <Section title={settings.profile}>
        <AccountForm
          compact
          action={t.dialog.save}
          onSubmit={async ({ name = '' }) => {
            const { data } = await updateMe({ client, body: { name: name.trim() }, throwOnError: true })
            updateUser(data)
            say(settings.saved)
          }}
        >
          <NameField label={settings.nameLabel} defaultValue={user.name} />
        </AccountForm>
      </Section>
      <Section title={settings.emailLabel}>
        <AccountForm
          compact
          key={message}
          action={settings.changeEmail}
          onSubmit={async ({ email = '', password = '' }) => {
            await requestEmailChange({ client, body: { email: email.trim(), password }, throwOnError: true })
            setMessage(settings.emailSent)
          }}
        >
          <EmailField label={settings.emailLabel} autoComplete="email" defaultValue={user.email} />
          <PasswordField label={settings.currentPassword} />
          {message && <FormMessage kind="done">{message}</FormMessage>}
        </AccountForm>
      </Section>
      <Section title={settings.password}>
        <AccountForm
          compact
          action={settings.changePassword}
          onSubmit={async ({ current_password = '', new_password = '' }) => {
            await run(() => changePassword({ client, body: { current_password, new_password }, throwOnError: true }))
            say(settings.passwordChanged)
          }}
        >
          <PasswordField label={settings.currentPassword} name="current_password" />
          <NewPasswordField label={settings.newPassword} name="new_password" />
        </AccountForm>
      </Section>
      <MailSection />
    </>
  )
}

function MailSection() {
  const { data, error, reload } = useLoaded(
    async (signal) => (await getPreferences({ client, signal, throwOnError: true })).data,
    [],
  )
  return (
    <Section title={settings.mail}>
      <p className="mb-3 text-[0.875rem] text-soft">{settings.mailText}</p>
      {!data && error !== undefined && <p className="text-soft">{problemText(error)}</p>}
      <ul className="flex flex-col">
        {data &&
          Object.entries(data.mail).map(([type, isOn]) => (
            <li key={type}>
              <Switch
                isSelected={isOn}
                onChange={(value) =>
                  updatePreferences({ client, body: { mail: { [type]: value } }, throwOnError: true }).then(
                    reload,
                    sayError,
                  )
                }
                className="group flex min-h-11 cursor-default items-center justify-between gap-4"
              >
                {settings.mailTypes[type] ?? type}
                <span className="flex h-6 w-10 shrink-0 items-center rounded-full bg-line-strong p-0.5 transition-colors group-data-selected:bg-accent group-data-focus-visible:outline-2 group-data-focus-visible:outline-offset-2 group-data-focus-visible:outline-accent">
                  <span className="size-5 rounded-full bg-white shadow-card transition-transform group-data-selected:translate-x-4" />
                </span>
              </Switch>
            </li>
          ))}
      </ul>
    </Section>
  )
}
