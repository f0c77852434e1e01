/** The ids of objects that filters of views name. */

const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi

type Filtered = { filter: string | null }

export const idsInFilters = (views: readonly Filtered[]): string[] =>
  views.flatMap(({ filter }) => filter?.match(uuid) ?? []).map((id) => id.toLowerCase())

/** A filter with other ids; one without another id stays. */
export const withOtherIds = (filter: string, otherOf: (id: string) => string | undefined): string =>
  filter.replace(uuid, (id) => otherOf(id.toLowerCase()) ?? id)
