import { afterEach, beforeEach, expect, it } from 'vitest'
import { trackingEvents } from '../../../main/app/tracking/tracking-events.ts'
import { FULFILLMENT_STATES } from '../../../shared/domain/fulfillment.ts'
import { ORDER_STATES } from '../../../shared/domain/order.ts'
import { anOrder, aWorld, lines, stockOf } from '../../support/engine-builders.ts'
import { openIn, settles } from '../../support/made-up-channel.ts'
import { openWorkroom, type Workroom } from '../../support/workroom.ts'

let room: Workroom
beforeEach(async () => {
  room = await openWorkroom(aWorld({ stock: stockOf({ LILLE: { A: 9 } }) }))
})
afterEach(() => room.close())

it('every state of an order and of a fulfilment is reached by what people and the program do', async () => {
  const orders = new Set<string>()
  const fulfillments = new Set<string>()
  const look = async () => {
    for (const { id } of (await room.client.orders.list({})).rows) {
      const detail = await room.client.orders.get({ orderId: id })
      orders.add(detail.state)
      for (const { state } of detail.fulfillments) fulfillments.add(state)
    }
  }
  const { client, call } = room
  const { store, decider, clock } = room.room
  const all = [
    anOrder({ id: 'O-1', lines: lines({ A: 1 }) }),
    anOrder({ id: 'O-2', lines: lines({ A: 1 }) }),
    anOrder({ id: 'O-3', lines: lines({ B: 1 }) }),
  ]
  await store.write((tx) => tx.orders.insert(all, clock.now()))
  await look()
  await decider.decideAll()
  await look()
  expect(await openIn(room)).toEqual(['out-of-stock'])
  expect(await settles(room, 'out-of-stock', 'backorder')).toMatchObject({ kind: 'done' })
  await look()
  await client.orders.release(call({ orderIds: ['O-1'] }))
  await client.orders.cancel(call({ orderIds: ['O-2'], note: '' }))
  await look()
  const [task] = await client.packing.queue({ siteId: 'LILLE' })
  const fulfillmentId = task?.fulfillment.id ?? ''
  await client.packing.pack(call({ fulfillmentId, printerId: 'virtual', weightsG: [null] }))
  await look()
  await client.packing.ship(call({ fulfillmentId }))
  await look()
  await arrive(fulfillmentId)
  await look()
  await client.returns.receive(
    call({
      orderId: 'O-1',
      channelReturnId: null,
      lines: [{ lineId: '1', quantity: 1, condition: 'damaged' }],
      siteId: null,
      reason: 'defective',
      note: '',
      refund: null,
    }),
  )
  await look()
  expect([...orders].sort()).toEqual([...ORDER_STATES].sort())
  expect([...fulfillments].sort()).toEqual([...FULFILLMENT_STATES].sort())
})

/** Its carrier says that its parcel has arrived. */
async function arrive(fulfillmentId: string): Promise<void> {
  const { store, commands, clock } = room.room
  const now = clock.now()
  const accountId = 'carrier'
  await store.write(async (tx) => {
    const part = await tx.fulfillments.get(fulfillmentId)
    if (part === null) return
    const { orderId, siteId, carrierId, serviceId } = part
    const trackingNumber = '8R1'
    const track = {
      accountId,
      trackingNumber,
      fulfillmentId,
      isReturn: false,
      parcel: 1,
      orderId,
      siteId,
      carrierId,
      serviceId,
    }
    await tx.tracks.follow([
      {
        ...track,
        state: 'registered',
        handedOverAt: now,
        promisedFor: '2026-11-25',
        lookedAt: null,
        nextLookAt: now,
        lastEventAt: null,
        stateSince: now,
        deliveredAt: null,
        deliveredOn: null,
        givenUpAt: null,
        zone: null,
        transitDays: null,
      },
    ])
  })
  const event = { at: now, state: 'delivered', code: 'DI1', text: '', place: null } as const
  await trackingEvents(commands).told(accountId, ['8R1'], new Map([['8R1', [event]]]))
}
