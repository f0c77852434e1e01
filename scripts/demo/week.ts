/** The week of the demo: three people prepare a fair in one project, all through the SDK, each as their own user. */
import {
  acceptReceivedInvitation,
  applyStep,
  type Copy,
  createInvitation,
  createLabel,
  createProject,
  createSection,
  createView,
  deleteProject,
  getProject,
  items,
  listActivity,
  listTodos,
  listViewTodos,
  type Project,
  quickAddTodo,
  register,
  type Section,
  signIn,
  syncSteps,
  type Todo,
  type User,
  updateManyTodos,
  updateTodo,
} from '../../src/sdk/index.ts'
import { deleteAccount, type Visitor } from './account.ts'
import { call, difference, refusal } from './calls.ts'
import { step } from './screen.ts'

interface Member extends Visitor {
  user: User
}

/** The people of the team; the first one owns the project. */
interface Team {
  ada: Member
  grace: Member
  edsger: Member
}

interface Fair {
  project: Project
  sections: Section[]
}

/** Lines that Ada types, and members of the todo that each becomes. */
const lines: [string, (fair: Fair, team: Team) => Partial<Todo>][] = [
  [
    'Order flyers in 2 days p1 #print @"Autumn fair"/Before +grace +ada // 500, on recycled paper',
    ({ sections: [before] }, { ada, grace }) => ({
      title: 'Order flyers',
      description: '500, on recycled paper',
      priority: 1,
      section_id: before?.id as string,
      assignee_ids: [ada.user.id, grace.user.id].sort(),
    }),
  ],
  [
    'Water the flowers every day @"Autumn fair" +edsger',
    (_, { edsger }) => ({ title: 'Water the flowers', recurrence: 'FREQ=DAILY', assignee_ids: [edsger.user.id] }),
  ],
  [
    'Print the "every day low prices" sign p4 #print @"Autumn fair"/"On the day"',
    ({ sections: [, day] }) => ({
      title: 'Print the "every day low prices" sign',
      priority: 4,
      recurrence: null,
      section_id: day?.id as string,
    }),
  ],
]

/** Registers the three, works, and deletes all of it. Throws a DemoFailure at the first wrong response. */
export async function runWeek(visitors: [Visitor, Visitor, Visitor]): Promise<void> {
  const [ada, grace, edsger] = (await Promise.all(visitors.map(join))) as [Member, Member, Member]
  const team = { ada, grace, edsger }
  const fair = await monday(team)
  await tuesday(team, fair)
  await wednesday(team)
  await thursday(team, fair)
  await friday(team, fair)
  await step('clean up', async () => {
    const path = { project_id: fair.project.id }
    await call('deleteProject', 200, deleteProject({ client: ada.client, path }))
    await refusal('getProject', 404, 'project_not_found', getProject({ client: grace.client, path }))
    for (const member of visitors) await deleteAccount(member)
    return 'the project and the three accounts'
  })
}

async function join(visitor: Visitor): Promise<Member> {
  const { client, account } = visitor
  const { email, password, name } = account
  account.mayExist = true
  const { data } = await call('register', 201, register({ client, body: { email, password, name } }))
  await signIn(client, { email, password })
  return { ...visitor, user: data }
}

/** A project with sections and labels, and a team that was invited. */
async function monday({ ada, grace, edsger }: Team): Promise<Fair> {
  const { client } = ada
  let fair: Fair | undefined
  await step('monday', async () => {
    const { data: year } = await call('createProject', 201, createProject({ client, body: { name: 'The year' } }))
    const body = { name: 'Autumn fair', color: '#f97316', default_view: 'board', parent_id: year.id } as const
    const { data: project } = await call('createProject', 201, createProject({ client, body }))
    const path = { project_id: project.id }
    const sections: Section[] = []
    for (const name of ['Before', 'On the day', 'Afterwards']) {
      const { data } = await call('createSection', 201, createSection({ client, path, body: { name } }))
      sections.push(data)
    }
    for (const name of ['print', 'food'])
      await call('createLabel', 201, createLabel({ client, body: { name, project_id: project.id } }))
    for (const { client: invited, user } of [grace, edsger]) {
      const pending = createInvitation({ client, path, body: { user_id: user.id, role: 'editor' } })
      const { data } = await call('createInvitation', 201, pending)
      const accepted = acceptReceivedInvitation({ client: invited, path: { invitation_id: data.id } })
      await call('acceptReceivedInvitation', 200, accepted)
    }
    fair = { project, sections }
    return `a project of 3 people, ${sections.length} sections, 2 labels`
  })
  return fair as Fair
}

/** Todos as one types them. */
async function tuesday(team: Team, fair: Fair): Promise<void> {
  const { client } = team.ada
  await step('tuesday', async () => {
    for (const [text, expected] of lines) {
      const tried = await call('quickAddTodo', 200, quickAddTodo({ client, body: { text }, query: { dry_run: true } }))
      const { data, must } = await call('quickAddTodo', 201, quickAddTodo({ client, body: { text } }))
      const { todo, spans, warnings } = data as { todo: Todo; spans: unknown[]; warnings: unknown[] }
      const wrong = difference(todo, { ...todo, ...expected(fair, team) })
      must(wrong === null, String(wrong))
      must(warnings.length === 0, `"${text}" has warnings`)
      must(JSON.stringify(tried.data.spans) === JSON.stringify(spans), 'the spans are not those of the dry run')
    }
    return `${lines.length} lines of quick add, understood before they are sent`
  })
}

/** Each one's own part, and a todo that recurs. */
async function wednesday({ grace, edsger }: Team): Promise<void> {
  await step('wednesday', async () => {
    const filter = 'assignee = me and due < today+7d and not completed'
    const [flyers] = await expectTitles(grace, filter, ['Order flyers'])
    const done = updateTodo({
      ...{ client: grace.client, path: { todo_id: flyers?.id as string } },
      body: { completed: true },
    })
    await call('updateTodo', 200, done)
    const [watering] = await expectTitles(edsger, filter, ['Water the flowers'])
    const path = { todo_id: watering?.id as string }
    const pending = updateTodo({ client: edsger.client, path, body: { completed: true } })
    const { data, must } = await call('updateTodo', 200, pending)
    must(data.next_id !== null, 'a todo that recurs has no next one')
    const [next] = await expectTitles(edsger, filter, ['Water the flowers'])
    must(next?.id === data.next_id, 'the list has another todo than the next one')
    const tomorrow = Date.parse(watering?.due_on as string) + 24 * 3_600_000
    must(Date.parse(next?.due_on as string) === tomorrow, `the next one is due on ${next?.due_on}`)
    return 'each one finds their own; what is done today is due tomorrow'
  })
}

/** Reads the todos that fulfil a filter. Expects their titles. */
async function expectTitles({ client }: Member, filter: string, titles: string[]): Promise<Todo[]> {
  const { data, must } = await call('listTodos', 200, listTodos({ client, query: { filter, sort: 'created_at' } }))
  const found = data.map(({ title }) => title)
  must(JSON.stringify(found) === JSON.stringify(titles), `"${filter}" finds ${found.join(', ') || 'nothing'}`)
  return data
}

/** One change of all todos that fulfil a filter. */
async function thursday({ ada, grace }: Team, { project }: Fair): Promise<void> {
  const { client } = ada
  await step('thursday', async () => {
    const filter = `project = ${project.id} and label = PRINT and not completed`
    const pending = updateManyTodos({ client, body: { filter, patch: { priority: 1, assignee_ids: [grace.user.id] } } })
    const { data, must } = await call('updateManyTodos', 200, pending)
    must(data.changed === 1 && data.refused === 0, `it changed ${data.changed} and refused ${data.refused}`)
    await expectTitles(grace, 'priority = 1 and not completed', ['Print the "every day low prices" sign'])
    const body = {
      name: 'To print',
      filter: 'label = print and assignee = me and not completed',
      project_id: project.id,
    }
    const view = await call('createView', 201, createView({ client, body }))
    const shown = listViewTodos({ client: grace.client, path: { view_id: view.data.id } })
    const seen = await call('listViewTodos', 200, shown)
    seen.must(seen.data.length === 1, `Grace sees ${seen.data.length} todos in the view`)
    return 'one change of everything that a filter finds, and a view of it for the team'
  })
}

/** A device that was offline all week. */
async function friday({ edsger, ada }: Team, { project }: Fair): Promise<void> {
  const { client } = edsger
  await step('friday', async () => {
    const copy: Copy = {
      projects: new Map(),
      sections: new Map(),
      labels: new Map(),
      views: new Map(),
      todos: new Map(),
      reminders: new Map(),
    }
    for await (const change of syncSteps({ client, follow: false })) applyStep(copy, change)
    const todos: Todo[] = []
    for await (const todo of items(listTodos, { client, query: { sort: 'created_at' } })) todos.push(todo)
    const { must } = await call('listTodos', 200, listTodos({ client }))
    for (const todo of todos) {
      const kept = copy.todos.get(todo.id)
      must(kept !== undefined && difference(kept, todo) === null, `the copy of "${todo.title}" differs`)
    }
    const query = { project_id: project.id, limit: 100 }
    const { data: activity } = await call('listActivity', 200, listActivity({ client: ada.client, query }))
    return `a copy of ${copy.todos.size} todos by sync, and ${activity.length} entries of who did what`
  })
}
