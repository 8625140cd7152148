import type { PrinterConfig } from '../../../main/app/ports/printing.ts'
import { MINUTE_MS } from '../../../shared/lib/clock.ts'
import type { Random } from '../../../shared/lib/random.ts'
import { ZplPrinter } from '../../support/printers/zpl-printer.ts'
import type { EventLog } from '../event-log.ts'
import type { Schedule } from '../schedule.ts'
import { exponential, pick } from '../streams.ts'
import type { WorldClock } from '../world-clock.ts'
import { SITES } from './label-merchant.ts'

/** Some carriers make A6. */
export const PAPER = { dpi: 203, widthMm: 105, heightMm: 150 } as const

/** A real socket each; what it read is what came out. */
export class SitePrinter {
  readonly siteId: string
  readonly #printer: ZplPrinter
  readonly #port: number
  #isOn = true

  private constructor(siteId: string, printer: ZplPrinter) {
    this.siteId = siteId
    this.#printer = printer
    this.#port = printer.port
  }

  static async start(siteId: string): Promise<SitePrinter> {
    return new SitePrinter(siteId, await ZplPrinter.start())
  }

  get config(): PrinterConfig {
    return {
      id: `printer-${this.siteId}`,
      name: this.siteId,
      language: { kind: 'zpl' },
      connection: { kind: 'tcp', host: '127.0.0.1', port: this.#port },
      ...PAPER,
    }
  }

  /** Every label that it ever printed, `^XA` to `^XZ`. */
  get labels(): readonly string[] {
    return this.#printer.labels
  }

  get behaviour(): ZplPrinter['behaviour'] {
    return this.#printer.behaviour
  }

  async switchOff(): Promise<void> {
    if (!this.#isOn) return
    this.#isOn = false
    await this.#printer.stop()
  }

  async switchOn(): Promise<void> {
    if (this.#isOn) return
    this.#isOn = true
    await this.#printer.listen(this.#port)
  }

  /** As good as new. */
  async mend(): Promise<void> {
    await this.switchOn()
    Object.assign(this.behaviour, { faults: [], faultsAfterLabel: [], resetAfterBytes: null })
  }
}

export async function startPrinters(): Promise<readonly SitePrinter[]> {
  return Promise.all(SITES.map(({ id }) => SitePrinter.start(id)))
}

/** Bytes of a label after which a line breaks. */
const BREAKS_AFTER = [1, 200, 5000]

/** Printers are switched off, run out of paper and lose their line, until somebody comes. */
export function planPrinterTroubles(
  { clock, random, log, schedule }: { clock: WorldClock; random: Random; log: EventLog; schedule: Schedule },
  printers: readonly SitePrinter[],
  until: number,
): void {
  const apart = Math.min(4 * 60 * MINUTE_MS, (until - clock.now()) / 3)
  const strikes: readonly [string, (printer: SitePrinter) => Promise<void> | void][] = [
    ['is switched off', (printer) => printer.switchOff()],
    ['runs out of paper', ({ behaviour }) => void (behaviour.faults = ['paper-out'])],
    ['runs out of paper after a label', ({ behaviour }) => void (behaviour.faultsAfterLabel = ['paper-out'])],
    ['loses its line', ({ behaviour }) => void (behaviour.resetAfterBytes = pick(random, BREAKS_AFTER))],
  ]
  for (const printer of printers)
    for (let at = clock.now() + exponential(random, apart); at < until; at += exponential(random, apart)) {
      const [what, strike] = pick(random, strikes)
      const mendedAt = Math.min(until, at + MINUTE_MS + exponential(random, 12 * MINUTE_MS))
      schedule.plan(at, async () => {
        log.add(`printer of ${printer.siteId} ${what}`)
        await strike(printer)
      })
      schedule.plan(mendedAt, () => printer.mend())
    }
  schedule.plan(until, async () => {
    for (const printer of printers) await printer.mend()
  })
}
