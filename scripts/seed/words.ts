/**
 * The vocabulary of households and offices. Titles are combined from it, since calling a library for each is too slow.
 */
import type { Chance } from './random.ts'

export interface Vocabulary {
  projects: readonly string[]
  /** All titles of todos. */
  titles: readonly string[]
  /** Sentences of a description. */
  notes: readonly string[]
  labels: readonly string[]
}

/** Combines each verb of `tasks` with each of its objects and each of `endings` to a title. */
function titles(tasks: Record<string, readonly string[]>, endings: readonly string[]): string[] {
  return Object.entries(tasks).flatMap(([verb, objects]) =>
    objects.flatMap((object) => endings.map((ending) => `${verb} ${object}${ending}`)),
  )
}

export const household: Vocabulary = {
  labels: ['errand', 'at home', 'phone', 'needs money'],
  projects: [
    'Kitchen renovation',
    'Summer holiday',
    'Vegetable garden',
    'Moving house',
    'Birthday party',
    'Family budget',
    'Weekly shopping',
    'Garage clear-out',
    'Winter preparations',
    'School year',
    'Bathroom repairs',
    'Camping trip',
    'New puppy',
    'Allotment',
    'Wedding plans',
    'Book club',
    'Shared flat',
    'Street festival',
    'Attic conversion',
    'Car and bicycles',
  ],
  titles: titles(
    {
      Buy: ['oat milk', 'light bulbs', 'washing powder', 'a birthday card', 'potting soil', 'coffee beans', 'dog food'],
      Call: ['the dentist', 'the plumber', 'the insurance company', 'the school', 'the landlord', 'the electrician'],
      Clean: ['the oven', 'the gutters', 'the windows', 'the fridge', 'the balcony', 'the bicycle chain'],
      Fix: ['the dripping tap', 'the garden gate', 'the squeaky door', 'the shelf in the hall', 'the porch light'],
      Pay: ['the electricity bill', 'the rent', 'the water bill', 'the club fee', 'the parking ticket'],
      Book: ['train tickets', 'a table for six', 'the ferry', 'a car service', 'swimming lessons', 'the vet'],
      Water: ['the tomatoes', 'the house plants', 'the hedge'],
      Return: ['the library books', 'the parcel', 'the borrowed ladder', 'the wrong shoes'],
      Plan: ['the menu', 'the route', 'the guest list', 'the seating', 'the packing list'],
      Sort: ['the winter clothes', 'the photos', 'the receipts', 'the tool box', 'the recycling'],
      Renew: ['the passport', 'the library card', 'the home insurance', 'the bus pass'],
      Paint: ['the fence', 'the bedroom', 'the garden chairs'],
    },
    [
      '',
      '',
      ' before the weekend',
      ' with the kids',
      ' for Grandma',
      ' again',
      ' on the way home',
      ' before the guests come',
    ],
  ),
  notes: [
    'The receipt is in the kitchen drawer.',
    'Ask the neighbours first.',
    'Cash only.',
    'Closed on Wednesdays.',
    'Not more than 40 euros.',
    'The measurements are on the fridge.',
    'Take the big bag.',
    'They close at six.',
    'Last time it took two hours.',
    'Bring the key back afterwards.',
    'The number is on last month’s letter.',
    'Somebody has to be at home.',
  ],
}

export const office: Vocabulary = {
  labels: ['urgent', 'waiting', 'customer', 'internal', 'question'],
  projects: [
    'Website relaunch',
    'Quarterly report',
    'Customer onboarding',
    'Mobile app',
    'Office move',
    'Hiring',
    'Security audit',
    'Trade fair',
    'Annual budget',
    'Support backlog',
    'Data migration',
    'Newsletter',
    'Price list',
    'Partner programme',
    'Accessibility',
    'Product launch',
    'Team offsite',
    'Supplier contracts',
    'Warehouse inventory',
    'Documentation',
  ],
  titles: titles(
    {
      Review: ['the contract', 'the pull request', 'the budget', 'the design draft', 'the job applications'],
      Write: ['the release notes', 'the meeting minutes', 'the job advert', 'the test plan', 'the status report'],
      Prepare: ['the presentation', 'the workshop', 'the invoice run', 'the demo', 'the interview questions'],
      Update: [
        'the price list',
        'the dependencies',
        'the team page',
        'the roadmap',
        'the runbook',
        'the sales figures',
      ],
      Fix: ['the broken link', 'the failing build', 'the login page', 'the export to CSV', 'the time zone bug'],
      Send: ['the offer', 'the reminder', 'the signed contract', 'the newsletter', 'the samples'],
      Order: ['new monitors', 'business cards', 'printer paper', 'name badges', 'lunch for twelve'],
      Test: ['the backup', 'the checkout', 'the password reset', 'the new headset', 'the import'],
      Schedule: ['the retrospective', 'a call with the customer', 'the fire drill', 'the training'],
      Answer: ['the open tickets', 'the auditor', 'the feedback', 'the press enquiry'],
      Compare: ['the quotes', 'the hosting providers', 'the survey results'],
      Archive: ['the old invoices', 'the finished tickets', 'the former price lists'],
    },
    [
      '',
      '',
      ' before the release',
      ' for the board',
      ' with the design team',
      ' by the end of the month',
      ' for the new customer',
      ' after the review',
    ],
  ),
  notes: [
    'The figures are in the shared folder.',
    'Legal wants to see it first.',
    'The customer asked for this twice.',
    'Use the new template.',
    'Half an hour should do.',
    'Check the spelling of the names.',
    'Blocked until the supplier answers.',
    'The old version is still online.',
    'Keep it to one page.',
    'Copy the team in.',
    'See the minutes of the last meeting.',
    'It fails only on Fridays.',
  ],
}

/** A description of one or two sentences. */
export function describe(chance: Chance, { notes }: Vocabulary): string {
  const first = chance.pick(notes)
  const second = chance.pick(notes)
  return first === second ? first : `${first} ${second}`
}
