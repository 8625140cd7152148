import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { openRouter } from '../../../main/app/routes/router.ts'
import { serveWeb, type WebServer } from '../../../main/web/serve-web.ts'
import { aWorld } from '../../support/engine-builders.ts'
import { ofThisMachine } from '../../support/of-this-machine.ts'
import { signInOver } from '../../support/sign-in-over.ts'
import { openWorkroom, type Workroom } from '../../support/workroom.ts'

let folder: string
let room: Workroom
let server: WebServer
let socket: WebSocket
const faults: unknown[] = []

beforeEach(async () => {
  faults.length = 0
  folder = mkdtempSync(join(tmpdir(), 'switchyard-frames-'))
  room = await openWorkroom(aWorld())
  const served = await serveWeb({
    room: () => ({
      router: openRouter(room.room),
      contextFor: (session) => ({ session: { ...session, role: 'packer' } }),
      devices: room.room.devices,
    }),
    staticDir: folder,
    host: '127.0.0.1',
    port: 0,
    ...ofThisMachine({ folder, clock: room.room.clock }),
    uploadDir: folder,
    clock: room.room.clock,
    heartbeatMs: 60_000,
    onFault: (fault) => faults.push(fault),
    onRefused: () => undefined,
  })
  if (served.kind !== 'serving') throw new Error(served.kind)
  server = served.server
  socket = new WebSocket(`ws://127.0.0.1:${server.port}/rpc`, { origin: server.origin })
  await signInOver(socket, 'token')
})
afterEach(async () => {
  socket.terminate()
  await server.close()
  await room.close()
  rmSync(folder, { recursive: true, force: true })
})

/** The status and code that one call is answered with, as it goes over the line. */
function answerTo(path: string, input: unknown): Promise<{ status: number; code: unknown }> {
  const answered = new Promise<{ status: number; code: unknown }>((resolve) => {
    socket.once('message', (data) => {
      const { p }: { p: { s?: number; b?: { json?: { code?: unknown } } } } = JSON.parse(
        (data as Buffer).toString('utf8'),
      )
      resolve({ status: p.s ?? 200, code: p.b?.json?.code ?? null })
    })
  })
  socket.send(JSON.stringify({ i: '1', p: { u: path, b: { json: input }, m: 'POST' } }))
  return answered
}

describe('a call that does not fit the contract', () => {
  const commandId = '01930000-0000-7000-8000-000000000000'
  it.each([
    ['an unknown path', '/no/such', {}, { status: 404, code: null }],
    ['a path into the prototype', '/__proto__/toString', {}, { status: 404, code: null }],
    ['a number where text belongs', '/orders/get', { orderId: 7 }, { status: 400, code: 'BAD_REQUEST' }],
    ['a page of a million rows', '/orders/list', { limit: 1e6 }, { status: 400, code: 'BAD_REQUEST' }],
    ['no input', '/orders/get', undefined, { status: 400, code: 'BAD_REQUEST' }],
    ['a command without an id', '/packing/ship', { input: {} }, { status: 400, code: 'BAD_REQUEST' }],
    [
      'a command id that is none',
      '/packing/ship',
      { commandId: 'again', input: { fulfillmentId: 'f' } },
      { status: 400, code: 'BAD_REQUEST' },
    ],
    [
      'a command above the role',
      '/keeping/copyNow',
      { commandId, input: {} },
      { status: 403, code: 'FORBIDDEN' },
    ],
  ])('%s is answered with what is wrong, and the connection goes on', async (_name, path, input, want) => {
    expect(await answerTo(path, input)).toEqual(want)
    expect(await answerTo('/session/hello', {})).toEqual({ status: 200, code: null })
    expect(faults).toEqual([])
  })
})
