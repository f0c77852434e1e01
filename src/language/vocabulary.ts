/** The words of recurrences in each language, folded, and the words in front of a date that belong to it. */
import { fold } from './fold.ts'

export type Unit = 'day' | 'week' | 'month' | 'year' | 'workday'

export interface Vocabulary {
  /** Words that open a recurrence: `every`. More than one word is one entry. */
  every: string[]
  /** Between `every` and a unit: each second one. */
  other: string[]
  units: Record<Unit, string[]>
  /** From Monday to Sunday. */
  days: string[][]
  /** From January to December, long and short. */
  months: string[][]
  numbers: Map<string, number>
  /** `first` is 1, and `last` is -1. */
  ordinals: Map<string, number>
  /** A number in digits that is an ordinal: `15th`. */
  ordinal: RegExp
  and: string[]
  /** Between a day and its month. */
  of: string[]
  /** Behind an ordinal: `of the month`. */
  ofMonth: string[]
  /** In front of a date. */
  before: string[]
  /** Words that are dates by themselves in this language, and more often something else. */
  common: string[]
}

export const languages = ['en', 'de', 'fr', 'es'] as const
export type Language = (typeof languages)[number]

const numbers = (values: Record<string, number>) => new Map(Object.entries(values))

function monthsOf(language: Language): string[][] {
  const formats = (['long', 'short'] as const).map(
    (month) => new Intl.DateTimeFormat(language, { month, timeZone: 'UTC' }),
  )
  return Array.from({ length: 12 }, (_, index) => {
    const date = Date.UTC(2026, index, 1)
    return formats.map((format) => fold(format.format(date)).replace('.', ''))
  })
}

export const vocabularies: Record<Language, Vocabulary> = {
  en: {
    every: ['every', 'each'],
    other: ['other'],
    units: {
      day: ['day', 'days'],
      week: ['week', 'weeks'],
      month: ['month', 'months'],
      year: ['year', 'years'],
      workday: ['weekday', 'weekdays', 'workday', 'workdays'],
    },
    days: [
      ['monday', 'mondays', 'mon'],
      ['tuesday', 'tuesdays', 'tue', 'tues'],
      ['wednesday', 'wednesdays', 'wed'],
      ['thursday', 'thursdays', 'thu', 'thur', 'thurs'],
      ['friday', 'fridays', 'fri'],
      ['saturday', 'saturdays', 'sat'],
      ['sunday', 'sundays', 'sun'],
    ],
    months: monthsOf('en'),
    numbers: numbers({
      one: 1,
      two: 2,
      three: 3,
      four: 4,
      five: 5,
      six: 6,
      seven: 7,
      eight: 8,
      nine: 9,
      ten: 10,
      twelve: 12,
    }),
    ordinals: numbers({ first: 1, second: 2, third: 3, fourth: 4, fifth: 5, last: -1 }),
    ordinal: /^(\d{1,2})(st|nd|rd|th)$/,
    and: ['and'],
    of: ['of'],
    ofMonth: ['of the month', 'of each month', 'of every month', 'in the month'],
    before: ['on', 'at', 'by', 'due', 'from'],
    common: ['now', 'sun', 'sat', 'mon', 'wed', 'second', 'may', 'march', '24/7'],
  },
  de: {
    every: ['jeden', 'jede', 'jedes', 'jeder', 'alle'],
    other: ['andere', 'anderen'],
    units: {
      day: ['tag', 'tage'],
      week: ['woche', 'wochen'],
      month: ['monat', 'monate'],
      year: ['jahr', 'jahre'],
      workday: ['werktag', 'werktage', 'arbeitstag', 'arbeitstage', 'wochentag', 'wochentage'],
    },
    days: [
      ['montag', 'mo'],
      ['dienstag', 'di'],
      ['mittwoch', 'mi'],
      ['donnerstag', 'do'],
      ['freitag', 'fr'],
      ['samstag', 'sonnabend', 'sa'],
      ['sonntag', 'so'],
    ],
    months: monthsOf('de'),
    numbers: numbers({
      zwei: 2,
      drei: 3,
      vier: 4,
      funf: 5,
      sechs: 6,
      sieben: 7,
      acht: 8,
      neun: 9,
      zehn: 10,
      zwolf: 12,
    }),
    ordinals: numbers({
      ...{ erste: 1, ersten: 1, erster: 1, erstes: 1, zweite: 2, zweiten: 2, dritte: 3, dritten: 3 },
      ...{ vierte: 4, vierten: 4, funfte: 5, funften: 5, letzte: -1, letzten: -1, letzter: -1 },
    }),
    ordinal: /^(\d{1,2})\.$/,
    and: ['und'],
    of: [],
    ofMonth: ['im monat', 'des monats', 'jeden monats', 'eines monats'],
    before: ['am', 'um', 'bis', 'ab', 'im', 'den', 'zum'],
    common: ['jetzt', 'mo', 'di', 'mi', 'do', 'fr', 'sa', 'so', 'mai', 'marz'],
  },
  fr: {
    every: ['tous les', 'toutes les', 'chaque'],
    other: [],
    units: {
      day: ['jour', 'jours'],
      week: ['semaine', 'semaines'],
      month: ['mois'],
      year: ['an', 'ans', 'annee', 'annees'],
      workday: ['jour ouvrable', 'jours ouvrables', 'jour ouvre', 'jours ouvres'],
    },
    days: [
      ['lundi', 'lundis'],
      ['mardi', 'mardis'],
      ['mercredi', 'mercredis'],
      ['jeudi', 'jeudis'],
      ['vendredi', 'vendredis'],
      ['samedi', 'samedis'],
      ['dimanche', 'dimanches'],
    ],
    months: monthsOf('fr'),
    numbers: numbers({ deux: 2, trois: 3, quatre: 4, cinq: 5, six: 6, sept: 7, huit: 8, neuf: 9, dix: 10, douze: 12 }),
    ordinals: numbers({
      ...{ premier: 1, premiers: 1, premiere: 1, deuxieme: 2, deuxiemes: 2, second: 2, seconde: 2 },
      ...{ troisieme: 3, troisiemes: 3, quatrieme: 4, cinquieme: 5, dernier: -1, derniers: -1, derniere: -1 },
    }),
    ordinal: /^(\d{1,2})(er|e|eme)$/,
    and: ['et'],
    of: [],
    ofMonth: ['du mois', 'de chaque mois'],
    before: ['le', 'la', 'a', 'ce', 'pour', 'avant', 'des'],
    common: ['maintenant', 'mar', 'mer', 'sam', 'mai', 'mars'],
  },
  es: {
    every: ['cada', 'todos los', 'todas las'],
    other: [],
    units: {
      day: ['dia', 'dias'],
      week: ['semana', 'semanas'],
      month: ['mes', 'meses'],
      year: ['ano', 'anos'],
      workday: ['dia laborable', 'dias laborables', 'dia habil', 'dias habiles'],
    },
    days: [
      ['lunes'],
      ['martes'],
      ['miercoles'],
      ['jueves'],
      ['viernes'],
      ['sabado', 'sabados'],
      ['domingo', 'domingos'],
    ],
    months: monthsOf('es'),
    numbers: numbers({
      dos: 2,
      tres: 3,
      cuatro: 4,
      cinco: 5,
      seis: 6,
      siete: 7,
      ocho: 8,
      nueve: 9,
      diez: 10,
      doce: 12,
    }),
    ordinals: numbers({
      ...{ primer: 1, primero: 1, primera: 1, segundo: 2, segunda: 2, tercer: 3, tercero: 3, tercera: 3 },
      ...{ cuarto: 4, cuarta: 4, quinto: 5, quinta: 5, ultimo: -1, ultima: -1 },
    }),
    ordinal: /^(\d{1,2})(º|ª|o|a)$/,
    and: ['y'],
    of: ['de'],
    ofMonth: ['del mes', 'de cada mes'],
    before: ['el', 'la', 'a', 'este', 'esta', 'para', 'antes'],
    common: ['ahora', 'mar', 'mie', 'sab', 'dom'],
  },
}
