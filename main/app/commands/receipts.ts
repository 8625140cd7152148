import type { ExpectedReceipt, ReceiptKey } from '../../../shared/domain/expected-receipt.ts'
import type { StockLevel } from '../../../shared/domain/stock.ts'
import { askAgainForGoods, giveBackUntilCovered } from '../decide/reallocate.ts'
import type { Tx } from '../ports/store.ts'
import type { CommandContext } from './command.ts'
import type { HandlersOf } from './handler.ts'
import { refuse } from './refusal.ts'

export const receiptHandlers: HandlersOf<'receipts'> = {
  expect: expectReceipt,
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
  await tx.expectedReceipts.put([receipt])
  touch('stock')
  return {}
}

async function dropReceipt({ tx, touch }: CommandContext, key: ReceiptKey): Promise<Record<string, never>> {
  if (!(await tx.expectedReceipts.remove(key))) refuse('refusals.receiptGone', { sku: key.sku })
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
  await putLevel(context, key, { ...level, onHand }, 'received')
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
  kind: 'received' | 'undone',
): Promise<void> {
  await tx.stock.putLevels([{ siteId, sku, ...level }], { kind, note: reference })
  await tx.changedStock.mark([sku], now)
  touch('stock')
}
