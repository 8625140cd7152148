import { z } from 'zod'
import { printerConfig } from '../../../shared/contract/packing.ts'
import type { StoredDocument } from '../../../shared/domain/settings/stored-document.ts'
import type { PrinterConfig } from '../ports/printing.ts'
import type { Tx } from '../ports/store.ts'

/** Without the virtual one; what cannot be read counts as none. */
const PRINTERS: StoredDocument<PrinterConfig[]> = {
  key: 'other/printers',
  stored: z.array(printerConfig).catch([]),
  defaults: [],
}

/** The virtual printer is always there, so that a station can be tried before hardware arrives. */
export const VIRTUAL_PRINTER: PrinterConfig = {
  id: 'virtual',
  name: 'Virtual printer',
  language: { kind: 'zpl' },
  connection: { kind: 'virtual' },
  dpi: 203,
  widthMm: 100,
  heightMm: 150,
}

export async function printersOf(tx: Tx): Promise<PrinterConfig[]> {
  const printers = await tx.settings.get(PRINTERS)
  return [...printers.filter(({ id }) => id !== VIRTUAL_PRINTER.id), VIRTUAL_PRINTER]
}

export async function printerById(tx: Tx, id: string): Promise<PrinterConfig | null> {
  return (await printersOf(tx)).find((printer) => printer.id === id) ?? null
}

export async function storePrinters(tx: Tx, printers: readonly PrinterConfig[]): Promise<void> {
  await tx.settings.put(
    PRINTERS,
    printers.filter(({ id }) => id !== VIRTUAL_PRINTER.id),
  )
}
