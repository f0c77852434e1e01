/**
 * Every kind of change, with its class in requests and in responses and the reason. Narrowing a request breaks the
 * clients that send it; widening a response breaks the clients that read it.
 */
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

const accepted = 'Every request that was accepted still is.'
const possible = 'Every response that is possible now was possible before.'

/** The change allows less than before. */
const narrows = (request: string, response = possible): Rule => ({
  request: ['breaking', request],
  response: ['non-breaking', response],
})
/** The change allows more than before. */
const widens = (response: string, request = accepted): Rule => ({
  request: ['non-breaking', request],
  response: ['breaking', response],
})
const breaks = (request: string, response = request): Rule => ({
  request: ['breaking', request],
  response: ['breaking', response],
})
const harmless = (request: string, response = request): Rule => ({
  request: ['non-breaking', request],
  response: ['non-breaking', response],
})
const words = (why = 'Only the wording changed: requests and responses are the same.'): Rule => ({
  request: ['documentation', why],
  response: ['documentation', why],
})

/** A default applies to values that a request omits. */
const changesDefault = (request: string): Rule => ({
  request: ['breaking', request],
  response: ['documentation', 'Only the wording changed: a default has no effect on responses.'],
})

const tightened = (name: string) => narrows(`Requests with a value between the old and the new ${name} are refused.`)
const loosened = (name: string) =>
  widens(`Clients that rely on the old ${name}, for a column's width or a check, may get values beyond it.`)

const operations = {
  'operation-added': harmless('No client calls it yet.'),
  'operation-removed': breaks('Clients that call it get 404 or 405.'),
  'operation-removed-after-sunset': harmless('It was deprecated, and its Sunset date has passed.'),
  'operation-id-changed': breaks(
    'Code that calls it through a generated client no longer compiles: its method has another name.',
  ),
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
  'parameter-removed': narrows('Clients that send it are refused, or it has no effect.'),
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

const schemas = {
  'type-narrowed': narrows('Clients that send a value of the removed type are refused.'),
  'type-widened': widens('Clients may get a value of a type that they cannot read.'),
  'type-changed': breaks(
    'Clients that send the old type are refused.',
    'Clients that read the old type get another one.',
  ),
  'null-accepted': widens('Clients may get null in place of a value.'),
  'null-refused': narrows('Clients that send null are refused.'),
  'value-forbidden': breaks(
    'Clients that send any value here are refused.',
    'Clients that read a value here never get one.',
  ),
  'value-permitted': widens('Clients may get a value where none was possible.'),
  'enum-value-added': widens('Clients that handle the existing values get another one.'),
  'enum-value-removed': narrows('Clients that send this value are refused.'),
  'enum-introduced': narrows('Clients that send any other value are refused.'),
  'enum-dropped': widens('Clients that handle the listed values get others.'),
  'const-changed': breaks(
    'Clients that send the old value are refused.',
    'Clients that expect the old value get another one.',
  ),
  'pattern-added': narrows('Clients that send a value that does not match are refused.'),
  'pattern-removed': widens('Clients that rely on the pattern may get a value that does not match.'),
  'pattern-changed': breaks(
    'Clients may send values that match the old pattern only.',
    'Clients that rely on the old pattern may get a value that does not match.',
  ),
  'format-added': narrows('Clients that send a value of another format are refused.'),
  'format-removed': widens('Clients that parse the format may get a value of another one.'),
  'format-narrowed': narrows('Clients that send a number beyond the new range are refused.'),
  'format-widened': widens('Clients that store the number in the old range may get one beyond it.'),
  'format-changed': breaks(
    'Clients that send the old format are refused.',
    'Clients that parse the old format get another one.',
  ),
  'format-hint-changed': words('A display hint: no value is affected.'),
  'multiple-of-tightened': narrows('Clients that send a number that is not such a multiple are refused.'),
  'multiple-of-loosened': widens('Clients that rely on the step may get a number between.'),
  'multiple-of-changed': breaks(
    'Clients that send a multiple of the old step may be refused.',
    'Clients that rely on the old step may get a number between.',
  ),
  'unique-items-required': narrows('Clients that send an item twice are refused.'),
  'unique-items-dropped': widens('Clients that rely on unique items may get one twice.'),
  'default-added': changesDefault('Clients that omit it now request this value.'),
  'default-removed': changesDefault('Clients that omit it no longer get the old default.'),
  'default-changed': changesDefault('Clients that omit it now request another value than before.'),
  'default-without-effect': words('The value is required, so that its default has no effect.'),
  'property-added': harmless(
    'Clients that omit it are served as before.',
    'Clients ignore members that they do not know.',
  ),
  'required-property-added': narrows(
    'Every existing request lacks it and is refused.',
    'Clients ignore members that they do not know.',
  ),
  'property-removed': breaks(
    'Clients that send it are refused: other members are not allowed.',
    'Clients that read it no longer get it.',
  ),
  'open-property-removed': {
    request: ['non-breaking', 'It may still be sent: other members are allowed.'],
    response: ['breaking', 'Clients that read it no longer get it.'],
  },
  'property-became-required': narrows('Clients that omit it are refused.'),
  'property-became-optional': widens('Clients that count on it may not get it.'),
  'additional-properties-allowed': harmless(accepted, 'Clients ignore members that they do not know.'),
  'additional-properties-forbidden': narrows('Clients that send other members are refused.'),
  'additional-properties-removed': breaks(
    'Clients that send such members are refused.',
    'Clients that read such members no longer get them.',
  ),
  'pattern-property-added': narrows('Clients that send a member of such a name must follow this schema.'),
  'pattern-property-removed': breaks(
    'Clients that send a member of such a name may be refused.',
    'Clients that read such members may get other values, or none.',
  ),
  'alternative-added': widens('Clients may get a variant that they do not know.'),
  'alternative-removed': narrows('Clients that send this variant are refused.'),
  'alternatives-introduced': narrows('Clients that send none of the listed variants are refused.'),
  'alternatives-dropped': widens('Clients that handle the listed variants may get others.'),
  'value-refused': narrows('Clients that send such a value are refused.'),
  'value-accepted': widens('Clients may get such a value, which was not possible before.'),
  'one-of-tightened': narrows('Clients that send a value that fits several variants are refused.'),
  'one-of-loosened': widens('Clients may get a value that fits several variants.'),
  'discriminator-added': words('It helps to distinguish the variants; the same values are valid.'),
  'discriminator-removed': breaks('A generated client can no longer distinguish the variants.'),
  'discriminator-property-changed': breaks(
    'Clients name the variant in a member that is ignored.',
    'Clients read the variant from the wrong member.',
  ),
  'discriminator-value-added': widens('Clients may get a variant name that they do not know.'),
  'discriminator-value-removed': narrows('Clients that use this name are refused.'),
  'discriminator-value-changed': breaks(
    'The same name requires another schema.',
    'The same name announces another schema.',
  ),
  'read-only-set': narrows('Clients that send it are refused: only responses have it.', 'Responses have it as before.'),
  'read-only-unset': harmless('It may be sent now.', 'Responses have it as before.'),
  'write-only-set': widens(
    'Clients that read it no longer get it: only requests have it.',
    'It may be sent as before.',
  ),
  'write-only-unset': harmless('It may be sent as before.', 'Clients ignore members that they do not know.'),
  'condition-added': narrows('Clients that send a value that violates the condition are refused.'),
  'condition-removed': widens('Clients that rely on the condition may get a value that violates it.'),
  'condition-tightened': narrows('Clients that send a value that violates the stricter condition are refused.'),
  'condition-loosened': widens('Clients that rely on the stricter condition may get a value that violates it.'),
  'condition-changed': breaks(
    'Clients may send values that fulfil the old condition only.',
    'Clients that rely on the old condition may get a value that violates it.',
  ),
  'content-encoding-changed': breaks(
    'Clients write the text in a form that is read differently now.',
    'Clients read the text in its old form.',
  ),
  'xml-changed': breaks(
    'Clients write XML that is read differently now.',
    'Clients read XML that is written differently now.',
  ),
} satisfies Record<string, Rule>

const bounds = {
  'minimum-tightened': tightened('minimum'),
  'minimum-loosened': loosened('minimum'),
  'maximum-tightened': tightened('maximum'),
  'maximum-loosened': loosened('maximum'),
  'min-length-tightened': tightened('shortest length'),
  'min-length-loosened': loosened('shortest length'),
  'max-length-tightened': tightened('greatest length'),
  'max-length-loosened': loosened('greatest length'),
  'min-items-tightened': tightened('smallest number of items'),
  'min-items-loosened': loosened('smallest number of items'),
  'max-items-tightened': tightened('greatest number of items'),
  'max-items-loosened': loosened('greatest number of items'),
  'min-properties-tightened': tightened('smallest number of members'),
  'min-properties-loosened': loosened('smallest number of members'),
  'max-properties-tightened': tightened('greatest number of members'),
  'max-properties-loosened': loosened('greatest number of members'),
} satisfies Record<string, Rule>

const documentation = {
  'description-changed': words(),
  'summary-changed': words(),
  'title-changed': words(),
  'example-changed': words(),
  'tags-changed': words(),
  'links-changed': words('Links only describe how operations follow one another.'),
  'info-changed': words(),
  'external-docs-changed': words(),
  'extension-changed': words('An unknown extension: nothing that OpenAPI defines has changed.'),
  'keyword-changed': words('A member without a meaning in OpenAPI or JSON Schema.'),
  'schema-dialect-changed': breaks('Every schema may have another meaning in another dialect.'),
} satisfies Record<string, Rule>

const all = { ...operations, ...parameters, ...content, ...security, ...schemas, ...bounds, ...documentation }
/** The stable name of a kind of change, such as `enum-value-added`. */
export type Kind = keyof typeof all
export const rules: Record<Kind, Rule> = all
