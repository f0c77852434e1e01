/** The service's own pages, open to everybody. */
import type { Cases } from '../support/cases.ts'

const anybody = () => ({})

export const serviceCases = {
  getHealth: {
    callers: { expected: 200 },
    valid: anybody,
    200: {
      'anybody may ask': anybody,
      'even while Postgres is gone': async ({ failing }) => ({ to: await failing('unreachable') }),
    },
  },

  getReadiness: {
    callers: { expected: 200 },
    valid: anybody,
    200: { 'everything is there': anybody },
    503: {
      'Postgres is gone': async ({ failing }) => ({ to: await failing('unreachable') }),
      'a migration is pending': async ({ failing }) => ({ to: await failing('unmigrated') }),
    },
  },

  getService: {
    callers: { expected: 200 },
    valid: anybody,
    200: {
      'anybody may ask': anybody,
      'where registration is closed': async ({ failing }) => ({ to: await failing('closed') }),
      'in maintenance': async ({ failing }) => ({ to: await failing('maintained') }),
      'even while Postgres is gone': async ({ failing }) => ({ to: await failing('unreachable') }),
    },
    304: { 'with its tag': () => ({ headers: { 'If-None-Match': '*' } }) },
  },
  getOpenapiJson: {
    callers: { expected: 200 },
    valid: anybody,
    200: { 'anybody may ask': anybody },
  },
  getOpenapiYaml: {
    callers: { expected: 200 },
    valid: anybody,
    200: { 'anybody may ask': anybody },
  },
  getClientPackage: {
    callers: { expected: 200 },
    valid: anybody,
    200: { 'anybody may ask': anybody },
    304: { 'with the tag of the package': () => ({ headers: { 'If-None-Match': '*' } }) },
  },
  explainProblem: {
    callers: { expected: 200, path: () => '/problems/not_found' },
    valid: () => ({ path: { code: 'todo_not_found' } }),
    200: {
      'a code of ours': () => ({ path: { code: 'todo_not_found' } }),
      'a code of the kernel': () => ({ path: { code: 'internal_error' } }),
    },
    404: {
      'no such code': { code: 'not_found', input: () => ({ path: { code: 'no_such_code' } }) },
      'what every object has': { code: 'not_found', input: () => ({ path: { code: 'constructor' } }) },
    },
    422: {
      'a code in capitals': {
        code: 'validation_failed',
        at: ['path /code'],
        input: () => ({ path: { code: 'NOT_FOUND' } }),
      },
    },
  },
  getAccountPage: {
    callers: { expected: 200, path: () => '/account/email' },
    valid: () => ({ path: { page: 'password-reset' } }),
    200: {
      'a new password': () => ({ path: { page: 'password-reset' } }),
      'a new address': () => ({ path: { page: 'email' } }),
      'an invitation': () => ({ path: { page: 'invitation' } }),
    },
    303: {
      'the web app has the page': async ({ failing }) => ({
        to: await failing('withWebApp'),
        path: { page: 'invitation' },
      }),
    },
    404: {
      'no such page': { code: 'not_found', input: () => ({ path: { page: 'settings' } }) },
      'what every object has': { code: 'not_found', input: () => ({ path: { page: 'constructor' } }) },
    },
  },
  getDocs: {
    callers: { expected: 200 },
    valid: anybody,
    200: { 'anybody may ask': anybody },
  },
  getRedoc: {
    callers: { expected: 200 },
    valid: anybody,
    200: { 'anybody may ask': anybody },
  },
} satisfies Cases<'service'>
