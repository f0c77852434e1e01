/** A password that an admin sets is used once: the next sign-in replaces it. */
import { expect, test } from 'vitest'
import { assertProblem, send } from '../support/cases.ts'
import { codeOf, giveFactor } from '../support/second-factor.ts'
import { newAdmin, newPerson, type Person, useService } from '../support/service.ts'

const service = useService()
const [given, own, third] = ['a lamp for the cellar', 'nine grey geese', 'ten blue kettles']

const signIn = ({ email }: Pick<Person, 'email'>, password: string, more: object = {}) =>
  send('createToken', service(), { body: { grant_type: 'password', username: email, password, ...more } })

async function withGivenPassword(): Promise<{ grace: Person; root: Person }> {
  const [root, grace] = [await newAdmin(service()), await newPerson(service())]
  await root.send('put', `/admin/users/${grace.id}/password`, { new_password: given }).expect(204)
  return { grace, root }
}

test('it signs in with another one alone, which is the password from then on', async () => {
  const { grace, root } = await withGivenPassword()
  assertProblem(await signIn(grace, given), 'password_change_required')
  assertProblem(await signIn(grace, 'wrong', { new_password: own }), 'invalid_credentials')
  assertProblem(await signIn(grace, given, { new_password: given }), 'password_change_required')
  const answer = await signIn(grace, given, { new_password: own })
  expect(answer.status).toBe(200)
  assertProblem(await signIn(grace, given, { new_password: third }), 'invalid_credentials')
  expect((await signIn(grace, own)).status).toBe(200)
  const trail = (await root.send('get', `/admin/audit?user_id=${grace.id}`).expect(200)).body
  expect(trail.map(({ kind }: { kind: string }) => kind)).toContain('password_changed')
  // A new password is ignored where none is demanded.
  expect((await signIn(grace, own, { new_password: third })).status).toBe(200)
  assertProblem(await signIn(grace, third), 'invalid_credentials')
})

test('of concurrent sign-ins one replaces it', async () => {
  const { grace } = await withGivenPassword()
  const answers = await Promise.all([own, third].map((new_password) => signIn(grace, given, { new_password })))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 401])
})

test('a second factor is asked for before it is replaced, and a code is not used up without another password', async () => {
  const { grace } = await withGivenPassword()
  const { secret } = await giveFactor(service(), grace)
  const challenge = await signIn(grace, given, { new_password: own })
  assertProblem(challenge, 'mfa_required')
  const { mfa_token } = challenge.body.mfa
  const second = (more: object) =>
    send('createToken', service(), { body: { grant_type: 'mfa', mfa_token, code: codeOf(secret), ...more } })
  assertProblem(await second({}), 'password_change_required')
  expect((await second({ new_password: own })).status).toBe(200)
  assertProblem(await signIn(grace, given, { new_password: third }), 'invalid_credentials')
})

test('a reset by email and a change by an admin that says so end the demand', async () => {
  const { grace, root } = await withGivenPassword()
  const body = { new_password: third, must_change: false }
  await root.send('put', `/admin/users/${grace.id}/password`, body).expect(204)
  expect((await signIn(grace, third)).status).toBe(200)
})
