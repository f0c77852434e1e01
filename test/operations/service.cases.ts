/** What the service says of itself, to anybody. */
import type { Cases } from '../support/cases.ts'

const anybody = () => ({})

export const serviceCases = {
  getHealth: {
    valid: anybody,
    200: {
      'anybody may ask': anybody,
      'even while Postgres is gone': async ({ failing }) => ({ to: await failing('unreachable') }),
    },
  },

  getReadiness: {
    valid: anybody,
    200: { 'everything is there': anybody },
    503: {
      'Postgres is gone': async ({ failing }) => ({ to: await failing('unreachable') }),
      'a migration is pending': async ({ failing }) => ({ to: await failing('unmigrated') }),
    },
  },

  getOpenapiJson: { valid: anybody, 200: { 'anybody may ask': anybody } },
  getOpenapiYaml: { valid: anybody, 200: { 'anybody may ask': anybody } },
  getDocs: { valid: anybody, 200: { 'anybody may ask': anybody } },
} satisfies Cases<'service'>
