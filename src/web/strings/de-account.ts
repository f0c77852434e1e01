/** The texts of signing in, the settings, the admins and the errors, in German. */
import type { enAccount } from './en-account.ts'

export const deAccount: typeof enAccount = {
  session: {
    signOut: 'Abmelden',
    signOutConfirm: 'Abmelden?',
    signOutText: (waiting) =>
      waiting === 0
        ? 'Deine Aufgaben werden von diesem Gerät entfernt.'
        : `${waiting === 1 ? '1 Änderung wurde' : `${waiting} Änderungen wurden`} noch nicht gesendet und ${waiting === 1 ? 'geht' : 'gehen'} verloren.`,
  },
  errors: {
    title: 'Etwas ist schiefgegangen',
    text: 'Die App ist auf einen unerwarteten Fehler gestoßen. Deine Änderungen sind auf diesem Gerät erhalten.',
    reload: 'Neu laden',
    copy: 'Bericht kopieren',
    no_answer: 'Der Dienst ist nicht erreichbar. Prüfe deine Verbindung und versuch es noch einmal.',
    TimeoutError: 'Der Dienst ist nicht erreichbar. Prüfe deine Verbindung und versuch es noch einmal.',
    unavailable: 'Der Dienst ist ausgelastet. Versuch es gleich noch einmal.',
    rate_limited: 'Das war zu oft. Warte einen Moment und versuch es noch einmal.',
    internal_error: 'Der Dienst hat versagt. Versuch es noch einmal; der Bericht hilft denen, die ihn betreiben.',
    subtasks_too_deep: 'Eine Aufgabe hat höchstens fünf Ebenen von Unteraufgaben.',
    too_many_subtasks: 'Eine Aufgabe hat höchstens 499 Unteraufgaben.',
    parent_in_subtree: 'Eine Aufgabe kann keine Unteraufgabe von sich selbst oder einer eigenen Unteraufgabe sein.',
    quota_exceeded: 'Mehr darfst du hier nicht speichern.',
    invalid_credentials: 'Adresse und Passwort passen nicht zusammen.',
    password_incorrect: 'Dieses Passwort ist falsch.',
    email_taken: 'Es gibt schon ein Konto mit dieser Adresse.',
    password_too_common: 'Dieses Passwort ist zu leicht zu erraten. Wähle ein anderes.',
    mail_token_invalid: 'Dieser Link wurde schon benutzt oder ist zu alt.',
    invitation_invalid: 'Diese Einladung wurde schon benutzt oder ist zu alt.',
    registration_closed: 'Dieser Dienst nimmt keine neuen Konten an.',
    code_incorrect: 'Dieser Code ist falsch. Warte auf den nächsten und versuch ihn.',
    mfa_token_invalid: 'Das hat zu lange gedauert. Melde dich noch einmal an.',
    maintenance: 'Der Dienst wird gewartet. Deine Änderungen warten auf diesem Gerät.',
    email_unconfirmed:
      'Bestätige zuerst deine E-Mail-Adresse: In den Einstellungen sendet „Adresse ändern“ mit derselben Adresse einen Link.',
    passkey_refused: 'Dieser Passkey passt hier nicht mehr.',
    NotAllowedError: 'Es wurde kein Passkey verwendet. Versuche es noch einmal.',
    InvalidStateError: 'Dieses Gerät hat schon einen Passkey für dein Konto.',
    SecurityError: 'Passkeys gelten nur an der Adresse dieses Dienstes.',
    storage:
      'Dieser Browser speichert für diese Seite nichts, wie in manchen privaten Fenstern. Erlaube es, oder nimm ein anderes Fenster.',
    full: 'Auf diesem Gerät ist kein Platz mehr für deine Aufgaben. Schaffe Platz und lade neu.',
  },
}
