import { z } from 'zod'
import { carrierAccount } from '../domain/carrier-account.ts'
import { linkState } from '../domain/channel.ts'
import { labelStandingKind } from '../domain/label-standing.ts'
import * as scalars from '../domain/scalars.ts'
import { messageSchema } from '../messages/message.ts'
import { command, nothing, query } from './procedure.ts'

export const carrierAccountRow = z.object({
  account: carrierAccount,
  link: linkState,
  /** How following its parcels stands; null = its carrier tells of none. */
  tracking: linkState.nullable(),
  /** The secret fields that are stored, by name; their values are shown to nobody. */
  storedSecrets: z.array(z.string()),
  /** This version can talk to such a carrier, or need not. */
  isConnectable: z.boolean(),
  /** How many of its labels stand how; one without any is left out. */
  labels: z.array(z.object({ standing: labelStandingKind, count: z.int() })),
  /** Bought for parcels that have not left, by currency; null = the carrier says no price. */
  inHand: z.array(
    z.object({ labels: z.int(), currency: scalars.currency.nullable(), cents: scalars.nonNegativeCents }),
  ),
  /** Of its own ranges of numbers; null = it has none and needs none. */
  numbersLeft: z.int().nullable(),
})
export type CarrierAccountRow = z.infer<typeof carrierAccountRow>

/** An account as it would be, with the secrets that were typed; of an account that is there, the others are the stored ones. */
const proposed = z.object({
  account: carrierAccount,
  secrets: z.record(z.string().max(60), z.string().max(4000)),
})

export const offeredService = z.object({
  product: z.string(),
  name: z.string(),
  /** Of a broker: whose it is. */
  carrierName: z.string().nullable(),
})
export type OfferedServiceRow = z.infer<typeof offeredService>

/** Accounts with carriers. */
export const carrierAccountCalls = {
  accounts: query('packer', 'any-site').input(z.object({})).output(z.array(carrierAccountRow)),
  /** Asks the carrier whether it takes the credentials; buys, stores and changes nothing. */
  checkAccount: query('manager')
    .input(proposed)
    .output(
      z.discriminatedUnion('kind', [
        /** `name` as the carrier calls the account; null = it does not say. */
        z.object({ kind: z.literal('taken'), name: z.string().nullable() }),
        z.object({ kind: z.literal('failed'), problem: messageSchema }),
      ]),
    ),
  /** What the account may buy, as the carrier lists it. */
  offeredServices: query('manager')
    .input(proposed)
    .output(
      z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('listed'), services: z.array(offeredService) }),
        /** The carrier has no such list: its codes are typed. */
        z.object({ kind: z.literal('not-listed') }),
        z.object({ kind: z.literal('failed'), problem: messageSchema }),
      ]),
    ),
  putAccount: command({ role: 'manager', input: proposed, output: nothing, needsHub: 'carrier' }),
  /** Off: nothing more is bought by it; what it bought stays good, and is voided and followed as before. */
  setAccountActive: command({
    role: 'manager',
    input: z.object({ accountId: scalars.code, isActive: z.boolean() }),
    output: nothing,
    needsHub: 'carrier',
  }),
}
