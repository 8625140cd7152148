import { openCommands } from '../../../main/app/commands/command.ts'
import { channelEvents } from '../../../main/app/inbound/channel-events.ts'
import { waitingMessages } from '../../../main/app/notify/untold-stock.ts'
import type { Tx } from '../../../main/app/ports/store.ts'
import { openChanges } from '../../../main/app/services/changes.ts'
import { dropFolderConnectors } from '../../../main/channels/drop-folder/connector.ts'
import { ChannelLoop } from '../../../main/channels/sync/channel-loop.ts'
import { openSqliteStore } from '../../../main/store/sqlite.ts'
import { systemClock } from '../../../shared/lib/clock.ts'
import { uuidv7 } from '../../../shared/lib/uuid.ts'
import { freshFigures } from '../figures.ts'
import { channelOf } from './benches.ts'

/**
 * The channel's part of the program as a process of its own, to be killed: `node drop-folder-child.ts STORE FOLDER-URL
 * all|some`. Ships every order that it has taken in. Says "ready" when it works; with `all` it ends when nothing is
 * left to do. Waiting for a file to stand still takes no time.
 */
const [, , path = '', url = '', until = ''] = process.argv
const NEVER = new AbortController().signal
const EVERY_ORDER = {
  seen: 'every-site',
  search: '',
  states: [],
  channelIds: [],
  siteIds: [],
  sort: 'placed',
  descending: false,
  offset: 0,
  limit: 500,
} as const

let ahead = 0
const clock = { now: () => systemClock.now() + ahead }
const newId = (): string => uuidv7(clock.now(), Math.random)
const store = await openSqliteStore({ path, clock })
const commands = openCommands({ store, clock, newId, changes: openChanges(store), onNewWorld: () => {} })
const channel = channelOf('csv', url)
await store.write(async (tx) => {
  await tx.channels.put(channel)
  await tx.outbox.recover()
})
const connect = dropFolderConnectors({
  clock,
  findPlace: () => null,
  workspace: async () => ({ currency: 'EUR', timeZone: 'Europe/Paris' }),
  pause: async (ms) => {
    ahead += ms
  },
})
const loop = new ChannelLoop(
  {
    store,
    figures: freshFigures(clock),
    clock,
    random: Math.random,
    events: channelEvents(commands),
    timing: { pollMs: 1, outboxMs: 1 },
  },
  channel,
  connect(channel, {}),
)

/** What is taken in ships, once; returns how many orders there are and how many messages wait. */
async function shipAll(tx: Tx): Promise<{ orders: number; waiting: number }> {
  const { rows } = await tx.orders.list(EVERY_ORDER)
  for (const { order } of rows) {
    if ((await tx.outbox.ofOrder(order.id)).length > 0) continue
    await tx.outbox.enqueue([
      {
        id: newId(),
        channelId: channel.id,
        kind: 'fulfillment',
        key: `fulfillment/${order.id}`,
        orderId: order.id,
        payload: {
          orderExternalId: order.externalId,
          fulfillmentId: `f-${order.externalId}`,
          carrierName: 'Colissimo',
          lines: order.lines.map((line) => ({ lineId: line.id, quantity: line.quantity })),
          parcels: [{ trackingNumber: `T-${order.externalId}`, trackingUrl: null, lines: [] }],
        },
        createdAt: clock.now(),
        notBefore: clock.now(),
      },
    ])
  }
  return { orders: rows.length, waiting: (await waitingMessages(tx)).get(channel.id) ?? 0 }
}

process.stdout.write('ready\n')
let known = 0
for (let idle = 0; idle < 3; ) {
  await loop.runOnce(NEVER)
  ahead += 1000
  const { orders, waiting } = await store.write(shipAll)
  idle = until === 'all' && waiting === 0 && orders === known && orders > 0 ? idle + 1 : 0
  known = orders
}
await store.close()
