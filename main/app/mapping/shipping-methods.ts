import { isDeepStrictEqual } from 'node:util'
import type { MethodMeaning } from '../../../shared/contract/channel-methods.ts'
import { direct } from '../../../shared/domain/direct-order.ts'
import type { SaidMethod } from '../../../shared/domain/shipping-methods/said-method.ts'
import { MINUTE_MS } from '../../../shared/lib/clock.ts'
import type { CommandContext } from '../commands/command.ts'
import { refuse } from '../commands/refusal.ts'
import { restateGrouped } from '../exceptions/grouped-exception.ts'
import { readAgain } from '../inbound/channel-states.ts'
import { holdBack, resumeUnheld } from '../inbound/resume-unheld.ts'
import type { KnownMethod, OrderMethod } from '../ports/method-tables.ts'
import type { OrderRecord } from '../ports/order-tables.ts'

/** What is kept of the fields that the orders of a method come with. */
const MOST_FIELDS = 40
/** Orders that are sent anew in one command. */
const MOST = 5_000
/** Seen again so soon, a method is not written again. */
const SEEN_MS = 10 * MINUTE_MS

/** What a channel's methods mean, by their keys. */
export type MethodBook = ReadonlyMap<string, KnownMethod>

/** Learns which shipping methods a channel uses, from what arrives. */
export async function learnMethods(
  { tx, now }: CommandContext,
  channelId: string,
  named: readonly SaidMethod[],
): Promise<MethodBook> {
  const said = new Map(named.map((one) => [one.key, one]))
  if (said.size === 0) return new Map()
  const known = byKey(await tx.methods.ofChannel(channelId))
  const news = [...said.values()].flatMap(({ key, name, told, proposal, fields }) => {
    const before = known.get(key)
    const names = [...new Set([...(before?.fields ?? []), ...fields.map((field) => field.key)])]
    const method = { key, name, told, proposal, fields: names.slice(0, MOST_FIELDS) }
    const isKnown =
      before !== undefined &&
      now - before.lastSeen < SEEN_MS &&
      before.name === name &&
      before.fields.length === method.fields.length &&
      isDeepStrictEqual(before.proposal, proposal)
    return isKnown ? [] : [method]
  })
  if (news.length === 0) return known
  await tx.methods.see(channelId, news, now)
  return byKey(await tx.methods.ofChannel(channelId))
}

function byKey(methods: readonly KnownMethod[]): MethodBook {
  return new Map(methods.map((one) => [one.key, one]))
}

/**
 * One exception a method that orders wait for says what nobody has said; gone when none of them waits. `before`: what
 * orders waited for that may not wait any more.
 */
export async function restateMethods(
  context: CommandContext,
  channelId: string,
  before: readonly Pick<OrderMethod, 'key' | 'target'>[] = [],
): Promise<void> {
  const { tx } = context
  const waiting = await tx.methods.waiting(channelId)
  const open = new Set(waiting.map(({ key }) => key))
  const over = new Set(before.flatMap(({ key, target }) => (target === null && !open.has(key) ? [key] : [])))
  for (const key of over) await restateGrouped(context, exceptionId(channelId, key), null)
  if (waiting.length === 0) return
  const known = byKey(await tx.methods.ofChannel(channelId))
  for (const { key, orders } of waiting)
    await restateGrouped(
      context,
      exceptionId(channelId, key),
      orders === 0
        ? null
        : {
            reason: 'unknown-method',
            channelId,
            key,
            name: known.get(key)?.name ?? key,
            orders,
            proposal: known.get(key)?.proposal?.target ?? null,
          },
    )
}

function exceptionId(channelId: string, key: string): string {
  return `unknown-method/${channelId}/target/${key}`
}

/**
 * A lead says what methods of a channel mean; null = as their names propose. Orders by them that have not been released
 * are sent by that from now on, and those that waited go on. `before` given back undoes it. @throws {Refusal}
 */
export async function setMethods(
  context: CommandContext,
  { channelId, rows }: { channelId: string; rows: readonly MethodMeaning[] },
): Promise<{ before: MethodMeaning[]; orders: number }> {
  const { tx, now, actor } = context
  const known = byKey(await tx.methods.ofChannel(channelId))
  await refuseUnknown(context, rows)
  const before: MethodMeaning[] = []
  let orders = 0
  for (const { key, target } of rows) {
    const method = known.get(key)
    if (method === undefined) refuse('refusals.unknown.shippingMethod', { method: key })
    before.push({ key, target: method.target })
    await tx.methods.decide(channelId, key, target, actor, now)
    orders += await sendAnew(context, { ...method, target, decidedBy: target === null ? null : actor })
  }
  await restateMethods(
    context,
    channelId,
    rows.map(({ key }) => ({ key, target: null })),
  )
  context.touch('channels', 'orders')
  return { before, orders }
}

async function refuseUnknown({ tx }: CommandContext, rows: readonly MethodMeaning[]): Promise<void> {
  const targets = rows.flatMap(({ target }) => target ?? [])
  const sites = new Set((await tx.sites.all()).map(({ id }) => id))
  const services = await tx.carriers.services()
  const offered = new Set(
    services.flatMap(({ carrierId, serviceId }) => [carrierId, `${carrierId}/${serviceId}`]),
  )
  for (const target of targets) {
    if (target.delivery === 'collect') {
      if (target.siteId !== null && !sites.has(target.siteId))
        refuse('refusals.unknown.site', { site: target.siteId })
    } else if (target.service !== null && !offered.has(target.service))
      refuse('refusals.unknown.service', { service: target.service })
  }
}

/** Sends the unreleased orders of a method by what it means now. Returns how many are sent otherwise, or go on. */
async function sendAnew(context: CommandContext, method: KnownMethod): Promise<number> {
  const { tx } = context
  const { channelId, key, proposal } = method
  const target = method.target ?? (proposal?.isCertain === true ? proposal.target : null)
  const ids = await tx.methods.unreleased(channelId, key, MOST)
  const kept = new Map((await tx.methods.ofOrders(ids)).map((one) => [one.orderId, one]))
  let count = 0
  for (const record of await tx.orders.byIds(ids)) {
    const before = kept.get(record.order.id)
    if (before === undefined || before.by === 'order') continue
    const { requests } = record.order
    const sent = target === null ? record.order : direct(record.order, target, requests?.pickupPoint ?? null)
    const by = method.target === null ? ('name' as const) : ('lead' as const)
    const after: OrderMethod = { ...before, target, by, person: method.decidedBy }
    if (isDeepStrictEqual(after, before) && isDeepStrictEqual(sent, record.order)) continue
    count += 1
    await tx.methods.putOrders([after])
    await turn(context, record, sent, target === null)
    // What names the point may be kept with what the channel sent.
    if (target?.delivery === 'relay' && sent.requests?.pickupPoint === undefined)
      await readAgain(context, channelId, record.order.externalId)
  }
  return count
}

async function turn(
  context: CommandContext,
  { order, state }: OrderRecord,
  sent: OrderRecord['order'],
  waits: boolean,
): Promise<void> {
  const { tx, now } = context
  context.about(order.id)
  await tx.orders.update(sent)
  const standings = await tx.standings.ofOrders([order.id])
  await tx.standings.put(
    standings.map((one) => ({
      ...one,
      holders: [
        ...one.holders.filter((holder) => holder !== 'method'),
        ...(waits ? (['method'] as const) : []),
      ],
    })),
  )
  if (waits) await holdBack(context, order.id)
  else if (state === 'allocated') {
    const skus = await tx.decisions.undo(order.id, now)
    await tx.changedStock.mark(skus, now)
  } else await resumeUnheld(context, [order.id])
}
