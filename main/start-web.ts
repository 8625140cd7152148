import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join as inFolder } from 'node:path'

import { systemClock } from '../shared/lib/clock.ts'
import { openRestartable } from './app/services/restartable-room.ts'
import { openControlRoom } from './control-room.ts'
import { holdHome } from './home-lock.ts'
import { joinedAtStart, NOT_READY } from './joined-program.ts'
import { networkDoor } from './network-door.ts'
import { networkLines } from './serve-network.ts'
import type { Join, StartOptions } from './start-options.ts'
import { unsupportedNode } from './supported-node.ts'
import { loopbackNames } from './web/request-guard.ts'
import { passphraseSecretBox } from './web/secret-box.ts'
import { type Served, serveWeb, type WebServer } from './web/serve-web.ts'
import { windowEntrance } from './web/window-entrance.ts'
import { openWindows } from './web/windows.ts'

const DEFAULT_PORT = 7420
const PORTS_TRIED = 20
const HEARTBEAT_MS = 15_000

/**
 * Opens the control room and serves it to a browser on this machine until the process is ended.
 * Prints `Control room: <address>`. Resolves with the exit code.
 */
export async function startWeb(
  options: StartOptions,
  staticDir: string,
  /** The hub of which it keeps a copy; null = it is its own. */
  join: Join | null = null,
): Promise<number> {
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
  const uploadDir = inFolder(options.home, 'uploads')
  const served = {
    room: () => room.current(),
    staticDir,
    uploadDir,
    clock: systemClock,
    heartbeatMs: HEARTBEAT_MS,
    onFault: (fault: unknown) => room.current()?.onFault(fault),
    onRefused: (what: string) => room.current()?.onRefused(what),
  }
  /** Of a hub the command line alone says it: its processes are several. */
  const network =
    join !== null || (options.database !== null && options.listen === null)
      ? null
      : networkDoor(options.listen, { ...served, home: options.home }, (why) => console.error(why))
  const joined = join === null ? undefined : joinedAtStart(options.home, join, (line) => console.log(line))
  const room = await openRestartable(
    (restart) =>
      openControlRoom({
        home: options.home,
        database: options.database,
        demo: options.demo,
        secrets,
        restart,
        ...(joined && { follows: joined }),
        ...(network && { network }),
      }),
    {
      onRestart() {
        server?.closeScreens()
        network?.closeScreens()
      },
      onReady: () => undefined,
      onFault(fault) {
        console.error(fault)
        process.exit(1)
      },
    },
  )
  const how = await joined?.ready
  if (how !== undefined && how !== 'ready') {
    console.error(NOT_READY[how])
    await room.close()
    lock.home.release()
    return 4
  }
  // Uploads are read by the import that follows them; what is still there belongs to a run that ended.
  rmSync(uploadDir, { recursive: true, force: true })
  // The one token of programs before windows had their own.
  rmSync(inFolder(options.home, 'web-token'), { force: true })
  // Behind the #, which a browser sends to nobody.
  const startToken = randomBytes(32).toString('base64url')
  const windows = openWindows({
    startToken,
    file: inFolder(options.home, 'windows.json'),
    clock: systemClock,
  })
  try {
    await network?.start()
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error))
    await room.close()
    lock.home.release()
    return 1
  }
  server = await serveOnFreePort(options.port, (port) =>
    serveWeb({
      ...served,
      host: '127.0.0.1',
      port,
      tls: null,
      names: loopbackNames,
      entrance: windowEntrance(windows),
    }),
  )
  if (server === null) {
    console.error(
      `Port ${options.port ?? DEFAULT_PORT} is in use by another program: choose another with --port N.`,
    )
    await network?.stop()
    await room.close()
    lock.home.release()
    return 1
  }
  const address = `${server.origin}/#token=${startToken}`
  lock.home.announce(address)
  const open = network?.network() ?? null
  if (open !== null) console.log(networkLines(open))
  console.log(`Control room: ${address}`)
  await toldToEnd()
  await Promise.all([server.close(), network?.stop()])
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
