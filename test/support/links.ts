/** The addresses in response headers, which are relative to the address of the request, as paths. */
import type { Response } from 'supertest'

export function locationOf(answer: Response): string {
  return resolve(answer, answer.headers.location as string)
}

/** The address of the next page; undefined on the last one. */
export function nextOf(answer: Response): string | undefined {
  const target = /^<([^>]+)>; rel="next"$/.exec(answer.headers.link ?? '')?.[1]
  return target === undefined ? undefined : resolve(answer, target)
}

function resolve(answer: Response, reference: string): string {
  const { url } = (answer as Response & { request: { url: string } }).request
  const { pathname, search } = new URL(reference, url)
  return pathname + search
}
