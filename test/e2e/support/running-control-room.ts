import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export interface RunningControlRoom {
  /** Opens signed in; another after each restart. */
  readonly address: string
  home: string
  /** Where stations open it, when it listens; null = it does not. */
  readonly stations: string | null
  /** Ends it at once, as a power cut does, or with SIGINT as Ctrl+C does; screens that are open lose it. */
  kill(signal?: 'SIGKILL' | 'SIGINT'): Promise<void>
  /** As a machine that is asleep: it hears and answers nothing until it goes on. */
  pause(isPaused: boolean): void
  /** Starts it again on the same data folder and port. */
  restart(): Promise<void>
  /** Ends it as Ctrl+C does and removes its data folder. */
  stop(): Promise<void>
}

const startFile = fileURLToPath(new URL('../../../main/start.ts', import.meta.url))
const PATIENCE_MS = 120_000
/** A Tuesday morning before every cut-off: what the screens show must not hang on when the tests run. */
const MORNING = Date.parse('2026-11-24T09:10:00+01:00')
const SEED = '7'

/**
 * Starts the program as a user does (`npm start -- --web`), in a data folder of its own and on a free port. The
 * demo is the same each time, and nothing happens in it by itself. `prepare` puts into the folder what is to be there at
 * the start.
 */
export async function runControlRoom(
  workspace: 'empty' | 'demo',
  more: readonly string[] = [],
  prepare: (home: string) => Promise<void> = async () => {},
): Promise<RunningControlRoom> {
  const home = mkdtempSync(join(tmpdir(), 'switchyard-e2e-'))
  await prepare(home)
  const began = Date.now()
  const start = (port: number) => {
    const at = new Date(MORNING + Date.now() - began).toISOString()
    const demo = ['--demo', '--at', at, '--pace', '0', '--seed', SEED]
    return startProcess(home, port, [...(workspace === 'demo' ? demo : []), ...more])
  }
  let running = await start(0)
  return {
    get address() {
      return running.address
    },
    home,
    get stations() {
      return running.stations
    },
    kill: (signal = 'SIGKILL') => running.end(signal),
    pause: (isPaused) => running.pause(isPaused),
    async restart() {
      running = await start(Number(new URL(running.address).port))
    },
    async stop() {
      await running.end('SIGINT')
      rmSync(home, { recursive: true, force: true })
    },
  }
}

interface RunningProcess {
  address: string
  stations: string | null
  pause(isPaused: boolean): void
  end(signal: 'SIGINT' | 'SIGKILL'): Promise<void>
}

async function startProcess(home: string, port: number, demo: readonly string[]): Promise<RunningProcess> {
  const args = [startFile, '--web', '--port', String(port), '--home', home, ...demo]
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, SWITCHYARD_SECRET_KEY: 'a key for what is typed in the tests' },
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const said: string[] = []
  let stations: string | null = null
  const address = new Promise<string>((resolve, reject) => {
    const impatience = setTimeout(() => fail('did not print its address in time'), PATIENCE_MS)
    function fail(why: string) {
      clearTimeout(impatience)
      child.kill('SIGKILL')
      reject(new Error(`The control room ${why}:\n${said.join('\n')}`))
    }
    createInterface(child.stderr).on('line', (line) => said.push(line))
    createInterface(child.stdout).on('line', (line) => {
      said.push(line)
      stations ??= /^Stations: (\S+)/.exec(line)?.[1] ?? null
      const found = /^Control room: (\S+)$/.exec(line)?.[1]
      if (found === undefined) return
      clearTimeout(impatience)
      resolve(found)
    })
    child.once('exit', () => fail('ended'))
  })
  return {
    address: await address,
    stations,
    pause: (isPaused) => void child.kill(isPaused ? 'SIGSTOP' : 'SIGCONT'),
    async end(signal) {
      child.kill(signal)
      await ended
    },
  }
}
