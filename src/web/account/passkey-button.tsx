/** A button that asks the person's passkey, and what came of it. */
import { Fingerprint } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Button } from '../ui/button.tsx'
import { FormMessage } from '../ui/field.tsx'
import { problemText } from '../ui/problem.ts'

/** `onPress` throws the error that is shown. */
export function PasskeyButton({ onPress, children }: { onPress: () => Promise<unknown>; children: ReactNode }) {
  const [error, setError] = useState<unknown>()
  const [isBusy, setBusy] = useState(false)
  const press = async () => {
    setError(undefined)
    setBusy(true)
    await onPress()
      .catch(setError)
      .finally(() => setBusy(false))
  }
  return (
    <div className="flex flex-col gap-3">
      <Button className="h-10!" isDisabled={isBusy} onPress={press}>
        <Fingerprint size={18} /> {children}
      </Button>
      {error !== undefined && <FormMessage kind="error">{problemText(error)}</FormMessage>}
    </div>
  )
}
