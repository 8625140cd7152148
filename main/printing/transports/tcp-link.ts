import { connect, type Socket } from 'node:net'
import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import { chunksOf, type DeviceLink, LinkError, type LinkTiming } from './device-link.ts'

/**
 * Raw TCP, usually port 9100. Bytes count as taken when the system's socket has them; only an orderly close
 * by the printer after our own end proves that it read them, so `finish` waits for that. What the printer
 * sends is consumed all along: a closed socket with unread bytes would be reset, and the label with it.
 * @throws {LinkError} with `taken` 0 when no connection comes about
 */
export async function openTcpLink(
  address: { host: string; port: number },
  timing: LinkTiming,
  signal: AbortSignal,
): Promise<DeviceLink> {
  const socket = connect({ host: address.host, port: address.port, noDelay: true })
  const link = new TcpLink(socket, `${address.host}:${address.port}`, timing, signal)
  await link.connected()
  return link
}

class TcpLink implements DeviceLink {
  readonly #socket: Socket
  readonly #name: string
  readonly #timing: LinkTiming
  #taken = 0
  #received: Uint8Array[] = []
  #wakeReader: (() => void) | null = null
  /** Why the link is over, once it is; 'closed' is the orderly way. */
  #over: Message | 'closed' | null = null
  readonly #ended = Promise.withResolvers<void>()

  constructor(socket: Socket, name: string, timing: LinkTiming, signal: AbortSignal) {
    this.#socket = socket
    this.#name = name
    this.#timing = timing
    const abort = () => this.#end(message('printing.linkStopped', { device: name }))
    if (signal.aborted) abort()
    signal.addEventListener('abort', abort, { once: true })
    socket.on('data', (chunk: Uint8Array) => {
      this.#received.push(chunk)
      this.#wakeReader?.()
    })
    socket.on('error', (error: NodeJS.ErrnoException) => this.#end(socketTrouble(name, error)))
    socket.on('close', () => {
      signal.removeEventListener('abort', abort)
      this.#end('closed')
    })
  }

  async connected(): Promise<void> {
    const opened = new Promise<void>((resolve) => this.#socket.once('connect', () => resolve()))
    await this.#unlessOver(
      opened,
      this.#timing.connectMs,
      message('printing.noAnswer', { device: this.#name }),
    )
  }

  async write(bytes: Uint8Array): Promise<void> {
    for (const chunk of chunksOf(bytes)) {
      const taken = new Promise<void>((resolve) => {
        this.#socket.write(chunk, (error) => {
          if (!error) resolve()
        })
      })
      await this.#unlessOver(taken, this.#timing.stallMs, message('printing.stalled', this.#soFar()))
      this.#taken += chunk.length
    }
  }

  async receive(withinMs: number): Promise<Uint8Array> {
    if (this.#received.length === 0 && this.#over === null) {
      const first = Promise.withResolvers<void>()
      this.#wakeReader = first.resolve
      const timer = setTimeout(first.resolve, withinMs)
      await Promise.race([first.promise, this.#ended.promise])
      clearTimeout(timer)
      this.#wakeReader = null
    }
    const bytes = Buffer.concat(this.#received)
    this.#received = []
    return bytes
  }

  async finish(): Promise<void> {
    if (this.#over === 'closed') return
    this.#socket.end()
    const closed = new Promise<void>((resolve) => this.#socket.once('close', () => resolve()))
    await this.#unlessOver(closed, this.#timing.stallMs, message('printing.notClosed', this.#soFar()))
  }

  /** Gives the device a moment to close as well: many refuse a second connection before they have. */
  async destroy(): Promise<void> {
    if (this.#over !== null) return
    this.#socket.end()
    const timer = setTimeout(
      () => this.#end(message('printing.linkEnded', { device: this.#name })),
      this.#timing.answerMs,
    )
    await this.#ended.promise
    clearTimeout(timer)
  }

  #end(reason: Message | 'closed'): void {
    this.#over ??= reason
    this.#socket.destroy()
    this.#ended.resolve()
  }

  /** Rejects with a `LinkError`, and lets the socket go, when the link ends or nothing happens in time. */
  async #unlessOver(step: Promise<void>, withinMs: number, timeoutReason: Message): Promise<void> {
    let done = false
    const timer = setTimeout(() => this.#end(timeoutReason), withinMs)
    await Promise.race([step.then(() => (done = true)), this.#ended.promise])
    clearTimeout(timer)
    if (done) return
    const reason = this.#over === 'closed' ? message('printing.closed', this.#soFar()) : this.#over
    throw new LinkError(reason ?? message('printing.linkEnded', { device: this.#name }), this.#taken)
  }

  #soFar(): { device: string; bytes: number } {
    return { device: this.#name, bytes: this.#taken }
  }
}

function socketTrouble(device: string, error: NodeJS.ErrnoException): Message {
  switch (error.code) {
    case 'ECONNREFUSED':
      return message('printing.refused', { device })
    case 'ECONNRESET':
    case 'EPIPE':
      return message('printing.broken', { device })
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return message('printing.unknownName', { device })
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'EHOSTDOWN':
      return message('printing.unreachable', { device })
    case 'ETIMEDOUT':
      return message('printing.noAnswer', { device })
    default:
      return message('printing.linkFailed', { device, said: error.message })
  }
}
