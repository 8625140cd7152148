import type { Clock } from '../shared/lib/clock.ts'
import { message } from '../shared/messages/message.ts'
import type { Commands } from './app/commands/command.ts'
import { logoBytes } from './app/papers/logos.ts'
import type { PrinterConfig, PrintJob } from './app/ports/printing.ts'
import type { Store } from './app/ports/store.ts'
import { followPrint } from './app/printers/follow-print.ts'
import { printerById, printersOf } from './app/printers/printer-settings.ts'
import { openStationPrinters, type StationWork } from './app/printers/station-printers.ts'
import type { AppServices } from './app/services/app-services.ts'
import { createPrintQueue } from './printing/queue/print-queue.ts'
import { createPrintRunner, PRINT_RUNNER_POLICY } from './printing/queue/print-runner.ts'
import { nextTracking } from './printing/tracking/next-tracking.ts'
import { ownNumber } from './printing/tracking/own-number.ts'
import { openPrinters } from './printing/transports/printer-port.ts'

export interface PrintStation {
  readonly printing: AppServices['printing']
  close(): Promise<void>
}

/** Queue, runner and printers of this machine, wired to the store; the use cases learn what becomes of a label. */
export async function openPrintStation(deps: {
  store: Store
  commands: Commands
  clock: Clock
  onFault: (fault: unknown) => void
}): Promise<PrintStation> {
  const { store, commands, clock, onFault } = deps
  const printers = openPrinters({
    clock,
    kept: (id) => store.read((tx) => tx.labels.bytes(id)),
    logo: (brand) => store.read((tx) => logoBytes(tx, brand)),
  })
  const stations = openStationPrinters(clock, (deviceId) => {
    store
      .read(printersOf)
      .then((all) => {
        for (const printer of all) if (printer.deviceId === deviceId) runner.wake(printer.id)
      })
      .catch(onFault)
  })
  async function workOf(printer: PrinterConfig, { title, content }: PrintJob): Promise<StationWork> {
    const kept =
      content.kind === 'document' ? await store.read((tx) => tx.labels.bytes(content.documentId)) : null
    const brand = content.kind === 'paper' && 'brand' in content.paper ? content.paper.brand : null
    const logo = content.kind === 'paper' ? await store.read((tx) => logoBytes(tx, brand)) : null
    const paper = kept && { document: kept.document, bytes: Buffer.from(kept.bytes).toString('base64') }
    return {
      printer,
      title,
      content,
      attached: { paper, logo: logo && Buffer.from(logo).toString('base64') },
    }
  }
  const runner = createPrintRunner({
    store,
    write: (work) =>
      commands.system('printing.report', (context) =>
        work(context.tx, (job) => followPrint(context, store.printJobs, job)),
      ),
    port: printers.port,
    stations: {
      isThere: (deviceId) => stations.isThere(deviceId),
      print: async (printer, job, signal) =>
        stations.print(printer.deviceId ?? '', job, await workOf(printer, job), signal),
    },
    clock,
    printer: (id) => store.read((tx) => printerById(tx, id)),
    after(ms, wake) {
      const timer = setTimeout(wake, ms)
      return () => clearTimeout(timer)
    },
    reportError: onFault,
    policy: PRINT_RUNNER_POLICY,
  })
  await runner.start((await store.read(printersOf)).map(({ id }) => id))
  return {
    printing: {
      queue: createPrintQueue(store.printJobs, clock, (printerId) => runner.wake(printerId)),
      port: {
        print: (printer, content, signal) => printers.port.print(printer, content, signal),
        prepare: (content, printer) => printers.port.prepare(content, printer),
        status: async (printer, signal) =>
          (printer.deviceId ?? null) === null
            ? printers.port.status(printer, signal)
            : stations.isThere(printer.deviceId ?? '')
              ? { kind: 'unknown', detail: message('printing.atItsStation') }
              : { kind: 'offline', detail: message('printing.stationAway') },
      },
      stations,
      pictures: printers.pictures,
      numberFrom: ownNumber,
      nextTracking: ({ tx }) => nextTracking(tx),
    },
    async close() {
      await runner.stop()
      await printers.close()
    },
  }
}
