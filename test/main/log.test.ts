import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { KnownSecrets } from '../../main/app/secrets/known-secrets.ts'
import { openLog } from '../../main/log.ts'

let home: string
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'switchyard-log-'))
})
afterEach(() => rmSync(home, { recursive: true, force: true }))

const lines = (name = 'switchyard.log') =>
  readFileSync(join(home, name), 'utf8')
    .trim()
    .split('\n')
    .map((line): Record<string, unknown> => JSON.parse(line))

describe('garbage that was refused', () => {
  it('is one counted line a kind, however much of it came', () => {
    const log = openLog(home, new KnownSecrets())
    for (let n = 0; n < 10_000; n++) log.refused(n % 4 === 0 ? 'a frame' : 'a request')
    log.close()
    expect(lines().map(({ refused, count }) => ({ refused, count }))).toEqual([
      { refused: 'a frame', count: 2_500 },
      { refused: 'a request', count: 7_500 },
    ])
  })

  it('of ever new kinds is one of them', () => {
    const log = openLog(home, new KnownSecrets())
    for (let n = 0; n < 1_000; n++) log.refused(`kind ${n}`)
    log.close()
    expect(lines().length).toBe(21)
    expect(lines().at(-1)).toMatchObject({ refused: 'other', count: 980 })
  })
})

describe('the file', () => {
  it('is put aside when it has grown large, and the oldest goes', () => {
    const log = openLog(home, new KnownSecrets(), 2_000)
    for (let n = 0; n < 100; n++) log.error(`fault ${n} ${'x'.repeat(200)}`)
    const names = readdirSync(home).sort()
    expect(names).toEqual(['switchyard.log', ...[1, 2, 3].map((n) => `switchyard.log.${n}`)])
    for (const name of names) expect(readFileSync(join(home, name)).length).toBeLessThanOrEqual(2_000)
    expect(String(lines().at(-1)?.['fault'])).toMatch(/^fault 99 /)
  })

  it('that cannot be written says why, without a fault to write', () => {
    const log = openLog(home, new KnownSecrets())
    expect(log.problem()).toBeNull()
    rmSync(join(home, 'switchyard.log'))
    mkdirSync(join(home, 'switchyard.log'))
    expect(log.problem()).toMatch(/EISDIR/)
  })
})
