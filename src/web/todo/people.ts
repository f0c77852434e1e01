/** Several people in words. */

/** The names of some people, in the order of the language. */
export const namesOf = (ids: string[], people: Map<string, string>): string =>
  ids
    .map((id) => people.get(id) ?? '…')
    .sort((one, other) => one.localeCompare(other))
    .join(', ')
