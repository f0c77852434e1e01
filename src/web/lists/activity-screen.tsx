/** What has happened in everything that the user sees. */
import { History } from 'lucide-react'
import { useState } from 'react'
import { type Event, listActivity } from '../../sdk/index.ts'
import { client } from '../service/client.ts'
import { activity } from '../strings/happened.ts'
import { t } from '../strings/index.ts'
import { Button } from '../ui/button.tsx'
import { Empty, Loading, Page } from '../ui/page.tsx'
import { useLoaded } from '../ui/use-loaded.ts'
import { ActivityList } from './activity-list.tsx'

export function ActivityScreen() {
  const [count, setCount] = useState(50)
  const { data, error } = useLoaded(
    async (signal) => {
      const query = { sort: '-occurred_at', limit: count } as const
      return (await listActivity({ client, query, signal, throwOnError: true })).data as Event[]
    },
    [count],
  )
  return (
    <Page title={t.lists.activity}>
      {data === undefined && error === undefined && <Loading />}
      {data === undefined && error !== undefined && <p className="text-soft">{activity.offline}</p>}
      {data?.length === 0 && <Empty name="activity" icon={<History size={26} />} />}
      {data && (
        <div className="-mx-2.5 pb-10">
          <ActivityList events={data} />
          {data.length === count && count < 100 && (
            <Button look="quiet" className="mt-2 ms-2.5" onPress={() => setCount(100)}>
              {activity.more}
            </Button>
          )}
        </div>
      )}
    </Page>
  )
}
