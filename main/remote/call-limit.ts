/** A call of a connector, with all the requests it is made of, ends within this time. */
const CALL_MS = 30_000

/** `signal`, which also aborts when the call has taken too long. */
export function limited(signal: AbortSignal): AbortSignal {
  return AbortSignal.any([signal, AbortSignal.timeout(CALL_MS)])
}
