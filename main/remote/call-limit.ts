import { within } from '../app/ports/within.ts'

/** A call of a connector, with all the requests it is made of, ends within this time. */
const CALL_MS = 30_000

/** Makes one call with a signal that also aborts when it has taken too long. */
export function limited<T>(signal: AbortSignal, call: (signal: AbortSignal) => Promise<T>): Promise<T> {
  return within(signal, CALL_MS, call)
}
