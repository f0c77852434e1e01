/** The installation as its operators see it. */
import { notSignedIn } from '../support/callers.ts'
import type { Cases, Input, MakeInput } from '../support/cases.ts'
import { newAdmin } from '../support/service.ts'
import type { World } from '../support/world.ts'

type Covered = 'sendTestMail' | 'getConfiguration' | 'getServiceUsage'

const byRoot =
  (input: Input = {}): MakeInput =>
  ({ root }) => ({ ...input, as: root })
const notForUsers = { 'a user': { code: 'forbidden' as const, input: ({ ada }: World) => ({ as: ada }) } }
const read = {
  callers: { expected: { ...notSignedIn, admin: 200, others: 403 } as const },
  valid: byRoot(),
  304: { 'it is as the caller has it': byRoot({ headers: { 'If-None-Match': '*' } }) },
  403: notForUsers,
}

export const adminInstallationCases = {
  sendTestMail: {
    callers: { expected: { ...notSignedIn, admin: 202, others: 403 } },
    valid: byRoot(),
    202: { 'an admin': async ({ service }) => ({ as: await newAdmin(service) }) },
    403: notForUsers,
  },
  getConfiguration: { ...read, 200: { 'of this process': byRoot() } },
  getServiceUsage: { ...read, 200: { 'of this service': byRoot() } },
} satisfies Pick<Cases<'admin'>, Covered>
