/** The start of the app in the browser. */
import './app.css'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { I18nProvider } from 'react-aria-components'
import { createRoot } from 'react-dom/client'
import { router } from './routes.ts'
import { resume, sessionState } from './service/session.ts'
import { databaseOf } from './store/database.ts'
import { loadStrings, locale } from './strings/index.ts'

resume()
const { user } = sessionState()
// The rows of the copy are what the first paint waits for. A failure is shown where the database is used.
if (user)
  databaseOf(user.id)
    .open()
    .catch(() => {})
await loadStrings()
createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <I18nProvider locale={locale}>
      <RouterProvider router={router} />
    </I18nProvider>
  </StrictMode>,
)
