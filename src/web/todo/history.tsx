/** What has happened to one to-do. */
import type { Todo } from '../../sdk/index.ts'
import { listActivity } from '../../sdk/index.ts'
import { ActivityList } from '../lists/activity-list.tsx'
import { client } from '../service/client.ts'
import { isNew } from '../store/model.ts'
import { activity } from '../strings/happened.ts'
import { t } from '../strings/index.ts'
import { useLoaded } from '../ui/use-loaded.ts'

export default function History({ todo }: { todo: Todo }) {
  const { data, error } = useLoaded(
    async (signal) => {
      if (isNew(todo.id)) return []
      const query = { todo_id: todo.id, sort: '-occurred_at', limit: 30 } as const
      return (await listActivity({ client, query, signal, throwOnError: true })).data
    },
    [todo.id, todo.version],
  )
  return (
    <section className="mt-6 border-t border-line pt-4">
      <h3 className="px-2.5 pb-2 text-[0.8125rem] font-semibold">{t.todo.history}</h3>
      {data ? (
        <ActivityList events={data} compact />
      ) : error ? (
        <p className="px-2.5 text-[0.8125rem] text-soft">{activity.offline}</p>
      ) : null}
    </section>
  )
}
