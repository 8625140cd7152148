import type { Figures } from '../../main/app/notify/figures.ts'
import { waitingMessages } from '../../main/app/notify/untold-stock.ts'
import type { OrderRecord } from '../../main/app/ports/order-tables.ts'
import type { Store, Tx } from '../../main/app/ports/store.ts'
import type { ShipmentSeen } from '../../main/demo/channel-server/storefront.ts'
import type { ExceptionRecord } from '../../shared/domain/exception.ts'
import { hasLeft } from '../../shared/domain/fulfillment.ts'
import type { OrderState } from '../../shared/domain/order.ts'
import type { EpochMs } from '../../shared/lib/clock.ts'
import type { SimulatedChannel } from './channels.ts'
import { DIGITAL, DIGITAL_CENTS } from './merchant.ts'
import type { SaleWatch } from './sale-watch.ts'
import type { StandingWatch } from './standing-watch.ts'

/** What is wrong at the end of a seed: a sentence for each. All empty = sound. */
export interface Findings {
  /** An order or a shipment that the other side never got. */
  readonly lost: string[]
  /** An order, a shipment or money that is there twice. */
  readonly doubled: string[]
  /** Units promised or shipped that are not there, or orders without stock that nobody is told of. */
  readonly oversold: string[]
  /** Ours and theirs differ. */
  readonly diverged: string[]
}

/** What of a channel is compared. */
type Compared = Pick<SimulatedChannel, 'channel' | 'shop' | 'figure'>

/** Compares the store with every channel once all is quiet. */
export async function findings(
  store: Store,
  channels: readonly Compared[],
  watch: SaleWatch,
  standings: StandingWatch,
): Promise<Findings> {
  const found: Findings = {
    lost: [],
    doubled: [...standings.findings],
    oversold: [...watch.findings],
    diverged: [...watch.untold, ...standings.otherListings(channels)],
  }
  await store.read(async (tx) => {
    await checkStock(tx, watch.figures, channels, standings, found)
    for (const channel of channels) await checkOrders(tx, channel, watch, standings, found)
    await checkQuiet(tx, found)
  })
  return found
}

async function checkStock(
  tx: Tx,
  figures: Figures,
  channels: readonly Compared[],
  standings: StandingWatch,
  found: Findings,
): Promise<void> {
  for (const { siteId, sku, onHand, reserved } of await tx.stock.all())
    if (onHand < 0 || reserved > onHand)
      found.oversold.push(`${sku} at ${siteId}: ${reserved} reserved of ${onHand}`)
  for (const { siteId, sku, stored, actual } of await tx.stock.ledgerDifferences())
    found.oversold.push(`${sku} at ${siteId}: the ledger says ${stored}, reservations ${actual}`)
  for (const { sku, stored, actual } of await tx.stock.demandDifferences())
    found.oversold.push(`${sku}: open demand says ${stored}, waiting orders want ${actual}`)
  const skus = (await tx.products.all()).map(({ sku }) => sku)
  const available = await figures.availableUnits(tx, skus)
  for (const { channel, figure } of channels)
    for (const sku of skus) {
      if (standings.isDelisted(channel.id, sku)) continue
      const ours = available.get(channel.id)?.get(sku) ?? 0
      const theirs = figure(sku)
      if (ours !== theirs) found.diverged.push(`${channel.id} would sell ${theirs} of ${sku}, we say ${ours}`)
    }
}

async function checkQuiet(tx: Tx, found: Findings): Promise<void> {
  for (const [channelId, count] of await waitingMessages(tx))
    if (count > 0) found.diverged.push(`${count} messages for ${channelId} never left`)
  const left = (await tx.inbox.pending(null, 10)).length
  if (left > 0) found.diverged.push(`${left} payloads were never taken in`)
}

async function checkOrders(
  tx: Tx,
  { channel, shop }: Compared,
  watch: SaleWatch,
  standings: StandingWatch,
  found: Findings,
): Promise<void> {
  const ids = shop.orderIds()
  const here = (await tx.orders.countByChannel(0, 'every-site')).get(channel.id) ?? 0
  const shipments = Map.groupBy(
    shop.shipments().map((one) => ({ ...one, lines: one.lines.filter(({ sku }) => sku !== DIGITAL) })),
    ({ orderId }) => orderId,
  )
  const refunds = Map.groupBy(shop.refunds(), ({ orderId }) => orderId)
  let known = 0
  const gone = standings.erasedAt(channel.id)
  for (const id of ids) {
    // What is in the bin is called off, and never heard of where it is under way here: the watch sees whether it leaves.
    const cancelledThere = shop.isCancelled(id) || gone.has(id)
    const name = `${channel.id} ${id}`
    const record = await tx.orders.byExternalId(channel.id, id)
    if (record === null) {
      // What was cancelled before it was ever seen is not taken in.
      const isUnreadable =
        standings.wasSpoilt(channel.id, id) && (await wasSaidUnreadable(tx, channel.id, id))
      if (!cancelledThere && !isUnreadable) found.lost.push(`${name} was never received`)
      continue
    }
    known += 1
    const exceptions = await tx.exceptions.ofOrder(record.order.id)
    const reasons = new Set(exceptions.map(({ cause }) => cause.reason))
    const open = exceptions.filter(({ state }) => state !== 'closed').length
    const byHand = standings.wasShippedByHand(channel.id, id)
    const there = shipments.get(id) ?? []
    const paidBack = standings.paidBackOf(channel.id, id)
    const units = { byHand, paidBack: paidBack?.units ?? 0, shipsWhole: SHIPS_WHOLE.has(channel.kind) }
    await checkShipments(tx, record, there, units, reasons, name, found)
    const tooMany = await standings.tooManyUnits(tx, record, unitsOf(there.flatMap(({ lines }) => lines)))
    if (tooMany !== null) found.doubled.push(`${name}: ${tooMany}`)
    // Who cancels here cancels what is ours: what is not sent stays sold there.
    const isRestOpen =
      standings.isDigitalToo(channel.id, id) && record.state === 'cancelled' && (await wasToldOff(tx, record))
    if (!byHand && !gone.has(id) && !isRestOpen)
      await checkState(tx, record, cancelledThere, reasons, name, found)
    if (
      WAITING.includes(record.state) &&
      open === 0 &&
      record.state !== 'backordered' &&
      !(await isAccepted(tx, record, exceptions))
    )
      found.oversold.push(`${name} is ${record.state} and nobody is told`)
    const moved = watch.movedOf(channel.id, id)
    if (
      moved !== null &&
      !cancelledThere &&
      record.state !== 'cancelled' &&
      !(record.state === 'returned' && (await hadLeftBy(tx, record, moved.at))) &&
      record.order.destination.street[0] !== moved.street &&
      !reasons.has('changed-after-release') &&
      !standings.wasSpoilt(channel.id, id) &&
      !standings.wasShippedByHand(channel.id, id) &&
      !(UNDATED.has(channel.kind) && LEFT.includes(record.state))
    )
      found.diverged.push(`${name} goes to ${record.order.destination.street[0]}, not to ${moved.street}`)
    const byCustomer = watch.wasCancelledThere(channel.id, id)
    if (byHand) continue
    await checkRefunds(
      tx,
      record,
      (refunds.get(id) ?? []).reduce((sum, { amountCents }) => sum + amountCents, -(paidBack?.cents ?? 0)),
      cancelledThere,
      byCustomer,
      reasons,
      name,
      found,
    )
  }
  for (const id of gone) {
    if (ids.includes(id)) continue
    const record = await tx.orders.byExternalId(channel.id, id)
    if (record !== null) known += 1
  }
  if (here > known) found.doubled.push(`${channel.id}: ${here} orders here, ${known} known there`)
}

/** It could never be read, and a person is told: of the order, or of the file that it came in. */
async function wasSaidUnreadable(tx: Tx, channelId: string, externalId: string): Promise<boolean> {
  const [standing] = await tx.standings.ofExternalIds(channelId, [externalId])
  const why = standing?.why ?? null
  const named = why?.code === 'dropFolder.brokenRows' ? why.args['file'] : undefined
  const file = typeof named === 'string' ? named : undefined
  const record = await tx.exceptions.get(
    `payload/${channelId}/${file === undefined ? externalId : `file/${file}`}`,
  )
  return record !== null && (record.state !== 'closed' || record.closedBy === 'accept')
}

/** A person has taken it on: what cannot be read was accepted so, or one told of all orders in a state nobody knows. */
async function isAccepted(
  tx: Tx,
  { order }: OrderRecord,
  exceptions: readonly ExceptionRecord[],
): Promise<boolean> {
  const [standing] = await tx.standings.ofOrders([order.id])
  const accepted = exceptions.some(
    ({ cause, closedBy }) => cause.reason === 'payload-rejected' && closedBy === 'accept',
  )
  return (
    (accepted && standing?.holders.includes('content') === true) ||
    (standing?.standing.hold?.kind === 'unknown-state' && standing.holders.includes('channel'))
  )
}

/** Channels that do not date a corrected address: in an order that leaves meanwhile it is never seen. */
const UNDATED: ReadonlySet<string> = new Set(['vendure'])
/** Marketplaces that ship an order whole: they count the units too that they had paid back before. */
const SHIPS_WHOLE: ReadonlySet<string> = new Set(['mirakl'])
const LEFT: readonly OrderState[] = ['shipped', 'delivered', 'returned']
const WAITING: readonly OrderState[] = ['received', 'on-hold', 'backordered']

/** What left here stands there, once; and nothing else does. */
async function checkShipments(
  tx: Tx,
  { order }: OrderRecord,
  there: readonly ShipmentSeen[],
  {
    byHand,
    paidBack,
    shipsWhole,
  }: {
    readonly byHand: boolean
    /** Units that the shop's staff paid back by themselves. */
    readonly paidBack: number
    readonly shipsWhole: boolean
  },
  reasons: ReadonlySet<string>,
  name: string,
  found: Findings,
): Promise<void> {
  const shipped = (await tx.fulfillments.byOrders([order.id])).filter(({ state }) => hasLeft(state))
  const ours = new Set<string>()
  for (const { id, parcels, allocations } of shipped) {
    const numbers = parcels.flatMap(({ trackingNumber }) => trackingNumber ?? [])
    for (const number of numbers) ours.add(number)
    const seen = there.filter((shipment) => shipment.trackingNumber?.split(', ')[0] === numbers[0])
    if (seen.length === 0) {
      if (!reasons.has('push-refused'))
        found.lost.push(`${name}: shipment ${id} (${numbers[0]}) is not there`)
      continue
    }
    const sent = unitsOf(allocations)
    const told = unitsOf(seen.flatMap(({ lines }) => lines))
    if (told > sent + (shipsWhole ? paidBack : 0))
      found.doubled.push(`${name}: shipment ${id} has ${told} units there, ${sent} here`)
    // Units that were paid back while their parcel was under way are none that it could tell of.
    if (told < sent - paidBack && parcels.length === 1)
      found.lost.push(`${name}: shipment ${id} has ${told} units there, ${sent} here`)
  }
  for (const { trackingNumber } of there) {
    const first = trackingNumber?.split(', ')[0] ?? ''
    if (!ours.has(first) && !byHand) found.doubled.push(`${name}: shipment ${first} is there and not ours`)
  }
}

/** Its channel has carried out that we send nothing of it any more. */
async function wasToldOff(tx: Tx, { order }: OrderRecord): Promise<boolean> {
  return (await tx.outbox.ofOrder(order.id)).some(({ kind, state }) => kind === 'cancel' && state === 'done')
}

/** Something of it had left here by then: an address that is corrected afterwards is too late for it. */
async function hadLeftBy(tx: Tx, { order }: OrderRecord, at: EpochMs): Promise<boolean> {
  return (await tx.outbox.ofOrder(order.id)).some(
    ({ kind, createdAt }) => kind === 'fulfillment' && createdAt <= at,
  )
}

function unitsOf(lines: readonly { readonly quantity: number }[]): number {
  return lines.reduce((sum, { quantity }) => sum + quantity, 0)
}

async function checkState(
  tx: Tx,
  { order, state }: OrderRecord,
  cancelledThere: boolean,
  reasons: ReadonlySet<string>,
  name: string,
  found: Findings,
): Promise<void> {
  const excused =
    reasons.has('push-refused') ||
    reasons.has('cancelled-after-shipped') ||
    // It is stopped at the station until a person says what becomes of the parcel.
    reasons.has('cancelled-before-leaving')
  if (excused || cancelledThere === (state === 'cancelled')) return
  // Of an order that was cancelled after some of it had left, only the rest is cancelled there.
  const someLeft = (await tx.fulfillments.byOrders([order.id])).some((one) => hasLeft(one.state))
  if (someLeft && state === 'cancelled') return
  const messages = (await tx.outbox.ofOrder(order.id)).map((item) => `${item.kind} ${item.state}`).join(', ')
  found.diverged.push(
    `${name} is ${cancelledThere ? 'cancelled' : 'open'} there and ${state} here (told: ${messages || 'nothing'})`,
  )
}

/** Two notes of money for one order may differ by what was paid beside the goods that ship. */
const BESIDE_CENTS = 990 + DIGITAL_CENTS

/** The money paid back there is that of the returns that came back here; of a cancelled order, at most all of it. */
async function checkRefunds(
  tx: Tx,
  { order, state }: OrderRecord,
  theirs: number,
  cancelledThere: boolean,
  byCustomer: boolean,
  reasons: ReadonlySet<string>,
  name: string,
  found: Findings,
): Promise<void> {
  const returns = (await tx.returns.ofOrder(order.id)).filter(({ refund }) => refund.kind === 'told')
  const back = returns.flatMap(({ lines }) => lines).reduce((sum, { refundCents }) => sum + refundCents, 0)
  const gone = new Map<string, number>()
  // Who cancels there is paid there, also for what has left meanwhile.
  for (const one of byCustomer ? [] : await tx.fulfillments.byOrders([order.id]))
    for (const { lineId, quantity } of hasLeft(one.state) ? one.allocations : [])
      gone.set(lineId, (gone.get(lineId) ?? 0) + quantity)
  const cost = order.lines.reduce(
    (sum, { id, quantity, unitPriceCents }) => sum + (quantity - (gone.get(id) ?? 0)) * unitPriceCents,
    0,
  )
  const isCancelled = cancelledThere || state === 'cancelled'
  const most = isCancelled ? cost + back + BESIDE_CENTS : back
  const sentence = `${name}: ${theirs} cents were paid back there, ${most} should be`
  if (theirs > most) found.doubled.push(sentence)
  if (theirs < back && !isCancelled && !reasons.has('push-refused')) found.lost.push(sentence)
}
