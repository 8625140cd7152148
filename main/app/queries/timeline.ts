import { z } from 'zod'
import type { TimelineEvent } from '../../../shared/contract/orders.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { message, messageSchema } from '../../../shared/messages/message.ts'
import { commandText } from '../commands/command-texts.ts'
import type { JournalEntry } from '../ports/journal-table.ts'
import type { OrderRecord } from '../ports/order-tables.ts'
import type { Tx } from '../ports/store.ts'

/** What happened to an order, oldest first; starts with the customer. */
export async function orderTimeline(tx: Tx, { order, receivedAt }: OrderRecord): Promise<TimelineEvent[]> {
  const entries = await tx.journal.ofOrder(order.id)
  const placed: TimelineEvent = {
    at: order.placedAt,
    actor: order.destination.name,
    type: 'placed',
    sentence: message('timeline.placed', { channel: order.channelId }),
  }
  const received: TimelineEvent = {
    at: receivedAt,
    actor: order.channelId,
    type: 'received',
    sentence: message('timeline.received'),
  }
  const taken = entries.some(({ type }) => type === 'orders.import' || type === 'setup.importFiles')
  return [placed, ...(taken ? [] : [received]), ...entries.map((entry) => eventOf(entry, order.id))]
}

/** A rejection carries its own sentence, with site and reason. */
const told = z.object({ sentence: messageSchema })
/** A release by hand says of whom the channel could not be asked. */
const releasedByHand = z.object({ unasked: z.array(z.string()) })

function ownSentence({ type, result }: JournalEntry, orderId: string): Message | undefined {
  if (type === 'fulfillments.reject') return told.safeParse(result).data?.sentence
  if (type !== 'orders.release') return undefined
  return releasedByHand.safeParse(result).data?.unasked.includes(orderId)
    ? message('timeline.releasedUnasked')
    : undefined
}

function eventOf(entry: JournalEntry, orderId: string): TimelineEvent {
  const { at, actor, type } = entry
  const own = ownSentence(entry, orderId)
  return { at, actor, type, sentence: own ?? commandText(type) }
}
