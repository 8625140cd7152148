import { afterEach, beforeEach, expect, it } from 'vitest'
import { channelEvents } from '../../../../main/app/inbound/channel-events.ts'
import { dropFolderConnectors } from '../../../../main/channels/drop-folder/connector.ts'
import { openSync, type RunningSync } from '../../../../main/channels/sync/open-sync.ts'
import { systemClock } from '../../../../shared/lib/clock.ts'
import { seededRandom } from '../../../../shared/lib/random.ts'
import { type DropFolderBench, dropFolderBench } from '../../../support/channels/drop-folder.ts'
import { NO_CONNECTORS } from '../../../support/channels/no-connectors.ts'
import { aWorld, stockOf } from '../../../support/engine-builders.ts'
import { openWorkroom, type Workroom } from '../../../support/workroom.ts'

let room: Workroom
let bench: DropFolderBench
let sync: RunningSync
beforeEach(async () => {
  bench = await dropFolderBench()
  room = await openWorkroom(aWorld({ stock: stockOf({ LILLE: { A: 9 } }) }))
  await room.room.store.write((tx) => tx.channels.put(bench.channel))
  let ahead = 0
  const clock = { now: () => systemClock.now() + ahead }
  const pause = async (ms: number): Promise<void> => {
    ahead += ms
  }
  sync = await openSync({
    store: room.room.store,
    figures: room.room.figures,
    clock,
    random: seededRandom(3),
    events: channelEvents(room.room.commands),
    connectors: {
      ...NO_CONNECTORS,
      csv: dropFolderConnectors({
        clock,
        findPlace: () => null,
        workspace: async () => ({ currency: 'EUR', timeZone: 'Europe/Paris' }),
        pause,
      }),
    },
    secrets: room.room.secrets,
    onFault: (fault) => {
      throw fault
    },
    timing: () => ({ pollMs: 20, outboxMs: 20 }),
    program: () => null,
  })
})
afterEach(async () => {
  await sync.stop()
  await room.close()
  await bench.close()
})

const HEADER = 'order,placed_at,country,postcode,sku,quantity'
const text = (path: string) => bench.text(path).catch(() => '')

it('a file dropped is an order decided; its parcel and what is left of the stock are in the files out', async () => {
  await expect.poll(() => text('out/stock.csv')).toContain('A,9')
  await bench.drop('orders.csv', `${HEADER}\n77,2026-11-23T08:30:00Z,FR,59000,A,2\n`)
  await expect
    .poll(() =>
      room.client.orders.get({ orderId: 'erp-77' }).then(
        ({ state }) => state,
        () => '',
      ),
    )
    .toBe('received')
  await room.room.decider.decideAll()
  await room.client.orders.release(room.call({ orderIds: ['erp-77'] }))
  const [task] = await room.client.packing.queue({ siteId: 'LILLE' })
  const fulfillmentId = task?.fulfillment.id ?? ''
  await room.client.packing.pack(room.call({ fulfillmentId, printerId: 'virtual', weightsG: [] }))
  await room.client.packing.ship(room.call({ fulfillmentId }))
  await expect.poll(() => text('out/fulfillments.csv')).toContain(`${fulfillmentId},77,A,2,Posta,32000`)
  await expect.poll(() => text('out/stock.csv')).toContain('A,7')
})

it('a file with problems is an exception until it comes without any', async () => {
  const open = async () =>
    (await room.read((tx) => tx.exceptions.get('payload/erp/file/orders.csv')))?.state ?? 'none'
  await expect.poll(() => text('out/stock.csv')).toContain('A,9')
  await bench.drop('orders.csv', `${HEADER}\n78,2026-11-23T08:30:00Z,FR,59000,A,none\n`)
  await expect.poll(open).toBe('open')
  await expect.poll(() => bench.names('in')).toEqual([])
  await bench.drop('orders.csv', `${HEADER}\n78,2026-11-23T08:30:00Z,FR,59000,A,1\n`)
  await expect.poll(open).toBe('closed')
})
