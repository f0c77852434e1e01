/** The to-do that the address names, beside its list. */
import { useNavigate, useParams } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTodo } from '../store/live.ts'
import { keyOf } from '../store/model.ts'
import { Panel } from '../todo/panel.tsx'

export function PanelRoute() {
  const { todoId } = useParams({ strict: false }) as { todoId: string }
  const row = useTodo(todoId)
  const navigate = useNavigate()
  // The service has given it another id.
  useEffect(() => {
    if (row && row.id !== todoId)
      navigate({ to: '.', params: { todoId: row.id } as never, search: true, replace: true })
  }, [row, todoId, navigate])
  const close = async () => {
    await navigate({ to: '..' as never })
    const key = row ? keyOf(row) : todoId
    // Where one was before.
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>(`[role=row][data-key="${CSS.escape(key)}"]`)?.focus(),
    )
  }
  return <Panel row={row} onClose={close} />
}
