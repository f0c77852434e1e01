/** The start of the app in the browser. */
import './app.css'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { I18nProvider } from 'react-aria-components'
import { createRoot } from 'react-dom/client'
import { router } from './routes.ts'
import { resume } from './service/session.ts'
import { loadStrings, locale } from './strings/index.ts'

resume()
await loadStrings()
createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <I18nProvider locale={locale}>
      <RouterProvider router={router} />
    </I18nProvider>
  </StrictMode>,
)
