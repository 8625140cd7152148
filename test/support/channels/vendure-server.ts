import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { VendureShop } from './vendure-shop.ts'

const FOLDER = fileURLToPath(new URL('../../vendure/', import.meta.url))

export interface RunningVendure {
  readonly url: string
  readonly shop: VendureShop
  stop(): Promise<void>
}

/** Installs what the lock file says, unless that stands already; then starts the server and opens a shop on it. */
export async function startVendure(): Promise<RunningVendure> {
  install()
  const child = spawn(process.execPath, ['server.mjs'], {
    cwd: FOLDER,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const stop = async (): Promise<void> => {
    child.stdin.end()
    await ended
  }
  for await (const line of createInterface(child.stdout)) {
    if (!line.startsWith('{"url"')) continue
    const { url, identifier, password } = JSON.parse(line)
    const shop = await VendureShop.open(url, identifier, password)
    return { url, shop, stop }
  }
  throw new Error('Vendure ended before it answered')
}

function install(): void {
  const lock = createHash('sha256')
    .update(readFileSync(join(FOLDER, 'package-lock.json')))
    .digest('hex')
  const stamp = join(FOLDER, 'node_modules', '.installed')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return
  const npm = spawnSync('npm', ['ci'], { cwd: FOLDER, encoding: 'utf8', shell: process.platform === 'win32' })
  if (npm.status !== 0) throw new Error(`npm ci in test/vendure failed: ${npm.stderr || npm.error?.message}`)
  writeFileSync(stamp, lock)
}
