import type { PrintJob } from '../ports/printing.ts'

/**
 * What is known of a parcel's label.
 * - `none`: none was asked for
 * - `waiting`: on its way to the printer for the first time
 * - `retrying`: on its way again after the printer did not take it
 * - `out`: the printer or a person confirmed it, or a printer that never confirms took all of it
 * - `failed`: it did not come out and will not by itself
 * - `unknown`: it may have come out; only a person can tell
 * - `called-off`: withdrawn, and no other was asked for
 */
export type LabelFate =
  | { readonly kind: 'none' | 'waiting' | 'retrying' | 'out' | 'called-off' }
  | { readonly kind: 'failed' | 'unknown'; readonly job: PrintJob }

/**
 * Of every label asked for of one parcel, reprints too, the one asked for last decides: a reprint closes and opens
 * what its original would. One that came out after that was asked for settles it as well. Pure.
 */
export function fateOf(jobs: readonly PrintJob[]): LabelFate {
  if (jobs.length === 0) return { kind: 'none' }
  const [last] = jobs
    .filter(({ state }) => state !== 'cancelled')
    .toSorted((a, b) => b.queuedAt - a.queuedAt || b.sequence - a.sequence)
  if (!last) return { kind: 'called-off' }
  if (jobs.some((job) => cameOut(job) && (job === last || job.changedAt > last.queuedAt)))
    return { kind: 'out' }
  switch (last.state) {
    case 'held':
    case 'failed':
      return { kind: 'failed', job: last }
    case 'unknown':
      return { kind: 'unknown', job: last }
    case 'sending':
      return { kind: last.attempts > 1 ? 'retrying' : 'waiting' }
    default:
      return { kind: last.attempts > 0 ? 'retrying' : 'waiting' }
  }
}

/** The jobs of each parcel by its number; parcels without any have none. */
export function jobsByParcel(jobs: readonly PrintJob[]): ReadonlyMap<number, readonly PrintJob[]> {
  return Map.groupBy(jobs, ({ label }) => label?.parcel ?? 0)
}

function cameOut({ state }: PrintJob): boolean {
  return state === 'confirmed' || state === 'sent'
}
