/** The sidebar on a phone, which slides over the screen. */
import { Dialog, Modal, ModalOverlay } from 'react-aria-components'
import type { User } from '../../sdk/index.ts'
import { t } from '../strings/index.ts'
import { Sidebar } from './sidebar.tsx'

export default function Drawer({ user, onClose }: { user: User; onClose: () => void }) {
  return (
    <ModalOverlay
      isOpen
      onOpenChange={(open) => open || onClose()}
      isDismissable
      className="fixed inset-0 z-40 bg-black/30 entering:animate-fade md:hidden"
    >
      <Modal className="h-full w-[min(20rem,86vw)] shadow-float">
        <Dialog aria-label={t.lists.browse} className="h-full outline-none">
          <Sidebar user={user} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
