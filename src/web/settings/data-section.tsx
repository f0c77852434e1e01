/** Export, import, and the end of the account. */
import { useNavigate } from '@tanstack/react-router'
import { Download, Upload } from 'lucide-react'
import { useRef, useState } from 'react'
import { deleteMe, getUsage } from '../../sdk/index.ts'
import { client } from '../service/client.ts'
import { leave } from '../service/session.ts'
import { t } from '../strings/index.ts'
import { settings } from '../strings/settings.ts'
import { Button } from '../ui/button.tsx'
import { Confirm } from '../ui/dialog.tsx'
import { FormMessage } from '../ui/field.tsx'
import { Section } from '../ui/page.tsx'
import { problemText } from '../ui/problem.ts'
import { save } from '../ui/save.ts'
import { sayError } from '../ui/toast.ts'
import { useLoaded } from '../ui/use-loaded.ts'
import { useStepUp } from './step-up.tsx'
import { exportAll, importAll, isExport } from './transfer.ts'

export function DataSection() {
  const { run, dialog } = useStepUp()
  const file = useRef<HTMLInputElement>(null)
  const navigate = useNavigate()
  const [message, setMessage] = useState<{ kind: 'done' | 'error'; text: string } | null>(null)
  const [asks, setAsks] = useState(false)
  const takeOut = async () => {
    const data = await run(exportAll)
    save(JSON.stringify(data, null, 2), 'application/json', `taskpact-${new Date().toISOString().slice(0, 10)}.json`)
  }
  const bringIn = async (chosen: File) => {
    setMessage(null)
    try {
      const document: unknown = JSON.parse(await chosen.text())
      if (!isExport(document)) throw new SyntaxError('This is no export.')
      const report = (done: number) => setMessage({ kind: 'done', text: settings.importing(done) })
      report(0)
      const added = await run(() => importAll(document, report))
      setMessage({ kind: 'done', text: settings.imported(added) })
    } catch (error) {
      setMessage({ kind: 'error', text: error instanceof SyntaxError ? settings.importWrong : problemText(error) })
    }
  }
  const end = async () => {
    await run(() => deleteMe({ client, throwOnError: true }))
    await leave()
    await navigate({ to: '/sign-in', replace: true })
  }
  return (
    <>
      {dialog}
      <Section title={settings.export}>
        <p className="mb-3 text-[0.875rem] text-soft">{settings.exportText}</p>
        <Button onPress={() => takeOut().catch(sayError)}>
          <Download size={17} /> {settings.export}
        </Button>
      </Section>
      <Section title={settings.import}>
        <p className="mb-3 text-[0.875rem] text-soft">{settings.importText}</p>
        <input
          ref={file}
          type="file"
          accept="application/json,.json"
          hidden
          onChange={({ target }) => {
            const chosen = target.files?.[0]
            target.value = ''
            if (chosen) bringIn(chosen)
          }}
        />
        <Button onPress={() => file.current?.click()}>
          <Upload size={17} /> {settings.import}
        </Button>
        {message && (
          <div className="mt-3">
            <FormMessage kind={message.kind}>{message.text}</FormMessage>
          </div>
        )}
      </Section>
      <Usage />
      <Section title={settings.deleteAccount}>
        <p className="mb-3 text-[0.875rem] text-soft">{settings.deleteText}</p>
        <Button look="danger" onPress={() => setAsks(true)}>
          {settings.deleteAccount}
        </Button>
      </Section>
      <Confirm
        isOpen={asks}
        onClose={() => setAsks(false)}
        title={settings.deleteConfirm}
        text={settings.deleteText}
        action={settings.deleteAccount}
        onConfirm={() => end().catch(sayError)}
      />
    </>
  )
}

function Usage() {
  const { data } = useLoaded(async (signal) => (await getUsage({ client, signal, throwOnError: true })).data, [])
  const shown = data?.quotas.filter(({ name }) => name === 'todos' || name === 'projects') ?? []
  if (shown.length === 0) return null
  const names: Record<string, string> = { todos: t.palette.todos, projects: t.lists.projects }
  return (
    <Section title={settings.usage}>
      <dl className="flex flex-col gap-3">
        {shown.map(({ name, used, limit }) => (
          <div key={name}>
            <dt className="text-[0.875rem]">{names[name]}</dt>
            <dd className="flex items-center gap-3 text-[0.875rem] text-soft tabular-nums">
              <meter value={used} max={limit} className="h-2 flex-1" aria-label={names[name]} />
              {used.toLocaleString()} / {limit.toLocaleString()}
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}
