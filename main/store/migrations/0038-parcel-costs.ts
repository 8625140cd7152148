import type { Migration } from './migration.ts'

const CURRENCY = '"currency":"'
const SHIP_ON = '"shipOn":"'

/**
 * Charges of carriers' invoices, and what each parcel cost. Parcels whose labels were bought before have what was
 * decided and paid, the latter where it was in the merchant's currency; what was decided for several parcels of one
 * fulfilment is shared out evenly, the first one taking the rest.
 */
export const parcelCosts: Migration = {
  version: 38,
  name: 'parcel-costs',
  up: ({ text, integer, table, find }) => {
    const after = (column: string, key: string, length: number) =>
      `substr(${column}, ${find}(${column}, '${key}') + ${key.length}, ${length})`
    const own = `coalesce((SELECT ${after('doc', CURRENCY, 3)} FROM settings
        WHERE key = 'workspace' AND ${find}(doc, '${CURRENCY}') > 0), 'EUR')`
    const share = `part.shipping_cents / part.parcels
        + CASE WHEN label.parcel = 1 THEN part.shipping_cents % part.parcels ELSE 0 END`
    const paid = `CASE WHEN label.currency = ${own} THEN label.price_cents END`
    return [
      `CREATE TABLE carrier_invoices (
        import_id ${text} NOT NULL,
        number ${text} NOT NULL,
        account_id ${text} NOT NULL,
        taken_at ${integer} NOT NULL,
        doc ${text} NOT NULL,
        PRIMARY KEY (import_id, number)
      )${table}`,
      'CREATE INDEX carrier_invoices_by_time ON carrier_invoices (taken_at)',
      `CREATE TABLE invoice_lines (
        id ${text} NOT NULL,
        import_id ${text} NOT NULL,
        cost_id ${text} NOT NULL,
        doc ${text} NOT NULL,
        PRIMARY KEY (id)
      )${table}`,
      'CREATE INDEX invoice_lines_of_import ON invoice_lines (import_id)',
      'CREATE INDEX invoice_lines_of_cost ON invoice_lines (cost_id)',
      `CREATE TABLE parcel_costs (
        id ${text} NOT NULL,
        account_id ${text} NOT NULL,
        carrier_id ${text} NOT NULL,
        purchase_id ${text},
        order_id ${text},
        site_id ${text},
        tracking_number ${text} NOT NULL,
        month ${text} NOT NULL,
        currency ${text} NOT NULL,
        decided_cents ${integer},
        paid_cents ${integer},
        invoiced_cents ${integer},
        real_cents ${integer},
        expected_cents ${integer},
        over_cents ${integer},
        causes ${text} NOT NULL,
        state ${text} NOT NULL,
        note ${text} NOT NULL,
        changed_at ${integer} NOT NULL,
        changed_by ${text} NOT NULL,
        PRIMARY KEY (id)
      )${table}`,
      'CREATE INDEX parcel_costs_by_number ON parcel_costs (tracking_number)',
      'CREATE INDEX parcel_costs_by_month ON parcel_costs (month, carrier_id)',
      `CREATE INDEX parcel_costs_invoiced ON parcel_costs (state, over_cents) WHERE causes <> '[]'`,
      `INSERT INTO parcel_costs SELECT label.id, label.account_id, part.carrier_id, label.id, part.order_id,
          part.site_id, label.tracking_number, ${after('label.request', SHIP_ON, 7)}, ${own}, ${share}, ${paid}, NULL,
          ${paid}, NULL, NULL, '[]', 'open', '', label.changed_at, ''
        FROM label_purchases label JOIN fulfillments part ON part.id = label.fulfillment_id
        WHERE label.state IN ('bought', 'voiding', 'kept') AND label.tracking_number IS NOT NULL
          AND ${find}(label.request, '${SHIP_ON}') > 0`,
    ]
  },
}
