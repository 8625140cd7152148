import { describe, expect, it } from 'vitest'
import type { OrderQuery } from '../../../../main/app/ports/order-tables.ts'
import type { Order } from '../../../../shared/domain/order.ts'
import { storedOrder } from '../../../support/store-data.ts'
import { freshStore, type OpenStore } from './fresh-store.ts'

const EVERYTHING: OrderQuery = {
  seen: 'every-site',
  search: '',
  states: [],
  channelIds: [],
  siteIds: [],
  sort: 'placed',
  descending: false,
  offset: 0,
  limit: 50,
}

function orderOf(id: string, name: string, reference: string): Order {
  const plain = storedOrder(id, { reference, placedAt: Number(id) })
  return { ...plain, destination: { ...plain.destination, name } }
}

const ORDERS = [
  orderOf('1', 'Élodie Lefèvre', '#1001-R'),
  orderOf('2', `Zoë O'Neil "the \\ cat"`, '#1002'),
  orderOf('3', 'Åsa Ülker', 'M_7%x'),
  orderOf('4', '大山 健', 'ÄB'),
]

const CASES: readonly { search: string; ids: readonly string[] }[] = [
  { search: 'lefevre', ids: ['1'] },
  { search: 'ODIE efèv', ids: ['1'] },
  { search: 'lefevre 1002', ids: [] },
  { search: '#100', ids: ['1', '2'] },
  { search: '1-r', ids: ['1'] },
  { search: 'o\'nei "the', ids: ['2'] },
  { search: '\\', ids: ['2'] },
  { search: '_7%', ids: ['3'] },
  { search: '%%%', ids: [] },
  { search: 'ulk', ids: ['3'] },
  { search: '大', ids: ['4'] },
  { search: 'sku-1 59000', ids: ['1', '2', '3', '4'] },
  { search: 'l', ids: ['1'] },
  { search: 'as', ids: ['3'] },
  { search: 'ke', ids: [] },
]

export function orderSearchConforms(open: OpenStore) {
  describe('the search of orders', () => {
    const store = freshStore(open)
    const find = async (search: string) => {
      const page = await store().read((tx) => tx.orders.list({ ...EVERYTHING, search }))
      expect(page).toMatchObject({ total: page.rows.length, isLeast: false })
      return page.rows.map(({ order }) => order.id)
    }
    const index = () => store().write((tx) => tx.orders.indexTexts(1_000))

    it('finds the same before texts are indexed and afterwards', async () => {
      await store().write((tx) => tx.orders.insert(ORDERS, 1))
      for (const { search, ids } of CASES) expect(await find(search), search).toEqual(ids)
      await index()
      expect(await store().read((tx) => tx.orders.hasTextsToIndex())).toBe(false)
      for (const { search, ids } of CASES) expect(await find(search), search).toEqual(ids)
    })

    it('finds what is written now, whatever the index knows of it', async () => {
      await store().write((tx) => tx.orders.insert(ORDERS, 1))
      await index()
      await store().write(async (tx) => {
        await tx.orders.update(orderOf('1', 'Marc Dubois', '#1001-R'))
        await tx.orders.insert([orderOf('5', 'Marc Petit', '#1005')], 1)
      })
      const looks = async () => [await find('lefevre'), await find('marc'), await find('#1001')]
      const found = [[], ['1', '5'], ['1']]
      expect(await looks()).toEqual(found)
      await index()
      expect(await looks()).toEqual(found)
    })

    it('walks through the list where very many match, without counting them', async () => {
      const many = Array.from({ length: 3_200 }, (_, n) => orderOf(String(n + 1), 'Marc Petit', `#${n + 1}`))
      await store().write(async (tx) => {
        await tx.orders.insert(many, 1)
        await tx.orders.indexTexts(5_000)
      })
      const ids = async (query: Partial<OrderQuery>) => {
        const page = await store().read((tx) => tx.orders.list({ ...EVERYTHING, search: 'arc', ...query }))
        return page.rows.map(({ order }) => order.id)
      }
      expect(await ids({ limit: 3 })).toEqual(['1', '2', '3'])
      expect(await ids({ limit: 2, offset: 2, descending: true })).toEqual(['3198', '3197'])
      expect(await ids({ limit: 3, search: 'arc #319', descending: true })).toEqual(['3199', '3198', '3197'])
      expect(await ids({ limit: 2, sort: 'due' })).toEqual(['1', '10'])
    })
  })
}
