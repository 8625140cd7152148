import type { ExpectedReceipt, ReceiptKey } from '../../../shared/domain/expected-receipt.ts'
import type { SiteId } from '../../../shared/domain/site.ts'
import { freeUnits, type StockLevel } from '../../../shared/domain/stock.ts'
import { askAgainForGoods, giveBackUntilCovered } from '../decide/reallocate.ts'
import type { Tx } from '../ports/store.ts'
import { levelAt } from '../queries/level-at.ts'
import type { CommandContext } from './command.ts'
import type { HandlersOf } from './handler.ts'
import { refuse } from './refusal.ts'

export const receiptHandlers: HandlersOf<'receipts'> = {
  expect: expectReceipt,
  transfer,
  drop: dropReceipt,
  take: takeReceipt,
  takeBack: takeBackReceipt,
}

async function expectReceipt(
  { tx, touch }: CommandContext,
  receipt: ExpectedReceipt,
): Promise<Record<string, never>> {
  const { siteId, sku } = receipt
  if (!(await tx.sites.get(siteId))) refuse('refusals.unknown.site', { site: siteId })
  if ((await tx.products.bySkus([sku])).length === 0) refuse('refusals.unknown.product', { sku })
  // What is on its way from one of our sites has left there.
  if ((await tx.expectedReceipts.get(receipt))?.from !== undefined) refuse('refusals.receiptIsTransfer')
  await tx.expectedReceipts.put([receipt])
  touch('stock')
  return {}
}

interface Transfer extends Place {
  readonly fromSiteId: SiteId
  readonly quantity: number
  readonly on: string
}

async function transfer(
  context: CommandContext,
  { fromSiteId, siteId, sku, quantity, on }: Transfer,
): Promise<{ reference: string }> {
  const { tx } = context
  if (siteId === fromSiteId) refuse('refusals.sameSite')
  for (const site of [siteId, fromSiteId])
    if (!(await tx.sites.get(site))) refuse('refusals.unknown.site', { site })
  const level = await levelAt(tx, fromSiteId, sku)
  const free = level === null ? 0 : freeUnits(level)
  if (level === null || free < quantity) return refuse('refusals.notFree', { free })
  const reference = `TR-${context.newId().slice(-8).toUpperCase()}`
  const left = { onHand: level.onHand - quantity, safety: level.safety }
  await putLevel(context, { siteId: fromSiteId, sku, reference, on }, left, 'transferred')
  await tx.expectedReceipts.put([{ siteId, sku, quantity, on, reference, from: fromSiteId }])
  return { reference }
}

async function dropReceipt(context: CommandContext, key: ReceiptKey): Promise<Record<string, never>> {
  const { tx, touch } = context
  const receipt = await tx.expectedReceipts.get(key)
  if (receipt === null) return refuse('refusals.receiptGone', { sku: key.sku })
  await tx.expectedReceipts.remove(key)
  if (receipt.from !== undefined) {
    const back = { ...receipt, siteId: receipt.from }
    const level = await levelOf(tx, back)
    await putLevel(context, back, { ...level, onHand: level.onHand + receipt.quantity }, 'undone')
    await askAgainForGoods(context, receipt.from, [receipt.sku])
  }
  touch('stock')
  return {}
}

interface Arrival {
  /** Units that have come. */
  readonly arrived: number
  /** When the rest comes; null = nothing more does. */
  readonly restOn: string | null
}

async function takeReceipt(
  context: CommandContext,
  { arrived, restOn, ...key }: ReceiptKey & Arrival,
): Promise<{ onHand: number }> {
  const { tx } = context
  const receipt = await tx.expectedReceipts.get(key)
  if (receipt === null) return refuse('refusals.receiptGone', { sku: key.sku })
  const level = await levelOf(tx, key)
  const onHand = level.onHand + arrived
  await putLevel(context, key, { ...level, onHand }, receipt.from === undefined ? 'received' : 'transferred')
  await tx.expectedReceipts.remove(key)
  const rest = restOf(receipt, arrived, restOn)
  if (rest !== null) await tx.expectedReceipts.put([rest])
  if (onHand > 0) await askAgainForGoods(context, key.siteId, [key.sku])
  return { onHand }
}

async function takeBackReceipt(
  context: CommandContext,
  {
    arrived,
    restOn,
    expectedOnHand,
    ...receipt
  }: ExpectedReceipt & Arrival & { readonly expectedOnHand: number },
): Promise<Record<string, never>> {
  const { tx } = context
  const { siteId, sku } = receipt
  const level = await levelOf(tx, receipt)
  const { onHand } = level
  if (onHand !== expectedOnHand) refuse('refusals.onHandChanged', { now: onHand, expected: expectedOnHand })
  await putLevel(context, receipt, { ...level, onHand: onHand - arrived }, 'undone')
  const rest = restOf(receipt, arrived, restOn)
  if (rest !== null) await tx.expectedReceipts.remove(rest)
  await tx.expectedReceipts.put([receipt])
  await giveBackUntilCovered(context, siteId, sku)
  return {}
}

/** What is still to come of a receipt; null = nothing. */
function restOf(receipt: ExpectedReceipt, arrived: number, restOn: string | null): ExpectedReceipt | null {
  const quantity = receipt.quantity - arrived
  return quantity > 0 && restOn !== null ? { ...receipt, quantity, on: restOn } : null
}

type Place = Pick<StockLevel, 'siteId' | 'sku'>
type Level = Pick<StockLevel, 'onHand' | 'safety'>

async function levelOf(tx: Tx, { siteId, sku }: Place): Promise<Level> {
  const levels = await tx.stock.bySkus([sku])
  const { onHand = 0, safety = 0 } = levels.find((level) => level.siteId === siteId) ?? {}
  return { onHand, safety }
}

/** Goods that come are no count: what is in doubt stays so. */
async function putLevel(
  { tx, now, touch }: CommandContext,
  { siteId, sku, reference }: ReceiptKey,
  level: Level,
  kind: 'received' | 'transferred' | 'undone',
): Promise<void> {
  await tx.stock.putLevels([{ siteId, sku, ...level }], { kind, note: reference })
  await tx.changedStock.mark([sku], now)
  touch('stock')
}
