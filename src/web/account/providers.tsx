/** Signing in with identity providers: a button for each that the service has. */
import { ExternalLink } from 'lucide-react'
import { useState } from 'react'
import { beginOidcSignIn, type IdentityProvider } from '../../sdk/index.ts'
import { client } from '../service/client.ts'
import { noteReturn } from '../service/session.ts'
import { security } from '../strings/security.ts'
import { Button } from '../ui/button.tsx'
import { FormMessage } from '../ui/field.tsx'
import { problemText } from '../ui/problem.ts'

export interface ProvidersProps {
  providers: IdentityProvider[]
  /** The path of the app to come back to. */
  next: string
  /** To authenticate again, although the provider knows the person. */
  fresh?: boolean
  invitation?: string | undefined
}

export function Providers({ providers, next, fresh = false, invitation }: ProvidersProps) {
  const [error, setError] = useState<unknown>()
  const go = async (provider: string) => {
    setError(undefined)
    const body = { return_to: `/app${next}`, ...(fresh && { fresh }), ...(invitation && { invitation }) }
    const { data } = await beginOidcSignIn({ client, path: { provider }, body, throwOnError: true })
    noteReturn()
    location.assign(data.authorization_url)
  }
  if (providers.length === 0) return null
  return (
    <div className="flex flex-col gap-3">
      {providers.map(({ name, label }) => (
        <Button key={name} className="h-10!" onPress={() => go(name).catch(setError)}>
          <ExternalLink size={17} /> {security.signInWith(label)}
        </Button>
      ))}
      {error !== undefined && <FormMessage kind="error">{problemText(error)}</FormMessage>}
    </div>
  )
}
