import { openDecider } from '../../../../main/app/decide/decider.ts'
import { type DecidingView, WorldCache } from '../../../../main/app/decide/world-cache.ts'
import { channelEvents } from '../../../../main/app/inbound/channel-events.ts'
import { unreadableRows } from '../../../../main/app/inbound/unreadable/report-unreadable.ts'
import { labelEvents } from '../../../../main/app/labels/label-events.ts'
import { pushAvailability } from '../../../../main/app/notify/availability.ts'
import { restateOverdue } from '../../../../main/app/packing/collection.ts'
import { restateUncollected } from '../../../../main/app/packing/not-collected.ts'
import type { BoughtLabel, BuyOutcome } from '../../../../main/app/ports/carrier.ts'
import { followPrint } from '../../../../main/app/printers/follow-print.ts'
import { compareStock } from '../../../../main/app/reconcile/compare-stock.ts'
import { repairStock, stateWhatRemains } from '../../../../main/app/reconcile/repair-stock.ts'
import { restateLate } from '../../../../main/app/tracking/restate-late.ts'
import { settleTracked } from '../../../../main/app/tracking/settle-tracked.ts'
import type { World } from '../../../../main/engine/world.ts'
import type { ExceptionReason } from '../../../../shared/domain/exception.ts'
import type { ResolutionCode } from '../../../../shared/domain/exceptions/resolution-codes.ts'
import type { ParcelTrack } from '../../../../shared/domain/parcel-track.ts'
import type { PrintJobState } from '../../../../shared/domain/print-job.ts'
import type { Site } from '../../../../shared/domain/site.ts'
import type { TrackingState } from '../../../../shared/domain/tracking-event.ts'
import { DAY_MS, HOUR_MS } from '../../../../shared/lib/clock.ts'
import { plainMessage } from '../../../../shared/messages/message.ts'
import { anAccount } from '../../../support/carrier-accounts.ts'
import { aRate, aService } from '../../../support/carrier-builders.ts'
import { anOrder, aProduct, aWorld, LILLE, LYON, lines, stockOf } from '../../../support/engine-builders.ts'
import { type Said, says } from '../../../support/made-up-channel.ts'
import { ruleOf } from '../../../support/rules/rule-builders.ts'
import { SHOP, type Workroom } from '../../../support/workroom.ts'

type Args = Partial<Parameters<Workroom['client']['exceptions']['resolve']>[0]['input']['args']>

/** A carrier's account for the world's services. */
const COLISSIMO = anAccount('colissimo', 'posta', aWorld().services, { id: 'colissimo' })
const A_LABEL: BoughtLabel = {
  trackingNumber: '8R20524752032',
  trackingUrl: null,
  shipmentId: null,
  price: null,
  documents: [],
}

const eventsOf = ({ room: { store, commands, printing, clock } }: Workroom) =>
  labelEvents({ store, commands, queue: printing.queue, now: () => clock.now() })

/** The order is released, and its carrier answers for its label. */
async function askCarrier(room: Workroom, outcome: BuyOutcome): Promise<void> {
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

const BOTH = { sites: [LILLE, LYON] }
const PLENTY: Partial<World> = { ...BOTH, stock: stockOf({ LILLE: { A: 9, B: 9 }, LYON: { A: 9 } }) }
const RELAY_ONLY = { services: [aService({ level: 'relay' })] }
const ORDER = anOrder()
const TO_CUSTOMS = anAccount('sendcloud', 'posta', aWorld().services)
const TO_ZURICH = anOrder({
  destination: { ...ORDER.destination, country: 'CH', postcode: '8001', city: 'Zürich' },
})
const COLLECTED_ORDER = anOrder({ requests: { collectedInStore: true } })

const decide = ({ room }: Workroom) => room.decider.decideAll().then(() => undefined)

async function theId({ client }: Workroom): Promise<string> {
  return (await client.orders.list({})).rows[0]?.id ?? ''
}

async function release(room: Workroom): Promise<void> {
  await room.client.orders.release(room.call({ orderIds: [await theId(room)] }))
}

async function theParcel(room: Workroom): Promise<string> {
  const { fulfillments } = await room.client.orders.get({ orderId: await theId(room) })
  return fulfillments.find(({ state }) => state !== 'cancelled')?.id ?? ''
}

async function pack(room: Workroom): Promise<void> {
  await release(room)
  const fulfillmentId = await theParcel(room)
  await room.client.packing.pack(room.call({ fulfillmentId, printerId: 'virtual', weightsG: [] }))
}

async function ship(room: Workroom): Promise<void> {
  await room.client.packing.ship(room.call({ fulfillmentId: await theParcel(room) }))
}

/** Every parcel that is planned, as if it had left by an account of its carrier. */
async function followAll(room: Workroom): Promise<ParcelTrack[]> {
  const ids = (await room.client.orders.list({})).rows.map(({ id }) => id)
  const now = room.room.clock.now()
  return (await room.read((tx) => tx.fulfillments.byOrders(ids))).map((part) => ({
    accountId: 'account',
    trackingNumber: part.id,
    fulfillmentId: part.id,
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
async function isSeen(room: Workroom, state: TrackingState): Promise<void> {
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
async function leaves(room: Workroom, state: TrackingState): Promise<void> {
  await room.receive(ORDER)
  await pack(room)
  await ship(room)
  const tracks = await followAll(room)
  await room.room.store.write((tx) => tx.tracks.follow(tracks))
  await isSeen(room, state)
}

const setLevel =
  (sku: string, onHand: number, siteId = 'LILLE') =>
  async (room: Workroom) => {
    await room.client.stock.setLevel(room.call({ siteId, sku, onHand, safety: 0, expectedOnHand: null }))
    await decide(room)
  }

const setOutage = (siteId: string, isClosed: boolean) => async (room: Workroom) => {
  const outage = isClosed ? { reason: 'flood', since: room.room.clock.now(), until: null } : null
  await room.client.sites.setOutage(room.call({ siteId, outage }))
  await decide(room)
}

async function putSite(room: Workroom, site: Site): Promise<void> {
  await room.client.sites.put(room.call(site))
  await decide(room)
}

async function suspend(room: Workroom): Promise<void> {
  const strike = { carrierId: 'posta', serviceId: null, zones: [], reason: 'strike', until: null }
  await room.client.carriers.suspend(room.call(strike))
  await decide(room)
}

async function resume(room: Workroom): Promise<void> {
  const suspensions = await room.read((tx) => tx.carriers.suspensions(room.room.clock.now()))
  for (const { id } of suspensions) await room.client.carriers.resume(room.call({ suspensionId: id }))
  await decide(room)
}

async function publish(room: Workroom, rules: ReturnType<typeof ruleOf>[]): Promise<void> {
  const { version } = await room.client.rules.current({})
  await room.client.rules.publish(room.call({ baseVersion: version, rules, note: '' }))
  await decide(room)
}

/** The newest label ends like this, and the print runner tells. */
const printer = (state: PrintJobState) => async (room: Workroom) => {
  const { store, clock, commands } = room.room
  const fulfillmentId = await theParcel(room)
  const [job] = await room.client.packing.jobs({ fulfillmentId, printerId: null })
  room.wait(1_000)
  const ended = await store.write(async (tx) => {
    const before = await store.printJobs.byId(tx, job?.id ?? '')
    if (before === null) throw new Error('the parcel has no label')
    const change = { state, detail: plainMessage('Paper out'), changedAt: clock.now(), attempts: 1 }
    await store.printJobs.mark(tx, before.id, before.state, { ...before, ...change })
    return { ...before, state }
  })
  await commands.system('printing.report', (context) => followPrint(context, store.printJobs, ended))
}

/** The channel takes all that waits for it. */
async function deliver({ room: { store, clock } }: Workroom): Promise<void> {
  await store.write(async (tx) => {
    for (const { id } of await tx.outbox.claim('shop', clock.now(), 100))
      await tx.outbox.settle([id], { state: 'done' })
  })
}

async function pushAll({ room: { store, clock, newId } }: Workroom): Promise<void> {
  await store.write((tx) => pushAvailability(tx, ['A', 'B'], clock.now(), newId))
}

/** The channel shows these figures when its stock is compared with ours. */
const compare = (figures: Readonly<Record<string, number>>) => async (room: Workroom) => {
  const { store, clock, commands } = room.room
  const target = { channelId: 'shop', names: new Map<string, string>() }
  const theirs = async () => new Map(Object.entries(figures))
  await compareStock(store, theirs, target, ['A'], clock.now(), clock.now)
  await commands.system('channels.compareStock', (context) => stateWhatRemains(context, 'shop'))
}

/** How the push of its shipment ended at the channel. */
const pushEnds = (state: 'done' | 'refused' | 'unreadable') => async (room: Workroom) => {
  const { store, clock, commands } = room.room
  const orderId = await theId(room)
  const items = await store.write(async (tx) => {
    await tx.outbox.claim('shop', clock.now(), 100)
    return tx.outbox.ofOrder(orderId)
  })
  const outcome = state === 'done' ? { state } : { state, problem: plainMessage('no such order') }
  await channelEvents(commands).settle(
    'shop',
    items.map((item) => ({ item, outcome })),
  )
}

const link = (isRefused: boolean) => (room: Workroom) =>
  channelEvents(room.room.commands).linkChanged(
    SHOP,
    isRefused
      ? { kind: 'needs-authorisation', since: room.room.clock.now(), cause: plainMessage('token revoked') }
      : { kind: 'online' },
  )

/** A world in which deciding fails on product B, as a bug would. */
class BuggyWorlds extends WorldCache {
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

const shippedThere = (units: number): Said => ({
  order: anOrder({ lines: lines({ A: 3 }) }),
  lines: [{ lineId: '1', shipped: units, cancelled: 0 }],
})

const WITHOUT_CITY = anOrder({ destination: { ...ORDER.destination, city: '' } })
const HEAVY: Partial<World> = {
  ...BOTH,
  products: [aProduct('A', { weightG: 34_000 })],
  stock: stockOf({ LILLE: { A: 5 } }),
  rates: [aRate({ upToWeightG: 30_000 })],
}
const HOLD_ALL = ruleOf('check', { kind: 'group', match: 'all', children: [] }, [
  { code: 'hold', args: { note: 'look' } },
])
const DEAR = ruleOf(
  'dear',
  { kind: 'condition', field: 'order.value', operator: 'gte', value: 15_000 },
  [{ code: 'source.exclude-sites', args: { siteIds: ['LILLE'] } }],
  { stage: 'source' },
)
const ODD: Said = {
  state: 'awaiting-shipment',
  meaning: 'wait',
  hold: { kind: 'unknown-state', code: 'awaiting-shipment', until: null },
}
const INCIDENT: Said = { meaning: 'wait', hold: { kind: 'incident', code: 'dispute', until: null } }
const UNKNOWN_METHOD = {
  key: 'zone 3',
  name: 'Zone 3',
  told: null,
  proposal: null,
  point: null,
  maybePoint: null,
  fields: [],
}
const UNKNOWN_SKU: Said = { order: anOrder({ lines: lines({ 'THEIRS-1': 1 }) }) }
const THEIRS_IS_A = {
  channelSku: 'THEIRS-1',
  meaning: { kind: 'product' as const, sku: 'A', units: 1 },
}

/** Every kind there is: the compiler asks for the next one. */
export const KINDS: Readonly<Record<ExceptionReason, Kind>> = {
  'out-of-stock': {
    provoke: (room) => room.receive(ORDER),
    way: 'backorder',
    over: setLevel('A', 5),
  },
  'partial-stock': {
    world: { stock: stockOf({ LILLE: { A: 5 } }) },
    provoke: (room) => room.receive(anOrder({ lines: lines({ A: 1, B: 1 }) })),
    way: 'ship-partial',
    over: setLevel('B', 5),
  },
  'oversold-at-channel': {
    world: { stock: stockOf({ LILLE: { A: 0 } }) },
    async provoke(room) {
      await pushAll(room)
      await deliver(room)
      room.wait(HOUR_MS)
      await says(room, { e1: { order: anOrder({ placedAt: room.room.clock.now() }) } })
    },
    way: 'backorder',
    over: setLevel('A', 5),
  },
  'split-needs-approval': {
    world: {
      ...BOTH,
      stock: stockOf({ LILLE: { A: 1 }, LYON: { B: 1 } }),
      policy: { ...aWorld().policy, maxFulfillments: 1 },
    },
    provoke: (room) => room.receive(anOrder({ lines: lines({ A: 1, B: 1 }) })),
    way: 'approve-split',
    over: setLevel('B', 1),
  },
  'short-pick': {
    world: PLENTY,
    async provoke(room) {
      await room.receive(ORDER)
      await release(room)
      const fulfillmentId = await theParcel(room)
      await room.client.packing.shortPick(room.call({ fulfillmentId, sku: 'A', found: 0 }))
    },
    way: 'correct-stock',
    args: { stock: { siteId: 'LILLE', sku: 'A', onHand: 3 } },
    over: setLevel('A', 4),
  },
  'no-eligible-service': {
    world: HEAVY,
    provoke: (room) => room.receive(ORDER),
    way: 'ship-by-hand',
    args: { byHand: { siteId: 'LILLE', carrier: 'Geodis', trackingNumber: '', costCents: 0 } },
    async over(room) {
      await room.room.store.write((tx) => tx.carriers.replaceRates([aRate({ upToWeightG: 40_000 })]))
      room.room.worlds.forget()
      await resumeSomething(room)
    },
  },
  'no-eligible-site': {
    world: { sites: [LILLE], stock: stockOf({ LILLE: { A: 5 } }) },
    async provoke(room) {
      await setOutage('LILLE', true)(room)
      await room.receive(ORDER)
    },
    way: 'cancel-order',
    over: setOutage('LILLE', false),
  },
  'unknown-sku': {
    world: PLENTY,
    provoke: (room) => room.receive(anOrder({ lines: lines({ NEW: 1 }) })),
    way: 'cancel-order',
    async over(room) {
      const product = aProduct('NEW')
      await room.client.channels.createProduct(room.call({ channelId: 'shop', channelSku: 'NEW', product }))
      await setLevel('NEW', 1)(room)
    },
  },
  'unmapped-skus': {
    world: PLENTY,
    provoke: (room) => says(room, { e1: UNKNOWN_SKU }),
    way: 'map-skus',
    args: { mapping: [THEIRS_IS_A] },
    async over(room) {
      await room.client.channels.setMapping(room.call({ rows: [{ channelId: 'shop', ...THEIRS_IS_A }] }))
    },
  },
  'stock-differs': {
    world: PLENTY,
    async provoke(room) {
      await pushAll(room)
      await deliver(room)
      await compare({ A: 3 })(room)
      await room.room.commands.system('channels.compareStock', (context) =>
        repairStock(context, { channelId: 'shop', channelSkus: null }),
      )
      await deliver(room)
      await compare({ A: 3 })(room)
    },
    way: 'accept',
    over: compare({ A: 18 }),
  },
  'cannot-be-decided': {
    world: PLENTY,
    async provoke(room) {
      const { store } = room.room
      await store.write((tx) => tx.orders.insert([anOrder({ lines: lines({ B: 1 }) })], 0))
      await openDecider({ ...room.room, worlds: new BuggyWorlds() }).decideAll()
    },
    way: 'reallocate',
    async over(room) {
      await room.client.orders.reallocate(room.call({ orderIds: ['O-1'] }))
      await decide(room)
    },
  },
  'customs-incomplete': {
    world: {
      ...PLENTY,
      rates: [aRate({ country: 'CH' })],
    },
    async provoke(room) {
      await room.room.store.write((tx) => tx.carrierAccounts.put(TO_CUSTOMS))
      room.room.worlds.forget()
      await room.receive(TO_ZURICH)
    },
    way: 'ship-by-hand',
    args: { byHand: { siteId: 'LILLE', carrier: 'Geodis', trackingNumber: 'G-1', costCents: 900 } },
    async over(room) {
      const customs = {
        hsCode: '691200',
        originCountry: 'PT',
        description: 'Mug',
        dangerousGoods: null,
      } as const
      await room.client.stock.setCustoms(room.call({ sku: 'A', customs }))
      await room.client.orders.setCustoms(
        room.call({ orderId: TO_ZURICH.id, customs: { eori: 'FR12345678901234' } }),
      )
      await decide(room)
    },
  },
  'carrier-suspended': {
    world: PLENTY,
    async provoke(room) {
      await suspend(room)
      await room.receive(ORDER)
    },
    way: 'ship-by-hand',
    args: { byHand: { siteId: 'LILLE', carrier: 'Geodis', trackingNumber: 'G-1', costCents: 900 } },
    over: resume,
  },
  'work-stopped': {
    world: PLENTY,
    async provoke(room) {
      await room.receive(ORDER)
      await release(room)
      await setOutage('LILLE', true)(room)
    },
    way: 'move-orders',
    over: setOutage('LILLE', false),
  },
  'cannot-collect': {
    world: PLENTY,
    provoke: (room) => room.receive(COLLECTED_ORDER),
    way: 'send-instead',
    over: (room) => putSite(room, { ...LILLE, customersCollect: true }),
  },
  'collection-overdue': {
    world: { ...PLENTY, sites: [{ ...LILLE, customersCollect: true }] },
    async provoke(room) {
      await room.receive(COLLECTED_ORDER)
      await pack(room)
      room.wait(10 * DAY_MS)
      await room.room.commands.system('orders.restateOverdue', restateOverdue)
    },
    way: 'keep-longer',
    over: ship,
  },
  'pickup-point-missing': {
    world: { ...PLENTY, ...RELAY_ONLY },
    provoke: (room) => room.receive(anOrder({ serviceLevel: 'relay' })),
    way: 'name-point',
    args: { point: { id: 'FR-023456', name: '' } },
    async over(room) {
      const requests = { pickupPoint: { id: 'FR-1', name: '' } }
      const order = anOrder({ serviceLevel: 'relay', requests })
      await room.room.store.write((tx) => tx.orders.update(order))
      await room.client.orders.reallocate(room.call({ orderIds: [order.id] }))
      await decide(room)
    },
  },
  'carrier-delayed': {
    world: PLENTY,
    async provoke(room) {
      await room.receive(ORDER)
      await pack(room)
      room.wait(DAY_MS)
      await room.room.commands.system('channels.compareStock', restateUncollected)
    },
    way: 'handed-over',
    over: ship,
  },
  'parcel-trouble': {
    world: PLENTY,
    async provoke(room) {
      await leaves(room, 'lost')
    },
    way: 'refund-parcel',
    over: (room) => isSeen(room, 'delivered'),
  },
  'carrier-late': {
    world: PLENTY,
    async provoke(room) {
      for (const id of ['O-1', 'O-2', 'O-3', 'O-4', 'O-5'])
        await room.receive(anOrder({ id, externalId: id, reference: id }))
      const tracks = await followAll(room)
      await room.room.store.write((tx) => tx.tracks.follow(tracks))
      room.wait(20 * DAY_MS)
      await room.room.commands.system('parcels.restateLate', restateLate)
    },
    way: 'suspend-service',
    async over(room) {
      await isSeen(room, 'delivered')
      await room.room.commands.system('parcels.restateLate', restateLate)
    },
  },
  'promise-at-risk': {
    world: PLENTY,
    provoke: (room) => says(room, { e1: { order: anOrder({ deliverBy: room.room.clock.now() }) } }),
    way: 'accept',
    over: (room) => says(room, { e1: { order: anOrder({ deliverBy: room.room.clock.now() + 9 * DAY_MS }) } }),
  },
  'address-invalid': {
    world: PLENTY,
    provoke: (room) => says(room, { e1: { order: WITHOUT_CITY } }),
    way: 'fix-address',
    args: { address: ORDER.destination },
    over: (room) => says(room, { e1: { order: ORDER } }),
  },
  'held-by-rule': {
    world: PLENTY,
    async provoke(room) {
      await publish(room, [HOLD_ALL])
      await room.receive(ORDER)
    },
    way: 'release-hold',
    over: (room) => publish(room, []),
  },
  'no-exchange-rate': {
    world: PLENTY,
    async provoke(room) {
      await publish(room, [DEAR])
      await room.receive(anOrder({ currency: 'PLN' }))
    },
    way: 'release-hold',
    async over(room) {
      const on = '2026-11-20'
      const rate = { base: 'EUR', currency: 'PLN', on, rateBillionths: 4_250_000_000 }
      await room.client.settings.putExchangeRates(room.call({ rates: [{ ...rate, source: 'typed' }] }))
      await decide(room)
    },
  },
  'held-by-person': {
    world: PLENTY,
    async provoke(room) {
      await room.receive(ORDER)
      await room.client.orders.hold(room.call({ orderIds: ['O-1'], note: 'wait' }))
    },
    way: 'release-hold',
    async over(room) {
      await room.client.orders.resume(room.call({ orderIds: ['O-1'] }))
    },
  },
  'label-failed': {
    world: PLENTY,
    async provoke(room) {
      await room.receive(ORDER)
      await pack(room)
      await printer('failed')(room)
    },
    way: 'confirm-printed',
    async over(room) {
      const fulfillmentId = await theParcel(room)
      const again = { fulfillmentId, parcels: [1], printerId: 'virtual', reason: 'torn' }
      room.wait(1_000)
      await room.client.packing.reprint(room.call(again))
      await printer('confirmed')(room)
    },
  },
  'print-unknown': {
    world: PLENTY,
    async provoke(room) {
      await room.receive(ORDER)
      await pack(room)
      await printer('unknown')(room)
    },
    way: 'confirm-printed',
    async over(room) {
      const fulfillmentId = await theParcel(room)
      const [job] = await room.client.packing.jobs({ fulfillmentId, printerId: null })
      await room.client.packing.answer(room.call({ jobId: job?.id ?? '', cameOut: true }))
    },
  },
  'label-refused': {
    world: PLENTY,
    provoke: (room) =>
      askCarrier(room, { kind: 'refused', problem: plainMessage('Unknown street'), field: 'street' }),
    way: 'buy-again',
    async over(room) {
      await room.client.orders.cancel(room.call({ orderIds: [await theId(room)], note: '' }))
    },
  },
  'label-overdue': {
    world: PLENTY,
    async provoke(room) {
      await askCarrier(room, { kind: 'not-made', problem: plainMessage('Down'), afterMs: 0 })
      await pack(room)
      room.wait(HOUR_MS)
      await eventsOf(room).restateAwaited()
    },
    way: 'ship-by-hand',
    args: { byHand: { siteId: 'LILLE', carrier: 'Coursier', trackingNumber: '', costCents: 0 } },
    async over(room) {
      await room.client.orders.cancel(room.call({ orderIds: [await theId(room)], note: '' }))
    },
  },
  'label-in-doubt': {
    world: PLENTY,
    provoke: (room) => askCarrier(room, { kind: 'uncertain', problem: plainMessage('No answer') }),
    way: 'label-made',
    args: { note: '8R20524752032' },
    over: null,
  },
  'label-not-taken-back': {
    world: PLENTY,
    async provoke(room) {
      await askCarrier(room, { kind: 'bought', label: A_LABEL })
      await room.client.orders.cancel(room.call({ orderIds: [await theId(room)], note: '' }))
      const [voiding] = await room.read((tx) =>
        tx.labels.due({ accountId: 'colissimo', state: 'voiding', now: room.room.clock.now() }, 1),
      )
      if (voiding === undefined) throw new Error('nothing is to be taken back')
      await eventsOf(room).voided(voiding, { kind: 'too-late', problem: plainMessage('Scanned') }, 0)
    },
    way: 'accept',
    over: null,
  },
  'carrier-auth': {
    world: PLENTY,
    provoke: (room) =>
      eventsOf(room).linkChanged(COLISSIMO, {
        kind: 'needs-authorisation',
        since: 0,
        cause: plainMessage('Wrong key'),
      }),
    way: 'accept',
    over: (room) => eventsOf(room).linkChanged(COLISSIMO, { kind: 'online' }),
  },
  'sync-conflict': {
    world: PLENTY,
    async provoke(room) {
      await says(room, { e1: { order: anOrder({ lines: lines({ A: 1 }) }) } })
      const orderId = await theId(room)
      const duo = { lineId: '1', channelSku: 'A-DUO', unitPriceCents: 4_000, units: 2 }
      await room.room.store.write((tx) => tx.skuMappings.putPacks({ id: orderId, channelId: 'shop' }, [duo]))
      await room.client.orders.cancel(room.call({ orderIds: [orderId], note: '' }))
    },
    way: 'accept',
    over: null,
  },
  'payload-rejected': {
    world: PLENTY,
    provoke: (room) => says(room, { e1: { rejected: 'phone: at most 255 characters' } }),
    way: 'accept',
    over: (room) => says(room, { e1: {} }),
  },
  'push-refused': {
    world: PLENTY,
    async provoke(room) {
      await says(room, { e1: {} })
      await pack(room)
      await ship(room)
      await pushEnds('refused')(room)
    },
    way: 'retry-push',
    over: pushEnds('done'),
  },
  'message-unreadable': {
    world: PLENTY,
    async provoke(room) {
      await says(room, { e1: {} })
      await pack(room)
      await ship(room)
      await pushEnds('unreadable')(room)
    },
    way: 'retry-push',
    over: pushEnds('done'),
  },
  'cancelled-after-shipped': {
    world: PLENTY,
    async provoke(room) {
      await says(room, { e1: {} })
      await pack(room)
      await ship(room)
      await says(room, { e1: { meaning: 'called-off' } })
    },
    way: 'refund-only',
    over: null,
  },
  'cancelled-before-leaving': {
    world: PLENTY,
    async provoke(room) {
      await says(room, { e1: {} })
      await pack(room)
      await says(room, { e1: { meaning: 'called-off' } })
    },
    way: 'stop-here',
    over: (room) => says(room, { e1: {} }),
  },
  'held-by-channel': {
    world: PLENTY,
    async provoke(room) {
      await says(room, { e1: {} })
      await says(room, { e1: INCIDENT })
    },
    way: 'ship-anyway',
    over: (room) => says(room, { e1: {} }),
  },
  'unknown-states': {
    world: PLENTY,
    provoke: (room) => says(room, { e1: ODD }),
    way: 'states-ship',
    async over(room) {
      const meaning = { channelId: 'shop', state: 'awaiting-shipment', meaning: 'wait' as const }
      await room.client.channels.setState(room.call(meaning))
    },
  },
  'unknown-method': {
    world: PLENTY,
    provoke: (room) => says(room, { e1: { method: UNKNOWN_METHOD } }),
    way: 'map-method',
    args: { choice: 'home' },
    async over(room) {
      const target = { delivery: 'home' as const, level: 'express' as const, service: null }
      const rows = [{ key: UNKNOWN_METHOD.key, target }]
      await room.client.channels.setMethods(room.call({ channelId: 'shop', rows }))
    },
  },
  'shipped-at-channel': {
    world: PLENTY,
    async provoke(room) {
      await says(room, { e1: shippedThere(0) })
      await pack(room)
      await says(room, { e1: shippedThere(2) })
    },
    way: 'ship-anyway',
    over: null,
  },
  'back-at-channel': {
    world: PLENTY,
    async provoke(room) {
      await says(room, { e1: {} })
      await room.client.orders.cancel(room.call({ orderIds: [await theId(room)], note: '' }))
      await says(room, { e1: { meaning: 'called-off' } })
      await says(room, { e1: { state: 'processing' } })
    },
    way: 'bring-back',
    over: (room) => says(room, { e1: { meaning: 'called-off' } }),
  },
  'cancel-requested': {
    world: PLENTY,
    provoke: (room) => says(room, { e1: { cancelRequested: true } }),
    way: 'refuse-cancel',
    over: (room) => says(room, { e1: { cancelRequested: false } }),
  },
  'nameless-lines': {
    world: PLENTY,
    provoke: (room) =>
      says(room, {
        e1: { nameless: [{ lineId: 'n1', title: 'Spare lamp', quantity: 1, grossCents: 500 }] },
      }),
    way: 'cancel-order',
    async over(room) {
      const orderId = await theId(room)
      await room.client.orders.nameLine(room.call({ orderId, lineId: 'n1', sku: 'A' }))
    },
  },
  'changed-after-release': {
    world: PLENTY,
    async provoke(room) {
      await says(room, { e1: {} })
      await release(room)
      await says(room, { e1: { order: anOrder({ lines: lines({ A: 2 }) }) } })
    },
    way: 'reallocate',
    over: null,
  },
  'return-requested': {
    world: PLENTY,
    async provoke(room) {
      await says(room, { e1: { order: anOrder({ lines: lines({ A: 3 }) }) } })
      await pack(room)
      await ship(room)
      await says(room, { e1: { order: anOrder({ lines: lines({ A: 2 }) }) } })
    },
    way: 'receive-damaged',
    over: null,
  },
  'record-unreadable': {
    world: PLENTY,
    async provoke(room) {
      await room.receive(ORDER)
      const { clock, commands } = room.room
      const rows = unreadableRows(clock, () => undefined)
      rows.hear(Object.assign(new Error('not JSON'), { table: 'order_documents', key: 'O-1' }))
      await rows.start(commands)
    },
    way: 'accept',
    over: null,
  },
  'channel-auth': {
    world: PLENTY,
    provoke: link(true),
    way: 'accept',
    over: link(false),
  },
}

/** Anything that may make more possible wakes what waits for it. */
async function resumeSomething(room: Workroom): Promise<void> {
  await suspend(room)
  await resume(room)
}
