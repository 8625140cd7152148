import type { AppServices } from '../services/app-services.ts'
import type { Procedures } from './router.ts'

export function receiptRoutes({ receipts }: Procedures, { store }: Pick<AppServices, 'store'>) {
  return {
    receipts: {
      list: receipts.list.handler(({ input, context: { seen } }) =>
        store.read(async (tx) => {
          const { rows, total } = await tx.expectedReceipts.list({ ...input, seen })
          const products = await tx.products.bySkus([...new Set(rows.map(({ sku }) => sku))])
          const names = new Map(products.map(({ sku, name }) => [sku, name]))
          return {
            total,
            rows: rows.map((receipt) => ({ receipt, name: names.get(receipt.sku) ?? receipt.sku })),
          }
        }),
      ),
    },
  }
}
