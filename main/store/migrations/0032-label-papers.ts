import type { Migration } from './migration.ts'

/**
 * Where the label of each bought purchase is, and since when a packed parcel waits for it. Before this one a purchase without a kept label was drawn by us, whether
 * its number came from a range or from a carrier: only the former may be. What carriers of these kinds made they give
 * again.
 */
export const labelPapers: Migration = {
  version: 32,
  name: 'label-papers',
  up: ({ text, integer }) => {
    const isOf = (...kinds: readonly string[]) => `EXISTS (SELECT 1 FROM carrier_accounts
        WHERE carrier_accounts.id = label_purchases.account_id
          AND (${kinds.map((kind) => `carrier_accounts.doc LIKE '%"kind":"${kind}"%'`).join(' OR ')}))`
    return [
      `ALTER TABLE label_purchases ADD COLUMN papers ${text}`,
      `ALTER TABLE label_purchases ADD COLUMN awaited_since ${integer}`,
      'UPDATE label_purchases SET awaited_since = changed_at WHERE printer_id IS NOT NULL',
      `UPDATE label_purchases SET papers = CASE
        WHEN EXISTS (SELECT 1 FROM label_documents
          WHERE label_documents.purchase_id = label_purchases.id
            AND label_documents.role IN ('label', 'return')) THEN 'kept'
        WHEN ${isOf('own-range')} THEN 'drawn'
        WHEN ${isOf('mondial-relay', 'sendcloud', 'easypost', 'dhl-parcel-de', 'ups')} THEN 'owed'
        ELSE 'elsewhere' END
      WHERE tracking_number IS NOT NULL`,
      `CREATE INDEX label_purchases_owed ON label_purchases (account_id, not_before) WHERE papers = 'owed'`,
      `CREATE INDEX label_purchases_awaited ON label_purchases (awaited_since) WHERE awaited_since IS NOT NULL`,
    ]
  },
}
