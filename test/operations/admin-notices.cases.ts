/** Messages of admins to all users: a maintenance and an announcement. */
import { json, notSignedIn } from '../support/callers.ts'
import type { Cases, Input, MakeInput } from '../support/cases.ts'
import type { World } from '../support/world.ts'

type Covered = 'getMaintenance' | 'replaceMaintenance' | 'replaceAnnouncement' | 'deleteAnnouncement'

const byRoot =
  (input: Input = {}): MakeInput =>
  ({ root }) => ({ ...input, as: root })
/** At a service that is in maintenance. */
const maintained =
  (input: Input = {}): MakeInput =>
  async ({ root, failing }) => ({ ...input, as: root, to: await failing('maintained') })
const notForUsers = (input: Input = {}) => ({
  'a user': { code: 'forbidden' as const, input: ({ ada }: World) => ({ ...input, as: ada }) },
})

const announcement = { message: 'On Sunday from 9 to 10 the service is read-only.' }
const unfit = (pointer: string, body: object) => ({
  code: 'validation_failed' as const,
  at: [`body ${pointer}`],
  input: byRoot({ body }),
})

export const adminNoticeCases = {
  getMaintenance: {
    callers: { expected: { ...notSignedIn, admin: 200, others: 403 } },
    valid: byRoot(),
    200: { 'there is none': byRoot(), 'it runs': maintained() },
    304: { 'it is as the caller has it': byRoot({ headers: { 'If-None-Match': '*' } }) },
    403: notForUsers(),
  },

  // The service of the world stays as it is, for the cases of others.
  replaceMaintenance: {
    callers: { expected: { ...notSignedIn, admin: 200, others: 403 }, body: json({ enabled: false }) },
    valid: byRoot({ body: { enabled: false } }),
    200: {
      ended: byRoot({ body: { enabled: false } }),
      'with a message': maintained({ body: { enabled: true, message: ' We move. ' } }),
      'without one': maintained({ body: { enabled: true } }),
    },
    403: notForUsers({ body: { enabled: true } }),
    422: {
      'a message of white space': unfit('/message', { enabled: true, message: ' ' }),
      'a message of two lines': unfit('/message', { enabled: true, message: 'We\nmove.' }),
      'a message that is too long': unfit('/message', { enabled: true, message: 'a'.repeat(501) }),
    },
  },

  replaceAnnouncement: {
    callers: { expected: { ...notSignedIn, admin: 200, others: 403 }, body: json(announcement) },
    valid: byRoot({ body: announcement }),
    200: {
      'without an end': byRoot({ body: announcement }),
      'with all that it may have': byRoot({
        body: { ...announcement, level: 'warning', until: '2026-11-22T11:00:00+01:00' },
      }),
    },
    403: notForUsers({ body: announcement }),
    422: {
      'another level': unfit('/level', { ...announcement, level: 'loud' }),
      'a message of two lines': unfit('/message', { message: 'On\nSunday' }),
    },
  },

  deleteAnnouncement: {
    callers: { expected: { ...notSignedIn, admin: 204, others: 403 } },
    valid: byRoot(),
    204: { 'there may be none': byRoot() },
    403: notForUsers(),
  },
} satisfies Pick<Cases<'admin'>, Covered>
