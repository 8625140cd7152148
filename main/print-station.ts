import type { Clock } from '../shared/lib/clock.ts'
import { message } from '../shared/messages/message.ts'
import type { Commands } from './app/commands/command.ts'
import { refuse } from './app/commands/refusal.ts'
import { logoBytes } from './app/papers/logos.ts'
import type { Hub } from './app/ports/hub.ts'
import type { PrinterConfig, PrintJob } from './app/ports/printing.ts'
import type { Store } from './app/ports/store.ts'
import { followPrint } from './app/printers/follow-print.ts'
import { printerById, printersOf } from './app/printers/printer-settings.ts'
import { openStationPrinters, type StationWork } from './app/printers/station-printers.ts'
import type { AppServices } from './app/services/app-services.ts'
import { createPrintQueue } from './printing/queue/print-queue.ts'
import { createPrintRunner, PRINT_RUNNER_POLICY, type PrintRunner } from './printing/queue/print-runner.ts'
import { nextTracking } from './printing/tracking/next-tracking.ts'
import { ownNumber } from './printing/tracking/own-number.ts'
import { openPrinters } from './printing/transports/printer-port.ts'

export interface PrintStation {
  readonly printing: AppServices['printing']
  /** Every printer is looked at again. */
  wakeAll(): Promise<void>
  /** Looks at the queue of a station's printer. */
  wakeStations(printerId: string): void
  /** Serves the printers that are at no station, until it is stopped: for a process of a hub that has the work. */
  serveOwn(): Promise<Pick<PrintRunner, 'wake' | 'stop'>>
  close(): Promise<void>
}

/**
 * Queue, runner and printers of this machine, wired to the store; the use cases learn what becomes of a label. In a hub
 * every process serves the printers of the stations that are connected to it, and who has the work the others.
 */
export async function openPrintStation(deps: {
  store: Store
  commands: Commands
  clock: Clock
  onFault: (fault: unknown) => void
  /** Absent = the only process. */
  hub?: Pick<Hub, 'tell'>
  /**
   * Of a program that keeps a copy of a hub: whether it works alone. Only then, and only at stations that are connected
   * here, it prints what waits.
   */
  isAlone?: () => boolean
  /** Where a job was queued. */
  onQueued?: (printerId: string) => void
}): Promise<PrintStation> {
  const { store, commands, clock, onFault, hub, isAlone } = deps
  const printers = openPrinters({
    clock,
    kept: (id) => store.read((tx) => tx.labels.bytes(id)),
    logo: (brand) => store.read((tx) => logoBytes(tx, brand)),
  })
  const stations = openStationPrinters(clock, (deviceId) => {
    hub?.tell({ kind: 'station', deviceId })
    store
      .read(printersOf)
      .then((all) => {
        for (const printer of all) if (printer.deviceId === deviceId) runner.arrived(printer.id)
      })
      .catch(onFault)
  })
  async function workOf(
    printer: PrinterConfig,
    { title, content, queuedAt }: PrintJob,
  ): Promise<StationWork> {
    const kept =
      content.kind === 'document' ? await store.read((tx) => tx.labels.bytes(content.documentId)) : null
    const brand = content.kind === 'paper' && 'brand' in content.paper ? content.paper.brand : null
    const logo = content.kind === 'paper' ? await store.read((tx) => logoBytes(tx, brand)) : null
    const paper = kept && { document: kept.document, bytes: Buffer.from(kept.bytes).toString('base64') }
    return {
      printer,
      title,
      waitedMs: Math.max(0, clock.now() - queuedAt),
      content,
      attached: { paper, logo: logo && Buffer.from(logo).toString('base64') },
    }
  }
  const onQueued = deps.onQueued ?? ((printerId: string) => runner.wake(printerId))
  /** Runs the queues of those printers that `serves` accepts; the jobs of others wait. */
  async function runPrinters(serves: (printer: PrinterConfig) => boolean): Promise<PrintRunner> {
    const started = createPrintRunner({
      store,
      write: (work) =>
        commands.system('printing.report', (context) =>
          work(context.tx, (job) => followPrint(context, store.printJobs, job)),
        ),
      port: printers.port,
      stations: {
        isThere: (deviceId) => stations.isThere(deviceId),
        print: async (printer, job, signal, waits) =>
          stations.print(printer.deviceId ?? '', job, await workOf(printer, job), signal, waits),
      },
      clock,
      async printer(id) {
        const printer = await store.read((tx) => printerById(tx, id))
        return printer !== null && serves(printer) ? printer : null
      },
      after(ms, wake) {
        const timer = setTimeout(wake, ms)
        return () => clearTimeout(timer)
      },
      reportError: onFault,
      // A copy that works alone leaves that to its hub, which would move them a second time.
      ...(isAlone === undefined && { onMoved: onQueued }),
      policy: PRINT_RUNNER_POLICY,
    })
    await started.start((await store.read(printersOf)).filter(serves).map(({ id }) => id))
    return started
  }
  const isOfStation = ({ deviceId = null }: PrinterConfig) => deviceId !== null
  const runner = await runPrinters((printer) => {
    if (isAlone !== undefined) return isAlone() && stations.isThere(printer.deviceId ?? '')
    return hub === undefined || isOfStation(printer)
  })
  return {
    wakeStations: (printerId) => runner.wake(printerId),
    serveOwn: () => runPrinters((printer) => !isOfStation(printer)),
    printing: {
      queue: createPrintQueue(store.printJobs, clock, onQueued),
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
      nextTracking: async ({ tx, numbers }) =>
        numbers.shift() ?? (isAlone === undefined ? nextTracking(tx) : refuse('following.noLabels')),
    },
    async wakeAll() {
      for (const { id } of await store.read(printersOf)) runner.wake(id)
    },
    async close() {
      await runner.stop()
      await printers.close()
    },
  }
}
