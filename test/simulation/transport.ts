import { Agent, type IncomingMessage, request } from 'node:http'
import type { Random } from '../../shared/lib/random.ts'
import type { KillSwitch, WirePoint } from './crash.ts'
import type { EventLog } from './event-log.ts'
import { between } from './streams.ts'
import type { WorldClock } from './world-clock.ts'

/** How a peer cannot be reached: nobody listens, nobody answers, or its name is unknown. */
export type Darkness = 'refused' | 'silent' | 'no-name'

export interface WireDeps {
  readonly clock: WorldClock
  readonly random: Random
  readonly log: EventLog
  /** The rest of the world goes on while a request is on its way. */
  readonly meanwhile: () => Promise<void>
}

interface Peer {
  readonly port: number
  readonly agent: Agent
  dark: Darkness | null
  /** Share of the answers that come too late for us, though the peer has carried out what was asked. */
  lateShare: number
}

/** As long as a client waits for one answer. */
export const TIMEOUT_MS = 25_000

interface Turn {
  readonly start: () => void
}

/**
 * The network between the program and what it talks to, simulated: real HTTP over real loopback sockets that are kept
 * open, under names instead of ports. One request is under way at a time, whichever of those waiting the seed
 * picks, so that a seed is played the same again; each takes some simulated time.
 */
export class Transport {
  readonly #deps: WireDeps
  readonly #peers = new Map<string, Peer>()
  readonly #waiting: Turn[] = []
  #busy = false

  constructor(deps: WireDeps) {
    this.#deps = deps
  }

  /** @returns the address under which the peer is known */
  connect(name: string, url: string): string {
    const agent = new Agent({ keepAlive: true, maxSockets: 4 })
    this.#peers.set(name, { port: Number(new URL(url).port), agent, dark: null, lateShare: 0 })
    return `http://${name}`
  }

  /** Cuts what is open. null = it can be reached again. */
  darken(name: string, dark: Darkness | null): void {
    const peer = this.#peer(name)
    peer.dark = dark
    if (dark !== null) peer.agent.destroy()
  }

  answersLate(name: string, share: number): void {
    this.#peer(name).lateShare = share
  }

  isDark(name: string): boolean {
    return this.#peer(name).dark !== null
  }

  close(): void {
    for (const { agent } of this.#peers.values()) agent.destroy()
  }

  /** The way onto the network of one life of the program. */
  fetchFor(kill: Pick<KillSwitch<WirePoint>, 'pass' | 'alive'>): typeof fetch {
    return async (input, init) => {
      await this.#turn()
      try {
        kill.pass('request-leaving')
        await this.#deps.meanwhile()
        kill.alive()
        const response = await this.#exchange(
          new URL(input instanceof Request ? input.url : input),
          init ?? {},
        )
        kill.pass('request-carried-out')
        return response
      } finally {
        this.#next()
      }
    }
  }

  async #exchange(url: URL, init: RequestInit): Promise<Response> {
    const { clock, random, log } = this.#deps
    const peer = this.#peer(url.hostname)
    const what = `${url.hostname} ${init.method ?? 'GET'} ${url.pathname}`
    clock.advance(between(random, 5, 60))
    if (peer.dark !== null) {
      log.add(`${what}: ${peer.dark}`)
      if (peer.dark === 'silent') {
        clock.advance(TIMEOUT_MS)
        throw new DOMException('The operation was aborted due to timeout', 'TimeoutError')
      }
      throw failed(peer.dark === 'refused' ? 'ECONNREFUSED' : 'ENOTFOUND')
    }
    const late = random() < peer.lateShare
    try {
      const { status, headers, body } = await exchange(url, init, peer)
      log.add(`${what}: ${status} ${body.length}${late ? ', too late' : ''}`)
      if (!late)
        return new Response(status === 204 || status === 304 ? null : body, { status, headers: [...headers] })
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
      log.add(`${what}: ${code}`)
      throw failed(code)
    }
    clock.advance(TIMEOUT_MS)
    throw new DOMException('The operation was aborted due to timeout', 'TimeoutError')
  }

  #peer(name: string): Peer {
    const peer = this.#peers.get(name)
    if (peer === undefined) throw new Error(`No peer is called ${name}`)
    return peer
  }

  async #turn(): Promise<void> {
    if (this.#busy) await new Promise<void>((start) => this.#waiting.push({ start }))
    this.#busy = true
  }

  #next(): void {
    const [turn] = this.#waiting.splice(Math.floor(this.#deps.random() * this.#waiting.length), 1)
    if (turn === undefined) this.#busy = false
    else turn.start()
  }
}

function failed(code: string): TypeError {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) })
}

interface Answer {
  readonly status: number
  readonly headers: readonly [string, string][]
  readonly body: Uint8Array<ArrayBuffer>
}

async function exchange(url: URL, init: RequestInit, peer: Peer): Promise<Answer> {
  const body = typeof init.body === 'string' ? init.body : await new Response(init.body ?? null).text()
  const headers = new Headers(init.headers)
  headers.set('host', url.host)
  headers.set('content-length', String(Buffer.byteLength(body)))
  return new Promise((resolve, reject) => {
    const call = request(
      {
        host: '127.0.0.1',
        port: peer.port,
        agent: peer.agent,
        method: init.method ?? 'GET',
        path: `${url.pathname}${url.search}`,
        headers: Object.fromEntries(headers),
      },
      (incoming) => {
        read(incoming).then(resolve, reject)
      },
    )
    call.once('error', reject)
    call.end(body)
  })
}

async function read(incoming: IncomingMessage): Promise<Answer> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  const headers = Object.entries(incoming.headers).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[name, value]] : [],
  )
  return { status: incoming.statusCode ?? 0, headers, body: Uint8Array.from(Buffer.concat(chunks)) }
}
