import { createHmac } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createRouterClient } from '@orpc/server'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { webhookRounds } from '../../../../main/app/programs/webhook-rounds.ts'
import { openRouter } from '../../../../main/app/routes/router.ts'
import { openWebhookSender } from '../../../../main/remote/webhook-sender.ts'
import type { WebhookTopic } from '../../../../shared/domain/webhook.ts'
import { aWorld } from '../../../support/engine-builders.ts'
import { memorySecrets } from '../../../support/memory-secrets.ts'
import { openWorkroom, type Workroom } from '../../../support/workroom.ts'

const KEY = Buffer.alloc(32, 7)
const SECRET = `whsec_${KEY.toString('base64')}`
const ID = '01930000-0000-7000-8000-00000000000a'

interface Received {
  readonly id: string
  readonly isSigned: boolean
  readonly types: readonly string[]
}

let room: Workroom
let receiver: Server
let url: string
let received: Received[]
/** What the receiver answers next; then 204. */
let answers: { status: number; headers?: Record<string, string>; isCut?: true }[]

beforeEach(async () => {
  received = []
  answers = []
  room = await openWorkroom(aWorld())
  receiver = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString()
      const { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': signature } = request.headers
      const own = createHmac('sha256', KEY)
        .update(`${id as string}.${at as string}.${body}`)
        .digest('base64')
      const { data }: { data: { events: { type: string }[] } } = JSON.parse(body)
      received.push({
        id: String(id),
        isSigned: signature === `v1,${own}`,
        types: data.events.map(({ type }) => type),
      })
      const answer = answers.shift() ?? { status: 204 }
      // It was received, and its sender never learns so.
      if (answer.isCut) return request.socket.destroy()
      response.writeHead(answer.status, answer.headers).end()
    })
  })
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`
})
afterEach(async () => {
  receiver.closeAllConnections()
  await new Promise((resolve) => receiver.close(resolve))
  await room.close()
})

/** The room with a place for secrets, and the rounds of a program that has just started. */
function program() {
  const secrets = new Map<string, Readonly<Record<string, string>>>()
  const services = {
    ...room.room,
    secrets: memorySecrets(secrets),
  }
  const { store, clock, changes } = room.room
  const send = openWebhookSender({ clock, timeoutMs: 2_000 })
  const begin = () => webhookRounds({ store, clock, changes, secrets: services.secrets, send })
  const session = { actor: 'Mona', role: 'manager', language: 'en' } as const
  const client = createRouterClient(openRouter(services), { context: { session } })
  return { client, begin, secrets }
}

const run = (rounds: ReturnType<typeof webhookRounds>) => rounds.runOnce(new AbortController().signal)

async function added(topics: readonly WebhookTopic[] = ['orders', 'stock']) {
  const { client, begin, secrets } = program()
  const outcome = await client.programs.addWebhook(
    room.call({ webhookId: ID, url, topics: [...topics], secret: SECRET }),
  )
  expect(outcome.kind).toBe('done')
  return { client, begin, secrets }
}

const count = (onHand: number) =>
  room.client.stock.setLevel(
    room.call({ siteId: 'LILLE', sku: 'A', onHand, safety: 0, expectedOnHand: null }),
  )

async function state() {
  const [one] = await room.read((tx) => tx.webhooks.all())
  return one
}

it('tells what happened since it was added, signed, once, and only of what it is about', async () => {
  await count(1)
  const { begin } = await added()
  const rounds = begin()
  await count(2)
  await room.client.programs.addKey(
    room.call({
      keyId: room.room.newId(),
      name: 'X',
      scopes: ['stock:read'],
      secret: `syk_${'a'.repeat(43)}`,
    }),
  )
  await run(rounds)
  await run(rounds)
  expect(received).toMatchObject([{ isSigned: true, types: ['stock.setLevel'] }])
  await count(3)
  expect(await run(rounds)).toBe(room.room.clock.now() + 1_000)
  expect(received).toHaveLength(2)
  expect(await state()).toMatchObject({ state: { upTo: null, problem: null } })
})

it('repeats what failed or was cut off under the same id, ever more slowly, and goes on where it was', async () => {
  const { begin } = await added()
  const rounds = begin()
  await count(1)
  answers = [{ status: 500 }, { status: 200, isCut: true }]
  await run(rounds)
  await run(rounds)
  expect(received).toHaveLength(1)
  room.wait(5_000)
  await run(rounds)
  // More happens meanwhile: it is told after what is under way, also by a program that has started anew.
  await count(2)
  room.wait(30_000)
  await run(begin())
  expect(new Set(received.slice(0, 3).map(({ id }) => id)).size).toBe(1)
  expect(received.map(({ types }) => types.length)).toEqual([1, 1, 1, 1])
  expect(received[3]?.id).not.toBe(received[0]?.id)
  expect((await state())?.state).toMatchObject({ attempts: 0, nextAt: null, problem: null })
})

it('waits as long as it is told, and pauses where nobody wants to hear any more', async () => {
  const { begin, client } = await added()
  const rounds = begin()
  await count(1)
  answers = [{ status: 429, headers: { 'retry-after': '600' } }, { status: 410 }]
  await run(rounds)
  expect((await state())?.state).toMatchObject({
    attempts: 1,
    nextAt: room.room.clock.now() + 600_000,
    problem: { code: 'webhooks.answered' },
  })
  await client.programs.setWebhookPaused(room.call({ webhookId: ID, isPaused: false }))
  await run(rounds)
  expect((await state())?.pausedAt).toBe(room.room.clock.now())
  expect(await run(rounds)).toBeNull()
})

it('follows no redirect, which would hand what happened to somebody else', async () => {
  const { begin } = await added()
  await count(1)
  answers = [{ status: 307, headers: { location: 'http://127.0.0.1:9/elsewhere' } }]
  await run(begin())
  expect((await state())?.state.problem?.code).toBe('channels.movedOn')
})

it('tells again from an instant on, and forgets the secret with the address', async () => {
  const { begin, client, secrets } = await added()
  const rounds = begin()
  await count(1)
  await run(rounds)
  room.wait(60_000)
  await count(2)
  await run(rounds)
  await client.programs.sendAgain(room.call({ webhookId: ID, since: room.room.clock.now() }))
  await run(rounds)
  await client.programs.sendAgain(room.call({ webhookId: ID, since: 0 }))
  await run(rounds)
  expect(received.map(({ types }) => types.length)).toEqual([1, 1, 1, 2])
  await client.programs.removeWebhook(room.call({ webhookId: ID }))
  expect([...secrets]).toEqual([])
  expect(await run(rounds)).toBeNull()
  expect(JSON.stringify(await room.read((tx) => tx.journal.since(0, 100)))).not.toContain(SECRET)
})

it('says what the journal had forgotten before it could be told, until it is told anew', async () => {
  const { begin, client } = await added()
  await count(1)
  await count(2)
  await count(3)
  const now = room.room.clock.now()
  await room.room.store.write((tx) =>
    tx.retention.prune('journal', { before: now + 1, after: null, limit: 100 }),
  )
  await count(4)
  await run(begin())
  // Its own adding, and the first two counts; the last entry of a journal always stays.
  expect(received.map(({ types }) => types.length)).toEqual([2])
  expect((await state())?.state).toMatchObject({ missed: { entries: 3, at: now }, problem: null })
  const { lines } = await room.client.keeping.health({})
  expect(lines.find(({ part }) => part === 'webhook')).toMatchObject({
    state: 'watch',
    said: { code: 'webhooks.missed' },
  })
  await client.programs.sendAgain(room.call({ webhookId: ID, since: 0 }))
  expect((await state())?.state.missed).toBe(null)
})
