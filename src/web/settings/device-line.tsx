/** One device in a list: a session, or a device that is remembered. */
import { Laptop, Smartphone } from 'lucide-react'
import type { ReactNode } from 'react'
import { settings } from '../strings/settings.ts'

export interface DeviceLineProps {
  agent: string | null
  /** Below its name; what is null is left out. */
  notes: (string | null)[]
  children: ReactNode
}

export const DeviceLine = ({ agent, notes, children }: DeviceLineProps) => (
  <li className="flex min-h-15 items-center gap-3.5 border-b border-line py-2 last:border-0">
    <span className="flex size-10 items-center justify-center rounded-xl bg-side text-soft">
      {/Mobile|Android|iPhone/.test(agent ?? '') ? <Smartphone size={19} /> : <Laptop size={19} />}
    </span>
    <div className="min-w-0 flex-1">
      <p className="truncate font-medium">{deviceName(agent)}</p>
      <p className="truncate text-[0.8125rem] text-soft">{notes.filter(Boolean).join(' · ')}</p>
    </div>
    {children}
  </li>
)

/** Browser and system, as a person would say. */
function deviceName(agent: string | null): string {
  if (!agent) return settings.unknownDevice
  const browser = /Edg\//.test(agent)
    ? 'Edge'
    : /Firefox\//.test(agent)
      ? 'Firefox'
      : /Chrome\//.test(agent)
        ? 'Chrome'
        : /Safari\//.test(agent)
          ? 'Safari'
          : agent.split(/[ /]/)[0]
  const system = /Android/.test(agent)
    ? 'Android'
    : /iPhone|iPad/.test(agent)
      ? 'iOS'
      : /Windows/.test(agent)
        ? 'Windows'
        : /Mac OS/.test(agent)
          ? 'macOS'
          : /Linux/.test(agent)
            ? 'Linux'
            : ''
  return [browser, system].filter(Boolean).join(', ')
}
