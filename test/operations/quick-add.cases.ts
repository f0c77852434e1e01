/** A todo from a line of text. */
import { newProject } from '../support/build.ts'
import { notSignedIn } from '../support/callers.ts'
import type { Cases } from '../support/cases.ts'
import { wrongPlaces } from './todo-places.cases.ts'

const unfit = (text: unknown) => ({
  code: 'validation_failed' as const,
  at: ['body /text'],
  input: ({ ada }: Parameters<Cases<'todos'>['quickAddTodo']['valid']>[0]) => ({ as: ada, body: { text } }),
})

export const quickAddCases = {
  quickAddTodo: {
    callers: {
      expected: { ...notSignedIn, owner: 201, editor: 201, others: 409 },
      body: ({ project_id }) => ({ text: 'Dig tomorrow p2', project_id }),
    },
    valid: ({ ada }) => ({ as: ada, body: { text: 'Buy milk' } }),
    200: {
      'a preview': ({ ada }) => ({ as: ada, query: { dry_run: true }, body: { text: 'Buy milk tomorrow 17:00 p1' } }),
      'the preview of a text without a title': ({ ada }) => ({
        as: ada,
        query: { dry_run: true },
        body: { text: 'tomorrow' },
      }),
      'the preview of an unknown name': ({ ada }) => ({
        as: ada,
        query: { dry_run: true },
        body: { text: 'Dig @nowhere', project_id: null },
      }),
    },
    201: {
      'a title': ({ ada }) => ({ as: ada, body: { text: 'Buy milk' } }),
      everything: async ({ ada }) => {
        await newProject(ada, [], 'Kitchen')
        const text = 'Buy milk tomorrow 17:00 every week p1 @kitchen +ada // Two litres, oat'
        return { as: ada, query: { dry_run: false }, body: { text } }
      },
      'a title of 200 characters beyond the BMP': ({ ada }) => ({ as: ada, body: { text: `${'🌊'.repeat(200)} p1` } }),
    },
    409: (({ 'an assignee who is no member': _, 'an assignee of a todo without a project': __, ...places }) => places)(
      wrongPlaces(({ ada }, place) => ({ as: ada, body: { text: 'Buy milk', ...place } })),
    ),
    422: {
      'an empty text': unfit(''),
      'a blank text': unfit(' \t\n'),
      'a text of nothing that can be seen': unfit('\u200b\u3164\u2800'),
      'a text of 1001 characters': unfit('x'.repeat(1001)),
      'a text that is a number': unfit(1),
      'a text that leaves no title': unfit('tomorrow p1'),
      'a text that leaves a title of 201 characters': unfit(`${'x'.repeat(201)} p1`),
      'yes for true': {
        code: 'validation_failed',
        at: ['query /dry_run'],
        input: ({ ada }) => ({ as: ada, query: { dry_run: 'yes' }, body: { text: 'Buy milk' } }),
      },
    },
  },
} satisfies Pick<Cases<'todos'>, 'quickAddTodo'>
