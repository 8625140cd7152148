import type { PrinterConfig } from '../../main/app/ports/printing.ts'
import { storePrinters } from '../../main/app/printers/printer-settings.ts'
import type { Scope, Subject } from '../../shared/contract/scope.ts'
import type { LabelPurchase } from '../../shared/domain/label-purchase.ts'
import { anAccount } from './carrier-accounts.ts'
import { aWorld, lines, MONDAY_MORNING, stockOf } from './engine-builders.ts'
import { aPurchase } from './label-purchases.ts'
import { storedDecision, storedFulfillment, storedOrder } from './store-data.ts'
import { openWorkroom, type Workroom } from './workroom.ts'

export const TWO_SITES = ['LILLE', 'LYON'] as const
type TheSite = (typeof TWO_SITES)[number]

/** The id of the one thing of each kind that is at a site. */
const IDS: Readonly<Record<Exclude<Subject, 'everySiteIfAny'>, (site: TheSite) => unknown>> = {
  site: (site) => site,
  sites: (site) => [site],
  siteIfAny: (site) => site,
  fulfillment: (site) => `f-order-${site}-${site}`,
  order: (site) => `order-${site}`,
  exception: (site) => `exception-${site}`,
  labelPurchase: (site) => `purchase-${site}`,
  printJob: (site) => `job-${site}`,
  printer: (site) => `printer-${site}`,
  printerSetup: (site) => `printer-${site}`,
  handOver: (site) => `list-${site}`,
  announcedReturn: (site) => `announced-${site}`,
  return: (site) => `return-${site}`,
  device: deviceAt,
}

function deviceAt(site: TheSite): string {
  return `00000000-0000-4000-8000-00000000000${TWO_SITES.indexOf(site)}`
}

/** An input that names the things of a site in the fields that the scope reads; of lists of ids as a list. */
export function inputAt(scope: Scope, site: TheSite): Record<string, unknown> {
  const input: Record<string, unknown> = {}
  if (typeof scope === 'string') return input
  for (const [subject, path] of Object.entries(scope) as [Subject, string][]) {
    if (subject === 'everySiteIfAny') continue
    const keys = path.split('.')
    const last = keys.pop() ?? ''
    let into = input
    for (const key of keys) {
      into[key] ??= {}
      into = into[key] as Record<string, unknown>
    }
    const id = IDS[subject](site)
    into[last] = last.endsWith('Ids') && !Array.isArray(id) ? [id] : id
  }
  return input
}

function purchaseAt(site: TheSite, fulfillmentId: string): LabelPurchase {
  const { request, ...rest } = aPurchase({ id: `purchase-${site}`, fulfillmentId })
  const recipient = { ...request.recipient, company: null, name: `buyer-${site}` }
  return { ...rest, request: { ...request, orderReference: `reference-${site}`, recipient } }
}

const TRACK = {
  accountId: 'colissimo',
  isReturn: false,
  parcel: 1,
  carrierId: 'colissimo',
  serviceId: 'home',
  state: 'registered',
  handedOverAt: 10,
  promisedFor: '2026-11-26',
  lookedAt: null,
  nextLookAt: 20,
  lastEventAt: null,
  stateSince: 10,
  deliveredAt: null,
  deliveredOn: null,
  givenUpAt: null,
  zone: null,
  transitDays: null,
} as const

function printerAt(site: TheSite): PrinterConfig {
  return {
    id: `printer-${site}`,
    name: `Bench in ${site}`,
    language: { kind: 'zpl' },
    connection: { kind: 'virtual' },
    dpi: 203,
    widthMm: 100,
    heightMm: 150,
    siteId: site,
  }
}

/** No other figure is the same. */
const LYON_UNITS = 7_531

/** In an answer: of Lyon, and of no other site. */
export const OF_LYON = new RegExp(
  `(order|exception|purchase|job|list|announced|return|device|printer|number|reference|buyer)-LYON|Bench in LYON|${LYON_UNITS - 1}|${LYON_UNITS}`,
)

/**
 * Two sites with one of each thing that a call can be about; every text that tells one from that of the other site ends
 * with the site.
 */
export async function openTwoSites(): Promise<Workroom> {
  const room = await openWorkroom(
    aWorld({ stock: stockOf({ LILLE: { A: 50, B: 50 }, LYON: { A: LYON_UNITS, B: LYON_UNITS } }) }),
  )
  const { store } = room.room
  await store.write(async (tx) => {
    await tx.carrierAccounts.put(anAccount('label-files', 'colissimo', [], { id: 'colissimo' }))
    await tx.carrierAccounts.put(anAccount('colissimo', 'colissimo', [], { id: 'lists' }))
    await storePrinters(tx, TWO_SITES.map(printerAt))
    for (const site of TWO_SITES) {
      const plain = storedOrder(`order-${site}`, { lines: lines({ A: 1 }) })
      const order = {
        ...plain,
        reference: `reference-${site}`,
        destination: { ...plain.destination, name: `buyer-${site}` },
      }
      const parcel = { fulfillmentId: `f-${order.id}-${site}`, parcel: 1 }
      await tx.orders.insert([order], 1)
      const decided = storedDecision(order.id, [storedFulfillment(order, site)])
      if ((await tx.decisions.commit([decided])).length === 0) throw new Error('not decided')
      const at = { keepsCopy: false, pairedAt: 1, lastSeenAt: 1, revokedAt: null }
      await tx.devices.add(
        { id: deviceAt(site), name: `device-${site}`, siteId: site, pairedBy: 'Ana', ...at },
        'key',
      )
      await tx.exceptions.open([
        {
          id: `exception-${site}`,
          orderId: null,
          siteId: site,
          cause: { reason: 'carrier-delayed', carrierId: 'colissimo', siteId: site, days: 1, orders: 1 },
          openedAt: 1,
          dueAt: null,
          key: site,
        },
      ])
      await tx.labels.want(purchaseAt(site, parcel.fulfillmentId))
      await store.printJobs.insert(tx, {
        id: `job-${site}`,
        key: `job-${site}`,
        printerId: `printer-${site}`,
        label: parcel,
        paper: null,
        title: `reference-${site}`,
        content: { kind: 'zpl', zpl: '^XA^XZ', dpi: 203, widthMm: 100, heightMm: 150 },
        state: 'queued',
        detail: null,
        attempts: 0,
        queuedAt: 1,
        changedAt: 1,
        notBefore: 0,
        operator: 'ana',
        reason: null,
        reprintOf: null,
        reprintNumber: 0,
      })
      await tx.handOvers.put(
        {
          id: `list-${site}`,
          accountId: 'lists',
          siteId: site,
          day: '2026-11-23',
          number: 1,
          closedAt: MONDAY_MORNING,
          closedBy: 'ana',
          parcels: 1,
          weightG: 500,
          carrierList: 'none',
          problem: null,
          attempts: 0,
          notBefore: 0,
        },
        [`purchase-${site}`],
      )
      await tx.tracks.follow([
        {
          ...TRACK,
          trackingNumber: `number-${site}`,
          fulfillmentId: parcel.fulfillmentId,
          orderId: order.id,
          siteId: site,
        },
      ])
      const units = [{ lineId: '1', sku: 'A', quantity: 1 }]
      const sentBack = {
        orderId: order.id,
        at: 1,
        by: 'ana',
        channelReturnId: null,
        siteId: site,
        reason: 'unwanted',
        note: '',
      } as const
      await tx.counts.put({
        id: `count-${site}`,
        siteId: site,
        name: `list-${site}`,
        state: 'open',
        startedAt: 1,
        startedBy: '',
        endedAt: null,
      })
      await tx.announcedReturns.insert({
        ...sentBack,
        id: `announced-${site}`,
        isRefunded: false,
        lines: units,
        state: 'open',
        settledAt: null,
        givenAt: null,
      })
      await tx.returns.insert({
        ...sentBack,
        id: `return-${site}`,
        state: 'taken',
        lines: units.map((line) => ({ ...line, condition: 'sellable', refundCents: 0 })),
        refund: { kind: 'none' },
      })
    }
  })
  return room
}
