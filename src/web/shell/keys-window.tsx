/** Every key, at a glance. */
import { useRouter } from '@tanstack/react-router'
import { t } from '../strings/index.ts'
import { subtasks } from '../strings/subtasks.ts'
import { commandsOf } from './commands.ts'

export function KeysWindow() {
  const router = useRouter()
  const everywhere = [
    [t.keys.palette, 'Ctrl K'] as const,
    ...commandsOf(router, false).flatMap(({ name, keys, group }) =>
      keys && group !== 'todo' ? [[group === 'go' ? t.keys.go(name) : name, keys] as const] : [],
    ),
  ]
  const inLists = [
    [t.keys.move, '↑ ↓'],
    [t.keys.open, 'Enter'],
    [t.keys.complete, 'e'],
    [t.keys.select, 'Space'],
    [t.keys.today, 't'],
    [t.keys.tomorrow, 'm'],
    [t.keys.priority, '1 – 5'],
    [t.panel.subtask, 's'],
    [t.panel.parent, 'p'],
    [subtasks.indent, '>'],
    [subtasks.outdent, '<'],
    [subtasks.fold, 'f'],
    [t.panel.reminder, 'r'],
    [t.keys.remove, 'Delete'],
    [t.keys.close, 'Esc'],
  ] as const
  return (
    <div className="grid gap-x-10 gap-y-5 overflow-y-auto p-5 pt-2 sm:grid-cols-2">
      <Table title={t.keys.everywhere} rows={everywhere} />
      <Table title={t.keys.inLists} rows={inLists} />
    </div>
  )
}

function Table({ title, rows }: { title: string; rows: readonly (readonly [name: string, keys: string])[] }) {
  return (
    <section>
      <h3 className="mb-1.5 text-xs font-semibold text-faint">{title}</h3>
      <dl>
        {rows.map(([name, keys]) => (
          <div
            key={name}
            className="flex min-h-8.5 items-center justify-between gap-4 border-b border-line text-[0.875rem] last:border-0"
          >
            <dt>{name}</dt>
            <dd className="flex gap-1">
              {keys.split(' ').map((key, index) => (
                <kbd
                  // biome-ignore lint/suspicious/noArrayIndexKey: the keys of one command never change
                  key={index}
                  className="flex min-w-6 items-center justify-center rounded-md border border-line bg-side px-1.5 py-px text-xs font-medium text-soft"
                >
                  {key.length === 1 ? key.toUpperCase() : key}
                </kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
