import { message } from '../../../shared/messages/message.ts'
import { chunksOf, type DeviceLink, LinkError, type LinkTiming, plainReason } from './device-link.ts'

/** The part of WebUSB (package `usb`) that a printer needs; tests hand in their own bus. */
export interface UsbBus {
  getDevices(): Promise<readonly UsbPrinterDevice[]>
}

export interface UsbPrinterDevice {
  readonly vendorId: number
  readonly productId: number
  readonly serialNumber?: string | null | undefined
  readonly configurations: readonly { readonly interfaces: readonly UsbPrinterInterface[] }[]
  open(): Promise<void>
  close(): Promise<void>
  claimInterface(interfaceNumber: number): Promise<void>
  releaseInterface(interfaceNumber: number): Promise<void>
  detachKernelDriver(interfaceNumber: number): Promise<void>
  attachKernelDriver(interfaceNumber: number): Promise<void>
  transferOut(
    endpoint: number,
    data: Uint8Array<ArrayBuffer>,
    timeoutMs: number,
  ): Promise<{ bytesWritten: number; status?: string }>
  transferIn(endpoint: number, length: number, timeoutMs: number): Promise<{ data?: DataView | undefined }>
}

interface UsbPrinterInterface {
  readonly interfaceNumber: number
  readonly alternates: readonly {
    readonly interfaceClass: number
    readonly endpoints: readonly {
      readonly endpointNumber: number
      readonly direction: string
      readonly type: string
    }[]
  }[]
}

/** The computer's bus. The machine code is loaded with the first use, so that without it only USB is missing. */
export const systemUsb: UsbBus = {
  async getDevices() {
    const { usb } = await import('usb')
    // The package's types lean on browser globals that are not installed here; its devices are WebUSB devices.
    return (await usb.getDevices()) as readonly object[] as readonly UsbPrinterDevice[]
  },
}

/** Which printer: a serial number tells two of the same make apart, null takes the first. */
export type UsbAddress = { vendorId: number; productId: number; serialNumber: string | null }

type PrinterEndpoints = { interfaceNumber: number; out: number; in: number | null }

/** USB class 7 (printer), USB Device Class Definition for Printing Devices 1.1. */
const PRINTER_CLASS = 7

/**
 * Bulk transfer to a USB printer. On Linux the kernel's `usblp` is taken off the interface for as long as the
 * link lasts.
 * @throws {LinkError} with `taken` 0 when there is no USB here, no such printer, or it is in use
 */
export async function openUsbLink(
  bus: UsbBus,
  address: UsbAddress,
  timing: LinkTiming,
  platform: NodeJS.Platform,
): Promise<DeviceLink> {
  const { device, endpoints } = await findPrinter(bus, address)
  let detached = false
  try {
    await device.open()
    if (platform === 'linux') {
      detached = await device.detachKernelDriver(endpoints.interfaceNumber).then(
        () => true,
        // No driver was attached: nothing to take off and nothing to put back.
        () => false,
      )
    }
    await device.claimInterface(endpoints.interfaceNumber)
  } catch (error) {
    if (detached) await device.attachKernelDriver(endpoints.interfaceNumber).catch(() => undefined)
    await device.close().catch(() => undefined)
    throw new LinkError(message('printing.usbNotOpened', { said: plainReason(error) }), 0)
  }
  return new UsbLink(device, endpoints, detached, timing.stallMs)
}

async function findPrinter(
  bus: UsbBus,
  address: UsbAddress,
): Promise<{ device: UsbPrinterDevice; endpoints: PrinterEndpoints }> {
  let devices: readonly UsbPrinterDevice[]
  try {
    devices = await bus.getDevices()
  } catch (error) {
    throw new LinkError(message('printing.usbNotHere', { said: plainReason(error) }), 0)
  }
  for (const device of devices) {
    if (device.vendorId !== address.vendorId || device.productId !== address.productId) continue
    const endpoints = printerEndpoints(device)
    if (endpoints !== null && (address.serialNumber === null || serialOf(device) === address.serialNumber)) {
      return { device, endpoints }
    }
  }
  throw new LinkError(message('printing.usbMissing'), 0)
}

/** Reading the configuration opens the device, which may be denied: then it is not our printer. */
function printerEndpoints(device: UsbPrinterDevice): PrinterEndpoints | null {
  try {
    for (const { interfaces } of device.configurations) {
      for (const { interfaceNumber, alternates } of interfaces) {
        for (const { interfaceClass, endpoints } of alternates) {
          const bulk = endpoints.filter((endpoint) => endpoint.type === 'bulk')
          const out = bulk.find((endpoint) => endpoint.direction === 'out')
          if (interfaceClass !== PRINTER_CLASS || out === undefined) continue
          const back = bulk.find((endpoint) => endpoint.direction === 'in')
          return { interfaceNumber, out: out.endpointNumber, in: back?.endpointNumber ?? null }
        }
      }
    }
  } catch {
    return null
  }
  return null
}

function serialOf(device: UsbPrinterDevice): string | null {
  try {
    return device.serialNumber ?? null
  } catch {
    return null
  }
}

class UsbLink implements DeviceLink {
  readonly #device: UsbPrinterDevice
  readonly #endpoints: PrinterEndpoints
  readonly #detached: boolean
  readonly #stallMs: number
  #taken = 0
  #released = false

  constructor(device: UsbPrinterDevice, endpoints: PrinterEndpoints, detached: boolean, stallMs: number) {
    this.#device = device
    this.#endpoints = endpoints
    this.#detached = detached
    this.#stallMs = stallMs
  }

  async write(bytes: Uint8Array): Promise<void> {
    for (const chunk of chunksOf(bytes)) {
      let rest = new Uint8Array(chunk)
      while (rest.length > 0) {
        const written = await this.#transfer(rest)
        this.#taken += written
        rest = rest.subarray(written)
      }
    }
  }

  async #transfer(bytes: Uint8Array<ArrayBuffer>): Promise<number> {
    let written = 0
    try {
      const result = await this.#device.transferOut(this.#endpoints.out, bytes, this.#stallMs)
      written = result.bytesWritten
    } catch (error) {
      throw new LinkError(
        message('printing.usbStalledBy', { bytes: this.#taken, said: plainReason(error) }),
        this.#taken,
      )
    }
    if (written > 0) return written
    throw new LinkError(message('printing.usbStalled', { bytes: this.#taken }), this.#taken)
  }

  async receive(withinMs: number): Promise<Uint8Array> {
    if (this.#endpoints.in === null) return new Uint8Array()
    try {
      const { data } = await this.#device.transferIn(this.#endpoints.in, 512, withinMs)
      return data ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength) : new Uint8Array()
    } catch {
      return new Uint8Array()
    }
  }

  async finish(): Promise<void> {
    await this.destroy()
  }

  async destroy(): Promise<void> {
    if (this.#released) return
    this.#released = true
    const { interfaceNumber } = this.#endpoints
    await this.#device.releaseInterface(interfaceNumber).catch(() => undefined)
    if (this.#detached) await this.#device.attachKernelDriver(interfaceNumber).catch(() => undefined)
    await this.#device.close().catch(() => undefined)
  }
}
