import { z } from 'zod'
import type { OrderRecord } from '../../main/app/ports/order-tables.ts'
import type { Store, Tx } from '../../main/app/ports/store.ts'
import type { ExceptionReason } from '../../shared/domain/exception.ts'
import { hasLeft } from '../../shared/domain/fulfillment.ts'
import type { Order, OrderState } from '../../shared/domain/order.ts'
import type { Clock, EpochMs } from '../../shared/lib/clock.ts'
import type { SimulatedChannel } from './channels.ts'
import type { SaleWatch } from './sale-watch.ts'

/** What a channel says of an order that must not leave from here. */
export type Word = 'held' | 'left' | 'called-off'

interface Said {
  readonly word: Word
  readonly at: EpochMs
  /** No pull tells of it, and the order had been released already: it is not asked about again. */
  readonly isUnknowable: boolean
}

/** Units that were paid back there before they had left. */
interface PaidBack {
  readonly units: number
  readonly cents: number
  readonly at: EpochMs
  /** They were under way here by then: a person decides. */
  readonly wasInWork: boolean
}

/** Units that left together. */
interface Leaving {
  readonly at: EpochMs
  readonly units: number
}

interface StandingWatchDeps {
  readonly store: Store
  readonly clock: Clock
  readonly sales: SaleWatch
}

const IN_WORK: readonly OrderState[] = ['released', 'packed', 'shipped', 'delivered']

/**
 * Keeps what the shops' staff did to orders, and watches what leaves here: nothing that the channel says has left, is
 * held or is called off, once the news could be known; but for what a person here sent all the same.
 */
export class StandingWatch {
  readonly #deps: StandingWatchDeps
  readonly #said = new Map<string, Said>()
  readonly #ordered = new Map<string, number>()
  readonly #digitalToo = new Set<string>()
  readonly #byHand = new Map<string, Leaving[]>()
  readonly #erased = new Map<string, Set<string>>()
  readonly #spoilt = new Set<string>()
  readonly #paidBack = new Map<string, PaidBack>()
  readonly #delisted = new Set<string>()
  readonly #listings: { readonly channelId: string; readonly sku: string; readonly sells: () => number }[] =
    []
  readonly #leavings: { readonly orderId: string; readonly at: EpochMs }[] = []
  /** Shipped against the channel's word. */
  readonly findings: string[] = []

  constructor(deps: StandingWatchDeps) {
    this.#deps = deps
  }

  /** `units`: those that are sent; `isDigitalToo`: something else was bought with them. */
  sold(channelId: string, orderId: string, units: number, isDigitalToo: boolean): void {
    this.#ordered.set(nameOf(channelId, orderId), units)
    if (isDigitalToo) this.#digitalToo.add(nameOf(channelId, orderId))
  }

  /** The channel says this from now on; null = the order may leave. `isPulled`: its lists show the change. */
  async says(channelId: string, orderId: string, word: Word | null, isPulled = true): Promise<void> {
    const name = nameOf(channelId, orderId)
    if (word === null) {
      this.#said.delete(name)
      return
    }
    const known = isPulled
      ? null
      : await this.#deps.store.read((tx) => tx.orders.byExternalId(channelId, orderId))
    this.#said.set(name, {
      word,
      at: this.#deps.clock.now(),
      isUnknowable: known !== null && IN_WORK.includes(known.state),
    })
  }

  /** The shop's staff have just sent so many units themselves. */
  shippedByHand(channelId: string, orderId: string, units: number): void {
    const name = nameOf(channelId, orderId)
    this.#byHand.set(name, [...(this.#byHand.get(name) ?? []), { at: this.#deps.clock.now(), units }])
  }

  erased(channelId: string, orderId: string): void {
    const ids = this.#erased.get(channelId) ?? new Set()
    this.#erased.set(channelId, ids.add(orderId))
  }

  spoilt(channelId: string, orderId: string): void {
    this.#spoilt.add(nameOf(channelId, orderId))
  }

  async paidBack(channelId: string, orderId: string, units: number, cents: number): Promise<void> {
    const known = await this.#deps.store.read((tx) => tx.orders.byExternalId(channelId, orderId))
    const wasInWork = known !== null && IN_WORK.includes(known.state)
    const at = this.#deps.clock.now()
    this.#paidBack.set(nameOf(channelId, orderId), { units, cents, at, wasInWork })
  }

  /** null = the shop's staff paid nothing back by themselves. */
  paidBackOf(channelId: string, orderId: string): PaidBack | null {
    return this.#paidBack.get(nameOf(channelId, orderId)) ?? null
  }

  /** The channel has deleted the product. */
  delisted(channelId: string, sku: string): void {
    this.#delisted.add(nameOf(channelId, sku))
  }

  isDelisted(channelId: string, sku: string): boolean {
    return this.#delisted.has(nameOf(channelId, sku))
  }

  isListedTwice(channelId: string, sku: string): boolean {
    return this.#listings.some((one) => one.channelId === channelId && one.sku === sku)
  }

  listed(channelId: string, sku: string, sells: () => number): void {
    this.#listings.push({ channelId, sku, sells })
  }

  isDigitalToo(channelId: string, orderId: string): boolean {
    return this.#digitalToo.has(nameOf(channelId, orderId))
  }

  wasShippedByHand(channelId: string, orderId: string): boolean {
    return this.#byHand.has(nameOf(channelId, orderId))
  }

  wasSpoilt(channelId: string, orderId: string): boolean {
    return this.#spoilt.has(nameOf(channelId, orderId))
  }

  /** Units of the order when it was placed; null = it was not placed by a customer of this run. */
  orderedUnits(channelId: string, orderId: string): number | null {
    return this.#ordered.get(nameOf(channelId, orderId)) ?? null
  }

  erasedAt(channelId: string): ReadonlySet<string> {
    return this.#erased.get(channelId) ?? new Set()
  }

  /** A parcel of this order has just left here; `checkLeavings` looks at it. */
  leaves(orderId: string): void {
    this.#leavings.push({ orderId, at: this.#deps.clock.now() })
  }

  async checkLeavings(): Promise<void> {
    for (const { orderId, at } of this.#leavings.splice(0)) await this.#check(orderId, at)
  }

  async #check(orderId: string, at: EpochMs): Promise<void> {
    await this.#deps.store.read(async (tx) => {
      const [record] = await tx.orders.byIds([orderId])
      if (record === undefined) return
      const { channelId, externalId } = record.order
      await this.#checkPaidBack(tx, orderId, record.order, at)
      const said = this.#said.get(nameOf(channelId, externalId))
      if (said === undefined || said.isUnknowable || said.at > at) return
      if (this.#deps.sales.isOnItsWay(channelId, said.at, at)) return
      if (await wasSentAnyway(tx, orderId)) return
      const minutes = Math.round((at - said.at) / 60_000)
      this.findings.push(
        `${channelId} ${externalId} left here ${minutes} min after it was ${said.word} there`,
      )
    })
  }

  async #checkPaidBack(
    tx: Tx,
    orderId: string,
    { channelId, externalId }: Order,
    at: EpochMs,
  ): Promise<void> {
    const less = this.paidBackOf(channelId, externalId)
    const ordered = this.orderedUnits(channelId, externalId)
    if (less === null || ordered === null || less.wasInWork || less.at > at) return
    if (this.#deps.sales.isOnItsWay(channelId, less.at, at)) return
    const gone = (await tx.fulfillments.byOrders([orderId]))
      .filter(({ state }) => hasLeft(state))
      .flatMap(({ allocations }) => allocations)
      .reduce((sum, { quantity }) => sum + quantity, 0)
    if (gone <= ordered - less.units) return
    if ((await wasSentAnyway(tx, orderId)) || (await wasLeftAsItWas(tx, orderId))) return
    this.findings.push(
      `${channelId} ${externalId}: ${gone} units left here of ${ordered}, ${less.units} of which were paid back there before`,
    )
  }

  /**
   * What is wrong with an order of which `there` units stand as shipped at its channel; null = nothing. More than were
   * ordered are excused where the shop's staff and we sent the same units while neither could know of the other: so
   * many as left in that while, and no more.
   */
  async tooManyUnits(tx: Tx, { order }: OrderRecord, there: number): Promise<string | null> {
    const ordered = this.orderedUnits(order.channelId, order.externalId)
    if (ordered === null || there <= ordered || (await wasSentAnyway(tx, order.id))) return null
    const byHand = this.#byHand.get(nameOf(order.channelId, order.externalId)) ?? []
    const ours = (await tx.outbox.ofOrder(order.id))
      .filter(({ kind }) => kind === 'fulfillment')
      .map(({ createdAt, payload }) => ({ at: createdAt, units: unitsOf(shipped.parse(payload)) }))
    const isUnheard = (news: Leaving, at: EpochMs): boolean =>
      news.at <= at && this.#deps.sales.isOnItsWay(order.channelId, news.at, at)
    const crossed = [
      ...ours.filter(({ at }) => byHand.some((hand) => isUnheard(hand, at))),
      ...byHand.filter(({ at }) => ours.some((own) => isUnheard(own, at))),
    ]
    if (there - ordered <= unitsOf({ lines: crossed.map(({ units }) => ({ quantity: units })) })) return null
    const [standing] = await tx.standings.ofOrders([order.id])
    const heard = standing === undefined ? 'never heard of' : `last heard of ${time(standing.heardAt)}`
    const list = (leavings: readonly Leaving[]): string =>
      leavings.map(({ at, units }) => `${units} ${time(at)}`).join(', ') || 'none'
    return `${there} units left of ${ordered} that were ordered (by hand: ${list(byHand)}; from here: ${list(ours)}; ${heard})`
  }

  /** Every listing of a SKU sells the same. */
  otherListings(channels: readonly Pick<SimulatedChannel, 'channel' | 'figure'>[]): string[] {
    return this.#listings.flatMap(({ channelId, sku, sells }) => {
      const first = channels.find(({ channel }) => channel.id === channelId)?.figure(sku) ?? 0
      const other = sells()
      return other === first
        ? []
        : [`${channelId} would sell ${other} of ${sku} by its second listing, ${first} by its first`]
    })
  }
}

/** A person here knew what the channel says, and sent it all the same. */
export async function wasSentAnyway(tx: Tx, orderId: string): Promise<boolean> {
  const [standing] = await tx.standings.ofOrders([orderId])
  if (standing !== undefined && (standing.waived !== null || standing.sentAnyway.length > 0)) return true
  return (await tx.exceptions.ofOrder(orderId)).some(
    ({ cause, closedBy }) => STOPS.includes(cause.reason) && closedBy === 'ship-anyway',
  )
}

/** Exceptions that keep from leaving what the channel has shipped, holds or has called off. */
const STOPS: readonly ExceptionReason[] = [
  'shipped-at-channel',
  'held-by-channel',
  'cancelled-before-leaving',
]

/** A person here was told that the order had changed, and left its parcels as they were. */
async function wasLeftAsItWas(tx: Tx, orderId: string): Promise<boolean> {
  return (await tx.exceptions.ofOrder(orderId)).some(
    ({ cause, closedBy }) => cause.reason === 'changed-after-release' && closedBy === 'accept',
  )
}

const shipped = z.object({ lines: z.array(z.object({ quantity: z.int() })) })

function unitsOf({ lines }: z.infer<typeof shipped>): number {
  return lines.reduce((sum, { quantity }) => sum + quantity, 0)
}

function time(at: EpochMs): string {
  return new Date(at).toISOString().slice(5, 19)
}

function nameOf(channelId: string, orderId: string): string {
  return `${channelId} ${orderId}`
}
