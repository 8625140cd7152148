import { isIP } from 'node:net'
import { homedir } from 'node:os'
import { isAbsolute, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { EpochMs } from '../shared/lib/clock.ts'
import { parseInstant } from './app/csv/csv-values.ts'
import type { DemoWish } from './app/services/control-room-port.ts'

export interface StartOptions {
  /** Absolute. */
  home: string
  /** Null when none was asked for: then a taken port gives way to the next free one. */
  port: number | null
  demo: DemoWish | null
  web: boolean
  /** 'postgres://...' of the data; null = they are in the data folder. */
  database: string | null
  /** null = only this machine. */
  listen: Listen | null
  /** The control room of another machine that is opened instead of one here. */
  join: Join | null
}

export interface Join {
  /** Its https origin. */
  hub: string
  /** SHA-256 of its certificate, which a person has compared; null = none is said. */
  fingerprint: string | null
  /** Serve the printers of this machine, without a window. */
  printers: boolean
  /** That pairs it; null = it was paired before. */
  code: string | null
}

/** How the control room is opened to the network. */
export interface Listen {
  /** Of this machine; 0.0.0.0 and :: = all that it has. */
  address: string
  port: number
  /** PEM files; null = the program makes its own. */
  certificate: { cert: string; key: string } | null
  /** The https origin of the proxy before it; null = TLS is its own. */
  proxy: string | null
  /** Further names by which it is called. */
  names: readonly string[]
}

export type ParsedStart = { kind: 'start'; options: StartOptions } | { kind: 'wrong'; message: string }

export const START_USAGE = `usage: npm start -- [--home DIR] [--port N] [--web]
                    [--listen ADDRESS:PORT [--name HOST] [--cert FILE --key FILE | --proxy ORIGIN]]
       npm run serve -- --database postgres://... [--home DIR] [--port N] [--listen ...]
       npm start -- --join ORIGIN [--fingerprint SHA256] [--code CODE] [--printers]
                    [--demo [--at ISO] [--pace N] [--seed N]]
  --home DIR  the data folder (default: where the operating system keeps an application's data)
  --port N    the port of the web shell (default: 7420, or the next free one)
  --demo      open the demo workspace, in a data folder of its own
  --web       serve a browser on this machine instead of opening a window
of a hub, without a window:
  --database postgres://USER@HOST/DATABASE
              the data are in PostgreSQL 13 or later, which several processes may share, each with a data folder of its
              own for its log and certificates; SWITCHYARD_DATABASE says it where others must not read a password
of the network:
  --listen ADDRESS:PORT
              open to the network, for stations that are paired: 0.0.0.0:7443 for every address of this machine
  --cert FILE, --key FILE
              the certificate to show and its key, PEM (default: the program makes one)
  --name HOST one more name by which stations call it; may be repeated
  --proxy ORIGIN
              plain HTTP to a proxy on this machine that serves it as ORIGIN, such as https://switchyard.example
of another machine:
  --join ORIGIN
              open the control room of another machine, such as https://hub.example:7443
  --fingerprint SHA256
              of its certificate, as Settings > Stations shows it there; asked for once
  --code CODE pair this machine, once: it keeps a copy and goes on working when the other one is away;
              without a code and unpaired, a window on the other one
  --printers  serve the printers of this machine only, without a window
of the demo:
  --at ISO    as if it were then (an instant with its offset); the clock goes on from there
  --pace N    orders a minute (default: 24); 0: nothing happens by itself
  --seed N    the same customers, orders and troubles each time`

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
        at: { type: 'string' },
        pace: { type: 'string' },
        seed: { type: 'string' },
        listen: { type: 'string' },
        cert: { type: 'string' },
        key: { type: 'string' },
        proxy: { type: 'string' },
        name: { type: 'string', multiple: true },
        database: { type: 'string' },
        join: { type: 'string' },
        fingerprint: { type: 'string' },
        printers: { type: 'boolean', default: false },
        code: { type: 'string' },
      },
    })
    const port = wholeNumber('port', values.port, 65_535)
    if (values.home === '') throw new Error('--home: expected a folder.')
    const wish: DemoWish = {
      at: instant('at', values.at),
      ordersPerMinute: wholeNumber('pace', values.pace, 600),
      seed: wholeNumber('seed', values.seed, 2 ** 32 - 1),
    }
    if (!values.demo && Object.values(wish).some((value) => value !== null)) {
      throw new Error('--at, --pace and --seed are of the demo: add --demo.')
    }
    const join = joinOf(values)
    if (join !== null && (values.demo || values.listen !== undefined))
      throw new Error('--join opens the control room of another machine: without --demo and --listen.')
    const database = databaseOf(values.database ?? env['SWITCHYARD_DATABASE'])
    if (database !== null && (values.demo || join !== null))
      throw new Error(
        '--database: a hub is neither the demo nor joined to another: without --demo and --join.',
      )
    const kind = join !== null ? 'station' : values.demo ? 'demo' : null
    const home = values.home === undefined ? defaultHome(kind, env, platform) : resolve(values.home)
    const listen = listenOf(values)
    return {
      kind: 'start',
      options: {
        home,
        port,
        demo: values.demo ? wish : null,
        web: values.web || database !== null,
        database,
        listen,
        join,
      },
    }
  } catch (error) {
    return { kind: 'wrong', message: error instanceof Error ? error.message : String(error) }
  }
}

function databaseOf(text: string | undefined): string | null {
  if (text === undefined || text === '') return null
  if (/^postgres(ql)?:\/\/./.test(text)) return text
  // What was given may hold a password.
  throw new Error('--database: expected postgres://USER@HOST/DATABASE.')
}

function listenOf(values: {
  listen?: string | undefined
  cert?: string | undefined
  key?: string | undefined
  proxy?: string | undefined
  name?: string[] | undefined
}): Listen | null {
  const { listen, cert, key, proxy, name = [] } = values
  if (listen === undefined) {
    if ((cert ?? key ?? proxy ?? name[0]) !== undefined)
      throw new Error('--cert, --key, --name and --proxy are of --listen ADDRESS:PORT.')
    return null
  }
  const [, bracketed, plain, port] = /^(?:\[([^\]]+)\]|([^:]+)):(\d{1,5})$/.exec(listen) ?? []
  const address = bracketed ?? plain ?? ''
  if (isIP(address) === 0 || Number(port) > 65_535)
    throw new Error(
      `--listen ${listen}: expected an address of this machine and a port, such as 0.0.0.0:7443.`,
    )
  if ((cert === undefined) !== (key === undefined)) throw new Error('--cert and --key are given together.')
  if (proxy !== undefined && cert !== undefined) throw new Error('--proxy: the certificate is the proxy’s.')
  const named = name.map((each) => each.toLowerCase())
  const wrong = named.find((each) => isIP(each) === 0 && !/^[a-z\d]([a-z\d.-]*[a-z\d])?$/.test(each))
  if (wrong !== undefined) throw new Error(`--name ${wrong}: expected a host name or an IP address.`)
  return {
    address,
    port: Number(port),
    certificate: cert === undefined || key === undefined ? null : { cert: resolve(cert), key: resolve(key) },
    proxy: proxy === undefined ? null : httpsOrigin('proxy', proxy),
    names: named,
  }
}

function joinOf(values: {
  join?: string | undefined
  fingerprint?: string | undefined
  printers: boolean
  code?: string | undefined
}): Join | null {
  const { join, fingerprint = null, printers, code = null } = values
  if (join === undefined) {
    if (fingerprint !== null || printers || code !== null)
      throw new Error('--fingerprint, --printers and --code are of --join ORIGIN.')
    return null
  }
  if (fingerprint !== null && !/^[\da-f]{2}(:?[\da-f]{2}){31}$/i.test(fingerprint))
    throw new Error(`--fingerprint ${fingerprint}: expected 64 hexadecimal digits.`)
  return { hub: httpsOrigin('join', join), fingerprint, printers, code }
}

function httpsOrigin(option: string, text: string): string {
  const url = URL.parse(text)
  if (url?.protocol === 'https:' && `${url.origin}/` === url.href) return url.origin
  throw new Error(`--${option} ${text}: expected what stations open, such as https://switchyard.example.`)
}

function wholeNumber(name: string, text: string | undefined, most: number): number | null {
  if (text === undefined) return null
  const value = Number(text)
  if (text.trim() !== '' && Number.isInteger(value) && value >= 0 && value <= most) return value
  throw new Error(`--${name} ${text}: expected a whole number from 0 to ${most}.`)
}

function instant(name: string, text: string | undefined): EpochMs | null {
  if (text === undefined) return null
  const at = parseInstant(text)
  if (!Number.isNaN(at)) return at
  throw new Error(`--${name} ${text}: expected an instant such as 2026-11-24T09:00:00+01:00.`)
}

/** XDG on Linux, Application Support on macOS, the local (not roaming) application data on Windows. */
function defaultHome(
  kind: 'demo' | 'station' | null,
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
): string {
  const suffix = kind === null ? '' : `-${kind}`
  if (platform === 'win32') {
    return join(env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), `Switchyard${suffix}`)
  }
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', `Switchyard${suffix}`)
  const xdg = env['XDG_DATA_HOME']
  const base = xdg !== undefined && isAbsolute(xdg) ? xdg : join(homedir(), '.local', 'share')
  return join(base, `switchyard${suffix}`)
}
