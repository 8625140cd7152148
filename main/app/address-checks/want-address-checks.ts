import type { Order } from '../../../shared/domain/order.ts'
import type { Decision } from '../../engine/decision.ts'
import type { CommandContext } from '../commands/command.ts'
import type { CarrierFit } from '../decide/carrier-fit.ts'
import { askedOf } from './address-question.ts'
import { answersTo, keyOf } from './doubted-addresses.ts'

/** Carriers are to be asked about where these decided orders go, as far as they have not said it lately. */
export async function wantAddressChecks(
  { tx, now }: CommandContext,
  orders: readonly Order[],
  decisions: readonly Decision[],
  fit: CarrierFit,
): Promise<void> {
  const asked = askedOf(orders, decisions, fit)
  const known = await answersTo(tx, asked, now)
  const unknown = asked.filter((one) => !known.has(keyOf(one)))
  if (unknown.length === 0) return
  await tx.addressChecks.want(
    unknown.map(({ order, accountId, question }) => ({ orderId: order.id, accountId, question })),
    now,
  )
}
