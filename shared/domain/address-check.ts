import { z } from 'zod'
import type { EpochMs } from '../lib/clock.ts'
import { messageSchema } from '../messages/message.ts'
import { FITTED_FIELDS, fittedParts } from './fitted-address.ts'
import * as scalars from './scalars.ts'

/** Names one address at one account: the same is asked once, for all orders to it. */
export const askedAddress = z.object({
  accountId: scalars.code,
  /** A digest of the address, or of the pick-up point, and of the carrier's code of the service. */
  question: z.string().max(64),
})
export type AskedAddress = z.infer<typeof askedAddress>

/** What a carrier that was asked says is wrong with an address, or a pick-up point. */
export const addressDoubt = z.object({
  field: z.enum([...FITTED_FIELDS, 'point']),
  problem: messageSchema,
  /** How the carrier would write it; null = it does not say. */
  fitted: fittedParts.nullable(),
})
export type AddressDoubt = z.infer<typeof addressDoubt>

/** An address that an account's carrier is to be asked about for an order. */
export interface AddressCheck extends AskedAddress {
  readonly orderId: string
  /** Calls in a row that failed. */
  readonly attempts: number
}

/** What the carrier said of an address; `doubt` null = nothing is wrong with it, or it does not know. */
export interface CheckedAddress extends AskedAddress {
  readonly doubt: AddressDoubt | null
  /** When it was said. */
  readonly at: EpochMs
}
