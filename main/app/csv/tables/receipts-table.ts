import type { ExpectedReceipt } from '../../../../shared/domain/expected-receipt.ts'
import { receiptKey } from '../../../../shared/domain/expected-receipt.ts'
import * as columns from '../csv-columns.ts'
import type { CsvTable } from '../csv-reader.ts'
import { firstOnLine, KNOWN_SITE, type KnownCodes, repeatsIn, unknownSkus } from './known-codes.ts'

const COLUMNS = {
  site: columns.code,
  sku: columns.sku,
  quantity: columns.orderedUnits,
  expected_on: columns.date,
  reference: columns.words(0, 120),
}

/** Goods of a SKU that is no product are left aside with a warning, as in `stock.csv`. */
export const receiptsTable: CsvTable<
  typeof COLUMNS,
  ExpectedReceipt,
  Pick<KnownCodes, 'siteIds' | 'skus'>
> = {
  file: 'receipts.csv',
  columns: COLUMNS,
  collect(known) {
    const receipts: ExpectedReceipt[] = []
    const repeat = repeatsIn()
    const unknown = unknownSkus()
    return {
      row({ site, sku, quantity, expected_on, reference }, line, report) {
        if (!known.siteIds.has(site)) return report('site', site, KNOWN_SITE)
        const receipt = { siteId: site, sku, quantity, on: expected_on, reference }
        const first = repeat(receiptKey(receipt), line)
        if (first !== null) return report('sku', sku, firstOnLine(first))
        if (!known.skus.has(sku)) return unknown.count(sku)
        receipts.push(receipt)
      },
      items: () => receipts,
      notes: unknown.notes,
    }
  },
}
