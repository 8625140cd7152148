import type { Clock } from '../../../shared/lib/clock.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import { say } from '../../../shared/messages/say.ts'
import type {
  EscPosFamily,
  LabelPictures,
  PrintContent,
  PrinterConfig,
  PrinterPort,
  PrinterStatus,
  PrintOutcome,
} from '../../app/ports/printing.ts'
import { DocumentRenderer, type KeptPaper } from '../documents/document-renderer.ts'
import { epsonDialect, starDialect } from '../escpos/escpos-dialect.ts'
import { bitmapPng } from '../pictures/bitmap-png.ts'
import { type LabelSize, PictureDrawer } from '../pictures/label-pictures.ts'
import { printOver, type StatusDialect, statusOf } from './conversation.ts'
import { CUPS_TIMING, type CupsTiming, cupsStatus, printThroughCups } from './cups-queue.ts'
import { type DeviceLink, LINK_TIMING, type LinkTiming, linkTrouble } from './device-link.ts'
import { DeviceTurns } from './device-turns.ts'
import { folderStatus, writeToFolder } from './label-folder.ts'
import { LabelRenderer, notDrawn, picturesOf, zplBytes, zplOf, zplPages } from './label-renderer.ts'
import { openTcpLink } from './tcp-link.ts'
import { openUsbLink, systemUsb, type UsbBus } from './usb-link.ts'
import { VirtualPrinter } from './virtual-printer.ts'
import { zplDialect } from './zpl-dialect.ts'

export type PrinterPortOptions = {
  clock: Clock
  /** A carrier's paper by its id; null = it is not kept. */
  kept?: (documentId: string) => Promise<KeptPaper | null>
  /** The logo of a channel's papers, PNG or JPEG; null = none. */
  logo?: (brand: string | null) => Promise<Uint8Array | null>
  /** The computer's own bus unless a test brings another. */
  usbBus?: UsbBus
  platform?: NodeJS.Platform
  timing?: Partial<LinkTiming>
  cupsTiming?: Partial<CupsTiming>
}

const WINDOWS_SPOOLER = message('printing.windowsSpooler')

/** All transports behind one port, and the pictures of the virtual printer. `close` ends the drawing threads. */
export function openPrinters(options: PrinterPortOptions): {
  port: PrinterPort
  pictures: LabelPictures
  close(): Promise<void>
} {
  const drawer = new PictureDrawer()
  const documents = new DocumentRenderer()
  const renderer = new LabelRenderer(
    documents,
    options.kept ?? (async () => null),
    options.logo ?? (async () => null),
  )
  const virtual = new VirtualPrinter(options.clock, (zpl, size) => drawer.draw(zpl, size))
  const port = new Printers(options, { drawer, renderer, virtual })
  const pictures: LabelPictures = {
    list: (printerId) => virtual.list(printerId),
    picture: (id) => virtual.picture(id),
    forget(words) {
      virtual.forget(words)
      renderer.forgetPages()
    },
    async preview(content, printer) {
      const rendered = await renderer.render(content, printer)
      const drawn =
        rendered.kind === 'pdf'
          ? await documents.pages(rendered.pdf, printerOf(printer, rendered.size))
          : rendered
      if (drawn.kind === 'bitmaps' && drawn.bitmaps[0] !== undefined) return bitmapPng(drawn.bitmaps[0])
      if (rendered.kind === 'zpl') return await drawer.draw(zplOf(rendered), rendered.size)
      throw new Error(drawn.kind === 'refused' ? say('en', drawn.reason) : 'It has no page')
    },
    write: (paper, size) => renderer.write(paper, size),
    drawSmaller: (bytes, size) => documents.smaller(bytes, size),
    shown: async (paper, size) => documents.shown(await renderer.write(paper, size)),
  }
  return {
    port,
    pictures,
    async close() {
      await Promise.all([drawer.close(), documents.close()])
    },
  }
}

class Printers implements PrinterPort {
  readonly #clock: Clock
  readonly #usbBus: UsbBus
  readonly #platform: NodeJS.Platform
  readonly #timing: LinkTiming
  readonly #cupsTiming: CupsTiming
  readonly #drawer: PictureDrawer
  readonly #renderer: LabelRenderer
  readonly #virtual: VirtualPrinter
  readonly #turns = new DeviceTurns()
  /** Devices with a label on its way. */
  readonly #printing = new Set<string>()

  constructor(
    options: PrinterPortOptions,
    parts: { drawer: PictureDrawer; renderer: LabelRenderer; virtual: VirtualPrinter },
  ) {
    this.#clock = options.clock
    this.#usbBus = options.usbBus ?? systemUsb
    this.#platform = options.platform ?? process.platform
    this.#timing = { ...LINK_TIMING, ...options.timing }
    this.#cupsTiming = { ...CUPS_TIMING, ...options.cupsTiming }
    this.#drawer = parts.drawer
    this.#renderer = parts.renderer
    this.#virtual = parts.virtual
  }

  async status(printer: PrinterConfig, signal: AbortSignal): Promise<PrinterStatus> {
    const { connection } = printer
    switch (connection.kind) {
      case 'virtual':
        return { kind: 'ready', waiting: 0 }
      case 'file':
        return await folderStatus(connection.directory)
      case 'cups':
        return await cupsStatus(connection, this.#cupsTiming, signal)
      case 'windows-spooler':
        return { kind: 'unavailable', detail: WINDOWS_SPOOLER }
      case 'tcp':
      case 'usb':
        // The device might not answer a second connection while a label is on its way.
        if (this.#printing.has(deviceOf(connection))) return { kind: 'ready', waiting: 1 }
        return await this.#withLink(connection, signal, {
          opened: (link) => statusOf(link, dialectOf(printer), this.#timing),
          failed: (detail) => ({ kind: 'offline', detail }),
        })
    }
  }

  async print(printer: PrinterConfig, content: PrintContent, signal: AbortSignal): Promise<PrintOutcome> {
    const { connection } = printer
    if (connection.kind === 'windows-spooler') {
      return { kind: 'failed', reason: 'unavailable', detail: WINDOWS_SPOOLER }
    }
    const rendered = await this.#renderer.render(content, printer)
    if (rendered.kind === 'refused')
      return {
        kind: 'failed',
        reason: rendered.isPassing ? 'offline' : 'wrong-format',
        detail: rendered.reason,
      }
    if (connection.kind === 'virtual') {
      const title = content.kind === 'document' || content.kind === 'paper' ? content.title : ''
      if (rendered.kind === 'pdf')
        return { kind: 'failed', reason: 'unavailable', detail: message('printing.noPagesHere') }
      const { id } = printer
      const printed = zplPages(rendered).map((zpl) => this.#virtual.print(id, { zpl, title }, rendered.size))
      return printed.at(-1) ?? { kind: 'failed', reason: 'rejected', detail: message('printing.damagedPdf') }
    }
    let label: Uint8Array
    try {
      label =
        rendered.kind === 'pdf'
          ? rendered.pdf
          : printer.language.kind === 'escpos'
            ? await this.#encoded(rendered, printer.language.family)
            : zplBytes(rendered)
    } catch (error) {
      return { kind: 'failed', reason: 'wrong-format', detail: notDrawn(error) }
    }
    switch (connection.kind) {
      case 'file': {
        const extension = EXTENSIONS[printer.language.kind]
        return await writeToFolder(connection.directory, label, extension, this.#clock.now())
      }
      case 'cups':
        return await printThroughCups(
          connection,
          { bytes: label, isPages: rendered.kind === 'pdf' },
          this.#cupsTiming,
          signal,
        )
      case 'tcp':
      case 'usb':
        return await this.#withLink(connection, signal, {
          opened: (link) => this.#printOver(link, deviceOf(connection), printer, label),
          failed: (detail) => ({ kind: 'failed', reason: 'offline', detail }),
        })
    }
  }

  async prepare(content: PrintContent, printer: PrinterConfig): Promise<void> {
    if (content.kind === 'document') await this.#renderer.render(content, printer)
  }

  async #encoded(rendered: Parameters<typeof picturesOf>[0], family: EscPosFamily): Promise<Uint8Array> {
    const pages: Uint8Array[] = []
    for (const picture of picturesOf(rendered)) pages.push(await this.#drawer.encode(picture, family))
    return Buffer.concat(pages)
  }

  async #printOver(
    link: DeviceLink,
    device: string,
    printer: PrinterConfig,
    label: Uint8Array,
  ): Promise<PrintOutcome> {
    this.#printing.add(device)
    try {
      return await printOver(link, dialectOf(printer), label, this.#timing)
    } finally {
      this.#printing.delete(device)
    }
  }

  /** Only what happens before the link is open may end in `failed`. */
  async #withLink<T>(
    connection: DeviceConnection,
    signal: AbortSignal,
    then: { opened(link: DeviceLink): Promise<T>; failed(detail: Message): T },
  ): Promise<T> {
    return await this.#turns.take(deviceOf(connection), async () => {
      let link: DeviceLink
      try {
        link =
          connection.kind === 'tcp'
            ? await openTcpLink(connection, this.#timing, signal)
            : await openUsbLink(this.#usbBus, connection, this.#timing, this.#platform)
      } catch (error) {
        return then.failed(linkTrouble(error))
      }
      return await then.opened(link)
    })
  }
}

const EXTENSIONS: Readonly<Record<PrinterConfig['language']['kind'], string>> = {
  zpl: 'zpl',
  escpos: 'bin',
  pdf: 'pdf',
}

/** Printers of pages are not asked: what a question would be to them differs, and some would print it. */
const pageDialect: StatusDialect = { ask: async () => null, askAfterLabel: null }

/** As the preview draws pages: as large as they are. */
function printerOf(
  printer: Parameters<LabelPictures['preview']>[1],
  { widthMm, heightMm }: LabelSize,
): Parameters<LabelPictures['preview']>[1] {
  return { ...printer, widthMm, heightMm }
}

type DeviceConnection = Extract<PrinterConfig['connection'], { kind: 'tcp' | 'usb' }>

function deviceOf(connection: DeviceConnection): string {
  return connection.kind === 'tcp'
    ? `tcp ${connection.host}:${connection.port}`
    : `usb ${connection.vendorId}:${connection.productId}:${connection.serialNumber ?? ''}`
}

function dialectOf(printer: PrinterConfig): StatusDialect {
  if (printer.language.kind === 'zpl') return zplDialect
  if (printer.language.kind === 'pdf') return pageDialect
  return printer.language.family === 'epson' ? epsonDialect : starDialect
}
