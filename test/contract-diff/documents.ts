// Small contracts for the tests of contract:diff. Each has one operation, unless a test adds more.
import type { JsonObject } from '../../scripts/contract-diff/document.ts'

/** A document with `POST /things`, whose members are those given; `top` are members of the document. */
export function operation(members: JsonObject, top: JsonObject = {}): JsonObject {
  return paths({ '/things': { post: { operationId: 'createThing', responses: ok, ...members } } }, top)
}

export const ok = { '200': { description: 'Done.' } }

export function paths(paths: JsonObject, top: JsonObject = {}): JsonObject {
  return { openapi: '3.1.1', info: { title: 'Things', version: '1.0.0' }, paths, ...top }
}

const json = (schema: unknown) => ({ 'application/json': { schema } })
export const body = (schema: unknown, required = true) => ({ required, content: json(schema) })
export const answer = (schema: unknown) => ({ '200': { description: 'Done.', content: json(schema) } })

/** The schema is that of the request's body. */
export const request = (schema: unknown, schemas: JsonObject = {}) =>
  operation({ requestBody: body(schema) }, { components: { schemas } })
/** The schema is that of the answer's body. */
export const response = (schema: unknown, schemas: JsonObject = {}) =>
  operation({ responses: answer(schema) }, { components: { schemas } })
/** The schema is a component that request and answer share. */
export const shared = (schema: unknown) =>
  operation(
    {
      requestBody: body({ $ref: '#/components/schemas/Thing' }),
      responses: answer({ $ref: '#/components/schemas/Thing' }),
    },
    { components: { schemas: { Thing: schema } } },
  )

/** An operation with the parameters given, each in the query unless it says otherwise. */
export const parameters = (...list: JsonObject[]) =>
  operation({ parameters: list.map((one) => ({ in: 'query', schema: { type: 'string' }, ...one })) })

/** An object schema with these properties and no others. */
export const object = (properties: JsonObject, required: string[] = [], additionalProperties: unknown = false) => ({
  type: 'object',
  additionalProperties,
  required,
  properties,
})
