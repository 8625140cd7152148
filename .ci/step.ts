import { spawn } from 'node:child_process'
import { existsSync, statfsSync } from 'node:fs'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'

export interface Step {
  name: string
  command: readonly [program: string, ...args: string[]]
}

/** Absolute: Playwright takes a relative name from its configuration's folder. */
export const PLAYWRIGHT_REPORT = resolve('.build/playwright.json')

const MEMORY_DISK = '/dev/shm'
const ROOM_BYTES = 4 * 2 ** 30

/** Where tests put their data: in memory, where there is room, for each commit waits until the disk has it. */
function inMemory(): { TMPDIR?: string } {
  if (!existsSync(MEMORY_DISK)) return {}
  const { bavail, bsize } = statfsSync(MEMORY_DISK)
  return bavail * bsize > ROOM_BYTES ? { TMPDIR: MEMORY_DISK } : {}
}

const env = {
  ...process.env,
  PLAYWRIGHT_JSON_OUTPUT_NAME: PLAYWRIGHT_REPORT,
  // The many programs that tests start from source take half the processor time to come up.
  NODE_COMPILE_CACHE: resolve('.build/node-cache'),
  // tsgolint, in Go: threads of its own cost a quarter more, and the tests beside it leave it none.
  GOMAXPROCS: '1',
  ...inMemory(),
}

/** Runs it to its end; whether it went well. Steps run beside each other, so each line of output begins with the step's name. */
export function runStep({ name, command: [program, ...args] }: Step): Promise<boolean> {
  const start = performance.now()
  const say = (line: string) => console.log(`[${name}] ${line}`)
  return new Promise((done) => {
    const child = spawn(program, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
      env,
    })
    for (const stream of [child.stdout, child.stderr]) createInterface(stream).on('line', say)
    child.once('error', (error) => say(error.message))
    // Not `exit`: by now all output is here. Comes after an `error` too.
    child.once('close', (code) => {
      const seconds = ((performance.now() - start) / 1000).toFixed(1)
      say(code === 0 ? `ok (${seconds} s)` : `FAILED (${seconds} s)`)
      done(code === 0)
    })
  })
}
