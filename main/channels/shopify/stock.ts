import type { z } from 'zod'
import { type Clock, type EpochMs, MINUTE_MS } from '../../../shared/lib/clock.ts'
import { message } from '../../../shared/messages/message.ts'
import type { PushOutcome, StockPush } from '../../app/ports/channel.ts'
import { listedFigure } from '../protocol/listed-figure.ts'
import { stableUuid } from '../protocol/payload.ts'
import { setStockAnswer, stockAnswer } from './answers.ts'
import type { ShopifyClient } from './client.ts'
import { SET_STOCK, SKUS_PER_QUERY, STOCK_OF_SKUS } from './documents.ts'
import { skuQuery } from './sku-query.ts'

interface Level {
  readonly inventoryItemId: string
  readonly locationId: string
  readonly available: number
}

/** Attempts to win a compare-and-set against the shop's own sales before the push waits for its next turn. */
const TRIES = 4
/** How long a lookup stays valid, also one that found that the shop does not sell the SKU. */
const BELIEF_MS = 10 * MINUTE_MS
/** Quantities that one call may set. */
const LARGEST_SET = 250

/**
 * The stock that one shop shows. Remembers what it last saw of each SKU: a push then costs one call, compared
 * with that figure by the shop, and only what has moved meanwhile is read again.
 */
export class ShopifyStock {
  readonly #client: ShopifyClient
  readonly #clock: Clock
  /** No levels: the shop does not sell it. */
  readonly #seen = new Map<string, { readonly levels: readonly Level[]; readonly until: EpochMs }>()

  constructor(client: ShopifyClient, clock: Clock) {
    this.#client = client
    this.#clock = clock
  }

  /**
   * Units on sale per SKU over all locations, of several variants with one SKU that of one which does not show `ours`;
   * SKUs that the shop does not sell are left out.
   * @throws {ChannelError}
   */
  async read(
    skus: readonly string[],
    ours: ReadonlyMap<string, number> | undefined,
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, number>> {
    await this.#look(skus, signal)
    const figures = new Map<string, number>()
    for (const sku of skus) {
      const sold = listingsIn(this.#levels(sku)).map((levels) =>
        levels.reduce((sum, level) => sum + level.available, 0),
      )
      const figure = listedFigure(sold, ours?.get(sku))
      if (figure !== undefined) figures.set(sku, figure)
    }
    return figures
  }

  /**
   * Puts the whole quantity at `locationId` and nothing at the other locations, since what the shop sells online
   * is their sum; or, where an item says its places, what it says at each. Every variant with the SKU shows all of it.
   * What was just read and stands right, and
   * what the shop does not sell, is not sent.
   * @throws {ChannelError} @throws {UncertainWrite}
   */
  async push(
    locationId: string,
    items: readonly StockPush[],
    key: string,
    signal: AbortSignal,
  ): Promise<PushOutcome[]> {
    let unsure = items.map((item) => item.sku).filter((sku) => !this.#isKnown(sku))
    const fresh = new Set<string>()
    for (let attempt = 1; attempt <= TRIES; attempt += 1) {
      await this.#look(unsure, signal)
      for (const sku of unsure) fresh.add(sku)
      const changes = items.flatMap((item) =>
        changesFor(item, this.#levels(item.sku), locationId).filter(
          (change) => !fresh.has(item.sku) || change.quantity !== change.changeFromQuantity,
        ),
      )
      if (changes.length === 0) return items.map(() => ({ kind: 'done' }))
      if (changes.length > LARGEST_SET && items.length > 1) {
        const half = Math.ceil(items.length / 2)
        const first = await this.push(locationId, items.slice(0, half), `${key}/a`, signal)
        return [...first, ...(await this.push(locationId, items.slice(half), `${key}/b`, signal))]
      }
      const errors = await this.#set(changes, `${key}/${attempt}`, signal)
      if (errors.length === 0) {
        for (const change of changes) this.#remember(change)
        return items.map(() => ({ kind: 'done' }))
      }
      const moved = skusOf(errors.filter(isStale), changes)
      if (moved === null || errors.some((error) => !isStale(error)))
        return this.#refuse(items, changes, errors)
      unsure = moved
    }
    for (const { sku } of items) this.#seen.delete(sku)
    return items.map(() => ({
      kind: 'retry',
      afterMs: 1000,
      problem: message('shopify.stockMoved'),
    }))
  }

  async #set(changes: readonly Change[], key: string, signal: AbortSignal): Promise<readonly SetError[]> {
    const quantities = changes.map(({ inventoryItemId, locationId, quantity, changeFromQuantity }) => ({
      inventoryItemId,
      locationId,
      quantity,
      changeFromQuantity,
    }))
    const input = {
      name: 'available',
      reason: 'correction',
      referenceDocumentUri: 'switchyard://stock',
      quantities,
    }
    const idempotencyKey = stableUuid(key, JSON.stringify(quantities))
    try {
      const answer = await this.#client.mutate(
        SET_STOCK,
        { input, key: idempotencyKey },
        setStockAnswer,
        signal,
      )
      return answer.inventorySetQuantities.userErrors
    } catch (error) {
      // It may have been set: what we remember is worth nothing until it is read again.
      for (const { sku } of changes) this.#seen.delete(sku)
      throw error
    }
  }

  /** All or nothing was set: items without an error of their own are sent again without the others. */
  #refuse(
    items: readonly StockPush[],
    changes: readonly Change[],
    errors: readonly SetError[],
  ): PushOutcome[] {
    const problems = new Map<string, string>()
    for (const error of errors) {
      const [sku] = skusOf([error], changes) ?? []
      if (sku === undefined)
        return items.map(() => ({
          kind: 'refused',
          problem: message('channels.callFailed', { call: 'Shopify', said: error.message }),
        }))
      this.#seen.delete(sku)
      if (!isStale(error)) problems.set(sku, error.message)
    }
    return items.map(({ sku }) => {
      const problem = problems.get(sku)
      return problem === undefined
        ? { kind: 'retry', afterMs: 1, problem: message('shopify.sentWithoutRefused') }
        : {
            kind: 'refused',
            problem: message('channels.refusesStock', { shop: 'Shopify', sku, said: problem }),
          }
    })
  }

  #isKnown(sku: string): boolean {
    return (this.#seen.get(sku)?.until ?? 0) > this.#clock.now()
  }

  #levels(sku: string): readonly Level[] {
    return this.#seen.get(sku)?.levels ?? []
  }

  #remember(change: Change): void {
    const seen = this.#seen.get(change.sku)
    if (seen === undefined) return
    const levels = seen.levels.map((level) =>
      level.locationId === change.locationId && level.inventoryItemId === change.inventoryItemId
        ? { ...level, available: change.quantity }
        : level,
    )
    this.#seen.set(change.sku, { ...seen, levels })
  }

  async #look(skus: readonly string[], signal: AbortSignal): Promise<void> {
    for (let start = 0; start < skus.length; start += SKUS_PER_QUERY) {
      const group = skus.slice(start, start + SKUS_PER_QUERY)
      const found = await levelsOf(this.#client, group, signal)
      const until = this.#clock.now() + BELIEF_MS
      for (const sku of group) this.#seen.set(sku, { levels: found.get(sku) ?? [], until })
    }
  }
}

type SetError = z.infer<typeof setStockAnswer>['inventorySetQuantities']['userErrors'][number]

function isStale(error: SetError): boolean {
  return error.code === 'CHANGE_FROM_QUANTITY_STALE'
}

/** The SKUs whose quantities the errors name; null when one names none. */
function skusOf(errors: readonly SetError[], changes: readonly Change[]): string[] | null {
  const skus = errors.map(({ field }) =>
    field?.[1] === 'quantities' ? changes[Number(field[2])]?.sku : undefined,
  )
  const named = skus.filter((sku) => sku !== undefined)
  return named.length === skus.length ? [...new Set(named)] : null
}

interface Change {
  readonly sku: string
  readonly inventoryItemId: string
  readonly locationId: string
  readonly quantity: number
  readonly changeFromQuantity: number
}

/** The levels of each variant that carries a SKU. */
function listingsIn(levels: readonly Level[]): Level[][] {
  return [...Map.groupBy(levels, ({ inventoryItemId }) => inventoryItemId).values()]
}

function changesFor(item: StockPush, levels: readonly Level[], locationId: string): Change[] {
  return listingsIn(levels).flatMap((listing) => changesOfListing(item, listing, locationId))
}

/** Stock meant for a location that does not carry the SKU is shown at the home location. */
function changesOfListing(item: StockPush, levels: readonly Level[], locationId: string): Change[] {
  const isStockedAt = (id: string): boolean => levels.some((level) => level.locationId === id)
  const home = isStockedAt(locationId) ? locationId : levels[0]?.locationId
  if (home === undefined) return []
  const wanted = new Map([[home, 0]])
  for (const place of item.places ?? [{ locationId: null, available: item.available }]) {
    const at = place.locationId !== null && isStockedAt(place.locationId) ? place.locationId : home
    wanted.set(at, (wanted.get(at) ?? 0) + place.available)
  }
  return levels
    .map((level) => ({
      sku: item.sku,
      inventoryItemId: level.inventoryItemId,
      locationId: level.locationId,
      quantity: wanted.get(level.locationId) ?? 0,
      changeFromQuantity: level.available,
    }))
    .filter((change) => wanted.has(change.locationId) || change.changeFromQuantity !== 0)
}

/** Levels of at most 25 SKUs, of all variants that carry one, as they stand now. */
async function levelsOf(
  client: ShopifyClient,
  skus: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, readonly Level[]>> {
  const found = new Map<string, Level[]>()
  let after: string | null = null
  do {
    const variables = { first: SKUS_PER_QUERY, query: skuQuery(skus), after }
    const answer: z.infer<typeof stockAnswer> = await client.query(
      STOCK_OF_SKUS,
      variables,
      stockAnswer,
      signal,
    )
    for (const { sku, inventoryItem } of answer.productVariants.nodes) {
      if (sku === null || !skus.includes(sku) || !inventoryItem.tracked) continue
      const levels = inventoryItem.inventoryLevels.nodes.map((level) => ({
        inventoryItemId: inventoryItem.id,
        locationId: level.location.id,
        available: level.quantities.find((quantity) => quantity.name === 'available')?.quantity ?? 0,
      }))
      found.set(sku, [...(found.get(sku) ?? []), ...levels])
    }
    const { hasNextPage, endCursor } = answer.productVariants.pageInfo
    after = hasNextPage ? endCursor : null
  } while (after !== null)
  return found
}
