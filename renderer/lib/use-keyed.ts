import { useState } from 'react'

/** A value made once per key: the same one while the key stays, a new one as soon as it changes. */
export function useKeyed<T>(key: string, make: () => T): T {
  const [held, setHeld] = useState(() => ({ key, value: make() }))
  if (held.key === key) return held.value
  const next = { key, value: make() }
  setHeld(next)
  return next.value
}
