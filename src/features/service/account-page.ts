/** The pages behind the links in emails. Their script, account.js, calls the operations of the contract. */

import { htmlDocument } from '../../http/html.ts'
import { favicon, stylesheet } from './page.ts'

const pages: Record<string, { title: string; form: string }> = {
  'password-reset': {
    title: 'Set a new password',
    form: `
      <label>New password, 8 characters or more
        <input name="new_password" type="password" autocomplete="new-password" minlength="8" maxlength="128" required>
      </label>
      <button>Set the password</button>`,
  },
  email: {
    title: 'Confirm your new email address',
    form: `
      <p>This will be the email address of your account.</p>
      <button>Confirm</button>`,
  },
  'email-cancel': {
    title: 'Stop the change of your email address',
    form: `
      <p>Your account keeps its present email address.</p>
      <button>Stop the change</button>`,
  },
  invitation: {
    title: 'Answer the invitation',
    form: `
      <label>Email <input name="email" type="email" autocomplete="username" maxlength="254" required></label>
      <label>Password
        <input name="password" type="password" autocomplete="current-password" maxlength="128" required>
      </label>
      <label class="inline"><input name="register" type="checkbox"> I have no account yet: create one</label>
      <label hidden>Name <input name="name" autocomplete="name" maxlength="100" disabled required></label>
      <button>Accept</button>
      <button name="decline" type="button">Decline</button>`,
  },
  register: {
    title: 'Create an account',
    form: `
      <label>Name <input name="name" autocomplete="name" maxlength="100" required></label>
      <label>Email <input name="email" type="email" autocomplete="username" maxlength="254" required></label>
      <label>Password, 8 characters or more
        <input name="password" type="password" autocomplete="new-password" minlength="8" maxlength="128" required>
      </label>
      <button>Create the account</button>`,
  },
}

/** Returns the HTML of a page; null for an unknown one. */
export function accountPage(page: string): string | null {
  const found = Object.hasOwn(pages, page) ? pages[page] : undefined
  if (!found) return null
  const { title, form } = found
  return htmlDocument({
    title: `${title} - Taskpact`,
    // The token in the URL's fragment must not reach another host by a Referer header.
    head: ['<meta name="referrer" content="no-referrer">', favicon, stylesheet('docs.css')],
    attributes: 'class="page"',
    body: `<h1>${title}</h1>
    <form data-page="${page}">${form}
    </form>
    <p role="status"></p>
    <script type="module" src="/docs/assets/account.js"></script>`,
  })
}
