/** Reads something of the service that is not in the copy, and says how far that is. */
import { useCallback, useEffect, useState } from 'react'
import { noticeEnd, untilSession } from '../service/session.ts'

export interface Loaded<T> {
  data: T | undefined
  error: unknown
  reload: () => void
}

/** Reads again when a dependency changes, after `reload`, and when the network is back. */
export function useLoaded<T>(load: (signal: AbortSignal) => Promise<T>, dependencies: unknown[]): Loaded<T> {
  const [state, setState] = useState<{ data?: T; error?: unknown }>({})
  const [round, setRound] = useState(0)
  const reload = useCallback(() => setRound((before) => before + 1), [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the caller names what the function depends on
  useEffect(() => {
    const stop = new AbortController()
    signedIn()
      .then(() => load(stop.signal))
      .then(
        (data) => stop.signal.aborted || setState({ data }),
        (error) => {
          if (stop.signal.aborted) return
          noticeEnd(error)
          setState((before) => ({ ...before, error }))
        },
      )
    addEventListener('online', reload)
    return () => {
      stop.abort()
      removeEventListener('online', reload)
    }
  }, [...dependencies, round])
  return { data: state.data, error: state.error, reload }
}

/** Milliseconds after which the service counts as away. */
const waitMs = 5000

/** Without a network there is nothing to wait for. */
async function signedIn(): Promise<void> {
  const away = () => new DOMException('The service cannot be reached.', 'TimeoutError')
  if (!navigator.onLine) throw away()
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(away()), waitMs)
  })
  await Promise.race([untilSession('signed-in'), late]).finally(() => clearTimeout(timer))
}
