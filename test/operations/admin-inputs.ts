/** Inputs that the cases of several operations of admins have in common. */
import type { Input, MakeInput } from '../support/cases.ts'
import { newPerson } from '../support/service.ts'
import type { World } from '../support/world.ts'

export const unknownId = '0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11'

type Rest = Omit<Input, 'as' | 'path'>

export const aboutSomebody =
  (input: Rest = {}): MakeInput =>
  async ({ service, root }) => ({ ...input, as: root, path: { user_id: (await newPerson(service)).id } })
export const notForUsers = (input: Rest = {}) => ({
  'a user': {
    code: 'forbidden' as const,
    input: ({ ada }: World) => ({ ...input, as: ada, path: { user_id: ada.id } }),
  },
})
export const nobody = (input: Rest = {}) => ({
  nobody: {
    code: 'account_not_found' as const,
    input: ({ root }: World) => ({ ...input, as: root, path: { user_id: unknownId } }),
  },
})
export const theLastAdmin = (input: Rest = {}) => ({
  code: 'last_admin' as const,
  input: async ({ service, root }: World) => {
    // Other cases have made admins.
    await service.database.pool('users').update({ role: 'user' }).whereNot({ id: root.id })
    return { ...input, as: root, path: { user_id: root.id } }
  },
})
export const unfitId = (input: Rest = {}) => ({
  'an id that is none': {
    code: 'validation_failed' as const,
    at: ['path /user_id'],
    input: ({ root }: World) => ({ ...input, as: root, path: { user_id: '1' } }),
  },
})
