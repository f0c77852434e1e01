/** The labels that a to-do can have, to tick; a name that none has can be created. */
import { Check, Pencil, Plus, Search } from 'lucide-react'
import { useRef, useState } from 'react'
import { Autocomplete, Input, ListBox, ListBoxItem, SearchField, type Selection } from 'react-aria-components'
import { show } from '../shell/ui-state.ts'
import { plain } from '../store/apply.ts'
import { useDatabase, useLabels } from '../store/live.ts'
import { createLabel } from '../store/organising.ts'
import { t } from '../strings/index.ts'
import { organising } from '../strings/organising.ts'
import { Button } from '../ui/button.tsx'
import { colorFrom } from '../ui/colors.ts'
import { keep, sayError } from '../ui/toast.ts'
import { LabelDot } from './label-chips.tsx'

export interface LabelDialogProps {
  project: string | null
  ids: string[]
  onChange: (ids: string[]) => unknown
  close: () => void
}

const creation = 'create'
/** As the contract has it. */
const longestName = 60

export default function LabelDialog({ project, ids, onChange, close }: LabelDialogProps) {
  const database = useDatabase()
  const field = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const labels = (useLabels() ?? []).filter(({ label }) => label.project_id === project)
  const wanted = plain(text.trim())
  const found = labels.filter(({ label }) => plain(label.name).includes(wanted))
  const canCreate = wanted !== '' && !labels.some(({ label }) => plain(label.name) === wanted)
  const select = async (selection: Selection) => {
    const keys = new Set(selection === 'all' ? [] : [...selection].map(String))
    if (keys.has(creation)) {
      const name = text.trim()
      const { id, undo } = await createLabel(database, { name, color: colorFrom(name), project_id: project })
      keep(undo)
      keys.add(id)
      // The option that was pressed is gone, and the focus with it.
      field.current?.focus()
    }
    keys.delete(creation)
    setText('')
    // Those that the search hides stay, and one that is not there any more goes.
    const hidden = labels.filter((row) => ids.includes(row.id) && !found.includes(row)).map(({ id }) => id)
    onChange([...new Set([...hidden, ...keys])])
  }
  const item =
    'group flex min-h-8.5 cursor-default items-center gap-2.5 rounded-lg px-2.5 text-[0.875rem] outline-none focus:bg-hover data-focused:bg-hover max-md:min-h-11'
  return (
    <div className="flex w-64 flex-col">
      <Autocomplete inputValue={text} onInputChange={setText}>
        <SearchField
          autoFocus
          aria-label={organising.label.search}
          className="flex h-10 items-center gap-2 border-b border-line px-3"
        >
          <Search size={15} className="text-faint" />
          <Input
            ref={field}
            maxLength={longestName}
            placeholder={organising.label.search}
            className="h-full min-w-0 flex-1 bg-transparent text-[0.875rem] outline-none max-md:text-base [&::-webkit-search-cancel-button]:hidden"
          />
        </SearchField>
        <ListBox
          aria-label={t.todo.labels}
          selectionMode="multiple"
          escapeKeyBehavior="none"
          selectedKeys={ids.filter((id) => found.some((row) => row.id === id))}
          onSelectionChange={(selection) => select(selection).catch(sayError)}
          renderEmptyState={() => <p className="p-3 text-[0.8125rem] text-soft">{organising.label.none}</p>}
          className="max-h-64 overflow-y-auto p-1.5 outline-none"
        >
          {found.map(({ id, label }) => (
            <ListBoxItem key={id} id={id} textValue={label.name} className={item}>
              <LabelDot color={label.color} className="size-2.5" />
              <span className="min-w-0 flex-1 truncate">{label.name}</span>
              <Check size={16} strokeWidth={2.5} className="text-accent opacity-0 group-data-selected:opacity-100" />
            </ListBoxItem>
          ))}
          {canCreate && (
            <ListBoxItem id={creation} textValue={organising.label.create(text.trim())} className={item}>
              <Plus size={15} className="text-accent" />
              <span className="min-w-0 flex-1 truncate">{organising.label.create(text.trim())}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Autocomplete>
      <div className="border-t border-line p-1.5">
        <Button
          look="quiet"
          className="w-full justify-start! text-[0.8125rem]"
          onPress={() => {
            close()
            show({ kind: 'labels', project })
          }}
        >
          <Pencil size={14} /> {organising.label.manage}
        </Button>
      </div>
    </div>
  )
}
