import type { Hearing } from './reckoning.ts'

/**
 * What a long question tells, as the stream of its caller. Ends when it has answered; it is aborted when the stream is
 * left, or `signal` aborts. Of events that nobody has taken yet only the last is kept.
 */
export async function* eventsOf<Event>(
  ask: (hearing: Hearing<Event>) => Promise<void>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Event> {
  const left = new AbortController()
  const given = signal === undefined ? left.signal : AbortSignal.any([signal, left.signal])
  let last: { readonly event: Event } | null = null
  let wake = () => {}
  const tell = (event: Event) => {
    last = { event }
    wake()
  }
  let isOver = false
  const asked = ask({ tell, signal: given }).finally(() => {
    isOver = true
    wake()
  })
  try {
    for (;;) {
      const next = last as { readonly event: Event } | null
      last = null
      if (next !== null) yield next.event
      else if (isOver) break
      else
        await new Promise<void>((resolve) => {
          wake = resolve
        })
    }
    await asked
  } finally {
    left.abort()
    asked.catch(() => undefined)
  }
}
