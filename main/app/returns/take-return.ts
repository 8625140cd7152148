import { isConnected } from '../../../shared/domain/channel.ts'
import {
  type ReturnCondition,
  type ReturnReason,
  type ReturnRecord,
  type ReturnRefund,
  returnedUnits,
  shareOut,
} from '../../../shared/domain/return.ts'
import { pushAvailability } from '../availability.ts'
import type { CommandContext } from '../command.ts'
import type { OrderRecord } from '../ports/order-tables.ts'
import { refuse } from '../refusal.ts'
import { type ReturnableLine, returnableLines } from './returnable.ts'
import { tellRefund } from './tell-refund.ts'

/** What goes back to the customer; `goodsCents` at most what the units were sold for. */
export interface RefundChoice {
  readonly goodsCents: number
  /** What was paid for shipping as well. */
  readonly shipping: boolean
}

export interface ReturnChoice {
  readonly lines: readonly {
    readonly lineId: string
    readonly quantity: number
    readonly condition: ReturnCondition
  }[]
  /** Where sellable units go. */
  readonly siteId: string | null
  readonly reason: ReturnReason
  readonly note: string
  readonly channelReturnId: string | null
  /** null = nothing is paid back now. */
  readonly refund: RefundChoice | 'at-channel' | null
}

/**
 * Records units that came back, once: sellable ones are put on the shelf of the site and on sale, the channel is told
 * to pay the customer back. An order of which everything has come back is `returned`.
 * @throws {Refusal} more than has left, more money than the goods cost, no site, a channel that cannot be told
 */
export async function takeReturn(
  context: CommandContext,
  order: OrderRecord,
  choice: ReturnChoice,
): Promise<ReturnRecord> {
  const { tx, now } = context
  const returnable = await returnableLines(tx, order)
  const lines = choice.lines.map(({ lineId, quantity, condition }) => {
    const line = returnable.find((candidate) => candidate.lineId === lineId)
    return {
      lineId,
      sku: line?.sku ?? '',
      quantity,
      condition,
      cents: (line?.unitPriceCents ?? 0) * quantity,
    }
  })
  checkUnits(lines, returnable)
  const siteId = lines.some(({ condition }) => condition === 'sellable') ? choice.siteId : null
  if (siteId === null && lines.some(({ condition }) => condition === 'sellable'))
    refuse('Choose the site where the goods are', 'Choisissez le site où se trouvent les articles')
  if (siteId !== null && (await tx.sites.get(siteId)) === null)
    refuse(`There is no site ${siteId}`, `Il n’y a pas de site ${siteId}`)
  const wanted = choice.refund === null || choice.refund === 'at-channel' ? null : choice.refund
  if (wanted !== null) await checkRefund(context, order, wanted, lines)
  const shares = shareOut(
    wanted?.goodsCents ?? 0,
    lines.map(({ cents }) => cents),
  )
  const record: ReturnRecord = {
    id: context.newId(),
    orderId: order.order.id,
    at: now,
    by: context.actor,
    channelReturnId: choice.channelReturnId,
    state: 'taken',
    siteId,
    lines: lines.map(({ lineId, sku, quantity, condition }, index) => ({
      lineId,
      sku,
      quantity,
      condition,
      refundCents: shares[index] ?? 0,
    })),
    reason: choice.reason,
    note: choice.note,
    refund: refundOf(choice.refund, now),
  }
  await tx.returns.insert(record)
  if (siteId !== null) await putBack(context, siteId, record)
  if (wanted !== null) await tellRefund(context, order.order, record)
  await endWhenAllIsBack(context, order)
  context.about(order.order.id)
  context.touch('orders', 'exceptions')
  return record
}

/** Pays back, later, a return that was taken without. @throws {Refusal} */
export async function refundReturn(
  context: CommandContext,
  record: ReturnRecord,
  order: OrderRecord,
  refund: RefundChoice,
): Promise<void> {
  if (record.refund.kind !== 'none' || record.state === 'refused')
    refuse('That return is settled already', 'Ce retour est déjà réglé')
  const prices = new Map(order.order.lines.map(({ id, unitPriceCents }) => [id, unitPriceCents]))
  const lines = record.lines.map(({ lineId, sku, quantity }) => ({
    lineId,
    sku,
    quantity,
    cents: (prices.get(lineId) ?? 0) * quantity,
  }))
  await checkRefund(context, order, refund, lines)
  const shares = shareOut(
    refund.goodsCents,
    lines.map(({ cents }) => cents),
  )
  const paid: ReturnRecord = {
    ...record,
    lines: record.lines.map((line, index) => ({ ...line, refundCents: shares[index] ?? 0 })),
    refund: refundOf(refund, context.now),
  }
  await context.tx.returns.update(paid)
  await tellRefund(context, order.order, paid)
  context.about(order.order.id)
  context.touch('orders')
}

function refundOf(choice: ReturnChoice['refund'], at: number): ReturnRefund {
  if (choice === null) return { kind: 'none' }
  if (choice === 'at-channel') return { kind: 'at-channel' }
  return { kind: 'told', at, ...choice }
}

function checkUnits(
  lines: readonly { readonly lineId: string; readonly quantity: number }[],
  returnable: readonly ReturnableLine[],
): void {
  for (const [lineId, same] of Map.groupBy(lines, (line) => line.lineId)) {
    const asked = same.reduce((sum, { quantity }) => sum + quantity, 0)
    const line = returnable.find((candidate) => candidate.lineId === lineId)
    const name = line?.sku ?? lineId
    if (asked > (line?.quantity ?? 0))
      refuse(
        `Of ${name} only ${line?.quantity ?? 0} can still come back`,
        `De ${name}, seuls ${line?.quantity ?? 0} peuvent encore revenir`,
      )
  }
}

interface ValuedLine {
  readonly lineId: string
  readonly sku: string
  readonly quantity: number
  /** What its units were sold for. */
  readonly cents: number
}

async function checkRefund(
  { tx }: CommandContext,
  { order }: OrderRecord,
  { goodsCents }: RefundChoice,
  lines: readonly ValuedLine[],
): Promise<void> {
  if (goodsCents > lines.reduce((sum, { cents }) => sum + cents, 0))
    refuse(
      'The customer paid less for these goods than that',
      'Le client a payé moins que cela pour ces articles',
    )
  const channel = await tx.channels.get(order.channelId)
  if (channel === null || !isConnected(channel))
    refuse(
      'That channel cannot be told: pay the customer back yourself, and take the return without a refund',
      'Ce canal ne peut pas être prévenu : remboursez le client vous-même, et prenez le retour sans remboursement',
    )
  const packs = new Map((await tx.skuMappings.packsOf(order.id)).map(({ lineId, units }) => [lineId, units]))
  const broken = lines.find(({ lineId }) => {
    const units = lines.filter((line) => line.lineId === lineId).reduce((sum, line) => sum + line.quantity, 0)
    return units % Math.max(1, packs.get(lineId) ?? 1) !== 0
  })
  if (broken !== undefined)
    refuse(
      `The channel sold ${broken.sku} in packs of ${packs.get(broken.lineId)} and pays back whole ones only: take the return without a refund, and pay the rest back there`,
      `Le canal a vendu ${broken.sku} par lots de ${packs.get(broken.lineId)} et ne rembourse que des lots entiers : prenez le retour sans remboursement, et remboursez le reste sur place`,
    )
}

async function putBack(context: CommandContext, siteId: string, { lines }: ReturnRecord): Promise<void> {
  const { tx, now } = context
  const units = new Map<string, number>()
  for (const { sku, quantity, condition } of lines)
    if (condition === 'sellable') units.set(sku, (units.get(sku) ?? 0) + quantity)
  const skus = [...units.keys()]
  const levels = (await tx.stock.bySkus(skus)).filter((level) => level.siteId === siteId)
  await tx.stock.putLevels(
    skus.map((sku) => {
      const level = levels.find((candidate) => candidate.sku === sku)
      return {
        siteId,
        sku,
        onHand: (level?.onHand ?? 0) + (units.get(sku) ?? 0),
        safety: level?.safety ?? 0,
      }
    }),
  )
  context.touch('stock')
  await pushAvailability(tx, skus, now, context.newId)
}

/** What was paid back without coming back does not count. */
async function endWhenAllIsBack({ tx, now }: CommandContext, { order }: OrderRecord): Promise<void> {
  const [record] = await tx.orders.byIds([order.id])
  if (record?.state !== 'shipped' && record?.state !== 'delivered') return
  const taken = await tx.returns.ofOrder(order.id)
  if ((await returnableLines(tx, record)).length > 0) return
  const isBack = taken.every(
    ({ state, lines }) => state === 'refused' || lines.every(({ condition }) => condition !== 'not-received'),
  )
  if (isBack && returnedUnits(taken).size > 0) await tx.orders.move([order.id], 'returned', now)
}
