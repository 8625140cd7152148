import { z } from 'zod'
import { fulfillment } from '../domain/fulfillment.ts'
import { destination, lineOptions, orderLine, orderRequests } from '../domain/order.ts'
import { byHand } from '../domain/order-choice.ts'
import { PAPER_ROUTES } from '../domain/paper-routes.ts'
import { paperStanding, parcelPaperKind } from '../domain/parcel-paper.ts'
import { printJobState } from '../domain/print-job.ts'
import { product } from '../domain/product.ts'
import * as scalars from '../domain/scalars.ts'
import { messageSchema } from '../messages/message.ts'
import { labelSupply, parcelLabel } from './parcel-labels.ts'
import { command, nothing, query } from './procedure.ts'

/** called-off, held, left: what its channel says. changed: its parcel is not what is wanted any more. unreadable: a change that nobody can read. */
export const stopSign = z.object({
  kind: z.enum(['called-off', 'held', 'left', 'changed', 'unreadable']),
  sentence: messageSchema,
})
export type StopSign = z.infer<typeof stopSign>

/**
 * none: never asked for. waiting: at the printer. retrying: the printer did not take it. calledOff: withdrawn.
 * ordered: the carrier has still to make it; it prints by itself then. fetching: it is made and comes later. refused: the carrier does not make it.
 * in-doubt: the carrier may have made it.
 */
export const labelStop = z.object({
  kind: z.enum([
    'none',
    'waiting',
    'retrying',
    'failed',
    'unknown',
    'calledOff',
    'ordered',
    'fetching',
    'refused',
    'in-doubt',
  ]),
  sentence: messageSchema,
})
export type LabelStop = z.infer<typeof labelStop>

export const packTask = z.object({
  fulfillment,
  reference: z.string(),
  channelId: scalars.code,
  destination,
  products: z.array(product),
  carrierName: z.string(),
  /** It leaves without a label of ours, with whom and under which number as far as is known; null = with our label. */
  byHand: z.object({ carrier: z.string(), trackingNumber: z.string() }).nullable().default(null),
  /** Its buyer collects it; null = it is sent. */
  collected: z
    .object({
      /** Its channel tells the buyer that it is ready; otherwise a person does. */
      isToldByChannel: z.boolean(),
      /** null = not ready yet. */
      keepUntil: scalars.epochMs.nullable(),
    })
    .nullable()
    .default(null),
  serviceName: z.string(),
  /** Set when it must not be packed: on hold, cancelled, shipped already ... */
  blocked: messageSchema.nullable(),
  /**
   * Set while news of its channel that nobody has answered stops it, packed or not: it was called off, is held, has
   * left there. It must neither be packed nor leave, and the station shows it as a stop sign.
   */
  stop: stopSign.nullable(),
  /** Why it is packed and cannot leave: one of its labels is not out. Null = nothing is missing, or it is not packed. */
  unlabelled: labelStop.nullable().default(null),
  /** How it stands with the label of each parcel. */
  labels: z.array(parcelLabel).default([]),
  /** Orders that go into one parcel with it. */
  together: z.array(z.object({ reference: z.string(), units: z.int(), isPacked: z.boolean() })).default([]),
  /** What buyer and shop ask of the packer; null = nothing. */
  requests: orderRequests.nullable(),
  /** Lines of this parcel that the buyer chose or typed something for: engraving, size. */
  personal: z.array(
    orderLine.pick({ sku: true, title: true }).extend({ quantity: scalars.quantity, options: lineOptions }),
  ),
})
export type PackTask = z.infer<typeof packTask>

export const printJobView = z.object({
  id: z.string(),
  printerId: z.string(),
  /** The number of the parcel whose label it is; null = a test print. */
  parcel: z.int().nullable(),
  title: z.string(),
  state: printJobState,
  detail: messageSchema.nullable(),
  changedAt: scalars.epochMs,
  reprintNumber: z.int(),
})
export type PrintJobView = z.infer<typeof printJobView>

/** How it stands with one paper of a parcel at a station. */
export const parcelPaperLine = z.object({
  parcel: z.int(),
  kind: parcelPaperKind,
  standing: paperStanding,
  /** What its printer said last. */
  detail: messageSchema.nullable(),
  /** The print job that this is known from; null = none. */
  jobId: z.string().nullable(),
  /** Where it would come out from here; null = nowhere. */
  printerId: z.string().nullable(),
})
export type ParcelPaperLine = z.infer<typeof parcelPaperLine>

const jobAnswer = z.object({ jobId: z.string() })

export const packing = {
  /** Released fulfilments of a site, earliest ship-by first. */
  queue: query('packer', { site: 'siteId' })
    .input(z.object({ siteId: scalars.code, limit: z.int().min(1).max(200).default(50) }))
    .output(z.array(packTask)),
  /** For how much of a site's packing labels are in hand; null = of all sites. */
  supply: query('packer', { site: 'siteId' })
    .input(z.object({ siteId: scalars.code.nullable() }))
    .output(labelSupply),
  /** A scanned order number, fulfilment, SKU, bar code or label of a parcel. */
  scan: query('packer', { site: 'siteId' })
    .input(z.object({ siteId: scalars.code, scan: z.string().trim().min(1).max(200) }))
    .output(
      z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('task'), task: packTask }),
        z.object({ kind: z.literal('product'), product }),
        z.object({ kind: z.literal('other-site'), siteName: z.string() }),
        /** The parcel of an expected return, or an order that has left and of which one is expected. */
        z.object({ kind: z.literal('return'), announcedId: z.string() }),
        z.object({ kind: z.literal('unknown') }),
      ]),
    ),
  /**
   * All lines verified: gives each parcel its number, queues its label, marks the fulfilment packed. Repeating it for
   * a packed fulfilment prints nothing new.
   */
  pack: command({
    role: 'packer',
    scope: { fulfillment: 'fulfillmentId', printer: 'printerId' },
    input: z.object({
      fulfillmentId: z.string(),
      printerId: z.string(),
      /** Weighed grams per parcel; null = as calculated. */
      weightsG: z.array(scalars.grams.nullable()),
      /** Of a parcel that leaves by hand, which prints no label: who takes it; null = as was said when it was chosen. */
      byHand: byHand.pick({ carrier: true, trackingNumber: true }).nullable().default(null),
    }),
    output: z.object({ jobs: z.array(printJobView) }),
    needsHub: null,
  }),
  /** Left with the carrier: consumes the stock and tells the channel. */
  ship: command({
    role: 'packer',
    scope: { fulfillment: 'fulfillmentId' },
    input: z.object({
      fulfillmentId: z.string(),
      /** The label that was scanned to say so: it is out, even if its printer has not confirmed it yet. */
      scanned: z.string().max(200).nullable().default(null),
    }),
    output: nothing,
    needsHub: null,
  }),
  /** A packed fulfilment without all of its labels leaves with the carrier's own: nothing more is printed for it. */
  leaveByHand: command({
    role: 'lead',
    scope: { fulfillment: 'fulfillmentId' },
    input: z.object({
      fulfillmentId: z.string(),
      byHand: byHand.pick({ carrier: true, trackingNumber: true }),
    }),
    output: nothing,
    needsHub: null,
  }),
  /**
   * Gives a bought label up. Of a packed parcel its number goes with it: it leaves with `another` one, which prints where
   * the first did, or by hand.
   */
  voidLabel: command({
    role: 'lead',
    scope: { labelPurchase: 'purchaseId' },
    input: z.object({ purchaseId: z.string(), another: z.boolean() }),
    output: nothing,
    needsHub: null,
  }),
  shortPick: command({
    role: 'packer',
    scope: { fulfillment: 'fulfillmentId' },
    input: z.object({ fulfillmentId: z.string(), sku: scalars.sku, found: scalars.count }),
    output: z.object({ sentence: messageSchema }),
    wakes: ['scheduler'],
    needsHub: null,
  }),
  /** Newest first, of all printing for those who see every site; of a fulfilment every label and reprint, whatever else was printed since and however many. */
  jobs: query('packer', { fulfillment: 'fulfillmentId' })
    .input(
      z.object({
        fulfillmentId: z.string().nullable(),
        printerId: z.string().nullable(),
        limit: z.int().min(1).max(200).default(50),
      }),
    )
    .output(z.array(printJobView)),
  /** The papers of a fulfilment's parcels, seen from the station whose labels this printer prints. */
  papers: query('packer', { fulfillment: 'fulfillmentId' })
    .input(z.object({ fulfillmentId: z.string(), labelPrinterId: z.string() }))
    .output(z.array(parcelPaperLine)),
  /** A paper as files, `data` in base64: what was declared to customs may be several. Empty = there is no such paper. */
  paperFiles: query('packer', { fulfillment: 'fulfillmentId' })
    .input(z.object({ fulfillmentId: z.string(), parcel: z.int().min(1), kind: parcelPaperKind }))
    .output(z.array(z.object({ name: z.string(), type: z.string(), data: z.string() }))),
  /** A paper once more, or for the first time. */
  printPaper: command({
    role: 'packer',
    scope: { fulfillment: 'fulfillmentId', printer: 'labelPrinterId' },
    input: z.object({
      fulfillmentId: z.string(),
      parcel: z.int().min(1),
      kind: parcelPaperKind,
      labelPrinterId: z.string(),
    }),
    output: z.object({ jobs: z.int() }),
    needsHub: null,
  }),
  /** The labels of some parcels once more, each with its own number; all of them or none. */
  reprint: command({
    role: 'packer',
    scope: { fulfillment: 'fulfillmentId', printer: 'printerId' },
    input: z.object({
      fulfillmentId: z.string(),
      parcels: z.array(z.int().min(1)).min(1).max(200),
      printerId: z.string(),
      reason: z.string().trim().min(1).max(200),
    }),
    output: z.object({ jobs: z.array(printJobView) }),
    needsHub: null,
  }),
  answer: command({
    role: 'packer',
    scope: { printJob: 'jobId' },
    input: z.object({ ...jobAnswer.shape, cameOut: z.boolean() }),
    output: printJobView,
    needsHub: null,
  }),
  cancelJob: command({
    role: 'packer',
    scope: { printJob: 'jobId' },
    input: z.object({ ...jobAnswer.shape, reason: z.string().trim().min(1).max(200) }),
    output: printJobView,
    needsHub: null,
  }),
  releaseJob: command({
    role: 'packer',
    scope: { printJob: 'jobId' },
    input: jobAnswer,
    output: printJobView,
    needsHub: null,
  }),
}

/** Connections as people set them up; the same shapes as the printing port's PrinterConfig. */
export const printerConnection = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('virtual') }),
  z.object({ kind: z.literal('tcp'), host: z.string().min(1).max(200), port: z.int().min(1).max(65535) }),
  z.object({
    kind: z.literal('cups'),
    queue: z.string().regex(/^[\w.-]{1,120}$/),
    server: z.string().max(200).nullable(),
  }),
  z.object({ kind: z.literal('file'), directory: z.string().min(1).max(500) }),
  z.object({
    kind: z.literal('usb'),
    vendorId: z.int(),
    productId: z.int(),
    serialNumber: z.string().nullable(),
  }),
  z.object({ kind: z.literal('windows-spooler'), printerName: z.string().max(200) }),
])

export const printerConfig = z.object({
  id: scalars.code,
  name: z.string().trim().min(1).max(80),
  language: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('zpl') }),
    z.object({ kind: z.literal('escpos'), family: z.enum(['epson', 'star']) }),
    z.object({ kind: z.literal('pdf') }),
  ]),
  connection: printerConnection,
  dpi: z.union([z.literal(203), z.literal(300)]),
  widthMm: z.int().min(20).max(300),
  heightMm: z.int().min(20).max(500),
  /** Where it stands; null = not said. */
  siteId: scalars.code.nullable().default(null),
  /** The station whose printer it is, which alone reaches it; null = this machine does. */
  deviceId: scalars.uuid.nullable().default(null),
  /** The printer that takes what has waited here so long and of which nothing left; null = it waits for a person. */
  fallback: z
    .object({ printerId: scalars.code, afterMinutes: z.int().min(1).max(9) })
    .nullable()
    .default(null),
})

export const printers = {
  list: query('packer', 'any-site').input(z.object({})).output(z.array(printerConfig)),
  status: query('packer', { printer: 'printerId' })
    .input(z.object({ printerId: z.string() }))
    .output(
      z.object({
        kind: z.enum(['ready', 'fault', 'offline', 'unknown', 'unavailable']),
        sentence: messageSchema,
      }),
    ),
  put: command({
    role: 'lead',
    scope: { printerSetup: 'id', siteIfAny: 'siteId' },
    input: printerConfig,
    output: nothing,
    needsHub: null,
  }),
  /** Which printer prints which paper where. */
  putPaperRoutes: command(PAPER_ROUTES.command),
  remove: command({
    role: 'lead',
    scope: { printerSetup: 'printerId' },
    input: z.object({ printerId: z.string() }),
    output: nothing,
    needsHub: null,
  }),
  test: command({
    role: 'packer',
    scope: { printer: 'printerId' },
    input: z.object({ printerId: z.string() }),
    output: printJobView,
    needsHub: null,
  }),
  /** Labels that a virtual printer took, newest first; of one that stands nowhere only for those who see every site. */
  labels: query('packer', { printer: 'printerId' })
    .input(z.object({ printerId: z.string() }))
    .output(z.array(z.object({ id: z.string(), printedAt: scalars.epochMs }))),
  /** PNG, base64; null when it is no longer kept. */
  picture: query('packer', { printer: 'printerId' })
    .input(z.object({ printerId: z.string(), labelId: z.string() }))
    .output(z.object({ png: z.string().nullable() })),
}
