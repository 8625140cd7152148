import type { PrinterConfig } from '../../main/app/ports/printing.ts'
import { storePrinters } from '../../main/app/printers/printer-settings.ts'
import type { Scope, Subject } from '../../shared/contract/scope.ts'
import { aWorld, lines, stockOf } from './engine-builders.ts'
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
  device: (site) => `device-${site}`,
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

/** Two sites with one of each thing that a call can be about. */
export async function openTwoSites(): Promise<Workroom> {
  const room = await openWorkroom(
    aWorld({ stock: stockOf({ LILLE: { A: 50, B: 50 }, LYON: { A: 50, B: 50 } }) }),
  )
  const { store } = room.room
  await store.write(async (tx) => {
    await storePrinters(tx, TWO_SITES.map(printerAt))
    for (const site of TWO_SITES) {
      const order = storedOrder(`order-${site}`, { lines: lines({ A: 1 }) })
      const parcel = { fulfillmentId: `f-${order.id}-${site}`, parcel: 1 }
      await tx.orders.insert([order], 1)
      const decided = storedDecision(order.id, [storedFulfillment(order, site)])
      if ((await tx.decisions.commit([decided])).length === 0) throw new Error('not decided')
      const at = { pairedAt: 1, lastSeenAt: 1, revokedAt: null }
      await tx.devices.add({ id: `device-${site}`, name: site, siteId: site, pairedBy: 'Ana', ...at }, 'key')
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
      await tx.labels.want(aPurchase({ id: `purchase-${site}`, fulfillmentId: parcel.fulfillmentId }))
      await store.printJobs.insert(tx, {
        id: `job-${site}`,
        key: `job-${site}`,
        printerId: `printer-${site}`,
        label: parcel,
        paper: null,
        title: 'Label',
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
          accountId: 'colissimo',
          siteId: site,
          day: '2026-11-23',
          number: 1,
          closedAt: 1,
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
