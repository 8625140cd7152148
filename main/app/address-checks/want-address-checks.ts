import type { Order } from '../../../shared/domain/order.ts'
import type { Decision } from '../../engine/decision.ts'
import type { CommandContext } from '../commands/command.ts'
import type { CarrierFit } from '../decide/carrier-fit.ts'
import { askedOf } from './address-question.ts'
import { answersTo, keyOf } from './doubted-addresses.ts'

/** Carriers are to be asked about the addresses of these decided orders that they have not been asked about lately. */
export async function wantAddressChecks(
  { tx, now }: CommandContext,
  orders: readonly Order[],
  decisions: readonly Decision[],
  fit: CarrierFit,
): Promise<void> {
  if (fit.checksNothing) return
  const byOrder = new Map(decisions.map((one) => [one.orderId, one]))
  const asked = askedOf(orders, ({ id }) => byOrder.get(id), fit)
  const known = await answersTo(tx, asked, now)
  const unknown = asked.filter((one) => !known.has(keyOf(one)))
  await tx.addressChecks.want(
    unknown.map(({ order, accountId, question }) => ({ orderId: order.id, accountId, question })),
    now,
  )
}
