import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ExceptionCause, ExceptionReason } from '../../shared/domain/exception.ts'
import { MINUTE_MS } from '../../shared/lib/clock.ts'
import { anOrder, aWorld, lines, stockOf } from '../support/engine-builders.ts'
import { openWorkroom, type Workroom } from '../support/workroom.ts'
import { FiguresOwed } from './figures-owed.ts'
import { SaleWatch } from './sale-watch.ts'
import { StandingWatch } from './standing-watch.ts'

const KNOWN = 10 * MINUTE_MS
const LONG = 40 * MINUTE_MS
const CAUSES = {
  'held-by-channel': {
    reason: 'held-by-channel',
    channelId: 'shop',
    kind: 'on-hold',
    code: 'x',
    until: null,
  },
  'shipped-at-channel': {
    reason: 'shipped-at-channel',
    channelId: 'shop',
    lines: [{ lineId: 'L1', sku: 'A', quantity: 1 }],
  },
  'changed-after-release': { reason: 'changed-after-release', channelId: 'shop', fields: ['lines'] },
} satisfies Partial<Record<ExceptionReason, ExceptionCause>>

let room: Workroom
let sales: SaleWatch
let standings: StandingWatch
beforeEach(async () => {
  room = await openWorkroom(aWorld({ stock: stockOf({ LILLE: { A: 9 } }) }))
  const { store, clock } = room.room
  sales = new SaleWatch(store, clock, new FiguresOwed(clock))
  standings = new StandingWatch({ store, clock, sales })
  standings.sold('shop', 'O-1', 2, false)
  await room.receive(anOrder({ lines: lines({ A: 2 }) }))
})
afterEach(() => room.close())

/** Both units leave from here. */
async function leave(): Promise<void> {
  await room.client.orders.release(room.call({ orderIds: ['O-1'] }))
  const { fulfillments } = await room.client.orders.get({ orderId: 'O-1' })
  const fulfillmentId = fulfillments[0]?.id ?? ''
  await room.client.packing.pack(room.call({ fulfillmentId, printerId: 'virtual', weightsG: [] }))
  await room.client.packing.ship(room.call({ fulfillmentId }))
  standings.leaves('O-1')
  await standings.checkLeavings()
}

/** An exception of the order was opened and closed so by a person. */
async function resolved(reason: keyof typeof CAUSES, by: string): Promise<void> {
  await room.room.store.write(async (tx) => {
    const now = room.room.clock.now()
    const cause = CAUSES[reason]
    await tx.exceptions.open([
      { id: reason, orderId: 'O-1', siteId: null, cause, openedAt: now, dueAt: null, key: reason },
    ])
    await tx.exceptions.close('O-1', [reason], by, now)
  })
}

const tooMany = (there: number): Promise<string | null> =>
  room.read(async (tx) => {
    const [record] = await tx.orders.byIds(['O-1'])
    return record === undefined ? 'no order' : standings.tooManyUnits(tx, record, there)
  })

describe('more units than were ordered', () => {
  it('are no fault where staff sent one while ours was about to leave, and nobody could know', async () => {
    standings.shippedByHand('shop', 'O-1', 1)
    room.wait(KNOWN)
    await leave()
    expect(await tooMany(3)).toBeNull()
  })

  it('are no fault where ours had just left when staff sent one', async () => {
    await leave()
    room.wait(KNOWN)
    standings.shippedByHand('shop', 'O-1', 1)
    expect(await tooMany(3)).toBeNull()
  })

  it('are a fault once the news could be known, told with the times of both', async () => {
    standings.shippedByHand('shop', 'O-1', 1)
    room.wait(LONG)
    await leave()
    expect(await tooMany(3)).toMatch(
      /^3 units left of 2 that were ordered \(by hand: 1 \d\d-\d\dT\S+; from here: 2 \d\d-\d\dT\S+; never heard of\)$/,
    )
  })

  it('are a fault where staff sent one long after ours had left', async () => {
    await leave()
    room.wait(LONG)
    standings.shippedByHand('shop', 'O-1', 1)
    expect(await tooMany(3)).toMatch(/^3 units left of 2/)
  })

  it('are a fault beside such a crossing, if they are more than crossed', async () => {
    standings.shippedByHand('shop', 'O-1', 1)
    room.wait(KNOWN)
    await leave()
    expect(await tooMany(5)).toMatch(/^5 units left of 2/)
  })

  it('are a fault without any hand in it', async () => {
    await leave()
    expect(await tooMany(4)).toMatch(/^4 units left of 2 .*by hand: none/)
  })

  it('are no fault where a person sent them knowing; having accepted something else is not knowing', async () => {
    standings.shippedByHand('shop', 'O-1', 1)
    room.wait(LONG)
    await leave()
    await resolved('changed-after-release', 'accept')
    expect(await tooMany(3)).toMatch(/^3 units left of 2/)
    await resolved('shipped-at-channel', 'ship-anyway')
    expect(await tooMany(3)).toBeNull()
  })
})

describe('what leaves against the word of its channel', () => {
  it('is a fault once the news could be known', async () => {
    await standings.says('shop', 'O-1', 'held')
    room.wait(LONG)
    await leave()
    expect(standings.findings).toEqual(['shop O-1 left here 40 min after it was held there'])
  })

  it('is none while the news is under way, also because the channel could not be reached', async () => {
    await standings.says('shop', 'O-1', 'held')
    sales.troubled('shop', room.room.clock.now() + LONG)
    room.wait(LONG)
    await leave()
    expect(standings.findings).toEqual([])
  })

  it('is none where it was said only after the parcel had left', async () => {
    standings.leaves('O-1')
    await standings.says('shop', 'O-1', 'held')
    room.wait(LONG)
    await standings.checkLeavings()
    expect(standings.findings).toEqual([])
  })

  it('is none once the channel lets it go', async () => {
    await standings.says('shop', 'O-1', 'held')
    await standings.says('shop', 'O-1', null)
    room.wait(LONG)
    await leave()
    expect(standings.findings).toEqual([])
  })

  it('is none where a person sent it knowing; having accepted something else is not knowing', async () => {
    await standings.says('shop', 'O-1', 'held')
    room.wait(LONG)
    await resolved('changed-after-release', 'accept')
    await leave()
    expect(standings.findings).toHaveLength(1)
    await resolved('held-by-channel', 'ship-anyway')
    standings.leaves('O-1')
    await standings.checkLeavings()
    expect(standings.findings).toHaveLength(1)
  })

  it('is a fault also where no list shows the word, if it was said before the release', async () => {
    await standings.says('shop', 'O-1', 'called-off', false)
    room.wait(LONG)
    await leave()
    expect(standings.findings).toEqual(['shop O-1 left here 40 min after it was called-off there'])
  })

  it('is none where no list shows the word and it was said after the release, when nobody asks any more', async () => {
    await room.client.orders.release(room.call({ orderIds: ['O-1'] }))
    await standings.says('shop', 'O-1', 'called-off', false)
    room.wait(LONG)
    await leave()
    expect(standings.findings).toEqual([])
  })
})

describe('units that were paid back before they left', () => {
  const PAID_BACK = 'shop O-1: 2 units left here of 2, 1 of which were paid back there before'

  it('are a fault when they leave all the same', async () => {
    await standings.paidBack('shop', 'O-1', 1, 1990)
    room.wait(LONG)
    await leave()
    expect(standings.findings).toEqual([PAID_BACK])
  })

  it('are none where they were under way here already', async () => {
    await room.client.orders.release(room.call({ orderIds: ['O-1'] }))
    await standings.paidBack('shop', 'O-1', 1, 1990)
    room.wait(LONG)
    await leave()
    expect(standings.findings).toEqual([])
  })

  it('are none where a person was told and left the parcel as it was', async () => {
    await standings.paidBack('shop', 'O-1', 1, 1990)
    room.wait(LONG)
    await resolved('changed-after-release', 'accept')
    await leave()
    expect(standings.findings).toEqual([])
  })
})
