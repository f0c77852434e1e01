/** Notifications, and the invitations that wait for an answer. */
import { useNavigate } from '@tanstack/react-router'
import { useLiveQuery } from 'dexie-react-hooks'
import { Bell, Mail } from 'lucide-react'
import {
  acceptReceivedInvitation,
  declineReceivedInvitation,
  listNotifications,
  listReceivedInvitations,
  type Notification,
  type ReceivedInvitation,
  readAllNotifications,
  updateNotification,
} from '../../sdk/index.ts'
import { client } from '../service/client.ts'
import { noticeRead } from '../shell/use-unread.ts'
import { useDatabase } from '../store/live.ts'
import { relative } from '../strings/dates.ts'
import { notifications } from '../strings/happened.ts'
import { t } from '../strings/index.ts'
import { Button } from '../ui/button.tsx'
import { Empty, Loading, Page } from '../ui/page.tsx'
import { problemText } from '../ui/problem.ts'
import { say, sayError } from '../ui/toast.ts'
import { useLoaded } from '../ui/use-loaded.ts'
import { ReminderText, SnoozeMenu } from './reminder-notification.tsx'

export function NotificationsScreen() {
  const database = useDatabase()
  const navigate = useNavigate()
  const cursor = useLiveQuery(() => database.marks.get('cursor'), [database])?.value
  const { data, error, reload } = useLoaded(
    async (signal) => {
      const options = { client, signal, throwOnError: true } as const
      const [notifications, invitations] = await Promise.all([
        listNotifications({ ...options, query: { sort: '-created_at', limit: 100 } }),
        listReceivedInvitations(options),
      ])
      return { notifications: notifications.data, invitations: invitations.data }
    },
    [cursor],
  )
  const act = (work: Promise<unknown>, text?: string) => {
    const finish = () => {
      reload()
      noticeRead()
      if (text) say(text)
    }
    work.then(finish, sayError)
  }
  const open = (notification: Notification) => {
    if (!notification.read_at)
      act(
        updateNotification({
          client,
          path: { notification_id: notification.id },
          body: { read: true },
          throwOnError: true,
        }),
      )
    const { project_id, todo_id } = notification
    if (todo_id && project_id)
      navigate({ to: '/projects/$projectId/$todoId', params: { projectId: project_id, todoId: todo_id } })
    else if (todo_id) navigate({ to: '/$list/$todoId', params: { list: 'inbox', todoId: todo_id } })
    else if (project_id) navigate({ to: '/projects/$projectId', params: { projectId: project_id } })
  }
  const hasUnread = data?.notifications.some(({ read_at }) => read_at === null)
  const isEmpty = data && data.notifications.length + data.invitations.length === 0
  return (
    <Page
      title={t.lists.notifications}
      actions={
        hasUnread && (
          <Button onPress={() => act(readAllNotifications({ client, throwOnError: true }))}>
            {notifications.markAll}
          </Button>
        )
      }
    >
      {data === undefined && error === undefined && <Loading />}
      {!data && error !== undefined && <p className="text-soft">{problemText(error)}</p>}
      {isEmpty && <Empty name="notifications" icon={<Bell size={26} />} />}
      <ul className="-mx-2.5 flex flex-col gap-1 pb-10">
        {data?.invitations.map((invitation) => (
          <Invitation key={invitation.id} invitation={invitation} act={act} />
        ))}
        {data?.notifications.map((notification) => (
          <li key={notification.id} className="flex items-center gap-1 rounded-xl hover:bg-hover">
            <button
              type="button"
              onClick={() => open(notification)}
              className="flex min-w-0 flex-1 cursor-default items-start gap-3 rounded-xl px-2.5 py-2.5 text-start"
            >
              <span className={`mt-1.5 size-2 shrink-0 rounded-full ${notification.read_at ? '' : 'bg-accent'}`} />
              {!notification.read_at && <span className="sr-only">{notifications.unread}</span>}
              <span className={`min-w-0 flex-1 break-words ${notification.read_at ? 'text-soft' : ''}`}>
                {notification.type === 'reminder' ? <ReminderText notification={notification} /> : notification.message}
              </span>
              <time dateTime={notification.created_at} className="shrink-0 text-xs leading-6 text-faint">
                {relative(notification.created_at)}
              </time>
            </button>
            {notification.reminder_id !== null && <SnoozeMenu reminder={notification.reminder_id} />}
          </li>
        ))}
      </ul>
    </Page>
  )
}

function Invitation({
  invitation,
  act,
}: {
  invitation: ReceivedInvitation
  act: (work: Promise<unknown>, text?: string) => void
}) {
  const { id, inviter_name, project_name, role } = invitation
  const options = { client, path: { invitation_id: id }, throwOnError: true } as const
  return (
    <li className="flex flex-wrap items-center gap-3 rounded-xl bg-accent-soft px-3.5 py-3">
      <Mail size={18} className="shrink-0 text-accent" />
      <p className="min-w-52 flex-1">{notifications.invitation(inviter_name, project_name, t.project.roles[role])}</p>
      <Button look="primary" onPress={() => act(acceptReceivedInvitation(options), notifications.joined(project_name))}>
        {notifications.accept}
      </Button>
      <Button onPress={() => act(declineReceivedInvitation(options))}>{notifications.decline}</Button>
    </li>
  )
}
