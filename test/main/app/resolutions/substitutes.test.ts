import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { say } from '../../../../shared/messages/say.ts'
import { anOrder, aProduct, aWorld, LILLE, lines, stockOf } from '../../../support/engine-builders.ts'
import { openWorkroom, type Workroom } from '../../../support/workroom.ts'

let room: Workroom
const TEA = { category: 'Teas' }
beforeEach(async () => {
  room = await openWorkroom(
    aWorld({
      sites: [LILLE],
      products: [
        aProduct('A', { ...TEA, substitutes: ['D'] }),
        aProduct('B', { ...TEA, name: 'Green tea', priceCents: 2_150 }),
        aProduct('C', { ...TEA, priceCents: 1_500 }),
        aProduct('D', { category: 'Pots', priceCents: 9_000 }),
        aProduct('E', { ...TEA, flags: ['hazmat'] }),
        aProduct('F', { category: 'Pots' }),
      ],
      stock: stockOf({ LILLE: { A: 0, B: 5, C: 1, D: 2, E: 9, F: 9 } }),
    }),
  )
})
afterEach(() => room.close())

async function offered() {
  const [row] = (await room.client.exceptions.list({})).rows
  const exceptionId = row?.record.id ?? ''
  const { resolutions } = await room.client.exceptions.get({ exceptionId })
  return { exceptionId, offers: resolutions.filter(({ code }) => code === 'substitute') }
}
const order = () => room.client.orders.get({ orderId: 'O-1' })
const skus = async () => (await order()).order.lines.map(({ sku, quantity }) => `${quantity} ${sku}`)

describe('a product that is short', () => {
  it('is replaced by what is declared, else by what is of its kind, on the row of the exception', async () => {
    await room.receive(anOrder({ lines: lines({ A: 2 }) }))
    const { exceptionId, offers } = await offered()
    expect(offers.map(({ choice }) => choice)).toEqual(['D', 'B'])
    const [, green] = offers
    expect(green && [say('en', green.label), say('en', green.effect)]).toEqual([
      'Send 2 × B Green tea instead',
      'Ships from Lille (Posta), €6.60, arrives Wed 25 Nov; worth €3.00 more than what was ordered; tell the customer: channels cannot be told of another product',
    ])
    const args = { address: null, stock: null, note: 'agreed by phone', choice: 'B' }
    const call = room.call({ exceptionId, code: 'substitute' as const, args })
    const outcome = await room.client.exceptions.resolve(call)
    const said = say('en', outcome.kind === 'done' ? outcome.value.sentence : outcome.message)
    expect(said).toBe('2 × B instead of A, by hand: “agreed by phone”')
    await room.room.decider.decideAll()
    expect(await skus()).toEqual(['2 B'])
    expect((await order()).state).toBe('allocated')
    expect((await room.client.exceptions.list({})).total).toBe(0)
    expect((await order()).timeline.map(({ sentence }) => say('en', sentence))).toContain(said)
    const level = async (sku: string) =>
      (await room.read((tx) => tx.stock.bySkus([sku]))).map(({ reserved }) => reserved)
    expect(await level('B')).toEqual([2])

    await room.client.exceptions.undo(room.call({ commandId: call.commandId }))
    await room.room.decider.decideAll()
    expect(await skus()).toEqual(['2 A'])
    expect(await level('B')).toEqual([0])
    expect((await offered()).offers.map(({ choice }) => choice)).toEqual(['D', 'B'])
  })

  it('is replaced for several orders at once, each by what is there for it', async () => {
    await room.receive(
      anOrder({ id: 'O-1', lines: lines({ A: 1 }) }),
      anOrder({ id: 'O-2', lines: lines({ A: 5 }) }),
      anOrder({ id: 'O-3', lines: lines({ A: 6 }) }),
    )
    const ids = (await room.client.exceptions.list({ sort: 'order' })).rows.map(({ record }) => record.id)
    const fixes = await room.client.exceptions.fixes({ exceptionIds: ids, codes: ['substitute'] })
    expect(fixes.map(({ fix, canUndo }) => [fix?.choice, canUndo])).toEqual([
      ['D', true],
      ['B', true],
      [undefined, false],
    ])
    const ways = fixes.flatMap(({ fix }) => (fix === null ? [] : [{ code: fix.code, choice: fix.choice }]))
    const call = room.call({ exceptionIds: ids.slice(0, 2), ways, note: '' })
    const outcome = await room.client.exceptions.resolveMany(call)
    expect(outcome.kind === 'done' && outcome.value.changed).toEqual(ids.slice(0, 2))
    await room.room.decider.decideAll()
    expect(await skus()).toEqual(['1 D'])
    await room.client.exceptions.undo(room.call({ commandId: call.commandId }))
    expect(await skus()).toEqual(['1 A'])
  })
})
