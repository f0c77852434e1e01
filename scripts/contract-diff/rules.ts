/**
 * Every kind of change, with its class in requests and in responses and the reason. Narrowing a request breaks the
 * clients that send it; widening a response breaks the clients that read it.
 */
import { breaks, harmless, narrows, type Rule, widens, words } from './rule.ts'
import { bounds, schemas } from './schema-rules.ts'

const operations = {
  'operation-added': harmless('No client calls it yet.'),
  'operation-removed': breaks('Clients that call it get 404 or 405.'),
  'operation-removed-after-sunset': harmless('It was deprecated, and its Sunset date has passed.'),
  'operation-id-changed': breaks(
    'Code that calls it through a generated client no longer compiles: its method has another name.',
  ),
  'operation-id-added': harmless('A generated client made up its name so far: the operation itself stays.'),
  'path-renamed': breaks('Clients that call the old path get 404.'),
  'method-changed': breaks('Clients that use the old method get 405.'),
  'path-parameter-renamed': harmless('The URLs stay the same; only a generated client names its argument differently.'),
  'webhook-added': harmless('Only receivers that subscribe to it get it.'),
  'webhook-removed': breaks('Receivers that rely on it no longer get it.'),
  'deprecated-set': harmless('It works as before; clients should plan to move on.'),
  'deprecated-unset': words('It stays: clients need not move on.'),
  'sunset-set': harmless('It works until that date.'),
  'sunset-unset': harmless('It keeps working.'),
  'sunset-later': harmless('It works for longer than was announced.'),
  'sunset-earlier': breaks('Clients that trust the announced date lose it before that date.'),
  'server-added': harmless('The servers known so far stay.'),
  'server-removed': breaks('Clients that use this server cannot reach it.'),
  'server-url-changed': breaks('Clients that use the old URL cannot reach the service.'),
  'server-variable-changed': breaks('A URL that clients build from the variables may be wrong now.'),
  'policy-changed': harmless('The contract does not say whether the policy is stricter: check its meaning.'),
  'rate-limit-tightened': breaks('Clients that stay within the old limit may get 429.'),
  'rate-limit-loosened': harmless('Clients within the old limit are within the new one.'),
  'rate-limit-renamed': harmless('The same numbers, counted under another name.'),
} satisfies Record<string, Rule>

const parameters = {
  'parameter-added': harmless('Clients that omit it are served as before.'),
  'required-parameter-added': narrows('Every existing request lacks it and is refused.'),
  'parameter-removed': breaks(
    'Clients that send it are refused, or it has no effect.',
    'Receivers that read it no longer get it.',
  ),
  'parameter-became-required': narrows('Clients that omit it are refused.'),
  'parameter-became-optional': widens('Receivers that count on it may not get it.'),
  'parameter-location-changed': breaks('Clients send it in a place that is no longer read.'),
  'parameter-style-changed': breaks('Clients write the value in a form that is parsed differently now.'),
  'parameter-encoding-tightened': narrows('Clients that send such a value are refused or misread.'),
  'parameter-encoding-loosened': widens('Receivers may get values in an unknown form.'),
} satisfies Record<string, Rule>

const content = {
  'body-added': harmless('Clients that send none are served as before.'),
  'required-body-added': narrows('Every existing request has no body and is refused.'),
  'body-removed': breaks('Clients that send a body are refused, or it has no effect.'),
  'body-became-required': narrows('Clients that send no body are refused.'),
  'body-became-optional': widens('Receivers that count on a body may not get one.'),
  'media-type-added': harmless('The media types known so far stay; clients choose.'),
  'media-type-generalized': widens('Clients may get a media type of the range that they cannot read.'),
  'media-type-specialized': narrows('Clients that send another media type of the range get 415.'),
  'media-type-removed': breaks(
    'Clients that send this media type get 415.',
    'Clients that read only this media type cannot read the response.',
  ),
  'media-type-encoding-changed': breaks(
    'Clients encode a part of the body in a form that is read differently now.',
    'A part of the body comes in a form that clients do not expect.',
  ),
  'success-status-added': widens('Clients that handle the existing success statuses get another one.'),
  'success-status-removed': breaks(
    'The service no longer understands receivers that respond with it.',
    'Clients that expect this status no longer get it.',
  ),
  'success-status-changed': breaks(
    'The service no longer understands receivers that respond with the old status.',
    'Clients that check for the old status treat the success as a failure.',
  ),
  'not-modified-added': harmless('Only conditional requests get it.'),
  'redirect-status-added': widens('Clients that do not follow redirects get no result.'),
  'error-status-added': harmless(
    'Clients handle errors by class (RFC 9110, 15), and its media type is one that they know.',
  ),
  'error-status-added-in-new-form': widens(
    'Clients that read the existing errors cannot read this one: it has another media type.',
  ),
  'error-status-removed': harmless('It no longer occurs. Code that handles it is unused.'),
  'status-removed': harmless('It no longer occurs. Code that handles it is unused.'),
  'status-added': widens('Clients get a status that they do not handle.'),
  'header-added': harmless('Clients ignore headers that they do not know.'),
  'header-removed': breaks('The service ignores it.', 'Clients that read the header no longer get it.'),
  'header-became-optional': widens('Clients that count on the header may not get it.'),
  'header-became-required': narrows('Receivers that do not send it are refused.'),
} satisfies Record<string, Rule>

const security = {
  'security-required': breaks('Anonymous callers are refused with 401.'),
  'security-lifted': harmless('All callers are accepted, signed in or not.'),
  'security-made-optional': harmless('All callers that were accepted still are, and anonymous callers too.'),
  'security-alternative-added': harmless('The existing ways to sign in still work.'),
  'security-alternative-removed': breaks('Callers that sign in this way are refused with 401.'),
  'security-role-tightened': breaks('Callers without the role or scope are refused with 403.'),
  'security-role-loosened': harmless('All callers that were accepted still are, and others too.'),
  'security-scheme-changed': breaks('Callers present their credentials in a way that is no longer accepted.'),
  'oauth-flow-added': harmless('The existing flows still work.'),
  'oauth-flow-removed': breaks('Clients that use this flow get no token.'),
  'oauth-flow-changed': breaks('Clients request their tokens from an old URL.'),
  'oauth-scope-added': harmless('The existing scopes still work.'),
  'oauth-scope-removed': breaks('Clients that request this scope get no token.'),
} satisfies Record<string, Rule>

const documentation = {
  'description-changed': words(),
  'summary-changed': words(),
  'title-changed': words(),
  'example-changed': words(),
  'tags-changed': words(),
  'links-changed': words('Links only describe how operations follow one another.'),
  'info-changed': words(),
  'openapi-changed': words('Only the document is written in another version of OpenAPI.'),
  'external-docs-changed': words(),
  'extension-changed': words('An unknown extension: nothing that OpenAPI defines has changed.'),
  'keyword-changed': words('A member without a meaning in OpenAPI or JSON Schema.'),
  'schema-dialect-changed': breaks('Every schema may have another meaning in another dialect.'),
} satisfies Record<string, Rule>

const all = { ...operations, ...parameters, ...content, ...security, ...schemas, ...bounds, ...documentation }
/** The stable name of a kind of change, such as `enum-value-added`. */
export type Kind = keyof typeof all
export const rules: Record<Kind, Rule> = all
