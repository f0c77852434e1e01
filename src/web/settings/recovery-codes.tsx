/** Recovery codes, which are shown once. */
import { Copy, Download } from 'lucide-react'
import { t } from '../strings/index.ts'
import { security } from '../strings/security.ts'
import { Button } from '../ui/button.tsx'
import { Window } from '../ui/dialog.tsx'
import { save } from '../ui/save.ts'
import { say, sayError } from '../ui/toast.ts'

export function RecoveryCodes({ codes, onClose }: { codes: string[] | null; onClose: () => void }) {
  const text = codes?.join('\n') ?? ''
  return (
    <Window isOpen={codes !== null} onClose={onClose} title={security.codesTitle} className="max-w-md">
      <div className="flex flex-col gap-4 overflow-y-auto p-5 pt-2">
        <p className="text-[0.875rem] text-soft">{security.codesOnce}</p>
        <ul className="grid grid-cols-2 gap-x-6 gap-y-1.5 rounded-xl bg-side p-4 font-mono text-[0.875rem] tabular-nums">
          {codes?.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
        <div className="flex flex-wrap gap-2">
          <Button onPress={() => navigator.clipboard.writeText(text).then(() => say(t.dialog.copied), sayError)}>
            <Copy size={16} /> {t.dialog.copy}
          </Button>
          <Button onPress={() => save(`${text}\n`, 'text/plain', 'taskpact-recovery-codes.txt')}>
            <Download size={16} /> {security.download}
          </Button>
          <Button look="primary" className="ms-auto" onPress={onClose}>
            {security.kept}
          </Button>
        </div>
      </div>
    </Window>
  )
}
