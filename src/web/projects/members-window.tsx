/** Who is in a project and may do what; invitations. */
import { useNavigate } from '@tanstack/react-router'
import { ChevronDown, X } from 'lucide-react'
import { useState } from 'react'
import { Button as AriaButton, MenuTrigger } from 'react-aria-components'
import {
  createInvitation,
  listInvitations,
  type Member,
  type Project,
  type ProjectRole,
  removeMember,
  updateMember,
  withdrawInvitation,
} from '../../sdk/index.ts'
import { client } from '../service/client.ts'
import { useSession } from '../service/session.ts'
import { useDatabase } from '../store/live.ts'
import { isNew } from '../store/model.ts'
import { t } from '../strings/index.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Button, IconButton } from '../ui/button.tsx'
import { Window } from '../ui/dialog.tsx'
import { Field, FormMessage } from '../ui/field.tsx'
import { MenuItem, MenuLine, MenuPopover } from '../ui/menu.tsx'
import { problemText } from '../ui/problem.ts'
import { say } from '../ui/toast.ts'
import { useLoaded } from '../ui/use-loaded.ts'
import { readMembers, useMembers } from './use-members.ts'

const roles: ProjectRole[] = ['owner', 'editor', 'viewer']

export default function MembersWindow({ project, onClose }: { project: Project; onClose: () => void }) {
  const database = useDatabase()
  const members = useMembers(project.id)
  const { user } = useSession()
  const navigate = useNavigate()
  const isOwner = project.role === 'owner'
  const [error, setError] = useState<unknown>()
  const invitations = useLoaded(
    async (signal) =>
      isOwner && !isNew(project.id)
        ? (await listInvitations({ client, path: { project_id: project.id }, signal, throwOnError: true })).data.filter(
            ({ status }) => status === 'pending',
          )
        : [],
    [project.id, isOwner],
  )
  const act = async (work: Promise<unknown>) => {
    setError(undefined)
    try {
      await work
      invitations.reload()
      await readMembers(database, project.id)
    } catch (problem) {
      setError(problem)
    }
  }
  const leave = async (member: Member) => {
    const options = { client, path: { project_id: project.id, user_id: member.user_id }, throwOnError: true } as const
    if (member.user_id !== user?.id) return act(removeMember(options))
    try {
      await removeMember(options)
      onClose()
      await navigate({ to: '/$list', params: { list: 'today' } })
    } catch (problem) {
      setError(problem)
    }
  }
  return (
    <Window isOpen onClose={onClose} title={t.project.members} className="max-w-lg">
      <div className="flex flex-col gap-4 overflow-y-auto p-5 pt-2">
        {error !== undefined && <FormMessage kind="error">{problemText(error)}</FormMessage>}
        {isNew(project.id) ? (
          <p className="text-soft">{t.project.local}</p>
        ) : (
          isOwner && <Invite project={project} onDone={invitations.reload} />
        )}
        <ul className="flex flex-col gap-0.5">
          {members.map((member) => (
            <li key={member.user_id} className="flex min-h-13 items-center gap-3">
              <Avatar name={member.name} id={member.user_id} size="medium" />
              <div className="min-w-0 flex-1">
                <p className="truncate text-[0.9rem] font-medium">
                  {member.name}{' '}
                  {member.user_id === user?.id && <span className="font-normal text-soft">({t.project.you})</span>}
                </p>
                {member.email && <p className="truncate text-[0.8125rem] text-soft">{member.email}</p>}
              </div>
              <RoleMenu
                role={member.role}
                isDisabled={!isOwner}
                onChange={(role) =>
                  act(
                    updateMember({
                      client,
                      path: { project_id: project.id, user_id: member.user_id },
                      body: { role },
                      throwOnError: true,
                    }),
                  )
                }
                onRemove={isOwner || member.user_id === user?.id ? () => leave(member) : undefined}
                isSelf={member.user_id === user?.id}
              />
            </li>
          ))}
          {invitations.data?.map((invitation) => (
            <li key={invitation.id} className="flex min-h-13 items-center gap-3">
              <Avatar name={invitation.email ?? '?'} id={invitation.id} size="medium" />
              <div className="min-w-0 flex-1">
                <p className="truncate text-[0.9rem]">{invitation.email ?? invitation.user_id}</p>
                <p className="text-[0.8125rem] text-soft">
                  {t.project.pending} · {t.project.roles[invitation.role]}
                </p>
              </div>
              <IconButton
                label={t.project.withdraw}
                onPress={() =>
                  act(
                    withdrawInvitation({
                      client,
                      path: { project_id: project.id, invitation_id: invitation.id },
                      throwOnError: true,
                    }),
                  )
                }
              >
                <X size={17} />
              </IconButton>
            </li>
          ))}
        </ul>
      </div>
    </Window>
  )
}

interface RoleMenuProps {
  role: ProjectRole
  isDisabled: boolean
  isSelf?: boolean
  onChange: (role: ProjectRole) => unknown
  onRemove?: (() => unknown) | undefined
}

function RoleMenu({ role, isDisabled, isSelf = false, onChange, onRemove }: RoleMenuProps) {
  if (isDisabled && !onRemove) return <span className="px-2.5 text-[0.875rem] text-soft">{t.project.roles[role]}</span>
  return (
    <MenuTrigger>
      <AriaButton className="flex h-9 cursor-default items-center gap-1.5 rounded-lg px-2.5 text-[0.875rem] text-soft hover:bg-hover hover:text-ink">
        {t.project.roles[role]} <ChevronDown size={15} />
      </AriaButton>
      <MenuPopover
        label={t.project.role}
        selectionMode="single"
        selectedKeys={[role]}
        disabledKeys={isDisabled ? roles : []}
      >
        {roles.map((each) => (
          <MenuItem key={each} id={each} note={t.project.roleTexts[each]} onAction={() => onChange(each)}>
            {t.project.roles[each]}
          </MenuItem>
        ))}
        {onRemove && <MenuLine />}
        {onRemove && (
          <MenuItem id="remove" danger onAction={onRemove}>
            {isSelf ? t.project.leave : t.project.remove}
          </MenuItem>
        )}
      </MenuPopover>
    </MenuTrigger>
  )
}

function Invite({ project, onDone }: { project: Project; onDone: () => void }) {
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<ProjectRole>('editor')
  const [error, setError] = useState<unknown>()
  const submit = async () => {
    setError(undefined)
    try {
      await createInvitation({
        client,
        path: { project_id: project.id },
        body: { email: email.trim(), role },
        throwOnError: true,
      })
      setEmail('')
      say(t.project.invited)
      onDone()
    } catch (problem) {
      setError(problem)
    }
  }
  return (
    <form
      className="flex flex-col gap-3 rounded-xl bg-side p-4"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <Field
        label={t.project.inviteEmail}
        type="email"
        value={email}
        onChange={setEmail}
        isRequired
        hint={t.project.inviteText}
        maxLength={254}
      />
      {error !== undefined && <FormMessage kind="error">{problemText(error)}</FormMessage>}
      <div className="flex items-center justify-between">
        <RoleMenu role={role} isDisabled={false} onChange={setRole} />
        <Button look="primary" type="submit" isDisabled={email.trim() === ''}>
          {t.project.invite}
        </Button>
      </div>
    </form>
  )
}
