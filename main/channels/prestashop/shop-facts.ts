import { z } from 'zod'
import { type Clock, type EpochMs, MINUTE_MS } from '../../../shared/lib/clock.ts'
import { message } from '../../../shared/messages/message.ts'
import { ChannelError } from '../../app/ports/channel.ts'
import { idText, localised } from './answers.ts'
import type { PrestaClient } from './client.ts'

/** What the shop is set up with, as far as orders need it. */
export interface ShopFacts {
  readonly name: string
  readonly timeZone: string
  /** Ids of order states. */
  readonly cancelledState: string
  readonly shippedState: string
  /** States that end an order without shipping it: cancelled, refunded. */
  readonly endedStates: readonly string[]
  /** Its payment failed: it may be paid yet. */
  readonly errorState: string
  /** Customer groups that every shop has and that say nothing about a customer. */
  readonly plainGroups: readonly string[]
}

const NAMES = [
  'PS_SHOP_NAME',
  'PS_TIMEZONE',
  'PS_OS_CANCELED',
  'PS_OS_REFUND',
  'PS_OS_ERROR',
  'PS_OS_SHIPPING',
  'PS_UNIDENTIFIED_GROUP',
  'PS_GUEST_GROUP',
  'PS_CUSTOMER_GROUP',
]
const KEEP_MS = 10 * MINUTE_MS

/** Units in which the shop writes down its products, such as kg and cm. */
export interface ShopUnits {
  readonly weight: string | null
  readonly length: string | null
}

/** Settings and small lists of the shop, asked for once in a while. */
export class ShopLists {
  readonly #client: PrestaClient
  readonly #clock: Clock
  #facts: ShopFacts | null = null
  #units: ShopUnits | null = null
  readonly #names = new Map<string, ReadonlyMap<string, string>>()
  #readAt: EpochMs = 0

  constructor(client: PrestaClient, clock: Clock) {
    this.#client = client
    this.#clock = clock
  }

  /** @throws {ChannelError} */
  async facts(signal: AbortSignal): Promise<ShopFacts> {
    this.#age()
    this.#facts ??= await readFacts(this.#client, signal)
    return this.#facts
  }

  /** @throws {ChannelError} */
  async units(signal: AbortSignal): Promise<ShopUnits> {
    this.#age()
    this.#units ??= await readUnits(this.#client, signal)
    return this.#units
  }

  /** Column `field` of a short list such as countries, by id. @throws {ChannelError} */
  async names(resource: string, field: string, signal: AbortSignal): Promise<ReadonlyMap<string, string>> {
    this.#age()
    const known = this.#names.get(resource)
    if (known !== undefined) return known
    const row = z.object({ id: idText, [field]: localised })
    const rows = await this.#client.list(resource, { display: `[id,${field}]` }, row, signal)
    return this.#remember(resource, field, rows)
  }

  /** The same of a list that not every key may read: empty then. @throws {ChannelError} */
  async namesIfAllowed(
    resource: string,
    field: string,
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, string>> {
    this.#age()
    const known = this.#names.get(resource)
    if (known !== undefined) return known
    const row = z.object({ id: idText, [field]: localised })
    const rows = await this.#client.listIfAllowed(resource, { display: `[id,${field}]` }, row, signal)
    return this.#remember(resource, field, rows ?? [])
  }

  #remember(
    resource: string,
    field: string,
    rows: readonly Readonly<Record<string, unknown>>[],
  ): ReadonlyMap<string, string> {
    const names = new Map(rows.map((entry) => [String(entry['id']), String(entry[field])]))
    this.#names.set(resource, names)
    return names
  }

  #age(): void {
    const now = this.#clock.now()
    if (now >= this.#readAt && now - this.#readAt < KEEP_MS) return
    this.#facts = null
    this.#units = null
    this.#names.clear()
    this.#readAt = now
  }
}

async function settings(
  client: PrestaClient,
  names: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  const query = { 'filter[name]': `[${names.join('|')}]`, display: '[name,value]' }
  const row = z.object({ name: z.string(), value: z.union([z.string(), z.number(), z.null()]) })
  const rows = await client.list('configurations', query, row, signal)
  return new Map(rows.map(({ name, value }) => [name, String(value ?? '')]))
}

async function readUnits(client: PrestaClient, signal: AbortSignal): Promise<ShopUnits> {
  const values = await settings(client, ['PS_WEIGHT_UNIT', 'PS_DIMENSION_UNIT'], signal)
  return { weight: values.get('PS_WEIGHT_UNIT') ?? null, length: values.get('PS_DIMENSION_UNIT') ?? null }
}

async function readFacts(client: PrestaClient, signal: AbortSignal): Promise<ShopFacts> {
  const values = await settings(client, NAMES, signal)
  const value = (name: string): string => {
    const found = values.get(name)
    if (found === undefined || found === '')
      throw new ChannelError('protocol', message('prestashop.noSetting', { name }))
    return found
  }
  return {
    name: value('PS_SHOP_NAME'),
    timeZone: value('PS_TIMEZONE'),
    cancelledState: value('PS_OS_CANCELED'),
    shippedState: value('PS_OS_SHIPPING'),
    endedStates: [value('PS_OS_CANCELED'), value('PS_OS_REFUND')],
    errorState: value('PS_OS_ERROR'),
    plainGroups: ['PS_UNIDENTIFIED_GROUP', 'PS_GUEST_GROUP', 'PS_CUSTOMER_GROUP'].map((name) => value(name)),
  }
}
