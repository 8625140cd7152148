import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Tx } from '../../../../main/app/ports/store.ts'
import type { OrderState } from '../../../../shared/domain/order.ts'
import type { StockLevel } from '../../../../shared/domain/stock.ts'
import { storedDecision, storedFulfillment, storedOrder } from '../../../support/store-data.ts'
import { freshStore, type OpenStore } from './fresh-store.ts'

const SKUS = ['A', 'B', 'C']
const SITES = ['LILLE', 'LYON']

const lines = fc.uniqueArray(
  fc.record({ sku: fc.constantFrom(...SKUS), quantity: fc.integer({ min: 1, max: 4 }) }),
  { selector: (line) => line.sku, minLength: 1, maxLength: 3 },
)

const DECIDED = ['allocated', 'on-hold', 'backordered'] as const

const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('decide' as const),
      lines,
      splitAt: fc.nat(2),
      state: fc.constantFrom(...DECIDED),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom('released' as const, 'packed' as const, 'shipped' as const, 'cancelled' as const),
      which: fc.nat(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('undo' as const), which: fc.nat() }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('order' as const),
      to: fc.constantFrom<OrderState>('received', 'on-hold', 'backordered', 'cancelled', 'released'),
      which: fc.nat(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('count' as const), which: fc.nat(), more: fc.nat(3) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restate' as const), lines, which: fc.nat() }) },
)

/** The figure is that after the last movement, and each goes on from the one before, from nothing. */
async function expectExplained(tx: Tx, { siteId, sku, onHand }: StockLevel) {
  const moved = await tx.movements.search({ ...EVERY, siteId, sku })
  expect(moved[0]?.onHand ?? 0).toBe(onHand)
  moved.forEach(({ change, onHand: after }, at) => expect(after - change).toBe(moved[at + 1]?.onHand ?? 0))
}

const EVERY = { seen: 'every-site', search: '', kind: null, before: null, limit: 1_000 } as const

export function ledgerHolds(open: OpenStore, runs: number) {
  describe('reservation ledger, whatever the order of events', () => {
    const store = freshStore(open)

    it('never oversells, always equals its reservations, and counts what waiting orders want', async () => {
      let round = 0
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.integer({ min: 0, max: 8 }), { minLength: 6, maxLength: 6 }),
          fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 8 }),
          async (onHand, groups) => {
            const prefix = `r${round++}-`
            const skuOf = (sku: string) => `${prefix}${sku}`
            const orderLines = (wanted: readonly { sku: string; quantity: number }[]) =>
              wanted.map(({ sku, quantity }, n) => ({
                id: String(n),
                sku: skuOf(sku),
                quantity,
                unitPriceCents: 1,
              }))
            const levels = SITES.flatMap((siteId, s) =>
              SKUS.map((sku, n) => ({
                siteId,
                sku: skuOf(sku),
                onHand: onHand[s * SKUS.length + n] ?? 0,
                safety: n === 0 ? 1 : 0,
              })),
            )
            await store().write((tx) => tx.stock.putLevels(levels))
            const fulfillmentIds: string[] = []
            const orderIds: string[] = []
            let count = 0
            await Promise.all(
              groups.map((group) =>
                store().write(async (tx) => {
                  for (const one of group) {
                    const id = `${prefix}${count++}`
                    if (one.do === 'decide') {
                      const wanted = orderLines(one.lines)
                      const order = storedOrder(id, { lines: wanted })
                      await tx.orders.insert([order], 1)
                      const parts = [wanted.slice(0, one.splitAt), wanted.slice(one.splitAt)]
                      const fulfillments = parts.flatMap((part, s) =>
                        part.length === 0
                          ? []
                          : [storedFulfillment({ ...order, lines: part }, SITES[s] ?? 'LILLE')],
                      )
                      await tx.decisions.commit([
                        storedDecision(id, fulfillments, {
                          state: one.state,
                          ...(one.splitAt % 2 === 0 && { wanted }),
                        }),
                      ])
                      orderIds.push(id)
                      fulfillmentIds.push(...fulfillments.map((made) => made.id))
                    } else if (one.do === 'undo') {
                      const orderId = orderIds[one.which % Math.max(1, orderIds.length)]
                      if (orderId !== undefined) await tx.decisions.undo(orderId, 2)
                    } else if (one.do === 'order') {
                      const orderId = orderIds[one.which % Math.max(1, orderIds.length)]
                      if (orderId !== undefined) await tx.orders.move([orderId], one.to, 2)
                    } else if (one.do === 'count') {
                      const level = levels[one.which % levels.length]!
                      const [now] = (await tx.stock.bySkus([level.sku])).filter(
                        ({ siteId }) => siteId === level.siteId,
                      )
                      const onHand = (now?.onHand ?? 0) + one.more
                      await tx.stock.putLevels([{ ...level, onHand }], { kind: 'counted' })
                    } else if (one.do === 'restate') {
                      const orderId = orderIds[one.which % Math.max(1, orderIds.length)]
                      if (orderId !== undefined)
                        await tx.orders.update(storedOrder(orderId, { lines: orderLines(one.lines) }))
                    } else {
                      const chosen = fulfillmentIds[one.which % Math.max(1, fulfillmentIds.length)]
                      if (chosen !== undefined) await tx.fulfillments.move([chosen], one.do, 2)
                    }
                  }
                }),
              ),
            )
            await store().read(async (tx) => {
              expect(await tx.stock.ledgerDifferences()).toEqual([])
              expect(await tx.stock.demandDifferences()).toEqual([])
              for (const level of await tx.stock.bySkus(SKUS.map(skuOf))) {
                await expectExplained(tx, level)
                expect(level.reserved).toBeGreaterThanOrEqual(0)
                expect(level.onHand).toBeGreaterThanOrEqual(0)
                if (level.reserved > 0) {
                  expect(level.onHand - level.reserved).toBeGreaterThanOrEqual(level.safety)
                }
              }
            })
          },
        ),
        { numRuns: runs, seed: 7 },
      )
    })
  })
}
