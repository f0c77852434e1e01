/** The windows above the screens. One is open at a time. */
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { LabelForm } from '../labels/label-form.tsx'
import { LabelsWindow } from '../labels/labels-window.tsx'
import { SectionsWindow } from '../projects/sections-window.tsx'
import { leave, useSession } from '../service/session.ts'
import { useDatabase, useProjects, useReach } from '../store/live.ts'
import { createProjectNamed } from '../store/organising.ts'
import { conflict } from '../strings/happened.ts'
import { t } from '../strings/index.ts'
import { organising } from '../strings/organising.ts'
import { savedViews } from '../strings/saved-views.ts'
import { QuickAdd } from '../todo/quick-add.tsx'
import { Button } from '../ui/button.tsx'
import { Confirm, Window } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { keep } from '../ui/toast.ts'
import { SaveView, ViewForm } from '../views/view-form.tsx'
import { KeysWindow } from './keys-window.tsx'
import { Palette } from './palette.tsx'
import { TroubleWindow } from './trouble-window.tsx'
import { hide, useOverlay } from './ui-state.ts'

export default function Overlays() {
  const overlay = useOverlay()
  const { user } = useSession()
  const waiting = useReach()?.waiting ?? 0
  const router = useRouter()
  const projects = useProjects()
  const of = overlay.kind === 'labels' || overlay.kind === 'sections' ? overlay.project : null
  const project = projects?.find(({ id }) => id === of)?.project
  const isReadOnly = project?.role === 'viewer' || project?.status === 'archived'
  const signOut = async () => {
    await leave()
    await router.navigate({ to: '/sign-in', replace: true })
  }
  return (
    <>
      <Window
        isOpen={overlay.kind === 'quick-add'}
        onClose={hide}
        title={t.todo.quickAdd}
        bare
        top
        className="max-w-xl"
      >
        {overlay.kind === 'quick-add' && <QuickAdd values={overlay.values} text={overlay.text} onDone={hide} />}
      </Window>
      <Window isOpen={overlay.kind === 'palette'} onClose={hide} title={t.palette.title} bare top className="max-w-xl">
        <Palette isAdmin={user?.role === 'admin'} />
      </Window>
      <Window isOpen={overlay.kind === 'keys'} onClose={hide} title={t.keys.title} className="max-w-2xl">
        <KeysWindow />
      </Window>
      <Window isOpen={overlay.kind === 'new-project'} onClose={hide} title={t.project.new} className="max-w-sm">
        <NewProject />
      </Window>
      <Window
        isOpen={overlay.kind === 'labels'}
        onClose={hide}
        title={project ? organising.label.of(project.name) : organising.label.own}
        className="max-w-md"
      >
        {overlay.kind === 'labels' && <LabelsWindow project={overlay.project} isReadOnly={isReadOnly} />}
      </Window>
      <Window isOpen={overlay.kind === 'label'} onClose={hide} title={organising.label.edit} className="max-w-sm">
        {overlay.kind === 'label' && <LabelForm label={overlay.label} onDone={hide} />}
      </Window>
      <Window
        isOpen={overlay.kind === 'view'}
        onClose={hide}
        title={overlay.kind === 'view' && overlay.view ? savedViews.edit : savedViews.add}
        className="max-w-lg"
      >
        {overlay.kind === 'view' && <ViewForm view={overlay.view} values={overlay.values} onDone={hide} />}
      </Window>
      <Window isOpen={overlay.kind === 'save-view'} onClose={hide} title={t.saveView} className="max-w-lg">
        {overlay.kind === 'save-view' && <SaveView onDone={hide} />}
      </Window>
      <Window isOpen={overlay.kind === 'sections'} onClose={hide} title={organising.section.many} className="max-w-md">
        {overlay.kind === 'sections' && <SectionsWindow project={overlay.project} isReadOnly={isReadOnly} />}
      </Window>
      <Window isOpen={overlay.kind === 'trouble'} onClose={hide} title={conflict.titleAll} className="max-w-lg">
        <TroubleWindow />
      </Window>
      <Confirm
        isOpen={overlay.kind === 'sign-out'}
        onClose={hide}
        title={t.session.signOutConfirm}
        text={t.session.signOutText(waiting)}
        action={t.session.signOut}
        onConfirm={signOut}
      />
    </>
  )
}

function NewProject() {
  const database = useDatabase()
  const router = useRouter()
  const [name, setName] = useState('')
  return (
    <form
      className="flex flex-col gap-4 p-5 pt-3"
      onSubmit={async (event) => {
        event.preventDefault()
        if (name.trim() === '') return
        const { id, undo } = await createProjectNamed(database, name.trim())
        keep(undo)
        hide()
        await router.navigate({ to: '/projects/$projectId', params: { projectId: id } })
      }}
    >
      <Field
        autoFocus
        label={t.project.name}
        placeholder={t.project.namePlaceholder}
        value={name}
        onChange={setName}
        maxLength={100}
      />
      <div className="flex justify-end gap-2">
        <Button onPress={hide}>{t.dialog.cancel}</Button>
        <Button look="primary" type="submit" isDisabled={name.trim() === ''}>
          {t.project.create}
        </Button>
      </div>
    </form>
  )
}
