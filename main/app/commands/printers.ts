import { realpathSync } from 'node:fs'
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { PAPER_ROUTES } from '../../../shared/domain/paper-routes.ts'
import type { PrinterConfig } from '../ports/printing.ts'
import { printersOf, storePrinters, VIRTUAL_PRINTER } from '../printers/printer-settings.ts'
import type { AppServices } from '../services/app-services.ts'
import type { CommandContext } from './command.ts'
import type { HandlersOf } from './handler.ts'
import { testPrint } from './print-jobs.ts'
import { refuse } from './refusal.ts'

/** `home` is the data folder: labels are never written among our own files. */
export function putPrinter(home: string) {
  return async (context: CommandContext, printer: PrinterConfig): Promise<Record<string, never>> => {
    if (printer.connection.kind === 'file') checkFolder(printer.connection.directory, home)
    return storePrinter(context, printer)
  }
}

/** @throws {Refusal} */
function checkFolder(directory: string, home: string) {
  if (!isAbsolute(directory)) {
    refuse('refusals.printers.wholePath')
  }
  const within = relative(real(home), real(directory))
  const isInside = within === '' || !(within === '..' || within.startsWith(`..${sep}`) || isAbsolute(within))
  if (isInside) {
    refuse('refusals.printers.dataFolder')
  }
}

/** Behind links, also of a folder that is made only later. */
function real(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    const parent = dirname(path)
    return parent === path ? path : join(real(parent), relative(parent, resolve(path)))
  }
}

async function storePrinter(context: CommandContext, printer: PrinterConfig): Promise<Record<string, never>> {
  if (printer.id === VIRTUAL_PRINTER.id) {
    refuse('refusals.printers.virtual')
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

export function printerHandlers({
  about,
  printing,
}: Pick<AppServices, 'about' | 'printing'>): HandlersOf<'printers'> {
  return {
    put: putPrinter(about.home),
    async putPaperRoutes({ tx, touch }, { paperRoutes }) {
      await tx.settings.put(PAPER_ROUTES, paperRoutes)
      touch('printing', 'settings')
      return {}
    },
    remove: removePrinter,
    test: (context, call, { language }) => testPrint(printing.queue, language)(context, call),
  }
}
