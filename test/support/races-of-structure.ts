/** The writes of sections, labels, views and reminders in the races. */
import { by, type Write } from './race-write.ts'

/** By operation, or by `operation: variant`. */
export const writesOfStructure: Record<string, Write> = {
  createSection: by(
    'bob',
    'POST',
    ({ first }) => `/projects/${first}/sections`,
    () => ({ name: 'Done', takes_completed: true }),
  ),
  updateSection: by(
    'ann',
    'PATCH',
    ({ section }) => `/sections/${section}`,
    () => ({ takes_completed: true }),
  ),
  moveSection: by(
    'ann',
    'POST',
    ({ section }) => `/sections/${section}/move`,
    () => ({ to: 'last' }),
  ),
  deleteSection: by('bob', 'DELETE', ({ section }) => `/sections/${section}`),
  createLabel: by(
    'bob',
    'POST',
    () => '/labels',
    ({ first }) => ({ name: 'New', project_id: first }),
  ),
  'createLabel: own': by(
    'bob',
    'POST',
    () => '/labels',
    () => ({ name: 'New' }),
  ),
  updateLabel: by(
    'ann',
    'PATCH',
    ({ label }) => `/labels/${label}`,
    () => ({ name: 'Later' }),
  ),
  'updateLabel: own': by(
    'bob',
    'PATCH',
    ({ ownLabel }) => `/labels/${ownLabel}`,
    () => ({ name: 'Later' }),
  ),
  createView: by(
    'bob',
    'POST',
    () => '/views',
    ({ first }) => ({ name: 'New', project_id: first }),
  ),
  'createView: own': by(
    'bob',
    'POST',
    () => '/views',
    () => ({ name: 'New' }),
  ),
  updateView: by(
    'ann',
    'PATCH',
    ({ view }) => `/views/${view}`,
    () => ({ filter: 'completed' }),
  ),
  'moveView: own': by(
    'bob',
    'POST',
    ({ ownView }) => `/views/${ownView}/move`,
    () => ({ to: 'first' }),
  ),
  deleteView: by('ann', 'DELETE', ({ view }) => `/views/${view}`),
  deleteLabel: by('ann', 'DELETE', ({ label }) => `/labels/${label}`),
  'deleteLabel: own': by('bob', 'DELETE', ({ ownLabel }) => `/labels/${ownLabel}`),
  createReminder: by(
    'bob',
    'POST',
    ({ bobs }) => `/todos/${bobs}/reminders`,
    () => ({ minutes_before: 30 }),
  ),
  snoozeReminder: by(
    'bob',
    'POST',
    ({ reminder }) => `/reminders/${reminder}/snooze`,
    () => ({ minutes: 30 }),
  ),
  deleteReminder: by('bob', 'DELETE', ({ reminder }) => `/reminders/${reminder}`),
}
