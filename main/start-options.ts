import { homedir } from 'node:os'
import { isAbsolute, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'

export interface StartOptions {
  /** Absolute. */
  home: string
  /** Null when none was asked for: then a taken port gives way to the next free one. */
  port: number | null
  demo: boolean
  web: boolean
}

export type ParsedStart = { kind: 'start'; options: StartOptions } | { kind: 'wrong'; message: string }

export const START_USAGE = `usage: npm start -- [--home DIR] [--port N] [--demo] [--web]
  --home DIR  the data folder (default: where the operating system keeps an application's data)
  --port N    the port of the web shell (default: 7420, or the next free one)
  --demo      open the demo workspace, in a data folder of its own
  --web       serve a browser on this machine instead of opening a window`

/** Reads what follows the program's name on the command line. */
export function parseStart(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
): ParsedStart {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        home: { type: 'string' },
        port: { type: 'string' },
        demo: { type: 'boolean', default: false },
        web: { type: 'boolean', default: false },
      },
    })
    const port = values.port === undefined ? null : Number(values.port)
    if (port !== null && !(Number.isInteger(port) && port >= 0 && port <= 65_535)) {
      return { kind: 'wrong', message: `--port ${values.port}: expected a whole number from 0 to 65535.` }
    }
    if (values.home === '') return { kind: 'wrong', message: '--home: expected a folder.' }
    const home = values.home === undefined ? defaultHome(values.demo, env, platform) : resolve(values.home)
    return { kind: 'start', options: { home, port, demo: values.demo, web: values.web } }
  } catch (error) {
    return { kind: 'wrong', message: error instanceof Error ? error.message : String(error) }
  }
}

/** XDG on Linux, Application Support on macOS, the local (not roaming) application data on Windows. */
function defaultHome(demo: boolean, env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  const suffix = demo ? '-demo' : ''
  if (platform === 'win32') {
    return join(env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), `Switchyard${suffix}`)
  }
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', `Switchyard${suffix}`)
  const xdg = env['XDG_DATA_HOME']
  const base = xdg !== undefined && isAbsolute(xdg) ? xdg : join(homedir(), '.local', 'share')
  return join(base, `switchyard${suffix}`)
}
