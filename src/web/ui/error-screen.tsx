/** What is shown when the app itself fails: nothing is lost, and there is a report. */
import { useState } from 'react'
import { TaskpactError } from '../../sdk/index.ts'
import { t } from '../strings/index.ts'
import { Button } from './button.tsx'

export function ErrorScreen({ error }: { error: unknown }) {
  const [isCopied, setCopied] = useState(false)
  const report = reportOf(error)
  return (
    <main className="flex h-full min-h-80 flex-1 flex-col items-center justify-center gap-3 p-8 text-center">
      <h1 className="text-[1.25rem] font-bold tracking-tight">{t.errors.title}</h1>
      <p className="max-w-sm text-soft">{t.errors.text}</p>
      <pre className="max-h-40 max-w-full overflow-auto rounded-lg bg-hover p-3 text-start text-xs text-soft">
        {report}
      </pre>
      <div className="flex gap-2">
        <Button look="primary" onPress={() => location.reload()}>
          {t.errors.reload}
        </Button>
        <Button onPress={() => navigator.clipboard.writeText(report).then(() => setCopied(true))}>
          {isCopied ? t.dialog.copied : t.errors.copy}
        </Button>
      </div>
    </main>
  )
}

function reportOf(error: unknown): string {
  const { name, message, stack } = error instanceof Error ? error : { name: 'Error', message: String(error), stack: '' }
  const request = error instanceof TaskpactError && error.request_id ? `request ${error.request_id}` : ''
  return [
    `${name}: ${message}`,
    request,
    location.pathname,
    navigator.userAgent,
    stack?.split('\n').slice(1, 5).join('\n'),
  ]
    .filter(Boolean)
    .join('\n')
}
