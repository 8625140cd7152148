import { z } from 'zod'
import * as scalars from './scalars.ts'

/**
 * What the buyer of an order had done before it was placed, as it was known when the order came; a buyer is known again
 * by the e-mail address. None counts above `MOST_COUNTED`. It tells nobody's name and stays when the buyer is erased.
 */
export const customerPast = z.object({
  /** Orders that were not cancelled. */
  orders: scalars.count,
  /** Of those, the ones of which something came back. */
  returned: scalars.count,
  /** Of those, the ones of which a parcel came back to its sender: refused, not collected or not deliverable. */
  refused: scalars.count,
})
export type CustomerPast = z.infer<typeof customerPast>

/** More tell a rule nothing new. */
export const MOST_COUNTED = 200

/** What a buyer is known again by; null = the order has no e-mail address. */
export function customerKey({ email }: { readonly email: string | null }): string | null {
  const key = email?.trim().toLowerCase() ?? ''
  return key === '' ? null : key
}
