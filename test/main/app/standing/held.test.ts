import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { HoldFilter } from '../../../../shared/domain/order-standing.ts'
import { anOrder, aWorld, lines, stockOf } from '../../../support/engine-builders.ts'
import { availableUnits } from '../../../support/figures.ts'
import { openIn, type Said, says, settles, statesIn } from '../../../support/made-up-channel.ts'
import { openWorkroom, type Workroom } from '../../../support/workroom.ts'

let room: Workroom
beforeEach(async () => {
  room = await openWorkroom(aWorld({ stock: stockOf({ LILLE: { A: 12 } }) }))
})
afterEach(() => room.close())

async function theId(): Promise<string> {
  return (await room.client.orders.list({})).rows[0]?.id ?? ''
}

async function mayBeSold(): Promise<number | undefined> {
  return (await room.read((tx) => availableUnits(tx, ['A']))).get('shop')?.get('A')
}

function held(kind: NonNullable<Said['hold']>['kind'], code = 'word', more: Said = {}): Said {
  return { state: code, meaning: 'wait', hold: { kind, code, until: null }, ...more }
}

const UNPAID = held('unpaid', 'pending')

describe('an order that its channel holds', () => {
  it('and that is fresh and not paid waits quietly, with its units kept from sale', async () => {
    await says(room, { e1: { ...UNPAID, order: anOrder({ lines: lines({ A: 2 }) }) } })
    expect(await statesIn(room)).toEqual({ '#O-1': 'on-hold 2' })
    expect(await openIn(room)).toEqual([])
    expect(await mayBeSold()).toBe(10)
  })

  it('is found by what it waits for', async () => {
    const nameless = [{ lineId: 'x', title: 'Vase', quantity: 1, grossCents: 100 }]
    await says(room, {
      e1: { ...UNPAID, order: anOrder({ id: 'unpaid' }) },
      e2: { ...held('fraud'), order: anOrder({ id: 'fraud' }) },
      e3: { order: anOrder({ id: 'ready' }) },
      e4: { order: anOrder({ id: 'unclear' }), nameless },
    })
    const found = async (...holds: HoldFilter[]) =>
      (await room.client.orders.list({ holds })).rows.map(({ id }) => id).sort()
    expect(await found()).toEqual(['fraud', 'ready', 'unclear', 'unpaid'])
    expect(await found('unpaid')).toEqual(['unpaid'])
    expect(await found('unpaid', 'fraud')).toEqual(['fraud', 'unpaid'])
    expect(await found('unclear')).toEqual(['unclear'])
    expect(await found('scheduled')).toEqual([])
  })

  it('goes on once it is paid', async () => {
    await says(room, { e1: UNPAID })
    await says(room, { e1: { state: 'processing' } })
    expect(await statesIn(room)).toEqual({ '#O-1': 'allocated 1' })
  })

  it('and calls off gives its units back', async () => {
    await says(room, { e1: UNPAID })
    await says(room, { e1: { meaning: 'called-off' } })
    expect(await statesIn(room)).toEqual({ '#O-1': 'cancelled 1' })
    expect(await mayBeSold()).toBe(12)
  })

  it.each(['unpaid', 'on-hold', 'scheduled', 'incident', 'fraud', 'elsewhere'] as const)(
    'after its decision (%s) gives back what it holds, waits, says so, and goes on by itself when it is let go',
    async (kind) => {
      await says(room, { e1: {} })
      await says(room, { e1: held(kind) })
      expect(await statesIn(room)).toEqual({ '#O-1': 'on-hold 1' })
      expect(await openIn(room)).toEqual(['held-by-channel'])
      expect((await room.read((tx) => tx.stock.bySkus(['A'])))[0]).toMatchObject({ reserved: 0 })
      await says(room, { e1: {} })
      expect(await statesIn(room)).toEqual({ '#O-1': 'allocated 1' })
      expect(await openIn(room)).toEqual([])
    },
  )

  it.each([
    ['incident', ['held-by-channel']],
    ['fraud', ['held-by-channel']],
    ['elsewhere', ['held-by-channel']],
    ['on-hold', ['held-by-channel']],
    ['unpaid', []],
    ['scheduled', []],
  ] as const)('at first sight (%s) says what a person must hear', async (kind, reasons) => {
    await says(room, { e1: held(kind) })
    expect(await statesIn(room)).toEqual({ '#O-1': 'on-hold 1' })
    expect(await openIn(room)).toEqual(reasons)
  })

  it('whatever its content says', async () => {
    await says(room, { e1: {} })
    await says(room, { e1: { ...held('incident'), rejected: 'no address' } })
    expect(await statesIn(room)).toEqual({ '#O-1': 'on-hold 1' })
    expect(await openIn(room)).toEqual(['held-by-channel', 'payload-rejected'])
  })

  it('after its release keeps its parcel, which stops at the station', async () => {
    await says(room, { e1: {} })
    await room.client.orders.release(room.call({ orderIds: [await theId()] }))
    await says(room, { e1: UNPAID })
    expect(await statesIn(room)).toEqual({ '#O-1': 'released 1' })
    expect(await openIn(room)).toEqual(['held-by-channel'])
  })

  it('after its release and stopped here goes back to the shelf and waits', async () => {
    await says(room, { e1: {} })
    await room.client.orders.release(room.call({ orderIds: [await theId()] }))
    await says(room, { e1: UNPAID })
    await settles(room, 'held-by-channel', 'stop-here')
    await room.room.decider.decideAll()
    expect(await statesIn(room)).toEqual({ '#O-1': 'on-hold 1' })
    expect(await openIn(room)).toEqual(['held-by-channel'])
  })

  it('ships all the same when a person says so, until the channel holds it for another reason', async () => {
    await says(room, { e1: {} })
    await says(room, { e1: UNPAID })
    await settles(room, 'held-by-channel', 'ship-anyway')
    await room.room.decider.decideAll()
    expect(await statesIn(room)).toEqual({ '#O-1': 'allocated 1' })
    await says(room, { e1: { ...UNPAID, order: anOrder({ lines: lines({ A: 3 }) }) } })
    expect(await statesIn(room)).toEqual({ '#O-1': 'allocated 3' })
    await says(room, { e1: held('fraud') })
    expect(await statesIn(room)).toEqual({ '#O-1': 'on-hold 1' })
    expect(await openIn(room)).toEqual(['held-by-channel'])
  })

  it('is not let go by what lets other orders go', async () => {
    await says(room, { e1: { order: anOrder({ lines: lines({ A: 20 }) }) } })
    expect(await openIn(room)).toEqual(['partial-stock'])
    await says(room, { e1: { ...UNPAID, order: anOrder({ lines: lines({ A: 20 }) }) } })
    expect(await openIn(room)).toEqual(['held-by-channel'])
    await room.client.stock.setLevel(
      room.call({ siteId: 'LILLE', sku: 'A', onHand: 30, safety: 0, expectedOnHand: null }),
    )
    await room.client.orders.reallocate(room.call({ orderIds: [await theId()] }))
    await room.room.decider.decideAll()
    expect(await statesIn(room)).toEqual({ '#O-1': 'on-hold 20' })
  })

  it('stays with the person who holds it too', async () => {
    await says(room, { e1: {} })
    await room.client.orders.hold(room.call({ orderIds: [await theId()], note: 'call first' }))
    await says(room, { e1: UNPAID })
    await says(room, { e1: {} })
    expect(await statesIn(room)).toEqual({ '#O-1': 'on-hold 1' })
    expect(await openIn(room)).toEqual(['held-by-person'])
  })
})

describe('a change that cannot be read', () => {
  const GARBLED: Said = { rejected: 'destination.street: at most 255 characters' }

  it('holds the order that it is about, and lets it go once it can be read', async () => {
    await says(room, { e1: {} })
    await says(room, { e1: GARBLED })
    expect(await statesIn(room)).toEqual({ '#O-1': 'on-hold 1' })
    const { rows } = await room.client.exceptions.list({})
    expect(rows.map(({ record, order }) => [record.cause.reason, order?.reference])).toEqual([
      ['payload-rejected', '#O-1'],
    ])
    await says(room, { e1: { order: anOrder({ lines: lines({ A: 2 }) }) } })
    expect(await statesIn(room)).toEqual({ '#O-1': 'allocated 2' })
    expect(await openIn(room)).toEqual([])
  })

  it('is a matter of the channel where the order is not known', async () => {
    await says(room, { e1: GARBLED })
    expect(await openIn(room)).toEqual(['payload-rejected'])
    await says(room, { e1: {} })
    await says(room, { e1: GARBLED })
    expect(await statesIn(room)).toEqual({ '#O-1': 'on-hold 1' })
    expect(await openIn(room)).toEqual(['payload-rejected'])
  })

  it('does not matter any more once the order has left or was cancelled', async () => {
    await says(room, { e1: {} })
    await room.client.orders.cancel(room.call({ orderIds: [await theId()], note: '' }))
    await says(room, { e1: GARBLED })
    expect(await statesIn(room)).toEqual({ '#O-1': 'cancelled 1' })
    expect(await openIn(room)).toEqual([])
  })

  it('ships as it was when a person says so', async () => {
    await says(room, { e1: {} })
    await says(room, { e1: GARBLED })
    await settles(room, 'payload-rejected', 'ship-anyway')
    await room.room.decider.decideAll()
    expect(await statesIn(room)).toEqual({ '#O-1': 'allocated 1' })
  })
})
