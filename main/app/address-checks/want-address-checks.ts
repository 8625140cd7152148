import type { OrderId } from '../../../shared/domain/order.ts'
import type { CommandContext } from '../commands/command.ts'
import { type AddressQuestions, keyOf } from './doubted-addresses.ts'

/** Carriers are to be asked about where these of the orders go, as far as they have not said it lately. */
export async function wantAddressChecks(
  { tx, now }: CommandContext,
  { asked, answers }: AddressQuestions,
  orderIds: ReadonlySet<OrderId>,
): Promise<void> {
  const unknown = asked.filter((one) => orderIds.has(one.order.id) && !answers.has(keyOf(one)))
  if (unknown.length === 0) return
  await tx.addressChecks.want(
    unknown.map(({ order, accountId, question }) => ({ orderId: order.id, accountId, question })),
    now,
  )
}
