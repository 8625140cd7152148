import { z } from 'zod'
import { type HttpAnswer, json } from '../channel-server/faulty-http.ts'
import { productJson, variableProductJson } from './json.ts'
import { listAnswer, type Paging, readPaging } from './paging.ts'
import type { ProductRecord } from './records.ts'
import type { WebShop } from './web-shop.ts'
import { invalidParameter, wpError } from './wp-error.ts'

const LARGEST_BATCH = 100

const change = z.object({
  stock_quantity: z.int().nullable().optional(),
  manage_stock: z.boolean().optional(),
})

/**
 * `GET /products`; with `sku` (one or several, comma between them) variations are found too, else not: they stand
 * under the product that they are variations of.
 */
export function listProducts(shop: WebShop, query: URLSearchParams, address: string): HttpAnswer {
  const paging = readPaging(query)
  if ('status' in paging) return paging
  if (query.get('sku') === null && query.get('include') === null) return listAll(shop, paging, address, query)
  const skus = query.get('sku')?.split(',') ?? null
  const included = query.get('include')?.split(',') ?? null
  const found = [...shop.products.values()].filter(
    (product) =>
      !product.isDeleted &&
      (skus === null ? product.parentId === 0 : skus.includes(product.sku)) &&
      (included === null || included.includes(String(product.id))),
  )
  return listAnswer(found, paging, address, query, (rows) =>
    rows.map((row) => productJson(row, shop.timeZone)),
  )
}

function listAll(shop: WebShop, paging: Paging, address: string, query: URLSearchParams): HttpAnswer {
  const byParent = Map.groupBy(
    [...shop.products.values()].filter(({ isDeleted }) => !isDeleted),
    ({ parentId }) => parentId,
  )
  const ids = [
    ...(byParent.get(0) ?? []).map(({ id }) => id),
    ...[...byParent.keys()].filter((parentId) => parentId !== 0),
  ].sort((a, b) => (query.get('order') === 'asc' ? a - b : b - a))
  return listAnswer(ids, paging, address, query, (shown) =>
    shown.map((id) => {
      const product = shop.products.get(id)
      return product === undefined
        ? variableProductJson(id, byParent.get(id) ?? [])
        : productJson(product, shop.timeZone)
    }),
  )
}

/** `GET /products/:id/variations`. */
export function listVariations(
  shop: WebShop,
  parentId: number,
  query: URLSearchParams,
  address: string,
): HttpAnswer {
  const paging = readPaging(query)
  if ('status' in paging) return paging
  const found = [...shop.products.values()].filter(
    (product) => !product.isDeleted && product.parentId === parentId,
  )
  if (found.length === 0) return notFound()
  return listAnswer(found, paging, address, query, (rows) =>
    rows.map((row) => productJson(row, shop.timeZone)),
  )
}

/** `PUT /products/:id`, or a variation's own address. */
export function updateProduct(shop: WebShop, id: number, parentId: number, body: unknown): HttpAnswer {
  const product = find(shop, id, parentId)
  if (product === null) return notFound()
  const asked = change.safeParse(body)
  if (!asked.success) return invalidParameter('stock_quantity', 'stock_quantity is not of type integer.')
  apply(shop, product, asked.data)
  return json(200, productJson(product, shop.timeZone))
}

const batch = z.object({ update: z.array(z.object({ id: z.int() }).loose()).default([]) })

/** `POST /products/batch` (`parentId` 0) or `/products/:id/variations/batch`: 200 with an error per item that failed. */
export function updateBatch(shop: WebShop, parentId: number, body: unknown): HttpAnswer {
  const asked = batch.safeParse(body)
  if (!asked.success) return invalidParameter('update', 'update is not of type array.')
  if (asked.data.update.length > LARGEST_BATCH)
    return wpError(
      413,
      'woocommerce_rest_request_entity_too_large',
      `Unable to accept more than ${LARGEST_BATCH} items for this request.`,
    )
  const update = asked.data.update.map((item) => {
    const product = find(shop, item.id, parentId)
    const fields = change.safeParse(item)
    if (product === null)
      return {
        id: item.id,
        error: { code: 'woocommerce_rest_product_invalid_id', message: 'Invalid ID.', data: { status: 400 } },
      }
    if (!fields.success)
      return {
        id: item.id,
        error: {
          code: 'rest_invalid_param',
          message: 'Invalid parameter(s): stock_quantity',
          data: { status: 400 },
        },
      }
    apply(shop, product, fields.data)
    return productJson(product, shop.timeZone)
  })
  return json(200, { update })
}

function apply(shop: WebShop, product: ProductRecord, fields: z.infer<typeof change>): void {
  if (fields.manage_stock !== undefined) product.manageStock = fields.manage_stock
  const quantity = fields.stock_quantity
  if (quantity !== undefined && quantity !== null && product.manageStock) shop.setStock(product, quantity)
}

function find(shop: WebShop, id: number, parentId: number): ProductRecord | null {
  const product = shop.products.get(id)
  return product !== undefined && product.parentId === parentId ? product : null
}

function notFound(): HttpAnswer {
  return wpError(404, 'woocommerce_rest_product_invalid_id', 'Invalid ID.')
}
