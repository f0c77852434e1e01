/** Webhooks: what is sent where, and whether it arrives. */
import { Ellipsis, Webhook as WebhookIcon } from 'lucide-react'
import { useState } from 'react'
import { MenuTrigger } from 'react-aria-components'
import {
  deleteWebhook,
  listWebhooks,
  rotateWebhookSecret,
  testWebhook,
  updateWebhook,
  type Webhook,
} from '../../sdk/index.ts'
import { client } from '../service/client.ts'
import { relative } from '../strings/dates.ts'
import { webhooks } from '../strings/webhooks.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { Confirm } from '../ui/dialog.tsx'
import { MenuItem, MenuLine, MenuPopover } from '../ui/menu.tsx'
import { Section } from '../ui/page.tsx'
import { problemText } from '../ui/problem.ts'
import { say, sayError } from '../ui/toast.ts'
import { useLoaded } from '../ui/use-loaded.ts'
import { Deliveries } from './deliveries.tsx'
import { Secret } from './secret.tsx'
import { useStepUp } from './step-up.tsx'
import { WebhookWindow } from './webhook-window.tsx'

export function Webhooks() {
  const { run, dialog } = useStepUp()
  const [editing, setEditing] = useState<Webhook | 'new' | null>(null)
  const [removing, setRemoving] = useState<Webhook | null>(null)
  const [watched, setWatched] = useState<Webhook | null>(null)
  const [secret, setSecret] = useState<string | null>(null)
  const { data, error, reload } = useLoaded(
    async (signal) => (await listWebhooks({ client, query: { limit: 100 }, signal, throwOnError: true })).data,
    [],
  )
  const act = (call: () => Promise<unknown>, text?: string) =>
    run(call).then(() => {
      reload()
      if (text) say(text)
    }, sayError)
  return (
    <>
      {dialog}
      <Section title={webhooks.title} actions={<Button onPress={() => setEditing('new')}>{webhooks.add}</Button>}>
        <p className="mb-3 text-[0.875rem] text-soft">{webhooks.text}</p>
        {secret && <Secret text={webhooks.secretOnce} secret={secret} />}
        {!data && error !== undefined && <p className="text-soft">{problemText(error)}</p>}
        <ul>
          {data?.map((webhook) => (
            <Line
              key={webhook.id}
              webhook={webhook}
              act={act}
              onEdit={() => setEditing(webhook)}
              onWatch={() => setWatched(webhook)}
              onRemove={() => setRemoving(webhook)}
              onSecret={setSecret}
            />
          ))}
        </ul>
      </Section>
      <WebhookWindow
        editing={editing}
        onClose={() => setEditing(null)}
        onDone={(made) => {
          setEditing(null)
          setSecret(made)
          reload()
        }}
      />
      {watched && <Deliveries webhook={watched} onClose={() => setWatched(null)} />}
      <Confirm
        isOpen={removing !== null}
        onClose={() => setRemoving(null)}
        title={webhooks.deleteConfirm}
        text={webhooks.deleteText}
        action={webhooks.delete}
        onConfirm={() =>
          removing && act(() => deleteWebhook({ client, path: { webhook_id: removing.id }, throwOnError: true }))
        }
      />
    </>
  )
}

interface LineProps {
  webhook: Webhook
  act: (call: () => Promise<unknown>, text?: string) => Promise<void>
  onEdit: () => void
  onWatch: () => void
  onRemove: () => void
  onSecret: (secret: string) => void
}

function Line({ webhook, act, onEdit, onWatch, onRemove, onSecret }: LineProps) {
  const { id, url, description, enabled, disabled_reason, failing_since } = webhook
  const options = { client, path: { webhook_id: id }, throwOnError: true } as const
  const state = enabled
    ? failing_since
      ? webhooks.failing(relative(failing_since))
      : webhooks.on
    : (webhooks.reasons[disabled_reason ?? ''] ?? webhooks.off)
  const isWell = enabled && !failing_since
  return (
    <li className="flex min-h-16 items-center gap-3.5 border-b border-line py-2 last:border-0">
      <span
        className={`flex size-10 shrink-0 items-center justify-center rounded-xl ${isWell ? 'bg-accent-soft text-accent' : 'bg-amber-soft text-amber'}`}
      >
        <WebhookIcon size={19} />
      </span>
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">{url}</p>
        <p className="truncate text-[0.8125rem] text-soft">{[state, description].filter(Boolean).join(' · ')}</p>
      </div>
      <Button look="chip" onPress={onWatch} className="max-sm:hidden">
        {webhooks.deliveries}
      </Button>
      <MenuTrigger>
        <IconButton label={webhooks.actions(url)}>
          <Ellipsis size={18} />
        </IconButton>
        <MenuPopover label={webhooks.actions(url)}>
          <MenuItem onAction={onWatch}>{webhooks.deliveries}</MenuItem>
          <MenuItem onAction={() => act(() => testWebhook(options), webhooks.tested)}>{webhooks.test}</MenuItem>
          <MenuItem onAction={onEdit}>{webhooks.edit}</MenuItem>
          <MenuItem onAction={() => act(() => updateWebhook({ ...options, body: { enabled: !enabled } }))}>
            {enabled ? webhooks.turnOff : webhooks.turnOn}
          </MenuItem>
          <MenuItem onAction={() => act(async () => onSecret((await rotateWebhookSecret(options)).data.secret))}>
            {webhooks.rotate}
          </MenuItem>
          <MenuLine />
          <MenuItem danger onAction={onRemove}>
            {webhooks.delete}
          </MenuItem>
        </MenuPopover>
      </MenuTrigger>
    </li>
  )
}
