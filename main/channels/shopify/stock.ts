import { ChannelError, type PushOutcome, type StockPush } from '../../app/ports/channel.ts'
import { stableUuid } from '../protocol/payload.ts'
import { locationsAnswer, setStockAnswer, stockAnswer } from './answers.ts'
import type { ShopifyClient } from './client.ts'
import { LOCATIONS, SET_STOCK, SKUS_PER_QUERY, STOCK_OF_SKUS } from './documents.ts'

interface Level {
  readonly inventoryItemId: string
  readonly locationId: string
  readonly available: number
}

/** Attempts to win a compare-and-set against the shop's own sales before the push waits for its next turn. */
const TRIES = 3

/** Units on sale per SKU over all locations; SKUs that the shop does not sell are left out. @throws {ChannelError} */
export async function readShopifyStock(
  client: ShopifyClient,
  skus: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, number>> {
  const found = await levelsOf(client, skus, signal)
  return new Map(
    [...found].map(
      ([sku, levels]) => [sku, levels.reduce((sum, level) => sum + level.available, 0)] as const,
    ),
  )
}

/**
 * Puts the whole quantity at `locationId` and nothing at the other locations, since what the shop sells online
 * is their sum. Every change is compared with the quantity just read; nothing is sent for a SKU that already
 * stands right or that the shop does not sell.
 * @throws {ChannelError} @throws {UncertainWrite}
 */
export async function pushShopifyStock(
  client: ShopifyClient,
  locationId: string,
  items: readonly StockPush[],
  key: string,
  signal: AbortSignal,
): Promise<PushOutcome[]> {
  const outcomes: PushOutcome[] = []
  for (let start = 0; start < items.length; start += SKUS_PER_QUERY)
    outcomes.push(
      ...(await pushGroup(client, locationId, items.slice(start, start + SKUS_PER_QUERY), key, signal)),
    )
  return outcomes
}

async function pushGroup(
  client: ShopifyClient,
  locationId: string,
  items: readonly StockPush[],
  key: string,
  signal: AbortSignal,
): Promise<PushOutcome[]> {
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const found = await levelsOf(
      client,
      items.map((item) => item.sku),
      signal,
    )
    const quantities = items.flatMap((item) =>
      changesFor(found.get(item.sku) ?? [], locationId, item.available),
    )
    if (quantities.length === 0) return items.map(() => ({ kind: 'done' }))
    const input = {
      name: 'available',
      reason: 'correction',
      referenceDocumentUri: 'switchyard://stock',
      quantities,
    }
    const answer = await client.mutate(
      SET_STOCK,
      { input, key: stableUuid(key, String(attempt), JSON.stringify(quantities)) },
      setStockAnswer,
      signal,
    )
    const errors = answer.inventorySetQuantities.userErrors
    if (errors.length === 0) return items.map(() => ({ kind: 'done' }))
    const stale = errors.every((error) => error.code === 'CHANGE_FROM_QUANTITY_STALE')
    if (!stale) return refusals(items, found, quantities, errors)
  }
  return items.map(() => ({
    kind: 'retry',
    afterMs: 1000,
    problem: 'the shop was selling while we set its stock; the figures are compared again',
  }))
}

/** The API sets all or nothing: items without an error of their own are sent again without the others. */
function refusals(
  items: readonly StockPush[],
  found: ReadonlyMap<string, readonly Level[]>,
  quantities: readonly { readonly inventoryItemId: string }[],
  errors: readonly { readonly message: string; readonly field: readonly string[] | null }[],
): PushOutcome[] {
  const problems = new Map<string, string>()
  for (const { message, field } of errors) {
    const index = field?.[1] === 'quantities' ? Number(field[2]) : Number.NaN
    const itemId = quantities[index]?.inventoryItemId
    if (itemId === undefined) return items.map(() => ({ kind: 'refused', problem: `Shopify: ${message}` }))
    problems.set(itemId, message)
  }
  return items.map((item) => {
    const problem = problems.get(found.get(item.sku)?.[0]?.inventoryItemId ?? '')
    return problem === undefined
      ? { kind: 'retry', afterMs: 0, problem: 'sent again without a SKU that Shopify refused' }
      : { kind: 'refused', problem: `Shopify refuses the stock of ${item.sku}: ${problem}` }
  })
}

function changesFor(levels: readonly Level[], locationId: string, available: number): ChangeInput[] {
  const [first] = levels
  if (first === undefined) return []
  const home = levels.some((level) => level.locationId === locationId) ? locationId : first.locationId
  return levels.flatMap((level) => {
    const quantity = level.locationId === home ? available : 0
    if (quantity === level.available) return []
    return [
      {
        inventoryItemId: level.inventoryItemId,
        locationId: level.locationId,
        quantity,
        changeFromQuantity: level.available,
      },
    ]
  })
}

interface ChangeInput {
  readonly inventoryItemId: string
  readonly locationId: string
  readonly quantity: number
  readonly changeFromQuantity: number
}

async function levelsOf(
  client: ShopifyClient,
  skus: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, readonly Level[]>> {
  const found = new Map<string, Level[]>()
  for (let start = 0; start < skus.length; start += SKUS_PER_QUERY) {
    const group = skus.slice(start, start + SKUS_PER_QUERY)
    const query = group.map((sku) => `sku:'${sku.replaceAll(/['\\]/g, String.raw`\$&`)}'`).join(' OR ')
    const answer = await client.query(STOCK_OF_SKUS, { first: SKUS_PER_QUERY, query }, stockAnswer, signal)
    for (const variant of answer.productVariants.nodes) {
      if (variant.sku === null || !group.includes(variant.sku) || !variant.inventoryItem.tracked) continue
      // The same SKU on two variants is one product of ours: the first one carries its stock.
      if (found.has(variant.sku)) continue
      const { id, inventoryLevels } = variant.inventoryItem
      found.set(
        variant.sku,
        inventoryLevels.nodes.map((level) => ({
          inventoryItemId: id,
          locationId: level.location.id,
          available: level.quantities.find((quantity) => quantity.name === 'available')?.quantity ?? 0,
        })),
      )
    }
  }
  return found
}

/** The location that carries our stock: the one named in the credentials, else the first that ships online orders. */
export async function homeLocation(
  client: ShopifyClient,
  wanted: string | undefined,
  signal: AbortSignal,
): Promise<string> {
  const { locations } = await client.query(LOCATIONS, {}, locationsAnswer, signal)
  const named = locations.nodes.find((location) => location.id === wanted || location.name === wanted)
  if (wanted !== undefined && wanted !== '' && named === undefined)
    throw new ChannelError(
      'protocol',
      `The shop has no location "${wanted}": correct it in the settings of the channel`,
    )
  const chosen =
    named ?? locations.nodes.find((location) => location.isActive && location.fulfillsOnlineOrders)
  if (chosen === undefined)
    throw new ChannelError(
      'protocol',
      'The shop has no active location that ships online orders: activate one in Shopify',
    )
  return chosen.id
}
