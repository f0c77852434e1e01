/**
 * Sign-ins that wait for the provider, and identities that wait for the password of their account. The service stores none of
 * them: the browser and the client have them, encrypted.
 */
import { randomBytes } from 'node:crypto'
import { newId } from '../../db/new-id.ts'
import type { SecretBox } from '../auth/secret-box.ts'
import type { Handshake } from './provider.ts'

/** Seconds for which both can be used. */
export const lifetime = 600

/** A sign-in that was begun in a browser. */
export interface Flow extends Handshake {
  id: string
  /** The name of the provider. */
  provider: string
  returnTo: string
  /** The token of the invitation with which a new person registers. */
  invitation: string | null
}

/** An identity that is to be linked to the account with its address. */
export interface Link {
  issuer: string
  subject: string
  email: string
  /** The person's session at the provider; null where the provider does not say. */
  session: string | null
}

/** 256 random bits. */
const newSecret = () => randomBytes(32).toString('base64url')

export function newFlow(start: Pick<Flow, 'provider' | 'returnTo' | 'invitation'>): Flow {
  return { id: newId(), state: newSecret(), nonce: newSecret(), verifier: newSecret(), ...start }
}

/** Encrypts what a client carries, for `lifetime`. `kind` keeps one kind from being used as the other. */
export function sealed(box: SecretBox, kind: 'flow', content: Flow): string
export function sealed(box: SecretBox, kind: 'link', content: Link): string
export function sealed(box: SecretBox, kind: string, content: object): string {
  const endsAt = Date.now() + lifetime * 1000
  return box.seal(JSON.stringify({ ...content, endsAt }), kind).toString('base64url')
}

/** Null for any text that is none of this kind, or has expired. */
export function opened(box: SecretBox, kind: 'flow', text: string): Flow | null
export function opened(box: SecretBox, kind: 'link', text: string): Link | null
export function opened(box: SecretBox, kind: string, text: string): object | null {
  const content = box.open(Buffer.from(text, 'base64url'), kind)
  if (content === null) return null
  const { endsAt, ...others } = JSON.parse(content) as { endsAt: number }
  return Date.now() < endsAt ? others : null
}
