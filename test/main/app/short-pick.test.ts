import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { claimDue } from '../../support/claim-due.ts'
import { anOrder, aWorld, lines, stockOf } from '../../support/engine-builders.ts'
import { openWorkroom, type Workroom } from '../../support/workroom.ts'

let room: Workroom
beforeEach(async () => {
  room = await openWorkroom(aWorld({ stock: stockOf({ LILLE: { A: 60, B: 5 }, LYON: { A: 4 } }) }))
})
afterEach(() => room.close())

async function released(orderId = 'O-1'): Promise<string> {
  await room.client.orders.release(room.call({ orderIds: [orderId] }))
  const { fulfillments } = await room.client.orders.get({ orderId })
  return fulfillments.find(({ state }) => state === 'released')?.id ?? ''
}

async function found(units: number): Promise<void> {
  const fulfillmentId = await released()
  await room.client.packing.shortPick(room.call({ fulfillmentId, sku: 'A', found: units }))
  await room.room.decider.decideAll()
}

async function stands(orderId: string): Promise<string> {
  const { state, fulfillments } = await room.client.orders.get({ orderId })
  const live = fulfillments.filter((one) => one.state !== 'cancelled').map(({ siteId }) => siteId)
  return [state, ...live].join(' ')
}

const open = async () =>
  (await room.client.exceptions.list({})).rows.map(
    ({ record }) => `${record.cause.reason} ${record.orderId ?? record.siteId}`,
  )

const levelAtLille = async () => {
  const [level] = (await room.read((tx) => tx.stock.bySkus(['A']))).filter(({ siteId }) => siteId === 'LILLE')
  return level
}

async function count(onHand: number, safety = 0): Promise<void> {
  await room.client.stock.setLevel(
    room.call({ siteId: 'LILLE', sku: 'A', onHand, safety, expectedOnHand: null }),
  )
  await room.room.decider.decideAll()
}

describe('a short pick', () => {
  it('never sends the order, nor others, back to the shelf where the goods were not found', async () => {
    await room.receive(anOrder({ lines: lines({ A: 2 }) }), anOrder({ id: 'O-2', lines: lines({ A: 1 }) }))
    await found(1)
    await room.receive(anOrder({ id: 'O-3', lines: lines({ A: 1 }) }))
    expect([await stands('O-1'), await stands('O-2'), await stands('O-3')]).toEqual([
      'allocated LYON',
      'allocated LYON',
      'allocated LYON',
    ])
  })

  it('leaves the book as it is, and a count that is due, until the goods are counted', async () => {
    await room.receive(anOrder({ lines: lines({ A: 2 }) }))
    await found(0)
    expect(await open()).toEqual(['short-pick LILLE'])
    expect(await levelAtLille()).toMatchObject({ onHand: 60, reserved: 0, doubtedAt: expect.any(Number) })
    await room.receive(anOrder({ id: 'O-2', lines: lines({ A: 3 }) }))
    expect(await open()).toContain('short-pick LILLE')
    await count(60, 2)
    expect(await open()).toContain('short-pick LILLE')
    await count(7, 2)
    expect(await open()).toEqual([])
    expect(await levelAtLille()).not.toHaveProperty('doubtedAt')
    expect(await stands('O-2')).toBe('allocated LILLE')
  })

  it('tells the channels at once that these goods are not for sale', async () => {
    await room.receive(anOrder({ lines: lines({ A: 2 }) }))
    await found(0)
    const told = await room.room.store.write((tx) => claimDue(tx, room.room, 10))
    expect(told.map(({ payload }) => payload)).toContainEqual({ sku: 'A', available: 2 })
  })

  it('is answered from the queue with what was counted', async () => {
    await room.receive(anOrder({ lines: lines({ A: 2 }) }))
    await found(0)
    const [row] = (await room.client.exceptions.list({})).rows
    await room.client.exceptions.resolve(
      room.call({
        exceptionId: row?.record.id ?? '',
        code: 'correct-stock',
        args: { address: null, stock: { siteId: 'LILLE', sku: 'A', onHand: 60 }, note: '' },
      }),
    )
    expect([await open(), (await levelAtLille())?.doubtedAt]).toEqual([[], undefined])
  })
})
