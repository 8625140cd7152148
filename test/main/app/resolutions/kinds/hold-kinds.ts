import { openDecider } from '../../../../../main/app/decide/decider.ts'
import type { ExceptionReason } from '../../../../../shared/domain/exception.ts'
import { anOrder, lines } from '../../../../support/engine-builders.ts'
import { says } from '../../../../support/made-up-channel.ts'
import type { Kind } from './staging.ts'
import { BuggyWorlds, DEAR, decide, HOLD_ALL, INCIDENT, ORDER, PLENTY, publish, theId } from './staging.ts'

export const HOLD_KINDS = {
  'cannot-be-decided': {
    world: PLENTY,
    async provoke(room) {
      const { store } = room.room
      await store.write((tx) => tx.orders.insert([anOrder({ lines: lines({ B: 1 }) })], 0))
      await openDecider({ ...room.room, worlds: new BuggyWorlds() }).decideAll()
    },
    way: 'reallocate',
    async over(room) {
      await room.client.orders.reallocate(room.call({ orderIds: ['O-1'] }))
      await decide(room)
    },
  },
  'held-by-rule': {
    world: PLENTY,
    async provoke(room) {
      await publish(room, [HOLD_ALL])
      await room.receive(ORDER)
    },
    way: 'release-hold',
    over: (room) => publish(room, []),
  },
  'no-exchange-rate': {
    world: PLENTY,
    async provoke(room) {
      await publish(room, [DEAR])
      await room.receive(anOrder({ currency: 'PLN' }))
    },
    way: 'release-hold',
    async over(room) {
      const on = '2026-11-20'
      const rate = { base: 'EUR', currency: 'PLN', on, rateBillionths: 4_250_000_000 }
      await room.client.settings.putExchangeRates(room.call({ rates: [{ ...rate, source: 'typed' }] }))
      await decide(room)
    },
  },
  'held-by-person': {
    world: PLENTY,
    async provoke(room) {
      await room.receive(ORDER)
      await room.client.orders.hold(room.call({ orderIds: ['O-1'], note: 'wait' }))
    },
    way: 'release-hold',
    async over(room) {
      await room.client.orders.resume(room.call({ orderIds: ['O-1'] }))
    },
  },
  'held-by-channel': {
    world: PLENTY,
    async provoke(room) {
      await says(room, { e1: {} })
      await says(room, { e1: INCIDENT })
    },
    way: 'ship-anyway',
    over: (room) => says(room, { e1: {} }),
  },
  'nameless-lines': {
    world: PLENTY,
    provoke: (room) =>
      says(room, {
        e1: { nameless: [{ lineId: 'n1', title: 'Spare lamp', quantity: 1, grossCents: 500 }] },
      }),
    way: 'cancel-order',
    async over(room) {
      const orderId = await theId(room)
      await room.client.orders.nameLine(room.call({ orderId, lineId: 'n1', sku: 'A' }))
    },
  },
} as const satisfies Partial<Record<ExceptionReason, Kind>>
