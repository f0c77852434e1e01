/** Every change that the service refused, or that contradicts another person's, with its choices. */
import { useLiveQuery } from 'dexie-react-hooks'
import { CircleCheck } from 'lucide-react'
import { useDatabase } from '../store/live.ts'
import { t } from '../strings/index.ts'
import { TroubleCard } from '../todo/trouble.tsx'

export function TroubleWindow() {
  const database = useDatabase()
  const changes =
    useLiveQuery(() => database.changes.filter(({ state }) => state !== 'waiting').toArray(), [database]) ?? []
  if (changes.length === 0)
    return (
      <p className="flex flex-col items-center gap-3 p-8 text-soft">
        <CircleCheck size={28} className="text-accent" />
        {t.status.saved}
      </p>
    )
  return (
    <div className="flex flex-col gap-3 overflow-y-auto p-5 pt-2">
      {changes.map((change) => (
        <TroubleCard key={change.seq} change={change} named />
      ))}
    </div>
  )
}
