/** The words of a text, by which it is found. */
import { fold } from './fold.ts'

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
