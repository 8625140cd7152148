import type { Clock } from '../shared/lib/clock.ts'
import type { Commands } from './app/commands/command.ts'
import { logoBytes } from './app/papers/logos.ts'
import type { Store } from './app/ports/store.ts'
import { followPrint } from './app/printers/follow-print.ts'
import { printerById, printersOf } from './app/printers/printer-settings.ts'
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
  const runner = createPrintRunner({
    store,
    write: (work) =>
      commands.system('printing.report', (context) =>
        work(context.tx, (job) => followPrint(context, store.printJobs, job)),
      ),
    port: printers.port,
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
      port: printers.port,
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
