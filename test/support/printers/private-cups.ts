import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, chown, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const CUPSD = ['/usr/sbin/cupsd', '/usr/local/sbin/cupsd'].find((path) => existsSync(path))
const LPADMIN = ['/usr/sbin/lpadmin', '/usr/local/sbin/lpadmin'].find((path) => existsSync(path))
/** Of Debian's package cups, not of cups-daemon. */
const SOCKET_BACKENDS = ['/usr/lib', '/usr/libexec', '/usr/lib64', '/usr/local/lib'].map(
  (folder) => `${folder}/cups/backend/socket`,
)

/** Why no private CUPS can be started on this machine; null when it can. */
export function cupsMissing(): string | null {
  if (CUPSD === undefined) return 'cupsd is not installed'
  if (!SOCKET_BACKENDS.some((path) => existsSync(path))) return 'cupsd is there, its socket back-end is not'
  if (LPADMIN === undefined) return 'cupsd is there, lpadmin is not'
  if (process.getuid?.() !== 0) return 'cupsd is started as root only'
  return lpIds() === null ? 'there is no user lp' : null
}

export type PrivateCups = {
  /** host:port */
  server: string
  admin(...args: string[]): Promise<void>
  stop(): Promise<void>
}

/** A CUPS server with its own folder and port that knows nothing of the machine's. */
export async function startPrivateCups(): Promise<PrivateCups> {
  const ids = lpIds()
  if (CUPSD === undefined || LPADMIN === undefined || ids === null) throw new Error('no CUPS here')
  const folder = await mkdtemp(join(tmpdir(), 'switchyard-cups-'))
  const port = await freePort()
  const server = `127.0.0.1:${port}`
  for (const name of ['root', 'spool', 'spool/tmp', 'cache', 'state', 'log']) await mkdir(join(folder, name))
  await writeFile(
    join(folder, 'cupsd.conf'),
    `Listen ${server}\nBrowsing No\nDefaultAuthType None\nWebInterface No\n` +
      '<Location />\nOrder allow,deny\nAllow all\n</Location>\n' +
      '<Policy default>\n<Limit All>\nOrder deny,allow\n</Limit>\n</Policy>\n',
  )
  await writeFile(
    join(folder, 'cups-files.conf'),
    `User lp\nGroup lp\nServerRoot ${folder}/root\nRequestRoot ${folder}/spool\nTempDir ${folder}/spool/tmp\n` +
      `CacheDir ${folder}/cache\nStateDir ${folder}/state\nErrorLog ${folder}/log/error\n` +
      `AccessLog ${folder}/log/access\nPageLog ${folder}/log/page\nSystemGroup root\n`,
  )
  for (const name of ['.', 'root', 'spool', 'spool/tmp', 'cache', 'state', 'log']) {
    await chown(join(folder, name), ids.uid, ids.gid)
    await chmod(join(folder, name), 0o755)
  }
  const files = ['-c', join(folder, 'cupsd.conf'), '-s', join(folder, 'cups-files.conf')]
  const daemon = spawn(CUPSD, ['-f', ...files], { stdio: 'ignore' })
  await answering(port, daemon)
  return {
    server,
    async admin(...args) {
      await promisify(execFile)(LPADMIN, ['-h', server, ...args])
    },
    async stop() {
      if (daemon.exitCode === null) {
        const ended = new Promise((resolve) => daemon.once('exit', resolve))
        daemon.kill('SIGTERM')
        await ended
      }
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function lpIds(): { uid: number; gid: number } | null {
  try {
    const id = (flag: string) =>
      Number(execFileSync('id', [flag, 'lp'], { stdio: ['ignore', 'pipe', 'ignore'] }))
    return { uid: id('-u'), gid: id('-g') }
  } catch {
    return null
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

async function answering(port: number, daemon: ChildProcess): Promise<void> {
  while (daemon.exitCode === null) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1')
      socket.on('connect', () => resolve(true))
      socket.on('error', () => resolve(false))
      socket.on('connect', () => socket.destroy())
    })
    if (open) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`cupsd ended with ${daemon.exitCode}`)
}
