/**
 * Preloaded by the contender `unchecked`: replaces the compiled validators by validators that accept everything, to measure
 * the cost of the checks. Throws when the source is not as expected.
 */
import { registerHooks } from 'node:module'

/** The replacement in the source of a module, by the end of its URL. */
const replacements: Record<string, [text: string, by: string]> = {
  '/src/kernel/validate.ts': [
    '    validate(raw) {',
    `    validate(raw) {
      const { mediaType: _, ...request } = raw
      return request
    },
    validateReally(raw) {`,
  ],
  '/src/kernel/reply.ts': ['ajv.compile(prepare(schema))', 'Object.assign(() => true)'],
}

registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context)
    const [, replacement] = Object.entries(replacements).find(([end]) => url.endsWith(end)) ?? []
    if (!replacement) return loaded
    const source = String(loaded.source)
    const [text, by] = replacement
    if (!source.includes(text)) throw new Error(`bench/unchecked.ts does not find "${text}" in ${url}`)
    return { ...loaded, source: source.replace(text, by) }
  },
})
