import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listBackups } from '../../../main/store/backup-files.ts'
import { MIGRATIONS, SCHEMA_VERSION } from '../../../main/store/migrate.ts'
import { uuidv7 } from '../../../shared/lib/uuid.ts'
import { newHome } from '../../support/program/merchant-home.ts'
import { type Program, runToEnd, startProgram } from '../../support/program/program.ts'
import { makeFileOfVersion } from '../store/earlier-versions/file-of-version.ts'

const FIRST_RELEASED = 11
const BEFORE_LAST = MIGRATIONS.at(-2)?.version ?? 0
const call = <I>(input: I) => ({ commandId: uuidv7(Date.now(), Math.random), input })

let home: string
let program: Program | null
beforeEach(() => {
  home = newHome()
  program = null
})
afterEach(async () => {
  await program?.kill()
  rmSync(home, { recursive: true, force: true })
})

const database = () => join(home, 'switchyard.db')

function change(sql: string): void {
  const file = new Database(database())
  file.exec(sql)
  file.close()
}

function schemaOf(path: string): number | undefined {
  const file = new Database(path, { readonly: true })
  try {
    return file.prepare<[], number>('SELECT max(version) FROM schema_migrations').pluck().get()
  } finally {
    file.close()
  }
}

describe('a new program on the data folder of an earlier one', () => {
  it.each([FIRST_RELEASED, BEFORE_LAST])(
    'of schema %i keeps a copy, migrates, and goes to work',
    async (version) => {
      const rows = makeFileOfVersion(database(), version)
      change("DELETE FROM settings WHERE key = 'other/demo'")
      program = await startProgram({ home })
      const { client } = await program.connect()
      const { workspace, notices, programVersion } = await client.session.hello({})
      expect({ workspace, notices }).toEqual({ workspace: 'ready', notices: [] })
      const packageFile = readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')
      expect(programVersion).toBe(JSON.parse(packageFile).version)
      expect((await client.orders.list({})).total).toBe(rows.get('orders'))
      const { settings } = await client.session.hello({})
      expect(await client.settings.putWorkspace(call({ ...settings, merchantName: 'After' }))).toMatchObject({
        kind: 'done',
      })

      expect(await program.stop()).toBe(0)
      const copies = listBackups(join(home, 'backups')).map(({ path }) => path)
      expect(copies.map(schemaOf)).toEqual([version])
      expect(schemaOf(database())).toBe(SCHEMA_VERSION)
    },
  )

  it('of a later one changes nothing, and says what to do', async () => {
    makeFileOfVersion(database(), SCHEMA_VERSION)
    change(`INSERT INTO schema_migrations VALUES (${SCHEMA_VERSION + 1}, 'of tomorrow', 1000)`)
    const { code, said } = await runToEnd({ home })
    expect(code).toBe(1)
    expect(said.join('\n')).toMatch(/written by a newer Switchyard .* Nothing was changed: start the newer/)
    expect(schemaOf(database())).toBe(SCHEMA_VERSION + 1)
  })
})
