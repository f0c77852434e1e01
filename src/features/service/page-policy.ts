/** The Content-Security-Policy of the service's pages. */

/** Sources that a page needs besides the style sheets and images of this host (CSP Level 3, 6). */
export interface PageNeeds {
  'script-src'?: string
  /** Besides this host's own style sheets. */
  'style-src'?: string
  /** Besides this host's own images. */
  'img-src'?: string
  'connect-src'?: string
  'worker-src'?: string
}

export interface Page {
  html: string
  /** Its Content-Security-Policy. */
  policy: string
}

/** Returns the header's value. Everything else is denied: framing, native form submission, a change of the base URL. */
export function pagePolicy(needs: PageNeeds = {}): string {
  const directives = {
    'default-src': "'none'",
    ...needs,
    'style-src': ["'self'", needs['style-src']].filter(Boolean).join(' '),
    'img-src': ["'self'", needs['img-src']].filter(Boolean).join(' '),
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
  }
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources}`)
    .join('; ')
}
