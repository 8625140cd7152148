import type { Channel } from '../../../shared/domain/channel.ts'
import type { Order } from '../../../shared/domain/order.ts'
import { POLICY } from '../../../shared/domain/policy.ts'
import type { Surcharge } from '../../../shared/domain/surcharge.ts'
import { SURCHARGES } from '../../../shared/domain/surcharge.ts'
import { type RuleSetEnvelope, rule } from '../../../shared/rules/document.ts'
import type { CommandContext } from '../commands/command.ts'
import { refuse } from '../commands/refusal.ts'
import type { FileContents } from '../csv/read-files.ts'
import { decideByNewRates } from '../decide/new-rates.ts'
import { askAgainForGoods } from '../decide/reallocate.ts'
import { admitAllWaiting } from '../mapping/waiting-orders.ts'
import { pushAvailability } from '../notify/availability.ts'
import { settleDoubts } from '../packing/short-pick.ts'
import type { Tx } from '../ports/store.ts'
import { takeUpUndone } from './undo-import.ts'

/** Orders inserted by one statement group. */
const ORDERS_AT_ONCE = 1_000

/**
 * Takes what files hold into the workspace, all or nothing: rows replace what has the same key, `reserved` stays,
 * orders known by channel and number are left alone. Channels that only files know are made as CSV channels.
 */
export async function importContents(context: CommandContext, contents: FileContents): Promise<void> {
  const { tx, now, newId } = context
  await tx.sites.put(contents.sites)
  await tx.products.put(contents.products)
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
  await pushAvailability(tx, skus, now, newId)
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

async function insertOrders(context: CommandContext, orders: readonly Order[]): Promise<void> {
  for (let from = 0; from < orders.length; from += ORDERS_AT_ONCE) {
    const group = orders
      .slice(from, from + ORDERS_AT_ONCE)
      .map((order) => ({ ...order, id: context.newId() }))
    const inserted = new Set(await context.tx.orders.insert(group, context.now))
    const known = group.filter(({ id }) => !inserted.has(id))
    context.about(...inserted, ...(await takeUpUndone(context, known)))
  }
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

/** The imported rules become the next version, unless they are those in force; a rule whose shape is not one is not taken. */
async function publishImported({ tx, now, actor }: CommandContext, imported: RuleSetEnvelope): Promise<void> {
  const { version, rules: inForce } = await tx.ruleSets.current()
  const rules = imported.rules.flatMap((stored) => {
    const shaped = rule.safeParse(stored)
    return shaped.success ? [shaped.data] : []
  })
  if (version > 0 && JSON.stringify(rules) === JSON.stringify(inForce)) return
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
