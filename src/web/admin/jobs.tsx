/** Background jobs that have failed. */
import { listJobs, retryJob } from '../../sdk/index.ts'
import { client } from '../service/client.ts'
import { admin } from '../strings/admin.ts'
import { relative } from '../strings/dates.ts'
import { Button } from '../ui/button.tsx'
import { Section } from '../ui/page.tsx'
import { sayError } from '../ui/toast.ts'
import { useLoaded } from '../ui/use-loaded.ts'

export function Jobs() {
  const { data, reload } = useLoaded(
    async (signal) =>
      (await listJobs({ client, query: { state: 'failed', limit: 20 }, signal, throwOnError: true })).data,
    [],
  )
  return (
    <Section title={admin.jobs}>
      {data?.length === 0 && <p className="text-soft">{admin.noJobs}</p>}
      <ul className="pb-8">
        {data?.map((job) => (
          <li key={job.id} className="flex min-h-14 items-center gap-3 border-b border-line py-2">
            <div className="min-w-0 flex-1">
              <p className="font-medium">{job.queue}</p>
              <p className="truncate text-[0.8125rem] text-soft">
                {relative(job.created_at)} · {job.error}
              </p>
            </div>
            <Button
              look="chip"
              onPress={() => retryJob({ client, path: { job_id: job.id }, throwOnError: true }).then(reload, sayError)}
            >
              {admin.retry}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  )
}
