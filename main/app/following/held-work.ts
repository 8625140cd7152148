import type { HeldWork, SeenEpoch } from '../../../shared/domain/work-lease.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import { Refusal } from '../commands/refusal.ts'
import type { Tx } from '../ports/store.ts'
import { nameLookup } from '../queries/name-lookup.ts'

/** A desktop that follows asks at least every ten seconds, which its hub notes every fifteen. */
const AWAY_AFTER_MS = 40_000

interface Asking {
  readonly tx: Tx
  readonly now: EpochMs
  /** The device that asks: what is with its own site is its people's. Absent: this machine. */
  readonly device?: string | undefined
}

/**
 * Of these orders what is with a site that is away, by order: released there or packed, by the time when one of the
 * site's desktops was last heard of, and not taken back since (ADR 18). Empty where no desktop keeps a copy.
 */
export async function heldWork(
  asking: Asking,
  orderIds: readonly string[],
): Promise<ReadonlyMap<string, readonly HeldWork[]>> {
  const away = await sitesAway(asking)
  if (away.size === 0) return new Map()
  const parts = (await asking.tx.fulfillments.byOrders(orderIds)).filter(
    ({ siteId, state }) => away.has(siteId) && (state === 'released' || state === 'packed'),
  )
  const held = await heldOf(
    asking,
    away,
    parts.map(({ id }) => id),
  )
  return Map.groupBy(held, ({ orderId }) => orderId)
}

/** Why each of these orders stays where it is. */
export async function heldReasons(
  asking: Asking,
  orderIds: readonly string[],
): Promise<ReadonlyMap<string, Message>> {
  const held = await heldWork(asking, orderIds)
  if (held.size === 0) return new Map()
  const { names } = await nameLookup(asking.tx)
  return new Map(
    [...held].flatMap(([orderId, [first]]) =>
      first === undefined ? [] : [[orderId, reasonOf(first, names.site)] as const],
    ),
  )
}

/** @throws {Refusal} a command took from a site that is away what is that site's */
export async function refuseHeld(asking: Asking): Promise<void> {
  const { withdrawn } = asking.tx.freed
  if (withdrawn.size === 0) return
  const away = await sitesAway(asking)
  if (away.size === 0) return
  const [first] = await heldOf(asking, away, [...withdrawn])
  if (first === undefined) return
  const { names } = await nameLookup(asking.tx)
  throw new Refusal(reasonOf(first, names.site))
}

/** @throws {Refusal} one of these was taken back since it was seen with that epoch */
export async function refuseTakenBack(tx: Tx, seen: readonly SeenEpoch[]): Promise<void> {
  const why = await whyTakenBack(tx, seen)
  if (why !== null) throw new Refusal(why)
}

/** null = none of these was taken back since it was seen with that epoch. */
export async function whyTakenBack(tx: Tx, seen: readonly SeenEpoch[]): Promise<Message | null> {
  if (seen.length === 0) return null
  const now = await tx.leases.takenBack(seen.map(({ fulfillmentId }) => fulfillmentId))
  for (const { fulfillmentId, epoch } of seen) {
    const taken = now.get(fulfillmentId)
    if (taken === undefined || taken.epoch <= epoch) continue
    const { by, at, note } = taken
    return message('following.takenBack', { by, at, note })
  }
  return null
}

/** What whoever acts now sees of these fulfilments. */
export async function epochsOf(tx: Tx, fulfillmentIds: readonly string[]): Promise<SeenEpoch[]> {
  const taken = await tx.leases.takenBack(fulfillmentIds)
  return fulfillmentIds.map((fulfillmentId) => ({
    fulfillmentId,
    epoch: taken.get(fulfillmentId)?.epoch ?? 0,
  }))
}

interface AwayStation {
  readonly name: string
  readonly since: EpochMs
  /** What was decided later it cannot know. */
  readonly knowsUntil: EpochMs
}

async function sitesAway({ tx, now, device }: Asking): Promise<ReadonlyMap<string, readonly AwayStation[]>> {
  const away = (await tx.devices.copies()).flatMap(({ name, siteId, inStepAt, awaySince }) => {
    const isHere = awaySince === null && now - inStepAt <= AWAY_AFTER_MS
    const knowsUntil = awaySince ?? inStepAt + AWAY_AFTER_MS
    return isHere ? [] : [{ name, siteId, since: awaySince ?? inStepAt, knowsUntil }]
  })
  if (away.length === 0) return new Map()
  const own = device === undefined ? null : ((await tx.devices.get(device))?.siteId ?? null)
  return Map.groupBy(
    away.filter(({ siteId }) => siteId !== own),
    ({ siteId }) => siteId,
  )
}

async function heldOf(
  { tx }: Asking,
  away: ReadonlyMap<string, readonly AwayStation[]>,
  fulfillmentIds: readonly string[],
): Promise<HeldWork[]> {
  if (fulfillmentIds.length === 0) return []
  const taken = await tx.leases.takenBack(fulfillmentIds)
  return (await tx.leases.given(fulfillmentIds)).flatMap(({ fulfillmentId, orderId, siteId, decidedAt }) => {
    const takenAt = taken.get(fulfillmentId)?.at ?? 0
    const stations = (away.get(siteId) ?? []).filter(
      ({ since, knowsUntil }) => knowsUntil >= decidedAt && since > takenAt,
    )
    if (stations.length === 0) return []
    const since = Math.min(...stations.map((one) => one.since))
    return [{ fulfillmentId, orderId, siteId, stations: stations.map(({ name }) => name), since }]
  })
}

function reasonOf({ siteId, since }: HeldWork, nameOf: (siteId: string) => string): Message {
  return message('following.held', { site: nameOf(siteId), since })
}
