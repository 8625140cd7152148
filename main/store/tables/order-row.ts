import { sql } from 'kysely'
import { z } from 'zod'
import { type Order, order, orderState } from '../../../shared/domain/order.ts'
import type { OrderRecord } from '../../app/ports/order-tables.ts'
import type { OrderRow } from '../schema/orders-tables.ts'
import type { Db } from '../schema.ts'
import { SealedDocument, type SealedText } from '../sealed-document.ts'
import { searchText } from '../search-text.ts'
import { checkStored, parseStored } from '../stored-json.ts'
import type { OrderArchive } from './archive.ts'

/** Another edition whenever a refinement of an order's schema changes. */
const EDITION = 1

export const ORDER_DOCUMENT = new SealedDocument<Order>(order, 'order_documents', EDITION)

const ruleTags = z.array(z.string())

/** An order's narrow row joined with its document; null while that is archived. */
type JoinedOrder = Omit<StoredOrder, 'doc'> & { readonly doc: string | null }

export type StoredOrder = Pick<
  OrderRow,
  'id' | 'state' | 'received_at' | 'priority' | 'due_at' | 'rule_tags' | 'revision'
> &
  SealedText

export function selectStoredOrders(db: Db) {
  return db
    .selectFrom('orders')
    .leftJoin('order_documents', 'order_documents.order_id', 'orders.id')
    .select([
      'orders.id',
      'orders.state',
      'orders.received_at',
      'orders.priority',
      'orders.due_at',
      'orders.rule_tags',
      'orders.revision',
      'order_documents.doc',
      'order_documents.seal',
    ])
}

/** The same rows with the documents that are archived; an order that has none is left out. */
export async function withArchived(
  archive: OrderArchive,
  rows: readonly JoinedOrder[],
): Promise<StoredOrder[]> {
  const lacking = rows.flatMap(({ id, doc }) => (doc === null ? [id] : []))
  for (const { id, doc } of rows) if (doc !== null) archive.isWhole(id)
  const archived =
    lacking.length === 0
      ? []
      : (await archive.rows('order_documents', lacking)).map((row) => [row.order_id, row] as const)
  const byId = new Map(archived)
  return rows.flatMap((row) => {
    if (row.doc !== null) return [{ ...row, doc: row.doc }]
    const kept = byId.get(row.id)
    return kept === undefined ? [] : [{ ...row, doc: kept.doc, seal: kept.seal }]
  })
}

export function readOrder(row: SealedText & { readonly id: string }): Order {
  return ORDER_DOCUMENT.read(row, row.id)
}

export function readOrderRecord(row: StoredOrder): OrderRecord {
  return {
    order: readOrder(row),
    state: checkStored(orderState, row.state, 'orders', row.id),
    receivedAt: row.received_at,
    priority: row.priority,
    dueAt: row.due_at,
    ruleTags: parseStored(ruleTags, row.rule_tags, 'orders', row.id),
    revision: row.revision,
  }
}

/** What is searched: reference, customer, SKUs, postcode and the tracking numbers of its parcels. */
export function orderSearchText(one: Order, trackingNumbers: readonly string[]): string {
  const { name, company, postcode } = one.destination
  const skus = [...new Set(one.lines.map((line) => line.sku))]
  return searchText([one.reference, company, name, postcode, ...skus, ...trackingNumbers])
}

/** By the customer as lists show them, their company before their name: what is searched of an order, after its reference. */
export const BY_CUSTOMER = sql<string>`coalesce(substr(order_search.text, length(orders.reference) + 2), '')`
