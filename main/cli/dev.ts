import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { parseStart, START_USAGE } from '../start-options.ts'
import { freePort, serveScreens } from './dev-server.ts'
import { runRestarted } from './restarted-process.ts'

/**
 * `npm run dev`: the control room from source, started again when a file of it changes, and in front of it the
 * screens with hot reload. Takes the options of `npm start`; without --home it is the demo in a folder that is
 * removed at the end. Prints `Control room: <address>` at every start. Ctrl+C ends all of it.
 */

const DEFAULT_PORT = 7430
const root = fileURLToPath(new URL('../..', import.meta.url))

async function dev(args: readonly string[]): Promise<number> {
  const parsed = parseStart(args, process.env, process.platform)
  if (parsed.kind === 'wrong') {
    console.error(`${parsed.message}\n${START_USAGE}`)
    return 2
  }
  const isTemporary = !args.some((arg) => /^--home(=|$)/.test(arg))
  const home = isTemporary ? mkdtempSync(join(tmpdir(), 'switchyard-dev-')) : parsed.options.home
  const roomPort = await freePort()
  const screens = await serveScreens({ root, port: parsed.options.port ?? DEFAULT_PORT, roomPort })
  const demo = isTemporary ? ['--demo'] : []
  const room = runRestarted({
    // Of an option that is given twice, the later counts.
    args: [join(root, 'main/cli/dev-room.ts'), ...args, ...demo, '--home', home, '--port', String(roomPort)],
    folders: [join(root, 'main'), join(root, 'shared')],
    onLine: (line) =>
      console.log(line.replace(`http://127.0.0.1:${roomPort}/`, `http://127.0.0.1:${screens.port}/`)),
  })
  await room.end(await toldToEnd())
  await screens.close()
  if (isTemporary) rmSync(home, { recursive: true, force: true })
  return 0
}

function toldToEnd(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.once(signal, () => {
        // A second signal does not wait for a clean end.
        process.once(signal, () => process.exit(130))
        resolve(signal)
      })
  })
}

process.exit(await dev(process.argv.slice(2)))
