/** The texts of the screens of admins. */
import { textsOf } from './texts-of.ts'

const en = {
  title: 'People',
  search: 'Search by name or address',
  invite: 'Invite',
  inviteEmail: 'Email address (optional)',
  inviteLink: 'Anybody with this link can create an account:',
  disable: 'Disable',
  enable: 'Enable',
  disabled: 'Disabled',
  makeAdmin: 'Make admin',
  makeUser: 'Make an ordinary user',
  signOutEverywhere: 'Sign out everywhere',
  sendReset: 'Send a password reset',
  actions: (name: string) => `Actions for ${name}`,
  done: 'Done',
  admin: 'Admin',
  jobs: 'Failed jobs',
  retry: 'Retry',
  noJobs: 'No job has failed.',
  since: (when: string) => `Since ${when}`,
}

const de: typeof en = {
  title: 'Personen',
  search: 'Name oder Adresse suchen',
  invite: 'Einladen',
  inviteEmail: 'E-Mail-Adresse (freiwillig)',
  inviteLink: 'Mit diesem Link kann jede Person ein Konto anlegen:',
  disable: 'Sperren',
  enable: 'Entsperren',
  disabled: 'Gesperrt',
  makeAdmin: 'Zum Admin machen',
  makeUser: 'Admin-Rechte entziehen',
  signOutEverywhere: 'Überall abmelden',
  sendReset: 'Link für ein neues Passwort senden',
  actions: (name) => `Aktionen für ${name}`,
  done: 'Erledigt',
  admin: 'Admin',
  jobs: 'Fehlgeschlagene Aufträge',
  retry: 'Wiederholen',
  noJobs: 'Kein Auftrag ist fehlgeschlagen.',
  since: (when) => `Seit ${when}`,
}

export const admin = textsOf({ en, de })
