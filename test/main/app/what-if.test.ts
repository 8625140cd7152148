import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { anOrder, aWorld, lines, stockOf } from '../../support/engine-builders.ts'
import { openWorkroom, type Workroom } from '../../support/workroom.ts'

let room: Workroom
beforeEach(async () => {
  room = await openWorkroom(aWorld({ stock: stockOf({ LILLE: { A: 1 }, LYON: { A: 5 } }) }))
  await room.receive(anOrder())
})
afterEach(() => room.close())

const AS_IS = { serviceLevel: null, destination: null, lines: null, tags: null, at: null, stock: [] }

async function whatIf(
  changes: Partial<Parameters<Workroom['client']['orders']['whatIf']>[0]>,
): Promise<string> {
  const { kind, parts } = await room.client.orders.whatIf({ orderId: 'O-1', ...AS_IS, ...changes })
  return [kind, ...parts.map(({ siteId }) => siteId)].join(' ')
}

describe('what if', () => {
  it('decides the same again, since what the order holds counts as free for it', async () => {
    expect(await whatIf({})).toBe('allocated LILLE')
  })

  it.each([
    { name: 'more units', changes: { lines: lines({ A: 3 }) }, want: 'allocated LYON' },
    {
      name: 'no stock there',
      changes: { stock: [{ siteId: 'LILLE', sku: 'A', onHand: 0, safety: 0 }] },
      want: 'allocated LYON',
    },
    { name: 'more than there is', changes: { lines: lines({ A: 30 }) }, want: 'exception' },
    { name: 'another level', changes: { serviceLevel: 'relay' as const }, want: 'exception' },
  ])('$name', async ({ changes, want }) => {
    expect(await whatIf(changes)).toBe(want)
  })

  it('writes nothing', async () => {
    const before = await room.read((tx) => Promise.all([tx.stock.all(), tx.journal.lastSeq()]))
    await whatIf({ lines: lines({ A: 3 }) })
    await room.client.orders.quote({
      channelId: 'shop',
      country: 'FR',
      postcode: '59000',
      serviceLevel: 'standard',
      lines: [{ sku: 'A', quantity: 1 }],
    })
    expect(await room.read((tx) => Promise.all([tx.stock.all(), tx.journal.lastSeq()]))).toEqual(before)
  })
})

describe('a quote', () => {
  it('gives cost and promise for a basket and an address', async () => {
    const quote = await room.client.orders.quote({
      channelId: 'shop',
      country: 'FR',
      postcode: '59000',
      serviceLevel: 'standard',
      lines: [{ sku: 'A', quantity: 2 }],
    })
    expect(quote.parts).toEqual([
      {
        siteId: 'LYON',
        carrierId: 'posta',
        serviceId: 'home',
        cents: 710,
        promise: expect.objectContaining({ shipOn: '2026-11-23', deliverTo: '2026-11-25' }),
      },
    ])
  })
})
