import type { InputOf } from '../../../shared/contract/commands.ts'
import { freeUnits } from '../../../shared/domain/stock.ts'
import { levelAt } from '../queries/level-at.ts'
import { keptUnits } from '../set-aside/kept-units.ts'
import type { CommandContext } from './command.ts'
import { refuse } from './refusal.ts'

/**
 * More is taken from what is free at the desktop's site. Fewer: the desktop may use no more of them from now on, and
 * they are free when it has said that it knows (ADR 22); at once when it was cut off.
 */
export async function setAside(
  context: CommandContext,
  { deviceId, sku, quantity }: InputOf<'stock', 'setAside'>,
): Promise<Record<string, never>> {
  const { tx, now } = context
  const device = await tx.devices.get(deviceId)
  const kept = await tx.setAsides.of(deviceId, sku)
  const isCutOff = device === null || device.revokedAt !== null
  const before = kept?.quantity ?? 0
  if (quantity > before) {
    const siteId = device?.siteId ?? null
    if (isCutOff || !device.keepsCopy || siteId === null) refuse('setAside.noDesktop')
    if (kept !== null && kept.siteId !== siteId) refuse('setAside.elsewhere', { desktop: kept.name })
    const level = await levelAt(tx, siteId, sku)
    const others = (await keptUnits(tx)).filter((one) => one.sku === sku && one.siteId === siteId)
    const ofOthers = others.reduce((sum, one) => sum + one.quantity, 0) - before
    const free = Math.max(0, (level === null ? 0 : freeUnits(level)) - ofOthers)
    if (quantity > free) refuse('setAside.notFree', { free })
    await tx.setAsides.put({ deviceId, sku, siteId, name: device.name, quantity, usable: quantity })
  } else if (kept !== null)
    await tx.setAsides.put({ ...kept, quantity: isCutOff ? quantity : before, usable: quantity })
  context.newWorld()
  await tx.changedStock.mark([sku], now)
  context.touch('stock')
  return {}
}

/** @throws {Refusal} more than was set aside for the desktop that asks */
export async function handOut(
  context: CommandContext,
  { siteId, sku, quantity, note }: InputOf<'stock', 'handOut'>,
): Promise<Record<string, never>> {
  const { tx, now, leased, isAlone } = context
  const kept = leased === undefined ? null : await tx.setAsides.of(leased.owner, sku)
  if (kept === null || kept.siteId !== siteId) refuse('setAside.none')
  // What the desktop gave away before it knew that units are taken back was its own still.
  const left = isAlone === true ? kept.usable : kept.quantity
  if (quantity > left) refuse('setAside.tooMany', { left })
  const { onHand = 0, safety = 0 } = (await levelAt(tx, siteId, sku)) ?? {}
  await tx.stock.putLevels([{ siteId, sku, onHand: onHand - quantity, safety }], {
    kind: 'adjusted',
    reason: 'used',
    note,
  })
  await tx.setAsides.put({
    ...kept,
    quantity: kept.quantity - quantity,
    usable: Math.max(0, kept.usable - quantity),
  })
  context.newWorld()
  await tx.changedStock.mark([sku], now)
  context.touch('stock')
  return {}
}
