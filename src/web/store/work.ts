/** One tab of a browser talks to the service for all of them: it sends the changes, and follows those of others. */
import { liveQuery } from 'dexie'
import { TaskpactError } from '../../sdk/index.ts'
import { noticeEnd, untilSession } from '../service/session.ts'
import type { Database } from './database.ts'
import { nextChanges, sendChanges } from './outbox.ts'
import { follow } from './sync.ts'

/** Works while no other tab does, until the signal. */
export function startWork(database: Database, signal: AbortSignal): void {
  if (signal.aborted) return
  const work = () => Promise.all([followOn(database, signal), sendOn(database, signal)]).then(() => {})
  const end = (error: unknown) => {
    if (!signal.aborted) console.error(error)
  }
  if (navigator.locks) navigator.locks.request(`taskpact ${database.userId}`, { signal }, work).catch(end)
  else work().catch(end)
}

/** The request in flight. */
let sending: Promise<void> = Promise.resolve()

async function followOn(database: Database, signal: AbortSignal): Promise<void> {
  let failures = 0
  const onComplete = () => {
    failures = 0
    say(database, 'reached')
  }
  while (!signal.aborted) {
    try {
      await untilSession('signed-in')
      await follow({ database, signal, quiet: () => sending.catch(() => {}), onComplete })
    } catch (error) {
      if (signal.aborted) return
      noticeEnd(error)
      say(database, 'away')
      await pause(++failures, signal)
    }
  }
}

async function sendOn(database: Database, signal: AbortSignal): Promise<void> {
  let failures = 0
  while (!signal.aborted) {
    await untilSession('signed-in')
    const changes = await nextChanges(database)
    if (changes.length === 0) {
      await untilChange(database, signal)
      continue
    }
    try {
      sending = sendChanges(database, changes)
      await sending
      failures = 0
    } catch (error) {
      if (signal.aborted) return
      if (!(error instanceof TaskpactError) && !(error instanceof TypeError)) console.error(error)
      noticeEnd(error)
      // The service is reached then, and says so in its banner.
      if (!(error instanceof TaskpactError && error.code === 'maintenance')) say(database, 'away')
      await pause(++failures, signal)
    }
  }
}

/** For the line that says whether the service is reached, in every tab. */
function say({ marks }: Database, value: 'reached' | 'away'): void {
  const put = async () => {
    if ((await marks.get('service'))?.value !== value) await marks.put({ name: 'service', value })
  }
  // A database that was deleted by a sign-out takes nothing any more.
  put().catch(() => {})
}

function untilChange(database: Database, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      subscription.unsubscribe()
      signal.removeEventListener('abort', done)
      resolve()
    }
    const subscription = liveQuery(() => nextChanges(database)).subscribe((changes) => {
      if (changes.length > 0) queueMicrotask(done)
    })
    signal.addEventListener('abort', done)
  })
}

/** Longer after each failure, and over at once when the network is back. */
function pause(failures: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      removeEventListener('online', done)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, Math.min(30_000, 500 * 2 ** failures) * (0.75 + Math.random() / 2))
    addEventListener('online', done)
    signal.addEventListener('abort', done)
  })
}
