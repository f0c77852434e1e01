/** Every command that works everywhere: its name, its key, and what it does. The palette and the keys read this table. */
import type { AnyRouter } from '@tanstack/react-router'
import { t } from '../strings/index.ts'
import { undo } from '../ui/toast.ts'
import { lists } from './lists.ts'
import { hasPanel, show, showQuickAdd, wish, wishes } from './ui-state.ts'

export interface Command {
  name: string
  /** As one presses them: one key, or two in turn. */
  keys?: string
  /** `todo`: those of the to-do that is open. */
  group: 'go' | 'actions' | 'todo'
  run: () => unknown
}

const ofTodo = (): Command[] =>
  (['s', 'p', 'r'] as const).map((key) => ({
    name: t.panel[wishes[key]],
    keys: key,
    group: 'todo',
    run: () => wish(wishes[key]),
  }))

export function commandsOf(router: AnyRouter, isAdmin: boolean): Command[] {
  const go = (to: string) => () => router.navigate({ to })
  const listCommands = Object.entries(lists).map(
    ([id, { key }]): Command => ({
      name: t.lists[id as keyof typeof lists],
      keys: `g ${key}`,
      group: 'go',
      run: go(`/${id}`),
    }),
  )
  return [
    { name: t.todo.quickAdd, keys: 'q', group: 'actions', run: () => showQuickAdd() },
    { name: t.project.new, group: 'actions', run: () => show({ kind: 'new-project' }) },
    { name: t.saveView, keys: 'v', group: 'actions', run: () => show({ kind: 'save-view' }) },
    { name: t.status.undo, keys: 'Ctrl Z', group: 'actions', run: () => undo() },
    { name: t.keys.title, keys: '?', group: 'actions', run: () => show({ kind: 'keys' }) },
    ...(hasPanel() ? ofTodo() : []),
    ...listCommands,
    { name: t.lists.search, keys: '/', group: 'go', run: go('/search') },
    { name: t.lists.notifications, keys: 'g n', group: 'go', run: go('/notifications') },
    { name: t.lists.activity, keys: 'g a', group: 'go', run: go('/activity') },
    { name: t.lists.settings, keys: 'g s', group: 'go', run: go('/settings/profile') },
    ...(isAdmin ? [{ name: t.lists.admin, group: 'go', run: go('/admin') } as const] : []),
    { name: t.session.signOut, group: 'actions', run: () => show({ kind: 'sign-out' }) },
  ]
}
