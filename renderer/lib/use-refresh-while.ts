import { useEffect } from 'react'

/** Asks again every `everyMs` while `isRunning`: for progress that no change tells of. */
export function useRefreshWhile(isRunning: boolean, refresh: () => void, everyMs: number): void {
  useEffect(() => {
    if (!isRunning) return
    const timer = setInterval(refresh, everyMs)
    return () => clearInterval(timer)
  }, [isRunning, refresh, everyMs])
}
