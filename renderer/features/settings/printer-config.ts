import type { z } from 'zod'
import type { printerConfig } from '../../../shared/contract/packing.ts'

export type PrinterConfig = z.infer<typeof printerConfig>

export const CONNECTION_KINDS = ['tcp', 'cups', 'usb', 'file', 'windows-spooler'] as const
export const LANGUAGES = ['zpl', 'epson', 'star', 'pdf'] as const
/** Of a printer of pages. */
export const A4 = { widthMm: 210, heightMm: 297 }

/** A printer as it is typed: every part as text, so that half of it can stand while the rest is written. */
export interface PrinterForm {
  readonly name: string
  readonly kind: (typeof CONNECTION_KINDS)[number]
  readonly language: (typeof LANGUAGES)[number]
  readonly dpi: '203' | '300'
  readonly widthMm: number
  readonly heightMm: number
  /** '' = not at one site. */
  readonly siteId: string
  /** Of the station whose printer it is; '' = this machine's. */
  readonly deviceId: string
  /** '' = none. */
  readonly fallbackId: string
  readonly fallbackMinutes: number
  readonly host: string
  readonly port: number
  readonly queue: string
  readonly server: string
  readonly directory: string
  readonly vendorId: string
  readonly productId: string
  readonly serialNumber: string
  readonly spooler: string
}

export const BLANK_PRINTER: PrinterForm = {
  name: '',
  kind: 'tcp',
  language: 'zpl',
  dpi: '203',
  widthMm: 100,
  heightMm: 150,
  siteId: '',
  deviceId: '',
  fallbackId: '',
  fallbackMinutes: 2,
  host: '',
  port: 9100,
  queue: '',
  server: '',
  directory: '',
  vendorId: '',
  productId: '',
  serialNumber: '',
  spooler: '',
}

export function formOf(printer: PrinterConfig): PrinterForm {
  const { connection, language } = printer
  return {
    ...BLANK_PRINTER,
    name: printer.name,
    kind: connection.kind === 'virtual' ? 'tcp' : connection.kind,
    language: language.kind === 'escpos' ? language.family : language.kind,
    dpi: printer.dpi === 300 ? '300' : '203',
    widthMm: printer.widthMm,
    heightMm: printer.heightMm,
    siteId: printer.siteId ?? '',
    deviceId: printer.deviceId ?? '',
    ...(printer.fallback && {
      fallbackId: printer.fallback.printerId,
      fallbackMinutes: printer.fallback.afterMinutes,
    }),
    ...(connection.kind === 'tcp' ? { host: connection.host, port: connection.port } : {}),
    ...(connection.kind === 'cups' ? { queue: connection.queue, server: connection.server ?? '' } : {}),
    ...(connection.kind === 'file' ? { directory: connection.directory } : {}),
    ...(connection.kind === 'windows-spooler' ? { spooler: connection.printerName } : {}),
    ...(connection.kind === 'usb'
      ? {
          vendorId: hexOf(connection.vendorId),
          productId: hexOf(connection.productId),
          serialNumber: connection.serialNumber ?? '',
        }
      : {}),
  }
}

/** The printer that was typed; null while something is missing or cannot be. */
export function printerOf(id: string, form: PrinterForm): PrinterConfig | null {
  const connection = connectionOf(form)
  if (form.name.trim() === '' || connection === null) return null
  return {
    id,
    name: form.name.trim(),
    language: languageOf(form),
    connection,
    dpi: form.dpi === '300' ? 300 : 203,
    widthMm: form.widthMm,
    heightMm: form.heightMm,
    siteId: form.siteId === '' ? null : form.siteId,
    deviceId: form.deviceId === '' ? null : form.deviceId,
    fallback:
      form.fallbackId === '' ? null : { printerId: form.fallbackId, afterMinutes: form.fallbackMinutes },
  }
}

function languageOf({ language }: PrinterForm): PrinterConfig['language'] {
  return language === 'zpl' || language === 'pdf' ? { kind: language } : { kind: 'escpos', family: language }
}

function connectionOf(form: PrinterForm): PrinterConfig['connection'] | null {
  switch (form.kind) {
    case 'tcp':
      return form.host.trim() === '' ? null : { kind: 'tcp', host: form.host.trim(), port: form.port }
    case 'cups':
      return /^[\w.-]{1,120}$/.test(form.queue.trim())
        ? { kind: 'cups', queue: form.queue.trim(), server: textOrNull(form.server) }
        : null
    case 'file':
      return form.directory.trim() === '' ? null : { kind: 'file', directory: form.directory.trim() }
    case 'usb': {
      const vendorId = hexNumber(form.vendorId)
      const productId = hexNumber(form.productId)
      if (vendorId === null || productId === null) return null
      return { kind: 'usb', vendorId, productId, serialNumber: textOrNull(form.serialNumber) }
    }
    case 'windows-spooler':
      return form.spooler.trim() === '' ? null : { kind: 'windows-spooler', printerName: form.spooler.trim() }
  }
}

function textOrNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim()
}

/** '0a5f' or '0x0A5F'; USB ids have 16 bits. */
function hexNumber(text: string): number | null {
  const digits = text.trim().replace(/^0x/i, '')
  return /^[0-9a-f]{1,4}$/i.test(digits) ? Number.parseInt(digits, 16) : null
}

function hexOf(number: number): string {
  return number.toString(16).padStart(4, '0')
}
