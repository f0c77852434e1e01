/** Signing in with a password that an admin has set to be used once. */
import type { MakeInput } from '../support/cases.ts'
import { newPerson } from '../support/service.ts'

const password = 'a lamp for the cellar'

const setByAdmin =
  (given: object): MakeInput =>
  async ({ service, root }) => {
    const { id, email } = await newPerson(service)
    await root.send('put', `/admin/users/${id}/password`, { new_password: password }).expect(204)
    return { body: { grant_type: 'password', username: email, password, ...given } }
  }

export const passwordChangeCases = {
  createToken: {
    200: { 'another password in place of one to be used once': setByAdmin({ new_password: 'nine grey geese' }) },
    403: {
      'a password to be used once': { code: 'password_change_required' as const, input: setByAdmin({}) },
      'the same password again': {
        code: 'password_change_required' as const,
        input: setByAdmin({ new_password: password }),
      },
    },
    409: {
      'a common password in place of one to be used once': {
        code: 'password_too_common' as const,
        input: setByAdmin({ new_password: 'password1' }),
      },
    },
  },
}
