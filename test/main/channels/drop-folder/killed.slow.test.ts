import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openSqliteStore } from '../../../../main/store/sqlite.ts'
import { systemClock } from '../../../../shared/lib/clock.ts'
import { seededRandom } from '../../../../shared/lib/random.ts'

const CHILD = fileURLToPath(new URL('../../../support/channels/drop-folder-child.ts', import.meta.url))
const KILLS = 3
const FILES = 10
const ORDERS_A_FILE = 20
const HEADER = 'order,placed_at,country,sku,quantity'

let home: string
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'killed-'))
  await mkdir(join(home, 'drop', 'in'), { recursive: true })
})
afterEach(() => rm(home, { recursive: true, force: true }))

/** Starts the program's part of the channel and waits until it works. */
async function start(until: 'all' | 'some') {
  const url = pathToFileURL(join(home, 'drop')).href
  const child = spawn(process.execPath, [CHILD, join(home, 'store.db'), url, until], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  await Promise.race([once(child.stdout, 'data'), ended])
  return { child, ended }
}

/** Every file repeats the last order of the one before. */
async function drop(file: number): Promise<void> {
  const first = file * ORDERS_A_FILE
  const numbers = Array.from({ length: ORDERS_A_FILE + 1 }, (_, n) => first + n)
  const rows = numbers.map((n) => `O${n},2026-11-23T09:30:00Z,FR,A,${1 + (n % 3)}`)
  const draft = join(home, 'drop', 'in', `.orders-${file}.csv`)
  await writeFile(draft, `${[HEADER, ...rows].join('\n')}\n`)
  await rename(draft, join(home, 'drop', 'in', `orders-${file}.csv`))
}

it('killed at any moment, loses nothing and doubles nothing', async () => {
  const random = seededRandom(5)
  let dropped = 0
  for (let kill = 0; kill < KILLS; kill += 1) {
    while (dropped < kill + 1) await drop(dropped++)
    const { child, ended } = await start('some')
    await setTimeout(random() * 120)
    child.kill('SIGKILL')
    await ended
  }
  while (dropped < FILES) await drop(dropped++)
  const { ended } = await start('all')
  await ended

  const wanted = Array.from({ length: FILES * ORDERS_A_FILE + 1 }, (_, n) => `O${n}`).sort((a, b) =>
    a.localeCompare(b),
  )
  const store = await openSqliteStore({ path: join(home, 'store.db'), clock: systemClock })
  const records = await store.read((tx) => Promise.all(wanted.map((id) => tx.orders.byExternalId('csv', id))))
  await store.close()
  const told = (await readFile(join(home, 'drop', 'out', 'fulfillments.csv'), 'utf8')).trim().split('\n')
  expect({
    lost: wanted.filter((_, index) => records[index] === null),
    told: told
      .slice(1)
      .map((row) => row.split(',')[1] ?? '')
      .sort((a, b) => a.localeCompare(b)),
    left: await readdir(join(home, 'drop', 'in')),
    done: (await readdir(join(home, 'drop', 'done'))).length,
    out: await readdir(join(home, 'drop', 'out')),
  }).toEqual({
    lost: [],
    told: wanted,
    left: [],
    done: FILES,
    out: expect.arrayContaining(['fulfillments.csv']),
  })
})
