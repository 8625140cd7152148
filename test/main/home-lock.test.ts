import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'

import { holdHome } from '../../main/home-lock.ts'

let home: string
beforeEach(() => {
  home = join(mkdtempSync(join(tmpdir(), 'switchyard-lock-')), 'deep', 'home')
})
afterEach(() => rmSync(join(home, '../..'), { recursive: true, force: true }))

it('lets one program in, tells a second where the first is, and lets the next one in afterwards', () => {
  const first = holdHome(home, 1)
  if (first.kind !== 'held') throw new Error('taken')
  expect(holdHome(home, 2)).toEqual({ kind: 'taken', pid: 1, address: null })
  first.home.announce('http://127.0.0.1:7420/')
  expect(holdHome(home, 2)).toEqual({ kind: 'taken', pid: 1, address: 'http://127.0.0.1:7420/' })
  first.home.release()
  const next = holdHome(home, 3)
  expect(next.kind).toBe('held')
  if (next.kind === 'held') next.home.release()
  expect(existsSync(join(home, 'running.json'))).toBe(false)
})

it('lets the next program in after the first was killed', async () => {
  const module = new URL('../../main/home-lock.ts', import.meta.url).href
  const script = `import { holdHome } from ${JSON.stringify(module)}
    console.log(holdHome(${JSON.stringify(home)}, process.pid).kind); setInterval(() => {}, 1e6)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  try {
    const [said] = await once(child.stdout, 'data')
    expect(String(said)).toBe('held\n')
    expect(holdHome(home, 2)).toMatchObject({ kind: 'taken', pid: child.pid })
  } finally {
    child.kill('SIGKILL')
  }
  await once(child, 'exit')
  const next = holdHome(home, 2)
  expect(next.kind).toBe('held')
  if (next.kind === 'held') next.home.release()
})

it('says which folder cannot be written to', () => {
  mkdirSync(join(home, '..'), { recursive: true })
  writeFileSync(home, 'a file where the folder should be')
  expect(() => holdHome(home, 1)).toThrow(`The data folder ${home} cannot be written to`)
})
