import type { UsbBus, UsbPrinterDevice } from '../../../main/printing/transports/usb-link.ts'

/** A bus with one printer (class 7) that takes `acceptsBytes` and then stalls, and notes what was done to it. */
export function usbPrinter(printer: {
  serialNumber: string
  acceptsBytes: number
  onBytes?: (bytes: Uint8Array) => void
}): {
  bus: UsbBus
  log: string[]
  received(): Buffer
} {
  const log: string[] = []
  const received: Buffer[] = []
  const note = (entry: string) => async () => {
    log.push(entry)
  }
  let room = printer.acceptsBytes
  const device: UsbPrinterDevice = {
    vendorId: 0x0a5f,
    productId: 0x0084,
    serialNumber: printer.serialNumber,
    configurations: [
      {
        interfaces: [
          {
            interfaceNumber: 0,
            alternates: [
              {
                interfaceClass: 7,
                endpoints: [
                  { endpointNumber: 1, direction: 'out', type: 'bulk' },
                  { endpointNumber: 2, direction: 'in', type: 'bulk' },
                ],
              },
            ],
          },
        ],
      },
    ],
    open: note('open'),
    close: note('close'),
    claimInterface: note('claim'),
    releaseInterface: note('release'),
    detachKernelDriver: note('detach'),
    attachKernelDriver: note('attach'),
    async transferOut(_endpoint, data) {
      const taken = Math.min(room, data.length)
      if (taken === 0) throw new Error('LIBUSB_TRANSFER_TIMED_OUT')
      room -= taken
      received.push(Buffer.from(data.subarray(0, taken)))
      printer.onBytes?.(data.subarray(0, taken))
      return { bytesWritten: taken }
    },
    async transferIn() {
      throw new Error('LIBUSB_TRANSFER_TIMED_OUT')
    },
  }
  return { bus: { getDevices: async () => [device] }, log, received: () => Buffer.concat(received) }
}
