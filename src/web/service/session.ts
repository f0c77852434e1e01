/** The session of this browser. The last user is remembered, so that their copy is shown before the service has responded. */
import { useSyncExternalStore } from 'react'
import { getMe, getPreferences, resumeSession, signOut, TaskpactError, type User } from '../../sdk/index.ts'
import { closeDatabase, deleteAllDatabases, deleteDatabaseOf } from '../store/database.ts'
import { keepPreferences } from '../store/preferences.ts'
import { client } from './client.ts'

export type SessionState =
  | { status: 'signed-out'; user: null }
  /** A user is remembered; whether the session still lives is being asked. */
  | { status: 'resuming'; user: User }
  | { status: 'signed-in'; user: User }
  /** The session has ended elsewhere. Changes that this device has not sent yet are kept for the same user. */
  | { status: 'ended'; user: User }

const storedUser = 'taskpact.user'
const listeners = new Set<() => void>()
let state: SessionState = begin()

function begin(): SessionState {
  const text = localStorage.getItem(storedUser)
  if (!text) deleteAllDatabases().catch(() => {})
  return text ? { status: 'resuming', user: JSON.parse(text) as User } : { status: 'signed-out', user: null }
}

function set(next: SessionState): void {
  state = next
  if (next.user) localStorage.setItem(storedUser, JSON.stringify(next.user))
  else localStorage.removeItem(storedUser)
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const sessionState = (): SessionState => state
export const useSession = (): SessionState => useSyncExternalStore(subscribe, sessionState)

/** Resolves once the session is in one of the given states. */
export async function untilSession(...wanted: SessionState['status'][]): Promise<SessionState> {
  while (!wanted.includes(state.status))
    await new Promise<void>((resolve) => {
      const stop = subscribe(() => {
        stop()
        resolve()
      })
    })
  return state
}

let resuming: Promise<void> | undefined

const returning = 'taskpact.returning'

/** The page is left for an identity provider, and a session may have begun when one comes back. */
export const noteReturn = (): void => sessionStorage.setItem(returning, 'yes')

/** The session of a person who comes from an identity provider. */
async function enterReturning(): Promise<void> {
  sessionStorage.removeItem(returning)
  if ((await resumeSession(client)) !== null) await enter()
}

/** Goes on with the cookie of an earlier page. Without a network the remembered user stays, and it is tried again. */
export function resume(): Promise<void> {
  if (state.status === 'signed-out' && sessionStorage.getItem(returning)) return enterReturning().catch(() => {})
  if (state.status !== 'resuming') return Promise.resolve()
  resuming ??= tryToResume().finally(() => {
    resuming = undefined
  })
  return resuming
}

async function tryToResume(): Promise<void> {
  try {
    if ((await resumeSession(client)) === null) return set({ status: 'ended', user: state.user as User })
    await enter()
  } catch {
    setTimeout(() => state.status === 'resuming' && resume(), 3000)
  }
}

/** Reads who is signed in. To be called once the client has a session. */
export async function enter(): Promise<void> {
  const options = { client, throwOnError: true } as const
  const [{ data: user }, { data: preferences }] = await Promise.all([getMe(options), getPreferences(options)])
  keepPreferences(preferences)
  set({ status: 'signed-in', user })
}

/** Called with every error of a call, since a session may end at any time. */
export function noticeEnd(error: unknown): void {
  if (!(error instanceof TaskpactError) || error.code !== 'unauthenticated') return
  if (state.status === 'signed-in' && client.session.tokens === null) set({ status: 'ended', user: state.user })
}

/** Signs out, and clears what is stored on this device. */
export async function leave(): Promise<void> {
  const { user } = state
  await signOut(client).catch(() => {})
  set({ status: 'signed-out', user: null })
  keepPreferences(null)
  navigator.clearAppBadge?.().catch(() => {})
  if (user) await deleteDatabaseOf(user.id)
}

/** The user's own data has changed, such as the name. */
export function updateUser(user: User): void {
  if (state.user?.id === user.id && state.status !== 'ended') set({ ...state, user } as SessionState)
}

// Another tab has signed out, or in as somebody else.
addEventListener('storage', ({ key, newValue }) => {
  if (key !== storedUser && key !== null) return
  const id = newValue ? (JSON.parse(newValue) as User).id : null
  if (id === (state.user?.id ?? null)) return
  closeDatabase()
  location.reload()
})
addEventListener('online', () => state.status === 'resuming' && resume())
