/** What the operators say to all: a maintenance, and an announcement. */
import { useState } from 'react'
import {
  type AnnouncementLevel,
  deleteAnnouncement,
  replaceAnnouncement,
  replaceMaintenance,
  type Service,
} from '../../sdk/index.ts'
import { AccountForm } from '../account/form.tsx'
import { client } from '../service/client.ts'
import type { StepUp } from '../settings/step-up.tsx'
import { noticeChange } from '../shell/notice.tsx'
import { admin } from '../strings/admin.ts'
import { wholeDate } from '../strings/dates.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Section } from '../ui/page.tsx'
import { Select } from '../ui/select.tsx'
import { say, sayError } from '../ui/toast.ts'

export interface MessagesProps {
  service: Service
  run: StepUp['run']
  onChange: () => void
}

/** Milliseconds after which every process of the service has read a change. */
const spreadMs = 1500

export function Messages({ service: { maintenance, announcement }, run, onChange }: MessagesProps) {
  const [level, setLevel] = useState<AnnouncementLevel>(announcement?.level ?? 'info')
  const change = async (call: () => Promise<unknown>) => {
    await run(call)
    say(admin.done)
    setTimeout(() => {
      noticeChange()
      onChange()
    }, spreadMs)
  }
  const maintain = (body: { enabled: boolean; message?: string }) =>
    change(() => replaceMaintenance({ client, body, throwOnError: true }))
  return (
    <>
      <Section title={admin.maintenance}>
        <p className="mb-3 text-[0.875rem] text-soft">
          {maintenance ? admin.maintenanceOn(wholeDate(maintenance.since)) : admin.maintenanceText}
        </p>
        {maintenance ? (
          <Button look="primary" onPress={() => maintain({ enabled: false }).catch(sayError)}>
            {admin.end}
          </Button>
        ) : (
          <AccountForm
            compact
            action={admin.begin}
            onSubmit={({ message = '' }) => maintain({ enabled: true, message: message.trim() })}
          >
            <Field label={admin.message} name="message" isRequired maxLength={500} />
          </AccountForm>
        )}
      </Section>
      <Section
        title={admin.announcement}
        actions={
          announcement && (
            <Button onPress={() => change(() => deleteAnnouncement({ client, throwOnError: true })).catch(sayError)}>
              {admin.withdrawAnnouncement}
            </Button>
          )
        }
      >
        <p className="mb-3 text-[0.875rem] text-soft">{announcement?.message ?? admin.announcementText}</p>
        <AccountForm
          compact
          key={announcement?.since}
          action={admin.announce}
          onSubmit={({ message = '', until = '' }) => {
            const body = { message: message.trim(), level, until: until ? new Date(until).toISOString() : null }
            return change(() => replaceAnnouncement({ client, body, throwOnError: true }))
          }}
        >
          <Field label={admin.message} name="message" isRequired maxLength={500} />
          <div className="grid grid-cols-2 gap-3">
            <Select
              label={admin.level}
              value={level}
              options={new Map(Object.entries(admin.levels))}
              onChange={(value) => setLevel(value as AnnouncementLevel)}
            />
            <Field label={admin.until} name="until" type={'datetime-local' as 'text'} />
          </div>
        </AccountForm>
      </Section>
    </>
  )
}
