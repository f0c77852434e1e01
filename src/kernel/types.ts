/**
 * The types of handlers, derived from a contract. A missing operation, a wrong status, a body that does not fit its
 * status or an unchecked optional user does not compile. A service applies these types to its own contract.
 */

import type { Nested } from './call.ts'
import type { Lines, LinesType } from './lines.ts'
import type { HttpMethod, Principal } from './model.ts'
import type { EventStream, eventStream } from './stream.ts'

/** One row of the generated contract table. */
export interface ContractRow {
  method: HttpMethod
  path: string
  tag: string
  auth: 'none' | 'optional' | 'required'
  roles: readonly string[]
  /** Parameters that have a `default`, so that a handler always finds them. */
  defaulted: readonly string[]
}

/** The types of a service: those generated from its contract, and those of what its handlers get. */
export interface Service {
  /** `operations` of openapi-typescript's output. */
  operations: object
  /** The generated table. */
  contract: Record<string, ContractRow>
  user: Principal
  /** The first argument of every handler. */
  context: object
  /** The members of a request besides its parameters, such as a unit of work. */
  scope: object
}

export type OperationId<S extends Service> = keyof S['contract'] & keyof S['operations']

type Member<T, K extends PropertyKey> = T extends { [P in K]?: infer V } ? V : never

/** Parameters of one kind; those with a default are always there. */
type Parameters<S extends Service, Id extends OperationId<S>, Kind extends 'path' | 'query' | 'header' | 'cookie'> =
  NonNullable<Member<Member<S['operations'][Id], 'parameters'>, Kind>> extends infer P
    ? [P] extends [never]
      ? Record<never, never>
      : WithDefaults<Lowercased<Kind, P>, S['contract'][Id]['defaulted'][number]>
    : never

/** Header names are in lower case, as Node gives them. */
type Lowercased<Kind, P> = Kind extends 'header' ? { [K in keyof P as Lowercase<K & string>]: P[K] } : P

type WithDefaults<P, Defaulted extends string> = {
  [K in keyof P as K extends Defaulted ? never : K]: P[K]
} & { [K in keyof P as K extends Defaulted ? K : never]-?: NonNullable<P[K]> }

type Body<Operation> = Operation extends { requestBody: { content: infer Content } }
  ? Content[keyof Content]
  : Operation extends { requestBody?: { content: infer Content } }
    ? Content[keyof Content] | undefined
    : undefined

type Caller<S extends Service, Row extends ContractRow> = Row['auth'] extends 'required'
  ? { user: Row['roles'][number] extends never ? S['user'] : S['user'] & { role: Row['roles'][number] } }
  : Row['auth'] extends 'optional'
    ? { user: S['user'] | null }
    : unknown

/** A request that fits the contract, with its caller. */
export type RequestOf<S extends Service, Id extends OperationId<S>> = S['scope'] &
  Caller<S, S['contract'][Id]> & {
    path: Parameters<S, Id, 'path'>
    query: Parameters<S, Id, 'query'>
    headers: Parameters<S, Id, 'header'>
    cookies: Parameters<S, Id, 'cookie'>
    body: Body<S['operations'][Id]>
    /** Performs other operations of the contract in this unit of work. */
    nest(): Nested
  }

/** Headers that the kernel sets itself. */
type KernelHeader = 'ETag' | 'Idempotency-Replayed'

type DeclaredHeaders<Response> = Response extends { headers: infer H }
  ? { [K in keyof H as string extends K ? never : K extends KernelHeader ? never : K]: OrAbsent<H, K> }
  : Record<never, never>

/** An optional header may be undefined, and is left out then. */
type OrAbsent<H, K extends keyof H> = Record<never, never> extends Pick<H, K> ? H[K] | undefined : H[K]

type HeaderPart<H> = Record<never, never> extends H ? { headers?: H } : { headers: H }

/** The body of a stream is the function that makes its events or lines. */
type MediaBody<Content> = {
  [Type in keyof Content]: Type extends typeof eventStream
    ? EventStream<Content[Type]>
    : Type extends LinesType
      ? Lines
      : Content[Type]
}[keyof Content]

type BodyPart<Response> = Response extends { content: infer Content extends object }
  ? {
      body: MediaBody<Content>
      stored?: () => MediaBody<Content>
      brief?: () => MediaBody<Content>
      mediaType?: keyof Content & string
    }
  : { body?: never }

type ReplyWith<Status, Response> = { status: Status; undo?: true; unstored?: true } & BodyPart<Response> &
  HeaderPart<DeclaredHeaders<Response>>

type IsProblem<Response> = Response extends { content: { 'application/problem+json': unknown } } ? true : false

/** One of the operation's declared responses, without problems, which are thrown, and 304, which the kernel sends. */
export type ReplyOf<S extends Service, Id extends OperationId<S>> =
  Member<S['operations'][Id], 'responses'> extends infer Responses
    ? {
        [Status in keyof Responses]: Status extends 304
          ? never
          : IsProblem<Responses[Status]> extends true
            ? never
            : ReplyWith<Status, Responses[Status]>
      }[keyof Responses]
    : never

/** Performs one operation. It returns a reply or throws a problem, and never touches the response. */
export type Handler<S extends Service, Id extends OperationId<S>> = (
  context: S['context'],
  request: RequestOf<S, Id>,
) => Promise<ReplyOf<S, Id>>

/** Every operation of a tag, or of all tags: with `satisfies`, a missing or an unknown one does not compile. */
export type Handlers<S extends Service, Tag extends string = string> = {
  [Id in OperationId<S> as S['contract'][Id]['tag'] extends Tag ? Id : never]: Handler<S, Id>
}

type TakesIfMatch<Operation> = 'If-Match' extends keyof NonNullable<
  Exactly<Member<Member<Operation, 'parameters'>, 'header'>>
>
  ? true
  : false

/** `never` has every key; this has none. */
type Exactly<T> = [NonNullable<T>] extends [never] ? Record<never, never> : T

/** For each path with an operation that takes `If-Match`: locks its resource until the unit of work ends. */
export type Locks<S extends Service> = {
  [Id in OperationId<S> as TakesIfMatch<S['operations'][Id]> extends true ? S['contract'][Id]['path'] : never]: (
    request: Pick<RequestOf<S, Id>, 'path' | keyof S['scope'] | (keyof RequestOf<S, Id> & 'user')>,
  ) => Promise<unknown>
}
