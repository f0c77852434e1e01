/** The address of a webhook, and what is sent there. */
import { useState } from 'react'
import { createWebhook, type EventType, updateWebhook, type Webhook } from '../../sdk/index.ts'
import { AccountForm } from '../account/form.tsx'
import { client } from '../service/client.ts'
import { useProjects } from '../store/live.ts'
import { isNew } from '../store/model.ts'
import { t } from '../strings/index.ts'
import { webhooks } from '../strings/webhooks.ts'
import { Window } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { Select } from '../ui/select.tsx'

/** By what they are of. */
const eventTypes: Record<string, EventType[]> = {
  todo: ['todo.created', 'todo.updated', 'todo.deleted', 'todo.removed', 'todo.restored', 'todo.purged'],
  project: ['project.created', 'project.updated', 'project.deleted', 'project.restored', 'project.purged'],
  member: ['member.added', 'member.updated', 'member.removed'],
  notification: ['notification.created'],
  user: ['user.updated'],
}

export interface WebhookWindowProps {
  editing: Webhook | 'new' | null
  onClose: () => void
  /** With the secret of a new one. */
  onDone: (secret: string | null) => void
}

export function WebhookWindow({ editing, onClose, onDone }: WebhookWindowProps) {
  return (
    <Window
      isOpen={editing !== null}
      onClose={onClose}
      title={editing === 'new' ? webhooks.add : webhooks.edit}
      className="max-w-lg"
    >
      {editing && <Content webhook={editing === 'new' ? null : editing} onDone={onDone} />}
    </Window>
  )
}

function Content({ webhook, onDone }: { webhook: Webhook | null; onDone: WebhookWindowProps['onDone'] }) {
  const projects = useProjects()?.filter(({ id }) => !isNew(id)) ?? []
  const [project, setProject] = useState(webhook?.project_id ?? '')
  const [types, setTypes] = useState(new Set(webhook?.event_types))
  const submit = async ({ url = '', description = '', filter = '' }: Record<string, string>) => {
    const body = {
      url: url.trim(),
      description: description.trim() || null,
      project_id: project || null,
      filter: filter.trim() || null,
      event_types: [...types],
    }
    const settings = { client, body, throwOnError: true } as const
    if (webhook) await updateWebhook({ ...settings, path: { webhook_id: webhook.id } })
    onDone(webhook ? null : (await createWebhook(settings)).data.secret)
  }
  const toggle = (names: EventType[], isOn: boolean) => {
    const next = new Set(types)
    for (const name of names) isOn ? next.add(name) : next.delete(name)
    setTypes(next)
  }
  return (
    <div className="overflow-y-auto p-5 pt-3">
      <AccountForm action={t.dialog.save} onSubmit={submit}>
        <Field
          autoFocus
          isRequired
          label={webhooks.url}
          name="url"
          type="url"
          placeholder="https://"
          hint={webhooks.urlHint}
          maxLength={2000}
          {...(webhook && { defaultValue: webhook.url })}
        />
        <Field
          label={webhooks.description}
          name="description"
          maxLength={500}
          {...(webhook?.description && { defaultValue: webhook.description })}
        />
        <Select
          label={webhooks.project}
          value={project}
          onChange={setProject}
          options={
            new Map([['', webhooks.allProjects], ...projects.map(({ id, project: { name } }) => [id, name] as const)])
          }
        />
        <Field
          label={webhooks.filter}
          name="filter"
          placeholder="assignee = me and priority >= 4"
          hint={webhooks.filterHint}
          maxLength={1000}
          {...(webhook?.filter && { defaultValue: webhook.filter })}
        />
        <fieldset className="flex flex-col gap-2">
          <legend className="mb-1.5 text-[0.8125rem] font-medium">{webhooks.events}</legend>
          <Check isOn={types.size === 0} onChange={() => setTypes(new Set())}>
            {webhooks.allEvents}
          </Check>
          {Object.entries(eventTypes).map(([group, names]) => (
            <Check key={group} isOn={names.every((name) => types.has(name))} onChange={(isOn) => toggle(names, isOn)}>
              {webhooks.groups[group]}
            </Check>
          ))}
        </fieldset>
      </AccountForm>
    </div>
  )
}

function Check({
  isOn,
  onChange,
  children,
}: {
  isOn: boolean
  onChange: (isOn: boolean) => void
  children: string | undefined
}) {
  return (
    <label className="flex min-h-7 items-center gap-2.5 text-[0.875rem]">
      <input type="checkbox" className="size-4.5" checked={isOn} onChange={({ target }) => onChange(target.checked)} />
      {children}
    </label>
  )
}
