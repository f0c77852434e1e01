/** The parts that the service's pages share: icon, style sheets, and the Content-Security-Policy. */

export const favicon = '<link rel="icon" type="image/png" href="/docs/assets/favicon-32x32.png">'

/** The element that loads a style sheet of `/docs/assets`. */
export const stylesheet = (file: string) => `<link rel="stylesheet" href="/docs/assets/${file}">`

/** Sources that a page needs besides the style sheets and images of this host (CSP Level 3, 6). */
export interface PageNeeds {
  'script-src'?: string
  /** Besides this host's own style sheets. */
  'style-src'?: string
  /** Besides this host's own images. */
  'img-src'?: string
  'connect-src'?: string
  'worker-src'?: string
  /** The sites that may show the page in a frame; absent: none. */
  'frame-ancestors'?: string
}

export interface Page {
  html: string
  /** Its Content-Security-Policy. */
  policy: string
}

/** Returns the header's value. Everything else is denied: framing by others, native form submission, a change of the base URL. */
export function pagePolicy(needs: PageNeeds = {}): string {
  const directives = {
    'default-src': "'none'",
    ...needs,
    'style-src': ["'self'", needs['style-src']].filter(Boolean).join(' '),
    'img-src': ["'self'", needs['img-src']].filter(Boolean).join(' '),
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': needs['frame-ancestors'] ?? "'none'",
  }
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources}`)
    .join('; ')
}
