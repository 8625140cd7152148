import { chmodSync, readdirSync, rmSync, statSync, truncateSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSqliteStore } from '../../../main/store/sqlite.ts'
import { systemClock } from '../../../shared/lib/clock.ts'
import { uuidv7 } from '../../../shared/lib/uuid.ts'
import { say } from '../../../shared/messages/say.ts'
import { fillHome, newHome } from '../../support/program/merchant-home.ts'
import { type Program, type ProgramClient, startProgram } from '../../support/program/program.ts'

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

async function start(): Promise<Program> {
  const program = await startProgram({ home })
  running.push(program)
  return program
}

const client = async (program: Program): Promise<ProgramClient> => (await program.connect()).client
const call = <I>(input: I) => ({ commandId: uuidv7(Date.now(), Math.random), input })
const level = (onHand: number) => call({ siteId: 'LILLE', sku: 'A', onHand, safety: 0, expectedOnHand: null })
const database = () => join(home, 'switchyard.db')

/** A home that ran, with one copy that has 77 at Lille; then 78 was counted and the program stopped. */
async function ranBefore() {
  const program = await start()
  const screen = await client(program)
  await screen.stock.setLevel(level(77))
  expect(await screen.keeping.copyNow(call({}))).toMatchObject({ kind: 'done' })
  await screen.stock.setLevel(level(78))
  await program.stop()
}

async function onHand(screen: ProgramClient) {
  const { levels } = (await screen.stock.get({ sku: 'A' })).row
  return levels.find(({ siteId }) => siteId === 'LILLE')?.onHand
}

describe('data that are gone are no new workspace', { timeout: 300_000 }, () => {
  it.each<{ name: string; spoil: () => void | Promise<void>; missing: 'deleted' | 'emptied' }>([
    { name: 'the file was deleted', spoil: () => unlinkSync(database()), missing: 'deleted' },
    { name: 'the file was cut to nothing', spoil: () => truncateSync(database(), 0), missing: 'deleted' },
    {
      name: 'an empty store lies in its place',
      async spoil() {
        for (const part of ['', '-wal', '-shm', '-pages']) rmSync(database() + part, { force: true })
        await (await openSqliteStore({ path: database(), clock: systemClock })).close()
      },
      missing: 'emptied',
    },
  ])('$name: it is asked, and the chosen copy is restored', async ({ spoil, missing }) => {
    await ranBefore()
    await spoil()
    for (let starts = 0; starts < 2; starts++) {
      const program = await start()
      const asked = await client(program)
      expect((await asked.session.hello({})).workspace).toBe('missing')
      await program.stop()
    }
    const program = await start()
    const screen = await client(program)
    const { copies, missing: why } = await screen.keeping.copies({})
    expect(why).toBe(missing)
    const copy = copies.find(({ holds }) => holds?.products === 2)
    expect(copy).toMatchObject({ place: 'home', holds: { sites: 3, products: 2, orders: 0 } })
    expect(await screen.keeping.restore(call({ copyId: copy?.id ?? '' }))).toEqual({
      kind: 'done',
      value: {},
    })

    const back = await again(program)
    expect(await onHand(back)).toBe(77)
    const { workspace, notices } = await back.session.hello({})
    expect(workspace).toBe('ready')
    expect(notices.map((notice) => say('en', notice))).toEqual([
      expect.stringMatching(/^The copy of .* has been restored as requested/),
    ])
    expect(await back.stock.setLevel(level(80))).toMatchObject({ kind: 'done' })
  })

  it('begins anew when that is what is wanted, asks no more, and keeps the copies', async () => {
    await ranBefore()
    unlinkSync(database())
    const program = await start()
    const screen = await client(program)
    expect(await screen.keeping.beginAnew(call({}))).toMatchObject({ kind: 'done' })
    expect((await screen.session.hello({})).workspace).toBe('empty')
    await program.stop()
    const later = await client(await start())
    expect((await later.session.hello({})).workspace).toBe('empty')
    expect((await later.keeping.copies({})).copies.some(({ holds }) => holds?.products === 2)).toBe(true)
  })

  it('a copy is restored over a workspace in use, which becomes a copy itself', async () => {
    await ranBefore()
    const program = await start()
    const screen = await client(program)
    const [copy] = (await screen.keeping.copies({})).copies
    await screen.keeping.restore(call({ copyId: copy?.id ?? '' }))
    const back = await again(program)
    expect(await onHand(back)).toBe(77)
    const [before] = (await back.keeping.copies({})).copies
    await back.keeping.restore(call({ copyId: before?.id ?? '' }))
    expect(await onHand(await again(program))).toBe(78)
  })

  it('a file deleted while the program runs is said in the window at once, and nothing is lost', async () => {
    const program = await start()
    const screen = await client(program)
    await screen.stock.setLevel(level(91))
    const topics: string[] = []
    void (async () => {
      for await (const change of await screen.session.changes({ since: 0 })) topics.push(...change.topics)
    })().catch(() => undefined)
    unlinkSync(database())
    await expect.poll(() => topics, { timeout: 60_000 }).toContain('notices')
    const said = async () =>
      (await screen.session.hello({})).notices.map((notice) => say('en', notice)).join('\n')
    await expect.poll(said).toMatch(/The data file was deleted or replaced .* is in the copy /)
    await expect(screen.stock.setLevel(level(92))).rejects.toThrow()
    await program.kill()
    const after = await start()
    const asked = await client(after)
    const [rescued] = (await asked.keeping.copies({})).copies
    await asked.keeping.restore(call({ copyId: rescued?.id ?? '' }))
    expect(await onHand(await again(after))).toBe(91)
  })
})

/** A screen once the control room has started again in the same program: the screens of before are closed first. */
async function again(program: Program): Promise<ProgramClient> {
  const { socket } = await program.connect()
  await new Promise((resolve) => socket.once('close', resolve))
  await expect
    .poll(
      async () => {
        const screen = await program.connect().catch(() => null)
        if (screen === null) return ''
        const hello = await screen.client.session.hello({}).catch(() => null)
        screen.socket.terminate()
        return hello?.notices.map((notice) => say('en', notice)).join('\n') ?? ''
      },
      { timeout: 120_000, interval: 300 },
    )
    .toContain('as requested')
  return client(program)
}

describe.skipIf(process.platform === 'win32')('the data folder', () => {
  it('is its owner’s alone, whatever the umask is and was', async () => {
    chmodSync(home, 0o755)
    writeFileSync(join(home, 'left-open'), 'x', { mode: 0o644 })
    const umask = process.umask(0)
    let program: Program
    try {
      program = await start()
    } finally {
      process.umask(umask)
    }
    const screen = await client(program)
    await screen.keeping.copyNow(call({}))
    const modes = readdirSync(home, { recursive: true, withFileTypes: true }).map((entry) => {
      const mode = (statSync(join(entry.parentPath, entry.name)).mode & 0o777).toString(8)
      return `${entry.isDirectory() ? 'folder' : 'file'} ${mode}`
    })
    expect((statSync(home).mode & 0o777).toString(8)).toBe('700')
    expect([...new Set(modes)].sort()).toEqual(['file 600', 'folder 700'])
  })
})
