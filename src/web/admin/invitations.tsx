/** The invitations to the service. */
import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import {
  createServiceInvitation,
  listServiceInvitations,
  type ServiceInvitation,
  withdrawServiceInvitation,
} from '../../sdk/index.ts'
import { AccountForm } from '../account/form.tsx'
import { client } from '../service/client.ts'
import { type StepUp, useStepUp } from '../settings/step-up.tsx'
import { admin } from '../strings/admin.ts'
import { relative, wholeDate } from '../strings/dates.ts'
import { t } from '../strings/index.ts'
import { Button } from '../ui/button.tsx'
import { Window } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { Loading, Section } from '../ui/page.tsx'
import { problemText } from '../ui/problem.ts'
import { say, sayError } from '../ui/toast.ts'
import { useLoaded } from '../ui/use-loaded.ts'

export function Invitations() {
  const { run, dialog } = useStepUp()
  const [invites, setInvites] = useState(false)
  const { data, error, reload } = useLoaded(async (signal) => {
    const query = { limit: 100, sort: '-created_at' } as const
    return (await listServiceInvitations({ client, query, signal, throwOnError: true })).data
  }, [])
  const withdraw = ({ id }: ServiceInvitation) =>
    run(() => withdrawServiceInvitation({ client, path: { invitation_id: id }, throwOnError: true })).then(
      reload,
      sayError,
    )
  return (
    <Section
      title={admin.invitations}
      actions={
        <Button look="primary" onPress={() => setInvites(true)}>
          <UserPlus size={17} /> {admin.invite}
        </Button>
      }
    >
      {dialog}
      {data === undefined && (error === undefined ? <Loading /> : <p className="text-soft">{problemText(error)}</p>)}
      {data?.length === 0 && <p className="text-soft">{admin.noInvitations}</p>}
      <ul>
        {data?.map((invitation) => (
          <li key={invitation.id} className="flex min-h-14 items-center gap-3 border-b border-line py-2 last:border-0">
            <div className="min-w-0 flex-1">
              <p className="truncate font-medium">{invitation.email ?? admin.anyone}</p>
              <p className="truncate text-[0.8125rem] text-soft">
                {admin.statuses[invitation.status]} · {relative(invitation.created_at)}
                {invitation.status === 'pending' && ` · ${admin.validUntil(wholeDate(invitation.expires_at))}`}
              </p>
            </div>
            {invitation.status === 'pending' && (
              <Button look="chip" onPress={() => withdraw(invitation)}>
                {admin.withdraw}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <InviteWindow
        isOpen={invites}
        onClose={() => {
          setInvites(false)
          reload()
        }}
        run={run}
      />
    </Section>
  )
}

interface InviteWindowProps {
  isOpen: boolean
  onClose: () => void
  run: StepUp['run']
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
