/** What was deleted, and can come back. */

import { useLiveQuery } from 'dexie-react-hooks'
import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { emptyTrash, items, listTrash, purgeTrashItem, restoreTrashItem, type TrashItem } from '../../sdk/index.ts'
import { client } from '../service/client.ts'
import { record } from '../store/commands.ts'
import { useDatabase, useProjects } from '../store/live.ts'
import { relative } from '../strings/dates.ts'
import { trash } from '../strings/happened.ts'
import { t } from '../strings/index.ts'
import { ProjectMark } from '../todo/marks.tsx'
import { Button, IconButton } from '../ui/button.tsx'
import { Confirm } from '../ui/dialog.tsx'
import { Empty, Loading, Page } from '../ui/page.tsx'
import { problemText } from '../ui/problem.ts'
import { done, sayError } from '../ui/toast.ts'
import { useLoaded } from '../ui/use-loaded.ts'

export default function TrashScreen() {
  const database = useDatabase()
  const cursor = useLiveQuery(() => database.marks.get('cursor'), [database])?.value
  const [isAsking, setAsking] = useState(false)
  const projects = useProjects()
  const projectOf = ({ type, id, project_id }: TrashItem) => {
    const its = type === 'project' ? id : project_id
    return its === null ? null : (projects?.find((each) => each.id === its)?.project ?? { id: its })
  }
  const { data, error, reload } = useLoaded(
    async (signal) => {
      const found: TrashItem[] = []
      for await (const item of items(listTrash, { client, query: { sort: '-deleted_at', limit: 100 }, signal })) {
        found.push(item)
        if (found.length === 500) break
      }
      return found
    },
    [cursor],
  )
  const act = (work: Promise<unknown>) => work.then(reload, sayError)
  const restore = async ({ id, type }: TrashItem) => {
    await restoreTrashItem({ client, path: { item_id: id }, throwOnError: true })
    done(trash.restored, () => record(database, [{ on: id, action: { kind: `delete-${type}` } }]))
  }
  return (
    <Page
      title={t.lists.trash}
      actions={(data?.length ?? 0) > 0 && <Button onPress={() => setAsking(true)}>{trash.empty}</Button>}
    >
      {data === undefined && error === undefined && <Loading />}
      {data === undefined && error !== undefined && <p className="text-soft">{problemText(error)}</p>}
      {data?.length === 0 && <Empty name="trash" icon={<Trash2 size={26} />} />}
      <ul className="pb-10">
        {data?.map((item) => (
          <li key={item.id} className="group flex min-h-12 items-center gap-3 border-b border-line py-1.5">
            <ProjectMark project={projectOf(item)} />
            <div className="min-w-0 flex-1">
              <p className="truncate">{item.title}</p>
              <p className="text-xs text-soft">{trash.until(relative(item.purge_at))}</p>
            </div>
            <Button look="chip" onPress={() => act(restore(item))}>
              {trash.restore}
            </Button>
            <IconButton
              label={trash.purge}
              className="hover:text-danger"
              onPress={() => act(purgeTrashItem({ client, path: { item_id: item.id }, throwOnError: true }))}
            >
              <Trash2 size={17} />
            </IconButton>
          </li>
        ))}
      </ul>
      <Confirm
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={trash.emptyConfirm}
        text={trash.emptyText}
        action={trash.empty}
        onConfirm={() => act(emptyTrash({ client, throwOnError: true }))}
      />
    </Page>
  )
}
