/** The writes of todos in the races. */
import type { Name, RaceWorld } from './race-world.ts'
import { by, type Write } from './race-write.ts'

const patchTodo = (name: Name, todo: TodoName, body: (world: RaceWorld) => object) =>
  by(name, 'PATCH', (world) => `/todos/${world[todo]}`, body)

type TodoName = 'anns' | 'bobs' | 'other' | 'own' | 'ownToo' | 'below' | 'ownBelow'

/** By operation, or by `operation: variant`. */
export const writesOfTodos: Record<string, Write> = {
  createTodo: by(
    'bob',
    'POST',
    () => '/todos',
    ({ first, ids }) => ({ title: 'New', project_id: first, assignee_ids: [ids.ann] }),
  ),
  'createTodo: own': by(
    'bob',
    'POST',
    () => '/todos',
    () => ({ title: 'New' }),
  ),
  quickAddTodo: by(
    'bob',
    'POST',
    () => '/todos/quick',
    ({ second }) => ({ text: 'New tomorrow +bob', project_id: second }),
  ),
  'quickAddTodo: names a project': by(
    'bob',
    'POST',
    () => '/todos/quick',
    ({ firstName }) => ({ text: `New @"${firstName}"` }),
  ),
  updateTodo: patchTodo('bob', 'anns', () => ({ title: 'Changed' })),
  'updateTodo: completes': patchTodo('ann', 'anns', () => ({ completed: true })),
  'updateTodo: assigns': patchTodo('ann', 'bobs', ({ ids }) => ({ assignee_ids: [ids.ann, ids.bob] })),
  'updateTodo: to the other project': patchTodo('bob', 'anns', ({ second }) => ({ project_id: second })),
  'updateTodo: back again': patchTodo('bob', 'other', ({ first }) => ({ project_id: first })),
  'updateTodo: out of its project': patchTodo('bob', 'bobs', () => ({ project_id: null })),
  'updateTodo: own, into a project': patchTodo('bob', 'own', ({ first }) => ({ project_id: first })),
  'createTodo: labelled': by(
    'bob',
    'POST',
    () => '/todos',
    ({ first, label }) => ({ title: 'New', project_id: first, label_ids: [label] }),
  ),
  'createTodo: own, labelled': by(
    'bob',
    'POST',
    () => '/todos',
    ({ ownLabel }) => ({ title: 'New', label_ids: [ownLabel] }),
  ),
  'updateTodo: labels': patchTodo('bob', 'bobs', ({ label }) => ({ label_ids: [label] })),
  'updateTodo: own, no labels': patchTodo('bob', 'own', () => ({ label_ids: [] })),
  'createTodo: a subtask': by(
    'bob',
    'POST',
    () => '/todos',
    ({ anns }) => ({ title: 'New', parent_id: anns }),
  ),
  'createTodo: own, a subtask': by(
    'bob',
    'POST',
    () => '/todos',
    ({ ownBelow }) => ({ title: 'New', parent_id: ownBelow }),
  ),
  'updateTodo: below another': patchTodo('ann', 'anns', ({ bobs }) => ({ parent_id: bobs })),
  'updateTodo: the other way': patchTodo('bob', 'bobs', ({ anns }) => ({ parent_id: anns })),
  'updateTodo: own, below another': patchTodo('bob', 'own', ({ ownToo }) => ({ parent_id: ownToo })),
  'updateTodo: own, the other way': patchTodo('bob', 'ownToo', ({ ownBelow }) => ({ parent_id: ownBelow })),
  'updateTodo: own, completes a tree': patchTodo('bob', 'own', () => ({ completed: true })),
  'updateTodo: own, completes a subtask': patchTodo('bob', 'ownBelow', () => ({ completed: true })),
  'updateTodo: own, names a subtask': patchTodo('bob', 'ownBelow', () => ({ title: 'Changed' })),
  'updateTodo: completes a tree': patchTodo('bob', 'bobs', () => ({ completed: true })),
  'updateTodo: a tree to the other project': patchTodo('bob', 'bobs', ({ second }) => ({ project_id: second })),
  'updateTodo: names a subtask': patchTodo('ann', 'below', () => ({ title: 'Changed' })),
  'deleteTodo: own, a tree': by('bob', 'DELETE', ({ own }) => `/todos/${own}`),
  'deleteTodo: a tree': by('bob', 'DELETE', ({ bobs }) => `/todos/${bobs}`),
  'updateTodo: section': patchTodo('bob', 'bobs', ({ section }) => ({ section_id: section })),
  'updateTodo: due': patchTodo('ann', 'anns', () => ({ due_on: '2030-01-01' })),
  updateManyTodos: by(
    'bob',
    'PATCH',
    () => '/todos',
    ({ own, ownBelow, anns, other, bobs, second }) => ({
      ids: [other, own, ownBelow, bobs, anns],
      patch: { completed: true, project_id: second },
    }),
  ),
  'updateManyTodos: by a filter': by(
    'ann',
    'PATCH',
    () => '/todos',
    () => ({ filter: 'not completed', patch: { priority: 1 } }),
  ),
  'updateManyTodos: completes by a filter': by(
    'bob',
    'PATCH',
    () => '/todos',
    () => ({ filter: 'not completed', patch: { completed: true } }),
  ),
  'updateManyTodos: labels': by(
    'bob',
    'PATCH',
    () => '/todos',
    ({ bobs, label }) => ({ ids: [bobs], patch: { label_ids: [label] } }),
  ),
  deleteTodo: by('ann', 'DELETE', ({ anns }) => `/todos/${anns}`),
  skipTodo: by('bob', 'POST', ({ anns }) => `/todos/${anns}/skip`),
  'updateTodo: opens again': patchTodo('bob', 'anns', () => ({ completed: false })),
  moveTodo: by(
    'ann',
    'POST',
    ({ anns }) => `/todos/${anns}/move`,
    () => ({ to: 'first' }),
  ),
  'moveTodo: after another': by(
    'bob',
    'POST',
    ({ bobs }) => `/todos/${bobs}/move`,
    ({ anns }) => ({ after: anns }),
  ),
  'moveTodo: own': by(
    'bob',
    'POST',
    ({ own }) => `/todos/${own}/move`,
    ({ ownToo }) => ({ after: ownToo }),
  ),
}
