import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { systemClock } from '../../shared/lib/clock.ts'
import type { Store } from '../app/ports/store.ts'
import { holdHome } from '../home-lock.ts'
import { forgetHubIdentity } from '../program-identity.ts'
import { moveStore } from '../store/move/move-store.ts'
import { postgresSource, postgresTarget } from '../store/move/postgres-side.ts'
import { sqliteSource, sqliteTarget } from '../store/move/sqlite-side.ts'

const USAGE = `usage: npm run move -- --from HOME --to postgres://USER@HOST/DATABASE
       npm run move -- --from postgres://USER@HOST/DATABASE --to HOME
Copies all data between a data folder and a database, compares both, and leaves what it copied from as it is. No control
room may run with either. Broken off, the same command goes on.`

const random = Math.random
const isDatabase = (place: string) => /^postgres(ql)?:\/\//.test(place)
const sealedFile = z.record(z.string(), z.base64())

async function move(from: string, to: string): Promise<void> {
  const home = resolve(isDatabase(from) ? to : from)
  const lock = holdHome(home, process.pid)
  if (lock.kind === 'taken') throw new Error(`A control room works with ${home}: close it first`)
  const file = join(home, 'switchyard.db')
  const clock = systemClock
  try {
    if (!isDatabase(from) && !existsSync(file)) throw new Error(`There are no data in ${home}`)
    const source = isDatabase(from)
      ? await postgresSource({ connectionString: from, clock, random })
      : await sqliteSource(file, clock)
    try {
      const target = isDatabase(to)
        ? await postgresTarget({ connectionString: to, clock, random })
        : await sqliteTarget(file, clock)
      try {
        const secrets = join(home, 'secrets.json')
        const { tables, rows } = await moveStore(
          source,
          target,
          (line) => console.log(line),
          async () => {
            if (!isDatabase(to)) return secretsOut(await source.store(), secrets)
            await forgetHubIdentity(await target.store())
            await secretsIn(secrets, await target.store())
          },
        )
        console.log(`Moved ${rows} rows of ${tables} tables; every count and the stock ledger agree.`)
        console.log(
          `${source.name} is as it was: do not work with both. Shops ask which of the two works them.`,
        )
      } finally {
        await target.close()
      }
    } finally {
      await source.close()
    }
  } finally {
    lock.home.release()
  }
}

/** Credentials that a passphrase has sealed are opened with the same one; those of a keychain are asked for again. */
async function secretsIn(file: string, store: Store): Promise<void> {
  if (!existsSync(file)) return
  const sealed = sealedFile.parse(JSON.parse(readFileSync(file, 'utf8')))
  await store.write(async (tx) => {
    for (const [name, text] of Object.entries(sealed)) await tx.sealedSecrets.put(name, text)
  })
}

async function secretsOut(store: Store, file: string): Promise<void> {
  if (existsSync(file)) return
  const sealed = await store.read((tx) => tx.sealedSecrets.all())
  writeFileSync(file, JSON.stringify(Object.fromEntries(sealed)), { mode: 0o600, flush: true })
}

const { values } = parseArgs({ options: { from: { type: 'string' }, to: { type: 'string' } } })
const { from = '', to = '' } = values
if (from === '' || to === '' || isDatabase(from) === isDatabase(to)) {
  console.error(USAGE)
  process.exitCode = 2
} else {
  try {
    await move(from, to)
  } catch (error) {
    console.error(`Not moved: ${error instanceof Error ? error.message : String(error)}`)
    process.exitCode = 1
  }
}
