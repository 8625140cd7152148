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

/** Sets serials aside for a program with a store of its own; the first of `count`. */
export async function takeSerials(tx: Tx, count: number): Promise<number> {
  const first = await tx.settings.get(TRACKING_COUNTER)
  await tx.settings.put(TRACKING_COUNTER, first + count)
  return first
}

/** The number of our own labels with that serial. */
export function trackingOf(serial: number): string {
  return ownNumber(OWN_SCHEME, serial)
}

/** The next number of our own labels, an SSCC; its counter moves in the transaction that packs the parcel. */
export async function nextTracking(tx: Tx): Promise<string> {
  return trackingOf(await takeSerials(tx, 1))
}
