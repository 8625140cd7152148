import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openWindows } from '../../../main/web/windows.ts'
import { HOUR_MS } from '../../../shared/lib/clock.ts'

let folder: string
let now: number
const file = () => join(folder, 'windows.json')
/** The program as it starts, with an address of its own. */
const start = (startToken: string) => openWindows({ startToken, file: file(), clock: { now: () => now } })

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'switchyard-windows-'))
  now = 0
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('a window', () => {
  it('stays signed in over a restart, with another token: the old one is good once', () => {
    const token = start('first').signIn('first') ?? ''
    const after = start('second')
    expect(after.isSignedIn(token)).toBe(false)
    const next = after.signIn(token) ?? ''
    expect(next).not.toBe(token)
    expect([after.isSignedIn(next), after.signIn(token), after.signIn(next)]).toEqual([true, null, next])
  })

  it('the address of an earlier start lets nobody in', () => {
    start('first')
    expect(start('second').signIn('first')).toBeNull()
  })

  it('is signed out after twelve hours unseen, not while it is there', () => {
    const windows = start('first')
    const [here, away] = [windows.signIn('first') ?? '', windows.signIn('first') ?? '']
    for (let hour = 1; hour <= 24; hour++) {
      now = hour * HOUR_MS
      expect(windows.isSignedIn(here)).toBe(true)
    }
    expect(windows.isSignedIn(away)).toBe(false)
    expect(windows.signIn(away)).toBeNull()
  })

  it('is known by a hash, in a file of its owner alone; one that cannot be read signs everybody out', () => {
    const token = start('first').signIn('first') ?? ''
    expect(readFileSync(file(), 'utf8')).not.toContain(token)
    if (process.platform !== 'win32') expect(statSync(file()).mode & 0o777).toBe(0o600)
    writeFileSync(file(), '{"half')
    expect(start('second').signIn(token)).toBeNull()
  })
})
