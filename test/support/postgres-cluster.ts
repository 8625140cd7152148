import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'

/** A private PostgreSQL for one test run: no network, nothing durable, gone after `stop`. */
export interface PostgresCluster {
  /** Makes an empty schema and returns how to connect to it: as good as a database, without its 7 MB. */
  createSchema(): Promise<string>
  stop(): Promise<void>
}

const VERSIONS = '/usr/lib/postgresql'

/** The folder of initdb and postgres (newest version first, then the PATH), or null. */
export function findPostgres(): string | null {
  const installed = existsSync(VERSIONS)
    ? readdirSync(VERSIONS)
        .sort((a, b) => Number(b) - Number(a))
        .map((version) => join(VERSIONS, version, 'bin'))
    : []
  const candidates = [...installed, ...(process.env['PATH'] ?? '').split(delimiter)]
  return candidates.find((bin) => ['initdb', 'postgres'].every((one) => existsSync(join(bin, one)))) ?? null
}

/** PostgreSQL refuses to run as root: then it runs as `postgres` or `nobody`. */
function unprivileged(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  const user = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody')
  return { uid: Number(user?.[2] ?? 65_534), gid: Number(user?.[3] ?? 65_534) }
}

/** `disk`: a folder on a real one, to measure with: every commit is brought there. */
export async function startPostgres(bin: string, disk: string | null = null): Promise<PostgresCluster> {
  const folder = mkdtempSync(join(disk ?? tmpdir(), 'switchyard-pg-'))
  const user = unprivileged()
  if (user) chownSync(folder, user.uid, user.gid)
  const data = join(folder, 'data')
  const as = { ...user, cwd: folder, stdio: 'ignore' } as const
  execFileSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'switchyard', '-A', 'trust', '-E', 'UTF8', '--locale', 'C', '--no-sync'],
    as,
  )
  const settings = ['listen_addresses=', `unix_socket_directories=${folder}`]
  const careless = ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off', 'autovacuum=off']
  const options = ['max_connections=60', 'shared_buffers=64MB', ...(disk === null ? careless : [])]
  const server = spawn(
    join(bin, 'postgres'),
    ['-D', data, ...[...settings, ...options].flatMap((one) => ['-c', one])],
    as,
  )
  const kill = () => server.kill('SIGKILL')
  process.once('exit', kill)
  const url = `postgres://switchyard@/postgres?host=${encodeURIComponent(folder)}`
  const admin = await connect(url, server)
  let schemas = 0
  return {
    async createSchema() {
      const name = `test_${schemas++}`
      await admin.query(`CREATE SCHEMA ${name}`)
      return `${url}&options=${encodeURIComponent(`-c search_path=${name}`)}`
    },
    async stop() {
      await admin.end()
      const gone = new Promise((resolve) => server.once('exit', resolve))
      server.kill('SIGINT')
      await gone
      process.off('exit', kill)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function connect(connectionString: string, server: ChildProcess): Promise<pg.Client> {
  for (let tries = 0; ; tries++) {
    if (server.exitCode !== null) throw new Error(`postgres ended with ${server.exitCode}`)
    const client = new pg.Client({ connectionString })
    try {
      await client.connect()
      return client
    } catch (error) {
      if (tries === 200) throw error
      await delay(50)
    }
  }
}
