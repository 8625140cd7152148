import type { Metric } from '../../../shared/contract/metrics.ts'
import { isTroubled } from '../../../shared/domain/channel.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import type { Sync } from '../ports/channel-sync.ts'
import type { Tx } from '../ports/store.ts'

/** Counts that a monitor watches, in a handful of aggregate queries. */
export async function roomMetrics(tx: Tx, now: EpochMs, sync: Pick<Sync, 'health'>): Promise<Metric[]> {
  const channels = await tx.channels.all()
  const waiting = []
  for (const { id } of channels) {
    const backlog = await tx.outbox.backlog(id)
    waiting.push({
      id,
      messages: backlog.reduce((sum, { count }) => sum + count, 0),
      since: Math.min(now, ...backlog.map(({ since }) => since)),
    })
  }
  return [
    {
      name: 'switchyard_orders',
      help: 'Orders by state; of those that are closed only what is kept.',
      kind: 'gauge',
      samples: [...(await tx.orders.countByState(0, 'every-site'))].map(([state, value]) => ({
        labels: { state },
        value,
      })),
    },
    {
      name: 'switchyard_exceptions_open',
      help: 'Open exceptions by reason.',
      kind: 'gauge',
      samples: [...(await tx.exceptions.countOpen(now, 'every-site'))].map(([reason, value]) => ({
        labels: { reason },
        value,
      })),
    },
    {
      name: 'switchyard_channel_online',
      help: '1: the channel answers, is new, paused, or read by hand.',
      kind: 'gauge',
      samples: channels.map((channel) => ({
        labels: { channel: channel.id },
        value: isTroubled(sync.health(channel).link) ? 0 : 1,
      })),
    },
    {
      name: 'switchyard_channel_waiting_messages',
      help: 'What waits to be told to a channel.',
      kind: 'gauge',
      samples: waiting.map(({ id: channel, messages }) => ({ labels: { channel }, value: messages })),
    },
    {
      name: 'switchyard_channel_waiting_seconds',
      help: 'For how long the oldest of it has waited.',
      kind: 'gauge',
      samples: waiting.map(({ id: channel, since }) => ({
        labels: { channel },
        value: (now - since) / 1_000,
      })),
    },
    {
      name: 'switchyard_journal_entries_total',
      help: 'Acts of people and of the program since the workspace began.',
      kind: 'counter',
      samples: [{ labels: {}, value: await tx.journal.lastSeq() }],
    },
  ]
}
