import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aService } from '../../support/carrier-builders.ts'
import { anOrder, aWorld, lines, stockOf } from '../../support/engine-builders.ts'
import { openWorkroom, type Workroom } from '../../support/workroom.ts'

let room: Workroom
beforeEach(async () => {
  room = await openWorkroom(aWorld({ stock: stockOf({ LILLE: { A: 3 } }) }))
})
afterEach(() => room.close())

const stateOf = async (orderId: string) => (await room.client.orders.get({ orderId })).state

/** O-1 holds all there is of A; O-2 and the VIP's O-3 wait for it. */
async function oneHoldsTwoWait(): Promise<void> {
  await room.receive(anOrder({ lines: lines({ A: 3 }) }))
  await room.receive(
    anOrder({ id: 'O-2', lines: lines({ A: 2 }) }),
    anOrder({ id: 'O-3', lines: lines({ A: 2 }), customerTier: 'vip' }),
  )
  expect([await stateOf('O-1'), await stateOf('O-2'), await stateOf('O-3')]).toEqual([
    'allocated',
    'on-hold',
    'on-hold',
  ])
}

async function released(): Promise<string> {
  await room.client.orders.release(room.call({ orderIds: ['O-1'] }))
  const { fulfillments } = await room.client.orders.get({ orderId: 'O-1' })
  return fulfillments[0]?.id ?? ''
}

async function shipped(): Promise<void> {
  const fulfillmentId = await released()
  await room.client.packing.pack(room.call({ fulfillmentId, printerId: 'virtual', weightsG: [] }))
  await room.client.packing.ship(room.call({ fulfillmentId }))
}

interface Path {
  readonly name: string
  /** Before others wait. */
  readonly before?: () => Promise<void>
  readonly frees: () => Promise<unknown>
}

describe('stock that comes free wakes who waits for it', () => {
  it.each<Path>([
    {
      name: 'an order is cancelled',
      frees: () => room.client.orders.cancel(room.call({ orderIds: ['O-1'], note: '' })),
    },
    {
      name: 'an order is put on hold',
      frees: () => room.client.orders.hold(room.call({ orderIds: ['O-1'], note: '' })),
    },
    {
      name: 'goods are counted',
      frees: () =>
        room.client.stock.setLevel(
          room.call({ siteId: 'LILLE', sku: 'A', onHand: 5, safety: 0, expectedOnHand: 3 }),
        ),
    },
    {
      name: 'goods are received at another site',
      frees: () =>
        room.client.stock.setLevel(
          room.call({ siteId: 'LYON', sku: 'A', onHand: 2, safety: 0, expectedOnHand: null }),
        ),
    },
    {
      name: 'sellable goods come back',
      frees: async () => {
        await shipped()
        await room.client.returns.receive(
          room.call({
            orderId: 'O-1',
            siteId: 'LILLE',
            lines: [{ lineId: '1', quantity: 2, condition: 'sellable' }],
            reason: 'unwanted',
            note: '',
            refund: null,
          }),
        )
      },
    },
  ])('$name', async ({ frees }) => {
    await oneHoldsTwoWait()
    await frees()
    await room.room.decider.decideAll()
    expect([await stateOf('O-2'), await stateOf('O-3')]).toEqual(['on-hold', 'allocated'])
  })

  it('a reserve of another channel is lowered', async () => {
    const reserve = { channelId: 'other', siteId: null, sku: 'A' }
    await room.room.store.write((tx) => tx.stock.replaceReserves([{ ...reserve, quantity: 3 }]))
    await room.receive(anOrder({ lines: lines({ A: 1 }) }))
    expect(await stateOf('O-1')).toBe('on-hold')
    await room.client.stock.setReserve(room.call({ ...reserve, quantity: 0 }))
    await room.room.decider.decideAll()
    expect(await stateOf('O-1')).toBe('allocated')
  })
})

describe('capacity that comes free wakes who waits for it', () => {
  it('a cancelled order gives its place to one that no day had any left for', async () => {
    await room.close()
    const services = [aService({ dailyCap: 1, pickupDays: [1] })]
    room = await openWorkroom(aWorld({ services, stock: stockOf({ LILLE: { A: 99 } }) }))
    const ids = Array.from({ length: 30 }, (_, i) => `O-${i + 10}`)
    await room.receive(...ids.map((id) => anOrder({ id })))
    const waiting = async () => {
      const states = await Promise.all(ids.map(stateOf))
      return states.filter((state) => state === 'on-hold').length
    }
    const before = await waiting()
    expect(before).toBeGreaterThan(0)
    await room.client.orders.cancel(room.call({ orderIds: ['O-10'], note: '' }))
    await room.room.decider.decideAll()
    expect(await waiting()).toBe(before - 1)
  })
})
