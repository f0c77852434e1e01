/** The to-do that the address names, beside its list. */
import { useNavigate, useParams } from '@tanstack/react-router'
import { Panel } from '../todo/panel.tsx'

export function PanelRoute() {
  const { todoId } = useParams({ strict: false }) as { todoId: string }
  const navigate = useNavigate()
  const close = async () => {
    await navigate({ to: '..' as never })
    // Where one was before.
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>(`[role=row][data-key="${CSS.escape(todoId)}"]`)?.focus(),
    )
  }
  return <Panel id={todoId} onClose={close} />
}
