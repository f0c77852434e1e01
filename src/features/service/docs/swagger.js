// Renders the contract with Swagger UI: each operation with its code samples, and a form that signs in to try them.
import { readDocument } from './document.js'
import { secondStep } from './second-factor.js'

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

/**
 * Renders all operations. Swagger UI renders a list of 150 and more only where it is in sight, and then the browser's own search
 * does not find the others. It counts the operations of the tags that are shown, so none is shown to it, and all to the tags.
 */
const wholeList = () => {
  const withSelectors = (choose) => (Component, system) => (props) =>
    system.React.createElement(Component, { ...props, layoutSelectors: choose(system.layoutSelectors) })
  const noneShown = (selectors) => ({ ...selectors, isShown: () => false })
  return { wrapComponents: { operations: withSelectors(noneShown), OperationTag: withSelectors((all) => all) } }
}

/** The field of an id in a list. Swagger UI looks for one of the format, and logs that there is none. */
const idFields = (system) => ({
  components: {
    JsonSchema_string_uuid: (props) => system.React.createElement(system.getComponent('JsonSchema_string'), props),
  },
})

const { document: contract } = await readDocument()
// Prefilled values are sent: an example of an idempotency key or a condition would make a second try fail, one of a filter hide things.
const operations = Object.values(contract.paths).flatMap((path) => Object.values(path))
const parametersOf = ({ parameters = [] }) => parameters
for (const parameter of [...Object.values(contract.components.parameters), ...operations.flatMap(parametersOf)])
  if (!parameter.required) delete parameter.example
// Where an earlier release stored tokens.
localStorage.removeItem('authorized')

// Swagger UI has a dark mode, and leaves it to the page when.
const dark = matchMedia('(prefers-color-scheme: dark)')
const followScheme = () => document.documentElement.classList.toggle('dark-mode', dark.matches)
dark.addEventListener('change', followScheme)
followScheme()

const ui = window.SwaggerUIBundle({
  spec: contract,
  dom_id: '#docs',
  deepLinking: true,
  tryItOutEnabled: true,
  validatorUrl: null,
  plugins: [codeSamples, wholeList, idFields],
  // When this script has run to its end.
  onComplete: () => setTimeout(resume),
})

const form = document.querySelector('#sign-in')
const status = form.querySelector('[role=status]')
const fields = form.querySelectorAll('label')
const submit = form.querySelector('button:not([name])')
const providers = form.querySelector('#providers')

/** Where the session is stored: until the tab is closed, and for this tab only. */
const place = 'taskpact-session'
/** Milliseconds before the access token expires, at which it is renewed. */
const margin = 60_000
let session = null
let renewal

async function ask(path, body) {
  const response = await fetch(path, { method: 'POST', body: new URLSearchParams(body) })
  const answer = response.status === 204 ? null : await response.json()
  if (!response.ok) throw Object.assign(new Error(answer.title), { status: response.status, problem: answer })
  return answer
}

/** Shows the signed-in user, or the sign-in form. */
function show(message) {
  for (const field of fields) field.hidden = session !== null
  submit.hidden = session !== null
  providers.hidden = session !== null
  form.elements.leave.hidden = session === null
  status.textContent = message
}

/** Without one the session is a cookie's, as after a sign-in with an identity provider. */
const refreshToken = (name) => (session.refresh_token ? { [name]: session.refresh_token } : { session: 'cookie' })

/** Uses the tokens from now on, and renews them before they expire. */
function begin({ access_token, refresh_token, expires_in }, username) {
  session = { username, access_token, refresh_token, expires: Date.now() + expires_in * 1000 }
  sessionStorage.setItem(place, JSON.stringify(session))
  ui.preauthorizeApiKey('bearerAuth', access_token)
  clearTimeout(renewal)
  renewal = setTimeout(renew, expires_in * 1000 - margin)
  show(`Signed in as ${username}, until you close this tab.`)
}

function end(message) {
  session = null
  clearTimeout(renewal)
  sessionStorage.removeItem(place)
  ui.authActions.logout(['bearerAuth'])
  show(message)
}

async function renew() {
  try {
    const { username } = session
    begin(await ask('/auth/token', { grant_type: 'refresh_token', ...refreshToken('refresh_token') }), username)
  } catch (error) {
    // The service may be away for a moment; a refused token is refused again.
    if (error.status === 401) end(error.message)
    else renewal = setTimeout(renew, margin / 6)
  }
}

/** Goes on with the session of this tab after the page was loaded again. */
function resume() {
  session = JSON.parse(sessionStorage.getItem(place))
  if (session === null) return
  const left = session.expires - Date.now()
  if (left > margin) begin({ ...session, expires_in: left / 1000 }, session.username)
  else renew()
}

/** Asks for the second factor where the account has one. */
async function signIn(username, password) {
  try {
    return await ask('/auth/token', { grant_type: 'password', username, password })
  } catch (error) {
    const step = error.problem?.mfa && (await secondStep(error.problem.mfa))
    if (!step) throw error
    return ask('/auth/token', step)
  }
}

form.addEventListener('submit', async (event) => {
  event.preventDefault()
  const [username, password] = [form.elements.email.value.trim(), form.elements.password.value]
  try {
    begin(await signIn(username, password), username)
    form.elements.password.value = ''
  } catch (error) {
    show(error.message)
  }
})

form.elements.leave.addEventListener('click', async () => {
  const token = refreshToken('token')
  end('Signed out.')
  await ask('/auth/revoke', token)
})

/** A button for each identity provider; no form for passwords where they are off. */
async function showProviders() {
  const { sign_in: methods } = await (await fetch('/service')).json()
  if (!methods.password) for (const field of [...fields, submit]) field.remove()
  const buttons = methods.providers.map(({ name, label }) => {
    const button = Object.assign(document.createElement('button'), {
      type: 'button',
      textContent: `Sign in with ${label}`,
    })
    button.addEventListener('click', () => goTo(name))
    return button
  })
  providers.append(...buttons)
}

async function goTo(provider) {
  const response = await fetch(`/auth/oidc/${provider}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ return_to: '/docs' }),
  })
  const answer = await response.json()
  if (response.ok) location.assign(answer.authorization_url)
  else show(answer.detail ?? answer.title)
}

showProviders()
