/** Makes a to-do a subtask of another one of its list. */
import { useLiveQuery } from 'dexie-react-hooks'
import { Circle, CircleSlash, Search } from 'lucide-react'
import { useState } from 'react'
import { Autocomplete, Input, ListBox, ListBoxItem, SearchField } from 'react-aria-components'
import type { Todo } from '../../sdk/index.ts'
import { plain } from '../store/apply.ts'
import { updateTodos } from '../store/commands.ts'
import { useDatabase } from '../store/live.ts'
import { possibleParents } from '../store/subtasks.ts'
import { t } from '../strings/index.ts'
import { subtasks } from '../strings/subtasks.ts'
import { Window } from '../ui/dialog.tsx'
import { done, sayError } from '../ui/toast.ts'

const none = 'none'
/** More are found by their words. */
const mostShown = 50
const itemClass =
  'flex min-h-9 cursor-default items-center gap-2.5 rounded-lg px-2.5 text-[0.875rem] outline-none focus:bg-hover data-focused:bg-hover max-md:min-h-11'

export default function ParentWindow({ todo, onClose }: { todo: Todo; onClose: () => void }) {
  const database = useDatabase()
  const [text, setText] = useState('')
  const all = useLiveQuery(() => possibleParents(database, todo), [database, todo])
  const words = plain(text).split(/\s+/).filter(Boolean)
  const found = (all ?? [])
    .filter(({ id, title }) => id !== todo.parent_id && words.every((word) => plain(title).includes(word)))
    .slice(0, mostShown)
  const choose = (key: string) => {
    onClose()
    const parent_id = key === none ? null : key
    updateTodos(database, [todo], { parent_id }).then(
      (undo) => done(parent_id === null ? subtasks.unnested : subtasks.nested, undo),
      sayError,
    )
  }
  return (
    <Window isOpen onClose={onClose} title={t.panel.parent} bare top className="max-w-md">
      <Autocomplete inputValue={text} onInputChange={setText}>
        <SearchField
          autoFocus
          aria-label={subtasks.search}
          className="flex h-13 shrink-0 items-center gap-3 border-b border-line px-4"
        >
          <Search size={18} className="text-faint" />
          <Input
            placeholder={subtasks.search}
            className="h-full min-w-0 flex-1 bg-transparent text-[1rem] outline-none [&::-webkit-search-cancel-button]:hidden"
          />
        </SearchField>
        <ListBox
          aria-label={t.panel.parent}
          onAction={(key) => choose(String(key))}
          renderEmptyState={() => <p className="p-6 text-center text-soft">{subtasks.none}</p>}
          className="max-h-[22rem] min-h-0 overflow-y-auto p-1.5 outline-none"
        >
          {todo.parent_id !== null && words.length === 0 && (
            <ListBoxItem id={none} textValue={subtasks.noParent} className={itemClass}>
              <CircleSlash size={15} className="shrink-0 text-soft" /> {subtasks.noParent}
            </ListBoxItem>
          )}
          {found.map(({ id, title }) => (
            <ListBoxItem key={id} id={id} textValue={title} className={itemClass}>
              <Circle size={15} className="shrink-0 text-faint" /> <span className="truncate">{title}</span>
            </ListBoxItem>
          ))}
        </ListBox>
      </Autocomplete>
    </Window>
  )
}
