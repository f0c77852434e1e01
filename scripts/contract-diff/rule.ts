// The judgement of one kind of change, and the usual ones.

/**
 * `breaking`: a correct client may fail. `non-breaking`: no correct client fails. `documentation`: only the wording
 * changed.
 */
export type ChangeClass = 'breaking' | 'non-breaking' | 'documentation'

type Judgement = readonly [ChangeClass, string]
export interface Rule {
  request: Judgement
  response: Judgement
}

export const accepted = 'Every request that was accepted still is.'
const possible = 'Every response that is possible now was possible before.'

/** The change allows less than before. */
export const narrows = (request: string, response = possible): Rule => ({
  request: ['breaking', request],
  response: ['non-breaking', response],
})
/** The change allows more than before. */
export const widens = (response: string, request = accepted): Rule => ({
  request: ['non-breaking', request],
  response: ['breaking', response],
})
export const breaks = (request: string, response = request): Rule => ({
  request: ['breaking', request],
  response: ['breaking', response],
})
export const harmless = (request: string, response = request): Rule => ({
  request: ['non-breaking', request],
  response: ['non-breaking', response],
})
export const words = (why = 'Only the wording changed: requests and responses are the same.'): Rule => ({
  request: ['documentation', why],
  response: ['documentation', why],
})

/** A default applies to values that a request omits. */
export const changesDefault = (request: string): Rule => ({
  request: ['breaking', request],
  response: ['documentation', 'Only the wording changed: a default has no effect on responses.'],
})

export const tightened = (name: string) =>
  narrows(`Requests with a value between the old and the new ${name} are refused.`)
export const loosened = (name: string) =>
  widens(`Clients that rely on the old ${name}, for a column's width or a check, may get values beyond it.`)
