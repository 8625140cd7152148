import { useEffect, useRef } from 'react'

const QUIET_MS = 1000

/**
 * Whether characters came in just now that nothing took. A scanner too slow to be known as one ends with an Enter
 * like any other: what follows stray characters is no answer of a person.
 */
export function useStrayKeys(): () => boolean {
  const last = useRef(Number.NEGATIVE_INFINITY)
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.key.length === 1) last.current = performance.now()
    }
    window.addEventListener('keydown', onKeyDown, { capture: true })
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true })
  }, [])
  return () => performance.now() - last.current < QUIET_MS
}
