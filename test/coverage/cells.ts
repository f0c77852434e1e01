/** Splits the requests and responses that the contract declares into cells. A complete test run must cover each. */
import {
  dereference,
  isObject,
  type JsonObject,
  type Located,
  member,
  members,
} from '../../scripts/contract-diff/document.ts'
import { answerCell, requestCell } from './record.ts'

/** One way in which an operation can be answered, or one way in which it can be asked. */
export interface Cell {
  /** As the records and the exceptions write it: `getTodo 304 no body`, `updateTodo takes application/json`. */
  name: string
  operation: string
  tag: string
  /** As the contract writes it; null: the media type is that of the request. */
  status: string | null
  /** `no body` where the contract declares none. */
  mediaType: string
}

/**
 * Every operation x status x media type of a contract, in its order. A status without a body has a cell, too. An
 * operation that takes several media types has a cell for each of them.
 */
export function declaredCells(contract: JsonObject): Cell[] {
  const resolved = (located: Located | null) => located && dereference(contract, located)
  return members(member({ value: contract, pointer: '' }, 'paths')).flatMap(([, path]) =>
    members(resolved(path)).flatMap(([, operation]): Cell[] => {
      if (!isObject(operation.value) || typeof operation.value.operationId !== 'string') return []
      const { operationId: id, tags } = operation.value
      const of = { operation: id, tag: Array.isArray(tags) ? String(tags[0]) : '' }
      const mediaTypes = (part: Located | null) => members(member(resolved(part), 'content')).map(([type]) => type)
      const answers = members(member(operation, 'responses')).flatMap(([status, response]) => {
        const types = mediaTypes(response)
        return (types.length > 0 ? types : ['no body']).map((mediaType) => ({
          ...of,
          status,
          mediaType,
          name: answerCell(id, status, mediaType),
        }))
      })
      const taken = mediaTypes(member(operation, 'requestBody'))
      if (taken.length < 2) return answers
      return [
        ...answers,
        ...taken.map((mediaType) => ({ ...of, status: null, mediaType, name: requestCell(id, mediaType) })),
      ]
    }),
  )
}
