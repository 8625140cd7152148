import type { AddressDoubt, AskedAddress } from '../../../shared/domain/address-check.ts'
import type { CommandContext } from '../commands/command.ts'
import { DECIDED_REASONS } from '../decide/decided-reasons.ts'
import { DECISION_KEY } from '../decide/decision-key.ts'
import { openOfOrder } from '../exceptions/open-of-order.ts'
import { askedPart } from './asked-part.ts'
import { CHECK_COUNTS_MS, doubtCause } from './doubted-addresses.ts'

/** Keeps a carrier's answer; orders that wait for nothing else wait for a person where something is wrong. */
export async function settleCheck(
  context: CommandContext,
  asked: AskedAddress,
  doubt: AddressDoubt | null,
): Promise<void> {
  const { tx, now, newId } = context
  const orderIds = await tx.addressChecks.settle(asked, doubt, now)
  await tx.addressChecks.forget(now - CHECK_COUNTS_MS)
  if (doubt === null) return
  const accounts = await tx.carrierAccounts.all()
  for (const record of await tx.orders.byIds(orderIds)) {
    const { order, dueAt } = record
    const part = await askedPart(tx, accounts, record, asked)
    const open = await openOfOrder(tx, order.id)
    // What its decision found is first: when that is settled it is decided again, and then by this answer too.
    if (part === null || open.some(({ cause }) => DECIDED_REASONS.includes(cause.reason))) continue
    const { carrierId, serviceId, siteId } = part
    await tx.exceptions.open([
      {
        id: newId(),
        orderId: order.id,
        siteId,
        cause: doubtCause({ ...asked, order, carrierId, serviceId }, doubt),
        openedAt: now,
        dueAt,
        key: DECISION_KEY,
      },
    ])
    context.about(order.id)
    context.touch('orders', 'exceptions')
  }
}
