// The forms behind the links in emails. The token is read from the URL's fragment, and sent in request bodies only.
import { secondStep } from './second-factor.js'

const form = document.querySelector('form')
const status = document.querySelector('[role=status]')
const token = location.hash.slice(1)
const field = (name) => form.elements[name].value.trim()

/** Resolves with the response's body, or throws an error with the problem's text. */
async function send(path, body, headers = {}) {
  const response = await fetch(path, {
    method: 'POST',
    headers: body instanceof URLSearchParams ? headers : { 'Content-Type': 'application/json', ...headers },
    body: body instanceof URLSearchParams ? body : JSON.stringify(body),
  })
  const answer = response.status === 204 ? null : await response.json()
  if (!response.ok) throw Object.assign(new Error(answer.detail ?? answer.title), { mfa: answer.mfa })
  return answer
}

const registrationPolicy = async () => (await (await fetch('/service')).json()).registration

/** Where registration is open, the account may have another address than the invitation. */
async function register(invitation) {
  await send('/auth/register', { ...invitation, ...credentials(), name: field('name') })
}

const credentials = () => ({ email: field('email'), password: form.elements.password.value })

/** Asks for the second factor where the account has one. */
async function signIn(username, password) {
  try {
    return await send('/auth/token', new URLSearchParams({ grant_type: 'password', username, password }))
  } catch (error) {
    const step = error.mfa && (await secondStep(error.mfa))
    if (!step) throw error
    return send('/auth/token', new URLSearchParams(step))
  }
}

async function acceptInvitation() {
  const { email, password } = credentials()
  if (form.elements.register.checked)
    await register((await registrationPolicy()) === 'open' ? {} : { invitation: token })
  const session = await signIn(email, password)
  try {
    await send('/invitations/accept', { token }, { Authorization: `Bearer ${session.access_token}` })
  } finally {
    await send('/auth/revoke', new URLSearchParams({ token: session.refresh_token }))
  }
  return 'Welcome: you are now a member of the project.'
}

const actions = {
  'password-reset': async () => {
    await send('/auth/password-reset/confirm', { token, new_password: form.elements.new_password.value })
    return 'Your password has been changed. Sign in with the new one.'
  },
  email: async () => {
    await send('/auth/email', { token })
    return 'This is now the email address of your account.'
  },
  'email-cancel': async () => {
    await send('/auth/email/cancel', { token })
    return 'The change was stopped. If you did not request it, set a new password now.'
  },
  invitation: acceptInvitation,
  register: async () => {
    await register(token === '' ? {} : { invitation: token })
    return 'Your account has been created. Sign in with your email address and your password.'
  },
  decline: async () => {
    await send('/invitations/decline', { token })
    return 'The invitation has been declined.'
  },
}

async function run(action) {
  status.textContent = 'One moment…'
  for (const button of form.querySelectorAll('button')) button.disabled = true
  try {
    status.textContent = await action()
    form.hidden = true
  } catch (error) {
    status.textContent = error.message
    for (const button of form.querySelectorAll('button')) button.disabled = false
  }
}

form.addEventListener('submit', (event) => {
  event.preventDefault()
  run(actions[form.dataset.page])
})
form.elements.decline?.addEventListener('click', () => run(actions.decline))
form.elements.register?.addEventListener('change', ({ target }) => {
  const { name } = form.elements
  name.disabled = !target.checked
  name.parentElement.hidden = !target.checked
})
/** Hides the form where it could do nothing. */
async function begin() {
  if (token !== '') return
  const isOpen = form.dataset.page === 'register' && (await registrationPolicy()) === 'open'
  form.hidden = !isOpen
  if (!isOpen) status.textContent = 'Open this page with the complete link of your email or invitation.'
}
begin()
