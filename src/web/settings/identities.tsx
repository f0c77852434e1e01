/** The identities at providers that sign in as the user. */
import { Link2 } from 'lucide-react'
import { type Identity, unlinkIdentity } from '../../sdk/index.ts'
import { client } from '../service/client.ts'
import { wholeDate } from '../strings/dates.ts'
import { security } from '../strings/security.ts'
import { Button } from '../ui/button.tsx'
import { Section } from '../ui/page.tsx'
import { say, sayError } from '../ui/toast.ts'
import type { StepUp } from './step-up.tsx'

export interface IdentitiesProps {
  identities: Identity[]
  run: StepUp['run']
  onChange: () => void
}

export function Identities({ identities, run, onChange }: IdentitiesProps) {
  const unlink = (identity_id: string) =>
    run(() => unlinkIdentity({ client, path: { identity_id }, throwOnError: true })).then(() => {
      say(security.unlinked)
      onChange()
    }, sayError)
  return (
    <Section title={security.identities}>
      <p className="text-[0.875rem] text-soft">{security.identitiesText}</p>
      <ul>
        {identities.map(({ id, issuer, provider, created_at }) => (
          <li key={id} className="flex min-h-15 items-center gap-3.5 border-b border-line py-2 last:border-0">
            <span className="flex size-10 items-center justify-center rounded-xl bg-side text-soft">
              <Link2 size={19} />
            </span>
            <div className="min-w-0 flex-1">
              <p className="truncate font-medium">{provider?.label ?? issuer}</p>
              <p className="truncate text-[0.8125rem] text-soft">{security.linkedAt(wholeDate(created_at))}</p>
            </div>
            <Button look="chip" onPress={() => unlink(id)}>
              {security.unlink}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  )
}
