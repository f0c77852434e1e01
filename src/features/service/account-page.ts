/** The pages behind the links in emails. Their script, account.js, calls the operations of the contract. */

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
}

/** Returns the HTML of a page; null for an unknown one. */
export function accountPage(page: string): string | null {
  const found = Object.hasOwn(pages, page) ? pages[page] : undefined
  if (!found) return null
  const { title, form } = found
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="referrer" content="no-referrer">
    <title>${title} - Taskpact</title>
    <link rel="icon" type="image/png" href="/docs/assets/favicon-32x32.png">
    <link rel="stylesheet" href="/docs/assets/docs.css">
  </head>
  <body class="page">
    <h1>${title}</h1>
    <form data-page="${page}">${form}
    </form>
    <p role="status"></p>
    <script src="/docs/assets/account.js"></script>
  </body>
</html>
`
}
