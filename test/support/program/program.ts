import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import type { ContractRouterClient } from '@orpc/contract'
import { WebSocket } from 'ws'
import type { Contract } from '../../../shared/contract/contract.ts'
import { signInOver } from '../sign-in-over.ts'

export type ProgramClient = ContractRouterClient<Contract>

export interface Screen {
  readonly client: ProgramClient
  readonly socket: WebSocket
  /** The window's own, for what goes beside the connection. */
  readonly token: string
  readonly origin: string
}

/** The control room in a process of its own, which a test may kill at any moment. */
export interface Program {
  readonly address: string
  readonly pid: number
  /** Everything it printed so far. */
  readonly said: readonly string[]
  /** Signs in and opens a connection, as a browser does. */
  connect(): Promise<Screen>
  /** As a power cut: nothing is tidied up. */
  kill(): Promise<void>
  /** As Ctrl+C; resolves with the exit code. */
  stop(): Promise<number | null>
}

const CHILD = fileURLToPath(new URL('./control-room-process.ts', import.meta.url))
const PATIENCE_MS = 120_000

export interface ProgramOptions {
  readonly home: string
  readonly port?: number
  readonly demo?: boolean
  readonly env?: Readonly<Record<string, string>>
  /** Size in MiB of a disk of its own that the home becomes, with what the home holds; Linux only. */
  readonly diskMiB?: number
}

/** Whether a test may give a process a small disk of its own: a tmpfs in a mount namespace. */
export function canHaveOwnDisk(): boolean {
  if (process.platform !== 'linux') return false
  return spawnSync('unshare', ['-rm', 'sh', '-c', 'mount -t tmpfs none /mnt']).status === 0
}

/** Mounts the disk over the home ($1), brings over what the home held, and becomes the program. */
const ON_OWN_DISK = `
set -e
mount -t tmpfs none /mnt && cp -a "$1/." /mnt
mount -t tmpfs -o size="$2"m none "$1" && cp -a /mnt/. "$1"
shift 2
exec "$@"`

function run({ home, port = 0, demo = false, env = {}, diskMiB }: ProgramOptions): {
  child: ChildProcess
  said: string[]
  ended: Promise<number | null>
} {
  const program = [process.execPath, CHILD, home, String(port), demo ? 'demo' : '']
  const disk = ['unshare', '-rm', 'sh', '-c', ON_OWN_DISK, 'sh', home, String(diskMiB)]
  const [command = '', ...args] = diskMiB === undefined ? program : [...disk, ...program]
  const child = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_NO_WARNINGS: '1', ...env },
  })
  const said: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    if (stream) createInterface(stream).on('line', (line) => said.push(line))
  }
  return { child, said, ended: new Promise((resolve) => child.once('close', resolve)) }
}

/** Runs a program that is expected to end by itself; what it said and its exit code. */
export async function runToEnd(options: ProgramOptions): Promise<{ code: number | null; said: string[] }> {
  const { said, ended } = run(options)
  return { code: await ended, said }
}

/** Starts the program and waits for its address. */
export async function startProgram(options: ProgramOptions): Promise<Program> {
  const { child, said, ended } = run(options)
  const end = performance.now() + PATIENCE_MS
  let address: string | undefined
  while (address === undefined) {
    address = said.map((line) => /^Control room: (\S+)$/.exec(line)?.[1]).find((found) => found !== undefined)
    if (child.exitCode !== null || performance.now() > end) {
      child.kill('SIGKILL')
      throw new Error(`The control room did not start:\n${said.join('\n')}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  const found = address
  return {
    address: found,
    pid: child.pid ?? 0,
    said,
    connect: () => connect(found),
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
    stop() {
      child.kill('SIGINT')
      return ended
    },
  }
}

/** Signs in at an address that a control room printed and opens a connection, as a browser does. */
export async function connect(address: string): Promise<Screen> {
  const { origin, host, hash } = new URL(address)
  const socket = new WebSocket(`ws://${host}/rpc`, { origin })
  const token = await signInOver(socket, hash.replace('#token=', ''))
  socket.on('error', () => undefined)
  const client: ProgramClient = createORPCClient(
    new RPCLink({ websocket: socket as unknown as globalThis.WebSocket }),
  )
  return { client, socket, token, origin }
}
