/** The texts of the service's own messages. */
import { textsOf } from './texts-of.ts'

const en = {
  maintenance: 'The service is being maintained.',
  waits: 'What you change waits on this device.',
  hide: 'Hide this message',
}

const de: typeof en = {
  maintenance: 'Der Dienst wird gewartet.',
  waits: 'Was du änderst, wartet auf diesem Gerät.',
  hide: 'Diese Mitteilung ausblenden',
}

export const notice = textsOf({ en, de })
