import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { CorruptRowError } from '../../app/ports/store.ts'
import type { OrderPackRow } from '../schema/channels-tables.ts'
import type { FulfillmentRow } from '../schema/orders-tables.ts'
import type { Schema } from '../schema.ts'

/** What of an order is packed: its rows of these tables, as they were. */
export interface PackedRows {
  readonly order_documents: readonly Schema['order_documents'][]
  readonly order_lines: readonly Schema['order_lines'][]
  readonly order_packs: readonly OrderPackRow[]
  /** Without their numbers: an order that comes back is given new ones. */
  readonly fulfillments: readonly FulfillmentRow[]
}

/** Parents first. */
export const PACKED_TABLES = ['order_documents', 'order_lines', 'order_packs', 'fulfillments'] as const
export type PackedTable = (typeof PACKED_TABLES)[number]

/** The first byte of what is packed; another one whenever the dictionary or the columns of a packed table change. */
const EDITION = 1

/**
 * What packed orders have in common (RFC 1951 with a preset dictionary): without it one would be half as large again. What
 * was packed with it can only be read with it: never changed, but joined by another edition.
 */
const DICTIONARY = Buffer.from(
  JSON.stringify({
    order_documents: [
      {
        order_id: '019a',
        doc: JSON.stringify({
          id: '019a',
          channelId: 'shop',
          externalId: 'gid://shopify/Order/5',
          reference: '#10',
          placedAt: 17,
          destination: {
            name: 'Marie Martin',
            company: null,
            street: ['1 rue de la République', 'avenue du Général de Gaulle'],
            postcode: '75',
            city: 'Paris',
            country: 'FR',
            phone: '+33 6',
            email: '@gmail.com',
            latitude: null,
            longitude: null,
          },
          requests: { deliveryNote: '', pickupPoint: { id: '', name: '', postcode: '' } },
          serviceLevel: 'standard',
          customerTier: '',
          tags: [],
          currency: 'EUR',
          shipBy: null,
          deliverBy: null,
          lines: [
            { id: '1', sku: 'SKU-0', quantity: 1, unitPriceCents: 990 },
            { id: '2', sku: 'SKU-1', quantity: 2, unitPriceCents: 1_500 },
          ],
        }),
        seal: 3,
      },
    ],
    order_lines: [
      { order_id: '019a', sku: 'SKU-0', quantity: 1 },
      { order_id: '019a', sku: 'SKU-1', quantity: 2 },
    ],
    order_packs: [
      { order_id: '', line_id: '1', channel_id: 'shop', channel_sku: '', units: 1, unit_price_cents: 990 },
    ],
    fulfillments: [
      {
        id: '019a',
        order_id: '019a',
        site_id: 'LYON',
        carrier_id: 'colissimo',
        service_id: 'home',
        state: 'delivered',
        open: 0,
        created_at: 17,
        shipped_at: 17,
        ship_on: '202',
        ship_by: 17,
        shipping_cents: 600,
        handling_cents: 100,
        parcels: 1,
        doc: '["2026-0","2026-0",[["1","SKU-0",1],["2","SKU-1",2]],[[1,500,500,[100,100,100],null,null]]]',
        keep_until: null,
      },
    ],
  }),
)

export function packRows(rows: PackedRows): Uint8Array {
  const packed = deflateRawSync(JSON.stringify(rows), { dictionary: DICTIONARY })
  return Buffer.concat([Uint8Array.of(EDITION), packed])
}

/** @throws {CorruptRowError} */
export function unpackRows(bytes: Uint8Array, orderId: string): PackedRows {
  try {
    if (bytes[0] !== EDITION) throw new Error(`edition ${bytes[0]}`)
    const text = inflateRawSync(bytes.subarray(1), { dictionary: DICTIONARY }).toString()
    return JSON.parse(text) as PackedRows
  } catch (error) {
    throw new CorruptRowError('archived_orders', orderId, error instanceof Error ? error.message : 'damaged')
  }
}
