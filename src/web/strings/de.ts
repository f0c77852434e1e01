/** Every text of the app, in German. */
import { en, type Strings } from './en.ts'

export const de: Strings = { ...en }
