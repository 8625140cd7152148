import { createServer, type Server, type Socket } from 'node:net'
import type { PrinterFault } from '../../../main/app/ports/printing.ts'

export type ZplPrinterBehaviour = {
  faults: PrinterFault[]
  /** Faults that come up once a label has been read. */
  faultsAfterLabel: PrinterFault[]
  /** Which status questions it answers. */
  answers: 'all' | 'hqes' | 'none'
  /** Falls silent once a label has been read. */
  silentAfterLabel: boolean
  /** How many `~HS` after a label still find it waiting in the buffer. */
  busyAnswers: number
  /** Sent unasked on connect. */
  greeting: string | null
  /** Resets the connection after so many bytes. */
  resetAfterBytes: number | null
  /** Accepts, then reads and says nothing. */
  stuck: boolean
  /** Reads in small bites with pauses. */
  slow: boolean
  /** Reads no more of a connection after so many bytes, and keeps it open. */
  stopsAfterBytes: number | null
}

const WELL: ZplPrinterBehaviour = {
  faults: [],
  faultsAfterLabel: [],
  answers: 'all',
  silentAfterLabel: false,
  busyAnswers: 0,
  greeting: null,
  resetAfterBytes: null,
  stuck: false,
  slow: false,
  stopsAfterBytes: null,
}

/** A ZPL printer on TCP, as far as a sender can tell: what it read, what it printed, how it answers. */
export class ZplPrinter {
  readonly #server: Server
  readonly #sockets = new Set<Socket>()
  behaviour: ZplPrinterBehaviour
  /** Whole labels, `^XA` to `^XZ`, in the order in which they came. */
  labels: string[] = []
  bytesRead = 0
  /** When a label began to come, by `performance.now`; whoever measures empties it before. */
  firstByteAt: number | null = null
  /** All that it read, status questions too. */
  raw: Buffer[] = []
  /** At the same time. */
  mostConnections = 0

  private constructor(behaviour: Partial<ZplPrinterBehaviour>) {
    this.behaviour = { ...WELL, ...behaviour }
    this.#server = createServer({ pauseOnConnect: true, noDelay: true }, (socket) => this.#serve(socket))
  }

  static async start(behaviour: Partial<ZplPrinterBehaviour> = {}): Promise<ZplPrinter> {
    const printer = new ZplPrinter(behaviour)
    await printer.listen(0)
    return printer
  }

  get port(): number {
    const address = this.#server.address()
    if (address === null || typeof address === 'string') throw new Error('the printer is off')
    return address.port
  }

  /** Switches the printer on; port 0 takes any. */
  async listen(port: number): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(port, '127.0.0.1', resolve))
  }

  /** Switches it off: connections break, new ones are refused. */
  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy()
    await new Promise<void>((resolve) => this.#server.close(() => resolve()))
  }

  #serve(socket: Socket): void {
    this.#sockets.add(socket)
    this.mostConnections = Math.max(this.mostConnections, this.#sockets.size)
    socket.on('close', () => this.#sockets.delete(socket))
    socket.on('error', () => undefined)
    if (this.behaviour.greeting !== null) socket.write(this.behaviour.greeting)
    if (this.behaviour.stuck) return
    let unread = ''
    let read = 0
    socket.on('data', (chunk: Buffer) => {
      this.bytesRead += chunk.length
      this.raw.push(chunk)
      if (this.firstByteAt === null && chunk.includes('^XA')) this.firstByteAt = performance.now()
      read += chunk.length
      unread = this.#consume(unread + chunk.toString('utf8'), socket)
      if (this.behaviour.resetAfterBytes !== null && read >= this.behaviour.resetAfterBytes) {
        socket.resetAndDestroy()
      }
      if (this.behaviour.stopsAfterBytes !== null && read >= this.behaviour.stopsAfterBytes) {
        socket.pause()
      } else if (this.behaviour.slow) {
        socket.pause()
        setTimeout(() => socket.resume(), 2)
      }
    })
    socket.resume()
  }

  #consume(text: string, socket: Socket): string {
    let rest = text
    for (;;) {
      const part = /^\s*(?:(\^XA[\s\S]*?\^XZ)|(~HS|~HQES))/.exec(rest)
      if (part === null) return rest
      rest = rest.slice(part[0].length)
      if (part[1] !== undefined) this.#print(part[1])
      else this.#answer(part[2] ?? '', socket)
    }
  }

  #print(label: string): void {
    this.labels.push(label)
    this.behaviour.faults = [...this.behaviour.faults, ...this.behaviour.faultsAfterLabel]
    if (this.behaviour.silentAfterLabel) this.behaviour.answers = 'none'
  }

  #answer(command: string, socket: Socket): void {
    const { answers, faults } = this.behaviour
    if (answers === 'none' || (answers === 'hqes' && command === '~HS')) return
    if (command === '~HQES') {
      const flags =
        (has(faults, 'paper-out') && 1) + (has(faults, 'ribbon-out') && 2) + (has(faults, 'head-open') && 4)
      const low = Number(flags).toString(16).padStart(8, '0')
      socket.write(
        `\x02\r\n\r\n  PRINTER STATUS\r\n   ERRORS:         ${flags > 0 ? 1 : 0} 00000000 ${low}\r\n` +
          '   WARNINGS:       0 00000000 00000000\r\n\x03',
      )
      return
    }
    const waiting = this.labels.length > 0 && this.behaviour.busyAnswers > 0 ? 1 : 0
    this.behaviour.busyAnswers -= waiting
    const one = (fault: PrinterFault) => (faults.includes(fault) ? 1 : 0)
    const first = `014,${one('paper-out')},${one('paused')},1218,00${waiting},${one('buffer-full')},0,0,000,0,0,0`
    const second = `001,0,${one('head-open')},${one('ribbon-out')},1,2,6,0,00000000,1,000`
    for (const line of [first, second, '1234,0']) socket.write(`\x02${line}\x03\r\n`)
  }
}

function has(faults: readonly PrinterFault[], fault: PrinterFault): 0 | 1 {
  return faults.includes(fault) ? 1 : 0
}
