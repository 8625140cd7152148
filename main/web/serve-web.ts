import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo, Server } from 'node:net'
import type { Duplex } from 'node:stream'
import type { AnyRouter } from '@orpc/server'
import { RPCHandler } from '@orpc/server/ws'
import { type WebSocket, WebSocketServer } from 'ws'

import { SIGNED_OUT_CODE } from '../../shared/contract/window-sign-in.ts'
import type { Clock } from '../../shared/lib/clock.ts'
import type { Language } from '../../shared/lib/language.ts'
import { type Rate, TokenBucket } from '../../shared/lib/token-bucket.ts'
import type { DeviceDoor } from '../app/devices/devices.ts'
import { isSomebodyHere } from '../app/people/seat.ts'
import type { Session } from '../app/services/control-room-port.ts'
import { API_PATH, type ApiRoom, openApi } from './api/serve-api.ts'
import type { Entrance, Entry } from './entrance.ts'
import { healthOf } from './health.ts'
import { SECURITY_HEADERS } from './page-security.ts'
import { type Admission, admit, bearerOf, type OwnNames } from './request-guard.ts'
import { ScreenSocket } from './screen-socket.ts'
import { plain, type StaticAnswer, staticAnswer } from './static-files.ts'
import { MAX_UPLOAD_BYTES, noRoomForUpload, receiveUpload } from './upload.ts'

/** The largest frame of the contract; files go through POST /upload. */
const MAX_FRAME_BYTES = 256 * 1024
const MAX_SCREENS = 64
/** Connections of one address that have not said yet who they are. */
const MAX_UNKNOWN = 16
/** A window says who it is at once. */
const SIGN_IN_MS = 10_000
const SIGNED_OUT = 'Not signed in. Open the address that the control room printed when it started.'
/** A screen that reads so slowly that this much waits for it is cut off; it reconnects and resumes. */
const MAX_WAITING_BYTES = 32 * 1024 * 1024
const FRAMES: Rate = { burst: 500, everyMs: 5 }
/** Refusals answered per second over all callers; beyond it they are dropped without an answer. */
const REFUSALS: Rate = { burst: 50, everyMs: 100 }

export interface ServedRoom {
  router: AnyRouter
  contextFor: (session: Session) => object
  /** Absent: other programs are not answered. */
  api?: Omit<ApiRoom, 'router'>
  devices: DeviceDoor
  /** Why it cannot serve anybody now; null or absent = it can. */
  notReady?: () => Promise<string | null>
}

/** What a server proves itself with, PEM. */
export interface TlsIdentity {
  readonly cert: string
  readonly key: string
}

export interface WebOptions {
  /** null: it is being opened again; screens try again. */
  room: () => ServedRoom | null
  /** The built renderer. */
  staticDir: string
  /** The address of this machine that it listens on. */
  host: string
  /** 0 takes any free port. */
  port: number
  /** null = plain HTTP. */
  tls: TlsIdentity | null
  /** By which names it is called; called with the port once that is known. */
  names: (port: number) => OwnNames
  entrance: Entrance
  /** Receives the files of POST /upload, named by their uploadId. */
  uploadDir: string
  clock: Clock
  heartbeatMs: number
  /** Hears of faults of the server itself; answers to callers never carry them. */
  onFault: (fault: unknown) => void
  /** Hears of garbage that was turned away, by what it was. */
  onRefused: (what: string) => void
}

export interface WebServer {
  port: number
  /** The address of its page, by the first of its names. */
  origin: string
  /** From now on it proves itself with this. */
  renew(tls: TlsIdentity): void
  closeScreens(): void
  close(): Promise<void>
}

export type Served = { kind: 'serving'; server: WebServer } | { kind: 'port-in-use' }

/**
 * Serves the control room's page, its contract over WebSocket at /rpc and its uploads at one address; see
 * request-guard.ts and entrance.ts for who may.
 */
export async function serveWeb(options: WebOptions): Promise<Served> {
  const { entrance } = options
  const http = openServer(options.tls)
  if ((await listen(http.server, options)) === 'in-use') return { kind: 'port-in-use' }
  const { port } = http.server.address() as AddressInfo
  const names = options.names(port)
  const api = openApi({
    room() {
      const { router, api: offered } = options.room() ?? {}
      return router === undefined || offered === undefined ? null : { router, ...offered }
    },
    clock: options.clock,
    onFault: options.onFault,
  })
  const refusals = TokenBucket.full(REFUSALS, options.clock.now())
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_FRAME_BYTES,
    perMessageDeflate: false,
    WebSocket: ScreenSocket,
  })

  http.server.on('request', (request, response) => {
    answer(request, response).catch((fault: unknown) => {
      options.onFault(fault)
      if (response.headersSent) response.destroy()
      else send(response, plain(500, 'The control room could not answer; its log says why.'))
    })
  })
  http.server.on('upgrade', (request, socket, head) => {
    const admission = check(request, true)
    if (admission.kind === 'refused') {
      options.onRefused(`a connection: ${admission.reason}`)
      return endUpgrade(socket, admission.status === 400 ? '400 Bad Request' : '403 Forbidden')
    }
    if (admission.path !== '/rpc') return endUpgrade(socket, '404 Not Found')
    const room = options.room()
    const isFull = sockets.clients.size >= MAX_SCREENS || unknownFrom(request) >= MAX_UNKNOWN
    if (room === null || isFull) return endUpgrade(socket, '503 Service Unavailable')
    sockets.handleUpgrade(request, socket, head, (screen) => connect(screen, request, room, admission.origin))
  })
  http.server.on('clientError', (error, socket) => {
    options.onRefused(`a request that is no HTTP: ${codeOf(error)}`)
    endUpgrade(socket, '400 Bad Request')
  })
  const heart = setInterval(beat, options.heartbeatMs)
  const alive = new WeakSet<WebSocket>()
  /** Of each screen that is let in, the token of its window and who is at it. */
  const tokens = new Map<ScreenSocket, { readonly token: string; readonly context: object }>()
  /** Those that are not, with the address that they come from. */
  const unknown = new Map<ScreenSocket, string>()

  function unknownFrom({ socket }: IncomingMessage): number {
    return [...unknown.values()].filter((address) => address === socket.remoteAddress).length
  }

  function check(request: IncomingMessage, isUpgrade: boolean): Admission {
    const { method = 'GET', url = '/', headers } = request
    const hostCount = request.rawHeaders.filter((name, at) => at % 2 === 0 && /^host$/i.test(name)).length
    return admit({ method, url, headers, hostCount, isUpgrade }, names)
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const health = request.method === 'GET' ? await healthOf(request.url ?? '', options.room) : null
    if (health !== null) return send(response, health)
    const admission = check(request, false)
    if (admission.kind === 'refused') {
      options.onRefused(`a request: ${admission.reason}`)
      if (refusals.take(options.clock.now()) > 0) return void request.socket.destroy()
      // What was sent along is not read, so the connection cannot be used again.
      response.setHeader('Connection', 'close')
      return send(response, plain(admission.status, admission.reason))
    }
    if (admission.path === API_PATH || admission.path.startsWith(`${API_PATH}/`))
      return sendResponse(response, await api.answer(request, admission.path))
    if (request.method !== 'POST')
      return send(response, await staticAnswer(options.staticDir, admission.path))
    const token = bearerOf(request.headers)
    if (!entrance.isSignedIn(token)) {
      options.onRefused('a request: not signed in')
      response.setHeader('Connection', 'close')
      return send(response, plain(401, SIGNED_OUT))
    }
    if (admission.path === '/upload') {
      if (await isSomebodyAt(token)) return send(response, await upload(request, response))
      options.onRefused('an upload: nobody is signed in at the window')
      response.setHeader('Connection', 'close')
      return send(response, plain(403, 'Nobody is signed in at this window.'))
    }
    if (admission.path !== '/sign-out') return send(response, plain(404, 'Not found'))
    entrance.signOut(token)
    for (const [screen, own] of tokens) if (own.token === token) screen.cut(SIGNED_OUT_CODE, SIGNED_OUT)
    return send(response, plain(200, 'Signed out.'))
  }

  /** At one of the screens that are open with this token. */
  async function isSomebodyAt(token: string): Promise<boolean> {
    const own = [...tokens.values()].filter((screen) => screen.token === token)
    return (await Promise.all(own.map(({ context }) => isSomebodyHere(context)))).includes(true)
  }

  async function upload(request: IncomingMessage, response: ServerResponse): Promise<StaticAnswer> {
    const tooLarge = () => {
      response.setHeader('Connection', 'close')
      return plain(413, `A file may have at most ${MAX_UPLOAD_BYTES / 1024 / 1024} MB.`)
    }
    if (Number(request.headers['content-length'] ?? 0) > MAX_UPLOAD_BYTES) return tooLarge()
    const result = await receiveUpload(request, options.uploadDir, randomUUID(), MAX_UPLOAD_BYTES)
    if (result.kind === 'too-large') return tooLarge()
    if (result.kind === 'no-room') return noRoomForUpload()
    if (result.kind === 'broken-off') {
      options.onRefused('an upload that broke off')
      return plain(400, 'The upload broke off.')
    }
    const { headers } = plain(200, '')
    const body = Buffer.from(JSON.stringify({ uploadId: result.uploadId, bytes: result.bytes }))
    return { status: 200, headers: { ...headers, 'Content-Type': 'application/json; charset=utf-8' }, body }
  }

  function connect(screen: ScreenSocket, request: IncomingMessage, room: ServedRoom, origin: string) {
    const frames = TokenBucket.full(FRAMES, options.clock.now())
    screen.admits = () => frames.take(options.clock.now()) === 0
    screen.refused = options.onRefused
    alive.add(screen)
    screen.on('pong', () => alive.add(screen))
    // What breaks the WebSocket protocol itself, and connections that break.
    screen.on('error', (error) => options.onRefused(`a connection: ${codeOf(error)}`))
    const language = languageOf(request.headers['accept-language'])
    const cut = () => screen.cut(SIGNED_OUT_CODE, SIGNED_OUT)
    const address = request.socket.remoteAddress ?? ''
    const visit = entrance.visit({ origin, address, devices: room.devices, cut })
    unknown.set(screen, address)
    const impatience = setTimeout(cut, SIGN_IN_MS).unref()
    screen.on('close', () => {
      clearTimeout(impatience)
      tokens.delete(screen)
      unknown.delete(screen)
      visit.left()
    })
    screen.greet = (text) => {
      clearTimeout(impatience)
      visit
        .enter(text)
        .then((entry) => settle(screen, room, language, entry))
        .catch((fault: unknown) => {
          options.onFault(fault)
          screen.terminate()
        })
    }
    if (visit.greeting !== null) screen.send(JSON.stringify(visit.greeting))
  }

  function settle(screen: ScreenSocket, room: ServedRoom, language: Language, entry: Entry) {
    if (screen.readyState !== screen.OPEN) return
    if (entry.kind === 'refused') {
      options.onRefused('a connection: not signed in')
      if (entry.answer !== null) screen.send(JSON.stringify(entry.answer))
      return screen.cut(SIGNED_OUT_CODE, SIGNED_OUT)
    }
    unknown.delete(screen)
    const context = room.contextFor({ ...entry.session, language })
    tokens.set(screen, { token: entry.token, context })
    screen.letIn()
    new RPCHandler(room.router).upgrade(screen, { context }).catch((error: unknown) => {
      options.onRefused(`a frame that cannot be read: ${codeOf(error)}`)
    })
    screen.send(JSON.stringify(entry.answer))
  }

  function beat() {
    for (const screen of sockets.clients as Set<ScreenSocket>) {
      if (!alive.has(screen) || screen.bufferedAmount > MAX_WAITING_BYTES) screen.terminate()
      else {
        alive.delete(screen)
        screen.ping()
        const own = tokens.get(screen)
        if (own !== undefined) entrance.isSignedIn(own.token)
      }
    }
  }

  /** Screens come back by themselves as long as the server is open. */
  function closeScreens() {
    for (const screen of sockets.clients) screen.close(1001, 'The control room is closing.')
  }

  async function close() {
    clearInterval(heart)
    closeScreens()
    const impatience = setTimeout(() => {
      for (const screen of sockets.clients) screen.terminate()
    }, 500)
    await new Promise<void>((resolve) => {
      http.server.close(() => resolve())
      http.server.closeAllConnections()
    })
    clearTimeout(impatience)
  }

  const origin = `${names.scheme}://${names.hosts[0]}`
  return { kind: 'serving', server: { port, origin, renew: http.renew, closeScreens, close } }
}

const LIMITS = { requestTimeout: 120_000, headersTimeout: 10_000, maxHeaderSize: 16 * 1024 }

function openServer(tls: TlsIdentity | null) {
  if (tls === null) return { server: createServer(LIMITS), renew: () => undefined }
  const server = createTlsServer({ ...LIMITS, ...tls, minVersion: 'TLSv1.2', handshakeTimeout: 10_000 })
  return { server, renew: (renewed: TlsIdentity) => server.setSecureContext(renewed) }
}

function listen(http: Server, { host, port }: WebOptions): Promise<'listening' | 'in-use'> {
  return new Promise((resolve, reject) => {
    http.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve('in-use')
      else reject(error)
    })
    http.listen({ host, port, exclusive: true }, () => resolve('listening'))
  })
}

/** What a program calls it: bounded and without anything that the other end wrote. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name
}

function send(response: ServerResponse, { status, headers, body }: StaticAnswer) {
  response.writeHead(status, { ...headers, 'Content-Length': body.byteLength })
  if (response.req.method === 'HEAD') response.end()
  else response.end(body)
}

async function sendResponse(response: ServerResponse, answer: Response): Promise<void> {
  const body = Buffer.from(await answer.arrayBuffer())
  // What of a refused call was not read is not the next one.
  if (!response.req.complete) response.setHeader('Connection', 'close')
  send(response, {
    status: answer.status,
    headers: { ...SECURITY_HEADERS, ...Object.fromEntries(answer.headers) },
    body,
  })
}

function endUpgrade(socket: Duplex, status: string) {
  socket.on('error', () => socket.destroy())
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

/** The first of our languages in the browser's order of preference; English when it names none. */
function languageOf(acceptLanguage: string | undefined): Language {
  for (const range of (acceptLanguage ?? '').toLowerCase().split(',')) {
    const tag = range.trim().slice(0, 2)
    if (tag === 'fr' || tag === 'en') return tag
  }
  return 'en'
}
