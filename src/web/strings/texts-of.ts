/** The texts of screens that are loaded by themselves, in the person's language. */
import { type Language, language } from './index.ts'

export const textsOf = <T extends object>(texts: Record<Language, T>): T => texts[language()]
