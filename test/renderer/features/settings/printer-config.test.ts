import { describe, expect, it } from 'vitest'
import { clockText, readClock } from '../../../../renderer/features/settings/clock-text.ts'
import {
  BLANK_PRINTER,
  formOf,
  type PrinterConfig,
  type PrinterForm,
  printerOf,
} from '../../../../renderer/features/settings/printer-config.ts'

const named: PrinterForm = { ...BLANK_PRINTER, name: 'Bench 1' }

describe('a printer as typed', () => {
  const connections: PrinterConfig['connection'][] = [
    { kind: 'tcp', host: '10.0.0.7', port: 9100 },
    { kind: 'cups', queue: 'zebra_1', server: null },
    { kind: 'cups', queue: 'zebra_1', server: 'print.local' },
    { kind: 'file', directory: '/var/labels' },
    { kind: 'usb', vendorId: 0x0a5f, productId: 9, serialNumber: null },
    { kind: 'windows-spooler', printerName: 'ZDesigner' },
  ]
  it.each(connections)('$kind comes back as it was', (connection) => {
    const printer: PrinterConfig = {
      id: 'p',
      name: 'Bench 1',
      language: { kind: 'escpos', family: 'star' },
      connection,
      dpi: 300,
      widthMm: 80,
      heightMm: 100,
      siteId: 'LYON',
      deviceId: '01930000-0000-7000-8000-000000000001',
      fallback: { printerId: 'q', afterMinutes: 3 },
    }
    expect(printerOf('p', formOf(printer))).toEqual(printer)
  })

  it.each<{ name: string; form: Partial<PrinterForm> }>([
    { name: 'no name', form: { name: ' ', host: 'a' } },
    { name: 'no address', form: { host: '' } },
    { name: 'a queue with blanks', form: { kind: 'cups', queue: 'my printer' } },
    { name: 'an id that is not hexadecimal', form: { kind: 'usb', vendorId: 'zebra', productId: '9' } },
    { name: 'an id of more than 16 bits', form: { kind: 'usb', vendorId: '10a5f', productId: '9' } },
    { name: 'no folder', form: { kind: 'file' } },
  ])('is not complete with $name', ({ form }) => {
    expect(printerOf('p', { ...named, ...form })).toBeNull()
  })
})

it.each([
  { text: '15:00', want: 900 },
  { text: '9.05', want: 545 },
  { text: '15 h 30', want: 930 },
  { text: '7h', want: 420 },
  { text: '24:00', want: null },
  { text: '12:75', want: null },
  { text: 'noon', want: null },
])('the time "$text"', ({ text, want }) => {
  expect(readClock(text)).toBe(want)
})

it('writes a time with two digits each', () => {
  expect(clockText(545)).toBe('09:05')
})
