/** Plans the people, projects and teams of a workspace, which fit into memory. */
import { base, de, en, es, Faker, fr } from '@faker-js/faker'
import { v7 as uuid } from 'uuid'
import type { ProjectRole } from '../../src/features/projects/queries.ts'
import type { Chance } from './random.ts'
import { describe, household, office, type Vocabulary } from './words.ts'

/** A project, section or label, by its name. */
export interface Named {
  id: string
  name: string
}

/** Instants are milliseconds since 1970. */
export interface Person {
  id: string
  email: string
  name: string
  created: number
  /** For todos without a project. */
  labels: Named[]
}

export interface Project {
  id: string
  name: string
  description: string | null
  vocabulary: Vocabulary
  /** In their order; completed todos go to the last one. */
  sections: Named[]
  labels: Named[]
  created: number
  /** Null: it is active. */
  archived: number | null
  /** The owner is first. */
  team: { person: Person; role: ProjectRole }[]
  /** Those of the team who may write. */
  editors: Person[]
}

export interface Workspace {
  people: Person[]
  /** Oldest first. */
  projects: Project[]
  /** Everything happens between `begin` and `now`. */
  begin: number
  now: number
}

export const day = 86_400_000
/** The age of the oldest project in days, about nine months. */
const span = 270
const largestTeam = 8

/** `domain` is the part behind the @ of all addresses. */
export function planWorkspace(
  chance: Chance,
  sizes: { users: number; projects: number },
  domain: string,
  now: number,
): Workspace {
  const begin = now - span * day
  const people = planPeople(chance, sizes.users, domain, begin)
  return { people, projects: planProjects(chance, sizes.projects, people, begin, now), begin, now }
}

/** All people register in the month before `begin`, so that no project is older than its owner. */
function planPeople(chance: Chance, count: number, domain: string, begin: number): Person[] {
  const { randomizer } = chance
  const fakers = [en, de, es, fr].map((locale) => new Faker({ locale: [locale, en, base], randomizer }))
  const taken = new Map<string, number>()
  return Array.from({ length: count }, (_, index) => {
    const { person } = chance.pick(fakers)
    const [first, last] = [person.firstName(), person.lastName()]
    const plain = `${asAddress(first)}.${asAddress(last)}`
    const namesakes = (taken.get(plain) ?? 0) + 1
    taken.set(plain, namesakes)
    const email = `${namesakes === 1 ? plain : `${plain}.${namesakes}`}@${domain}`
    const created = Math.floor(begin - 30 * day * (1 - index / count))
    const labels = namedAt(created, household.labels)
    return { id: uuid({ msecs: created }), email, name: `${first} ${last}`, created, labels }
  })
}

const sectionNames = ['To do', 'Doing', 'Done']

const namedAt = (msecs: number, names: readonly string[]): Named[] =>
  names.map((name) => ({ id: uuid({ msecs }), name }))

/** `Émilie` to `emilie`, `Muñoz de la Cruz` to `munozdelacruz`. */
function asAddress(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/[^a-z]/g, '')
}

/** Projects begin during the first half of the time. The first one begins at once, and the first person owns it. */
function planProjects(chance: Chance, count: number, people: Person[], begin: number, now: number): Project[] {
  const names = [household, office].flatMap((vocabulary) => vocabulary.projects.map((name) => ({ name, vocabulary })))
  const order = chance.shuffle(names)
  return Array.from({ length: count }, (_, index) => {
    const { name, vocabulary } = order[index % order.length] as (typeof order)[number]
    const round = Math.floor(index / order.length)
    const created = Math.floor(begin + ((now - begin) / 2) * (index / count))
    const team = planTeam(chance, people, index === 0 ? (people[0] as Person) : chance.favour(people))
    return {
      id: uuid({ msecs: created }),
      name: round === 0 ? name : `${name} ${round + 1}`,
      description: chance.happens(0.6) ? describe(chance, vocabulary) : null,
      vocabulary,
      sections: namedAt(created, sectionNames),
      labels: namedAt(created, vocabulary.labels),
      created,
      archived: index > 0 && chance.happens(0.1) ? chance.between(created, now) : null,
      team,
      editors: team.filter(({ role }) => role !== 'viewer').map(({ person }) => person),
    }
  })
}

function planTeam(chance: Chance, people: Person[], owner: Person): Project['team'] {
  const others = new Set<Person>()
  const size = Math.floor(chance.next() * Math.min(largestTeam, people.length))
  while (others.size < size) {
    const candidate = chance.pick(people)
    if (candidate !== owner) others.add(candidate)
  }
  const roleOf = (): ProjectRole => (chance.happens(0.1) ? 'owner' : chance.happens(0.7) ? 'editor' : 'viewer')
  return [{ person: owner, role: 'owner' }, ...Array.from(others, (person) => ({ person, role: roleOf() }))]
}
