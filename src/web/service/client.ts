/** The client of this tab. Its refresh token is in a cookie, and its access token in memory only. */
import { createTaskpact } from '../../sdk/index.ts'

export const client = createTaskpact({
  baseUrl: location.origin,
  retry: { attempts: 3, delay: 300, longestDelay: 2000 },
})
