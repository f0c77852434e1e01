/** Dialogs: a window above everything; on a phone it comes from the bottom. */
import { X } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { t } from '../strings/index.ts'
import { Button, IconButton } from './button.tsx'

export interface WindowProps {
  isOpen: boolean
  onClose: () => void
  title: string
  /** The title is for screen readers only. */
  bare?: boolean
  /** Near the top, as a field in which one types. */
  top?: boolean
  className?: string
  children: ReactNode
}

export function Window({
  isOpen,
  onClose,
  title,
  bare = false,
  top = false,
  className = 'max-w-md',
  children,
}: WindowProps) {
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => open || onClose()}
      isDismissable
      className={`fixed inset-0 z-50 flex justify-center bg-black/25 p-3 entering:animate-fade dark:bg-black/50 ${top ? 'items-start pt-[min(14vh,9rem)] max-sm:pt-3' : 'items-center max-sm:items-end'}`}
    >
      <Modal
        className={`w-full ${className} max-h-full overflow-hidden rounded-2xl border border-line bg-raised shadow-float outline-none entering:animate-rise`}
      >
        <Dialog className="flex max-h-[85vh] flex-col outline-none">
          {bare ? (
            <Heading slot="title" className="sr-only">
              {title}
            </Heading>
          ) : (
            <div className="flex items-center justify-between gap-2 pt-4 pr-3 pl-5">
              <Heading slot="title" className="text-[1.0625rem] font-semibold tracking-tight">
                {title}
              </Heading>
              <IconButton label={t.dialog.close} onPress={onClose}>
                <X size={18} />
              </IconButton>
            </div>
          )}
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

export interface ConfirmProps {
  isOpen: boolean
  onClose: () => void
  title: string
  text: string
  action: string
  onConfirm: () => unknown
  /** Fields above the buttons. */
  children?: ReactNode
}

/** Asks before something that cannot be taken back. */
export function Confirm({ isOpen, onClose, title, text, action, onConfirm, children }: ConfirmProps) {
  const [isBusy, setBusy] = useState(false)
  const confirm = async () => {
    setBusy(true)
    try {
      await onConfirm()
      onClose()
    } finally {
      setBusy(false)
    }
  }
  return (
    <Window isOpen={isOpen} onClose={onClose} title={title} className="max-w-sm">
      <form
        className="flex flex-col gap-4 p-5 pt-2"
        onSubmit={(event) => {
          event.preventDefault()
          confirm().catch(() => {})
        }}
      >
        <p className="text-soft">{text}</p>
        {children}
        <div className="flex justify-end gap-2">
          <Button onPress={onClose}>{t.dialog.cancel}</Button>
          <Button look="danger" type="submit" isDisabled={isBusy}>
            {action}
          </Button>
        </div>
      </form>
    </Window>
  )
}
