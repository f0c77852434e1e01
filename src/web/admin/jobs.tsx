/** The background jobs: those that have failed, and the others. */
import { useState } from 'react'
import { cancelJob, type Job, type JobState, listJobs, retryJob } from '../../sdk/index.ts'
import { client } from '../service/client.ts'
import { useStepUp } from '../settings/step-up.tsx'
import { admin } from '../strings/admin.ts'
import { relative, wholeDate } from '../strings/dates.ts'
import { Button } from '../ui/button.tsx'
import { Loading } from '../ui/page.tsx'
import { problemText } from '../ui/problem.ts'
import { Select } from '../ui/select.tsx'
import { sayError } from '../ui/toast.ts'
import { useLoaded } from '../ui/use-loaded.ts'

export function Jobs() {
  const { run, dialog } = useStepUp()
  const [state, setState] = useState<JobState>('failed')
  const { data, error, reload } = useLoaded(
    async (signal) => {
      const query = { state, limit: 100, sort: '-created_at' } as const
      return (await listJobs({ client, query, signal, throwOnError: true })).data
    },
    [state],
  )
  const act = (call: () => Promise<unknown>) => run(call).then(reload, sayError)
  return (
    <>
      {dialog}
      <div className="max-w-72 pb-3">
        <Select
          label={admin.state}
          value={state}
          options={new Map(Object.entries(admin.states))}
          onChange={(value) => setState(value as JobState)}
        />
      </div>
      {data === undefined && (error === undefined ? <Loading /> : <p className="text-soft">{problemText(error)}</p>)}
      {data?.length === 0 && <p className="py-6 text-soft">{admin.noJobs}</p>}
      <ul className="pb-8">
        {data?.map((job) => (
          <Line key={job.id} job={job} act={act} />
        ))}
      </ul>
    </>
  )
}

function Line({ job, act }: { job: Job; act: (call: () => Promise<unknown>) => void }) {
  const options = { client, path: { job_id: job.id }, throwOnError: true } as const
  return (
    <li className="flex min-h-14 items-center gap-3 border-b border-line py-2 last:border-0">
      <div className="min-w-0 flex-1">
        <p className="font-medium">{job.queue}</p>
        <p className="text-[0.8125rem] break-words text-soft">
          <time dateTime={job.created_at} title={wholeDate(job.created_at)}>
            {relative(job.created_at)}
          </time>{' '}
          · {admin.attempts(job.attempts, job.max_attempts)}
          {job.error && ` · ${job.error}`}
        </p>
      </div>
      {(job.state === 'failed' || job.state === 'cancelled') && (
        <Button look="chip" onPress={() => act(() => retryJob(options))}>
          {admin.retry}
        </Button>
      )}
      {(job.state === 'created' || job.state === 'retry') && (
        <Button look="chip" onPress={() => act(() => cancelJob(options))}>
          {admin.cancelJob}
        </Button>
      )}
    </li>
  )
}
