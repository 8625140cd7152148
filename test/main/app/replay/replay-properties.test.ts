import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ReplayResult } from '../../../../shared/contract/replay.ts'
import type { Order } from '../../../../shared/domain/order.ts'
import { seededRandom } from '../../../../shared/lib/random.ts'
import type { Rule } from '../../../../shared/rules/document.ts'
import { merchantInstance } from '../../../support/merchant-instance.ts'
import { merchantRules } from '../../../support/merchant-rules.ts'
import { openWorkroom, type Workroom } from '../../../support/workroom.ts'

interface Case {
  readonly seed: number
  readonly orders: number
  /** Published, and of the draft: how many of the fifty rules there are. */
  readonly rules: readonly [number, number]
}

const cases = fc.record({
  seed: fc.integer({ min: 1, max: 1_000_000 }),
  orders: fc.integer({ min: 1, max: 18 }),
  rules: fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 50 })),
})

/** A merchant with published rules who has taken in orders over some hours. */
async function merchant({ seed, orders: count, rules }: Case) {
  const random = seededRandom(seed)
  const { world, orders } = merchantInstance(random, { sites: 4, skus: 12, orders: count, scarcity: 1.1 })
  const room = await openWorkroom(world)
  const context = {
    siteIds: world.sites.map(({ id }) => id),
    services: world.services,
    channelIds: ['shop'],
    timeZone: world.timeZone,
  }
  const all = merchantRules(seededRandom(seed), context).rules
  const call = room.call({ baseVersion: 0, rules: all.slice(0, rules[0]), note: '' })
  expect(await room.client.rules.publish(call)).toMatchObject({ kind: 'done' })
  for (let at = 0; at < orders.length; at += 3) {
    room.wait(Math.floor(random() * 3_600_000))
    await room.receive(...orders.slice(at, at + 3).map((order) => ({ ...order, channelId: 'shop' })))
  }
  return { room, published: all.slice(0, rules[0]), draft: all.slice(-rules[1]), orders }
}

async function replay(room: Workroom, rules: readonly Rule[]): Promise<ReplayResult> {
  const period = { kind: 'last', orders: 1_000 } as const
  for await (const event of await room.client.replay.run({ rules: [...rules], period })) {
    if (event.kind === 'done') return event.result
  }
  throw new Error('no result')
}

/** All that a decision or a command would have left a mark in. */
function everything(room: Workroom, orders: readonly Order[]): Promise<unknown> {
  const ids = orders.map(({ id }) => id)
  return room.read(async (tx) => ({
    stock: await tx.stock.all(),
    ledger: await tx.stock.ledgerDifferences(),
    journal: await tx.journal.lastSeq(),
    orders: await tx.orders.byIds(ids),
    decisions: await Promise.all(ids.map((id) => tx.decisions.get(id))),
    fulfillments: await tx.fulfillments.byOrders(ids),
    exceptions: [...(await tx.exceptions.countByOrders(ids))],
    loads: [await tx.fulfillments.siteLoad('2000-01-01'), await tx.fulfillments.serviceLoad('2000-01-01')],
    hits: [...(await tx.ruleSets.hitsSince(0))],
    rules: await tx.ruleSets.history(),
  }))
}

describe('a replay', () => {
  it('writes nothing, and counts every order once on each side', async () => {
    await fc.assert(
      fc.asyncProperty(cases, async (one) => {
        const { room, draft, orders } = await merchant(one)
        const before = await everything(room, orders)
        const result = await replay(room, draft)
        expect(await everything(room, orders)).toEqual(before)
        for (const { whole, partial, held, blocked, backordered } of [result.before, result.after]) {
          expect(whole + partial + held + blocked + backordered).toBe(one.orders)
        }
        await room.close()
      }),
      { numRuns: 5 },
    )
  })

  it('finds no difference between the published rules and themselves', async () => {
    await fc.assert(
      fc.asyncProperty(cases, async (one) => {
        const { room, published } = await merchant(one)
        const result = await replay(room, published)
        expect(result).toMatchObject({ orders: one.orders, changed: 0, after: result.before })
        await room.close()
      }),
      { numRuns: 5 },
    )
  })
})
