import type { Channel } from '../../../shared/domain/channel.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import { chosenPoints } from '../points/chosen-points.ts'
import type { JournalEntry } from '../ports/journal-table.ts'

/** To which pick-up point an order was sent without a person, and whether its buyer is told; undefined = another entry. */
export function pointSentence(
  { type, result }: JournalEntry,
  orderId: string,
  channel: Channel | null,
): Message | undefined {
  if (type !== 'points.choose') return undefined
  const found = chosenPoints.safeParse(result).data?.chosen.find((one) => one.orderId === orderId)
  if (found === undefined) return undefined
  const { point, closed, isTold } = found
  const sent =
    closed === null ? message('points.chosen', { point }) : message('points.replaced', { point, closed })
  if (channel === null) return sent
  const told = message(isTold ? 'points.buyerTold' : 'points.buyerNotTold', { channel: channel.name })
  return message('resolutions.clauses', { clauses: [sent, told] })
}
