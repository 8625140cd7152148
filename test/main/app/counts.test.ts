import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { message } from '../../../shared/messages/message.ts'
import { anOrder, aWorld, lines, stockOf } from '../../support/engine-builders.ts'
import { openWorkroom, type Workroom } from '../../support/workroom.ts'

let room: Workroom
beforeEach(async () => {
  const world = aWorld({ stock: stockOf({ LILLE: { A: 9, B: 9, C: 4 }, LYON: { A: 40 } }) })
  room = await openWorkroom({
    ...world,
    products: world.products.map((one) =>
      one.sku === 'A' ? { ...one, barcode: '301', costCents: 250 } : one,
    ),
  })
})
afterEach(() => room.close())

const start = async (more: object = {}) => {
  const input = { siteId: 'LILLE', name: 'Aisle 3', search: '', onlyDoubted: false, ...more }
  const outcome = await room.client.counts.start(room.call(input))
  if (outcome.kind === 'refused') throw new Error(outcome.message.code)
  return { countId: outcome.value.countId, siteId: 'LILLE' }
}
type Which = Awaited<ReturnType<typeof start>>
const enter = (which: Which, code: string, quantity: number | null, how: 'set' | 'add' = 'set') =>
  room.client.counts.enter(room.call({ ...which, code, quantity, how }))
const book = (which: Which, withPicking = false) =>
  room.client.counts.book(room.call({ ...which, withPicking }))
const onHand = async (sku: string) =>
  (await room.client.stock.get({ sku })).row.levels.find(({ siteId }) => siteId === 'LILLE')?.onHand
const sheet = ({ countId }: Which, more: object = {}) => room.client.counts.sheet({ countId, ...more })
const move = async (orderId: string, to: 'released' | 'packed' | 'shipped') => {
  const [part] = await room.read((tx) => tx.fulfillments.byOrders([orderId]))
  await room.room.store.write((tx) => tx.fulfillments.move([part!.id], to, 9))
}

describe('a count of stock', () => {
  it('is a sheet of what the site has a level of, or of what matches', async () => {
    expect((await sheet(await start())).rows.map(({ sku }) => sku)).toEqual(['A', 'B', 'C'])
    expect((await sheet(await start({ search: 'b' }))).rows.map(({ sku }) => sku)).toEqual(['B'])
    await expect(start({ search: 'none' })).rejects.toThrow('refusals.counts.nothing')
    await expect(start({ onlyDoubted: true })).rejects.toThrow('refusals.counts.nothing')
  })

  it('adds scan by scan or takes a quantity, by SKU or bar code, and shows what differs before it is booked', async () => {
    const which = await start()
    await enter(which, '301', 1, 'add')
    expect(await enter(which, '301', 6, 'add')).toMatchObject({ value: { sku: 'A', counted: 7, before: 1 } })
    await enter(which, 'B', 9)
    await enter(which, 'C', 5)
    await enter(which, 'C', null)
    expect(await enter(which, 'NONE', 1)).toEqual({
      kind: 'refused',
      message: message('refusals.unknown.product', { sku: 'NONE' }),
    })
    const shown = await sheet(which, { show: 'different' })
    expect(shown).toMatchObject({
      totals: { lines: 3, counted: 2, different: 1, more: 0, less: 2 },
      valueCents: -500,
      rows: [{ sku: 'A', counted: 7, expected: 9, difference: -2, valueCents: -500, countedBy: 'Mona' }],
    })
    expect(await onHand('A')).toBe(9)
    expect((await room.client.counts.csv({ countId: which.countId })).csv).toContain('A,301,')
  })

  it('is booked by the difference as one command, and undone as one', async () => {
    const which = await start()
    await room.receive(anOrder({ id: 'O-1', lines: lines({ B: 1 }) }))
    await enter(which, 'A', 7)
    await enter(which, 'B', 12)
    await enter(which, 'C', 4)
    // Shipped after it was counted.
    await move('O-1', 'shipped')
    expect(await book(which)).toEqual({ kind: 'done', value: { changed: 2, units: 1, left: 0 } })
    expect([await onHand('A'), await onHand('B'), await onHand('C')]).toEqual([7, 11, 4])
    expect((await sheet(which)).count.state).toBe('booked')
    expect(await enter(which, 'A', 1)).toEqual({ kind: 'refused', message: message('refusals.counts.ended') })
    expect(await room.client.counts.unbook(room.call(which))).toEqual({ kind: 'done', value: { changed: 2 } })
    expect([await onHand('A'), await onHand('B'), await onHand('C')]).toEqual([9, 8, 4])
    const kinds = (await room.client.movements.list({ sku: 'A' })).rows.map(
      ({ kind, note }) => `${kind} ${note}`,
    )
    expect(kinds.slice(0, 2)).toEqual(['undone Aisle 3', 'counted Aisle 3'])
    expect(await book(which)).toMatchObject({ value: { changed: 2 } })
    expect(await onHand('A')).toBe(7)
  })

  it('knows that packed goods are off the shelf, and leaves alone what pickers may hold unless it is asked', async () => {
    await room.receive(
      anOrder({ id: 'O-1', lines: lines({ A: 2 }) }),
      anOrder({ id: 'O-2', lines: lines({ B: 3 }) }),
    )
    await move('O-1', 'packed')
    await move('O-2', 'released')
    const which = await start()
    await enter(which, 'A', 7)
    await enter(which, 'B', 6)
    await enter(which, 'C', 3)
    expect(await sheet(which, { show: 'different' })).toMatchObject({
      inPicking: 1,
      rows: [
        { sku: 'B', picking: 3, difference: -3 },
        { sku: 'C', difference: -1 },
      ],
    })
    expect(await book(which)).toMatchObject({ value: { changed: 1, left: 1 } })
    expect([await onHand('A'), await onHand('B'), await onHand('C')]).toEqual([9, 9, 3])
  })

  it('settles what was in doubt, gives back what is not there and wakes who waited', async () => {
    await room.room.store.write((tx) => tx.stock.doubt('LILLE', 'A', 5))
    await room.receive(
      anOrder({ id: 'O-1', lines: lines({ C: 4 }) }),
      anOrder({ id: 'O-2', lines: lines({ B: 12 }) }),
    )
    expect((await room.client.orders.get({ orderId: 'O-1' })).state).toBe('allocated')
    const which = await start({ search: '' })
    await enter(which, 'A', 9)
    await enter(which, 'B', 12)
    await enter(which, 'C', 1)
    await book(which)
    await room.room.decider.decideAll()
    expect(await room.read((tx) => tx.stock.inDoubt())).toEqual([])
    expect((await room.client.orders.get({ orderId: 'O-1' })).state).not.toBe('allocated')
    expect((await room.client.orders.get({ orderId: 'O-2' })).state).toBe('allocated')
    expect(await room.read((tx) => tx.stock.ledgerDifferences())).toEqual([])
  })

  it('may take what was not counted for not there, and be dropped and taken up again', async () => {
    const which = await start()
    await enter(which, 'A', 9)
    expect(await room.client.counts.enterRest(room.call(which))).toEqual({
      kind: 'done',
      value: { lines: 2 },
    })
    expect((await sheet(which)).totals).toMatchObject({ counted: 3, different: 2, less: 13 })
    await room.client.counts.drop(room.call({ ...which, isDropped: true }))
    expect((await book(which)).kind).toBe('refused')
    await room.client.counts.drop(room.call({ ...which, isDropped: false }))
    expect((await room.client.counts.list({})).map(({ state }) => state)).toEqual(['open'])
    expect(await onHand('B')).toBe(9)
  })
})
