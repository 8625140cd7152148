import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { type AddressInfo, createServer as createNetServer } from 'node:net'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createLogger, type Logger, type ProxyOptions, type ViteDevServer, createServer as vite } from 'vite'

import { readScreenPath } from '../../shared/lib/screen-path.ts'
import { contentSecurityPolicy, pageNonce, SECURITY_HEADERS } from '../web/page-security.ts'
import { type Admission, admit, loopbackNames } from '../web/request-guard.ts'

/** Vite writes it into the page, where each load replaces it. */
const NONCE_PLACEHOLDER = 'nonce-of-this-load'

export interface DevServer {
  /** The page's. */
  readonly port: number
  close(): Promise<void>
}

interface DevServerOptions {
  /** Of the working tree. */
  readonly root: string
  /** 0 takes any free port. */
  readonly port: number
  /** Where the control room listens, on 127.0.0.1. */
  readonly roomPort: number
}

/**
 * Serves the screens from source with hot reload, on loopback only, in front of a running control room: /rpc,
 * /upload and /sign-out go on to it. Whoever asks passes the web shell's own check of Host and Origin first, for
 * this server's port; a window signs in at the control room with its token, as always.
 */
export async function serveScreens({ root, port, roomPort }: DevServerOptions): Promise<DevServer> {
  const http = createServer()
  const taken = await listen(http, port)
  if (taken) await listen(http, 0)
  const own = (http.address() as AddressInfo).port
  // Vite listens here for upgrades; it hears only of those that were admitted.
  const admitted = createServer()
  const dev = await openVite(root, roomPort, admitted)
  http.on('request', (request, response) => {
    const admission = check(request, own, false)
    if (admission.kind === 'refused') return refuse(response, admission)
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value)
    if (readScreenPath(admission.path) === null) return dev.middlewares(request, response)
    sendPage(dev, root, request, response).catch((fault: unknown) => {
      console.error(fault)
      response.writeHead(500).end('The page cannot be built; the terminal says why.\n')
    })
  })
  http.on('upgrade', (request, socket, head) => {
    const admission = check(request, own, true)
    if (admission.kind === 'refused') socket.end(`HTTP/1.1 ${admission.status} Forbidden\r\n\r\n`)
    else admitted.emit('upgrade', request, socket, head)
  })
  return {
    port: own,
    async close() {
      await dev.close()
      const closed = new Promise((resolve) => http.close(resolve))
      http.closeAllConnections()
      await closed
    },
  }
}

/** A port of 127.0.0.1 that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const server = createNetServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

function openVite(root: string, roomPort: number, upgrades: Server): Promise<ViteDevServer> {
  const room = `http://127.0.0.1:${roomPort}`
  const toRoom: ProxyOptions = { target: room, changeOrigin: true, headers: { origin: room }, ws: true }
  const packages = dirname(dirname(fileURLToPath(import.meta.resolve('vite/package.json'))))
  return vite({
    root: join(root, 'renderer'),
    configFile: join(root, 'renderer/vite.config.ts'),
    cacheDir: join(root, '.build/vite-dev'),
    appType: 'custom',
    customLogger: quietWhileRestarting(),
    html: { cspNonce: NONCE_PLACEHOLDER },
    server: {
      middlewareMode: { server: upgrades },
      hmr: { server: upgrades },
      cors: false,
      fs: { allow: [join(root, 'renderer'), join(root, 'shared'), packages] },
      proxy: { '/rpc': toRoom, '/upload': toRoom, '/sign-out': toRoom },
    },
  })
}

/** Screens try to reach the control room while it restarts: that is no news. */
function quietWhileRestarting(): Logger {
  const logger = createLogger('warn')
  return {
    ...logger,
    error(message, options) {
      if (!/proxy (socket )?error/.test(message)) logger.error(message, options)
    },
  }
}

async function sendPage(
  dev: ViteDevServer,
  root: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const source = await readFile(join(root, 'renderer/index.html'), 'utf8')
  const html = await dev.transformIndexHtml('/index.html', source, request.url)
  const nonce = pageNonce()
  // Fast refresh puts a script into the page.
  const policy = contentSecurityPolicy(nonce).replace(
    "script-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
  )
  response.writeHead(200, {
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'no-store',
    'Content-Security-Policy': policy,
  })
  response.end(html.replaceAll(NONCE_PLACEHOLDER, nonce))
}

function check(request: IncomingMessage, port: number, isUpgrade: boolean): Admission {
  const { method = 'GET', url = '/', headers } = request
  const hostCount = request.rawHeaders.filter((name, at) => at % 2 === 0 && /^host$/i.test(name)).length
  return admit({ method, url, headers, hostCount, isUpgrade }, loopbackNames(port))
}

function refuse(response: ServerResponse, { status, reason }: Admission & { kind: 'refused' }): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', Connection: 'close' })
  response.end(`${reason}\n`)
}

/** Whether the port is taken. */
function listen(http: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(true) : reject(error)
    http.once('error', fail)
    http.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      http.off('error', fail)
      resolve(false)
    })
  })
}
