import { createServer, type Server, type Socket } from 'node:net'

export type EscPosPrinterBehaviour = {
  coverOpen: boolean
  paperEnd: boolean
  cutterError: boolean
  answers: boolean
}

/** An Epson receipt printer on TCP that answers DLE EOT n and GS r 1; everything else is what it prints. */
export class EscPosPrinter {
  readonly #server: Server
  readonly #sockets = new Set<Socket>()
  readonly behaviour: EscPosPrinterBehaviour
  printed = Buffer.alloc(0)

  private constructor(behaviour: Partial<EscPosPrinterBehaviour>) {
    this.behaviour = { coverOpen: false, paperEnd: false, cutterError: false, answers: true, ...behaviour }
    this.#server = createServer({ noDelay: true }, (socket) => this.#serve(socket))
  }

  static async start(behaviour: Partial<EscPosPrinterBehaviour> = {}): Promise<EscPosPrinter> {
    const printer = new EscPosPrinter(behaviour)
    await new Promise<void>((resolve) => printer.#server.listen(0, '127.0.0.1', resolve))
    return printer
  }

  get port(): number {
    const address = this.#server.address()
    if (address === null || typeof address === 'string') throw new Error('the printer is off')
    return address.port
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy()
    await new Promise<void>((resolve) => this.#server.close(() => resolve()))
  }

  #serve(socket: Socket): void {
    this.#sockets.add(socket)
    socket.on('close', () => this.#sockets.delete(socket))
    socket.on('error', () => undefined)
    socket.on('data', (chunk: Buffer) => {
      const question = this.#questionAt(chunk)
      if (question === null) {
        this.printed = Buffer.concat([this.printed, chunk])
        return
      }
      this.printed = Buffer.concat([this.printed, chunk.subarray(0, question.at)])
      if (this.behaviour.answers) socket.write(Uint8Array.of(question.answer))
    })
  }

  /** A sender that waits for each answer has its question at the end of what it has sent. */
  #questionAt(chunk: Buffer): { at: number; answer: number } | null {
    const at = chunk.length - 3
    if (at < 0) return null
    const [first, second, n] = chunk.subarray(at)
    if (first === 0x10 && second === 0x04) return { at, answer: this.#realtime(n ?? 0) }
    if (first === 0x1d && second === 0x72) return { at, answer: this.behaviour.paperEnd ? 0x0c : 0x00 }
    return null
  }

  #realtime(n: number): number {
    const { coverOpen, paperEnd, cutterError } = this.behaviour
    switch (n) {
      case 1:
        return coverOpen || paperEnd || cutterError ? 0x1a : 0x12
      case 2:
        return 0x12 | (coverOpen ? 0x04 : 0) | (paperEnd ? 0x20 : 0)
      case 3:
        return cutterError ? 0x1a : 0x12
      default:
        return paperEnd ? 0x72 : 0x12
    }
  }
}
