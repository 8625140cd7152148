import type { AppServices } from '../services/app-services.ts'
import { alertHandlers } from './alerts.ts'
import { buyerHandlers } from './buyers.ts'
import { carrierHandlers } from './carriers.ts'
import { channelHandlers } from './channels.ts'
import { countHandlers } from './counts.ts'
import { demoHandlers } from './demo.ts'
import { deviceHandlers } from './devices.ts'
import { exceptionHandlers } from './exceptions.ts'
import { followingHandlers } from './following.ts'
import { fulfillmentHandlers } from './fulfillments.ts'
import { handOverHandlers } from './hand-overs.ts'
import type { Handlers } from './handler.ts'
import { invoiceHandlers } from './invoices.ts'
import { keepingHandlers } from './keeping.ts'
import { orderHandlers } from './orders.ts'
import { packingHandlers } from './packing.ts'
import { parcelHandlers } from './parcels.ts'
import { peopleHandlers } from './people.ts'
import { printerHandlers } from './printers.ts'
import { programHandlers } from './programs.ts'
import { receiptHandlers } from './receipts.ts'
import { returnHandlers } from './returns.ts'
import { ruleCaseHandlers } from './rule-cases.ts'
import { ruleHandlers } from './rules.ts'
import { sessionHandlers } from './session.ts'
import { settingsHandlers } from './settings.ts'
import { setupHandlers } from './setup.ts'
import { siteHandlers } from './sites.ts'
import { stationHandlers } from './stations.ts'
import { stockHandlers } from './stock.ts'
import { viewHandlers } from './views.ts'

/** What carries out each command and action of the contract. */
export function openHandlers(services: AppServices): Handlers {
  return {
    alerts: alertHandlers(services),
    buyers: buyerHandlers(services),
    carriers: carrierHandlers(services),
    channels: channelHandlers(services),
    demo: demoHandlers(services),
    devices: deviceHandlers(services),
    exceptions: exceptionHandlers(services),
    following: followingHandlers(services),
    fulfillments: fulfillmentHandlers,
    handovers: handOverHandlers(services),
    invoices: invoiceHandlers(services),
    keeping: keepingHandlers(services),
    orders: orderHandlers(services),
    packing: packingHandlers(services),
    parcels: parcelHandlers,
    people: peopleHandlers(services),
    programs: programHandlers(services),
    printers: printerHandlers(services),
    counts: countHandlers,
    receipts: receiptHandlers,
    returns: returnHandlers(services),
    rules: { ...ruleHandlers, ...ruleCaseHandlers(services) },
    session: sessionHandlers,
    settings: settingsHandlers,
    setup: setupHandlers(services),
    sites: siteHandlers,
    stations: stationHandlers(services),
    stock: stockHandlers(services),
    views: viewHandlers,
  }
}
