/** The words of a text, and the text in which they are found. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { searchTextOf, wordsOf } from '../../src/language/fold.ts'

test.each([
  ['Buy milk, buy OAT-milk', ['buy', 'milk', 'oat']],
  ['Straße (Größe)', ['strasse', 'grosse']],
  ['C++ & 🌊', ['c++', '🌊']],
  ['東京タワー', ['東 京 タ ワ ー']],
  ['%_\\', []],
])('%s has the words %j', (text, words) => {
  expect(wordsOf(text)).toEqual(words)
})

test('each word of a text, and its beginning, is found in it in any case, and no sign has a special meaning', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.string({ maxLength: 10 }), (text, other) => {
      const found = searchTextOf(other, text)
      for (const word of wordsOf(text.toUpperCase().normalize('NFD'))) expect(found).toContain(` ${word}`)
      expect(found).not.toMatch(/[%_\\]/)
    }),
    { numRuns: 300 },
  )
})
