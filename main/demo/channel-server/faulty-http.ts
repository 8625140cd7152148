import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import type { Misbehaviour } from './misbehaviour.ts'

export interface HttpRequest {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

export interface HttpAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** An answer whose body may be a document. */
export type ServedAnswer = Omit<HttpAnswer, 'body'> & { readonly body: string | Uint8Array }

export interface Running {
  readonly url: string
  close(): Promise<void>
}

const HTML_PAGE = `<!DOCTYPE html><html><head><title>Maintenance</title></head>
<body><h1>We will be back shortly</h1><p>The site is being updated.</p></body></html>`

/** Neither JSON nor XML nor a document. */
const RUBBISH = '\u0000\u0001}{<<& 0x'

/**
 * An HTTP server on loopback whose calls go wrong as `misbehaviour` says. `handle` answers the well-behaved
 * call; `throttled` answers one refused for its rate in the manner of the protocol. While offline the port
 * is closed, so that clients meet a refused connection; it keeps its number when it comes back.
 */
export class FaultyHttp {
  readonly #server: Server
  readonly #misbehaviour: Misbehaviour
  readonly #handle: (request: HttpRequest) => Promise<ServedAnswer>
  readonly #throttled: (retryAfterSeconds: number | null) => HttpAnswer
  #port = 0

  constructor(
    misbehaviour: Misbehaviour,
    handle: (request: HttpRequest) => Promise<ServedAnswer>,
    throttled: (retryAfterSeconds: number | null) => HttpAnswer,
  ) {
    this.#misbehaviour = misbehaviour
    this.#handle = handle
    this.#throttled = throttled
    this.#server = createServer((incoming, outgoing) => {
      this.#serve(incoming, outgoing).catch((error: unknown) => {
        outgoing.destroy(error instanceof Error ? error : undefined)
      })
    })
    // A connection is cut when a fault says so, never by itself in the middle of the next request.
    this.#server.keepAliveTimeout = 0
  }

  async start(): Promise<Running> {
    await this.#listen()
    return { url: `http://127.0.0.1:${this.#port}`, close: () => this.goOffline() }
  }

  /** Cuts every connection and refuses new ones. */
  async goOffline(): Promise<void> {
    if (!this.#server.listening) return
    await new Promise<void>((done) => {
      this.#server.close(() => done())
      this.#server.closeAllConnections()
    })
  }

  async comeBack(): Promise<void> {
    if (!this.#server.listening) await this.#listen()
  }

  async #listen(): Promise<void> {
    await new Promise<void>((done, fail) => {
      this.#server.once('error', fail)
      this.#server.listen(this.#port, '127.0.0.1', () => {
        this.#server.off('error', fail)
        done()
      })
    })
    this.#port = (this.#server.address() as AddressInfo).port
  }

  async #serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const request = await read(incoming)
    const fault = this.#misbehaviour.take(request)
    if (this.#misbehaviour.latencyMs > 0) await wait(this.#misbehaviour.latencyMs)
    switch (fault?.kind) {
      case undefined:
        return send(outgoing, await this.#handle(request))
      case 'reset':
        if (fault.handled) await this.#handle(request)
        outgoing.destroy()
        return
      case 'hang':
        if (fault.handled) await this.#handle(request)
        return
      case 'error':
        if (fault.handled) await this.#handle(request)
        return send(outgoing, html(fault.status, 'Internal Server Error'))
      case 'html':
        return send(outgoing, html(fault.status, HTML_PAGE))
      case 'throttle':
        return send(outgoing, this.#throttled(fault.retryAfterSeconds))
      case 'rubbish':
        return send(outgoing, { ...(await this.#handle(request)), body: RUBBISH })
      case 'half': {
        const answer = await this.#handle(request)
        const body = Buffer.from(answer.body)
        return send(outgoing, { ...answer, body: body.subarray(0, Math.floor(body.length / 2)) })
      }
      case 'twice': {
        const answer = await this.#handle(request)
        return send(outgoing, {
          ...answer,
          body: Buffer.concat([Buffer.from(answer.body), Buffer.from(answer.body)]),
        })
      }
    }
  }
}

export function json(
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): HttpAnswer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(value),
  }
}

/** A body as JSON; undefined = it is none. */
export function readJson(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

/** 429 as the web server before a shop gives it. */
export function throttledPage(retryAfterSeconds: number | null): HttpAnswer {
  const page = html(429, '<html><head><title>429 Too Many Requests</title></head><body></body></html>')
  if (retryAfterSeconds === null) return page
  return { ...page, headers: { ...page.headers, 'retry-after': String(retryAfterSeconds) } }
}

function html(status: number, body: string): HttpAnswer {
  return { status, headers: { 'content-type': 'text/html; charset=utf-8' }, body }
}

async function read(incoming: IncomingMessage): Promise<HttpRequest> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  const url = new URL(incoming.url ?? '/', 'http://127.0.0.1')
  return {
    method: incoming.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers: incoming.headers,
    body: Buffer.concat(chunks).toString('utf8'),
  }
}

function send(outgoing: ServerResponse, answer: ServedAnswer): void {
  outgoing.writeHead(answer.status, answer.headers)
  outgoing.end(answer.body)
}
