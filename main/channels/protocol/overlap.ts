import type { EpochMs } from '../../../shared/lib/clock.ts'

/** Every walk starts so much before the newest change seen: APIs store whole seconds and round as they like. */
const SHALLOW_MS = 5000
/** Now and then a walk reaches back further: search indexes lag behind the orders they find. */
const DEEP_MS = 30_000
const DEEP_EVERY_MS = 30_000

/** Where the next walk starts after one that saw changes up to `newest`. Overlap is harmless: known payloads are recognised. */
export function nextWalk(
  newest: EpochMs,
  deepAt: EpochMs,
  now: EpochMs,
): { readonly since: EpochMs; readonly deepAt: EpochMs } {
  const isDeep = now - deepAt >= DEEP_EVERY_MS || now < deepAt
  return isDeep ? { since: newest - DEEP_MS, deepAt: now } : { since: newest - SHALLOW_MS, deepAt }
}
