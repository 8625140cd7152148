import { restateOverdue } from '../../../../../main/app/packing/collection.ts'
import { restateUncollected } from '../../../../../main/app/packing/not-collected.ts'
import type { ExceptionReason } from '../../../../../shared/domain/exception.ts'
import { DAY_MS } from '../../../../../shared/lib/clock.ts'
import { aRate } from '../../../../support/carrier-builders.ts'
import { anOrder, LILLE, stockOf } from '../../../../support/engine-builders.ts'
import { says } from '../../../../support/made-up-channel.ts'
import type { Kind } from './staging.ts'
import {
  COLLECTED_ORDER,
  decide,
  HEAVY,
  ORDER,
  PLENTY,
  pack,
  printer,
  printPapersWithLabels,
  printSlip,
  putSite,
  RELAY_ONLY,
  release,
  resume,
  resumeSomething,
  setOutage,
  ship,
  suspend,
  TO_CUSTOMS,
  TO_ZURICH,
  theParcel,
  WITHOUT_CITY,
} from './staging.ts'

export const SHIPPING_KINDS = {
  'no-eligible-service': {
    world: HEAVY,
    provoke: (room) => room.receive(ORDER),
    way: 'ship-by-hand',
    args: { byHand: { siteId: 'LILLE', carrier: 'Geodis', trackingNumber: '', costCents: 0 } },
    async over(room) {
      await room.room.store.write((tx) => tx.carriers.replaceRates([aRate({ upToWeightG: 40_000 })]))
      room.room.worlds.forget()
      await resumeSomething(room)
    },
  },
  'no-eligible-site': {
    world: { sites: [LILLE], stock: stockOf({ LILLE: { A: 5 } }) },
    async provoke(room) {
      await setOutage('LILLE', true)(room)
      await room.receive(ORDER)
    },
    way: 'cancel-order',
    over: setOutage('LILLE', false),
  },
  'customs-incomplete': {
    world: {
      ...PLENTY,
      rates: [aRate({ country: 'CH' })],
    },
    async provoke(room) {
      await room.room.store.write((tx) => tx.carrierAccounts.put(TO_CUSTOMS))
      room.room.worlds.forget()
      await room.receive(TO_ZURICH)
    },
    way: 'ship-by-hand',
    args: { byHand: { siteId: 'LILLE', carrier: 'Geodis', trackingNumber: 'G-1', costCents: 900 } },
    async over(room) {
      const customs = {
        hsCode: '691200',
        originCountry: 'PT',
        description: 'Mug',
        dangerousGoods: null,
      } as const
      await room.client.stock.setCustoms(room.call({ sku: 'A', customs }))
      await room.client.orders.setCustoms(
        room.call({ orderId: TO_ZURICH.id, customs: { eori: 'FR12345678901234' } }),
      )
      await decide(room)
    },
  },
  'carrier-suspended': {
    world: PLENTY,
    async provoke(room) {
      await suspend(room)
      await room.receive(ORDER)
    },
    way: 'ship-by-hand',
    args: { byHand: { siteId: 'LILLE', carrier: 'Geodis', trackingNumber: 'G-1', costCents: 900 } },
    over: resume,
  },
  'work-stopped': {
    world: PLENTY,
    async provoke(room) {
      await room.receive(ORDER)
      await release(room)
      await setOutage('LILLE', true)(room)
    },
    way: 'move-orders',
    over: setOutage('LILLE', false),
  },
  'cannot-collect': {
    world: PLENTY,
    provoke: (room) => room.receive(COLLECTED_ORDER),
    way: 'send-instead',
    over: (room) => putSite(room, { ...LILLE, customersCollect: true }),
  },
  'collection-overdue': {
    world: { ...PLENTY, sites: [{ ...LILLE, customersCollect: true }] },
    async provoke(room) {
      await room.receive(COLLECTED_ORDER)
      await pack(room)
      room.wait(10 * DAY_MS)
      await room.room.commands.system('orders.restateOverdue', restateOverdue)
    },
    way: 'keep-longer',
    over: ship,
  },
  'pickup-point-missing': {
    world: { ...PLENTY, ...RELAY_ONLY },
    provoke: (room) => room.receive(anOrder({ serviceLevel: 'relay' })),
    way: 'name-point',
    args: { point: { id: 'FR-023456', name: '' } },
    async over(room) {
      const requests = { pickupPoint: { id: 'FR-1', name: '' } }
      const order = anOrder({ serviceLevel: 'relay', requests })
      await room.room.store.write((tx) => tx.orders.update(order))
      await room.client.orders.reallocate(room.call({ orderIds: [order.id] }))
      await decide(room)
    },
  },
  'carrier-delayed': {
    world: PLENTY,
    async provoke(room) {
      await room.receive(ORDER)
      await pack(room)
      room.wait(DAY_MS)
      await room.room.commands.system('channels.compareStock', restateUncollected)
    },
    way: 'handed-over',
    over: ship,
  },
  'promise-at-risk': {
    world: PLENTY,
    provoke: (room) => says(room, { e1: { order: anOrder({ deliverBy: room.room.clock.now() }) } }),
    way: 'accept',
    over: (room) => says(room, { e1: { order: anOrder({ deliverBy: room.room.clock.now() + 9 * DAY_MS }) } }),
  },
  'address-invalid': {
    world: PLENTY,
    provoke: (room) => says(room, { e1: { order: WITHOUT_CITY } }),
    way: 'fix-address',
    args: { address: ORDER.destination },
    over: (room) => says(room, { e1: { order: ORDER } }),
  },
  'label-failed': {
    world: PLENTY,
    async provoke(room) {
      await room.receive(ORDER)
      await pack(room)
      await printer('failed')(room)
    },
    way: 'confirm-printed',
    async over(room) {
      const fulfillmentId = await theParcel(room)
      const again = { fulfillmentId, parcels: [1], printerId: 'virtual', reason: 'torn' }
      room.wait(1_000)
      await room.client.packing.reprint(room.call(again))
      await printer('confirmed')(room)
    },
  },
  'paper-failed': {
    world: PLENTY,
    async provoke(room) {
      await room.receive(ORDER)
      await printPapersWithLabels(room)
      await pack(room)
      await printSlip(room)
      await printer('failed', 'papersOf')(room)
    },
    way: 'confirm-printed',
    async over(room) {
      room.wait(1_000)
      await printSlip(room)
      await printer('confirmed', 'papersOf')(room)
    },
  },
  'print-unknown': {
    world: PLENTY,
    async provoke(room) {
      await room.receive(ORDER)
      await pack(room)
      await printer('unknown')(room)
    },
    way: 'confirm-printed',
    async over(room) {
      const fulfillmentId = await theParcel(room)
      const [job] = await room.client.packing.jobs({ fulfillmentId, printerId: null })
      await room.client.packing.answer(room.call({ jobId: job?.id ?? '', cameOut: true }))
    },
  },
} as const satisfies Partial<Record<ExceptionReason, Kind>>
