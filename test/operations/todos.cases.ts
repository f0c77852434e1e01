/** The caller's own todos. */
import { randomUUID } from 'node:crypto'
import { json, notSignedIn, todoPath } from '../support/callers.ts'
import type { Cases } from '../support/cases.ts'
import type { World } from '../support/world.ts'
import { bulkCases } from './bulk.cases.ts'
import { adas, inNewTodo, missing, notTheirs, unfit, unfitId, unfitList, unfitPatch } from './one-todo.ts'
import { quickAddCases } from './quick-add.cases.ts'
import { recurrenceCases } from './recurrence.cases.ts'
import { unknownLabel, wrongLabels } from './todo-labels.cases.ts'
import { belowItself, wrongHomes } from './todo-parents.cases.ts'
import { notForViewers, notTaken, sharedTodo, wrongSections } from './todo-places.cases.ts'

const unfitTodo = (name: string, value: unknown) =>
  unfit(`body /${name}`, ({ ada }) => ({ as: ada, body: { title: 'Buy milk', [name]: value } }))

export const todosCases = {
  ...recurrenceCases,
  listTodos: {
    callers: { expected: { ...notSignedIn, others: 200 } },
    valid: ({ ada }) => ({ as: ada }),
    200: {
      'all of them': ({ ada }) => ({ as: ada }),
      none: ({ bob }) => ({ as: bob, query: { search: 'no such text' } }),
      'with everything that one may ask for': ({ ada }) => ({
        as: ada,
        query: {
          completed: false,
          search: 'milk',
          priority: 3,
          due_before: '2999-01-01T00:00:00+13:59',
          due_after: '1900-01-01T00:00:00Z',
          available: true,
          filter: 'priority >= 3 and not completed',
          project_id: 'none',
          section_id: 'none',
          label_id: '0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e90',
          label_match: 'all',
          sort: '-due',
          skip: 1,
          limit: 1,
          count: true,
        },
      }),
    },
    409: {
      'a cursor that does not decode': {
        code: 'cursor_invalid',
        input: ({ ada }) => ({ as: ada, query: { cursor: 'abc' } }),
      },
    },
    422: {
      'a limit of 0': unfitList('limit', 0),
      'a limit of 101': unfitList('limit', 101),
      'a limit in hexadecimal': unfitList('limit', '0x10'),
      'a negative skip': unfitList('skip', -1),
      'a skip beyond int4': unfitList('skip', 2_147_483_648),
      'a priority of 6': unfitList('priority', 6),
      'an unknown order': unfitList('sort', 'user_id'),
      'an empty search': unfitList('search', ''),
      'a label that is none': unfit('query /label_id/0', ({ ada }) => ({ as: ada, query: { label_id: 'family' } })),
      'some of its labels': unfitList('label_match', 'some'),
      'a project that is none': unfitList('project_id', 'NONE'),
      'yes for true': unfitList('completed', 'yes'),
      'a day for whether it can be begun': unfitList('available', '2026-11-21'),
      'the order by a member that is no order': unfitList('sort', 'due_at'),
      'a date without an offset': unfitList('due_before', '2026-11-21T09:00:00'),
      'a day that does not exist': unfitList('due_after', '2026-02-30T09:00:00Z'),
      'a cursor of other characters': unfitList('cursor', 'a+b'),
      'an empty filter': unfitList('filter', ''),
      'a filter by a field that todos do not have': unfitList('filter', 'colour = red'),
      'a filter without an end': unfitList('filter', '(completed'),
    },
  },

  createTodo: {
    callers: {
      expected: { ...notSignedIn, owner: 201, editor: 201, others: 409 },
      body: ({ project_id }) => ({ title: 'New', project_id }),
    },
    valid: ({ ada }) => ({ as: ada, body: { title: 'Buy milk' } }),
    201: {
      'a title': ({ ada }) => ({ as: ada, body: { title: 'Buy milk' } }),
      everything: ({ ada }) => ({
        as: ada,
        body: { title: 'Buy milk', description: '', completed: true, priority: 1, due_at: '2026-11-22T17:00:00+05:30' },
      }),
      'nulls where they may be': ({ ada }) => ({
        as: ada,
        body: { title: 'Buy milk', description: null, due_at: null },
      }),
      'a day': ({ ada }) => ({ as: ada, body: { title: 'Buy milk', due_on: '2028-02-29', start_on: '2028-02-01' } }),
      'a day in a time zone': ({ ada }) => ({
        as: ada,
        body: { title: 'Buy milk', due_on: '2026-11-22', due_at: null, time_zone: 'America/Argentina/Buenos_Aires' },
      }),
      'a day and a time of it': ({ ada }) => ({
        as: ada,
        body: { title: 'Buy milk', due_on: '2026-11-23', due_at: '2026-11-22T23:00:00Z', time_zone: 'Europe/Berlin' },
      }),
      'that recurs': ({ ada }) => ({
        as: ada,
        body: { title: 'Buy milk', recurrence: 'rrule:freq=weekly;byday=mo', recurrence_from: 'completion' },
      }),
      'a time zone alone': ({ ada }) => ({ as: ada, body: { title: 'Buy milk', time_zone: 'UTC' } }),
      'a description of 16384 characters beyond the BMP': ({ ada }) => ({
        as: ada,
        body: { title: 'Buy milk', description: '🌊'.repeat(16384) },
      }),
      'a description that is escaped': ({ ada }) => ({
        as: ada,
        body: `{"title":"Buy milk","description":"${'\\u6ce2'.repeat(16384)}"}`,
      }),
      'a title of 200 characters beyond the BMP': ({ ada }) => ({ as: ada, body: { title: '🌊'.repeat(200) } }),
    },
    409: {
      ...wrongHomes(({ ada }, place) => ({ as: ada, body: { title: 'Buy milk', ...place } })),
      ...unknownLabel,
    },
    422: {
      'a blank title': unfitTodo('title', ' \t\n'),
      'an empty title': unfitTodo('title', ''),
      'a title of 201 characters': unfitTodo('title', 'x'.repeat(201)),
      'no title but null': unfitTodo('title', null),
      'a description of 16385 characters': unfitTodo('description', 'x'.repeat(16385)),
      'a priority of 0': unfitTodo('priority', 0),
      'a priority of 1.5': unfitTodo('priority', 1.5),
      'a priority in text': unfitTodo('priority', '1'),
      'completed as a number': unfitTodo('completed', 1),
      'a day that does not exist': unfitTodo('due_at', '2026-02-30T09:00:00Z'),
      'a leap second': unfitTodo('due_at', '2026-12-31T23:59:60Z'),
      'a date without an offset': unfitTodo('due_at', '2026-11-21T09:00:00'),
      'a day that no month has': unfitTodo('due_on', '2026-02-30'),
      'a day of a year without 29 February': unfitTodo('start_on', '2027-02-29'),
      'a time for a day': unfitTodo('due_on', '2026-11-22T17:00:00Z'),
      'a rule without its frequency': unfitTodo('recurrence', 'INTERVAL=2'),
      'a rule of hours': unfitTodo('recurrence', 'FREQ=DAILY;BYHOUR=9'),
      'a rule of two ends': unfitTodo('recurrence', 'FREQ=DAILY;COUNT=2;UNTIL=20301231'),
      'a rule that is longer than 500 characters': unfitTodo(
        'recurrence',
        `FREQ=MONTHLY;BYMONTHDAY=1${',1'.repeat(240)}`,
      ),
      'another begin of a recurrence': unfitTodo('recurrence_from', 'start'),
      'a next one': unfitTodo('next_id', '0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11'),
      'a place that has no time zone': unfitTodo('time_zone', 'Europe/Atlantis'),
      'an offset for a time zone': unfitTodo('time_zone', '+01:00'),
      'an abbreviation of several time zones': unfitTodo('time_zone', 'IST'),
      'a day that is not that of the time': unfit('body /due_on', ({ ada }) => ({
        as: ada,
        body: { title: 'Buy milk', due_on: '2026-11-22', due_at: '2026-11-22T23:00:00Z', time_zone: 'Europe/Berlin' },
      })),
      'no day beside a time': unfit('body /due_on', ({ ada }) => ({
        as: ada,
        body: { title: 'Buy milk', due_on: null, due_at: '2026-11-22T23:00:00Z' },
      })),
      'an offset of a day': unfitTodo('due_at', '2026-11-21T09:00:00+24:00'),
      'a title of nothing that can be seen': unfitTodo('title', '\u200b\u3164\u2800'),
      'a label twice': unfitTodo('label_ids', Array(2).fill('0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e90')),
      'the name of a label': unfit('body /label_ids/0', ({ ada }) => ({
        as: ada,
        body: { title: 'Buy milk', label_ids: ['family'] },
      })),
      '51 labels': unfitTodo(
        'label_ids',
        Array.from({ length: 51 }, () => randomUUID()),
      ),
      'an owner': unfitTodo('user_id', '0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11'),
      'the name of what every object has': unfit('body /__proto__', ({ ada }) => ({
        as: ada,
        body: '{"title":"Buy milk","__proto__":{"completed":true}}',
      })),
    },
  },

  ...quickAddCases,
  ...bulkCases,

  getTodo: {
    callers: { expected: { ...notSignedIn, owner: 200, editor: 200, viewer: 200, others: 404 }, path: todoPath },
    valid: adas,
    200: {
      'an own one': adas,
      'another tag': (world) => ({ ...adas(world), headers: { 'If-None-Match': '"0", W/"7"' } }),
    },
    304: {
      'the tag that it has': (world) => ({ ...adas(world), headers: { 'If-None-Match': '"1"' } }),
      'one tag of several': (world) => ({ ...adas(world), headers: { 'If-None-Match': '"0", W/"1"' } }),
    },
    404: notTheirs(),
    422: unfitId(),
  },

  updateTodo: {
    callers: {
      expected: { ...notSignedIn, owner: 200, editor: 200, viewer: 403, others: 404 },
      path: todoPath,
      body: json({ completed: true }),
    },
    valid: (world) => ({ ...adas(world), body: { priority: 1 } }),
    200: {
      'one member': async ({ ada }) => ({ ...(await inNewTodo(ada)), body: { completed: true } }),
      nothing: async ({ ada }) => ({ ...(await inNewTodo(ada)), body: {} }),
      'as a merge patch': async ({ ada }) => ({
        ...(await inNewTodo(ada)),
        body: { due_at: null },
        headers: { 'Content-Type': 'application/merge-patch+json; charset=utf-8' },
      }),
    },
    403: { ...notForViewers({ body: { completed: true } }), ...notTaken },
    404: {
      ...notTheirs({ body: { priority: 1 } }),
      "nothing of somebody else's": notTheirs({ body: {} })["somebody else's"],
    },
    409: {
      ...wrongHomes(async ({ ada }, place) => ({ ...(await inNewTodo(ada)), body: place })),
      ...wrongLabels,
      ...belowItself,
    },
    422: {
      ...unfitId({ body: { priority: 1 } }),
      'a blank title': unfitPatch('title', '\u00a0'),
      'no title to clear it': unfitPatch('title', null),
      'no priority to clear it': unfitPatch('priority', null),
      'a day that is not that of the time': unfit('body /due_on', (world) => ({
        ...adas(world),
        body: { due_on: '2026-11-22', due_at: '2026-11-23T00:00:00Z' },
      })),
      'a start that is a time': unfitPatch('start_on', '2026-11-22T17:00:00Z'),
      'when it was completed': unfitPatch('completed_at', '2026-11-21T09:00:00Z'),
      'a version': unfitPatch('version', 7),
    },
  },

  deleteTodo: {
    callers: { expected: { ...notSignedIn, owner: 204, editor: 204, viewer: 403, others: 404 }, path: todoPath },
    valid: adas,
    204: { 'an own one': ({ ada }) => inNewTodo(ada) },
    403: notForViewers(),
    404: {
      ...notTheirs(),
      'one that is gone': {
        code: 'todo_not_found',
        input: async ({ ada }) => {
          const input = await inNewTodo(ada)
          await ada.send('delete', `/todos/${input.path.todo_id}`)
          return input
        },
      },
    },
    422: unfitId(),
  },

  moveTodo: {
    callers: {
      expected: { ...notSignedIn, owner: 200, editor: 200, viewer: 403, others: 404 },
      path: (world) => `${todoPath(world)}/move`,
      body: json({ to: 'first' }),
    },
    valid: async ({ ada }) => ({ ...(await inNewTodo(ada)), body: { to: 'first' } }),
    200: {
      'to the end': async ({ ada }) => ({ ...(await inNewTodo(ada)), body: { to: 'last' } }),
      'before another': async ({ ada, todo }) => ({ ...(await inNewTodo(ada)), body: { before: todo.id } }),
      'after another': async ({ ada, todo }) => ({ ...(await inNewTodo(ada)), body: { after: todo.id } }),
      'after itself': (world) => ({ ...adas(world), body: { after: world.todo.id } }),
      'to no section': (world) => ({ ...adas(world), body: { section_id: null } }),
    },
    403: notForViewers({ body: { to: 'first' } }),
    404: notTheirs({ body: { to: 'first' } }),
    409: {
      'next to one of another project': {
        code: 'todo_not_in_list',
        input: async (world) => ({
          ...(await inNewTodo(world.ada)),
          body: { after: (await sharedTodo(world, 'viewer')).todo_id },
        }),
      },
      ...wrongSections(async ({ ada }, { section_id }) => ({
        ...(await inNewTodo(ada)),
        body: { to: 'first', section_id },
      })),
      'next to one that is not there': {
        code: 'todo_not_in_list',
        input: async ({ ada }) => ({
          ...(await inNewTodo(ada)),
          body: { before: missing({ ada } as World).path.todo_id },
        }),
      },
    },
    422: {
      ...unfitId({ body: { to: 'first' } }),
      nowhere: { code: 'validation_failed', at: ['body '], input: (world) => ({ ...adas(world), body: {} }) },
      'to two places': {
        code: 'validation_failed',
        at: ['body '],
        input: (world) => ({ ...adas(world), body: { to: 'first', after: world.todo.id } }),
      },
      'to an end that is none': unfit('body /to', (world) => ({ ...adas(world), body: { to: 'middle' } })),
    },
  },
} satisfies Cases<'todos'>
