/** The request header `Prefer` (RFC 7240), with which a client chooses the example that the mock responds with. */

export interface Preference {
  name: 'status' | 'code'
  value: string
}

/** The preferences that the mock knows, in their order. All others are ignored (RFC 7240, 2). */
export function parsePrefer(header: string | undefined): Preference[] {
  const members = header?.match(/(?:"(?:\\.|[^"\\])*"|[^",])+/g) ?? []
  return members.flatMap((member): Preference[] => {
    const [, name, , value] = /^\s*(status|code)\s*=\s*("?)(\w+)\2\s*(?:;.*)?$/i.exec(member) ?? []
    return name && value ? [{ name: name.toLowerCase() as Preference['name'], value }] : []
  })
}
