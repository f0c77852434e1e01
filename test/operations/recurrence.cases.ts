/** Recurring todos: passing a date over, and the dates of a rule. */
import { notSignedIn, todoPath } from '../support/callers.ts'
import type { Cases } from '../support/cases.ts'
import { inNewTodo, notTheirs, unfit, unfitId } from './one-todo.ts'
import { notForViewers } from './todo-places.cases.ts'

const unfitPreview = (name: string, value: string | number) =>
  unfit(`query /${name}`, ({ ada }) => ({ as: ada, query: { rule: 'FREQ=DAILY', [name]: value } }))

export const recurrenceCases = {
  skipTodo: {
    callers: {
      // It does not recur.
      expected: { ...notSignedIn, owner: 409, editor: 409, viewer: 403, others: 404 },
      path: (world) => `${todoPath(world)}/skip`,
    },
    valid: ({ ada }) => inNewTodo(ada, { recurrence: 'FREQ=DAILY', due_on: '2026-11-30' }),
    200: {
      'a day': ({ ada }) => inNewTodo(ada, { recurrence: 'FREQ=DAILY;COUNT=2', due_on: '2026-11-30' }),
      'from its completion': ({ ada }) =>
        inNewTodo(ada, { recurrence: 'FREQ=DAILY', recurrence_from: 'completion', due_at: '2026-11-30T08:00:00Z' }),
      'of a todo that is not due': ({ ada }) => inNewTodo(ada, { recurrence: 'FREQ=DAILY' }),
    },
    403: notForViewers(),
    404: notTheirs(),
    409: {
      'one that does not recur': { code: 'todo_not_recurring', input: ({ ada }) => inNewTodo(ada) },
      'a completed one': {
        code: 'todo_not_recurring',
        input: ({ ada }) => inNewTodo(ada, { recurrence: 'FREQ=DAILY', completed: true }),
      },
      'the last one of its rule': {
        code: 'recurrence_ended',
        input: ({ ada }) => inNewTodo(ada, { recurrence: 'FREQ=DAILY;COUNT=1', due_on: '2026-11-30' }),
      },
    },
    422: unfitId(),
  },

  previewRecurrence: {
    callers: { expected: { ...notSignedIn, others: 200 }, path: () => '/recurrences/preview?rule=FREQ=DAILY' },
    valid: ({ ada }) => ({ as: ada, query: { rule: 'FREQ=DAILY' } }),
    200: {
      'from today on': ({ ada }) => ({ as: ada, query: { rule: 'FREQ=DAILY' } }),
      'from a day on': ({ ada }) => ({ as: ada, query: { rule: 'FREQ=YEARLY', from: '2028-02-29', count: 50 } }),
      'from a time on': ({ ada }) => ({
        as: ada,
        query: { rule: 'FREQ=WEEKLY', from: '2026-11-22T23:30:00-01:00', time_zone: 'Europe/Berlin', count: 1 },
      }),
      'of a rule without a date': ({ ada }) => ({ as: ada, query: { rule: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30' } }),
    },
    304: {
      'they are as the caller has them': async ({ ada }) => {
        const rule = 'FREQ=DAILY;UNTIL=20261201'
        const { headers } = await ada.send('get', `/recurrences/preview?rule=${rule}&from=2026-11-30`)
        return { as: ada, query: { rule, from: '2026-11-30' }, headers: { 'If-None-Match': headers.etag as string } }
      },
    },
    422: {
      'no rule': unfit('query /rule', ({ ada }) => ({ as: ada })),
      'a rule of hours': unfitPreview('rule', 'FREQ=HOURLY'),
      'no date': unfitPreview('from', '2026-02-30'),
      'a time without an offset': unfitPreview('from', '2026-11-22T09:00:00'),
      'no time zone': unfitPreview('time_zone', 'Europe/Atlantis'),
      'more dates than it gives': unfitPreview('count', 51),
    },
  },
} satisfies Pick<Cases<'todos'>, 'skipTodo' | 'previewRecurrence'>
