import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import { ChannelError, type PushOutcome, type StockPush } from '../../app/ports/channel.ts'
import { listedFigure } from '../protocol/listed-figure.ts'
import { locationsAnswer, setStockAnswer, stockAnswer, type VariantStock } from './answers.ts'
import type { VendureClient } from './client.ts'
import { LOCATIONS, SET_STOCK, STOCK_OF_SKUS } from './documents.ts'

/** The port's largest push. */
const SKUS_PER_QUERY = 100
/** Several variants may share a SKU. Below Vendure's usual list limit. */
const VARIANTS_PER_QUERY = 200

interface Standing extends VariantStock {
  /** Units that Vendure holds back from sale (or, below 0, sells without having them). */
  readonly threshold: number
}

/**
 * Units on sale per SKU, over all locations: on hand, less allocated to placed orders, less the threshold; of several
 * variants with one SKU that of one which does not show `ours`. SKUs that the shop does not sell or does not count
 * are left out.
 * @throws {ChannelError}
 */
export async function readVendureStock(
  client: VendureClient,
  skus: readonly string[],
  ours: ReadonlyMap<string, number> | undefined,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, number>> {
  const found = await variantsOf(client, skus, signal)
  return new Map(
    [...found].flatMap(([sku, variants]) => {
      const counted = variants.filter(({ trackInventory }) => trackInventory !== 'FALSE')
      const figures = counted.map((variant) => Math.max(0, saleable(variant)))
      const figure = listedFigure(figures, ours?.get(sku))
      return figure === undefined ? [] : [[sku, figure] as const]
    }),
  )
}

/**
 * Absolute quantities at one location, nothing on sale at the others, since the shop sells their sum; or, where an
 * item says its places, what it says at each. Every variant with the SKU shows all of it. Vendure
 * counts what placed orders were allocated itself, so that a sale between our reading and our writing is kept.
 * What stands right already, what is not sold there, and, unless `startsCounting`, what is not counted there is not
 * sent.
 * @throws {ChannelError} @throws {UncertainWrite}
 */
export async function pushVendureStock(
  client: VendureClient,
  locationId: string,
  items: readonly StockPush[],
  startsCounting: boolean,
  signal: AbortSignal,
): Promise<PushOutcome[]> {
  const found = await variantsOf(
    client,
    items.map((item) => item.sku),
    signal,
  )
  const changes = items.flatMap((item) => {
    const wrong = (found.get(item.sku) ?? []).filter((variant) =>
      variant.trackInventory === 'FALSE' ? startsCounting : !standsRight(variant, locationId, item),
    )
    return wrong.map((variant) => ({ sku: item.sku, input: changeOf(variant, locationId, item) }))
  })
  const problems = await setStock(client, changes, signal)
  return items.map(({ sku }) => {
    const problem = problems.get(sku)
    return problem === undefined ? { kind: 'done' } : { kind: 'refused', problem }
  })
}

/** The location that carries our stock: the one named in the credentials, else the oldest. @throws {ChannelError} */
export async function vendureHome(
  client: VendureClient,
  wanted: string | undefined,
  signal: AbortSignal,
): Promise<string> {
  const { items } = (await client.query(LOCATIONS, {}, locationsAnswer, signal)).stockLocations
  const isNamed = wanted !== undefined && wanted !== ''
  const chosen = isNamed ? items.find(({ id, name }) => id === wanted || name === wanted) : items[0]
  if (chosen !== undefined) return chosen.id
  throw new ChannelError(
    'protocol',
    isNamed ? message('vendure.noSuchStockLocation', { name: wanted }) : message('vendure.noStockLocation'),
  )
}

interface Change {
  readonly sku: string
  readonly input: object
}

/** Problems by SKU. One refused variant fails the whole call: then each is sent by itself. */
async function setStock(
  client: VendureClient,
  changes: readonly Change[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Message>> {
  if (changes.length === 0) return new Map()
  try {
    await client.mutate(SET_STOCK, { input: changes.map(({ input }) => input) }, setStockAnswer, signal)
    return new Map()
  } catch (error) {
    if (!(error instanceof ChannelError) || error.kind !== 'protocol') throw error
    const [first] = changes
    if (changes.length === 1 && first !== undefined) return new Map([[first.sku, error.problem]])
    const problems = new Map<string, Message>()
    for (const change of changes)
      for (const [sku, problem] of await setStock(client, [change], signal)) problems.set(sku, problem)
    return problems
  }
}

/** Without mapped places only the total matters: where the shop keeps it is up to the shop. */
function standsRight(variant: Standing, locationId: string, item: StockPush): boolean {
  if (item.places === undefined) return saleable(variant) === item.available
  const wanted = onHandWanted(variant, locationId, item)
  const levels = new Map(variant.stockLevels.map((level) => [level.stockLocationId, level.stockOnHand]))
  return [...wanted].every(([id, onHand]) => (levels.get(id) ?? 0) === onHand)
}

function changeOf(variant: Standing, locationId: string, item: StockPush): object {
  const levels = new Map(variant.stockLevels.map((level) => [level.stockLocationId, level.stockOnHand]))
  return {
    id: variant.id,
    ...(variant.trackInventory === 'FALSE' ? { trackInventory: 'TRUE' } : {}),
    stockLevels: [...onHandWanted(variant, locationId, item)]
      .filter(([id, onHand]) => id === locationId || levels.get(id) !== onHand)
      .map(([stockLocationId, stockOnHand]) => ({ stockLocationId, stockOnHand })),
  }
}

/** On hand of each location: what may be sold there and what is allocated; the threshold lies at home. */
function onHandWanted(variant: Standing, locationId: string, item: StockPush): ReadonlyMap<string, number> {
  const wanted = new Map([[locationId, variant.threshold]])
  for (const place of item.places ?? [{ locationId: null, available: item.available }]) {
    const at = place.locationId ?? locationId
    wanted.set(at, (wanted.get(at) ?? 0) + place.available)
  }
  for (const { stockLocationId, stockAllocated } of variant.stockLevels)
    wanted.set(stockLocationId, (wanted.get(stockLocationId) ?? 0) + stockAllocated)
  return new Map([...wanted].map(([id, onHand]) => [id, Math.max(0, onHand)]))
}

function saleable({ stockLevels, threshold }: Standing): number {
  return stockLevels.reduce((sum, level) => sum + level.stockOnHand - level.stockAllocated, 0) - threshold
}

/** All variants that carry one of the SKUs. */
async function variantsOf(
  client: VendureClient,
  skus: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, readonly Standing[]>> {
  const found = new Map<string, Standing[]>()
  for (let start = 0; start < skus.length; start += SKUS_PER_QUERY) {
    const group = skus.slice(start, start + SKUS_PER_QUERY)
    for (let skip = 0, isFull = true; isFull; skip += VARIANTS_PER_QUERY) {
      const variables = { skus: group, take: VARIANTS_PER_QUERY, skip }
      const { globalSettings, productVariants } = await client.query(
        STOCK_OF_SKUS,
        variables,
        stockAnswer,
        signal,
      )
      for (const variant of productVariants.items) {
        if (!group.includes(variant.sku)) continue
        const threshold = variant.useGlobalOutOfStockThreshold
          ? globalSettings.outOfStockThreshold
          : variant.outOfStockThreshold
        found.set(variant.sku, [...(found.get(variant.sku) ?? []), { ...variant, threshold }])
      }
      isFull = productVariants.items.length >= VARIANTS_PER_QUERY
    }
  }
  return found
}
