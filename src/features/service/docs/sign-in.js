// Completes a sign-in with an identity provider as a cookie session, and goes on to the path that was given at its beginning.
const form = document.querySelector('form')
const status = document.querySelector('[role=status]')
const returned = Object.fromEntries(new URLSearchParams(location.search))
// The code works once, so it need not stay in the history.
history.replaceState(null, '', location.pathname)

async function token(body) {
  const response = await fetch('/auth/token', {
    method: 'POST',
    body: new URLSearchParams({ ...body, session: 'cookie' }),
  })
  const answer = await response.json()
  if (!response.ok) throw Object.assign(new Error(answer.detail ?? answer.title), answer)
  return answer
}

/** Stores the access token for /docs in this tab, and leaves this page. */
async function finish({ access_token, expires_in }) {
  const me = await fetch('/users/me', { headers: { Authorization: `Bearer ${access_token}` } })
  const { email: username } = await me.json()
  const expires = Date.now() + expires_in * 1000
  sessionStorage.setItem('taskpact-session', JSON.stringify({ username, access_token, expires }))
  location.replace(form.dataset.returnTo)
}

/** Asks for a code where the account has a second factor. */
async function signIn(body) {
  try {
    await finish(await token(body))
  } catch (error) {
    const code = error.mfa && prompt('The code of your authenticator app, or a recovery code')
    if (!code) throw error
    const { link_token } = body
    await signIn({ grant_type: 'mfa', mfa_token: error.mfa.mfa_token, code, ...(link_token && { link_token }) })
  }
}

function askForPassword({ link_token, email }) {
  form.hidden = false
  form.elements.email.value = email
  status.textContent = ''
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const password = form.elements.password.value
    run({ grant_type: 'password', username: email, password, link_token })
  })
}

async function run(body) {
  status.textContent = 'One moment…'
  try {
    await signIn(body)
  } catch (error) {
    if (error.link) askForPassword(error.link)
    else status.textContent = error.message
  }
}

const { code, state, iss, error } = returned
if (error !== undefined || !code || !state)
  status.textContent = `The sign-in was not completed (${error ?? 'no code'}).`
else run({ grant_type: 'oidc', oidc_code: code, state, ...(iss && { iss }) })
