// Renders the contract with Redoc. A file of its own, because the page's Content-Security-Policy allows no inline script.
import { readDocument } from './document.js'

const { document: contract, problems } = await readDocument()
const rows = Object.entries(problems).map(
  ([code, { status, title }]) => `| ${status} | [\`${code}\`](/problems/${code}) | ${title} |`,
)
contract.tags.push({
  name: 'problem codes',
  'x-traitTag': true,
  description: `| Status | Code | |\n|---|---|---|\n${rows.join('\n')}`,
})
contract.externalDocs = { description: 'Sign in and try it', url: '/docs' }

window.Redoc.init(
  contract,
  {
    downloadDefinitionUrl: '/openapi.json',
    requiredPropsFirst: true,
    theme: { typography: { fontFamily: 'system-ui, sans-serif', headings: { fontFamily: 'system-ui, sans-serif' } } },
  },
  document.querySelector('#docs'),
)
