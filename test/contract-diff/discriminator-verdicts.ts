// Verdicts on choices with a discriminator, and on schemas that extend one with a discriminator.
import type { JsonObject } from '../../scripts/contract-diff/document.ts'
import { breaks, fits, type SchemaRow, same } from './verdicts.ts'

const string = { type: 'string' }
const integer = { type: 'integer' }
const S = '#/components/schemas/'
const r = (name: string) => ({ $ref: `${S}${name}` })
const pet = (own: string) => ({ type: 'object', required: ['kind'], properties: { kind: string, [own]: string } })
const [Cat, Dog, Bird] = [pet('meow'), pet('bark'), pet('fly')]
const disc = (mapping?: JsonObject) => ({ discriminator: { propertyName: 'kind', ...(mapping && { mapping }) } })
const catDisc = { oneOf: [r('Cat'), r('Dog')], ...disc() }
const Pet = {
  type: 'object',
  required: ['kind'],
  properties: { kind: string },
  ...disc({ cat: `${S}PCat`, dog: `${S}PDog` }),
}
const extended = (members: JsonObject) => ({ allOf: [r('Pet'), { type: 'object', ...members }] })
const [PCat, PDog] = [extended({ properties: { meow: string } }), extended({ properties: { bark: string } })]

export const discriminatorRows: SchemaRow[] = [
  [
    'disc same',
    { oneOf: [r('Cat'), r('Dog')], ...disc() },
    { oneOf: [r('Dog'), r('Cat')], ...disc() },
    same,
    same,
    { Cat, Dog },
  ],
  [
    'disc variant added',
    { oneOf: [r('Cat'), r('Dog')], ...disc() },
    { oneOf: [r('Cat'), r('Dog'), r('Bird')], ...disc() },
    fits,
    breaks,
    { Cat, Dog, Bird },
  ],
  [
    'disc variant removed',
    { oneOf: [r('Cat'), r('Dog'), r('Bird')], ...disc() },
    { oneOf: [r('Cat'), r('Dog')], ...disc() },
    breaks,
    fits,
    { Cat, Dog, Bird },
  ],
  [
    'disc mapping explicit = implicit',
    { oneOf: [r('Cat'), r('Dog')], ...disc() },
    { oneOf: [r('Cat'), r('Dog')], ...disc({ Cat: 'Cat', Dog: `${S}Dog` }) },
    same,
    same,
    { Cat, Dog },
  ],
  [
    'disc mapping swapped',
    { oneOf: [r('Cat'), r('Dog')], ...disc({ a: `${S}Cat`, b: `${S}Dog` }) },
    { oneOf: [r('Cat'), r('Dog')], ...disc({ a: `${S}Dog`, b: `${S}Cat` }) },
    breaks,
    breaks,
    { Cat, Dog },
  ],
  [
    'disc mapping url',
    { oneOf: [r('Cat'), r('Dog')], ...disc({ a: 'https://e.com/Cat.json', b: `${S}Dog` }) },
    { oneOf: [r('Cat'), r('Dog')], ...disc({ a: 'https://e.com/Cat.json', b: `${S}Dog` }) },
    same,
    same,
    { Cat, Dog },
  ],
  [
    'disc mapping file',
    { oneOf: [r('Cat'), r('Dog')], ...disc({ a: 'Cat.json', b: `${S}Dog` }) },
    { oneOf: [r('Cat'), r('Dog')], ...disc({ a: 'Cat.json', b: `${S}Dog` }) },
    same,
    same,
    { Cat, Dog },
  ],
  [
    'disc two tags of one variant, one removed',
    { oneOf: [r('Cat'), r('Dog')], ...disc({ a: `${S}Cat`, a2: `${S}Cat`, b: `${S}Dog` }) },
    { oneOf: [r('Cat'), r('Dog')], ...disc({ a: `${S}Cat`, b: `${S}Dog` }) },
    breaks,
    fits,
    { Cat, Dog },
  ],
  [
    'disc two tags of one variant, one added',
    { oneOf: [r('Cat'), r('Dog')], ...disc({ a: `${S}Cat`, b: `${S}Dog` }) },
    { oneOf: [r('Cat'), r('Dog')], ...disc({ a: `${S}Cat`, a2: `${S}Cat`, b: `${S}Dog` }) },
    fits,
    breaks,
    { Cat, Dog },
  ],
  [
    'disc variant required',
    { oneOf: [r('Cat'), r('Dog')], ...disc() },
    { oneOf: [r('Cat'), r('Dog')], ...disc() },
    breaks,
    fits,
    { Cat, Dog },
    { Cat: { ...Cat, required: ['kind', 'meow'] }, Dog },
  ],
  [
    'disc anyOf -> oneOf',
    { anyOf: [r('Cat'), r('Dog')], ...disc() },
    { oneOf: [r('Cat'), r('Dog')], ...disc() },
    same,
    same,
    { Cat, Dog },
  ],
  [
    'disc oneOf -> anyOf',
    { oneOf: [r('Cat'), r('Dog')], ...disc() },
    { anyOf: [r('Cat'), r('Dog')], ...disc() },
    same,
    same,
    { Cat, Dog },
  ],
  ['inherit same', r('Pet'), r('Pet'), same, same, { Pet, PCat, PDog }],
  [
    'inherit optional added',
    r('Pet'),
    r('Pet'),
    fits,
    fits,
    { Pet, PCat, PDog },
    { Pet, PCat: { allOf: [r('Pet'), { type: 'object', properties: { meow: string, purr: string } }] }, PDog },
  ],
  [
    'inherit required added',
    r('Pet'),
    r('Pet'),
    breaks,
    fits,
    { Pet, PCat, PDog },
    { Pet, PCat: { allOf: [r('Pet'), { type: 'object', required: ['meow'], properties: { meow: string } }] }, PDog },
  ],
  [
    'inherit type changed',
    r('Pet'),
    r('Pet'),
    breaks,
    breaks,
    { Pet, PCat, PDog },
    { Pet, PCat: { allOf: [r('Pet'), { type: 'object', properties: { meow: integer } }] }, PDog },
  ],
  [
    'inherit array',
    { type: 'array', items: r('Pet') },
    { type: 'array', items: r('Pet') },
    breaks,
    breaks,
    { Pet, PCat, PDog },
    { Pet, PCat: { allOf: [r('Pet'), { type: 'object', properties: { meow: integer } }] }, PDog },
  ],
  [
    'nested disc in oneOf',
    { oneOf: [catDisc, string] },
    { oneOf: [catDisc, string, integer] },
    fits,
    breaks,
    { Cat, Dog },
  ],
  [
    'nested disc beside overlap',
    { oneOf: [catDisc, { ...string, maxLength: 5 }] },
    { oneOf: [catDisc, { ...string, maxLength: 5 }, { ...string, pattern: '^a' }] },
    breaks,
    breaks,
    { Cat, Dog },
  ],
]
