/**
 * Every kind of change, what class it has in a request and in a response, and why. To narrow what a request may be breaks
 * those who send it; to widen what a response may be breaks those who read it.
 */
/** `breaking`: a correct client may fail. `non-breaking`: no correct client fails. `documentation`: only the wording changed. */
export type ChangeClass = 'breaking' | 'non-breaking' | 'documentation'

type Judgement = readonly [ChangeClass, string]
export interface Rule {
  request: Judgement
  response: Judgement
}

const accepted = 'Every request that was accepted still is.'
const possible = 'Every answer that may come could come before.'

/** Less is allowed than before. */
const narrows = (request: string, response = possible): Rule => ({
  request: ['breaking', request],
  response: ['non-breaking', response],
})
/** More is allowed than before. */
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
const words = (why = 'Words only: what is sent and answered is the same.'): Rule => ({
  request: ['documentation', why],
  response: ['documentation', why],
})

/** Only what is left out of a request has a default. */
const asks = (request: string): Rule => ({
  request: ['breaking', request],
  response: ['documentation', 'Words only: a default says nothing about an answer.'],
})

const tightened = (name: string) =>
  narrows(`Clients that send what lay between the old and the new ${name} are refused.`)
const loosened = (name: string) =>
  widens(`Clients that rely on the old ${name} (a column's width, a layout, a check) may get more than they can hold.`)

const operations = {
  'operation-added': harmless('Nobody calls it yet.'),
  'operation-removed': breaks('Clients that call it get 404 or 405.'),
  'operation-removed-after-sunset': harmless('It was deprecated, and its Sunset date has passed.'),
  'operation-id-changed': breaks(
    'Code that calls it through a generated client no longer compiles: its method has another name.',
  ),
  'path-renamed': breaks('Clients that call the old path get 404.'),
  'method-changed': breaks('Clients that use the old method get 405.'),
  'path-parameter-renamed': harmless('The URLs stay the same; only a generated client names its argument differently.'),
  'webhook-added': harmless('Only those who subscribe to it get it.'),
  'webhook-removed': breaks('Receivers that wait for it get it no more.'),
  'deprecated-set': harmless('It works as before; clients should plan to move on.'),
  'deprecated-unset': words('It stays: nobody needs to move on.'),
  'sunset-set': harmless('It works until that date.'),
  'sunset-unset': harmless('It works on.'),
  'sunset-later': harmless('It works for longer than was announced.'),
  'sunset-earlier': breaks('Clients that trust the announced date lose it before that date.'),
  'server-added': harmless('The servers known so far stay.'),
  'server-removed': breaks('Clients that use this server find it no more.'),
  'server-url-changed': breaks('Clients that use the old URL reach nothing.'),
  'server-variable-changed': breaks('A URL that clients built from the variables may lead nowhere, or elsewhere.'),
  'policy-changed': harmless('The contract does not say whether the policy is stricter: read what it means.'),
  'rate-limit-tightened': breaks('Clients that stay within the old limit may get 429.'),
  'rate-limit-loosened': harmless('Whoever stayed within the old limit stays within the new one.'),
  'rate-limit-renamed': harmless('The same numbers, counted under another name.'),
} satisfies Record<string, Rule>

const parameters = {
  'parameter-added': harmless('Whoever leaves it out is served as before.'),
  'required-parameter-added': narrows('Every request so far lacks it, and is refused.'),
  'parameter-removed': narrows('Clients that send it are refused, or it has no effect any more.'),
  'parameter-became-required': narrows('Clients that leave it out are refused.'),
  'parameter-became-optional': widens('Receivers that count on it may not get it.'),
  'parameter-location-changed': breaks('Clients send it where it is no longer read.'),
  'parameter-style-changed': breaks('Clients write the value in a form that is read differently now.'),
  'parameter-encoding-tightened': narrows('Clients that send such a value are refused or misread.'),
  'parameter-encoding-loosened': widens('Receivers may get values in a form that they do not know.'),
} satisfies Record<string, Rule>

const content = {
  'body-added': harmless('Whoever sends none is served as before.'),
  'required-body-added': narrows('Every request so far has no body, and is refused.'),
  'body-removed': breaks('Clients that send a body are refused, or it has no effect any more.'),
  'body-became-required': narrows('Clients that send no body are refused.'),
  'body-became-optional': widens('Receivers that count on a body may not get one.'),
  'media-type-added': harmless('The media types known so far stay; clients choose.'),
  'media-type-removed': breaks(
    'Clients that send this media type get 415.',
    'Clients that can read only this media type get nothing that they can read.',
  ),
  'media-type-encoding-changed': breaks(
    'Clients encode a part of the body in a form that is read differently now.',
    'A part of the body comes in a form that clients do not expect.',
  ),
  'success-status-added': widens('Clients that know the success statuses so far meet one that they do not handle.'),
  'success-status-removed': breaks(
    'Receivers that answer so are no longer understood.',
    'Clients that wait for this status get it no more.',
  ),
  'success-status-changed': breaks(
    'Receivers that answer the old status are no longer understood.',
    'Clients that check for the old status take the success for a failure.',
  ),
  'not-modified-added': harmless('It only answers those who ask conditionally.'),
  'redirect-status-added': widens('Clients that do not follow redirects get no answer.'),
  'error-status-added': harmless(
    'Clients handle errors by class (RFC 9110, 15), and it comes in a form that they know.',
  ),
  'error-status-added-in-new-form': widens(
    'Clients that read the errors so far cannot read this one: it has another media type.',
  ),
  'error-status-removed': harmless('It occurs no more; code that handles it is idle.'),
  'status-removed': harmless('It occurs no more; code that handles it is idle.'),
  'status-added': widens('Clients meet a status that they do not handle.'),
  'header-added': harmless('Clients ignore headers that they do not know.'),
  'header-removed': breaks('Receivers that send it find it ignored.', 'Clients that read the header get it no more.'),
  'header-became-optional': widens('Clients that count on the header may not get it.'),
  'header-became-required': narrows('Receivers that do not send it are refused.'),
} satisfies Record<string, Rule>

const security = {
  'security-required': breaks('Anonymous callers are refused with 401.'),
  'security-lifted': harmless('Whoever was let in still is; nobody needs to sign in any more.'),
  'security-made-optional': harmless('Whoever was let in still is; anonymous callers are now, too.'),
  'security-alternative-added': harmless('The ways to be let in so far stay.'),
  'security-alternative-removed': breaks('Callers that come in this way are refused with 401.'),
  'security-role-tightened': breaks('Callers without the role or scope are refused with 403.'),
  'security-role-loosened': harmless('Whoever was let in still is, and so are others.'),
  'security-scheme-changed': breaks('Callers present their credentials in a way that is no longer accepted.'),
  'oauth-flow-added': harmless('The flows so far stay.'),
  'oauth-flow-removed': breaks('Clients that use this flow get no token.'),
  'oauth-flow-changed': breaks('Clients ask for their tokens at a place that is no longer right.'),
  'oauth-scope-added': harmless('The scopes so far stay.'),
  'oauth-scope-removed': breaks('Clients that ask for this scope get no token.'),
} satisfies Record<string, Rule>

const schemas = {
  'type-narrowed': narrows('Clients that send a value of the type that was taken away are refused.'),
  'type-widened': widens('Clients may get a value of a type that they cannot read.'),
  'type-changed': breaks('Clients that send the old type are refused.', 'Clients that read the old type get another.'),
  'null-accepted': widens('Clients may get null where there was always a value.'),
  'null-refused': narrows('Clients that send null are refused.'),
  'value-forbidden': breaks('Whatever clients send here is refused.', 'What clients read here is never there.'),
  'value-permitted': widens('Clients may get a value where there was never one.'),
  'enum-value-added': widens('Clients that know the values so far meet one that they do not handle.'),
  'enum-value-removed': narrows('Clients that send this value are refused.'),
  'enum-introduced': narrows('Clients that send any other value are refused.'),
  'enum-dropped': widens('Clients that know the listed values meet others.'),
  'const-changed': breaks(
    'Clients that send the old value are refused.',
    'Clients that expect the old value get another.',
  ),
  'pattern-added': narrows('Clients that send a value that does not match are refused.'),
  'pattern-removed': widens('Clients that rely on the pattern may get a value that does not match it.'),
  'pattern-changed': breaks(
    'Clients may send what the old pattern allows and the new one does not.',
    'Clients that rely on the old pattern may get a value that does not match it.',
  ),
  'format-added': narrows('Clients that send a value of another format are refused.'),
  'format-removed': widens('Clients that parse the format may get a value that is not of it.'),
  'format-narrowed': narrows('Clients that send a number beyond the new range are refused.'),
  'format-widened': widens('Clients that hold the number in the old range may get one beyond it.'),
  'format-changed': breaks(
    'Clients that send the old format are refused.',
    'Clients that parse the old format get another.',
  ),
  'format-hint-changed': words('A hint for those who show the field; no value is affected.'),
  'multiple-of-tightened': narrows('Clients that send a number that is not such a multiple are refused.'),
  'multiple-of-loosened': widens('Clients that rely on the step may get a number between.'),
  'multiple-of-changed': breaks(
    'Clients that send a multiple of the old step may be refused.',
    'Clients that rely on the old step may get a number between.',
  ),
  'unique-items-required': narrows('Clients that send an item twice are refused.'),
  'unique-items-dropped': widens('Clients that rely on unique items may get one twice.'),
  'default-added': asks('Clients that leave it out now ask for this value, whatever it meant before.'),
  'default-removed': asks('Clients that leave it out no longer get the old default.'),
  'default-changed': asks('Clients that leave it out now ask for something else than before.'),
  'default-without-effect': words('The value is always there, so that its default never counts.'),
  'property-added': harmless(
    'Whoever leaves it out is served as before.',
    'Clients ignore members that they do not know.',
  ),
  'required-property-added': narrows(
    'Every request so far lacks it, and is refused.',
    'Clients ignore members that they do not know.',
  ),
  'property-removed': breaks(
    'Clients that send it are refused: other members are not allowed.',
    'Clients that read it find nothing.',
  ),
  'open-property-removed': {
    request: ['non-breaking', 'It may still be sent: other members are allowed.'],
    response: ['breaking', 'Clients that read it find nothing.'],
  },
  'property-became-required': narrows('Clients that leave it out are refused.'),
  'property-became-optional': widens('Clients that count on it may not get it.'),
  'additional-properties-allowed': harmless(accepted, 'Clients ignore members that they do not know.'),
  'additional-properties-forbidden': narrows('Clients that send other members are refused.'),
  'additional-properties-removed': breaks(
    'Clients that send such members are refused.',
    'Clients that read such members find nothing.',
  ),
  'pattern-property-added': narrows('Clients that send a member of such a name must send this schema.'),
  'pattern-property-removed': breaks(
    'Clients that send a member of such a name may be refused.',
    'Clients that read such members may find others, or none.',
  ),
  'alternative-added': widens('Clients may get a variant that they do not know.'),
  'alternative-removed': narrows('Clients that send this variant are refused.'),
  'alternatives-introduced': narrows('Clients that send none of the listed variants are refused.'),
  'alternatives-dropped': widens('Clients that know the listed variants may get something else.'),
  'one-of-tightened': narrows('Clients that send what fits several variants are refused.'),
  'one-of-loosened': widens('Clients may get what fits several variants at once.'),
  'discriminator-added': words('It says how to tell the variants apart; what fits is the same.'),
  'discriminator-removed': breaks('A generated client can no longer tell the variants apart.'),
  'discriminator-property-changed': breaks(
    'Clients name the variant in a member that is not looked at.',
    'Clients look for the variant in a member that does not tell it.',
  ),
  'discriminator-value-added': widens('Clients may get a variant name that they do not know.'),
  'discriminator-value-removed': narrows('Clients that name the variant so are refused.'),
  'discriminator-value-changed': breaks(
    'The same name asks for another schema.',
    'The same name announces another schema.',
  ),
  'read-only-set': narrows('Clients that send it are refused: only answers have it.', 'Answers have it as before.'),
  'read-only-unset': harmless('It may be sent now.', 'Answers have it as before.'),
  'write-only-set': widens('Clients that read it find nothing: only requests have it.', 'It may be sent as before.'),
  'write-only-unset': harmless('It may be sent as before.', 'Clients ignore members that they do not know.'),
  'condition-added': narrows('Clients that send what does not fulfil the condition are refused.'),
  'condition-removed': widens('Clients that rely on the condition may get what does not fulfil it.'),
  'condition-changed': breaks(
    'Clients may send what fulfils the old condition and not the new one.',
    'Clients that rely on the old condition may get what does not fulfil it.',
  ),
  'content-encoding-changed': breaks(
    'Clients write the text in a form that is read differently now.',
    'Clients read the text in a form that it no longer has.',
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
  'links-changed': words('Links say how operations follow one another; each of them is as before.'),
  'info-changed': words(),
  'external-docs-changed': words(),
  'extension-changed': words('An extension that no rule knows: nothing that OpenAPI defines has changed.'),
  'keyword-changed': words('A member that neither OpenAPI nor JSON Schema gives a meaning here.'),
  'schema-dialect-changed': breaks('Every schema may mean something else under another dialect.'),
} satisfies Record<string, Rule>

const all = { ...operations, ...parameters, ...content, ...security, ...schemas, ...bounds, ...documentation }
/** A stable name of what happened, such as `enum-value-added`. */
export type Kind = keyof typeof all
export const rules: Record<Kind, Rule> = all
