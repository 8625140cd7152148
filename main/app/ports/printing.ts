import type { Paper } from '../../../shared/domain/paper.ts'
import type { ParcelPaperKind } from '../../../shared/domain/parcel-paper.ts'
import type { PrintJobState } from '../../../shared/domain/print-job.ts'
import type { EpochMs } from '../../../shared/lib/clock.ts'
import type { Language } from '../../../shared/lib/language.ts'
import type { Message } from '../../../shared/messages/definition.ts'

/**
 * What the application knows of labels, printers and print jobs. Plain data and ports only: the ZPL, the
 * transports and the queue live in main/printing, the tables in main/store.
 *
 * Words used throughout: a *label* is what a parcel wears; a *job* is one attempt to have one label come out
 * of one printer; *reprint* is the same label once more.
 */

/** Dots per inch of the print head. Labels are drawn at the device's resolution, never rescaled. */
export type LabelDpi = 203 | 300

export type LabelAddress = {
  company: string | null
  name: string | null
  /** Street lines in the order the carrier wants them; empty lines are skipped. */
  lines: readonly string[]
  postcode: string
  city: string
  /** ISO 3166-1 alpha-2, upper case. */
  country: string
  phone: string | null
}

/**
 * What the tracking bar code holds.
 * - `sscc`: 18 digits with a right check digit, drawn as GS1-128 with AI (00).
 * - `code128`: letters, digits, space and `- . /`, drawn as Code 128 (S10 numbers, carriers' own numbers).
 */
type TrackingSymbol = 'sscc' | 'code128'

/** One shipping label, 100 x 150 mm, as the own-label carriers print it. */
export type LabelDocument = {
  language: Language
  sender: LabelAddress
  recipient: LabelAddress
  carrierName: string
  serviceName: string
  orderReference: string
  /** 1-based: parcel `index` of `count`. */
  parcel: { index: number; count: number }
  weightGrams: number
  /** Local date at the sending site, 'YYYY-MM-DD'. */
  shipDate: string
  trackingNumber: string
  trackingSymbol: TrackingSymbol
  /** Its number is ours alone and no carrier takes it, which the label says; absent = the carrier's. */
  notCarriers?: true
  /** Short sort or depot code printed big beside the service, e.g. 'LYO-69'; null when the carrier has none. */
  sortCode: string | null
  /** The collection point that it goes to; absent = none. */
  pickupPoint?: { id: string; name: string }
  /** What the driver is asked: door code, neighbour. Shortened where it is long, left out where the address needs the services. */
  deliveryNote?: string
}

/** What is put on a parcel that its buyer collects; `number` is an SSCC of ours. */
export type SlipDocument = {
  language: Language
  siteName: string
  buyer: string
  orderReference: string
  /** 1-based: parcel `index` of `count`. */
  parcel: { index: number; count: number }
  number: string
}

/**
 * What a job prints. `label` and `slip` are drawn when they are sent, at the printer's resolution. `zpl` came ready-made from
 * a carrier: it is sent as it is, and refused by a printer of another resolution or a smaller label. `document` is a kept
 * paper of a carrier (`LabelPurchaseTable.bytes`), loaded when it is sent: ZPL goes byte for byte, a page or a picture is
 * drawn at the printer's resolution. `paper` is one of ours, written when it is sent on pages as large as the printer's.
 * `title` says whose it is: order, parcel, tracking number.
 */
export type PrintContent =
  | { kind: 'label'; document: LabelDocument }
  | { kind: 'slip'; document: SlipDocument }
  | { kind: 'zpl'; zpl: string; dpi: LabelDpi; widthMm: number; heightMm: number }
  | { kind: 'document'; documentId: string; title: string }
  | { kind: 'paper'; paper: Paper; title: string }

export type EscPosFamily = 'epson' | 'star'

/** The language the printer speaks. `escpos` prints the label as a picture; `pdf` takes pages as they are, and no labels in ZPL. */
type PrinterLanguage = { kind: 'zpl' } | { kind: 'escpos'; family: EscPosFamily } | { kind: 'pdf' }

type PrinterConnection =
  /** Built in: keeps the last labels for display; nothing is printed. */
  | { kind: 'virtual' }
  | { kind: 'tcp'; host: string; port: number }
  /** A CUPS raw queue through `lp`; `server` is host:port, null for the machine's own. */
  | { kind: 'cups'; queue: string; server: string | null }
  /** Writes one file per label into this folder. */
  | { kind: 'file'; directory: string }
  | { kind: 'usb'; vendorId: number; productId: number; serialNumber: string | null }
  /** Not available in this version: every call answers `unavailable`. */
  | { kind: 'windows-spooler'; printerName: string }

export type PrinterConfig = {
  id: string
  name: string
  language: PrinterLanguage
  connection: PrinterConnection
  dpi: LabelDpi
  widthMm: number
  heightMm: number
  /** Where it stands; null or absent = it was not said. */
  siteId?: string | null
  /** The station whose printer it is; null or absent = this machine's. */
  deviceId?: string | null
  /** The printer that takes what has waited here so long and of which nothing left; null or absent = none. */
  fallback?: { printerId: string; afterMinutes: number } | null
}

export type PrinterFault =
  | 'paper-out'
  | 'ribbon-out'
  | 'head-open'
  | 'paused'
  | 'buffer-full'
  | 'cutter'
  | 'overheated'
  | 'other'

export type PrinterStatus =
  /** It answered that it can print; `waiting` labels are in its own memory. */
  | { kind: 'ready'; waiting: number }
  /** It answered that it cannot print until a person has put this right. */
  | { kind: 'fault'; faults: readonly PrinterFault[] }
  /** Not reachable: switched off, unplugged, no such queue, no USB here. */
  | { kind: 'offline'; detail: Message }
  /** Reachable, but it did not say how it is. Many printers fall silent with the head open. */
  | { kind: 'unknown'; detail: Message }
  /** This version or this operating system cannot drive such a printer. */
  | { kind: 'unavailable'; detail: Message }

/** Why nothing came out. Only `offline` and `fault` may heal by themselves, so only these are tried again. */
type PrintFailure = 'offline' | 'fault' | 'unavailable' | 'wrong-format' | 'rejected'

/** `detail` is one sentence for the log and the operator; the program decides by `kind` and `reason`. */
export type PrintOutcome =
  /** The printer itself reported afterwards that nothing waits and nothing is wrong. */
  | { kind: 'confirmed'; bytes: number; detail: Message }
  /** The device or the spooler took every byte; nothing confirmed that paper came out. */
  | { kind: 'sent'; bytes: number; detail: Message }
  /** At least one byte left and the end is not known. Never sent again without a person's answer. */
  | { kind: 'unknown'; bytes: number; detail: Message }
  /** Not one byte of the label left: nothing came out. */
  | { kind: 'failed'; reason: PrintFailure; detail: Message }

/** One label to one device. Neither call throws for a printer's trouble; both end when `signal` aborts. */
export interface PrinterPort {
  status(printer: PrinterConfig, signal: AbortSignal): Promise<PrinterStatus>
  print(printer: PrinterConfig, content: PrintContent, signal: AbortSignal): Promise<PrintOutcome>
  /** Draws what takes long to be drawn, so that printing it soon begins at once. Sends nothing; never rejects. */
  prepare(content: PrintContent, printer: PrinterConfig): Promise<void>
}

/** A label the virtual printer has taken. Newest 200 are kept. */
export type VirtualLabel = {
  id: string
  printerId: string
  printedAt: number
  zpl: string
  /** Whose it is, where its text is dots of a picture; '' = it stands in `zpl`. */
  title: string
}

/** Pictures of labels, for the pack station and for previews. */
export interface LabelPictures {
  /** Newest first. */
  list(printerId: string): readonly VirtualLabel[]
  /** PNG at the printer's resolution; null when the label is no longer kept. Rejects when drawing fails. */
  picture(virtualLabelId: string): Promise<Uint8Array | null>
  /** Labels on which one of these is written, or that are of it, are kept no more: an order's number, a tracking number. */
  forget(words: readonly string[]): void
  /** PNG of the very dots that this printer would print of `content`, of several pages the first. Rejects, saying why, when it would print nothing. */
  preview(
    content: PrintContent,
    printer: Pick<PrinterConfig, 'name' | 'language' | 'dpi' | 'widthMm' | 'heightMm'>,
  ): Promise<Uint8Array>
  /** The first page of a paper of ours as it prints on a page printer, in colours: PNG. Rejects when it cannot be drawn. */
  shown(paper: Paper, size: Pick<PrinterConfig, 'widthMm' | 'heightMm'>): Promise<Uint8Array>
  /** A picture drawn anew at this size, in colours on white: PNG. Rejects when it cannot be drawn. */
  drawSmaller(
    bytes: Uint8Array,
    size: { readonly widthPx: number; readonly heightPx: number },
  ): Promise<Uint8Array>
  /** A paper of ours as PDF, to be kept or sent: as it prints on pages of this size. */
  write(paper: Paper, size: Pick<PrinterConfig, 'widthMm' | 'heightMm'>): Promise<Uint8Array>
}

/** The parcel that a label is of, by its number within the fulfilment. */
export type LabelledParcel = { fulfillmentId: string; parcel: number }

/** A paper of a parcel that is no label. */
export type JobOfPaper = LabelledParcel & { kind: ParcelPaperKind }

export type PrintJob = {
  /** UUIDv7, made by the caller. */
  id: string
  /** Idempotency key, unique: one label on one printer is one key, however often it is asked for. */
  key: string
  /** Given by the store on insert, growing; jobs of a printer are sent in this order. */
  sequence: number
  printerId: string
  /** Of a label and of its reprints; null = it is no label. */
  label: LabelledParcel | null
  /** Of a paper of a parcel; null = it is a label, a test print, a list. */
  paper: JobOfPaper | null
  /** What it is, for lists: order reference, parcel, tracking number. */
  title: string
  content: PrintContent
  state: PrintJobState
  /** Why it is in this state, one sentence; null while there is nothing to say. */
  detail: Message | null
  /** Times it was claimed for sending. */
  attempts: number
  queuedAt: number
  /** Instant of the last change of state. */
  changedAt: number
  /** A claim before this instant skips the job and all behind it: the pause after the printer was off. */
  notBefore: number
  /** Who asked for it, and for a reprint why. */
  operator: string
  reason: string | null
  /** The first job of this label; null when this is it. */
  reprintOf: string | null
  /** 0 for the first print, n for the n-th reprint of the label. */
  reprintNumber: number
}

export type NewPrintJob = Omit<PrintJob, 'sequence'>

/** What a change of state may write. */
export type PrintJobChange = Pick<
  PrintJob,
  'state' | 'detail' | 'attempts' | 'queuedAt' | 'changedAt' | 'notBefore'
> & {
  /** It moves to this printer; absent = it stays. */
  printerId?: string
}

export type PrintJobFilter = {
  printerId: string | null
  /** Empty = all states. */
  states: readonly PrintJobState[]
  limit: number
}

/**
 * Where jobs live. Every function runs in the caller's transaction, so that a command and its print job are
 * committed together. Commits are durable (synchronous=FULL) before a promise of `claimNext`'s transaction
 * resolves: the runner writes to the printer right after.
 */
export interface PrintJobStore<Tx> {
  /** Inserts the job and gives it the next `sequence`. Same `key` again: nothing is written, the first job is returned. */
  insert(tx: Tx, job: NewPrintJob): Promise<{ kind: 'inserted' | 'duplicate'; job: PrintJob }>
  byId(tx: Tx, id: string): Promise<PrintJob | null>
  /**
   * Takes the printer's `queued` job with the lowest `sequence`, sets state `sending`, attempts + 1,
   * changedAt = now, and returns it as it then stands. Null when none is queued, when that first one has
   * `notBefore` > now (jobs behind it do not overtake), or when a job of this printer is in `sending`.
   */
  claimNext(tx: Tx, printerId: string, now: number): Promise<PrintJob | null>
  /** Compare-and-set: writes `change` only while the job is in state `from`; false when it no longer is. */
  mark(tx: Tx, id: string, from: PrintJobState, change: PrintJobChange): Promise<boolean>
  /** Newest first (`sequence` descending), at most `limit`. */
  list(tx: Tx, filter: PrintJobFilter): Promise<readonly PrintJob[]>
  /** Every label ever asked for of a fulfilment's parcels, newest first. */
  ofFulfillment(tx: Tx, fulfillmentId: string): Promise<readonly PrintJob[]>
  /** Every paper ever asked for of a fulfilment's parcels, newest first. */
  papersOf(tx: Tx, fulfillmentId: string): Promise<readonly PrintJob[]>
  /** Jobs asked for before then were papers that nobody can tell from others. */
  papersKeptSince(tx: Tx): Promise<EpochMs>
  /** Of each printer for which anything waits: what goes by itself (`queued`, `sending`), and what waits for a person (`held`, `unknown`). */
  waiting(tx: Tx): Promise<
    readonly {
      readonly printerId: string
      readonly byItself: number
      readonly forPerson: number
      readonly since: EpochMs
    }[]
  >
  /** How many jobs have `reprintOf` = this id. */
  countReprints(tx: Tx, firstJobId: string): Promise<number>
}

export type PrintRequest = {
  id: string
  key: string
  printerId: string
  label: LabelledParcel | null
  /** Absent = it is no paper of a parcel. */
  paper?: JobOfPaper | null
  title: string
  content: PrintContent
  operator: string
}

/** Who does it and why: `reason` is where it was answered, or what the operator chose or typed. */
export type PrintIntervention = { jobId: string; operator: string; reason: Message }

/** `wrong-state` says which state the job was in, so that the screen can say why it could not be done. */
export type PrintInterventionResult =
  | { kind: 'done'; job: PrintJob }
  | { kind: 'no-such-job' }
  | { kind: 'wrong-state'; state: PrintJobState }

/**
 * The queue as commands use it. Functions write in the caller's transaction and send nothing; after the
 * commit the caller wakes the printer.
 */
export interface PrintQueue<Tx> {
  /** Same key again gives the first job back and changes nothing. */
  enqueue(tx: Tx, request: PrintRequest): Promise<PrintJob>
  /**
   * The same label once more, as a new job behind the others, on any printer. Its `reprintNumber` counts on
   * from the label's earlier reprints. Not for jobs that are on their way to the printer; one that was held back
   * is withdrawn first.
   */
  reprint(
    tx: Tx,
    what: Omit<PrintIntervention, 'reason'> & { newJobId: string; printerId: string; reason: string },
  ): Promise<PrintInterventionResult>
  /** Withdraws a job that has not been sent. */
  cancel(tx: Tx, what: PrintIntervention): Promise<PrintInterventionResult>
  /** Puts a held or failed job back in the queue: nothing of it came out. */
  release(tx: Tx, what: PrintIntervention): Promise<PrintInterventionResult>
  /**
   * The answer to "did it come out?". No = failed, for a job that is unknown or only sent; reprint is a second step.
   * Yes also for one that failed or was held back: a person has the label in hand.
   */
  answer(tx: Tx, what: PrintIntervention & { cameOut: boolean }): Promise<PrintInterventionResult>
  /** Tells the printer's runner to look at the queue; returns at once. */
  wake(printerId: string): void
}
