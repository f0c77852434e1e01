/** The menu of the person who is signed in. */
import { useRouter } from '@tanstack/react-router'
import { History, Keyboard, LogOut, Settings, Shield } from 'lucide-react'
import { MenuTrigger } from 'react-aria-components'
import type { User } from '../../sdk/index.ts'
import { t } from '../strings/index.ts'
import { MenuItem, MenuLine, MenuPopover } from '../ui/menu.tsx'
import { show } from './ui-state.ts'
import { Who } from './who.tsx'

interface UserMenuProps {
  user: User
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
}

export default function UserMenu({ user, isOpen, onOpenChange }: UserMenuProps) {
  const router = useRouter()
  return (
    <MenuTrigger isOpen={isOpen} onOpenChange={onOpenChange}>
      <Who user={user} />
      <MenuPopover label={user.name}>
        <MenuItem
          icon={<Settings size={16} />}
          onAction={() => router.navigate({ to: '/settings/$section', params: { section: 'profile' } })}
        >
          {t.lists.settings}
        </MenuItem>
        <MenuItem icon={<History size={16} />} onAction={() => router.navigate({ to: '/activity' })}>
          {t.lists.activity}
        </MenuItem>
        {user.role === 'admin' && (
          <MenuItem icon={<Shield size={16} />} onAction={() => router.navigate({ to: '/admin' })}>
            {t.lists.admin}
          </MenuItem>
        )}
        <MenuItem icon={<Keyboard size={16} />} keys="?" onAction={() => show({ kind: 'keys' })}>
          {t.keys.title}
        </MenuItem>
        <MenuLine />
        <MenuItem icon={<LogOut size={16} />} onAction={() => show({ kind: 'sign-out' })}>
          {t.session.signOut}
        </MenuItem>
      </MenuPopover>
    </MenuTrigger>
  )
}
