/** The screens that links in emails lead to. The token is in the fragment, which browsers send nowhere. */
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import {
  acceptInvitation,
  cancelEmailChange,
  confirmEmailChange,
  declineInvitation,
  resetPassword,
} from '../../sdk/index.ts'
import { client } from '../service/client.ts'
import { useSession } from '../service/session.ts'
import { account } from '../strings/account.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Button } from '../ui/button.tsx'
import { FormMessage } from '../ui/field.tsx'
import { sayError } from '../ui/toast.ts'
import { NewPasswordField } from './fields.tsx'
import { AccountForm } from './form.tsx'
import { AccountFrame } from './frame.tsx'
import { RegisterForm } from './register.tsx'
import { SignInForm } from './sign-in-form.tsx'

const link = 'font-medium text-accent underline-offset-3 hover:underline'
const useToken = () => useState(() => location.hash.slice(1))[0]

interface MailedProps {
  title: string
  text?: string
  action: string
  doneText: string
  /** Throws the error that is shown. */
  perform: (token: string, fields: Record<string, string>) => Promise<unknown>
  children?: React.ReactNode
}

function Mailed({ title, text, action, doneText, perform, children }: MailedProps) {
  const token = useToken()
  const [isDone, setDone] = useState(false)
  return (
    <AccountFrame title={title} {...(text && { text })} below={<Continue />}>
      {token === '' ? (
        <FormMessage kind="error">{account.brokenLink}</FormMessage>
      ) : isDone ? (
        <FormMessage kind="done">{doneText}</FormMessage>
      ) : (
        <AccountForm action={action} onSubmit={(fields) => perform(token, fields).then(() => setDone(true))}>
          {children}
        </AccountForm>
      )}
    </AccountFrame>
  )
}

const Continue = () => (
  <Link to="/$list" params={{ list: 'today' }} className={link}>
    {account.continue}
  </Link>
)

export const ResetPassword = () => (
  <Mailed
    title={account.resetTitle}
    action={account.reset}
    doneText={account.resetDone}
    perform={(token, { password = '' }) =>
      resetPassword({ client, body: { token, new_password: password }, throwOnError: true })
    }
  >
    <NewPasswordField label={account.newPassword} autoFocus />
  </Mailed>
)

export const ConfirmEmail = () => (
  <Mailed
    title={account.emailTitle}
    text={account.emailText}
    action={account.confirm}
    doneText={account.emailDone}
    perform={(token) => confirmEmailChange({ client, body: { token }, throwOnError: true })}
  />
)

export const CancelEmail = () => (
  <Mailed
    title={account.cancelTitle}
    text={account.cancelText}
    action={account.cancel}
    doneText={account.cancelDone}
    perform={(token) => cancelEmailChange({ client, body: { token }, throwOnError: true })}
  />
)

/** A person who is signed in accepts with one button; others sign in first, or make an account here. */
export function Invitation() {
  const token = useToken()
  const { status, user } = useSession()
  const navigate = useNavigate()
  const [isNewHere, setNewHere] = useState(false)
  const [isDeclined, setDeclined] = useState(false)
  const accept = async () => {
    const { data } = await acceptInvitation({ client, body: { token }, throwOnError: true })
    await navigate({ to: '/projects/$projectId', params: { projectId: data.project_id }, replace: true })
  }
  const decline = async () => {
    await declineInvitation({ client, body: { token }, throwOnError: true })
    setDeclined(true)
  }
  const toggle = (
    <>
      {isNewHere ? account.haveAccount : account.noAccount}{' '}
      <Button look="link" onPress={() => setNewHere(!isNewHere)}>
        {isNewHere ? account.signIn : account.register}
      </Button>
    </>
  )
  if (token === '' || isDeclined)
    return (
      <AccountFrame title={account.invitationTitle} below={<Continue />}>
        <FormMessage kind={isDeclined ? 'done' : 'error'}>
          {isDeclined ? account.declined : account.brokenLink}
        </FormMessage>
      </AccountFrame>
    )
  if (status !== 'signed-in' && isNewHere) return <RegisterForm invitation={token} onDone={accept} below={toggle} />
  const declineButton = (
    <Button look="quiet" className="h-10!" onPress={() => decline().catch(sayError)}>
      {account.decline}
    </Button>
  )
  return (
    <AccountFrame
      title={account.invitationTitle}
      text={`${account.invitationText} ${status === 'signed-in' ? '' : account.invitationSignIn}`}
      below={status === 'signed-in' ? <Continue /> : toggle}
    >
      {status === 'signed-in' ? (
        <>
          <div className="flex items-center gap-3 rounded-xl bg-side p-3">
            <Avatar name={user.name} id={user.id} size="medium" />
            <div className="min-w-0">
              <p className="truncate font-medium">{user.name}</p>
              <p className="truncate text-[0.8125rem] text-soft">{user.email}</p>
            </div>
          </div>
          <AccountForm action={account.accept} onSubmit={accept} more={declineButton} />
        </>
      ) : (
        <SignInForm action={account.accept} onDone={accept} more={declineButton} />
      )}
    </AccountFrame>
  )
}
