import type { ChannelRow } from '../../../shared/contract/channels.ts'
import { type Channel, isConnected } from '../../../shared/domain/channel.ts'
import { localDateOf } from '../../../shared/lib/day.ts'
import { instantOfLocal } from '../../../shared/lib/zoned.ts'
import { writesOf } from '../channel-writes.ts'
import { ChannelError, type ChannelSecrets, LOOKING } from '../ports/channel.ts'
import type { Tx } from '../ports/store.ts'
import type { InboxItem } from '../ports/sync-tables.ts'
import type { Room } from '../room.ts'

const INBOX_SHOWN = 50
const CHECK_TIMEOUT_MS = 15_000

export async function listChannels(
  tx: Tx,
  { clock, sync }: Pick<Room, 'clock' | 'sync'>,
): Promise<ChannelRow[]> {
  const { timeZone } = await tx.settings.workspace()
  const dayStart = instantOfLocal(localDateOf(clock.now(), timeZone), 0, timeZone)
  const waiting = await tx.outbox.waiting()
  const received = await tx.orders.countByChannel(dayStart)
  const rows: ChannelRow[] = []
  for (const channel of await tx.channels.all()) {
    const { link, lastSuccessAt } = sync.health(channel)
    const writes = await writesOf(tx, channel.id)
    rows.push({
      channel,
      link,
      lastSuccessAt,
      writes,
      waiting: waiting.get(channel.id) ?? 0,
      inbox: (await tx.inbox.pending(channel.id, 500)).length,
      ordersToday: received.get(channel.id) ?? 0,
    })
  }
  return rows
}

export async function inboxOf(
  tx: Tx,
  channelId: string,
): Promise<Pick<InboxItem, 'externalId' | 'receivedAt' | 'state' | 'problem' | 'payload'>[]> {
  return tx.inbox.recent(channelId, INBOX_SHOWN)
}

/** Tries address and credentials of a channel that need not exist yet; stores nothing. */
export async function checkChannel(
  connectors: Room['connectors'],
  channel: Channel,
  secrets: ChannelSecrets,
): Promise<{ ok: boolean; message: string }> {
  const connect = connectors[channel.kind]
  if (!connect || !isConnected(channel)) return { ok: true, message: '' }
  try {
    return {
      ok: true,
      message: await connect(channel, secrets, LOOKING).check(AbortSignal.timeout(CHECK_TIMEOUT_MS)),
    }
  } catch (fault) {
    if (fault instanceof ChannelError) return { ok: false, message: fault.message }
    throw fault
  }
}
