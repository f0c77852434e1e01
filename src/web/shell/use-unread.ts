/** How many notifications the user has not read. */

import { useLiveQuery } from 'dexie-react-hooks'
import { useEffect, useState } from 'react'
import { getUnreadCount } from '../../sdk/index.ts'
import { client } from '../service/client.ts'
import { useSession } from '../service/session.ts'
import { useDatabase } from '../store/live.ts'

const changed = new EventTarget()
/** To be called after notifications were read. */
export const noticeRead = (): void => void changed.dispatchEvent(new Event('read'))

/** Asks again whenever the copy has moved on, since a notification is an event too, but at most once in two seconds. */
export function useUnread(): number {
  const database = useDatabase()
  const { status } = useSession()
  const cursor = useLiveQuery(() => database.marks.get('cursor'), [database])?.value
  const [unread, setUnread] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the cursor says that something has happened
  useEffect(() => {
    if (status !== 'signed-in') return
    const read = () =>
      getUnreadCount({ client }).then(
        ({ data }) => data && setUnread(data.unread),
        () => {},
      )
    const timer = setTimeout(read, 2000)
    if (unread === 0) read()
    changed.addEventListener('read', read)
    return () => {
      clearTimeout(timer)
      changed.removeEventListener('read', read)
    }
  }, [status, cursor])
  return unread
}
