import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { usbPrinter } from '../printers/usb-printer.ts'

/**
 * Stands in for the package `usb` in a process of its own: one printer, plugged in while the file SWITCHYARD_TEST_USB
 * exists. Its content is how many bytes it takes before it stalls; what it took stands beside it, in `.received`.
 */
const file = process.env.SWITCHYARD_TEST_USB ?? ''

export const usb = {
  async getDevices() {
    if (!existsSync(file)) return []
    const { bus } = usbPrinter({
      serialNumber: 'A1',
      acceptsBytes: Number(readFileSync(file, 'utf8')),
      onBytes: (bytes) => appendFileSync(`${file}.received`, bytes),
    })
    return bus.getDevices()
  },
}
