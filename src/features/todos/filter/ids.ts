/** The ids of objects that filters name, for copies of the objects, which have other ids. */
import { isUuid } from '../../../db/new-id.ts'
import { type FieldName, type FieldOf, fieldOf, isOf } from '../../../language/filter/fields.ts'
import { FilterError, readFilter, type Syntax } from '../../../language/filter/syntax.ts'

/** An id in a filter, in lower case, with the field that is compared with it, and where it begins. */
export interface NamedId {
  field: FieldOf<'object' | 'user'>
  id: string
  offset: number
}

/** In the order of the text. None in a filter that cannot be read: another service may know another language. */
function idsIn(filter: string): NamedId[] {
  try {
    return idsOf(readFilter(filter))
  } catch (error) {
    if (!(error instanceof FilterError)) throw error
    return []
  }
}

function idsOf(syntax: Syntax): NamedId[] {
  if (syntax.kind === 'all' || syntax.kind === 'any') return syntax.of.flatMap(idsOf)
  if (syntax.kind === 'not') return idsOf(syntax.of)
  if (syntax.kind !== 'comparison') return []
  const field = fieldOf(syntax.field).name
  if (!namesObjects(field)) return []
  return syntax.values.flatMap(({ kind, text, column }) => {
    const id = text.toLowerCase()
    // A text begins behind its quote.
    return isUuid(id) ? { field, id, offset: column - (kind === 'text' ? 0 : 1) } : []
  })
}

const namesObjects = (name: FieldName): name is NamedId['field'] => isOf('object', name) || isOf('user', name)

export const idsInFilters = (filtered: readonly { filter?: string | null }[]): NamedId[] =>
  filtered.flatMap(({ filter }) => (filter == null ? [] : idsIn(filter)))

/** A filter with other ids; one without another id stays. */
export function withOtherIds(filter: string, otherOf: (named: NamedId) => string | undefined): string {
  let [text, end] = ['', 0]
  for (const named of idsIn(filter)) {
    text += filter.slice(end, named.offset) + (otherOf(named) ?? filter.slice(named.offset, named.offset + 36))
    end = named.offset + 36
  }
  return text + filter.slice(end)
}
