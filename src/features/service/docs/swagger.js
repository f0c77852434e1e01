// Renders the contract with Swagger UI: each operation with its code samples, and a form that signs in to try them.
import { readDocument } from './document.js'

/** Shows an operation's code samples between its request and its responses. */
const codeSamples = () => ({
  wrapComponents: {
    responses: (Responses, { React, getComponent }) =>
      function ResponsesBelowSamples(props) {
        const { specSelectors, path, method } = props
        const samples = specSelectors.specJson().getIn(['paths', path, method, 'x-codeSamples'])?.toJS() ?? []
        const Code = getComponent('HighlightCode', true)
        return React.createElement(
          'div',
          null,
          ...samples.map(({ label, lang, source }) =>
            React.createElement(
              'details',
              { className: 'code-sample', key: label },
              React.createElement('summary', null, `${label} (${lang})`),
              React.createElement(Code, { language: lang === 'Shell' ? 'bash' : 'javascript' }, source),
            ),
          ),
          React.createElement(Responses, props),
        )
      },
  },
})

const { document: contract } = await readDocument()
// Prefilled values are sent: an example of an idempotency key or a condition would make a second try fail.
for (const parameter of Object.values(contract.components.parameters))
  if (parameter.in === 'header' && !parameter.required) delete parameter.example
// Where an earlier release stored tokens.
localStorage.removeItem('authorized')
const ui = window.SwaggerUIBundle({
  spec: contract,
  dom_id: '#docs',
  deepLinking: true,
  tryItOutEnabled: true,
  validatorUrl: null,
  plugins: [codeSamples],
})

const form = document.querySelector('#sign-in')
const status = form.querySelector('[role=status]')
const fields = form.querySelectorAll('label')
let session = null

async function ask(path, body) {
  const response = await fetch(path, { method: 'POST', body: new URLSearchParams(body) })
  const answer = response.status === 204 ? null : await response.json()
  if (!response.ok) throw new Error(answer.title)
  return answer
}

/** Shows the signed-in user, or the sign-in form. */
function show(message) {
  for (const field of fields) field.hidden = session !== null
  form.querySelector('button:not([name])').hidden = session !== null
  form.elements.leave.hidden = session === null
  status.textContent = message
}

form.addEventListener('submit', async (event) => {
  event.preventDefault()
  const [username, password] = [form.elements.email.value.trim(), form.elements.password.value]
  try {
    session = await ask('/auth/token', { grant_type: 'password', username, password })
    ui.preauthorizeApiKey('bearerAuth', session.access_token)
    form.elements.password.value = ''
    show(`Signed in as ${username}, for ${Math.round(session.expires_in / 60)} minutes.`)
  } catch (error) {
    show(error.message)
  }
})

form.elements.leave.addEventListener('click', async () => {
  const { refresh_token: token } = session
  session = null
  ui.authActions.logout(['bearerAuth'])
  show('Signed out.')
  await ask('/auth/revoke', { token })
})
