import { z } from 'zod'
import type { StoredDocument } from '../../../shared/domain/settings/stored-document.ts'
import type { Tx } from '../../app/ports/store.ts'
import { type TrackingScheme, trackingNumber } from './tracking-number.ts'

/** One that cannot be read stops the packing: starting again from 0 would give numbers out twice. */
const TRACKING_COUNTER: StoredDocument<number> = {
  key: 'other/tracking-counter',
  stored: z.int().min(0),
  defaults: 0,
}

/**
 * GS1 prefixes 20 to 29 are for restricted circulation within a company: numbers of our own labels can never be
 * taken for those of a carrier's customer.
 */
const OWN_SCHEME: TrackingScheme = { kind: 'sscc', extensionDigit: 3, companyPrefix: '2000000' }

/** The next number of our own labels; its counter moves in the transaction that packs the parcel. */
export async function nextTracking(
  tx: Tx,
  carrierId: string,
): Promise<{ number: string; symbol: 'sscc' | 'code128' }> {
  const next = await tx.settings.get(TRACKING_COUNTER)
  const made = trackingNumber(OWN_SCHEME, next)
  if (made.kind === 'exhausted') throw new Error(`No tracking numbers are left for ${carrierId}`)
  await tx.settings.put(TRACKING_COUNTER, next + 1)
  return made
}
