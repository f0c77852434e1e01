/** Everything that a person can do to projects, sections and labels. Each applies at once and waits in the outbox to be sent. */
import type { Label, LabelCreate, Project, Section, View, ViewCreate, ViewUpdate } from '../../sdk/index.ts'
import { positionBetween } from './apply.ts'
import { basis, changesOnly, record, takeBack, todosOf, type Undo, updateTodos } from './commands.ts'
import type { Database } from './database.ts'
import { type Action, type LabelPatch, newId, type ProjectPatch, type SectionPatch, type TodoRow } from './model.ts'

export async function createProjectNamed(database: Database, name: string): Promise<{ id: string; undo: Undo }> {
  const id = newId()
  await record(database, [{ on: id, action: { kind: 'create-project', values: { name } } }])
  return { id, undo: () => record(database, [{ on: id, action: { kind: 'delete-project' } }]) }
}

/** Changes an object, by the action of its kind. */
async function change<Held extends { id: string }, Patch extends Partial<Held>>(
  database: Database,
  held: Held,
  patch: Patch,
  actionOf: (patch: Patch, base: Patch) => Action,
): Promise<Undo> {
  const real = changesOnly(held, patch)
  const base = basis(held, real)
  const write = (wanted: Patch, before: Patch) => record(database, [{ on: held.id, action: actionOf(wanted, before) }])
  if (Object.keys(real).length === 0) return async () => {}
  await write(real, base)
  return () => write(base, real)
}

export const changeProject = (database: Database, project: Project, patch: ProjectPatch): Promise<Undo> =>
  change(database, project, patch, (wanted, base) => ({ kind: 'update-project', patch: wanted, base }))

export async function deleteProjectNow(database: Database, project: Project): Promise<Undo> {
  const numbers = await record(database, [{ on: project.id, action: { kind: 'delete-project' } }])
  return async () => {
    if (await takeBack(database, numbers[0] as number)) return
    await record(database, [{ on: project.id, action: { kind: 'restore-project', project } }])
  }
}

interface Placed {
  id: string
  position: string
}

/** Moves a project or a section beside another one. `all`: those of its list, in their order. */
export async function moveBeside(
  database: Database,
  kind: 'move-project' | 'move-section',
  all: Placed[],
  { id, target, isBefore }: { id: string; target: string; isBefore: boolean },
): Promise<Undo> {
  const place = async (targetId: string, before: boolean) => {
    const others = all.filter((each) => each.id !== id)
    const index = others.findIndex((each) => each.id === targetId) + (before ? 0 : 1)
    const position = positionBetween(others[index - 1]?.position, others[index]?.position)
    const to = before ? { before: targetId } : { after: targetId }
    await record(database, [{ on: id, action: { kind, to, position } }])
  }
  const index = all.findIndex((each) => each.id === id)
  const [previous, next] = [all[index - 1], all[index + 1]]
  await place(target, isBefore)
  return async () => {
    if (next) await place(next.id, true)
    else if (previous) await place(previous.id, false)
  }
}

export async function createSection(
  database: Database,
  project: string,
  name: string,
): Promise<{ id: string; undo: Undo }> {
  const id = newId()
  await record(database, [{ on: id, action: { kind: 'create-section', project_id: project, values: { name } } }])
  return { id, undo: () => deleteAlone(database, 'delete-section', id) }
}

const deleteAlone = (database: Database, kind: 'delete-section' | 'delete-label' | 'delete-view', on: string) =>
  record(database, [{ on, action: { kind } }])

/** One section of a project takes completed to-dos at most. */
export async function changeSection(database: Database, section: Section, patch: SectionPatch): Promise<Undo> {
  const write = (held: Section, wanted: SectionPatch) =>
    change(database, held, wanted, (real, base) => ({ kind: 'update-section', patch: real, base }))
  const others = patch.takes_completed
    ? (await database.sections.where('home').equals(section.project_id).toArray()).filter(
        ({ id, section: { takes_completed } }) => takes_completed && id !== section.id,
      )
    : []
  const undos: Undo[] = []
  for (const other of others) undos.push(await write(other.section, { takes_completed: false }))
  undos.push(await write(section, patch))
  return async () => {
    for (const undo of undos.reverse()) await undo()
  }
}

/** The service does not keep it, and its to-dos stay in the project. To take the deletion back it is made anew, at its place and with them. */
export async function deleteSection(database: Database, section: Section): Promise<Undo> {
  const { name, takes_completed, project_id } = section
  const sections = await database.sections.where('home').equals(project_id).toArray()
  const others = sections.map((row) => row.section).filter(({ id }) => id !== section.id)
  const next = others.filter(({ position }) => position > section.position).sort(byPosition)[0]
  const within = await idsOf(database, ({ todo }) => todo.section_id === section.id)
  const [number] = await deleteAlone(database, 'delete-section', section.id)
  return async () => {
    if (await takeBack(database, number as number)) return
    const id = newId()
    await record(database, [
      { on: id, action: { kind: 'create-section', project_id, values: { name, takes_completed } } },
    ])
    if (next)
      await moveBeside(database, 'move-section', others.sort(byPosition), { id, target: next.id, isBefore: true })
    const left = (await todosOf(database, within)).filter((todo) => [null, section.id].includes(todo.section_id))
    await record(
      database,
      left.map((todo) => ({
        on: todo.id,
        // The service has taken them out, whatever the copy has yet.
        action: { kind: 'update-todo', patch: { section_id: id }, base: { section_id: null } },
      })),
    )
  }
}

const byPosition = (one: Placed, other: Placed) => (one.position < other.position ? -1 : 1)

export async function createLabel(database: Database, values: LabelCreate): Promise<{ id: string; undo: Undo }> {
  const id = newId()
  await record(database, [{ on: id, action: { kind: 'create-label', values } }])
  return { id, undo: () => deleteAlone(database, 'delete-label', id) }
}

export const changeLabel = (database: Database, label: Label, patch: LabelPatch): Promise<Undo> =>
  change(database, label, patch, (wanted, base) => ({ kind: 'update-label', patch: wanted, base }))

/** The service does not keep it: to take the deletion back it is made anew, with its to-dos. */
export async function deleteLabel(database: Database, label: Label): Promise<Undo> {
  const within = await idsOf(database, ({ todo }) => todo.label_ids.includes(label.id))
  const [number] = await deleteAlone(database, 'delete-label', label.id)
  return async () => {
    if (await takeBack(database, number as number)) return
    const { name, color, project_id } = label
    const { id } = await createLabel(database, { name, color, project_id })
    await updateTodos(database, await todosOf(database, within), ({ label_ids }) => ({
      label_ids: [...label_ids.filter((each) => each !== label.id), id],
    }))
  }
}

export async function createView(database: Database, values: ViewCreate): Promise<{ id: string; undo: Undo }> {
  const id = newId()
  await record(database, [{ on: id, action: { kind: 'create-view', values } }])
  return { id, undo: () => deleteAlone(database, 'delete-view', id) }
}

export const changeView = (database: Database, view: View, patch: ViewUpdate): Promise<Undo> =>
  change(database, view, patch, (wanted, base) => ({ kind: 'update-view', patch: wanted, base }))

/** The service does not keep it: to take the deletion back it is made anew. */
export async function deleteView(database: Database, view: View): Promise<Undo> {
  const [number] = await deleteAlone(database, 'delete-view', view.id)
  return async () => {
    if (await takeBack(database, number as number)) return
    const { name, filter, sort, group_by, layout, icon, color, is_favourite, project_id } = view
    await createView(database, { name, filter, sort, group_by, layout, icon, color, is_favourite, project_id })
  }
}

/** The ids of the to-dos that fulfil a condition. */
const idsOf = ({ todos }: Database, isOne: (row: TodoRow) => boolean): Promise<string[]> =>
  todos.filter((row) => !row.hidden && isOne(row)).primaryKeys()
