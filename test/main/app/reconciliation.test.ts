import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ChannelError, type Connector, type OrderPage } from '../../../main/app/ports/channel.ts'
import { openReconciler, type Reconciler } from '../../../main/app/reconcile/reconciler.ts'
import { repairStock } from '../../../main/app/reconcile/repair-stock.ts'
import { standing } from '../../../main/channels/protocol/standing.ts'
import type { Order } from '../../../shared/domain/order.ts'
import { plainMessage } from '../../../shared/messages/message.ts'
import { say } from '../../../shared/messages/say.ts'
import { aConnector } from '../../support/channels/a-connector.ts'
import { NO_CONNECTORS } from '../../support/channels/no-connectors.ts'
import { claimDue } from '../../support/claim-due.ts'
import { anOrder, aWorld, lines, stockOf } from '../../support/engine-builders.ts'
import { openWorkroom, SHOP, type Workroom } from '../../support/workroom.ts'

let room: Workroom
let reconciler: Reconciler
/** What the shop shows. It shows what it is told, but for SKUs that it keeps as they are. */
let shown: Map<string, number>
let stubborn: Set<string>
/** Carried out while the shop is asked, before its answer is here. */
let meanwhile: () => Promise<void>
let rests: number[]
/** What the shop lists of its orders. */
let pages: OrderPage[]

beforeEach(async () => {
  room = await openWorkroom(aWorld({ stock: stockOf({ LILLE: { A: 10, B: 3 } }) }))
  shown = new Map()
  stubborn = new Set()
  meanwhile = async () => {}
  rests = []
  pages = []
  const connector: Connector = aConnector({
    pullOrders: async () => pages.shift() ?? { orders: [], cursor: '', more: false, reached: null },
    mapOrder: (payload) => ({ kind: 'order', order: JSON.parse(payload) as Order, standing: standing({}) }),
    async readStock(skus) {
      const answer = new Map([...shown].filter(([sku]) => skus.includes(sku)))
      await meanwhile()
      return answer
    },
  })
  reconciler = openReconciler({
    ...room.room,
    connectors: { ...NO_CONNECTORS, [SHOP.kind]: () => connector },
    secrets: { ...room.room.secrets, get: async () => ({}) },
    syncNow: () => {},
    async sleep(ms) {
      rests.push(ms)
      await deliver()
    },
    onFault: (fault) => expect.fail(String(fault)),
  })
})
afterEach(async () => {
  await reconciler.stop()
  await room.close()
})

/** What waits leaves for the shop. */
async function deliver() {
  await room.room.store.write(async (tx) => {
    for (const item of await claimDue(tx, room.room)) {
      if (item.kind !== 'stock' || item.payload === null) continue
      const { sku, available } = item.payload
      if (!stubborn.has(sku)) shown.set(sku, available)
      await tx.outbox.settle([item.id], { state: 'done' })
    }
  })
}

/** Everything was told and is shown as told. */
async function told(...skus: string[]) {
  const { store, clock } = room.room
  await store.write((tx) => tx.changedStock.mark(skus, clock.now()))
  await deliver()
}

/** 'A 10/10 -' by SKU: ours, theirs, why, repair. */
async function table() {
  const { rows } = await room.client.channels.reconciled({ channelId: 'shop', only: 'all', sort: 'sku' })
  return Object.fromEntries(
    rows.map((row) => [
      row.channelSku,
      [`${row.ours}/${row.theirs}`, row.reason, row.repair].filter((part) => part !== null).join(' '),
    ]),
  )
}

async function exceptions() {
  const { rows } = await room.client.exceptions.list({ group: 'channel' })
  return rows.map(({ sentence }) => say('en', sentence))
}

const repair = (channelSkus: string[] | null) =>
  room.room.commands.system('channels.compareStock', (context) =>
    repairStock(context, { channelId: 'shop', channelSkus }),
  )

describe('a comparison', () => {
  it('finds what differs, and leaves out what the channel does not sell', async () => {
    await told('A', 'B')
    shown.set('A', 8)
    await reconciler.start('shop')
    expect(await table()).toMatchObject({ A: '10/8', B: '3/3' })
    expect(await room.client.channels.reconciliation({ channelId: 'shop' })).toMatchObject({
      skus: 2,
      differences: 1,
      unexplained: 1,
      problem: null,
      progress: null,
      finishedAt: room.room.clock.now(),
    })
    const { csv } = await room.client.channels.reconciledCsv({ channelId: 'shop' })
    expect(csv.split('\n')[1]).toMatch(/^shop,A,A,A,1,10,8,-2,,,2026-11-23T/)
  })

  it('counts packs of the channel as packs', async () => {
    const meaning = { kind: 'product' as const, sku: 'A', units: 3 }
    await room.client.channels.setMapping(
      room.call({ rows: [{ channelId: 'shop', channelSku: 'TRIO', meaning }] }),
    )
    await deliver()
    shown.set('TRIO', 2)
    await reconciler.start('shop')
    expect(await table()).toMatchObject({ A: '10/10', TRIO: '3/2' })
  })

  it('explains by a newer figure that is on its way', async () => {
    await told('A')
    await room.client.stock.setLevel(
      room.call({ siteId: 'LILLE', sku: 'A', onHand: 7, safety: 0, expectedOnHand: null }),
    )
    // The second look would find it delivered: it waits for good.
    await room.room.store.write(async (tx) => {
      const [item] = await claimDue(tx, room.room, 1)
      if (item)
        await tx.outbox.settle([item.id], {
          state: 'pending',
          notBefore: room.room.clock.now() + 60_000,
          problem: plainMessage('offline'),
        })
    })
    await reconciler.start('shop')
    expect(await table()).toMatchObject({ A: '7/10 push-waits' })
    expect(await room.client.channels.reconciliation({ channelId: 'shop' })).toMatchObject({
      differences: 1,
      unexplained: 0,
    })
  })

  it('explains by an order that came in meanwhile', async () => {
    await told('A')
    meanwhile = async () => {
      meanwhile = async () => {}
      shown.set('A', 8)
      await room.receive(anOrder({ lines: lines({ A: 3 }) }))
    }
    stubborn.add('A')
    await reconciler.start('shop')
    expect(await table()).toMatchObject({ A: '7/8 order-meanwhile' })
  })

  it('is patient with a channel that rests, and says why when it gives up', async () => {
    await told('A')
    let faults = 2
    meanwhile = async () => {
      faults -= 1
      if (faults >= 0) throw new ChannelError('retry', plainMessage('the shop rests'), 7_000)
    }
    await reconciler.start('shop')
    expect(rests).toEqual([7_000, 7_000])
    expect(await table()).toMatchObject({ A: '10/10' })
    faults = 100
    await reconciler.start('shop')
    expect(await room.client.channels.reconciliation({ channelId: 'shop' })).toMatchObject({
      problem: plainMessage('the shop rests'),
      skus: 1,
    })
  })
})

describe('orders', () => {
  const pulled = (order: Order) => ({
    externalId: order.externalId,
    version: '1',
    payload: JSON.stringify(order),
  })

  it('that the channel has and we do not are taken in; ours that it lacks are named', async () => {
    const hourAgo = room.room.clock.now() - 3_600_000
    const placed = (id: string) => anOrder({ id, placedAt: hourAgo })
    await room.receive(placed('O-1'), placed('O-3'), anOrder({ id: 'O-4', placedAt: room.room.clock.now() }))
    pages = [
      { orders: [pulled(placed('O-1'))], cursor: 'next', more: true, reached: null },
      { orders: [pulled(placed('O-2'))], cursor: 'end', more: false, reached: null },
    ]
    await reconciler.start('shop')
    expect((await room.client.channels.reconciliation({ channelId: 'shop' })).orders).toEqual({
      missingHere: ['O-2'],
      missingThere: ['#O-3'],
    })
    expect(await room.read((tx) => tx.inbox.get('shop', 'O-2'))).toMatchObject({ state: 'new' })
  })
})

describe('a repair', () => {
  it('sends our figure again and finds it shown', async () => {
    await told('A', 'B')
    shown.set('A', 8).set('B', 9)
    await reconciler.start('shop')
    expect(await repair(['A'])).toEqual({ sent: 1 })
    expect(await table()).toMatchObject({ A: '10/8 sent', B: '3/9' })
    await reconciler.verify('shop')
    expect(await table()).toMatchObject({ A: '10/10 repaired', B: '3/9' })
    expect(await exceptions()).toEqual([])
  })

  it('that does not help becomes an exception, until it does', async () => {
    await told('A', 'B')
    shown.set('A', 8)
    stubborn.add('A')
    await reconciler.start('shop')
    await repair(null)
    await reconciler.verify('shop')
    expect(await table()).toMatchObject({ A: '10/8 remains' })
    expect(await exceptions()).toEqual([
      'Shop still shows other stock after it was sent again: A (8 instead of 10)',
    ])
    stubborn.clear()
    await repair(null)
    await reconciler.verify('shop')
    expect(await table()).toMatchObject({ A: '10/10 repaired' })
    expect(await exceptions()).toEqual([])
  })

  it('is made by itself at night, of what nothing explains', async () => {
    await told('A', 'B')
    shown.set('A', 8)
    await reconciler.nightly()
    expect(await table()).toMatchObject({ A: '10/10 repaired', B: '3/3' })
  })

  it('is none at a channel to which nothing is written: neither at night nor by hand, and nothing is said to remain', async () => {
    await told('A', 'B')
    shown.set('A', 8)
    await room.client.channels.readOnly(room.call({ channelId: 'shop', trialDays: 14 }))
    await reconciler.nightly()
    expect(await table()).toMatchObject({ A: '10/8', B: '3/3' })
    await expect(repair(null)).rejects.toThrow('approve')
    await reconciler.verify('shop')
    expect(await table()).toMatchObject({ A: '10/8', B: '3/3' })
    expect(await exceptions()).toEqual([])
  })
})
