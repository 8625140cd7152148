import type { CommandContext } from '../command.ts'
import type { PrinterConfig } from '../ports/printing.ts'
import { printersOf, storePrinters, VIRTUAL_PRINTER } from '../printer-settings.ts'
import { refuse } from '../refusal.ts'

export async function putPrinter(
  context: CommandContext,
  printer: PrinterConfig,
): Promise<Record<string, never>> {
  if (printer.id === VIRTUAL_PRINTER.id) {
    refuse('The virtual printer cannot be changed', 'L’imprimante virtuelle ne se modifie pas')
  }
  const others = (await printersOf(context.tx)).filter(({ id }) => id !== printer.id)
  await storePrinters(context.tx, [...others, printer])
  context.touch('printing')
  return {}
}

export async function removePrinter(
  context: CommandContext,
  { printerId }: { printerId: string },
): Promise<Record<string, never>> {
  const others = (await printersOf(context.tx)).filter(({ id }) => id !== printerId)
  await storePrinters(context.tx, others)
  context.touch('printing')
  return {}
}
