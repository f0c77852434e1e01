/**
 * The package's main entry: the generated functions and types, and the client, events, pages and sync on top of them.
 */
export * from '../../generated/client/index.ts';
export { createTaskpact, type TaskpactClient, type TaskpactOptions } from './client.ts';
export { errorOf, TaskpactError, type TaskpactErrorCode } from './errors.ts';
export { type EventsOptions, events, type FollowedEvent } from './events.ts';
export { items, type Page, pages } from './pages.ts';
export type { RetryOptions } from './retry.ts';
export type { OnTokens, Session } from './session.ts';
export { type ConfirmSignInOptions, confirmSignIn, type PasskeyResponse, type PasskeySignInOptions, resumeSession, type SecondFactor, type SignInOptions, type StepUpOptions, signIn, signInWithPasskey, signOut, stepUp, } from './sign-in.ts';
export { applyStep, type Copy, type SyncOptions, type SyncStep, syncSteps } from './sync.ts';
export { type VerifyOptions, verifyWebhook, type WebhookHeaders, WebhookVerificationError } from './webhooks.ts';
