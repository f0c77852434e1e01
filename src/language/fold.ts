/** Texts without regard to case, accents, width and composition, and their words, by which they are found. */

/**
 * Accents: the blocks of combining diacritical marks, and the vowel signs that Hebrew and Arabic leave out. The iota below is a
 * letter in upper case.
 */
const accents =
  /[\u0300-\u0344\u0346-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]|[\u0591-\u05bd]|[\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7]|[\u064b-\u065f]|\u0670/g

/** Characters without an appearance, which a text may have anywhere. */
const invisible = /\p{Default_Ignorable_Code_Point}/gu

/**
 * A text by which it is compared: decomposed (NFKD), without accents, and in full case folding, so that ß is ss. It is
 * Unicode's default for every language: the dotless ı is not i.
 */
export function fold(text: string): string {
  const bare = text.normalize('NFKD').replace(invisible, '').replace(accents, '')
  return foldCase(bare).normalize('NFKD').replace(accents, '')
}

/** Unicode's full case folding, for every language: ß is ss, and the dotless ı is not i. */
export function foldCase(text: string): string {
  const parts: string[] = []
  // In lower case first: the capital ẞ has no upper case, and becomes ß. The final sigma is a sigma.
  for (const part of text.split('ı')) parts.push(part.toLowerCase().toUpperCase().toLowerCase().replaceAll('ς', 'σ'))
  return parts.join('ı')
}

/** Punctuation and white space: everything else, such as a plus or an emoji, is part of a word. */
const between = /[\p{P}\p{Z}\p{C}]+/gu

/** A character of a script that has no spaces between words: it is a word by itself. */
const alone =
  /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Thai}|\p{Script=Lao}|\p{Script=Khmer}|\p{Script=Myanmar}/gu

/** The words of a text as they are written. */
export function writtenWordsOf(text: string): string[] {
  return text.split(between).filter((word) => word !== '')
}

/** The words of a text, each once, folded. One of a script without spaces is its characters with spaces between them. */
export function wordsOf(text: string): string[] {
  const words = fold(text).split(between).map(spaced)
  return [...new Set(words)].filter((word) => word !== '')
}

/** The words of two texts in their order, with a space around each, so that a word in it begins behind a space. */
export function searchTextOf(title: string, description: string | null | undefined): string {
  const text = fold(description ? `${title} ${description}` : title).replaceAll(between, ' ')
  return ` ${spaced(text)} `
}

const spaced = (word: string) => word.replace(alone, ' $& ').replace(/ +/g, ' ').trim()

/**
 * A name without regard to case and width: equal names have the same one. Computed here, since databases differ in what they know
 * of letters.
 */
export const foldedName = (name: string): string => foldCase(name.normalize('NFKC')).normalize('NFKC')
