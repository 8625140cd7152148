import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { connect } from '../../support/program/program.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const PATIENCE = { timeout: 120_000, interval: 50 }

/** A working tree of its own: changing a file of this one would concern the tests beside this one. */
let tree: string
let dev: ChildProcess
let said: string[]
beforeEach(() => {
  tree = mkdtempSync(join(tmpdir(), 'switchyard-tree-'))
  for (const part of ['main', 'renderer', 'resources', 'shared', 'package.json', 'package-lock.json'])
    cpSync(join(root, part), join(tree, part), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'))
  said = []
  const args = [join(tree, 'main/cli/dev.ts'), '--home', join(tree, 'home'), '--port', '0']
  dev = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  for (const stream of [dev.stdout, dev.stderr])
    if (stream) createInterface(stream).on('line', (line) => said.push(line))
})
afterEach(async () => {
  if (dev.exitCode === null) {
    dev.kill('SIGTERM')
    await once(dev, 'exit')
  }
  rmSync(tree, { recursive: true, force: true })
})

const addresses = () => said.flatMap((line) => /^Control room: (\S+)$/.exec(line)?.[1] ?? [])
async function nextAddress(starts: number): Promise<string> {
  await expect.poll(() => addresses().length, { ...PATIENCE, message: said.join('\n') }).toBe(starts)
  return addresses().at(-1) ?? ''
}

it('main restarts and screens reload when a file of theirs changes; strangers are turned away', async () => {
  const address = await nextAddress(1)
  const { origin, host } = new URL(address)
  const screen = await connect(address)
  expect(await screen.client.session.hello({})).toMatchObject({ workspace: 'empty' })

  const page = await fetch(`${origin}/orders`)
  expect(page.headers.get('content-security-policy')).toMatch(/script-src 'self' 'nonce-/)
  expect(await page.text()).toContain('/app/main.tsx')
  const stranger = { headers: { origin: 'http://evil.example' } }
  expect((await fetch(`${origin}/app/main.tsx`, stranger)).status).toBe(403)
  expect((await fetch(`${origin}/@fs${tree}/package.json`)).status).toBe(403)
  const refused = new WebSocket(`ws://${host}/rpc`, { origin: 'http://evil.example' })
  expect(await once(refused, 'error')).toMatchObject([{ message: 'Unexpected server response: 403' }])

  const client = await (await fetch(`${origin}/@vite/client`)).text()
  const token = /wsToken = "([^"]+)"/.exec(client)?.[1] ?? ''
  const updates = new WebSocket(`ws://${host}/?token=${token}`, 'vite-hmr', { origin })
  const heard: string[] = []
  updates.on('message', (data: Buffer) => heard.push(data.toString('utf8')))
  await expect.poll(() => heard.join(), PATIENCE).toContain('connected')
  await fetch(`${origin}/app/app.tsx`)
  appendFileSync(join(tree, 'renderer/app/app.tsx'), '\n')
  await expect.poll(() => heard.join(), PATIENCE).toMatch(/"type":"(update|full-reload)"/)

  const left = once(screen.socket, 'close')
  appendFileSync(join(tree, 'main/web/windows.ts'), '\n')
  await left
  const again = await connect(await nextAddress(2))
  expect(new URL(addresses()[1] ?? '').origin).toBe(origin)
  expect(await again.client.session.hello({})).toMatchObject({ workspace: 'empty' })
  again.socket.terminate()
  updates.terminate()

  dev.kill('SIGINT')
  expect(await once(dev, 'exit')).toEqual([0, null])
  await expect(fetch(origin)).rejects.toThrow()
})
