import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import type { AnyRouter } from '@orpc/server'
import { RPCHandler } from '@orpc/server/ws'
import { type WebSocket, WebSocketServer } from 'ws'

import type { Clock } from '../../shared/lib/clock.ts'
import type { Language } from '../../shared/lib/language.ts'
import type { Session } from '../app/control-room-port.ts'
import { type Admission, admit } from './door.ts'
import { ScreenSocket } from './screen-socket.ts'
import { plain, type StaticAnswer, staticAnswer } from './static-files.ts'
import { type BucketSize, tokenBucket } from './token-bucket.ts'
import { MAX_UPLOAD_BYTES, noRoomForUpload, receiveUpload } from './upload.ts'

/** The largest frame of the contract; files go through POST /upload. */
const MAX_FRAME_BYTES = 256 * 1024
const MAX_SCREENS = 64
/** A screen that reads so slowly that this much waits for it is cut off; it reconnects and resumes. */
const MAX_WAITING_BYTES = 32 * 1024 * 1024
const FRAMES: BucketSize = { burst: 500, perSecond: 200 }
/** Refusals answered per second over all callers; beyond it they are dropped without an answer. */
const REFUSALS: BucketSize = { burst: 50, perSecond: 10 }

export interface ServedRoom {
  router: AnyRouter
  contextFor: (session: Session) => object
}

export interface WebOptions {
  /** null: it is being opened again; screens try again. */
  room: () => ServedRoom | null
  /** The built renderer. */
  staticDir: string
  host: string
  /** 0 takes any free port. */
  port: number
  /** At least 128 random bits; who knows it is the manager at this machine. */
  token: string
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
  /** The page without the token. */
  origin: string
  /** The address to open: signs the browser in. */
  address: string
  closeScreens(): void
  close(): Promise<void>
}

export type Served = { kind: 'serving'; server: WebServer } | { kind: 'port-in-use' }

/** Serves the control room's page, its contract over WebSocket at /rpc and its uploads; see door.ts for who may. */
export async function serveWeb(options: WebOptions): Promise<Served> {
  const http = createServer({ requestTimeout: 120_000, headersTimeout: 10_000, maxHeaderSize: 16 * 1024 })
  if ((await listen(http, options)) === 'in-use') return { kind: 'port-in-use' }
  const { port } = http.address() as AddressInfo
  const key = { port, token: options.token }
  const refusals = tokenBucket(REFUSALS, options.clock)
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_FRAME_BYTES,
    perMessageDeflate: false,
    WebSocket: ScreenSocket,
  })

  http.on('request', (request, response) => {
    answer(request, response).catch((fault: unknown) => {
      options.onFault(fault)
      if (response.headersSent) response.destroy()
      else send(response, plain(500, 'The control room could not answer; its log says why.'))
    })
  })
  http.on('upgrade', (request, socket, head) => {
    const admission = knock(request, true)
    if (admission.kind !== 'admitted') {
      options.onRefused(`a connection: ${admission.kind === 'refused' ? admission.reason : 'not signed in'}`)
      return refuseUpgrade(socket, admission)
    }
    if (admission.path !== '/rpc') return endUpgrade(socket, '404 Not Found')
    const room = options.room()
    if (room === null || sockets.clients.size >= MAX_SCREENS)
      return endUpgrade(socket, '503 Service Unavailable')
    sockets.handleUpgrade(request, socket, head, (screen) => connect(screen, request, room))
  })
  http.on('clientError', (error, socket) => {
    options.onRefused(`a request that is no HTTP: ${codeOf(error)}`)
    endUpgrade(socket, '400 Bad Request')
  })
  const heart = setInterval(beat, options.heartbeatMs)
  const alive = new WeakSet<WebSocket>()

  function knock(request: IncomingMessage, isUpgrade: boolean): Admission {
    const { method = 'GET', url = '/', headers } = request
    const hostCount = request.rawHeaders.filter((name, at) => at % 2 === 0 && /^host$/i.test(name)).length
    return admit({ method, url, headers, hostCount, isUpgrade }, key)
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const admission = knock(request, false)
    if (admission.kind === 'refused') {
      options.onRefused(`a request: ${admission.reason}`)
      if (!refusals.take()) return void request.socket.destroy()
      // What was sent along is not read, so the connection cannot be used again.
      response.setHeader('Connection', 'close')
      return send(response, plain(admission.status, admission.reason))
    }
    if (admission.kind === 'exchanged') {
      const headers = { Location: admission.location, 'Set-Cookie': admission.cookie }
      const { body, headers: common } = plain(303, 'Signed in.')
      return send(response, { status: 303, headers: { ...common, ...headers }, body })
    }
    if (request.method !== 'POST')
      return send(response, await staticAnswer(options.staticDir, admission.path))
    if (admission.path !== '/upload') return send(response, plain(404, 'Not found'))
    return send(response, await upload(request, response))
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

  function connect(screen: ScreenSocket, request: IncomingMessage, room: ServedRoom) {
    const frames = tokenBucket(FRAMES, options.clock)
    screen.admits = () => frames.take()
    screen.refused = options.onRefused
    alive.add(screen)
    screen.on('pong', () => alive.add(screen))
    // What breaks the WebSocket protocol itself, and connections that break.
    screen.on('error', (error) => options.onRefused(`a connection: ${codeOf(error)}`))
    const language = languageOf(request.headers['accept-language'])
    const context = room.contextFor({ actor: 'local', role: 'manager', language })
    new RPCHandler(room.router).upgrade(screen, { context }).catch((error: unknown) => {
      options.onRefused(`a frame that cannot be read: ${codeOf(error)}`)
    })
  }

  function beat() {
    for (const screen of sockets.clients) {
      if (!alive.has(screen) || screen.bufferedAmount > MAX_WAITING_BYTES) screen.terminate()
      else {
        alive.delete(screen)
        screen.ping()
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
      http.close(() => resolve())
      http.closeAllConnections()
    })
    clearTimeout(impatience)
  }

  const origin = `http://${options.host}:${port}`
  const address = `${origin}/?token=${options.token}`
  return { kind: 'serving', server: { port, origin, address, closeScreens, close } }
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

function refuseUpgrade(socket: Duplex, admission: Admission) {
  endUpgrade(
    socket,
    admission.kind === 'refused' && admission.status === 401 ? '401 Unauthorized' : '403 Forbidden',
  )
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
