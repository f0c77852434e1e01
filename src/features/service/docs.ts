/** The documentation pages. Swagger UI and Redoc are served from their packages, so no other host is contacted. */

import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { escapeHtml, htmlDocument } from '../../http/html.ts'
import type { Contract } from '../../kernel/index.ts'
import { favicon, type Page, pagePolicy, stylesheet } from './page.ts'

const require = createRequire(import.meta.url)

/** The files that the pages load from `/docs/assets`, by folder. Its packages have more, which is not served. */
const assetFolders = {
  [join(import.meta.dirname, 'docs')]: [
    'account.js',
    'docs.css',
    'document.js',
    'redoc.css',
    'redoc.js',
    'sign-in.js',
    'sign-out.js',
    'second-factor.js',
    'swagger.js',
  ],
  [join(import.meta.dirname, '../../../generated/docs')]: ['code-samples.json'],
  [dirname(require.resolve('swagger-ui-dist/package.json'))]: [
    'favicon-32x32.png',
    'swagger-ui-bundle.js',
    'swagger-ui.css',
  ],
}

/** The path of each file under `/docs/assets`, by its name there. */
export const docsAssets = new Map(
  Object.entries(assetFolders).flatMap(([folder, names]) => names.map((name) => [name, join(folder, name)] as const)),
)

/** Redoc's script. The address of its logo, which is on another host, is replaced, so that Redoc shows none. */
export async function readRedocScript(): Promise<string> {
  const script = await readFile(require.resolve('redoc/bundles/redoc.standalone.js'), 'utf8')
  return script.replaceAll('https://cdn.redoc.ly/redoc/logo-mini.svg', 'data:,')
}

const signIn = `<form id="sign-in">
      <label>Email <input name="email" type="email" autocomplete="username" maxlength="254" required></label>
      <label>Password
        <input name="password" type="password" autocomplete="current-password" maxlength="128" required></label>
      <button>Sign in</button>
      <span id="providers"></span>
      <button name="leave" type="button" hidden>Sign out</button>
      <span role="status">Sign in to try it.</span>
      <a href="#problem-codes">Problem codes</a>
      <a href="/redoc">Read it in one piece</a>
    </form>`

/** Swagger UI. It sets styles through the CSSOM, which the policy does not restrict; its icons are `data:` URLs. */
export const docsPage = (problems: Contract['problems']): Page => ({
  html: htmlDocument({
    title: 'Taskpact',
    head: [favicon, stylesheet('swagger-ui.css'), stylesheet('docs.css')],
    body: `${signIn}
    <div id="docs"></div>
    ${problemList(problems)}
    <script src="/docs/assets/swagger-ui-bundle.js"></script>
    <script type="module" src="/docs/assets/swagger.js"></script>`,
  }),
  policy: pagePolicy({ 'script-src': "'self'", 'img-src': 'data:', 'connect-src': "'self'" }),
})

function problemList(problems: Contract['problems']): string {
  const rows = Object.entries(problems).map(
    ([code, { status, title }]) =>
      `<tr><td>${status}</td><td><a href="/problems/${code}">${code}</a></td><td>${escapeHtml(title)}</td></tr>`,
  )
  return `<section id="problem-codes">
      <h2>Problem codes</h2>
      <table>
        ${rows.join('\n        ')}
      </table>
    </section>`
}

/**
 * Redoc. It inserts two style elements: an empty one, filled through the CSSOM, and one for its scroll bars. Their
 * hashes allow these two texts only (CSP Level 3, 8.4). After an update of Redoc with another text, the browser's error
 * message contains the new hash. Redoc searches in a worker that it creates from a blob.
 */
export const redocPage: Page = {
  html: htmlDocument({
    title: 'Taskpact',
    head: [favicon, stylesheet('redoc.css')],
    body: `<div id="docs"></div>
    <script src="/docs/assets/redoc.standalone.js"></script>
    <script type="module" src="/docs/assets/redoc.js"></script>`,
  }),
  policy: pagePolicy({
    'script-src': "'self'",
    'style-src':
      "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=' 'sha256-QMIg+bpjm3JdElJ388KYke01izlUW0UoNOeKjpMxdgc='",
    'img-src': 'data:',
    'connect-src': "'self'",
    'worker-src': 'blob:',
  }),
}
