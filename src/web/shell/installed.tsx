/** What an installed app does besides: a count on its icon, the shortcut of a new to-do, and a copy that browsers do not clear. */
import { useLocation, useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useCounts } from '../store/live.ts'
import { showQuickAdd } from './ui-state.ts'
import { UpdateOffer } from './update-offer.tsx'

export default function Installed() {
  const { today } = useCounts()
  const router = useRouter()
  const { search, pathname } = useLocation()
  const adds = 'add' in search
  useEffect(() => {
    // Browsers without badges have no function for it.
    if (today !== undefined) navigator.setAppBadge?.(today).catch(() => {})
  }, [today])
  useEffect(() => {
    if (!adds) return
    showQuickAdd()
    router.navigate({ to: pathname, search: {}, replace: true })
  }, [adds, pathname, router])
  useEffect(() => {
    navigator.storage?.persist?.().catch(() => {})
  }, [])
  return <UpdateOffer />
}
