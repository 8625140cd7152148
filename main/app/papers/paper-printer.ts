import type { PaperKind } from '../../../shared/domain/paper-routes.ts'
import { PAPER_ROUTES, paperPrinterOf } from '../../../shared/domain/paper-routes.ts'
import type { PrinterConfig } from '../ports/printing.ts'
import type { Tx } from '../ports/store.ts'
import { printersOf } from '../printers/printer-settings.ts'

/** The printer of such papers for the station whose labels come out of `labelPrinterId`; null = they are not printed. */
export async function paperPrinter(
  tx: Tx,
  here: { readonly paper: PaperKind; readonly siteId: string; readonly labelPrinterId: string | null },
): Promise<PrinterConfig | null> {
  const printers = await printersOf(tx)
  const sites = (await tx.sites.all()).length
  const id = paperPrinterOf(await tx.settings.get(PAPER_ROUTES), printers, here, sites)
  return printers.find((printer) => printer.id === id) ?? null
}
