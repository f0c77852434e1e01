/** Sets an authenticator app up: the key, and a code that shows that the app has it. */
import { Smartphone } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { confirmTotp, type TotpSecret } from '../../sdk/index.ts'
import { CodeField } from '../account/fields.tsx'
import { AccountForm } from '../account/form.tsx'
import { client } from '../service/client.ts'
import { t } from '../strings/index.ts'
import { security } from '../strings/security.ts'
import { Button } from '../ui/button.tsx'
import { Window } from '../ui/dialog.tsx'
import { say, sayError } from '../ui/toast.ts'

const QrCode = lazy(() => import('./qr-code.tsx'))

export interface TotpWindowProps {
  started: TotpSecret | null
  onClose: () => void
  /** With the recovery codes, where the account had no second factor before. */
  onDone: (codes: string[] | null) => void
}

export function TotpWindow({ started, onClose, onDone }: TotpWindowProps) {
  return (
    <Window isOpen={started !== null} onClose={onClose} title={security.app} className="max-w-sm">
      {started && (
        <div className="flex flex-col gap-4 overflow-y-auto p-5 pt-2">
          <p className="text-[0.875rem] text-soft">{security.scan}</p>
          <Suspense fallback={<div className="mx-auto size-48" />}>
            <QrCode text={started.uri} />
          </Suspense>
          <div>
            <p className="mb-1.5 text-[0.8125rem] text-soft">{security.orType}</p>
            <div className="flex items-center gap-2">
              <code className="min-w-0 flex-1 rounded-lg bg-side px-3 py-2 text-[0.8125rem] break-all">
                {started.secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}
              </code>
              <Button
                onPress={() => navigator.clipboard.writeText(started.secret).then(() => say(t.dialog.copied), sayError)}
              >
                {t.dialog.copy}
              </Button>
            </div>
            <a
              href={started.uri}
              className="mt-2 inline-flex items-center gap-1.5 text-[0.8125rem] font-medium text-accent underline-offset-3 hover:underline"
            >
              <Smartphone size={15} /> {security.openApp}
            </a>
          </div>
          <AccountForm
            action={security.turnOn}
            onSubmit={async ({ code = '' }) => {
              const { data } = await confirmTotp({ client, body: { code: code.trim() }, throwOnError: true })
              onDone(data.recovery_codes)
            }}
          >
            <CodeField autoFocus hint={security.enterCode} />
          </AccountForm>
        </div>
      )}
    </Window>
  )
}
