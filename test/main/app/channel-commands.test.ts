import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRouterClient, type RouterClient } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { openRouter } from '../../../main/app/routes/router.ts'
import { openControlRoom } from '../../../main/control-room.ts'
import { passphraseSecretBox } from '../../../main/web/secret-box.ts'
import type { Channel } from '../../../shared/domain/channel.ts'
import { seededRandom } from '../../../shared/lib/random.ts'
import { uuidv7 } from '../../../shared/lib/uuid.ts'
import { message } from '../../../shared/messages/message.ts'
import { aWorld } from '../../support/engine-builders.ts'
import { openWorkroom } from '../../support/workroom.ts'

/** A port on which nobody listens. */
const NOBODY = 'http://127.0.0.1:4'
const CANARY = 'canary-7f3a9c-do-not-tell'
const SHOP: Channel = {
  id: 'shop',
  name: 'Shop',
  kind: 'woocommerce',
  url: NOBODY,
  buffer: 0,
  priority: 0,
  paused: false,
  sandbox: true,
}
const secrets = {
  consumerKey: `ck_${CANARY}`,
  consumerSecret: `cs_${CANARY}`,
  clientId: 'app',
  clientSecret: `shpss_${CANARY}`,
}
const random = seededRandom(3)
const call = <I>(input: I) => ({ commandId: uuidv7(0, random), input })

let home: string
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'switchyard-channels-'))
})
afterEach(() => rmSync(home, { recursive: true, force: true }))

/** The whole program on `home`, without a shell. */
async function inControlRoom(
  passphrase: string | undefined,
  work: (client: RouterClient<ReturnType<typeof openRouter>>) => Promise<void>,
): Promise<void> {
  const room = await openControlRoom({
    home,
    demo: null,
    secrets: passphraseSecretBox(passphrase),
    restart: () => undefined,
  })
  const session = { actor: 'Mona', role: 'manager', language: 'en' } as const
  const context = room.contextFor(session)
  try {
    await work(
      createRouterClient(room.router as ReturnType<typeof openRouter>, { context: { session, ...context } }),
    )
  } finally {
    await room.close()
  }
}

function everyFileUnder(folder: string): { name: string; text: string }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => ({ name, text: readFileSync(join(parentPath, name), 'latin1') }))
}

describe('credentials of a channel', () => {
  it('are found nowhere: not in the database, the journal, the log, the secrets file or an answer', async () => {
    const answers: unknown[] = []
    await inControlRoom('a passphrase', async ({ channels, session, keeping }) => {
      answers.push(
        await channels.check({ channel: SHOP, secrets }),
        await channels.add(call({ channel: SHOP, secrets })),
        await channels.syncNow(call({ channelId: 'shop' })),
      )
      await expect.poll(async () => (await channels.list({}))[0]?.link.kind).not.toBe('online')
      answers.push(await channels.list({}), await channels.inbox({ channelId: 'shop' }))
      answers.push(await session.hello({}), await keeping.copyNow(call({})))
    })
    const files = everyFileUnder(home)
    expect(files.map(({ name }) => name)).toContain('secrets.json')
    expect(files.filter(({ text }) => text.includes(CANARY)).map(({ name }) => name)).toEqual([])
    expect(JSON.stringify(answers)).not.toContain(CANARY)
  })

  it('are refused in words where nothing protects them, and the channel is not added', async () => {
    await inControlRoom(undefined, async ({ channels }) => {
      expect(await channels.add(call({ channel: SHOP, secrets }))).toMatchObject({
        kind: 'refused',
        message: message('refusals.secretsUnprotected'),
      })
      expect(await channels.list({})).toEqual([])
    })
  })

  it('are kept as they were when the id of the command was another one’s', async () => {
    await inControlRoom('a passphrase', async ({ channels }) => {
      const first = call({ channel: SHOP, secrets })
      await channels.add(first)
      const kept = readFileSync(join(home, 'secrets.json'), 'utf8')
      const other = { channel: { ...SHOP, name: 'Other' }, secrets: { ...secrets, clientId: 'another' } }
      expect(await channels.add({ ...first, input: other })).toMatchObject({ kind: 'refused' })
      expect(readFileSync(join(home, 'secrets.json'), 'utf8')).toBe(kept)
    })
  })

  it('that cannot be opened any more leave the program running, and a person is asked for them', async () => {
    await inControlRoom('a passphrase', async ({ channels }) => {
      await channels.add(call({ channel: SHOP, secrets }))
    })
    await inControlRoom('another passphrase', async ({ channels, exceptions }) => {
      await expect.poll(async () => (await channels.list({}))[0]?.link.kind).toBe('needs-authorisation')
      await expect
        .poll(async () => (await exceptions.list({})).rows.map(({ record }) => record.cause.reason))
        .toEqual(['channel-auth'])
      await channels.add(call({ channel: SHOP, secrets }))
      await expect.poll(async () => (await channels.list({}))[0]?.link.kind).not.toBe('needs-authorisation')
    })
  })

  it('of a channel of files are not needed', async () => {
    await inControlRoom(undefined, async ({ channels }) => {
      const files: Channel = { ...SHOP, kind: 'csv', url: null }
      expect(await channels.add(call({ channel: files, secrets: {} }))).toEqual({ kind: 'done', value: {} })
    })
  })
})

describe('the check of a channel', () => {
  it.each([
    ['nobody there', NOBODY, { code: 'nobody-there', host: '127.0.0.1:4' }],
    ['no address', null, { code: 'no-address' }],
    ['a machine of the local network', 'https://10.0.0.7', { code: 'private-address', host: '10.0.0.7' }],
  ])('says what is wrong: %s', async (_name, url, trouble) => {
    await inControlRoom(undefined, async ({ channels }) => {
      for (const kind of ['woocommerce', 'shopify'] as const) {
        const result = await channels.check({ channel: { ...SHOP, kind, url }, secrets })
        expect(result).toEqual({ ok: false, shop: null, trouble, rights: [], movedTo: null })
      }
    })
  })

  it('says what is wrong: credentials missing', async () => {
    await inControlRoom(undefined, async ({ channels }) => {
      for (const kind of ['woocommerce', 'shopify'] as const) {
        const result = await channels.check({ channel: { ...SHOP, kind }, secrets: {} })
        expect(result.ok).toBe(false)
      }
    })
  })
})

describe('a command sent again', () => {
  it('while the first is still under way is carried out once, and both get its answer', async () => {
    const room = await openWorkroom(aWorld())
    const pause = room.call({ channelId: 'shop', buffer: 4 })
    const before = (await room.client.session.hello({})).lastSeq
    const answers = await Promise.all(Array.from({ length: 8 }, () => room.client.channels.setBuffer(pause)))
    expect(answers).toEqual(answers.map(() => ({ kind: 'done', value: {} })))
    expect((await room.client.session.hello({})).lastSeq).toBe(before + 1)
    await room.close()
  })

  it('gets the stored answer although the world has changed meanwhile', async () => {
    const room = await openWorkroom(aWorld())
    const level = { siteId: 'LILLE', sku: 'A', safety: 0, expectedOnHand: null }
    const first = room.call({ ...level, onHand: 5 })
    const answer = await room.client.stock.setLevel(first)
    await room.client.stock.setLevel(room.call({ ...level, onHand: 9 }))
    expect(await room.client.stock.setLevel(first)).toEqual(answer)
    expect((await room.read((tx) => tx.stock.bySkus(['A'])))[0]).toMatchObject({ onHand: 9 })
    await room.close()
  })

  it('that was refused is tried afresh', async () => {
    const room = await openWorkroom(aWorld())
    const level = { siteId: 'LILLE', sku: 'A', onHand: 5, safety: 0, expectedOnHand: 3 }
    const counted = room.call(level)
    expect(await room.client.stock.setLevel(counted)).toMatchObject({ kind: 'refused' })
    await room.client.stock.setLevel(room.call({ ...level, onHand: 3, expectedOnHand: null }))
    expect(await room.client.stock.setLevel(counted)).toMatchObject({ kind: 'done' })
    await room.close()
  })
})
