/** The people of the service, for its admins. */
import { Ellipsis, Search, UserPlus } from 'lucide-react'
import { useState } from 'react'
import { Input, MenuTrigger, SearchField } from 'react-aria-components'
import {
  type AdminUser,
  createServiceInvitation,
  endUserSessions,
  listUsers,
  sendUserPasswordReset,
  updateUser,
} from '../../sdk/index.ts'
import { AccountForm } from '../account/form.tsx'
import { client } from '../service/client.ts'
import { useSession } from '../service/session.ts'
import { useStepUp } from '../settings/step-up.tsx'
import { admin } from '../strings/admin.ts'
import { relative } from '../strings/dates.ts'
import { t } from '../strings/index.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Button, IconButton } from '../ui/button.tsx'
import { Window } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { MenuItem, MenuPopover } from '../ui/menu.tsx'
import { Empty, Loading, Page } from '../ui/page.tsx'
import { problemText } from '../ui/problem.ts'
import { say, sayError } from '../ui/toast.ts'
import { useLoaded } from '../ui/use-loaded.ts'
import { Jobs } from './jobs.tsx'

export function AdminScreen() {
  const [text, setText] = useState('')
  const [invites, setInvites] = useState(false)
  const { run, dialog } = useStepUp()
  const { data, error, reload } = useLoaded(
    async (signal) => {
      const query = { limit: 100, sort: '-created_at', ...(text.trim() && { search: text.trim() }) } as const
      return (await listUsers({ client, query, signal, throwOnError: true })).data
    },
    [text.trim()],
  )
  const act = (call: () => Promise<unknown>) => {
    const finish = () => {
      reload()
      say(admin.done)
    }
    run(call).then(finish, sayError)
  }
  return (
    <Page
      title={admin.title}
      actions={
        <Button look="primary" onPress={() => setInvites(true)}>
          <UserPlus size={17} /> {admin.invite}
        </Button>
      }
    >
      {dialog}
      <SearchField
        aria-label={admin.search}
        value={text}
        onChange={setText}
        className="mb-2 flex h-10 items-center gap-2.5 rounded-xl border border-line bg-surface px-3.5 shadow-card focus-within:border-accent"
      >
        <Search size={17} className="text-faint" />
        <Input
          placeholder={admin.search}
          className="h-full min-w-0 flex-1 bg-transparent outline-none [&::-webkit-search-cancel-button]:hidden"
        />
      </SearchField>
      {data === undefined && error === undefined && <Loading />}
      {!data && error !== undefined && <p className="text-soft">{problemText(error)}</p>}
      {data?.length === 0 && <Empty name="search" icon={<Search size={26} />} />}
      <ul className="pb-6">
        {data?.map((user) => (
          <UserLine key={user.id} user={user} act={act} />
        ))}
      </ul>
      <Jobs />
      <InviteWindow isOpen={invites} onClose={() => setInvites(false)} run={run} />
    </Page>
  )
}

function UserLine({ user, act }: { user: AdminUser; act: (call: () => Promise<unknown>) => void }) {
  const { user: self } = useSession()
  const options = { client, path: { user_id: user.id }, throwOnError: true } as const
  const isDisabled = user.disabled_at !== null
  return (
    <li className={`flex min-h-15 items-center gap-3.5 border-b border-line py-2 ${isDisabled ? 'opacity-65' : ''}`}>
      <Avatar name={user.name} id={user.id} size="medium" />
      <div className="min-w-0 flex-1">
        <p className="flex items-center gap-2 truncate font-medium">
          {user.name}
          {user.role === 'admin' && (
            <span className="rounded-full bg-accent-soft px-2 py-px text-xs font-semibold text-accent-strong">
              {admin.admin}
            </span>
          )}
          {isDisabled && (
            <span className="rounded-full bg-danger-soft px-2 py-px text-xs font-semibold text-danger">
              {admin.disabled}
            </span>
          )}
        </p>
        <p className="truncate text-[0.8125rem] text-soft">{user.email}</p>
      </div>
      <span className="text-[0.8125rem] text-faint max-md:hidden">{admin.since(relative(user.created_at))}</span>
      {user.id !== self?.id && (
        <MenuTrigger>
          <IconButton label={admin.actions(user.name)}>
            <Ellipsis size={18} />
          </IconButton>
          <MenuPopover label={admin.actions(user.name)}>
            <MenuItem onAction={() => act(() => sendUserPasswordReset(options))}>{admin.sendReset}</MenuItem>
            <MenuItem onAction={() => act(() => endUserSessions(options))}>{admin.signOutEverywhere}</MenuItem>
            <MenuItem
              onAction={() =>
                act(() => updateUser({ ...options, body: { role: user.role === 'admin' ? 'user' : 'admin' } }))
              }
            >
              {user.role === 'admin' ? admin.makeUser : admin.makeAdmin}
            </MenuItem>
            <MenuItem danger onAction={() => act(() => updateUser({ ...options, body: { disabled: !isDisabled } }))}>
              {isDisabled ? admin.enable : admin.disable}
            </MenuItem>
          </MenuPopover>
        </MenuTrigger>
      )}
    </li>
  )
}

interface InviteWindowProps {
  isOpen: boolean
  onClose: () => void
  run: <T>(call: () => Promise<T>) => Promise<T>
}

function InviteWindow({ isOpen, onClose, run }: InviteWindowProps) {
  const [link, setLink] = useState<string | null>(null)
  const close = () => {
    setLink(null)
    onClose()
  }
  return (
    <Window isOpen={isOpen} onClose={close} title={admin.invite} className="max-w-sm">
      <div className="p-5 pt-3">
        {link ? (
          <div className="flex flex-col gap-3">
            <p className="text-soft">{admin.inviteLink}</p>
            <code className="overflow-x-auto rounded-lg bg-side px-3 py-2 text-xs whitespace-nowrap">{link}</code>
            <Button
              look="primary"
              onPress={() => navigator.clipboard.writeText(link).then(() => say(t.dialog.copied), sayError)}
            >
              {t.dialog.copy}
            </Button>
          </div>
        ) : (
          <AccountForm
            action={admin.invite}
            onSubmit={async ({ email = '' }) => {
              const body = email.trim() ? { email: email.trim() } : {}
              const { data } = await run(() => createServiceInvitation({ client, body, throwOnError: true }))
              if (data.link) setLink(data.link)
              else {
                say(t.project.invited)
                close()
              }
            }}
          >
            <Field label={admin.inviteEmail} name="email" type="email" autoFocus maxLength={254} />
          </AccountForm>
        )}
      </div>
    </Window>
  )
}
