import type { CarrierService } from '../../../shared/domain/carrier.ts'
import type { Channel } from '../../../shared/domain/channel.ts'
import type { Order } from '../../../shared/domain/order.ts'
import { POLICY } from '../../../shared/domain/policy.ts'
import { filedMethod } from '../../../shared/domain/shipping-methods/filed-method.ts'
import type { Surcharge } from '../../../shared/domain/surcharge.ts'
import { SURCHARGES } from '../../../shared/domain/surcharge.ts'
import { type RuleSetEnvelope, rule } from '../../../shared/rules/document.ts'
import type { CommandContext } from '../commands/command.ts'
import { refuse } from '../commands/refusal.ts'
import type { FileContents } from '../csv/read-files.ts'
import { decideByNewRates } from '../decide/new-rates.ts'
import { askAgainForGoods } from '../decide/reallocate.ts'
import { byNamedCarrier } from '../mapping/named-carrier.ts'
import { type SentByMethod, sentByMethod } from '../mapping/order-method.ts'
import { learnMethods, restateMethods } from '../mapping/shipping-methods.ts'
import { openSkuBook } from '../mapping/sku-book.ts'
import { translateOrder } from '../mapping/translate-order.ts'
import { admitAllWaiting, keepTranslation, restateWaiting } from '../mapping/waiting-orders.ts'
import { settleDoubts } from '../packing/short-pick.ts'
import { putFiledPictures } from '../pictures/put-picture.ts'
import type { OrderMethod } from '../ports/method-tables.ts'
import type { Tx } from '../ports/store.ts'
import { refuseUnsound } from '../rules/rule-check.ts'
import { takeUpUndone } from './undo-import.ts'

/** Orders inserted by one statement group. */
const ORDERS_AT_ONCE = 1_000

/**
 * Takes what files hold into the workspace, all or nothing: rows replace what has the same key, `reserved` stays,
 * orders known by channel and number are left alone. Channels that only files know are made as CSV channels.
 */
export async function importContents(context: CommandContext, contents: FileContents): Promise<void> {
  const { tx, now } = context
  await tx.sites.put(contents.sites)
  await tx.products.put(contents.products)
  await putFiledPictures(context, contents.pictures)
  await tx.carriers.putServices(contents.services)
  await tx.carriers.replaceRates(contents.rates)
  await putSurcharges(tx, contents.surcharges)
  await addFileChannels(context, [
    ...contents.orders.map(({ channelId }) => channelId),
    ...contents.reserves.map(({ channelId }) => channelId),
  ])
  await tx.stock.putLevels(
    contents.stock.map(({ siteId, sku, onHand, safety }) => ({ siteId, sku, onHand, safety })),
  )
  await settleDoubts(context, contents.stock)
  await tx.stock.replaceReserves(contents.reserves)
  await tx.exchangeRates.put(contents.exchangeRates)
  await tx.expectedReceipts.put(contents.receipts)
  if (contents.policy) await tx.settings.put(POLICY, contents.policy)
  if (contents.rules) await publishImported(context, contents.rules)
  await insertOrders(context, contents.orders)
  const skus = contents.stock.map(({ sku }) => sku)
  for (const [siteId, levels] of Map.groupBy(contents.stock, (level) => level.siteId)) {
    const there = levels.filter(({ onHand }) => onHand > 0)
    await askAgainForGoods(
      context,
      siteId,
      there.map(({ sku }) => sku),
    )
  }
  await decideByNewRates(context, contents.exchangeRates)
  await admitAllWaiting(context)
  await tx.changedStock.mark(skus, now)
  context.newWorld()
  context.touch('sites', 'stock', 'carriers', 'channels', 'orders', 'rules', 'settings')
}

/** A tariff's fuel takes the place of what the same service had. */
async function putSurcharges(tx: Tx, given: readonly Surcharge[]): Promise<void> {
  if (given.length === 0) return
  const replaced = new Set(given.map(({ service }) => service))
  const kept = (await tx.settings.get(SURCHARGES)).filter(
    ({ kind, service }) => kind !== 'fuel' || !replaced.has(service),
  )
  await tx.settings.put(SURCHARGES, [...kept, ...given])
}

/**
 * SKUs and shipping methods mean what was said of the channel before, as in its orders that come by themselves; one
 * that means nothing holds its order, and all of a channel are one exception.
 */
async function insertOrders(context: CommandContext, orders: readonly Order[]): Promise<void> {
  const services = await context.tx.carriers.services()
  for (const [channelId, own] of Map.groupBy(orders, (order) => order.channelId)) {
    let isAnyUnknown = false
    for (let from = 0; from < own.length; from += ORDERS_AT_ONCE) {
      const group = await sentByMethods(context, channelId, own.slice(from, from + ORDERS_AT_ONCE), services)
      if (await insertGroup(context, channelId, group)) isAnyUnknown = true
    }
    if (isAnyUnknown) await restateWaiting(context, channelId)
    await restateMethods(context, channelId)
  }
}

interface FiledOrder {
  readonly order: Order
  /** null = the file names no method. */
  readonly sent: SentByMethod | null
}

async function sentByMethods(
  context: CommandContext,
  channelId: string,
  given: readonly Order[],
  services: readonly CarrierService[],
): Promise<FiledOrder[]> {
  const filed = given.map((one) => {
    const order = { ...one, id: context.newId() }
    const method = filedMethod(order)
    return { order, method: method && byNamedCarrier(method, services) }
  })
  const methods = await learnMethods(
    context,
    channelId,
    filed.flatMap(({ method }) => method ?? []),
  )
  return filed.map(({ order, method }) => {
    const sent = method && sentByMethod(order, method, methods.get(method.key), null)
    return { order: sent?.order ?? order, sent }
  })
}

/** Returns whether any of them waits for a SKU to be explained. */
async function insertGroup(
  context: CommandContext,
  channelId: string,
  given: readonly FiledOrder[],
): Promise<boolean> {
  const { tx, now } = context
  const skus = given.flatMap(({ order }) => order.lines.map(({ sku }) => sku))
  const book = await openSkuBook(tx, channelId, skus)
  const read = given.flatMap(({ order: filed, sent }) => {
    const translated = translateOrder(filed, book, null)
    return translated.order === null ? [] : [{ ...translated, order: translated.order, sent }]
  })
  const group = read.map(({ order }) => order)
  const inserted = new Set(await tx.orders.insert(group, now))
  const taken = await takeUpUndone(
    context,
    group.filter(({ id }) => !inserted.has(id)),
  )
  context.about(...inserted, ...taken.map(({ id }) => id))
  const waiting: string[] = []
  const ways: OrderMethod[] = []
  let isAnyUnknown = false
  for (const { sent, ...translated } of read) {
    const { order, packs, unknown } = translated
    const id = inserted.has(order.id) ? order.id : taken.find(({ given }) => given === order.id)?.id
    if (id === undefined) continue
    if (sent !== null) ways.push({ ...sent.method, orderId: id })
    if (packs.length > 0 || unknown.length > 0) await keepTranslation(context, { id, channelId }, translated)
    if (unknown.length > 0) isAnyUnknown = true
    if (unknown.length > 0 || sent?.isUnexplained) waiting.push(id)
  }
  await tx.methods.putOrders(ways)
  await tx.orders.move(waiting, 'on-hold', now)
  return isAnyUnknown
}

async function addFileChannels({ tx }: CommandContext, channelIds: readonly string[]): Promise<void> {
  const known = new Set((await tx.channels.all()).map(({ id }) => id))
  for (const id of new Set(channelIds)) {
    if (known.has(id)) continue
    const channel: Channel = {
      id,
      name: id,
      kind: 'csv',
      url: null,
      buffer: 0,
      priority: 0,
      paused: false,
      sandbox: false,
    }
    await tx.channels.put(channel)
  }
}

/**
 * The imported rules become the next version, unless they are those in force; a rule whose shape is not one is not
 * taken.
 * @throws {Refusal} a rule that is switched on must not go live, as where it is published by hand
 */
async function publishImported({ tx, now, actor }: CommandContext, imported: RuleSetEnvelope): Promise<void> {
  const { version, rules: inForce } = await tx.ruleSets.current()
  const rules = imported.rules.flatMap((stored) => {
    const shaped = rule.safeParse(stored)
    return shaped.success ? [shaped.data] : []
  })
  if (version > 0 && JSON.stringify(rules) === JSON.stringify(inForce)) return
  await refuseUnsound(tx, rules)
  const published = await tx.ruleSets.publish({
    version: version + 1,
    publishedAt: now,
    author: actor,
    note: imported.note,
    rules,
  })
  if (!published) {
    refuse('refusals.rules.publishedDuringImport')
  }
}
