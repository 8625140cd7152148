import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

import { buildStale } from './cli/build.ts'
import { findElectron } from './electron-binary.ts'
import { hubLines } from './hub-lines.ts'
import { type Join, parseStart, START_USAGE, type StartOptions } from './start-options.ts'
import { isPaired } from './station-link.ts'
import { findHub } from './web/joined-hub.ts'

/** `npm start`: builds what is stale, then opens the window, or the web shell where no window can be had. */

const root = fileURLToPath(new URL('..', import.meta.url))
/** A window that ends with an error this soon never came up. */
const STILLBORN_MS = 15_000

async function start(options: StartOptions): Promise<number> {
  await buildStale((line) => console.log(line))
  if (options.join !== null) return openHub(options.join, options)
  const reason = options.web ? 'it was asked for with --web' : await openWindow(options)
  if (typeof reason === 'number') return reason
  if (options.database === null)
    console.log(`No window (${reason}): serving the control room to a browser on this machine instead.`)
  return (await webShell())(options, join(root, '.build/renderer'))
}

/** Another machine's control room: its certificate is compared before anything is opened. */
async function openHub(joined: Join, options: StartOptions): Promise<number> {
  const { hub, fingerprint } = joined
  if (joined.printers) {
    const { servePrinters } = await import('./start-station.ts')
    return servePrinters(joined, options.home)
  }
  const found = await findHub(options.home, hub, fingerprint)
  const keepsCopy = joined.code !== null || isPaired(options.home, hub)
  if (keepsCopy && found.kind !== 'unknown') return openCopy(joined, options)
  // A window asks by itself.
  if (found.kind === 'unreachable' || options.web) {
    console.log(hubLines(hub, found))
    return found.kind === 'trusted' ? 0 : 4
  }
  const reason = await openWindow(options)
  if (typeof reason === 'number') return reason
  console.log(`No window (${reason}).`)
  console.log(hubLines(hub, found))
  return found.kind === 'trusted' ? 0 : 4
}

/** Its screens read the copy that it keeps. */
async function openCopy(joined: Join, options: StartOptions): Promise<number> {
  const reason = options.web ? 'it was asked for with --web' : await openWindow(options)
  if (typeof reason === 'number') return reason
  console.log(`No window (${reason}): serving its copy to a browser on this machine instead.`)
  return (await webShell())(options, join(root, '.build/renderer'), joined)
}

async function webShell(): Promise<typeof import('./start-web.ts').startWeb> {
  const bundle = pathToFileURL(join(root, '.build/main/start-web.js')).href
  const { startWeb }: typeof import('./start-web.ts') = await import(bundle)
  return startWeb
}

/** Resolves with the window's exit code once it is closed, or with the reason why there is none. */
async function openWindow(options: StartOptions): Promise<number | string> {
  const electron = await findElectron({
    root,
    env: process.env,
    platform: process.platform,
    isRoot: process.getuid?.() === 0,
    report: (line) => console.log(line),
  })
  if (electron.kind === 'none') return electron.reason
  const args = [join(root, '.build/main/start-electron.js'), '--home', options.home]
  args.push(...demoArgs(options.demo), ...networkArgs(options.listen))
  if (options.join !== null) {
    args.push('--join', options.join.hub)
    if (options.join.code !== null) args.push('--code', options.join.code)
  }
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env
  const began = performance.now()
  return new Promise((resolve) => {
    const child = spawn(electron.path, args, { stdio: 'inherit', env })
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
    child.once('error', (error) => resolve(`Electron does not start: ${error.message}`))
    child.once('exit', (code, signal) => {
      const failed = code !== 0 && performance.now() - began < STILLBORN_MS
      resolve(failed ? `Electron ended at once with ${signal ?? `code ${code}`}` : (code ?? 0))
    })
  })
}

/** The wish as it was given, for the window's own process. */
function demoArgs(demo: StartOptions['demo']): string[] {
  if (demo === null) return []
  const { at, ordersPerMinute, seed } = demo
  const args = ['--demo']
  if (at !== null) args.push('--at', new Date(at).toISOString())
  if (ordersPerMinute !== null) args.push('--pace', String(ordersPerMinute))
  if (seed !== null) args.push('--seed', String(seed))
  return args
}

function networkArgs(listen: StartOptions['listen']): string[] {
  if (listen === null) return []
  const { address, port, certificate, proxy, names } = listen
  const args = ['--listen', address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`]
  if (certificate !== null) args.push('--cert', certificate.cert, '--key', certificate.key)
  if (proxy !== null) args.push('--proxy', proxy)
  return [...args, ...names.flatMap((name) => ['--name', name])]
}

const parsed = parseStart(process.argv.slice(2), process.env, process.platform)
if (parsed.kind === 'wrong') {
  console.error(`${parsed.message}\n${START_USAGE}`)
  process.exitCode = 2
} else {
  try {
    process.exit(await start(parsed.options))
  } catch (error) {
    console.error(`The control room cannot start: ${error instanceof Error ? error.message : String(error)}`)
    process.exit(1)
  }
}
