/** Writes the changes of sections, labels and views, and of what is a user's own: settings of projects, and reminders. */
import type { Knex } from 'knex'
import type { Schemas } from '../service/api.ts'
import { type Actor, audienceOf, type Events, shared } from './record.ts'

type Todo = Schemas['Todo']
type Label = Schemas['Label']
type Section = Schemas['Section']
type View = Schemas['View']
type Project = Schemas['Project']
type Reminder = Schemas['Reminder']

/** Changes of sections, each with the section before it where it was there. */
export async function recordSections(
  events: Events,
  db: Knex,
  actor: Actor,
  type: 'section.created' | 'section.updated' | 'section.deleted',
  changes: readonly { before?: Section; after: Section }[],
): Promise<void> {
  await events.append(
    db,
    changes.map(({ before, after }) => ({
      ...{ type, actorId: actor?.id ?? null, projectId: after.project_id, data: after },
      ...(before && { before }),
    })),
  )
}

/** `user_id` is the user whose labels those without a project are. */
export async function recordLabels(
  events: Events,
  db: Knex,
  actor: Actor,
  type: 'label.created' | 'label.deleted',
  labels: readonly Label[],
  { user_id }: Pick<Todo, 'user_id'>,
): Promise<void> {
  await events.append(
    db,
    labels.map((label) => ({ type, actorId: actor?.id ?? null, ...audienceOf({ ...label, user_id }), data: label })),
  )
}

export async function recordLabelUpdate(
  events: Events,
  db: Knex,
  actor: { id: string },
  label: Label,
  before: Label,
): Promise<void> {
  const audience = audienceOf({ ...label, user_id: actor.id })
  await events.append(db, [{ type: 'label.updated', actorId: actor.id, ...audience, data: label, before }])
}

/** Changes of views of the actor or of a project, each with the view before it where it was there. */
export async function recordViews(
  events: Events,
  db: Knex,
  actor: { id: string },
  type: 'view.created' | 'view.updated' | 'view.deleted',
  changes: readonly { before?: View; after: View }[],
): Promise<void> {
  await events.append(
    db,
    changes.map(({ before, after }) => ({
      ...{ type, actorId: actor.id, ...audienceOf({ ...after, user_id: actor.id }), data: after },
      ...(before && { before }),
    })),
  )
}

type OwnOfProject = Partial<Pick<Project, 'is_favourite' | 'is_muted' | 'position' | 'parent_id'>>

/** Changes of what a member alone sees of projects. */
export async function recordOwnProjects(
  events: Events,
  db: Knex,
  actor: Actor,
  changes: readonly { userId: string; before: OwnOfProject; after: Schemas['ProjectData'] & OwnOfProject }[],
): Promise<void> {
  const common = { type: 'project.updated' as const, actorId: actor?.id ?? null, projectId: null }
  await events.append(
    db,
    changes.map(({ userId, before, after }) => ({
      ...{ ...common, userId, data: shared(after) },
      own: { before: ownOf(before), after: ownOf(after) },
    })),
  )
}

const ownOf = ({ is_favourite, is_muted, position, parent_id }: OwnOfProject) => ({
  ...(is_favourite !== undefined && { is_favourite }),
  ...(is_muted !== undefined && { is_muted }),
  ...(position !== undefined && { position }),
  ...(parent_id !== undefined && { parent_id }),
})

/** Changes of reminders, each with the reminder before it where it is known. Only its user sees each. */
export async function recordReminders(
  events: Events,
  db: Knex,
  actor: Actor,
  type: 'reminder.created' | 'reminder.updated' | 'reminder.deleted',
  changes: readonly { user_id: string; before?: Reminder | undefined; after: Reminder }[],
): Promise<void> {
  await events.append(
    db,
    changes.map(({ user_id, before, after }) => ({
      ...{ type, actorId: actor?.id ?? null, projectId: null, userId: user_id, data: after },
      ...(before && { before }),
    })),
  )
}

/** Reminders whose time has come. Only its user sees each. */
export async function recordRemindersDue(
  events: Events,
  db: Knex,
  due: readonly { user_id: string; reminder: Schemas['ReminderDue'] }[],
): Promise<void> {
  await events.append(
    db,
    due.map(({ user_id, reminder }) => {
      return { type: 'reminder.due' as const, actorId: null, projectId: null, userId: user_id, data: reminder }
    }),
  )
}
