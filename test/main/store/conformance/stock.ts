import { describe, expect, it } from 'vitest'
import type { StockQuery } from '../../../../main/app/ports/stock-tables.ts'
import type { Store, Tx } from '../../../../main/app/ports/store.ts'
import { dbOf } from '../../../../main/store/tx.ts'
import { storedDecision, storedFulfillment, storedOrder } from '../../../support/store-data.ts'
import { freshStore, type OpenStore } from './fresh-store.ts'

const everything: StockQuery = {
  seen: 'every-site',
  search: '',
  siteId: null,
  only: 'all',
  sort: 'sku',
  descending: false,
  offset: 0,
  limit: 50,
}

/** An order for these units, decided to ship whole from LILLE; its fulfilment is `f-<id>-LILLE`. Whether it was taken. */
async function holdUnits(tx: Tx, id: string, units: Readonly<Record<string, number>>): Promise<boolean> {
  const lines = Object.entries(units).map(([sku, quantity]) => ({
    id: sku,
    sku,
    quantity,
    unitPriceCents: 1,
  }))
  const order = storedOrder(id, { lines })
  await tx.orders.insert([order], 5)
  const written = await tx.decisions.commit([storedDecision(id, [storedFulfillment(order, 'LILLE')])])
  return written.length === 1
}

function level(sku: string, onHand: number, siteId = 'LILLE', safety = 0) {
  return { siteId, sku, onHand, safety }
}

export function stockConforms(open: OpenStore) {
  describe('stock', () => {
    const store = freshStore(open)
    const levels = (from: Store) =>
      from.read(async (tx) =>
        (await tx.stock.all()).map((one) => `${one.sku} ${one.siteId} ${one.onHand}/${one.reserved}`),
      )

    it('sets on hand and safety and keeps what is reserved', async () => {
      await store().write(async (tx) => {
        await tx.stock.putLevels([level('B', 5), level('A', 3, 'LYON'), level('A', 1)])
        await holdUnits(tx, 'o1', { B: 2 })
        await tx.stock.putLevels([level('B', 9, 'LILLE', 1)])
      })
      await store().read(async (tx) => {
        expect(await tx.stock.all()).toEqual([
          { siteId: 'LILLE', sku: 'A', onHand: 1, reserved: 0, safety: 0 },
          { siteId: 'LYON', sku: 'A', onHand: 3, reserved: 0, safety: 0 },
          { siteId: 'LILLE', sku: 'B', onHand: 9, reserved: 2, safety: 1 },
        ])
        expect(await tx.stock.bySkus(['B', 'B', 'C'])).toEqual([
          { siteId: 'LILLE', sku: 'B', onHand: 9, reserved: 2, safety: 1 },
        ])
      })
    })

    it('takes a fulfilment whole or not at all', async () => {
      await store().write((tx) => tx.stock.putLevels([level('A', 3), level('B', 1, 'LILLE', 1)]))
      await store().write(async (tx) => {
        expect(await holdUnits(tx, 'o1', { A: 2, B: 1 })).toBe(false)
        expect(await holdUnits(tx, 'o2', { A: 3 })).toBe(true)
        expect(await holdUnits(tx, 'o3', { A: 1 })).toBe(false)
      })
      expect(await levels(store())).toEqual(['A LILLE 3/3', 'B LILLE 1/0'])
    })

    it('refuses what has no level', async () => {
      expect(await store().write((tx) => holdUnits(tx, 'o1', { NONE: 1 }))).toBe(false)
    })

    it('frees once what a cancelled fulfilment held', async () => {
      await store().write(async (tx) => {
        await tx.stock.putLevels([level('A', 5), level('B', 5)])
        await holdUnits(tx, 'o1', { B: 1, A: 2 })
        await holdUnits(tx, 'o2', { A: 1 })
      })
      const cancel = () => store().write((tx) => tx.fulfillments.move(['f-o1-LILLE'], 'cancelled', 20))
      await cancel()
      await cancel()
      expect(await levels(store())).toEqual(['A LILLE 5/1', 'B LILLE 5/0'])
    })

    it('takes once off the shelf what a shipped fulfilment held, and nothing before it leaves', async () => {
      await store().write(async (tx) => {
        await tx.stock.putLevels([level('A', 5)])
        await holdUnits(tx, 'o1', { A: 2 })
      })
      const move = (to: 'packed' | 'shipped') =>
        store().write((tx) => tx.fulfillments.move(['f-o1-LILLE'], to, 20))
      await move('packed')
      expect(await levels(store())).toEqual(['A LILLE 5/2'])
      await move('shipped')
      await move('shipped')
      expect(await levels(store())).toEqual(['A LILLE 3/0'])
    })

    it('finds no difference in a ledger that was only written through it', async () => {
      await store().write(async (tx) => {
        await tx.stock.putLevels([level('A', 5)])
        await holdUnits(tx, 'o1', { A: 2 })
      })
      expect(await store().write((tx) => tx.stock.repairLedger())).toEqual([])
    })

    it('replaces the channel reserves of the SKUs that occur', async () => {
      const a = { channelId: 'shop', siteId: null, sku: 'A', quantity: 5 }
      const b = { channelId: 'shop', siteId: 'LILLE', sku: 'B', quantity: 2 }
      await store().write((tx) => tx.stock.replaceReserves([b, a, { ...a, siteId: 'LYON' }]))
      await store().write((tx) => tx.stock.replaceReserves([{ ...a, quantity: 1 }]))
      expect(await store().read((tx) => tx.stock.reserves())).toEqual([{ ...a, quantity: 1 }, b])
      await store().write((tx) => tx.stock.replaceReserves([{ ...a, quantity: 0 }]))
      expect(await store().read((tx) => tx.stock.reserves())).toEqual([b])
    })

    it('says who holds a SKU and what waiting orders still want', async () => {
      const line = (sku: string, quantity: number) => ({ id: sku, sku, quantity, unitPriceCents: 100 })
      const late = storedOrder('late', { placedAt: 900, lines: [line('A', 2)] })
      const early = storedOrder('early', { placedAt: 100, lines: [line('A', 1), line('B', 1)] })
      const waiting = storedOrder('waiting', { lines: [line('A', 4), line('A2', 1)] })
      await store().write(async (tx) => {
        await tx.stock.putLevels([level('A', 9), level('B', 9)])
        await tx.orders.insert([late, early, waiting], 5)
        await tx.decisions.commit([
          storedDecision('late', [storedFulfillment(late, 'LILLE')]),
          storedDecision('early', [storedFulfillment(early, 'LILLE')]),
        ])
      })
      await store().write((tx) => tx.fulfillments.move(['f-late-LILLE'], 'released', 7))
      await store().read(async (tx) => {
        const early1 = { kind: 'held', orderId: 'early', reference: '#early', siteId: 'LILLE', quantity: 1 }
        const shown = await tx.stock.claimsOn('A', 'every-site', 2)
        expect(shown).toMatchObject({ more: 1, isMoreAtLeast: false })
        const { claims } = await tx.stock.claimsOn('A', 'every-site', 9)
        expect(claims.slice(0, 2)).toEqual(shown.claims)
        expect(claims).toMatchObject([
          { ...early1, state: 'planned' },
          { orderId: 'late', state: 'released', quantity: 2 },
          { kind: 'waiting', orderId: 'waiting', state: 'received', quantity: 4, dueAt: null },
        ])
        const atLille = await tx.stock.claimsOn('A', ['LILLE'], 9)
        expect(atLille.claims).toEqual(claims.filter(({ kind }) => kind === 'held'))
        expect((await tx.stock.claimsOn('A', ['LYON'], 9)).claims).toEqual([])
        expect(await tx.stock.holdersOf('A')).toEqual([
          { orderId: 'early', reference: '#early', siteId: 'LILLE', quantity: 1 },
          { orderId: 'late', reference: '#late', siteId: 'LILLE', quantity: 2 },
        ])
        expect(await tx.stock.openDemand(['A', 'B', 'A2', 'NONE'])).toEqual(
          new Map([
            ['A', 4],
            ['A2', 1],
          ]),
        )
      })
    })

    it('counts as wanted only what an order on hold does not hold yet', async () => {
      const lines = [{ id: '1', sku: 'A', quantity: 3, unitPriceCents: 1 }]
      const order = storedOrder('o1', { lines })
      const part = storedFulfillment({ ...order, lines: [{ ...lines[0]!, quantity: 1 }] }, 'LILLE')
      await store().write(async (tx) => {
        await tx.stock.putLevels([level('A', 1)])
        await tx.orders.insert([order], 5)
        await tx.decisions.commit([storedDecision('o1', [part], { state: 'on-hold' })])
      })
      expect(await store().read((tx) => tx.stock.openDemand(['A']))).toEqual(new Map([['A', 2]]))
      const { claims } = await store().read((tx) => tx.stock.claimsOn('A', ['LILLE'], 9))
      expect(claims.map(({ kind, quantity }) => [kind, quantity])).toEqual([
        ['held', 1],
        ['waiting', 2],
      ])
    })

    it('says where open demand has drifted, and sets it right', async () => {
      const lines = [{ id: '1', sku: 'A', quantity: 3, unitPriceCents: 1 }]
      await store().write((tx) => tx.orders.insert([storedOrder('o1', { lines })], 5))
      await store().write(async (tx) => {
        await dbOf(tx).updateTable('open_demand').set({ units: 7 }).where('sku', '=', 'A').execute()
        await dbOf(tx).insertInto('open_demand').values({ sku: 'B', units: 2 }).execute()
      })
      const drifted = [
        { sku: 'A', stored: 7, actual: 3 },
        { sku: 'B', stored: 2, actual: 0 },
      ]
      expect(await store().read((tx) => tx.stock.demandDifferences())).toEqual(drifted)
      expect(await store().write((tx) => tx.stock.repairDemand())).toEqual(drifted)
      expect(await store().read((tx) => tx.stock.openDemand(['A', 'B']))).toEqual(new Map([['A', 3]]))
    })

    it('does not count what has left as wanted again', async () => {
      const lines = [{ id: '1', sku: 'A', quantity: 3, unitPriceCents: 1 }]
      const order = storedOrder('o1', { lines })
      const part = storedFulfillment({ ...order, lines: [{ ...lines[0]!, quantity: 1 }] }, 'LILLE')
      await store().write(async (tx) => {
        await tx.stock.putLevels([level('A', 1)])
        await tx.orders.insert([order], 5)
        await tx.decisions.commit([storedDecision('o1', [part], { state: 'on-hold' })])
        await tx.fulfillments.move([part.id], 'shipped', 6)
      })
      expect(await store().read((tx) => tx.stock.openDemand(['A']))).toEqual(new Map([['A', 2]]))
    })

    describe('list', () => {
      const skusOf = async (query: Partial<StockQuery>) => {
        const page = await store().read((tx) => tx.stock.list({ ...everything, ...query }))
        return [page.rows.map((row) => row.sku), page.total]
      }
      const product = (sku: string, name: string) => ({
        sku,
        name,
        category: null,
        barcode: null,
        weightG: 1,
        dimensions: { lengthMm: 0, widthMm: 0, heightMm: 0 },
        flags: [],
        priceCents: 1,
      })
      const seed = async () => {
        await store().write(async (tx) => {
          await tx.products.put([product('A', 'Théière'), product('B', 'bol 50%'), product('C', 'Assiette')])
          await tx.stock.putLevels([
            level('A', 2),
            level('A', 7, 'LYON'),
            level('B', 1),
            level('C', 0),
            level('D', 4, 'LYON'),
          ])
          await holdUnits(tx, 'held', { B: 1 })
          await tx.orders.insert(
            [storedOrder('o1', { lines: [{ id: '1', sku: 'C', quantity: 1, unitPriceCents: 1 }] })],
            5,
          )
        })
      }

      it('gives one row a product with the levels of all sites', async () => {
        await seed()
        const page = await store().read((tx) => tx.stock.list({ ...everything, limit: 1 }))
        expect(page).toEqual({
          rows: [
            {
              sku: 'A',
              name: 'Théière',
              levels: [
                { siteId: 'LILLE', sku: 'A', onHand: 2, reserved: 0, safety: 0 },
                { siteId: 'LYON', sku: 'A', onHand: 7, reserved: 0, safety: 0 },
              ],
            },
          ],
          total: 4,
          isLeast: false,
        })
      })

      it('searches names without accents, and takes signs of patterns as they are', async () => {
        await seed()
        const searched = async () => {
          expect(await skusOf({ search: 'THEI' })).toEqual([['A'], 1])
          expect(await skusOf({ search: '50%' })).toEqual([['B'], 1])
          expect(await skusOf({ search: 'b 5' })).toEqual([['B'], 1])
          expect(await skusOf({ search: '%' })).toEqual([[], 0])
          expect(await skusOf({ search: '_' })).toEqual([[], 0])
          expect(await skusOf({ search: 'd' })).toEqual([['D'], 1])
        }
        await searched()
        await store().write((tx) => tx.orders.indexTexts(100))
        await searched()
      })

      it('finds a product by its last name, however often it was renamed before its texts were indexed', async () => {
        await seed()
        for (const name of ['Verseuse', 'Carafe'])
          await store().write((tx) => tx.products.put([product('A', name)]))
        const searched = async () => {
          expect(await skusOf({ search: 'carafe' })).toEqual([['A'], 1])
          expect(await skusOf({ search: 'verseuse' })).toEqual([[], 0])
        }
        await searched()
        await store().write((tx) => tx.orders.indexTexts(100))
        await searched()
      })

      it('filters by site, by nothing on hand and by what is short', async () => {
        await seed()
        expect(await skusOf({ siteId: 'LYON' })).toEqual([['A', 'D'], 2])
        expect(await skusOf({ only: 'zero' })).toEqual([['C'], 1])
        expect(await skusOf({ only: 'short' })).toEqual([['B', 'C'], 2])
      })

      it('sorts by sums and pages', async () => {
        await seed()
        expect(await skusOf({ sort: 'on-hand', descending: true })).toEqual([['A', 'D', 'B', 'C'], 4])
        expect(await skusOf({ sort: 'free' })).toEqual([['B', 'C', 'D', 'A'], 4])
        expect(await skusOf({ sort: 'sku', descending: true, offset: 1, limit: 2 })).toEqual([['C', 'B'], 4])
      })
    })
  })
}
