/** A new view, or the members of one that is changed. */
import { useRouter } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { View, ViewCreate } from '../../sdk/index.ts'
import { useDatabase, useProjects } from '../store/live.ts'
import { isNew } from '../store/model.ts'
import { changeView, createView } from '../store/organising.ts'
import { t } from '../strings/index.ts'
import { organising } from '../strings/organising.ts'
import { savedViews } from '../strings/saved-views.ts'
import { views } from '../strings/views.ts'
import { Button } from '../ui/button.tsx'
import { ColorField } from '../ui/color-field.tsx'
import { Field } from '../ui/field.tsx'
import { Select } from '../ui/select.tsx'
import { done, sayError } from '../ui/toast.ts'
import { FilterField, faultOf } from './filter-field.tsx'
import { suggestedView } from './suggested.ts'

/** The list of the screen as a view. */
export function SaveView({ onDone }: { onDone: () => void }) {
  const database = useDatabase()
  const router = useRouter()
  const [values, setValues] = useState<Partial<ViewCreate>>()
  useEffect(() => {
    const { pathname, search } = router.state.location
    suggestedView(database, pathname, search).then(setValues, sayError)
  }, [database, router])
  return values && <ViewForm view={null} values={values} onDone={onDone} />
}

export interface ViewFormProps {
  view: View | null
  values: Partial<ViewCreate>
  onDone: () => void
}

export function ViewForm({ view, values, onDone }: ViewFormProps) {
  const database = useDatabase()
  const router = useRouter()
  const projects = useProjects() ?? []
  const [name, setName] = useState(values.name ?? '')
  const [filter, setFilter] = useState(values.filter ?? '')
  const [sort, setSort] = useState<string>(values.sort ?? '-created_at')
  const [group, setGroup] = useState<string>(values.group_by ?? 'none')
  const [layout, setLayout] = useState<string>(values.layout ?? 'list')
  const [icon, setIcon] = useState(values.icon ?? '')
  const [color, setColor] = useState(values.color ?? null)
  const [isFavourite, setFavourite] = useState(values.is_favourite ?? false)
  const [home, setHome] = useState(values.project_id ?? '')
  const homes = projects.filter(
    ({ id, project: { role, status } }) => !isNew(id) && role !== 'viewer' && status === 'active',
  )
  const canBeSaved = name.trim() !== '' && faultOf(filter) === undefined
  const save = async () => {
    const members = {
      name: name.trim(),
      filter: filter.trim() || null,
      sort: sort as View['sort'],
      group_by: group === 'none' ? null : (group as NonNullable<View['group_by']>),
      layout: layout as View['layout'],
      icon: icon.trim() || null,
      color,
      is_favourite: isFavourite,
    }
    if (view) return done(savedViews.changed, await changeView(database, view, members))
    const { id, undo } = await createView(database, { ...members, project_id: home || null })
    done(savedViews.created, undo)
    await router.navigate({ to: '/views/$viewId', params: { viewId: id } })
  }
  return (
    <form
      className="flex min-h-0 flex-col gap-4 overflow-y-auto p-5 pt-3"
      onSubmit={(event) => {
        event.preventDefault()
        if (!canBeSaved) return
        onDone()
        save().catch(sayError)
      }}
    >
      <Field autoFocus label={t.project.name} value={name} onChange={setName} maxLength={100} />
      <FilterField value={filter} onChange={setFilter} />
      <div className="grid grid-cols-2 gap-4">
        <Select
          label={savedViews.sort}
          value={sort}
          onChange={setSort}
          options={new Map(Object.entries(savedViews.sorts))}
        />
        <Select
          label={savedViews.group}
          value={group}
          onChange={setGroup}
          options={new Map(Object.entries(savedViews.groups))}
        />
        <Select
          label={views.layout}
          value={layout}
          onChange={setLayout}
          options={new Map(Object.entries(views.layouts))}
        />
        <Field label={organising.project.icon} value={icon} onChange={setIcon} maxLength={40} />
      </div>
      {!view && homes.length > 0 && (
        <Select
          label={savedViews.home}
          value={home}
          onChange={setHome}
          options={new Map([['', savedViews.own], ...homes.map(({ id, project }) => [id, project.name] as const)])}
        />
      )}
      <ColorField label={organising.project.color} value={color} onChange={setColor} automatic={undefined} />
      <label className="flex min-h-9 items-center gap-2.5 text-[0.875rem]">
        <input
          type="checkbox"
          checked={isFavourite}
          onChange={({ target }) => setFavourite(target.checked)}
          className="size-4.5 accent-accent"
        />
        {savedViews.favourite}
      </label>
      <div className="flex justify-end gap-2">
        <Button onPress={onDone}>{t.dialog.cancel}</Button>
        <Button look="primary" type="submit" isDisabled={!canBeSaved}>
          {t.dialog.save}
        </Button>
      </div>
    </form>
  )
}
