import { z } from 'zod'
import { type Channel, isConnected } from '../../../shared/domain/channel.ts'
import { CHANNEL_ABILITIES } from '../../../shared/domain/channel-abilities.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import { settledAddresses } from '../notify/settled-addresses.ts'
import type { JournalEntry } from '../ports/journal-table.ts'

const one = z.object({ code: z.enum(['fix-address', 'take-proposal']) })
const corrected = z.union([one, z.object({ ways: z.array(one) })])

/**
 * What an entry of an order's life line says of its corrected address: that its channel is told or cannot be, and what
 * the channel made of it; undefined = it is about something else.
 */
export function addressSentence(
  { type, input, result }: JournalEntry,
  orderId: string,
  channel: Channel | null,
): Message | undefined {
  if (type === 'channels.settlePushes') {
    const found = settledAddresses.safeParse(result).data?.addresses.find((one) => one.orderId === orderId)
    if (found === undefined) return undefined
    const shop = channel?.name ?? found.channelId
    return found.problem === null
      ? message('timeline.addressTaken', { channel: shop })
      : message('timeline.addressRefused', { channel: shop, problem: found.problem })
  }
  if (type !== 'exceptions.resolve' && type !== 'exceptions.resolveMany') return undefined
  if (!corrected.safeParse(input).success) return undefined
  if (channel === null || !isConnected(channel)) return message('timeline.corrected')
  return CHANNEL_ABILITIES[channel.kind].takesAddress
    ? message('timeline.correctedAndTold', { channel: channel.name })
    : message('timeline.correctedNotTold', { channel: channel.name })
}
