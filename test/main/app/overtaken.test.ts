import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { plainMessage } from '../../../shared/messages/message.ts'
import { anOrder, aWorld, lines, stockOf } from '../../support/engine-builders.ts'
import { openWorkroom, type Workroom } from '../../support/workroom.ts'

let room: Workroom
beforeEach(async () => {
  room = await openWorkroom(
    aWorld({ policy: { ...aWorld().policy, partial: 'allow' }, stock: stockOf({ LILLE: { A: 2 } }) }),
  )
})
afterEach(() => room.close())

async function packed(): Promise<string> {
  await room.client.orders.release(room.call({ orderIds: ['O-1'] }))
  const { fulfillments } = await room.client.orders.get({ orderId: 'O-1' })
  const fulfillmentId = fulfillments.find(({ state }) => state === 'released')?.id ?? ''
  await room.client.packing.pack(room.call({ fulfillmentId, printerId: 'virtual', weightsG: [] }))
  return fulfillmentId
}

async function open(): Promise<string[]> {
  const { exceptions } = await room.client.orders.get({ orderId: 'O-1' })
  return exceptions.filter(({ state }) => state !== 'closed').map(({ cause }) => cause.reason)
}

const problem = (reason: 'carrier-suspended' | 'push-refused') =>
  room.room.store.write((tx) =>
    tx.exceptions.open([
      {
        id: reason,
        orderId: 'O-1',
        siteId: null,
        cause:
          reason === 'carrier-suspended'
            ? { reason, carrierId: 'posta', until: null }
            : { reason, channelId: 'shop', what: 'fulfillment', message: plainMessage('no') },
        openedAt: 0,
        dueAt: null,
        key: reason,
      },
    ]),
  )

describe('an order that has left', () => {
  it('has no exception about getting it out any more, but keeps what speaks of the world outside', async () => {
    await room.receive(anOrder({ lines: lines({ A: 1 }) }))
    const fulfillmentId = await packed()
    await problem('carrier-suspended')
    await problem('push-refused')
    await room.client.packing.ship(room.call({ fulfillmentId }))
    expect(await open()).toEqual(['push-refused'])
  })

  it('in part is still said to miss the rest', async () => {
    await room.receive(anOrder({ lines: lines({ A: 3 }) }))
    expect(await open()).toEqual(['partial-stock'])
    const fulfillmentId = await packed()
    await room.client.packing.ship(room.call({ fulfillmentId }))
    expect(await open()).toEqual(['partial-stock'])
  })
})
