import type { ExceptionReason } from '../../../../../shared/domain/exception.ts'
import { HOUR_MS } from '../../../../../shared/lib/clock.ts'
import { anOrder, aProduct, aWorld, lines, stockOf } from '../../../../support/engine-builders.ts'
import { says } from '../../../../support/made-up-channel.ts'
import type { Kind } from './staging.ts'
import { BOTH, decide, deliver, ORDER, PLENTY, pushAll, release, setLevel, theParcel } from './staging.ts'

export const STOCK_KINDS = {
  'out-of-stock': {
    provoke: (room) => room.receive(ORDER),
    way: 'backorder',
    over: setLevel('A', 5),
  },
  'partial-stock': {
    world: { stock: stockOf({ LILLE: { A: 5 } }) },
    provoke: (room) => room.receive(anOrder({ lines: lines({ A: 1, B: 1 }) })),
    way: 'ship-partial',
    over: setLevel('B', 5),
  },
  'left-out': {
    world: {
      ...BOTH,
      stock: stockOf({ LILLE: { A: 1 }, LYON: { B: 1 } }),
      policy: { ...aWorld().policy, partial: 'allow', unfilledLineCents: 500 },
    },
    provoke: (room) => room.receive(anOrder({ lines: lines({ A: 1, B: 1 }) })),
    way: 'approve-split',
    async over(room) {
      await setLevel('B', 5)(room)
      await room.client.orders.reallocate(room.call({ orderIds: ['O-1'] }))
      await room.room.decider.decideAll()
    },
  },
  'oversold-at-channel': {
    world: { stock: stockOf({ LILLE: { A: 0 } }) },
    async provoke(room) {
      await pushAll(room)
      await deliver(room)
      room.wait(HOUR_MS)
      await says(room, { e1: { order: anOrder({ placedAt: room.room.clock.now() }) } })
    },
    way: 'backorder',
    over: setLevel('A', 5),
  },
  'split-needs-approval': {
    world: {
      ...BOTH,
      stock: stockOf({ LILLE: { A: 1 }, LYON: { B: 1 } }),
      policy: { ...aWorld().policy, maxFulfillments: 1 },
    },
    provoke: (room) => room.receive(anOrder({ lines: lines({ A: 1, B: 1 }) })),
    way: 'approve-split',
    over: setLevel('B', 1),
  },
  'short-pick': {
    world: PLENTY,
    async provoke(room) {
      await room.receive(ORDER)
      await release(room)
      const fulfillmentId = await theParcel(room)
      await room.client.packing.shortPick(room.call({ fulfillmentId, sku: 'A', found: 0 }))
      await decide(room)
    },
    way: 'correct-stock',
    args: { stock: { siteId: 'LILLE', sku: 'A', onHand: 3 } },
    over: setLevel('A', 4),
  },
  'unknown-sku': {
    world: PLENTY,
    provoke: (room) => room.receive(anOrder({ lines: lines({ NEW: 1 }) })),
    way: 'cancel-order',
    async over(room) {
      const product = aProduct('NEW')
      await room.client.channels.createProduct(room.call({ channelId: 'shop', channelSku: 'NEW', product }))
      await setLevel('NEW', 1)(room)
    },
  },
} as const satisfies Partial<Record<ExceptionReason, Kind>>
