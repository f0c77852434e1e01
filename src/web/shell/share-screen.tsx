/** Where the phone hands over a text or link that was shared with the app: it becomes a to-do. */
import { Navigate, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { showQuickAdd } from './ui-state.ts'

export function ShareScreen() {
  const { title, text, url } = useSearch({ strict: false }) as { title?: string; text?: string; url?: string }
  useEffect(() => {
    showQuickAdd([title, text, url].filter(Boolean).join(' ').replaceAll('\n', ' '))
  }, [title, text, url])
  return <Navigate to="/$list" params={{ list: 'inbox' }} replace />
}
