/** Whether the service is up, and its own documents. */
import { type Handlers, problem, type Schemas } from '../api.ts'
import { accountPage } from './account-page.ts'
import { docsPage } from './docs.ts'
import { problemPage } from './problem-page.ts'
import { checkReadiness } from './readiness.ts'

export const service = {
  async getHealth() {
    return { status: 200, body: { status: 'healthy' } }
  },

  async getReadiness({ pool }) {
    const readiness = await checkReadiness(pool)
    return { status: readiness.status === 'ready' ? 200 : 503, body: readiness }
  },

  async getOpenapiJson({ contract }) {
    return { status: 200, body: contract.document as Schemas['OpenapiDocument'] }
  },

  async getOpenapiYaml({ contractText }) {
    return { status: 200, body: contractText }
  },

  async getDocs() {
    return { status: 200, body: docsPage }
  },

  async explainProblem({ contract }, { path }) {
    const code = Object.keys(contract.problems).find((known) => known === path.code)
    if (!code) throw problem('not_found')
    return { status: 200, body: problemPage(contract, code) }
  },

  async getAccountPage(_, { path }) {
    const page = accountPage(path.page)
    if (!page) throw problem('not_found')
    return { status: 200, body: page }
  },
} satisfies Handlers<'service'>
