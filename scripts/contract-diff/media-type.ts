// Media types: one spelling for each, and the ranges that include others.

/**
 * A media type in one spelling: lower case, no spaces, its parameters sorted and without quotes. JSON is always UTF-8, so
 * that its charset says nothing.
 */
export function mediaTypeOf(text: string): string {
  const [type = ''] = text.toLowerCase().split(';')
  const name = type.trim()
  const parameters = [...text.matchAll(/;\s*([^=;\s]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;]*))/g)]
    .map(([, key = '', quoted, plain]) => [key.toLowerCase(), quoted ?? plain?.trim() ?? ''] as const)
    .map(([key, value]) => (key === 'charset' ? `${key}=${value.toLowerCase()}` : `${key}=${value}`))
    .filter((parameter) => !(/[/+]json$/.test(name) && parameter === 'charset=utf-8'))
  return [name, ...parameters.sort()].join(';')
}

/** Whether a range such as `text/*` includes a media type that it does not equal. */
export function includesType(range: string, type: string): boolean {
  if (range === type || !range.endsWith('/*')) return false
  return range === '*/*' || type.startsWith(range.slice(0, -1))
}
