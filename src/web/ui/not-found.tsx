/** An address that leads nowhere. */
import { Link } from '@tanstack/react-router'
import { t } from '../strings/index.ts'

export function NotFound() {
  return (
    <div className="flex flex-1 flex-col items-center justify-center gap-3 p-10 text-center">
      <p className="text-[1.125rem] font-semibold">404</p>
      <Link to="/$list" params={{ list: 'today' }} className="font-medium text-accent underline underline-offset-3">
        {t.lists.today}
      </Link>
    </div>
  )
}
