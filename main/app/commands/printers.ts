import { realpathSync } from 'node:fs'
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { PAPER_ROUTES } from '../../../shared/domain/paper-routes.ts'
import type { PrinterConfig, PrintJobStore } from '../ports/printing.ts'
import type { Tx } from '../ports/store.ts'
import { printerById, printersOf, storePrinters, VIRTUAL_PRINTER } from '../printers/printer-settings.ts'
import type { AppServices } from '../services/app-services.ts'
import type { CommandContext } from './command.ts'
import type { HandlersOf } from './handler.ts'
import { testPrint } from './print-jobs.ts'
import { refuse } from './refusal.ts'

/** `home` is the data folder: labels are never written among our own files. */
export function putPrinter(home: string, printJobs: PrintJobStore<Tx>) {
  return async (context: CommandContext, printer: PrinterConfig): Promise<Record<string, never>> => {
    await needNotAtStation(context.tx, printJobs, printer.id)
    const deviceId = printer.deviceId ?? null
    if (deviceId !== null) {
      if ((await context.tx.devices.publicKey(deviceId)) === null) refuse('refusals.printers.noStation')
    } else if (printer.connection.kind === 'file') checkFolder(printer.connection.directory, home)
    await needPossibleFallback(context.tx, printer)
    return storePrinter(context, printer)
  }
}

/** Whatever waits at a printer must be able to come out of its fall-back, at the same site, and go nowhere from there. @throws {Refusal} */
async function needPossibleFallback(tx: Tx, printer: PrinterConfig): Promise<void> {
  const others = (await printersOf(tx)).filter(({ id }) => id !== printer.id)
  const wished = printer.fallback ?? null
  if (wished === null) return
  const fallback = others.find(({ id }) => id === wished.printerId)
  if (fallback === undefined) refuse('refusals.printers.noFallback')
  if (!isSameKind(fallback, printer)) refuse('refusals.printers.otherFallback', { printer: fallback.name })
  if ((fallback.fallback ?? null) !== null || others.some((one) => one.fallback?.printerId === printer.id))
    refuse('refusals.printers.fallbackChain')
  const { deviceId = null } = printer
  const device = deviceId === null ? null : await tx.devices.get(deviceId)
  // Its desktop prints what waits when it works alone, and the hub cannot know of it.
  if (device?.keepsCopy === true) refuse('refusals.printers.fallbackOfCopy')
}

function isSameKind(one: PrinterConfig, other: PrinterConfig): boolean {
  const [a, b] = [one, other].map(({ language, dpi, widthMm, heightMm, siteId = null }) =>
    JSON.stringify([language.kind, dpi, widthMm, heightMm, siteId]),
  )
  return a === b
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

export function removePrinter(printJobs: PrintJobStore<Tx>) {
  return async (
    context: CommandContext,
    { printerId }: { printerId: string },
  ): Promise<Record<string, never>> => {
    await needNotAtStation(context.tx, printJobs, printerId)
    const others = (await printersOf(context.tx)).filter(({ id }) => id !== printerId)
    const left = others.map((one) =>
      one.fallback?.printerId === printerId ? { ...one, fallback: null } : one,
    )
    await storePrinters(context.tx, left)
    context.touch('printing')
    return {}
  }
}

/** Its try is known to that station only: a printer that became another's would print it a second time. @throws {Refusal} */
async function needNotAtStation(tx: Tx, printJobs: PrintJobStore<Tx>, printerId: string): Promise<void> {
  if (((await printerById(tx, printerId))?.deviceId ?? null) === null) return
  const under = await printJobs.list(tx, { printerId, states: ['sending'], limit: 1 })
  if (under.length > 0) refuse('refusals.printers.atStation')
}

export function printerHandlers({
  about,
  printing,
  store: { printJobs },
}: Pick<AppServices, 'about' | 'printing' | 'store'>): HandlersOf<'printers'> {
  return {
    put: putPrinter(about.home, printJobs),
    async putPaperRoutes({ tx, touch }, { paperRoutes }) {
      await tx.settings.put(PAPER_ROUTES, paperRoutes)
      touch('printing', 'settings')
      return {}
    },
    remove: removePrinter(printJobs),
    test: (context, call, { language }) => testPrint(printing.queue, language)(context, call),
  }
}
