/** The line that says whether everything has reached the service. */
import { CircleAlert, CloudOff, LoaderCircle } from 'lucide-react'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { useReach } from '../store/live.ts'
import { t } from '../strings/index.ts'
import { show } from './ui-state.ts'

const subscribe = (listener: () => void) => {
  addEventListener('online', listener)
  addEventListener('offline', listener)
  return () => {
    removeEventListener('online', listener)
    removeEventListener('offline', listener)
  }
}
export const useOnline = (): boolean => useSyncExternalStore(subscribe, () => navigator.onLine)

/** Says nothing while all is well, and nothing of what takes less than a second. */
export function ReachLine() {
  const isOnline = useOnline()
  const reach = useReach()
  const isBusy = (reach?.waiting ?? 0) > 0
  const [isLong, setLong] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLong(isBusy), isBusy ? 1000 : 0)
    return () => clearTimeout(timer)
  }, [isBusy])
  if (!reach) return null
  const isAway = !isOnline || reach.service === 'away'
  const waiting = reach.waiting > 0 ? t.status.waiting(reach.waiting) : ''
  return (
    <div role="status" className="px-3 pb-3 text-[0.8125rem] empty:hidden">
      {reach.trouble > 0 && (
        <AriaButton
          onPress={() => show({ kind: 'trouble' })}
          className="mb-1.5 flex w-full cursor-default items-center gap-2 rounded-lg bg-amber-soft px-2.5 py-2 text-start font-medium text-amber"
        >
          <CircleAlert size={16} className="shrink-0" /> {t.status.trouble(reach.trouble)}
        </AriaButton>
      )}
      {isAway ? (
        <p className="flex items-start gap-2 rounded-lg bg-hover px-2.5 py-2 text-soft">
          <CloudOff size={16} className="mt-0.5 shrink-0" />
          <span>
            {isOnline ? t.status.away : t.status.offline}
            {waiting && <span className="block text-xs">{waiting}</span>}
          </span>
        </p>
      ) : isBusy && isLong ? (
        <p className="flex items-center gap-2 px-2.5 py-1.5 text-soft">
          <LoaderCircle size={15} className="animate-spin" /> {t.status.sending}
        </p>
      ) : null}
    </div>
  )
}
