/** The addresses of the app. Each group of screens is loaded when one of them is shown. */
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import { ErrorScreen } from './ui/error-screen.tsx'
import { NotFound } from './ui/not-found.tsx'

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound, errorComponent: ErrorScreen })

const signIn = () => import('./account/sign-in.tsx')
const mailed = () => import('./account/mailed.tsx')
const account = [
  createRoute({
    getParentRoute: () => root,
    path: '/sign-in',
    component: lazyRouteComponent(signIn, 'SignIn'),
    validateSearch: ({ next }: { next?: unknown }): { next?: string } => (typeof next === 'string' ? { next } : {}),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/forgot-password',
    component: lazyRouteComponent(signIn, 'ForgotPassword'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/register',
    component: lazyRouteComponent(() => import('./account/register.tsx'), 'Register'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/password-reset',
    component: lazyRouteComponent(mailed, 'ResetPassword'),
  }),
  createRoute({ getParentRoute: () => root, path: '/email', component: lazyRouteComponent(mailed, 'ConfirmEmail') }),
  createRoute({
    getParentRoute: () => root,
    path: '/email-cancel',
    component: lazyRouteComponent(mailed, 'CancelEmail'),
  }),
  createRoute({ getParentRoute: () => root, path: '/invitation', component: lazyRouteComponent(mailed, 'Invitation') }),
]

const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  component: lazyRouteComponent(() => import('./shell/shell.tsx'), 'Shell'),
})
const within = () => shell
const panel = lazyRouteComponent(() => import('./lists/panel-route.tsx'), 'PanelRoute')

const home = createRoute({
  getParentRoute: within,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/$list', params: { list: 'today' }, replace: true })
  },
})
const list = createRoute({
  getParentRoute: within,
  path: '/$list',
  component: lazyRouteComponent(() => import('./lists/list-screen.tsx'), 'ListScreen'),
})
const project = createRoute({
  getParentRoute: within,
  path: '/projects/$projectId',
  component: lazyRouteComponent(() => import('./projects/project-screen.tsx'), 'ProjectScreen'),
})
const label = createRoute({
  getParentRoute: within,
  path: '/labels/$labelId',
  component: lazyRouteComponent(() => import('./labels/label-screen.tsx'), 'LabelScreen'),
})
const view = createRoute({
  getParentRoute: within,
  path: '/views/$viewId',
  component: lazyRouteComponent(() => import('./views/view-screen.tsx'), 'ViewScreen'),
})
const search = createRoute({
  getParentRoute: within,
  path: '/search',
  component: lazyRouteComponent(() => import('./lists/search-screen.tsx'), 'SearchScreen'),
  validateSearch: ({ q }: { q?: unknown }): { q?: string } => (q === undefined ? {} : { q: String(q) }),
})
const share = createRoute({
  getParentRoute: within,
  path: '/share',
  component: lazyRouteComponent(() => import('./shell/share-screen.tsx'), 'ShareScreen'),
})

const routeTree = root.addChildren([
  ...account,
  shell.addChildren([
    home,
    list.addChildren([createRoute({ getParentRoute: () => list, path: '/$todoId', component: panel })]),
    project.addChildren([createRoute({ getParentRoute: () => project, path: '/$todoId', component: panel })]),
    label.addChildren([createRoute({ getParentRoute: () => label, path: '/$todoId', component: panel })]),
    view.addChildren([createRoute({ getParentRoute: () => view, path: '/$todoId', component: panel })]),
    search.addChildren([createRoute({ getParentRoute: () => search, path: '/$todoId', component: panel })]),
    share,
    createRoute({
      getParentRoute: within,
      path: '/notifications',
      component: lazyRouteComponent(() => import('./lists/notifications-screen.tsx'), 'NotificationsScreen'),
    }),
    createRoute({
      getParentRoute: within,
      path: '/activity',
      component: lazyRouteComponent(() => import('./lists/activity-screen.tsx'), 'ActivityScreen'),
    }),
    createRoute({
      getParentRoute: within,
      path: '/settings/$section',
      component: lazyRouteComponent(() => import('./settings/settings-screen.tsx'), 'SettingsScreen'),
    }),
    createRoute({
      getParentRoute: within,
      path: '/admin',
      beforeLoad: () => {
        throw redirect({ to: '/admin/$section', params: { section: 'people' }, replace: true })
      },
    }),
    createRoute({
      getParentRoute: within,
      path: '/admin/$section',
      component: lazyRouteComponent(() => import('./admin/admin-screen.tsx'), 'AdminScreen'),
    }),
  ]),
])

export const router = createRouter({
  routeTree,
  basepath: '/app',
  defaultErrorComponent: ErrorScreen,
  defaultPreload: 'intent',
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
