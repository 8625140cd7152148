import type { DecidingView } from '../../../../../main/app/decide/world-cache.ts'
import { WorldCache } from '../../../../../main/app/decide/world-cache.ts'
import { channelEvents } from '../../../../../main/app/inbound/channel-events.ts'
import { labelEvents } from '../../../../../main/app/labels/label-events.ts'
import type { BoughtLabel, BuyOutcome } from '../../../../../main/app/ports/carrier.ts'
import { followPrint } from '../../../../../main/app/printers/follow-print.ts'
import { compareStock } from '../../../../../main/app/reconcile/compare-stock.ts'
import { stateWhatRemains } from '../../../../../main/app/reconcile/repair-stock.ts'
import { settleTracked } from '../../../../../main/app/tracking/settle-tracked.ts'
import type { World } from '../../../../../main/engine/world.ts'
import type { ResolutionCode } from '../../../../../shared/domain/exceptions/resolution-codes.ts'
import type { ParcelTrack } from '../../../../../shared/domain/parcel-track.ts'
import type { PrintJobState } from '../../../../../shared/domain/print-job.ts'
import type { Site } from '../../../../../shared/domain/site.ts'
import type { TrackingState } from '../../../../../shared/domain/tracking-event.ts'
import { DAY_MS } from '../../../../../shared/lib/clock.ts'
import { plainMessage } from '../../../../../shared/messages/message.ts'
import { anAccount } from '../../../../support/carrier-accounts.ts'
import { aRate, aService } from '../../../../support/carrier-builders.ts'
import { claimDue } from '../../../../support/claim-due.ts'
import {
  anOrder,
  aProduct,
  aWorld,
  LILLE,
  LYON,
  lines,
  stockOf,
} from '../../../../support/engine-builders.ts'
import type { Said } from '../../../../support/made-up-channel.ts'
import { ruleOf } from '../../../../support/rules/rule-builders.ts'
import type { Workroom } from '../../../../support/workroom.ts'
import { SHOP } from '../../../../support/workroom.ts'

export type Args = Partial<Parameters<Workroom['client']['exceptions']['resolve']>[0]['input']['args']>

/** A carrier's account for the world's services. */
export const COLISSIMO = anAccount('colissimo', 'posta', aWorld().services, { id: 'colissimo' })
export const A_LABEL: BoughtLabel = {
  trackingNumber: '8R20524752032',
  trackingUrl: null,
  shipmentId: null,
  price: null,
  documents: [],
}

export const eventsOf = ({ room: { store, commands, printing, clock } }: Workroom) =>
  labelEvents({ store, commands, queue: printing.queue, now: () => clock.now() })

/** The order is released, and its carrier answers for its label. */
export async function askCarrier(room: Workroom, outcome: BuyOutcome): Promise<void> {
  await room.room.store.write(async (tx) => {
    for (const account of await tx.carrierAccounts.all())
      await tx.carrierAccounts.put({ ...account, isActive: false })
    await tx.carrierAccounts.put(COLISSIMO)
  })
  await room.receive(ORDER)
  await release(room)
  const [wanted] = await eventsOf(room).claim('colissimo', 1, null)
  if (wanted === undefined) throw new Error('no label is wanted')
  await eventsOf(room).bought(wanted, outcome, 0)
}

/** One kind of exception: what brings it about, a way out that works, and what ends it without anybody. */
export interface Kind {
  readonly world?: Partial<World>
  readonly provoke: (room: Workroom) => Promise<void>
  readonly way: ResolutionCode
  readonly args?: Args
  /** null: it asks for an answer, and only an answer ends it. */
  readonly over: ((room: Workroom) => Promise<void>) | null
}

export const BOTH = { sites: [LILLE, LYON] }
export const PLENTY: Partial<World> = { ...BOTH, stock: stockOf({ LILLE: { A: 9, B: 9 }, LYON: { A: 9 } }) }
export const RELAY_ONLY = { services: [aService({ level: 'relay' })] }
export const ORDER = anOrder()
export const TO_CUSTOMS = anAccount('sendcloud', 'posta', aWorld().services)
export const TO_ZURICH = anOrder({
  destination: { ...ORDER.destination, country: 'CH', postcode: '8001', city: 'Zürich' },
})
export const COLLECTED_ORDER = anOrder({ requests: { collectedInStore: true } })

export const decide = ({ room }: Workroom) => room.decider.decideAll().then(() => undefined)

export async function theId({ client }: Workroom): Promise<string> {
  return (await client.orders.list({})).rows[0]?.id ?? ''
}

export async function release(room: Workroom): Promise<void> {
  await room.client.orders.release(room.call({ orderIds: [await theId(room)] }))
}

export async function theParcel(room: Workroom): Promise<string> {
  const { fulfillments } = await room.client.orders.get({ orderId: await theId(room) })
  return fulfillments.find(({ state }) => state !== 'cancelled')?.id ?? ''
}

export async function pack(room: Workroom): Promise<void> {
  await release(room)
  const fulfillmentId = await theParcel(room)
  await room.client.packing.pack(room.call({ fulfillmentId, printerId: 'virtual', weightsG: [] }))
}

export async function ship(room: Workroom): Promise<void> {
  await room.client.packing.ship(room.call({ fulfillmentId: await theParcel(room) }))
}

/** Every parcel that is planned, as if it had left by an account of its carrier. */
export async function followAll(room: Workroom): Promise<ParcelTrack[]> {
  const ids = (await room.client.orders.list({})).rows.map(({ id }) => id)
  const now = room.room.clock.now()
  return (await room.read((tx) => tx.fulfillments.byOrders(ids))).map((part) => ({
    accountId: 'account',
    trackingNumber: part.id,
    fulfillmentId: part.id,
    isReturn: false,
    parcel: 1,
    orderId: part.orderId,
    siteId: part.siteId,
    carrierId: part.carrierId,
    serviceId: part.serviceId,
    state: 'registered',
    handedOverAt: now,
    promisedFor: part.promise.deliverTo,
    lookedAt: null,
    nextLookAt: now,
    lastEventAt: null,
    stateSince: now,
    deliveredAt: null,
    deliveredOn: null,
    givenUpAt: null,
    zone: null,
    transitDays: null,
  }))
}

/** The carrier has seen every parcel so, since the last time. */
export async function isSeen(room: Workroom, state: TrackingState): Promise<void> {
  room.wait(DAY_MS)
  const at = room.room.clock.now()
  const numbers = (await followAll(room)).map(({ trackingNumber }) => trackingNumber)
  const event = { at, state, code: state, text: `seen ${state}`, place: null }
  const answer = new Map(numbers.map((number) => [number, [event]]))
  await room.room.commands.system('parcels.settleTracked', (context) =>
    settleTracked(context, 'account', numbers, answer),
  )
}

/** An order's parcel has left, and its carrier has seen it so. */
export async function leaves(room: Workroom, state: TrackingState): Promise<void> {
  await room.receive(ORDER)
  await pack(room)
  await ship(room)
  const tracks = await followAll(room)
  await room.room.store.write((tx) => tx.tracks.follow(tracks))
  await isSeen(room, state)
}

export const setLevel =
  (sku: string, onHand: number, siteId = 'LILLE') =>
  async (room: Workroom) => {
    await room.client.stock.setLevel(room.call({ siteId, sku, onHand, safety: 0, expectedOnHand: null }))
    await decide(room)
  }

export const setOutage = (siteId: string, isClosed: boolean) => async (room: Workroom) => {
  const outage = isClosed ? { reason: 'flood', since: room.room.clock.now(), until: null } : null
  await room.client.sites.setOutage(room.call({ siteId, outage }))
  await decide(room)
}

export async function putSite(room: Workroom, site: Site): Promise<void> {
  await room.client.sites.put(room.call(site))
  await decide(room)
}

export async function suspend(room: Workroom): Promise<void> {
  const strike = { carrierId: 'posta', serviceId: null, zones: [], reason: 'strike', until: null }
  await room.client.carriers.suspend(room.call(strike))
  await decide(room)
}

export async function resume(room: Workroom): Promise<void> {
  const suspensions = await room.read((tx) => tx.carriers.suspensions(room.room.clock.now()))
  for (const { id } of suspensions) await room.client.carriers.resume(room.call({ suspensionId: id }))
  await decide(room)
}

export async function publish(room: Workroom, rules: ReturnType<typeof ruleOf>[]): Promise<void> {
  const { version } = await room.client.rules.current({})
  await room.client.rules.publish(room.call({ baseVersion: version, rules, note: '' }))
  await decide(room)
}

/** The newest label, or paper, ends like this, and the print runner tells. */
export const printer =
  (state: PrintJobState, of: 'ofFulfillment' | 'papersOf' = 'ofFulfillment') =>
  async (room: Workroom) => {
    const { store, clock, commands } = room.room
    const fulfillmentId = await theParcel(room)
    room.wait(1_000)
    const ended = await store.write(async (tx) => {
      const [before] = await store.printJobs[of](tx, fulfillmentId)
      if (before === undefined) throw new Error('the parcel has none')
      const change = { state, detail: plainMessage('Paper out'), changedAt: clock.now(), attempts: 1 }
      await store.printJobs.mark(tx, before.id, before.state, { ...before, ...change })
      return { ...before, state }
    })
    await commands.system('printing.report', (context) => followPrint(context, store.printJobs, ended))
  }

/** Papers come out where labels do. */
export async function printPapersWithLabels(room: Workroom): Promise<void> {
  const at = { kind: 'site', siteId: 'LILLE' } as const
  await room.client.printers.putPaperRoutes(
    room.call({ paperRoutes: [{ paper: 'packing-slip', at, place: { kind: 'labels' } }] }),
  )
}

export async function printSlip(room: Workroom): Promise<void> {
  const fulfillmentId = await theParcel(room)
  const slip = { fulfillmentId, parcel: 1, kind: 'packing-slip', labelPrinterId: 'virtual' } as const
  await room.client.packing.printPaper(room.call(slip))
}

/** The channel takes all that waits for it. */
export async function deliver({ room }: Workroom): Promise<void> {
  await room.store.write(async (tx) => {
    for (const { id } of await claimDue(tx, room)) await tx.outbox.settle([id], { state: 'done' })
  })
}

export async function pushAll({ room: { store, clock } }: Workroom): Promise<void> {
  await store.write((tx) => tx.changedStock.mark(['A', 'B'], clock.now()))
}

/** The channel shows these figures when its stock is compared with ours. */
export const compare = (figures: Readonly<Record<string, number>>) => async (room: Workroom) => {
  const { clock, commands } = room.room
  const target = { channelId: 'shop', names: new Map<string, string>() }
  const theirs = async () => new Map(Object.entries(figures))
  await compareStock(room.room, theirs, target, ['A'], clock.now(), clock.now)
  await commands.system('channels.compareStock', (context) => stateWhatRemains(context, 'shop'))
}

/** How the push of its shipment ended at the channel. */
export const pushEnds = (state: 'done' | 'refused' | 'unreadable') => async (room: Workroom) => {
  const { store, commands } = room.room
  const orderId = await theId(room)
  const items = await store.write(async (tx) => {
    await claimDue(tx, room.room)
    return tx.outbox.ofOrder(orderId)
  })
  const outcome = state === 'done' ? { state } : { state, problem: plainMessage('no such order') }
  await channelEvents(commands).settle(
    'shop',
    items.map((item) => ({ item, outcome })),
  )
}

export const link = (isRefused: boolean) => (room: Workroom) =>
  channelEvents(room.room.commands).linkChanged(
    SHOP,
    isRefused
      ? { kind: 'needs-authorisation', since: room.room.clock.now(), cause: plainMessage('token revoked') }
      : { kind: 'online' },
  )

/** A world in which deciding fails on product B, as a bug would. */
export class BuggyWorlds extends WorldCache {
  override async view(...args: Parameters<WorldCache['view']>): Promise<DecidingView> {
    const view = await super.view(...args)
    const skuIndex = new Map(view.world.skuIndex)
    skuIndex.get = (sku: string) => {
      if (sku === 'B') throw new Error('a bug')
      return view.world.skuIndex.get(sku)
    }
    return { ...view, world: { ...view.world, skuIndex } }
  }
}

export const shippedThere = (units: number): Said => ({
  order: anOrder({ lines: lines({ A: 3 }) }),
  lines: [{ lineId: '1', shipped: units, cancelled: 0 }],
})

export const WITHOUT_CITY = anOrder({ destination: { ...ORDER.destination, city: '' } })
export const HEAVY: Partial<World> = {
  ...BOTH,
  products: [aProduct('A', { weightG: 34_000 })],
  stock: stockOf({ LILLE: { A: 5 } }),
  rates: [aRate({ upToWeightG: 30_000 })],
}
export const HOLD_ALL = ruleOf('check', { kind: 'group', match: 'all', children: [] }, [
  { code: 'hold', args: { note: 'look' } },
])
export const DEAR = ruleOf(
  'dear',
  { kind: 'condition', field: 'order.value', operator: 'gte', value: 15_000 },
  [{ code: 'source.exclude-sites', args: { siteIds: ['LILLE'] } }],
  { stage: 'source' },
)
export const ODD: Said = {
  state: 'awaiting-shipment',
  meaning: 'wait',
  hold: { kind: 'unknown-state', code: 'awaiting-shipment', until: null },
}
export const INCIDENT: Said = { meaning: 'wait', hold: { kind: 'incident', code: 'dispute', until: null } }
export const UNKNOWN_METHOD = {
  key: 'zone 3',
  name: 'Zone 3',
  told: null,
  proposal: null,
  point: null,
  maybePoint: null,
  fields: [],
}
export const UNKNOWN_SKU: Said = { order: anOrder({ lines: lines({ 'THEIRS-1': 1 }) }) }
export const THEIRS_IS_A = {
  channelSku: 'THEIRS-1',
  meaning: { kind: 'product' as const, sku: 'A', units: 1 },
}

/** Anything that may make more possible wakes what waits for it. */
export async function resumeSomething(room: Workroom): Promise<void> {
  await suspend(room)
  await resume(room)
}
