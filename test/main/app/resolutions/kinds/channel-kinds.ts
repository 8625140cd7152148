import { openConflict } from '../../../../../main/app/following/open-conflict.ts'
import { unreadableRows } from '../../../../../main/app/inbound/unreadable/report-unreadable.ts'
import { repairStock } from '../../../../../main/app/reconcile/repair-stock.ts'
import type { ExceptionReason } from '../../../../../shared/domain/exception.ts'
import { plainMessage } from '../../../../../shared/messages/message.ts'
import { anOrder, lines } from '../../../../support/engine-builders.ts'
import { says } from '../../../../support/made-up-channel.ts'
import type { Kind } from './staging.ts'
import {
  compare,
  deliver,
  link,
  ODD,
  ORDER,
  PLENTY,
  pack,
  pushAll,
  pushEnds,
  release,
  ship,
  shippedThere,
  THEIRS_IS_A,
  theId,
  UNKNOWN_METHOD,
  UNKNOWN_SKU,
} from './staging.ts'

export const CHANNEL_KINDS = {
  'unmapped-skus': {
    world: PLENTY,
    provoke: (room) => says(room, { e1: UNKNOWN_SKU }),
    way: 'map-skus',
    args: { mapping: [THEIRS_IS_A] },
    async over(room) {
      await room.client.channels.setMapping(room.call({ rows: [{ channelId: 'shop', ...THEIRS_IS_A }] }))
    },
  },
  'stock-differs': {
    world: PLENTY,
    async provoke(room) {
      await pushAll(room)
      await deliver(room)
      await compare({ A: 3 })(room)
      await room.room.commands.system('channels.compareStock', (context) =>
        repairStock(context, { channelId: 'shop', channelSkus: null }),
      )
      await deliver(room)
      await compare({ A: 3 })(room)
    },
    way: 'accept',
    over: compare({ A: 18 }),
  },
  'sync-conflict': {
    world: PLENTY,
    async provoke(room) {
      await says(room, { e1: { order: anOrder({ lines: lines({ A: 1 }) }) } })
      const orderId = await theId(room)
      const duo = { lineId: '1', channelSku: 'A-DUO', unitPriceCents: 4_000, units: 2 }
      await room.room.store.write((tx) => tx.skuMappings.putPacks({ id: orderId, channelId: 'shop' }, [duo]))
      await room.client.orders.cancel(room.call({ orderIds: [orderId], note: '' }))
    },
    way: 'accept',
    over: null,
  },
  'outage-conflict': {
    world: PLENTY,
    async provoke(room) {
      await says(room, { e1: { order: anOrder({ lines: lines({ A: 1 }) }) } })
      const { room: services } = room
      const orderIds = [await theId(room)]
      await openConflict(
        services.commands,
        services.newId,
        { id: 'bench', name: 'Bench 3', siteId: 'LILLE' },
        {
          call: { input: { commandId: services.newId(), input: { orderIds } }, taken: [] },
          type: 'orders.hold',
          actor: 'Paul',
          at: services.clock.now(),
          why: plainMessage('Shipped meanwhile'),
        },
      )
    },
    way: 'accept',
    over: null,
  },
  'payload-rejected': {
    world: PLENTY,
    provoke: (room) => says(room, { e1: { rejected: 'phone: at most 255 characters' } }),
    way: 'accept',
    over: (room) => says(room, { e1: {} }),
  },
  'push-refused': {
    world: PLENTY,
    async provoke(room) {
      await says(room, { e1: {} })
      await pack(room)
      await ship(room)
      await pushEnds('refused')(room)
    },
    way: 'retry-push',
    over: pushEnds('done'),
  },
  'message-unreadable': {
    world: PLENTY,
    async provoke(room) {
      await says(room, { e1: {} })
      await pack(room)
      await ship(room)
      await pushEnds('unreadable')(room)
    },
    way: 'retry-push',
    over: pushEnds('done'),
  },
  'cancelled-after-shipped': {
    world: PLENTY,
    async provoke(room) {
      await says(room, { e1: {} })
      await pack(room)
      await ship(room)
      await says(room, { e1: { meaning: 'called-off' } })
    },
    way: 'refund-only',
    over: null,
  },
  'cancelled-before-leaving': {
    world: PLENTY,
    async provoke(room) {
      await says(room, { e1: {} })
      await pack(room)
      await says(room, { e1: { meaning: 'called-off' } })
    },
    way: 'stop-here',
    over: (room) => says(room, { e1: {} }),
  },
  'unknown-states': {
    world: PLENTY,
    provoke: (room) => says(room, { e1: ODD }),
    way: 'states-ship',
    async over(room) {
      const meaning = { channelId: 'shop', state: 'awaiting-shipment', meaning: 'wait' as const }
      await room.client.channels.setState(room.call(meaning))
    },
  },
  'unknown-method': {
    world: PLENTY,
    provoke: (room) => says(room, { e1: { method: UNKNOWN_METHOD } }),
    way: 'map-method',
    args: { choice: 'home' },
    async over(room) {
      const target = { delivery: 'home' as const, level: 'express' as const, service: null }
      const rows = [{ key: UNKNOWN_METHOD.key, target }]
      await room.client.channels.setMethods(room.call({ channelId: 'shop', rows }))
    },
  },
  'shipped-at-channel': {
    world: PLENTY,
    async provoke(room) {
      await says(room, { e1: shippedThere(0) })
      await pack(room)
      await says(room, { e1: shippedThere(2) })
    },
    way: 'ship-anyway',
    over: null,
  },
  'back-at-channel': {
    world: PLENTY,
    async provoke(room) {
      await says(room, { e1: {} })
      await room.client.orders.cancel(room.call({ orderIds: [await theId(room)], note: '' }))
      await deliver(room)
      await says(room, { e1: { meaning: 'called-off' } })
      await says(room, { e1: { state: 'processing' } })
    },
    way: 'bring-back',
    over: (room) => says(room, { e1: { meaning: 'called-off' } }),
  },
  'cancel-requested': {
    world: PLENTY,
    provoke: (room) => says(room, { e1: { cancelRequested: true } }),
    way: 'refuse-cancel',
    over: (room) => says(room, { e1: { cancelRequested: false } }),
  },
  'changed-after-release': {
    world: PLENTY,
    async provoke(room) {
      await says(room, { e1: {} })
      await release(room)
      await says(room, { e1: { order: anOrder({ lines: lines({ A: 2 }) }) } })
    },
    way: 'reallocate',
    over: null,
  },
  'return-requested': {
    world: PLENTY,
    async provoke(room) {
      await says(room, { e1: { order: anOrder({ lines: lines({ A: 3 }) }) } })
      await pack(room)
      await ship(room)
      await says(room, { e1: { order: anOrder({ lines: lines({ A: 2 }) }) } })
    },
    way: 'receive-damaged',
    over: null,
  },
  'record-unreadable': {
    world: PLENTY,
    async provoke(room) {
      await room.receive(ORDER)
      const { clock, commands } = room.room
      const rows = unreadableRows(clock, () => undefined)
      rows.hear(Object.assign(new Error('not JSON'), { table: 'order_documents', key: 'O-1' }))
      await rows.start(commands)
    },
    way: 'accept',
    over: null,
  },
  'channel-auth': {
    world: PLENTY,
    provoke: link(true),
    way: 'accept',
    over: link(false),
  },
} as const satisfies Partial<Record<ExceptionReason, Kind>>
