/** Health, readiness, and the service's documents: the contract, the docs, problem and account pages. */

import type { Config } from '../../config/config.ts'
import { problem, type Schemas } from '../../service/api.ts'
import type { Handlers } from '../../service/handlers.ts'
import { accountPage } from './account-page.ts'
import { clientPackage } from './client-package.ts'
import { docsPage, redocPage } from './docs.ts'
import { sharedNotices } from './notices.ts'
import { type Page, pagePolicy } from './page.ts'
import { problemPage } from './problem-page.ts'
import { sharedReadiness } from './readiness.ts'

const asPage = ({ html, policy }: Page) => ({
  status: 200 as const,
  body: html,
  headers: { 'Content-Security-Policy': policy },
})

const signInMethods = ({ passwordSignIn, providers }: Config): Schemas['SignInMethods'] => ({
  password: passwordSignIn,
  providers: providers.map(({ name, label }) => ({ name, label })),
})

export const service = {
  async getHealth() {
    return { status: 200, body: { status: 'healthy' } }
  },

  async getReadiness({ requestPool, stopping }) {
    const { status, checks } = await sharedReadiness(requestPool)
    if (status === 'ready' && !stopping.aborted) return { status: 200, body: { status, checks } }
    return { status: 503, body: { status: 'not_ready', checks } }
  },

  async getService({ config, contract, requestPool, stopping }) {
    const { version } = contract.document.info as { version: string }
    const notices = await sharedNotices(requestPool, stopping)
    return {
      status: 200,
      body: { version, registration: config.registration, sign_in: signInMethods(config), ...notices },
    }
  },

  async getOpenapiJson({ contract }) {
    return { status: 200, body: contract.document as Schemas['OpenapiDocument'] }
  },

  async getOpenapiYaml({ contractText }) {
    return { status: 200, body: contractText }
  },

  async getClientPackage({ contract }) {
    const { version } = contract.document.info as { version: string }
    const headers = {
      'Cache-Control': 'public, no-cache',
      'Content-Disposition': `attachment; filename="taskpact-client-${version}.tgz"`,
    } as const
    return { status: 200, body: await clientPackage(), headers }
  },

  async getDocs({ contract }) {
    return asPage(docsPage(contract.problems))
  },

  async getRedoc() {
    return asPage(redocPage)
  },

  async explainProblem({ contract }, { path }) {
    const code = Object.keys(contract.problems).find((known) => known === path.code)
    if (!code) throw problem('not_found')
    return asPage({ html: problemPage(contract, code), policy: pagePolicy() })
  },

  async getAccountPage({ webApp }, { path }) {
    const html = accountPage(path.page)
    if (!html) throw problem('not_found')
    if (webApp === 'served') return { status: 303, headers: { Location: `/app/${path.page}` } }
    return asPage({ html, policy: pagePolicy({ 'script-src': "'self'", 'connect-src': "'self'" }) })
  },
} satisfies Handlers<'service'>
