/** The people of the service, for its admins. */
import { Ellipsis, Search } from 'lucide-react'
import { useState } from 'react'
import { Input, MenuTrigger, SearchField } from 'react-aria-components'
import {
  type AdminUser,
  endUserSessions,
  listUsers,
  removeUserSecondFactor,
  sendUserPasswordReset,
  updateUser,
} from '../../sdk/index.ts'
import { client } from '../service/client.ts'
import { useSession } from '../service/session.ts'
import { useStepUp } from '../settings/step-up.tsx'
import { admin } from '../strings/admin.ts'
import { relative } from '../strings/dates.ts'
import { Avatar } from '../ui/avatar.tsx'
import { IconButton } from '../ui/button.tsx'
import { Confirm } from '../ui/dialog.tsx'
import { MenuItem, MenuPopover } from '../ui/menu.tsx'
import { Empty, Loading } from '../ui/page.tsx'
import { problemText } from '../ui/problem.ts'
import { say, sayError } from '../ui/toast.ts'
import { useLoaded } from '../ui/use-loaded.ts'

export function People() {
  const [text, setText] = useState('')
  const [factorOf, setFactorOf] = useState<AdminUser | null>(null)
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
    <>
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
          <UserLine key={user.id} user={user} act={act} onRemoveFactor={() => setFactorOf(user)} />
        ))}
      </ul>
      <Confirm
        isOpen={factorOf !== null}
        onClose={() => setFactorOf(null)}
        title={admin.removeFactorConfirm(factorOf?.name ?? '')}
        text={admin.removeFactorText}
        action={admin.removeFactor}
        onConfirm={() =>
          factorOf && act(() => removeUserSecondFactor({ client, path: { user_id: factorOf.id }, throwOnError: true }))
        }
      />
    </>
  )
}

interface UserLineProps {
  user: AdminUser
  act: (call: () => Promise<unknown>) => void
  onRemoveFactor: () => void
}

function UserLine({ user, act, onRemoveFactor }: UserLineProps) {
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
            <MenuItem onAction={onRemoveFactor}>{admin.removeFactor}</MenuItem>
            <MenuItem danger onAction={() => act(() => updateUser({ ...options, body: { disabled: !isDisabled } }))}>
              {isDisabled ? admin.enable : admin.disable}
            </MenuItem>
          </MenuPopover>
        </MenuTrigger>
      )}
    </li>
  )
}
