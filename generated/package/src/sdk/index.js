/**
 * The package's main entry: the generated functions and types, and the client, events, pages and sync on top of them.
 */
export * from "../../generated/client/index.js";
export { createTaskpact } from "./client.js";
export { errorOf, TaskpactError } from "./errors.js";
export { events } from "./events.js";
export { items, pages } from "./pages.js";
export { confirmSignIn, resumeSession, signIn, signInWithPasskey, signOut, stepUp, } from "./sign-in.js";
export { applyStep, syncSteps } from "./sync.js";
export { verifyWebhook, WebhookVerificationError } from "./webhooks.js";
//# sourceMappingURL=index.js.map