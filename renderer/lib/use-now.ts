import { useSyncExternalStore } from 'react'
import type { EpochMs } from '../../shared/lib/clock.ts'
import { roomClock } from './room-clock.ts'

const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | null = null
let now = roomClock.now()

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    now = roomClock.now()
    timer = setInterval(() => {
      now = roomClock.now()
      for (const each of listeners) each()
    }, 1000)
  }
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0 && timer !== null) clearInterval(timer)
  }
}

/** The time, in steps of `stepMs` (at least a second); all that count down share one timer. */
export function useNow(stepMs = 1000): EpochMs {
  return useSyncExternalStore(subscribe, () => Math.floor(now / stepMs) * stepMs)
}
