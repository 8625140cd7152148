import type { AddressCheck, AddressDoubt } from '../../../shared/domain/address-check.ts'
import { productOf } from '../../../shared/domain/carrier-account.ts'
import { listsAsClosed, type NearbyPoints } from '../../../shared/domain/nearby-point.ts'
import type { PickupPoint } from '../../../shared/domain/order.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import { message } from '../../../shared/messages/message.ts'
import { askedPart } from '../address-checks/asked-part.ts'
import { settleCheck } from '../address-checks/settle-check.ts'
import type { CommandContext } from '../commands/command.ts'
import type { NearTo } from '../ports/carrier.ts'
import type { Tx } from '../ports/store.ts'
import { learnPlace } from './learn-place.ts'
import { pointArea } from './point-area.ts'
import { isFresh, nearOf } from './point-question.ts'

/** A decided order's point, which its carrier's list is looked at for before the order is released. */
export interface PointCheck {
  readonly check: AddressCheck
  /** null = the order does not wait for it any more. */
  readonly about: { readonly area: string; readonly near: NearTo; readonly point: PickupPoint } | null
  /** What the carrier said last of the area. */
  readonly told: NearbyPoints | null
}

const MOST = 50

export async function duePointChecks(tx: Tx, accountId: string, now: EpochMs): Promise<PointCheck[]> {
  const due = await tx.addressChecks.due(accountId, 'point', now, MOST)
  const checks: PointCheck[] = []
  for (const check of due) {
    const about = await aboutOf(tx, check, now)
    checks.push({ check, about, told: about && (await tx.points.get(accountId, about.area)) })
  }
  return checks
}

async function aboutOf(tx: Tx, check: AddressCheck, now: EpochMs): Promise<PointCheck['about']> {
  const [record] = await tx.orders.byIds([check.orderId])
  const accounts = await tx.carrierAccounts.all()
  const account = accounts.find(({ id }) => id === check.accountId)
  const point = record?.order.requests?.pickupPoint
  if (record === undefined || account === undefined || point === undefined) return null
  const part = await askedPart(tx, accounts, record, check)
  if (part === null) return null
  const product = productOf(account, part.serviceId)
  const near = await nearOf(tx, record.order, part, product, now)
  return { area: pointArea(record.order, product), near, point }
}

/** Whether the carrier is to be asked for the area's points first. */
export function isAreaUnknown({ about, told }: PointCheck, now: EpochMs): boolean {
  return about !== null && !isFresh(told, ANY, now) && (told === null || told.notBefore <= now)
}

/** Whether `settlePointChecks` has something to do with it. */
export function canBeSettled(check: PointCheck, now: EpochMs): boolean {
  return check.about === null || !isAreaUnknown(check, now)
}

/** Every list told today answers. */
const ANY = { since: 0 }

/** Points that the carrier's list, told today, calls closed are asked about; a carrier that is away keeps no order. */
export async function settlePointChecks(context: CommandContext, accountId: string): Promise<void> {
  const { tx, now } = context
  for (const { check, about, told } of await duePointChecks(tx, accountId, now)) {
    if (about === null) await tx.addressChecks.drop(check)
    else if (isFresh(told, ANY, now)) {
      await settleCheck(context, check, doubtOf(told, about.point))
      await learnPlace(context, check.orderId, told)
    } else if (told !== null && told.notBefore > now) await tx.addressChecks.postpone(check, told.notBefore)
  }
}

function doubtOf(told: NearbyPoints | null, { id, name }: PickupPoint): AddressDoubt | null {
  if (told === null || !listsAsClosed(told, id)) return null
  return { field: 'point', problem: message('points.listedClosed', { point: name || id }), fitted: null }
}
