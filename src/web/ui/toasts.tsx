/** The messages at the bottom of the screen. */
import { X } from 'lucide-react'
import {
  Button as AriaButton,
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components'
import { t } from '../strings/index.ts'
import { queue, undo } from './toast.ts'

export default function Toasts() {
  return (
    <ToastRegion
      queue={queue}
      className="fixed bottom-5 left-1/2 z-60 flex -translate-x-1/2 flex-col gap-2 outline-none max-md:bottom-[calc(4.5rem+env(safe-area-inset-bottom))]"
    >
      {({ toast }) => (
        <Toast
          toast={toast}
          className="flex animate-rise items-center gap-3 rounded-xl bg-ink py-1.5 pr-1.5 pl-4 text-[0.875rem] text-canvas shadow-float outline-none"
        >
          <ToastContent
            className={`max-w-[70vw] py-1 ${toast.content.kind === 'error' ? 'text-[#ffb3a7] dark:text-danger' : ''}`}
          >
            <span slot="title">{toast.content.text}</span>
          </ToastContent>
          {toast.content.step && (
            <AriaButton
              onPress={() => undo(toast.content.step)}
              className="cursor-default rounded-lg px-2.5 py-1 font-semibold text-[#8fe0bf] hover:bg-white/10 dark:text-[#155242] dark:hover:bg-black/10"
            >
              {t.status.undo}
            </AriaButton>
          )}
          <AriaButton
            slot="close"
            aria-label={t.status.close}
            className="flex size-8 cursor-default items-center justify-center rounded-lg opacity-70 hover:bg-white/10 hover:opacity-100 dark:hover:bg-black/10"
          >
            <X size={16} />
          </AriaButton>
        </Toast>
      )}
    </ToastRegion>
  )
}
