/** Who is signed in: the button that opens the person's menu. */
import { Button as AriaButton } from 'react-aria-components'
import type { User } from '../../sdk/index.ts'
import { Avatar } from '../ui/avatar.tsx'

export const Who = ({ user, onPress }: { user: User; onPress?: () => void }) => (
  <AriaButton
    {...(onPress && { onPress })}
    className="flex h-10 min-w-0 flex-1 cursor-default items-center gap-2.5 rounded-lg px-1.5 text-start hover:bg-hover"
  >
    <Avatar name={user.name} id={user.id} size="medium" />
    <span className="truncate text-[0.875rem] font-semibold">{user.name}</span>
  </AriaButton>
)
