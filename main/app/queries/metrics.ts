import type { Metric } from '../../../shared/contract/metrics.ts'
import { isTroubled } from '../../../shared/domain/channel.ts'
import type { Tx } from '../ports/store.ts'
import { type HealthParts, roomHealth } from './health.ts'

const GRADES = { sound: 0, watch: 1, down: 2 } as const

/** Counts that a monitor watches, in a handful of aggregate queries. */
export async function roomMetrics(tx: Tx, parts: HealthParts): Promise<Metric[]> {
  const { now, sync, keeping, processes, printJobs, devices } = parts
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
  const backupAt = keeping.lastAt()
  const printing = await printJobs.waiting(tx)
  return [
    {
      name: 'switchyard_health',
      help: '0: the part runs, 1: somebody should look, 2: it does not work.',
      kind: 'gauge',
      samples: (await roomHealth(tx, parts)).map(({ part, name, state }) => ({
        labels: { part, name: name ?? '' },
        value: GRADES[state],
      })),
    },
    {
      name: 'switchyard_hub_processes',
      help: 'Processes of the hub; 0: the program is alone with its data.',
      kind: 'gauge',
      samples: [{ labels: {}, value: processes.length }],
    },
    {
      name: 'switchyard_device_connected',
      help: '1: the station or desktop is connected.',
      kind: 'gauge',
      samples: (await tx.devices.all())
        .filter(({ revokedAt }) => revokedAt === null)
        .map(({ id: device, name }) => ({
          labels: { device, name },
          value: devices.isConnected(device) ? 1 : 0,
        })),
    },
    {
      name: 'switchyard_print_jobs_waiting',
      help: 'Labels and papers that wait for their printer, or for a person to say what became of them.',
      kind: 'gauge',
      samples: printing.flatMap(({ printerId: printer, byItself, forPerson }) => [
        { labels: { printer, for: 'printer' }, value: byItself },
        { labels: { printer, for: 'person' }, value: forPerson },
      ]),
    },
    {
      name: 'switchyard_backup_age_seconds',
      help: 'Since the last backup of this program; absent where there is none, or the database makes them.',
      kind: 'gauge',
      samples: backupAt === null ? [] : [{ labels: {}, value: (now - backupAt) / 1_000 }],
    },
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
