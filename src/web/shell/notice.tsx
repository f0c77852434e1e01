/** What the operators of the service say to all: a maintenance, and an announcement. */
import { Info, TriangleAlert, Wrench, X } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { getService, type Service } from '../../sdk/index.ts'
import { client } from '../service/client.ts'
import { notice } from '../strings/notice.ts'
import { IconButton } from '../ui/button.tsx'

/** Milliseconds after which a page that is looked at asks again. */
const againMs = 60_000
const hidden = 'taskpact.hidden-announcement'

const changed = new EventTarget()
/** To be called after an admin has changed what the service says. */
export const noticeChange = (): void => void changed.dispatchEvent(new Event('change'))

function useService(): Service | undefined {
  const [service, setService] = useState<Service>()
  useEffect(() => {
    const ask = () => {
      if (document.visibilityState === 'visible')
        getService({ client }).then(
          ({ data }) => data && setService(data),
          () => {},
        )
    }
    ask()
    const timer = setInterval(ask, againMs)
    document.addEventListener('visibilitychange', ask)
    changed.addEventListener('change', ask)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', ask)
      changed.removeEventListener('change', ask)
    }
  }, [])
  return service
}

export default function Notice() {
  const service = useService()
  const [hiddenSince, setHidden] = useState(() => localStorage.getItem(hidden))
  const { maintenance, announcement } = service ?? {}
  const isOver = announcement?.until != null && Date.parse(announcement.until) < Date.now()
  const hide = () => {
    localStorage.setItem(hidden, announcement?.since ?? '')
    setHidden(announcement?.since ?? '')
  }
  return (
    <>
      {maintenance && (
        <Bar look="bg-amber-soft text-amber" icon={<Wrench size={17} />}>
          <strong className="font-semibold">{notice.maintenance}</strong> {maintenance.message} {notice.waits}
        </Bar>
      )}
      {announcement && !isOver && announcement.since !== hiddenSince && (
        <Bar
          look={announcement.level === 'warning' ? 'bg-amber-soft text-amber' : 'bg-accent-soft text-accent-strong'}
          icon={announcement.level === 'warning' ? <TriangleAlert size={17} /> : <Info size={17} />}
          onHide={hide}
        >
          {announcement.message}
        </Bar>
      )}
    </>
  )
}

function Bar({
  look,
  icon,
  onHide,
  children,
}: {
  look: string
  icon: ReactNode
  onHide?: () => void
  children: ReactNode
}) {
  return (
    <div role="status" className={`flex shrink-0 items-start gap-3 px-5 py-2.5 text-[0.875rem] md:px-8 ${look}`}>
      <span className="mt-0.5 shrink-0">{icon}</span>
      <p className="min-w-0 flex-1 break-words whitespace-pre-line">{children}</p>
      {onHide && (
        <IconButton label={notice.hide} className="-my-1 size-8! text-current!" onPress={onHide}>
          <X size={16} />
        </IconButton>
      )}
    </div>
  )
}
