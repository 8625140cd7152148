import type { Clock } from '../../../shared/lib/clock.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import { say } from '../../../shared/messages/say.ts'
import type {
  LabelPictures,
  PrintContent,
  PrinterConfig,
  PrinterPort,
  PrinterStatus,
  PrintOutcome,
} from '../../app/ports/printing.ts'
import { epsonDialect, starDialect } from '../escpos/escpos-dialect.ts'
import { PictureDrawer } from '../pictures/label-pictures.ts'
import { printOver, type StatusDialect, statusOf } from './conversation.ts'
import { CUPS_TIMING, type CupsTiming, cupsStatus, printThroughCups } from './cups-queue.ts'
import { type DeviceLink, LINK_TIMING, type LinkTiming, linkTrouble, plainReason } from './device-link.ts'
import { DeviceTurns } from './device-turns.ts'
import { renderContent, renderForPrinter } from './label-content.ts'
import { folderStatus, writeToFolder } from './label-folder.ts'
import { openTcpLink } from './tcp-link.ts'
import { openUsbLink, systemUsb, type UsbBus } from './usb-link.ts'
import { VirtualPrinter } from './virtual-printer.ts'
import { zplDialect } from './zpl-dialect.ts'

export type PrinterPortOptions = {
  clock: Clock
  /** The computer's own bus unless a test brings another. */
  usbBus?: UsbBus
  platform?: NodeJS.Platform
  timing?: Partial<LinkTiming>
  cupsTiming?: Partial<CupsTiming>
}

const WINDOWS_SPOOLER = message('printing.windowsSpooler')

/** All transports behind one port, and the pictures of the virtual printer. `close` ends the drawing thread. */
export function openPrinters(options: PrinterPortOptions): {
  port: PrinterPort
  pictures: LabelPictures
  close(): Promise<void>
} {
  const drawer = new PictureDrawer()
  const virtual = new VirtualPrinter(options.clock, (zpl, size) => drawer.draw(zpl, size))
  const port = new Printers(options, drawer, virtual)
  const pictures: LabelPictures = {
    list: (printerId) => virtual.list(printerId),
    picture: (id) => virtual.picture(id),
    forget: (words) => virtual.forget(words),
    async preview(content, dpi) {
      const rendered = renderContent(content, content.kind === 'zpl' ? content.dpi : dpi)
      if (rendered.kind === 'refused') throw new Error(say('en', rendered.reason))
      return await drawer.draw(rendered.zpl, rendered.size)
    },
  }
  return { port, pictures, close: () => drawer.close() }
}

class Printers implements PrinterPort {
  readonly #clock: Clock
  readonly #usbBus: UsbBus
  readonly #platform: NodeJS.Platform
  readonly #timing: LinkTiming
  readonly #cupsTiming: CupsTiming
  readonly #drawer: PictureDrawer
  readonly #virtual: VirtualPrinter
  readonly #turns = new DeviceTurns()
  /** Devices with a label on its way. */
  readonly #printing = new Set<string>()

  constructor(options: PrinterPortOptions, drawer: PictureDrawer, virtual: VirtualPrinter) {
    this.#clock = options.clock
    this.#usbBus = options.usbBus ?? systemUsb
    this.#platform = options.platform ?? process.platform
    this.#timing = { ...LINK_TIMING, ...options.timing }
    this.#cupsTiming = { ...CUPS_TIMING, ...options.cupsTiming }
    this.#drawer = drawer
    this.#virtual = virtual
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
    const rendered = renderForPrinter(content, printer)
    if (rendered.kind === 'refused')
      return { kind: 'failed', reason: 'wrong-format', detail: rendered.reason }
    if (connection.kind === 'virtual') return this.#virtual.print(printer.id, rendered.zpl, rendered.size)
    let label: Uint8Array
    try {
      label =
        printer.language.kind === 'zpl'
          ? Buffer.from(rendered.zpl, 'utf8')
          : await this.#drawer.encode(rendered.zpl, rendered.size, printer.language.family)
    } catch (error) {
      return {
        kind: 'failed',
        reason: 'wrong-format',
        detail: message('printing.notDrawn', { said: plainReason(error) }),
      }
    }
    switch (connection.kind) {
      case 'file': {
        const extension = printer.language.kind === 'zpl' ? 'zpl' : 'bin'
        return await writeToFolder(connection.directory, label, extension, this.#clock.now())
      }
      case 'cups':
        return await printThroughCups(connection, label, this.#cupsTiming, signal)
      case 'tcp':
      case 'usb':
        return await this.#withLink(connection, signal, {
          opened: (link) => this.#printOver(link, deviceOf(connection), printer, label),
          failed: (detail) => ({ kind: 'failed', reason: 'offline', detail }),
        })
    }
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

type DeviceConnection = Extract<PrinterConfig['connection'], { kind: 'tcp' | 'usb' }>

function deviceOf(connection: DeviceConnection): string {
  return connection.kind === 'tcp'
    ? `tcp ${connection.host}:${connection.port}`
    : `usb ${connection.vendorId}:${connection.productId}:${connection.serialNumber ?? ''}`
}

function dialectOf(printer: PrinterConfig): StatusDialect {
  if (printer.language.kind === 'zpl') return zplDialect
  return printer.language.family === 'epson' ? epsonDialect : starDialect
}
