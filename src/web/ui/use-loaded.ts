/** Reads something of the service that is not in the copy, and says how far that is. */
import { useCallback, useEffect, useState } from 'react'
import { noticeEnd } from '../service/session.ts'

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
    load(stop.signal).then(
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
