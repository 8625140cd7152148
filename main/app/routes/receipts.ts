import { productNames } from '../queries/product-names.ts'
import type { AppServices } from '../services/app-services.ts'
import type { Procedures } from './router.ts'

export function receiptRoutes({ receipts }: Procedures, { store }: Pick<AppServices, 'store'>) {
  return {
    receipts: {
      list: receipts.list.handler(({ input, context: { seen } }) =>
        store.read(async (tx) => {
          const { rows, total } = await tx.expectedReceipts.list({ ...input, seen })
          const nameOf = await productNames(
            tx,
            rows.map(({ sku }) => sku),
          )
          return { total, rows: rows.map((receipt) => ({ receipt, name: nameOf(receipt.sku) })) }
        }),
      ),
    },
  }
}
