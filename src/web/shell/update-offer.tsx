/** Registers the service worker, and offers a new version of the app without forcing it. */
import { useEffect, useState } from 'react'
import { t } from '../strings/index.ts'
import { Button } from '../ui/button.tsx'

/** Milliseconds between two looks for a new version. */
const everyHour = 3_600_000

export function UpdateOffer() {
  const [update, setUpdate] = useState<(() => void) | null>(null)
  useEffect(() => {
    if (import.meta.env.DEV || !('serviceWorker' in navigator)) return
    let timer: ReturnType<typeof setInterval> | undefined
    import('virtual:pwa-register').then(
      ({ registerSW }) => {
        const apply = registerSW({
          onNeedRefresh: () => setUpdate(() => () => apply(true)),
          onRegisteredSW: (_, registration) => {
            timer = setInterval(() => navigator.onLine && registration?.update().catch(() => {}), everyHour)
          },
        })
      },
      () => {},
    )
    return () => clearInterval(timer)
  }, [])
  if (!update) return null
  return (
    <div
      role="status"
      className="fixed right-4 bottom-4 z-40 flex animate-rise items-center gap-2 rounded-xl border border-line bg-raised py-2 pr-2 pl-4 shadow-float max-md:right-3 max-md:bottom-20 max-md:left-3"
    >
      <span className="flex-1 text-[0.875rem]">{t.status.update}</span>
      <Button look="quiet" onPress={() => setUpdate(null)}>
        {t.status.later}
      </Button>
      <Button look="primary" onPress={update}>
        {t.status.reload}
      </Button>
    </div>
  )
}
