import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export type ElectronBinary = { kind: 'found'; path: string } | { kind: 'none'; reason: string }

/** How long to wait for the download server to answer at all, and for the whole download. */
const PROBE_MS = 3_000
const DOWNLOAD_MS = 5 * 60_000

export interface ElectronSearch {
  root: string
  env: NodeJS.ProcessEnv
  platform: NodeJS.Platform
  isRoot: boolean
  /** Hears one line when a download begins. */
  report: (line: string) => void
}

/**
 * Electron's program for `npm start`, in a bounded time. Its package comes without it: the first start with
 * a display fetches it, if the download server answers within seconds. (`require('electron')` would try a
 * download of unbounded length and throw.)
 */
export async function findElectron(search: ElectronSearch): Promise<ElectronBinary> {
  const { env, platform, isRoot } = search
  if (platform === 'linux' && !env['DISPLAY'] && !env['WAYLAND_DISPLAY']) {
    return { kind: 'none', reason: 'there is no display' }
  }
  // Chromium's sandbox refuses root, and it is not switched off.
  if (platform === 'linux' && isRoot) return { kind: 'none', reason: 'Electron does not run as root' }
  const folder = join(search.root, 'node_modules', 'electron')
  const present = installed(folder, env)
  if (present !== null) return { kind: 'found', path: present }
  if (!(await answers(env['ELECTRON_MIRROR'] ?? 'https://github.com/electron/electron/releases'))) {
    return {
      kind: 'none',
      reason: "Electron's program is not installed and its download server does not answer",
    }
  }
  search.report("Fetching Electron's program (once, about 120 MB) ...")
  spawnSync(process.execPath, [join(folder, 'install.js')], { stdio: 'inherit', timeout: DOWNLOAD_MS })
  const fetched = installed(folder, env)
  if (fetched === null) return { kind: 'none', reason: "Electron's program could not be fetched" }
  return { kind: 'found', path: fetched }
}

/** The layout that Electron's own installer leaves: path.txt names the program inside dist/. */
function installed(folder: string, env: NodeJS.ProcessEnv): string | null {
  const pathFile = join(folder, 'path.txt')
  const dist = env['ELECTRON_OVERRIDE_DIST_PATH']
  if (dist === undefined && !existsSync(pathFile)) return null
  const program = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : 'electron'
  const path = join(dist ?? join(folder, 'dist'), program)
  return existsSync(path) ? path : null
}

async function answers(url: string): Promise<boolean> {
  try {
    await fetch(url, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(PROBE_MS) })
    return true
  } catch {
    return false
  }
}
