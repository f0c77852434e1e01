/** The texts of quick add. */
import { textsOf } from './texts-of.ts'

const en = {
  hint: 'Try “tomorrow 5pm”, “every friday”, p1, #label, @project/section, +person, // notes',
  line: 'New line: Shift + Enter',
  unknown_name: (name: string) => `${name} is the name of nothing here, and stays in the title.`,
  ambiguous_name: (name: string) => `${name} is the name of several, and stays in the title.`,
  repeated: (name: string) => `${name} comes twice, and stays in the title.`,
}

const de: typeof en = {
  hint: 'Etwa „morgen 17 Uhr“, „jeden Freitag“, p1, #Etikett, @Projekt/Abschnitt, +Person, // Notizen',
  line: 'Neue Zeile: Umschalt + Enter',
  unknown_name: (name) => `${name} gibt es hier nicht, und bleibt im Titel.`,
  ambiguous_name: (name) => `${name} heißen mehrere, und bleibt im Titel.`,
  repeated: (name) => `${name} kommt zweimal, und bleibt im Titel.`,
}

export const quick = textsOf({ en, de })
