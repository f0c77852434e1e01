/** API tokens, for programs. */
import { KeyRound, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { type ApiTokenWithSecret, createApiToken, deleteApiToken, listApiTokens, type Scope } from '../../sdk/index.ts'
import { AccountForm } from '../account/form.tsx'
import { client } from '../service/client.ts'
import { relative } from '../strings/dates.ts'
import { settings } from '../strings/settings.ts'
import { IconButton } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Section } from '../ui/page.tsx'
import { problemText } from '../ui/problem.ts'
import { sayError } from '../ui/toast.ts'
import { useLoaded } from '../ui/use-loaded.ts'
import { Secret } from './secret.tsx'
import { useStepUp } from './step-up.tsx'

const readScopes: Scope[] = [
  'users:read',
  'todos:read',
  'projects:read',
  'notifications:read',
  'trash:read',
  'events:read',
]
const writeScopes: Scope[] = [...readScopes, 'todos:write', 'projects:write', 'trash:write', 'batch:write']

export function Tokens() {
  const { data, error, reload } = useLoaded(
    async (signal) => (await listApiTokens({ client, signal, throwOnError: true })).data,
    [],
  )
  const { run, dialog } = useStepUp()
  const [made, setMade] = useState<ApiTokenWithSecret | null>(null)
  const remove = (id: string) =>
    run(() => deleteApiToken({ client, path: { api_token_id: id }, throwOnError: true })).then(reload, sayError)
  return (
    <>
      {dialog}
      <Section title={settings.tokens}>
        <p className="mb-4 text-[0.875rem] text-soft">{settings.tokenText}</p>
        {made && <Secret text={settings.tokenOnce} secret={made.token} />}
        <AccountForm
          compact
          key={made?.id ?? 'first'}
          action={settings.createToken}
          onSubmit={async ({ name = '', scopes }) => {
            const body = { name: name.trim(), scopes: scopes === 'write' ? writeScopes : readScopes }
            setMade((await run(() => createApiToken({ client, body, throwOnError: true }))).data)
            reload()
          }}
        >
          <Field
            label={settings.tokenName}
            name="name"
            isRequired
            placeholder={settings.tokenNamePlaceholder}
            maxLength={100}
          />
          <fieldset className="flex flex-col gap-2">
            <legend className="mb-1.5 text-[0.8125rem] font-medium">{settings.tokenScopes}</legend>
            {(['read', 'write'] as const).map((kind) => (
              <label key={kind} className="flex items-center gap-2.5">
                <input type="radio" name="scopes" value={kind} defaultChecked={kind === 'read'} className="size-4" />
                {kind === 'read' ? settings.tokenRead : settings.tokenWrite}
              </label>
            ))}
          </fieldset>
        </AccountForm>
      </Section>
      {!data && error !== undefined && <p className="text-soft">{problemText(error)}</p>}
      <ul>
        {data?.map((token) => (
          <li key={token.id} className="flex min-h-14 items-center gap-3.5 border-b border-line py-2 last:border-0">
            <KeyRound size={18} className="text-soft" />
            <div className="min-w-0 flex-1">
              <p className="truncate font-medium">{token.name}</p>
              <p className="text-[0.8125rem] text-soft">
                {token.scopes.some((scope) => scope.endsWith(':write')) ? settings.tokenWrite : settings.tokenRead} ·{' '}
                {token.last_used_at ? settings.lastUsed(relative(token.last_used_at)) : settings.never}
              </p>
            </div>
            <IconButton label={settings.deleteToken} className="hover:text-danger" onPress={() => remove(token.id)}>
              <Trash2 size={17} />
            </IconButton>
          </li>
        ))}
      </ul>
    </>
  )
}
