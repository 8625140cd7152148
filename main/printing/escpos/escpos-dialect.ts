import type { PrinterFault } from '../../app/ports/printing.ts'
import type { DeviceReport, StatusDialect } from '../transports/conversation.ts'
import type { DeviceLink } from '../transports/device-link.ts'

/**
 * Epson: `DLE EOT n` (10 04 n) is answered at once, with one byte that has bit 1 and bit 4 set; `GS r 1`
 * (1D 72 01) is answered in its turn, so its answer after a label says that the label has been printed.
 * Source: Epson "ESC/POS Command Reference".
 */
export const epsonDialect: StatusDialect = {
  async ask(link, timing) {
    const faults: PrinterFault[] = []
    for (const [n, flags] of REALTIME) {
      const status = await question(link, [0x10, 0x04, n], timing.answerMs, isRealtimeStatus)
      if (status === null) return null
      for (const [bits, fault] of flags) {
        if ((status & bits) !== 0 && !faults.includes(fault)) faults.push(fault)
      }
    }
    const online = await question(link, [0x10, 0x04, 1], timing.answerMs, isRealtimeStatus)
    if (online !== null && (online & 0x08) !== 0 && faults.length === 0) faults.push('other')
    return { faults, waiting: 0 }
  },
  async askAfterLabel(link, timing): Promise<DeviceReport | null> {
    const status = await question(link, [0x1d, 0x72, 0x01], timing.confirmMs, (byte) => (byte & 0x90) === 0)
    if (status === null) return null
    return { faults: (status & 0x0c) !== 0 ? ['paper-out'] : [], waiting: 0 }
  },
}

/** Star's own command set answers none of these. */
export const starDialect: StatusDialect = { ask: async () => null, askAfterLabel: null }

const REALTIME: ReadonlyArray<readonly [n: number, flags: ReadonlyArray<readonly [number, PrinterFault]>]> = [
  [
    2,
    [
      [0x04, 'head-open'],
      [0x20, 'paper-out'],
      [0x40, 'other'],
    ],
  ],
  [3, [[0x08, 'cutter']]],
  [4, [[0x60, 'paper-out']]],
]

function isRealtimeStatus(byte: number): boolean {
  return (byte & 0x93) === 0x12
}

async function question(
  link: DeviceLink,
  command: number[],
  withinMs: number,
  isAnswer: (byte: number) => boolean,
): Promise<number | null> {
  await link.receive(0)
  await link.write(Uint8Array.from(command))
  for (let heard = 0; heard < 4096; ) {
    const bytes = await link.receive(withinMs)
    if (bytes.length === 0) return null
    const answer = bytes.findLast(isAnswer)
    if (answer !== undefined) return answer
    heard += bytes.length
  }
  return null
}
