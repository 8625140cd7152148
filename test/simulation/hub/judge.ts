import type { Store } from '../../../main/app/ports/store.ts'
import { FOLLOWED_KINDS, type FollowedGroup } from '../../../shared/contract/following.ts'
import { isOpenFulfillment } from '../../../shared/domain/fulfillment.ts'
import type { Desk, PrintedLabel } from './desk.ts'
import type { GivenCommand } from './staff.ts'

export interface HubFindings {
  /** A person was told that it is done, and the hub has neither done it nor says that it did not. */
  acknowledgedLost: string[]
  /** More of an order left than was ordered, or one number is on two parcels. */
  doubled: string[]
  /** A label came out oftener than it was asked for. */
  printedTwice: string[]
  /** The hub counts on units that are not on the shelf, or promises more of it than is there, and nobody is told. */
  oversold: string[]
  /** A copy is not what the hub has. */
  diverged: string[]
  /** What was done alone does not count at the hub, or other than it was done, or although it was taken back, and no exception shows it. */
  conflictsUnshown: string[]
  /** What no part of the program may throw. */
  faults: string[]
}

interface Judged {
  readonly store: Store
  readonly desks: readonly Desk[]
  readonly revoked: readonly Desk[]
  /** Names of those that were ever revoked: what was done there may never come. */
  readonly wereCutOff: ReadonlySet<string>
  readonly given: readonly GivenCommand[]
  /** Units that lay on the shelves in the morning, by site and SKU. */
  readonly shelves: Readonly<Record<string, Readonly<Record<string, number>>>>
  readonly orders: readonly string[]
  readonly faults: readonly string[]
}

/** What is wrong when all is calm and everything was handed over. */
export async function judge(judged: Judged): Promise<HubFindings> {
  const { store, desks, revoked, given, orders, faults } = judged
  const conflicts = await conflictsOf(store)
  const waiting = new Map<string, Set<string>>()
  for (const { name, store: kept } of desks) {
    const acts = await kept.read((tx) => tx.copy.acts())
    waiting.set(name, new Set(acts.map(({ commandId }) => commandId)))
  }
  const acknowledgedLost: string[] = []
  for (const command of given) {
    const { commandId, told, type, desk } = command
    if (told !== 'done' || isConflict(conflicts, command)) continue
    const isThere = (await store.read((tx) => tx.journal.byCommandId(commandId))) !== null
    // A desk that was shut out shows what it still has.
    const isKept = revoked.some(({ name }) => name === desk) && waiting.get(desk)?.has(commandId)
    if (!isThere && !isKept) acknowledgedLost.push(`${type} ${commandId} at ${desk}`)
  }
  const away = new Set(revoked)
  const connected = desks.filter((desk) => !away.has(desk))
  for (const { name } of connected)
    for (const commandId of waiting.get(name) ?? [])
      acknowledgedLost.push(`${commandId} still waits at ${name}, which follows the hub`)
  return {
    acknowledgedLost,
    doubled: await doubledOf(store, orders),
    printedTwice: printedTwiceOf(
      desks.flatMap(({ printed }) => printed),
      given,
      conflicts,
    ),
    oversold: await oversoldOf(judged),
    diverged: (await Promise.all(connected.map((desk) => divergedOf(store, desk)))).flat(),
    conflictsUnshown: [
      ...(await unshownOf(store, connected, given, conflicts)),
      ...(await countedAfterTakeBack(store, given)),
    ],
    faults: [...faults],
  }
}

/** Acts that the hub refused, as its exceptions name them: where it was done, when, and by whom. */
async function conflictsOf(store: Store): Promise<Set<string>> {
  const records = await store.read((tx) => tx.exceptions.openedSince(['outage-conflict'], 0, 100_000))
  return new Set(
    records.flatMap(({ cause }) =>
      cause.reason === 'outage-conflict' ? [`${cause.station}/${cause.at}`] : [],
    ),
  )
}

const isConflict = (conflicts: ReadonlySet<string>, { desk, at }: GivenCommand) =>
  at.some((one) => conflicts.has(`${desk}/${one}`))

async function doubledOf(store: Store, orderIds: readonly string[]): Promise<string[]> {
  const found: string[] = []
  const numbers = new Map<string, string>()
  for (const orderId of orderIds) {
    const [order] = await store.read((tx) => tx.orders.byIds([orderId]))
    const parts = await store.read((tx) => tx.fulfillments.byOrders([orderId]))
    const left = new Map<string, number>()
    for (const { id, state, allocations, parcels } of parts) {
      if (state === 'shipped')
        for (const { sku, quantity } of allocations) left.set(sku, (left.get(sku) ?? 0) + quantity)
      for (const [at, { trackingNumber }] of parcels.entries()) {
        if (trackingNumber === null || trackingNumber === undefined) continue
        const parcel = `${id}/${at + 1}`
        const other = numbers.get(trackingNumber)
        if (other !== undefined && other !== parcel)
          found.push(`${trackingNumber} is on ${other} and ${parcel}`)
        numbers.set(trackingNumber, parcel)
      }
    }
    for (const [sku, units] of left) {
      const wanted = (order?.order.lines ?? []).reduce(
        (sum, line) => sum + (line.sku === sku ? line.quantity : 0),
        0,
      )
      if (units > wanted) found.push(`${orderId}: ${units} of ${sku} left, ${wanted} were ordered`)
    }
  }
  return found
}

/** A label whose packing did not count, of which a person was told, is no label any more: what is packed again has one of its own. */
function printedTwiceOf(
  printed: readonly PrintedLabel[],
  given: readonly GivenCommand[],
  conflicts: ReadonlySet<string>,
): string[] {
  const out = new Map<string, number>()
  for (const { fulfillmentId, parcel, desk } of printed) {
    const key = `${fulfillmentId}/${parcel}/${desk}`
    out.set(key, (out.get(key) ?? 0) + 1)
  }
  return [...out].flatMap(([key, times]) => {
    const [fulfillmentId, , desk] = key.split('/')
    const asked = given.filter(
      (command) =>
        (command.type === 'packing.reprint'
          ? command.told !== 'refused'
          : command.type === 'packing.pack' && isConflict(conflicts, command)) &&
        command.input['fulfillmentId'] === fulfillmentId &&
        command.desk === desk,
    ).length
    return times > asked + 1 ? [`${key} came out ${times} times, asked for ${asked + 1}`] : []
  })
}

/**
 * What is on each shelf: what lay there, less what left, and as people counted it since. `fewer`: where somebody found
 * less; of what is released there the shelf will tell.
 */
async function unitsThere({ store, shelves, given, orders }: Judged) {
  const fewer = new Set<string>()
  const there = new Map<string, number>()
  const add = (siteId: string, sku: string, units: number) =>
    there.set(`${siteId}/${sku}`, (there.get(`${siteId}/${sku}`) ?? 0) + units)
  for (const [siteId, units] of Object.entries(shelves))
    for (const [sku, count] of Object.entries(units)) add(siteId, sku, count)
  for (const { commandId, type, input } of given) {
    if (type === 'stock.handOut' && (await store.read((tx) => tx.journal.byCommandId(commandId))) !== null) {
      const { siteId, sku, quantity } = input as Readonly<Record<string, string & number>>
      add(siteId ?? '', sku ?? '', -(quantity ?? 0))
    }
    if (type !== 'stock.setLevel') continue
    if ((await store.read((tx) => tx.journal.byCommandId(commandId))) === null) continue
    const { siteId, sku, onHand, expectedOnHand } = input as Readonly<Record<string, string & number>>
    const change = (onHand ?? 0) - (expectedOnHand ?? 0)
    add(siteId ?? '', sku ?? '', change)
    if (change < 0) fewer.add(`${siteId}/${sku}`)
  }
  for (const { siteId, state, allocations } of await store.read((tx) => tx.fulfillments.byOrders(orders)))
    if (state === 'shipped') for (const { sku, quantity } of allocations) add(siteId, sku, -quantity)
  return { there, fewer }
}

async function oversoldOf(judged: Judged): Promise<string[]> {
  const { store, orders, shelves, given, wereCutOff } = judged
  const { there, fewer } = await unitsThere(judged)
  return store.read(async (tx) => {
    const found = (await tx.stock.ledgerDifferences()).map(
      (one) => `the ledger of ${one.sku} at ${one.siteId} is wrong: ${JSON.stringify(one)}`,
    )
    for (const { commandId, type, told, desk, input } of given)
      if (type === 'stock.handOut' && told === 'done' && !wereCutOff.has(desk))
        if ((await tx.journal.byCommandId(commandId)) === null)
          found.push(`${desk} handed out ${JSON.stringify(input)}, which was not its own any more`)
    const promised = new Map<string, number>()
    const movable = new Set<string>()
    for (const { siteId, state, allocations } of await tx.fulfillments.byOrders(orders))
      if (isOpenFulfillment(state))
        for (const { sku, quantity } of allocations) {
          const key = `${siteId}/${sku}`
          promised.set(key, (promised.get(key) ?? 0) + quantity)
          if (state === 'planned') movable.add(key)
        }
    const doubted = new Set((await tx.stock.inDoubt()).map(({ siteId, sku }) => `${siteId}/${sku}`))
    const skus = [...new Set(Object.values(shelves).flatMap((units) => Object.keys(units)))]
    for (const { siteId, sku, onHand } of await tx.stock.bySkus(skus)) {
      const key = `${siteId}/${sku}`
      const units = there.get(key) ?? 0
      if (onHand !== units) found.push(`${key}: ${units} are there, the hub counts on ${onHand}`)
      const wanted = promised.get(key) ?? 0
      const isKnown = doubted.has(key) || (fewer.has(key) && !movable.has(key))
      if (wanted > units && !isKnown) found.push(`${key}: ${wanted} are promised, ${units} are there`)
    }
    return found
  })
}

async function divergedOf(hub: Store, { name, siteId, deviceId, store }: Desk): Promise<string[]> {
  const scope = { siteId, deviceId, endedSince: 0 }
  const found: string[] = []
  for (const kind of FOLLOWED_KINDS) {
    if (kind === 'parcel' || kind === 'label') continue
    let after = ''
    for (;;) {
      const from = after
      const ids = await hub.read((tx) => tx.rowLog.ids(kind, from, 200, scope))
      if (ids.length === 0) break
      after = ids.at(-1) ?? ''
      const keys = ids.map((id) => ({ kind, id }))
      const there = rowsByGroup(await hub.read((tx) => tx.rowLog.groups(keys, scope)))
      const here = rowsByGroup(await store.read((tx) => tx.rowLog.groups(keys, scope)))
      for (const [group, rows] of there)
        if (rows !== here.get(group))
          found.push(`${name}: ${group}: ${difference(rows, here.get(group) ?? '')}`)
    }
  }
  return found
}

/** Each database has an order of its own of groups, of rows and of their columns. */
function rowsByGroup(groups: readonly FollowedGroup[]): Map<string, string> {
  return new Map(
    groups.map(({ kind, id, rows }) => {
      const texts = rows.map(({ table, values }) =>
        JSON.stringify([table, Object.entries(values).toSorted(([a], [b]) => (a < b ? -1 : 1))]),
      )
      return [`${kind} ${id}`, texts.toSorted().join()]
    }),
  )
}

function difference(one: string, other: string): string {
  let at = 0
  while (at < one.length && one[at] === other[at]) at += 1
  const from = Math.max(0, at - 60)
  return `the hub ${one.slice(from, at + 80)}, the copy ${other.slice(from, at + 80)}`
}

/** Of each that the hub refused, both sides are said, and the desks of the site show it. */
async function unshownOf(
  store: Store,
  desks: readonly Desk[],
  given: readonly GivenCommand[],
  conflicts: ReadonlySet<string>,
): Promise<string[]> {
  const found: string[] = []
  for (const desk of desks) {
    const labels = new Map<string, Set<string>>()
    for (const { fulfillmentId, jobId } of desk.printed) {
      const jobs = labels.get(fulfillmentId) ?? new Set()
      labels.set(fulfillmentId, jobs.add(jobId))
    }
    for (const [fulfillmentId, jobs] of labels) {
      const known = new Set(
        (await store.read((tx) => store.printJobs.ofFulfillment(tx, fulfillmentId))).map(({ id }) => id),
      )
      const isSaid = given.some(
        (command) => command.input['fulfillmentId'] === fulfillmentId && isConflict(conflicts, command),
      )
      for (const jobId of jobs)
        if (!known.has(jobId) && !isSaid)
          found.push(`${desk.name} printed ${jobId} of ${fulfillmentId}: the hub knows nothing of it`)
    }
  }
  return found
}

/** Acts that the hub carried out although their work had been taken back since they were given. */
async function countedAfterTakeBack(store: Store, given: readonly GivenCommand[]): Promise<string[]> {
  const found: string[] = []
  for (const { commandId, type, desk, input, epoch } of given) {
    const { fulfillmentId } = input
    if (epoch === null || typeof fulfillmentId !== 'string') continue
    const entry = await store.read((tx) => tx.journal.byCommandId(commandId))
    const part = entry && (await store.read((tx) => tx.leases.given([fulfillmentId])))[0]
    if (!entry || !part) continue
    const taken = await store.read((tx) => tx.leases.takenBackOf(part.orderId))
    if (taken.some((one) => one.fulfillmentId === fulfillmentId && one.epoch > epoch && one.at < entry.at))
      found.push(`${type} ${commandId} at ${desk} counts, although it was taken back before`)
  }
  return found
}
