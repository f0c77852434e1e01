/**
 * The page to which an identity provider sends the browser back, whose script, sign-in.js, completes the sign-in, and the page of
 * a logout there, whose script is sign-out.js.
 */
import { escapeHtml, htmlDocument } from '../../http/html.ts'
import { favicon, type Page, pagePolicy, stylesheet } from './page.ts'

/** `returnTo`: a path of the service; null where this browser has begun no sign-in. */
export const callbackPage = (returnTo: string | null): Page => ({
  html: htmlDocument({
    title: 'Sign in - Taskpact',
    // The code in the URL must not reach another host by a Referer header.
    head: ['<meta name="referrer" content="no-referrer">', favicon, stylesheet('docs.css')],
    attributes: 'class="page"',
    body: `<h1>Sign in</h1>
    <form data-return-to="${escapeHtml(returnTo ?? '/docs')}" hidden>
      <p>There is an account with this address, and it has a password. Enter it once, to link the two.</p>
      <label>Email <input name="email" type="email" autocomplete="username" readonly></label>
      <label>Password
        <input name="password" type="password" autocomplete="current-password" maxlength="128" required></label>
      <button>Link and sign in</button>
    </form>
    <p role="status">One moment…</p>
    <script type="module" src="/docs/assets/sign-in.js"></script>`,
  }),
  policy: pagePolicy({ 'script-src': "'self'", 'connect-src': "'self'" }),
})

/** `framedBy`: the origin of the provider. `X-Frame-Options` counts for no browser that knows the policy (CSP Level 3, 6.4.2.2). */
export const logoutPage = (framedBy: string): Page => ({
  html: htmlDocument({
    title: 'Sign out - Taskpact',
    head: ['<meta name="referrer" content="no-referrer">', favicon, stylesheet('docs.css')],
    attributes: 'class="page"',
    body: `<h1>Sign out</h1>
    <p role="status">One moment…</p>
    <script type="module" src="/docs/assets/sign-out.js"></script>`,
  }),
  policy: pagePolicy({ 'script-src': "'self'", 'connect-src': "'self'", 'frame-ancestors': framedBy }),
})
