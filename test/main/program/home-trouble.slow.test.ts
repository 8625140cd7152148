import { createHash } from 'node:crypto'
import {
  closeSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { uuidv7 } from '../../../shared/lib/uuid.ts'
import { fillHome, newHome } from '../../support/program/merchant-home.ts'
import {
  canHaveOwnDisk,
  type Program,
  type ProgramOptions,
  runToEnd,
  startProgram,
} from '../../support/program/program.ts'

const running: Program[] = []
let home: string
beforeEach(async () => {
  home = newHome()
  await fillHome(home, ['A', 'B'], 10)
})
afterEach(async () => {
  for (const program of running.splice(0)) await program.kill()
  rmSync(home, { recursive: true, force: true })
})

async function start(options: Partial<ProgramOptions> = {}): Promise<Program> {
  const program = await startProgram({ home, ...options })
  running.push(program)
  return program
}

const call = <I>(input: I) => ({ commandId: uuidv7(Date.now(), Math.random), input })
const level = (onHand: number) => call({ siteId: 'LILLE', sku: 'A', onHand, safety: 0, expectedOnHand: null })

describe('a second program on the same data folder', () => {
  it('says so, shows where the first is, and leaves it alone', async () => {
    const first = await start()
    const second = await runToEnd({ home })
    expect(second).toEqual({
      code: 3,
      said: [
        `The control room of ${home} already runs (process ${first.pid}).`,
        `Control room: ${first.address}`,
      ],
    })
    const { client } = await first.connect()
    expect((await client.session.hello({})).workspace).toBe('ready')
  })

  it('starts when the first was killed', async () => {
    const first = await start()
    await first.kill()
    const { client } = await (await start()).connect()
    expect((await client.session.hello({})).workspace).toBe('ready')
  })
})

describe('a port that another program holds', () => {
  it('is named, when it was asked for, and the data folder is free again', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => other.once('listening', resolve))
    const address = other.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const { code, said } = await runToEnd({ home, port })
    expect({ code, said }).toEqual({
      code: 1,
      said: [`Port ${port} is in use by another program: choose another with --port N.`],
    })
    other.close()
    await start({ port })
  })
})

describe('a damaged data file', () => {
  /** Overwrites pages in the middle of the file, as a failing disk does. */
  function damage(): string {
    const file = join(home, 'switchyard.db')
    const at = openSync(file, 'r+')
    for (let page = 1; page < 12; page += 1) writeSync(at, Buffer.alloc(4096, 0xa5), 0, 4096, page * 4096)
    closeSync(at)
    for (const rest of ['-wal', '-shm']) rmSync(`${file}${rest}`, { force: true })
    return createHash('sha256').update(readFileSync(file)).digest('hex')
  }

  it('is restored from the newest copy, kept aside, and everybody is told', async () => {
    const before = await start()
    const screen = await before.connect()
    await screen.client.stock.setLevel(level(77))
    expect((await screen.client.keeping.copyNow(call({}))).kind).toBe('done')
    await screen.client.stock.setLevel(level(78))
    await before.kill()
    const digest = damage()

    const { client } = await (await start()).connect()
    const { notices } = await client.session.hello({})
    expect(notices).toMatchObject([{ code: 'storage.found.restored', args: { madeAt: expect.any(Number) } }])
    const { levels } = (await client.stock.get({ sku: 'A' })).row
    expect(levels.find(({ siteId }) => siteId === 'LILLE')?.onHand).toBe(77)
    const kept = readdirSync(home).filter((name) => name.startsWith('switchyard') && !name.endsWith('.log'))
    const digests = kept.map((name) =>
      createHash('sha256')
        .update(readFileSync(join(home, name)))
        .digest('hex'),
    )
    expect(digests).toContain(digest)
    expect((await client.stock.setLevel(level(79))).kind).toBe('done')
  })
})

describe.skipIf(!canHaveOwnDisk())('a full disk', () => {
  it('is said to whoever writes; reading goes on, and writing too once there is room', async () => {
    const program = await start({ diskMiB: 16 })
    const screen = await program.connect()
    expect((await screen.client.stock.setLevel(level(1))).kind).toBe('done')
    const filler = `/proc/${program.pid}/root${home}/filler`
    let onHand = 1
    let written = onHand
    const write = async (): Promise<string> => {
      try {
        onHand += 1
        const { kind } = await screen.client.stock.setLevel(level(onHand))
        if (kind === 'done') written = onHand
        return kind
      } catch (error) {
        return error instanceof Error && 'code' in error ? String(error.code) : String(error)
      }
    }
    const refused = () => expect.poll(write, { timeout: 20_000, interval: 1 }).toBe('STORE_FULL')
    fill(filler)
    await refused()
    // The program writes by itself too, and to its log: longer than its rest after a fault.
    await new Promise((resolve) => setTimeout(resolve, 6_000))
    // A log that was folded in has room again, until it is used up.
    await refused()
    const { levels } = (await screen.client.stock.get({ sku: 'A' })).row
    expect(levels.find(({ siteId }) => siteId === 'LILLE')?.onHand).toBe(written)
    rmSync(filler)
    expect(await write()).toBe('done')
    expect(await program.stop()).toBe(0)
  })
})

/** Takes all the room there is. */
function fill(file: string): void {
  const at = openSync(file, 'w')
  try {
    for (const size of [65_536, 4_096, 512, 1])
      try {
        for (;;) writeSync(at, Buffer.alloc(size, 1))
      } catch {
        // No room for so much; perhaps for less.
      }
  } finally {
    closeSync(at)
  }
}

describe('a log that cannot be written', () => {
  it.skipIf(process.platform === 'win32')('stops nothing', async () => {
    rmSync(join(home, 'switchyard.log'), { force: true })
    symlinkSync('/dev/full', join(home, 'switchyard.log'))
    writeFileSync(join(home, 'secrets.json'), 'not what it should be')
    const { client } = await (await start({ env: { SWITCHYARD_SECRET_KEY: 'x' } })).connect()
    const channel = {
      id: 'shop',
      name: 'Shop',
      kind: 'woocommerce',
      url: 'http://127.0.0.1:4',
      buffer: 0,
      priority: 0,
      paused: false,
      sandbox: true,
    } as const
    await client.channels.add(call({ channel, secrets: { consumerKey: 'a', consumerSecret: 'b' } }))
    expect((await client.session.hello({})).workspace).toBe('ready')
  })
})
