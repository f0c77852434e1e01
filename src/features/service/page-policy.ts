/** The Content-Security-Policy of a page: nothing but what it names. */

/** What a page of ours may need besides its own style sheets and images (CSP Level 3, 6). */
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

/** The header's value. No page may be framed, send a form by itself or change the base of its links. */
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
