/** What was sent to a webhook, and what came of it. */
import { RefreshCw } from 'lucide-react'
import { useState } from 'react'
import {
  listWebhookDeliveries,
  redeliverWebhookDelivery,
  type Webhook,
  type WebhookDelivery,
  type WebhookDeliveryState,
} from '../../sdk/index.ts'
import { client } from '../service/client.ts'
import { relative, wholeDate } from '../strings/dates.ts'
import { webhooks } from '../strings/webhooks.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { Window } from '../ui/dialog.tsx'
import { Loading } from '../ui/page.tsx'
import { problemText } from '../ui/problem.ts'
import { Select } from '../ui/select.tsx'
import { say, sayError } from '../ui/toast.ts'
import { useLoaded } from '../ui/use-loaded.ts'

const looks: Record<WebhookDeliveryState, string> = {
  pending: 'bg-amber-soft text-amber',
  succeeded: 'bg-accent-soft text-accent-strong',
  failed: 'bg-danger-soft text-danger',
  cancelled: 'bg-hover text-soft',
}

export function Deliveries({ webhook, onClose }: { webhook: Webhook; onClose: () => void }) {
  const [state, setState] = useState<WebhookDeliveryState | ''>('')
  const { data, error, reload } = useLoaded(
    async (signal) => {
      const query = { limit: 50, sort: '-created_at', ...(state && { state }) } as const
      const path = { webhook_id: webhook.id }
      return (await listWebhookDeliveries({ client, path, query, signal, throwOnError: true })).data
    },
    [webhook.id, state],
  )
  const again = ({ id }: WebhookDelivery) =>
    redeliverWebhookDelivery({
      client,
      path: { webhook_id: webhook.id, delivery_id: id },
      throwOnError: true,
    }).then(() => {
      say(webhooks.sentAgain)
      reload()
    }, sayError)
  return (
    <Window isOpen onClose={onClose} title={webhooks.deliveries} className="max-w-2xl">
      <div className="flex flex-col gap-3 overflow-y-auto p-5 pt-2">
        <p className="truncate text-[0.875rem] text-soft">{webhook.url}</p>
        <div className="flex items-end gap-2">
          <Select
            label={webhooks.state}
            value={state}
            onChange={(value) => setState(value as WebhookDeliveryState | '')}
            options={new Map([['', webhooks.all], ...Object.entries(webhooks.states)])}
          />
          <IconButton label={webhooks.refresh} onPress={reload}>
            <RefreshCw size={17} />
          </IconButton>
        </div>
        {data === undefined && (error === undefined ? <Loading /> : <p className="text-soft">{problemText(error)}</p>)}
        {data?.length === 0 && <p className="py-6 text-center text-soft">{webhooks.noDeliveries}</p>}
        <ul>
          {data?.map((delivery) => (
            <Line key={delivery.id} delivery={delivery} onAgain={() => again(delivery)} />
          ))}
        </ul>
      </div>
    </Window>
  )
}

function Line({ delivery, onAgain }: { delivery: WebhookDelivery; onAgain: () => void }) {
  const { event_type, state, attempts, next_attempt_at, response_status, error, created_at } = delivery
  const notes = [
    webhooks.attempts(attempts),
    response_status && `HTTP ${response_status}`,
    error,
    next_attempt_at && webhooks.nextAttempt(relative(next_attempt_at)),
  ]
  return (
    <li className="flex min-h-14 items-center gap-3 border-b border-line py-2 last:border-0">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2">
          <code className="text-[0.8125rem]">{event_type}</code>
          <span className={`rounded-full px-2 py-px text-xs font-semibold ${looks[state]}`}>
            {webhooks.states[state]}
          </span>
        </p>
        <p className="text-[0.8125rem] break-words text-soft">{notes.filter(Boolean).join(' · ')}</p>
      </div>
      <time dateTime={created_at} title={wholeDate(created_at)} className="shrink-0 text-xs text-faint">
        {relative(created_at)}
      </time>
      {state !== 'pending' && (
        <Button look="chip" onPress={onAgain}>
          {webhooks.again}
        </Button>
      )}
    </li>
  )
}
