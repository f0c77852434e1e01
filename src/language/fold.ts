/** Texts without regard to case, accents, width and composition. */

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
export const foldCase = (text: string): string => text.split('ı').map(caseFolded).join('ı')

/** In lower case first: the capital ẞ has no upper case, and becomes ß. The final sigma is a sigma. */
const caseFolded = (text: string) => text.toLowerCase().toUpperCase().toLowerCase().replaceAll('ς', 'σ')
