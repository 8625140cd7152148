import { z } from 'zod'
import type { TimelineEvent } from '../../../shared/contract/orders.ts'
import { type Bilingual, bilingual } from '../../../shared/contract/procedure.ts'
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
    sentence: { en: `Ordered on ${order.channelId}`, fr: `Commandée sur ${order.channelId}` },
  }
  const received: TimelineEvent = {
    at: receivedAt,
    actor: order.channelId,
    type: 'received',
    sentence: { en: 'Received', fr: 'Reçue' },
  }
  const taken = entries.some(({ type }) => type === 'orders.import' || type === 'setup.importFiles')
  return [placed, ...(taken ? [] : [received]), ...entries.map((entry) => eventOf(entry, order.id))]
}

/** A rejection says itself which site and why. */
const told = z.object({ sentence: bilingual })
/** A release by hand says of whom the channel could not be asked. */
const releasedByHand = z.object({ unasked: z.array(z.string()) })
const BY_HAND_UNASKED: Bilingual = {
  en: 'Released to picking by hand; its channel could not be asked before',
  fr: 'Libérée pour la préparation à la main ; son canal n’a pas pu être interrogé avant',
}

function ownSentence({ type, result }: JournalEntry, orderId: string): Bilingual | undefined {
  if (type === 'fulfillments.reject') return told.safeParse(result).data?.sentence
  if (type !== 'orders.release') return undefined
  return releasedByHand.safeParse(result).data?.unasked.includes(orderId) ? BY_HAND_UNASKED : undefined
}

function eventOf(entry: JournalEntry, orderId: string): TimelineEvent {
  const { at, actor, type } = entry
  const own = ownSentence(entry, orderId)
  return { at, actor, type, sentence: own ?? commandText(type) }
}
