import { useEffect } from 'react'
import { MINUTE_MS } from '../../shared/lib/clock.ts'
import { connection } from './client.ts'

const LOOK_MS = 5_000
/** How often the control room hears that somebody is here. */
const TELL_MS = 30_000
const TOUCHES = ['pointerdown', 'keydown', 'wheel'] as const

/** Signs out a window that nobody touched for so long; null = nobody is signed in. */
export function useIdleLock(idleMinutes: number | null): void {
  useEffect(() => {
    if (idleMinutes === null) return
    let touchedAt = performance.now()
    let toldAt = touchedAt
    function touch() {
      touchedAt = performance.now()
      if (touchedAt - toldAt < TELL_MS) return
      toldAt = touchedAt
      connection.stay()
    }
    const look = setInterval(() => {
      if (performance.now() - touchedAt > idleMinutes * MINUTE_MS) void connection.signOut()
    }, LOOK_MS)
    for (const name of TOUCHES) window.addEventListener(name, touch, { capture: true, passive: true })
    return () => {
      clearInterval(look)
      for (const name of TOUCHES) window.removeEventListener(name, touch, { capture: true })
    }
  }, [idleMinutes])
}
