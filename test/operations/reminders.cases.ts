/** Reminders of todos: each is its user's alone. */
import { newProject, newReminder, newTodo } from '../support/build.ts'
import { notSignedIn, reminderPath, todoPath } from '../support/callers.ts'
import type { Cases, Input, MakeInput } from '../support/cases.ts'
import { limited, newPerson } from '../support/service.ts'
import type { World } from '../support/world.ts'
import { unknownId } from './project-refusals.cases.ts'

type Rest = Omit<Input, 'as' | 'path'>

/** Far enough, whenever the tests run. */
const later = '2999-01-01T09:00:00Z'
const valid = { body: { at: later } }

/** A new todo of Ada's own. */
const ofTodo =
  (input: Rest = {}): MakeInput =>
  async ({ ada }) => ({ ...input, as: ada, path: { todo_id: (await newTodo(ada)).id } })

/** A todo of a project of Ada's, for Bob, who may only read it. */
const ofProject =
  (input: Rest = {}): MakeInput =>
  async ({ ada, bob }) => {
    const project_id = await newProject(ada, [[bob, 'viewer']])
    return { ...input, as: bob, path: { todo_id: (await newTodo(ada, { project_id })).id } }
  }

/** A new reminder of Ada's. */
const ofAda =
  (input: Rest = {}): MakeInput =>
  async ({ ada }) => ({
    ...input,
    as: ada,
    path: { reminder_id: (await newReminder(ada, (await newTodo(ada)).id, { at: later })).id },
  })

const unknownTodo = (input: Rest = {}) => ({
  "somebody else's": {
    code: 'todo_not_found' as const,
    input: async (world: World) => ({ ...(await ofTodo(input)(world)), as: world.bob }),
  },
  'no such todo': {
    code: 'todo_not_found' as const,
    input: ({ ada }: World) => ({ ...input, as: ada, path: { todo_id: unknownId } }),
  },
})

const unknown = (input: Rest = {}) => ({
  'of another member of the project': {
    code: 'reminder_not_found' as const,
    input: async ({ ada, bob }: World) => {
      const project_id = await newProject(ada, [[bob, 'editor']])
      const { id } = await newReminder(ada, (await newTodo(ada, { project_id })).id, { at: later })
      return { ...input, as: bob, path: { reminder_id: id } }
    },
  },
  'of a todo in the trash': {
    code: 'reminder_not_found' as const,
    input: async ({ ada }: World) => {
      const todo = await newTodo(ada)
      const { id } = await newReminder(ada, todo.id, { at: later })
      await ada.send('delete', `/todos/${todo.id}`).expect(204)
      return { ...input, as: ada, path: { reminder_id: id } }
    },
  },
  'no such reminder': {
    code: 'reminder_not_found' as const,
    input: ({ ada }: World) => ({ ...input, as: ada, path: { reminder_id: unknownId } }),
  },
})

const unfitId = (input: Rest = {}) => ({
  'an id that is none': {
    code: 'validation_failed' as const,
    at: ['path /reminder_id'],
    input: ({ ada }: World) => ({ ...input, as: ada, path: { reminder_id: '1' } }),
  },
})

const unfit = (make: (input: Rest) => MakeInput, body: object, at: string) => ({
  [`the body is ${JSON.stringify(body).slice(0, 60)}`]: {
    code: 'validation_failed' as const,
    at: [`body ${at}`],
    input: make({ body }),
  },
})

export const remindersCases = {
  listReminders: {
    callers: {
      expected: { ...notSignedIn, owner: 200, editor: 200, viewer: 200, others: 404 },
      path: (world) => `${todoPath(world)}/reminders`,
      note: 'The own ones of each.',
    },
    valid: ofTodo(),
    200: {
      none: ofTodo(),
      'of a project, to a viewer': ofProject(),
      'with everything that one may ask for': ofTodo({
        query: { skip: 0, limit: 1, count: true, sort: '-created_at' },
      }),
    },
    404: unknownTodo(),
    409: { 'a cursor that does not decode': { code: 'cursor_invalid', input: ofTodo({ query: { cursor: 'abc' } }) } },
    422: {
      'an id that is none': {
        code: 'validation_failed',
        at: ['path /todo_id'],
        input: ({ ada }) => ({ as: ada, path: { todo_id: '1' } }),
      },
    },
  },

  createReminder: {
    callers: {
      expected: { ...notSignedIn, owner: 201, editor: 201, viewer: 201, others: 404 },
      path: (world) => `${todoPath(world)}/reminders`,
      body: () => ({ minutes_before: 30 }),
      note: 'Of their own.',
    },
    valid: ofTodo(valid),
    201: {
      'at a time': ofTodo(valid),
      'at a time that has passed': ofTodo({ body: { at: '2001-01-01T09:00:00+02:00' } }),
      'before a todo is due that is not due': ofTodo({ body: { minutes_before: 0 } }),
      'before a todo of a project is due, by a viewer': ofProject({ body: { minutes_before: 527_040 } }),
    },
    404: unknownTodo(valid),
    409: {
      'the todo has ten of them': {
        code: 'quota_exceeded',
        input: async (world) => {
          const input = await ofTodo(valid)(world)
          for (let number = 0; number < 10; number++)
            await newReminder(world.ada, (input.path as { todo_id: string }).todo_id, { at: later })
          return input
        },
      },
      'no room for another one that waits': {
        code: 'quota_exceeded',
        input: async ({ service }) => {
          const person = await limited(await newPerson(service), service, { reminders: 0 })
          return { ...valid, as: person, path: { todo_id: (await newTodo(person)).id } }
        },
      },
    },
    422: {
      ...unfit(ofTodo, {}, ''),
      ...unfit(ofTodo, { at: later, minutes_before: 5 }, ''),
      ...unfit(ofTodo, { at: 'tomorrow' }, '/at'),
      ...unfit(ofTodo, { at: null }, '/at'),
      ...unfit(ofTodo, { minutes_before: -1 }, '/minutes_before'),
      ...unfit(ofTodo, { minutes_before: 527_041 }, '/minutes_before'),
      ...unfit(ofTodo, { minutes_before: 1.5 }, '/minutes_before'),
      ...unfit(ofTodo, { minutes_before: 5, user_id: unknownId }, '/user_id'),
    },
  },

  getReminder: {
    callers: { expected: { ...notSignedIn, viewer: 200, others: 404 }, path: reminderPath },
    valid: ofAda(),
    200: { 'an own one': ofAda() },
    304: { 'it is as the caller has it': ofAda({ headers: { 'If-None-Match': '"1"' } }) },
    404: unknown(),
    422: unfitId(),
  },

  deleteReminder: {
    callers: { expected: { ...notSignedIn, viewer: 204, others: 404 }, path: reminderPath },
    valid: ofAda(),
    204: { 'an own one': ofAda() },
    404: unknown(),
    422: unfitId(),
  },

  snoozeReminder: {
    callers: {
      expected: { ...notSignedIn, viewer: 200, others: 404 },
      path: (world) => `${reminderPath(world)}/snooze`,
      body: () => ({ minutes: 15 }),
    },
    valid: ofAda({ body: { minutes: 15 } }),
    200: {
      'for some minutes': ofAda({ body: { minutes: 527_040 } }),
      'until a time': ofAda({ body: { until: later } }),
    },
    404: unknown({ body: { minutes: 15 } }),
    422: {
      ...unfitId({ body: { minutes: 15 } }),
      ...unfit(ofAda, {}, ''),
      ...unfit(ofAda, { minutes: 5, until: later }, ''),
      ...unfit(ofAda, { minutes: -1 }, '/minutes'),
      ...unfit(ofAda, { until: '09:00' }, '/until'),
    },
  },
} satisfies Cases<'reminders'>
