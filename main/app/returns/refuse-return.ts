import type { UndoStep } from '../../../shared/contract/undo-step.ts'
import type { AnnouncedReturn } from '../../../shared/domain/announced-return.ts'
import type { ReturnRecord } from '../../../shared/domain/return.ts'
import type { CommandContext } from '../commands/command.ts'
import { refuse } from '../commands/refusal.ts'
import { settleAnnounced } from './announce-return.ts'

/** An expected return is not taken. @throws {Refusal} it is over, its money went back, or something went out for it */
export async function refuseReturn(
  context: CommandContext,
  announced: AnnouncedReturn,
  note: string,
): Promise<UndoStep[]> {
  const { tx, now, actor, newId } = context
  const { id: announcedId, orderId, lines, channelReturnId, reason, daysLate, exchange } = announced
  if (announced.isRefunded) refuse('refusals.returns.refundedByChannel')
  if (exchange && exchange.orderId !== null) refuse('refusals.returns.exchangeLeft')
  await settleAnnounced(context, announced, 'received')
  const returnId = newId()
  await tx.returns.insert({
    id: returnId,
    orderId,
    at: now,
    by: actor,
    channelReturnId,
    state: 'refused',
    siteId: null,
    lines: lines.map((line) => ({ ...line, condition: 'not-received', refundCents: 0 })),
    reason,
    note,
    refund: { kind: 'none' },
    announcedId,
    ...(daysLate !== undefined && { daysLate }),
  })
  return [{ kind: 'return', returnId, announcedId }]
}

/** Nothing goes back for what came back. @throws {Refusal} it is settled */
export async function waiveReturn(
  context: CommandContext,
  record: ReturnRecord,
  note: string,
): Promise<void> {
  const { tx, now, actor } = context
  if (record.refund.kind !== 'none' || record.state === 'refused') refuse('refusals.returns.settled')
  await tx.returns.update({
    ...record,
    note: record.note === '' ? note : `${record.note} · ${note}`.slice(0, 300),
    refund: { kind: 'waived', at: now, by: actor },
  })
  context.about(record.orderId)
  context.touch('orders')
}
