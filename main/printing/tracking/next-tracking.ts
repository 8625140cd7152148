import { z } from 'zod'
import type { NumberScheme } from '../../../shared/domain/number-range.ts'
import type { StoredDocument } from '../../../shared/domain/settings/stored-document.ts'
import type { Tx } from '../../app/ports/store.ts'
import { ownNumber } from './own-number.ts'

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
const OWN_SCHEME: NumberScheme = { kind: 'sscc', extensionDigit: '3', companyPrefix: '2000000' }

/** The next number of our own labels, an SSCC; its counter moves in the transaction that packs the parcel. */
export async function nextTracking(tx: Tx): Promise<string> {
  const next = await tx.settings.get(TRACKING_COUNTER)
  await tx.settings.put(TRACKING_COUNTER, next + 1)
  return ownNumber(OWN_SCHEME, next)
}
