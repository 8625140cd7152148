import { join } from 'node:path'

import { systemClock } from '../shared/lib/clock.ts'
import type { OpenControlRoom } from './app/services/control-room-port.ts'
import { openControlRoom } from './control-room.ts'
import { startJoined, startShell } from './electron/main.ts'
import { holdHome } from './home-lock.ts'
import { joinedAtStart, NOT_READY } from './joined-program.ts'
import { networkDoor } from './network-door.ts'
import { parseStart, START_USAGE } from './start-options.ts'
import { servePrinters } from './start-station.ts'
import { isPaired } from './station-link.ts'

/**
 * The entry of the Electron program: bundled as .build/main/start-electron.js beside preload.cjs. The paths
 * below are the bundle's.
 */

const args = process.argv.slice('defaultApp' in process && process.defaultApp === true ? 2 : 1)
// Chromium's own switches and what a desktop adds to a command line are none of ours.
const VALUED = /^--(home|at|pace|seed|listen|cert|key|name|proxy|join|fingerprint|code)$/
const ours = args.filter(
  (arg, i) =>
    /^--((home|at|pace|seed|listen|cert|key|name|proxy|join|fingerprint|code)(=|$)|(demo|printers)$)/.test(
      arg,
    ) || VALUED.test(args[i - 1] ?? ''),
)
const parsed = parseStart(ours, process.env, process.platform)
if (parsed.kind === 'wrong') {
  console.error(`${parsed.message}\n${START_USAGE}`)
  process.exit(2)
}
const staticDir = join(import.meta.dirname, '../renderer')
const { home, demo, listen, join: joined } = parsed.options
/** The hub of which this desktop keeps a copy; null = a window on it, or none. */
const keepsCopy =
  joined !== null && !joined.printers && (joined.code !== null || isPaired(home, joined.hub)) ? joined : null

const openLocked: OpenControlRoom = async (options) => {
  const lock = holdHome(options.home, process.pid)
  if (lock.kind === 'taken') {
    const where = lock.address === null ? '' : `\nIt is shown at ${lock.address}`
    throw new Error(
      `A control room already runs in ${options.home} (process ${lock.pid ?? 'unknown'}).${where}`,
    )
  }
  const network =
    joined !== null
      ? null
      : networkDoor(
          listen,
          {
            room: () => room,
            staticDir,
            uploadDir: join(options.home, 'uploads'),
            clock: systemClock,
            heartbeatMs: 15_000,
            onFault: (fault) => room.onFault(fault),
            onRefused: (what) => room.onRefused(what),
            home: options.home,
          },
          (why) => console.error(why),
        )
  const following = keepsCopy
    ? joinedAtStart(options.home, keepsCopy, (line) => console.log(line))
    : undefined
  const room = await openControlRoom({
    ...options,
    ...(network && { network }),
    ...(following && { follows: following }),
  })
  const how = await following?.ready
  const close = async () => {
    await network?.stop()
    await room.close()
    lock.home.release()
  }
  if (how !== undefined && how !== 'ready') {
    await close()
    throw new Error(NOT_READY[how])
  }
  try {
    await network?.start()
  } catch (error) {
    await close()
    throw error
  }
  return {
    router: room.router,
    contextFor: (session) => room.contextFor(session),
    api: room.api,
    onFault: (fault) => room.onFault(fault),
    onRefused: (what) => room.onRefused(what),
    devices: room.devices,
    close,
  }
}

// Not awaited: Electron becomes ready only once this module has run to its end.
const shown =
  joined?.printers === true
    ? servePrinters(joined, home).then((code) => process.exit(code))
    : joined === null || keepsCopy !== null
      ? startShell({
          home,
          demo,
          staticDir,
          preload: join(import.meta.dirname, 'preload.cjs'),
          platform: process.platform,
          openControlRoom: openLocked,
        })
      : startJoined({ home, ...joined, platform: process.platform })
shown.catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
