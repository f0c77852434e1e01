/** A secret that is shown once. */
import { t } from '../strings/index.ts'
import { Button } from '../ui/button.tsx'
import { say, sayError } from '../ui/toast.ts'

export function Secret({ text, secret }: { text: string; secret: string }) {
  return (
    <div role="status" className="mb-5 rounded-xl bg-accent-soft p-4">
      <p className="mb-2 text-[0.875rem] font-medium text-accent-strong">{text}</p>
      <div className="flex items-center gap-2">
        <code className="min-w-0 flex-1 rounded-lg bg-surface px-3 py-2 text-[0.8125rem] break-all">{secret}</code>
        <Button onPress={() => navigator.clipboard.writeText(secret).then(() => say(t.dialog.copied), sayError)}>
          {t.dialog.copy}
        </Button>
      </div>
    </div>
  )
}
