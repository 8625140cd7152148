import { message } from '../../../shared/messages/message.ts'
import type { PushOutcome, StockPush } from '../../app/ports/channel.ts'
import { listedFigure } from '../protocol/listed-figure.ts'
import { parseAnswer } from '../protocol/payload.ts'
import { batchAnswer, productList } from './answers.ts'
import type { WooClient } from './client.ts'

/** SKUs asked for in one address, so that it stays short enough for every server. */
const SKUS_PER_QUERY = 50

interface Listing {
  readonly id: number
  /** 0, or the variable product under whose address a variation is changed. */
  readonly parentId: number
  /** null: the shop does not count it, or counts it with the other variations of its product. */
  readonly stock: number | null
}

/**
 * Units on sale per SKU; SKUs that the shop does not sell or does not count are left out. Of several listings under
 * one SKU, one that does not show `ours`. @throws {ChannelError}
 */
export async function readWooStock(
  client: WooClient,
  skus: readonly string[],
  ours: ReadonlyMap<string, number> | undefined,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, number>> {
  const found = await listingsOf(client, skus, signal)
  return new Map(
    [...found].flatMap(([sku, listings]) => {
      const counted = listings.flatMap(({ stock }) => (stock === null ? [] : Math.max(0, stock)))
      const figure = listedFigure(counted, ours?.get(sku))
      return figure === undefined ? [] : [[sku, figure] as const]
    }),
  )
}

/**
 * Absolute quantities at every listing of a SKU, one batch per parent product. The API has no compare-and-set. Nothing
 * is sent for a SKU that already stands right, that the shop does not sell, or, unless `startsCounting`, that it does
 * not count.
 * @throws {ChannelError} @throws {UncertainWrite}
 */
export async function pushWooStock(
  client: WooClient,
  items: readonly StockPush[],
  startsCounting: boolean,
  signal: AbortSignal,
): Promise<PushOutcome[]> {
  const found = await listingsOf(
    client,
    items.map((item) => item.sku),
    signal,
  )
  const changes = items.flatMap(({ sku, available }) => {
    const listings = (found.get(sku) ?? []).filter(({ stock }) => stock !== available)
    return listings
      .filter(({ stock }) => stock !== null || startsCounting)
      .map((listing) => ({ ...listing, available }))
  })
  const problems = new Map<number, string>()
  for (const [parentId, group] of Map.groupBy(changes, (change) => change.parentId)) {
    const path = parentId === 0 ? '/products/batch' : `/products/${parentId}/variations/batch`
    const update = group.map(({ id, available }) => ({ id, manage_stock: true, stock_quantity: available }))
    const answer = await client.write('POST', path, { update }, signal)
    for (const item of parseAnswer(batchAnswer, answer.value, 'WooCommerce batch').update)
      if (item.error !== undefined) problems.set(item.id, item.error.message)
  }
  return items.map(({ sku }) => {
    const problem = (found.get(sku) ?? []).flatMap(({ id }) => problems.get(id) ?? [])[0]
    return problem === undefined
      ? { kind: 'done' }
      : {
          kind: 'refused',
          problem: message('channels.refusesStock', { shop: 'WooCommerce', sku, said: problem }),
        }
  })
}

async function listingsOf(
  client: WooClient,
  skus: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, readonly Listing[]>> {
  const found = new Map<string, Listing[]>()
  for (let start = 0; start < skus.length; start += SKUS_PER_QUERY) {
    const group = skus.slice(start, start + SKUS_PER_QUERY)
    const query = new URLSearchParams({ sku: group.join(','), per_page: '100' })
    const answer = await client.get(`/products?${query.toString()}`, signal)
    for (const { id, parent_id, sku, stock_quantity, manage_stock } of parseAnswer(
      productList,
      answer.value,
      'WooCommerce products',
    ))
      if (group.includes(sku)) {
        const stock = manage_stock === true ? stock_quantity : null
        found.set(sku, [...(found.get(sku) ?? []), { id, parentId: parent_id, stock }])
      }
  }
  return found
}
