import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'

import { systemClock } from '../shared/lib/clock.ts'
import { openRestartable } from './app/services/restartable-room.ts'
import { openControlRoom } from './control-room.ts'
import { holdHome } from './home-lock.ts'
import type { StartOptions } from './start-options.ts'
import { unsupportedNode } from './supported-node.ts'
import { passphraseSecretBox } from './web/secret-box.ts'
import { type Served, serveWeb, type WebServer } from './web/serve-web.ts'

const DEFAULT_PORT = 7420
const PORTS_TRIED = 20

/**
 * Opens the control room and serves it to a browser on this machine until the process is ended.
 * Prints `Control room: <address>`. Resolves with the exit code.
 */
export async function startWeb(options: StartOptions, staticDir: string): Promise<number> {
  const refusal = unsupportedNode(process.versions.node)
  if (refusal !== null) {
    console.error(refusal)
    return 1
  }
  const lock = holdHome(options.home, process.pid)
  if (lock.kind === 'taken') {
    console.log(`The control room of ${options.home} already runs (process ${lock.pid ?? 'unknown'}).`)
    if (lock.address !== null) console.log(`Control room: ${lock.address}`)
    return 3
  }
  const secrets = passphraseSecretBox(process.env['SWITCHYARD_SECRET_KEY'])
  let server: WebServer | null = null
  const room = await openRestartable(
    (restart) => openControlRoom({ home: options.home, demo: options.demo, secrets, restart }),
    {
      onRestart: () => server?.closeScreens(),
      onReady: () => undefined,
      onFault(fault) {
        console.error(fault)
        process.exit(1)
      },
    },
  )
  const uploadDir = join(options.home, 'uploads')
  // Uploads are read by the import that follows them; what is still there belongs to a run that ended.
  rmSync(uploadDir, { recursive: true, force: true })
  // The one token of programs before windows had their own.
  rmSync(join(options.home, 'web-token'), { force: true })
  server = await serveOnFreePort(options.port, (port) =>
    serveWeb({
      room: () => room.current(),
      staticDir,
      host: '127.0.0.1',
      port,
      token: randomBytes(32).toString('base64url'),
      windowsFile: join(options.home, 'windows.json'),
      uploadDir,
      clock: systemClock,
      heartbeatMs: 15_000,
      onFault: (fault) => room.current()?.onFault(fault),
      onRefused: (what) => room.current()?.onRefused(what),
    }),
  )
  if (server === null) {
    console.error(
      `Port ${options.port ?? DEFAULT_PORT} is in use by another program: choose another with --port N.`,
    )
    await room.close()
    lock.home.release()
    return 1
  }
  lock.home.announce(server.address)
  console.log(`Control room: ${server.address}`)
  await toldToEnd()
  await server.close()
  await room.close()
  lock.home.release()
  return 0
}

/** The port asked for or none; without a wish the usual one, the next ones, then any. */
async function serveOnFreePort(
  wish: number | null,
  serve: (port: number) => Promise<Served>,
): Promise<WebServer | null> {
  const following = Array.from({ length: PORTS_TRIED }, (_, i) => DEFAULT_PORT + i)
  const ports = wish === null ? [...following, 0] : [wish]
  for (const port of ports) {
    const served = await serve(port)
    if (served.kind === 'serving') {
      if (wish === null && port !== DEFAULT_PORT) {
        console.log(`Port ${DEFAULT_PORT} is in use by another program: using ${served.server.port} instead.`)
      }
      return served.server
    }
  }
  return null
}

function toldToEnd(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      // A second signal does not wait for a clean end.
      process.once(signal, () => {
        process.once(signal, () => process.exit(130))
        resolve()
      })
    }
  })
}
