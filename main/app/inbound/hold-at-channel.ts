import type { ExceptionCause } from '../../../shared/domain/exception.ts'
import type { OrderState } from '../../../shared/domain/order.ts'
import type { Hold, HoldKind } from '../../../shared/domain/order-standing.ts'
import type { CommandContext } from '../commands/command.ts'
import type { OrderRecord } from '../ports/order-tables.ts'
import { openAboutOrder } from './open-exception.ts'

/** Kinds that open an exception on a new order; one that is unpaid or scheduled waits quietly. */
const LOUD: readonly HoldKind[] = ['incident', 'fraud', 'elsewhere', 'on-hold']
const UNDER_WAY: readonly OrderState[] = ['released', 'packed']

/**
 * Which holds of a channel open an exception: all that stop work under way, and some kinds on new orders. States that
 * nobody has explained are one exception a channel, unless they stop what is under way.
 */
export async function sayHeld(
  context: CommandContext,
  known: Pick<OrderRecord, 'order' | 'dueAt' | 'state'>,
  { kind, code, until }: Hold,
  wasWork: boolean,
): Promise<void> {
  const isUnderWay = UNDER_WAY.includes(known.state)
  if (kind === 'unknown-state' && !isUnderWay) return
  const isOpen = (await context.tx.exceptions.ofOrder(known.order.id)).some(
    ({ state, cause }) => state !== 'closed' && cause.reason === 'held-by-channel',
  )
  if (!wasWork && !isUnderWay && !isOpen && !LOUD.includes(kind)) return
  const cause: ExceptionCause = {
    reason: 'held-by-channel',
    channelId: known.order.channelId,
    kind,
    code,
    until,
  }
  await openAboutOrder(context, known, cause)
}

/** The channel lets it go, or a person does not mind. */
export async function sayLetGo(context: CommandContext, orderId: string, by: string): Promise<void> {
  const { tx, now } = context
  if ((await tx.exceptions.close(orderId, ['held-by-channel'], by, now)) > 0) context.touch('exceptions')
}
