/** The texts of subtasks. */
import { textsOf } from './texts-of.ts'

const en = {
  many: 'Subtasks',
  add: 'Add subtask',
  progress: (done: number, all: number) => `${done} of ${all} subtasks completed`,
  partOf: (title: string) => `Part of “${title}”`,
  noParent: 'No subtask of another to-do',
  search: 'Search to-dos of this list',
  none: 'No to-do of this list can have it as a subtask.',
  indent: 'Make it a subtask of the to-do above',
  outdent: 'Take it out of its to-do',
  fold: 'Show or hide subtasks',
  show: (title: string) => `Show subtasks of “${title}”`,
  hide: (title: string) => `Hide subtasks of “${title}”`,
  nested: 'Made a subtask',
  unnested: 'No subtask any more',
  completedWith: (count: number) => (count === 1 ? 'Completed with 1 subtask' : `Completed with ${count} subtasks`),
  deletedWith: (count: number) => (count === 1 ? 'Deleted with 1 subtask' : `Deleted with ${count} subtasks`),
}

const de: typeof en = {
  many: 'Unteraufgaben',
  add: 'Unteraufgabe hinzufügen',
  progress: (done, all) => `${done} von ${all} Unteraufgaben erledigt`,
  partOf: (title) => `Teil von „${title}“`,
  noParent: 'Keine Unteraufgabe',
  search: 'Aufgaben dieser Liste suchen',
  none: 'Keine Aufgabe dieser Liste kann sie als Unteraufgabe haben.',
  indent: 'Zur Unteraufgabe der Aufgabe darüber machen',
  outdent: 'Aus ihrer Aufgabe herausnehmen',
  fold: 'Unteraufgaben zeigen oder verbergen',
  show: (title) => `Unteraufgaben von „${title}“ zeigen`,
  hide: (title) => `Unteraufgaben von „${title}“ verbergen`,
  nested: 'Zur Unteraufgabe gemacht',
  unnested: 'Keine Unteraufgabe mehr',
  completedWith: (count) => (count === 1 ? 'Mit 1 Unteraufgabe erledigt' : `Mit ${count} Unteraufgaben erledigt`),
  deletedWith: (count) => (count === 1 ? 'Mit 1 Unteraufgabe gelöscht' : `Mit ${count} Unteraufgaben gelöscht`),
}

export const subtasks = textsOf({ en, de })
