import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Came } from '../../../../main/app/pictures/picture-deps.ts'
import { pictureRounds } from '../../../../main/app/pictures/picture-rounds.ts'
import { ChannelError, type ProductFacts } from '../../../../main/app/ports/channel.ts'
import { DAY_MS, MINUTE_MS } from '../../../../shared/lib/clock.ts'
import { message, plainMessage } from '../../../../shared/messages/message.ts'
import { aConnector } from '../../../support/channels/a-connector.ts'
import { NO_CONNECTORS } from '../../../support/channels/no-connectors.ts'
import { aProduct, aWorld, LILLE } from '../../../support/engine-builders.ts'
import { aJpeg, aPng } from '../../../support/pictures.ts'
import { openWorkroom, SHOP, type Workroom } from '../../../support/workroom.ts'

const NEVER = new AbortController().signal
const NOTHING_SAID = { hsCode: '', originCountry: null, description: '', dangerousGoods: null }
const AWAY: Came = { kind: 'later', problem: plainMessage('away'), afterMs: 0 }

let room: Workroom
/** What the shop says, by SKU; null = it does not answer. */
let said: Record<string, Partial<ProductFacts>> | null
/** What comes from an address. */
let net: Record<string, Came>
let asked: string[][]
let fetched: string[]
let rounds: ReturnType<typeof pictureRounds>

beforeEach(async () => {
  room = await openWorkroom(aWorld({ sites: [LILLE], products: [aProduct('A'), aProduct('B')], stock: [] }))
  said = {}
  net = {}
  asked = []
  fetched = []
  const connector = aConnector({
    async readProductFacts(skus) {
      asked.push([...skus])
      if (said === null) throw new ChannelError('retry', plainMessage('away'))
      const facts = { pictureUrl: null, customs: NOTHING_SAID }
      return new Map(
        Object.entries(said)
          .filter(([sku]) => skus.includes(sku))
          .map(([sku, own]) => [sku, { ...facts, ...own }]),
      )
    },
  })
  rounds = pictureRounds({
    ...room.room,
    connectors: { ...NO_CONNECTORS, [SHOP.kind]: () => connector },
    secrets: { ...room.room.secrets, get: async () => ({}) },
    download: async (address) => {
      fetched.push(address)
      return net[address] ?? AWAY
    },
    draw: async (_, { widthPx, heightPx }) => aPng(widthPx, heightPx),
    sleep: async () => {},
  })
})
afterEach(() => room.close())

/** All rounds that are due within so long. */
async function goOn(ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 15_000) {
    room.wait(15_000)
    await rounds.runOnce(NEVER)
  }
}

const shownOf = async (sku: string) => {
  const { picture } = await room.client.stock.get({ sku })
  const [shown] = await room.client.stock.pictures({ skus: [sku] })
  return { picture, bytes: shown === undefined ? null : Buffer.from(shown.data, 'base64') }
}
const fromShop = { source: { kind: 'channel', channelId: SHOP.id }, problem: null }
const png = aPng(30, 20)

describe('the picture of a product', () => {
  it('is found at its shop, fetched once, and there without the shop', async () => {
    said = { A: { pictureUrl: 'https://cdn/a' }, B: { pictureUrl: 'https://cdn/a' } }
    net = { 'https://cdn/a': { kind: 'bytes', bytes: png } }
    await goOn(MINUTE_MS)
    said = null
    net = {}
    await goOn(MINUTE_MS)
    for (const sku of ['A', 'B'])
      expect(await shownOf(sku)).toEqual({
        picture: { ...fromShop, hasPicture: true, isAwaited: false },
        bytes: Buffer.from(png),
      })
    expect(asked).toEqual([['A', 'B']])
    expect(new Set(fetched)).toEqual(new Set(['https://cdn/a']))
    expect(await room.read((tx) => tx.pictures.totalBytes())).toBe(png.length)
  })

  it('is asked for again after a week, and replaced by another one; the old file goes', async () => {
    said = { A: { pictureUrl: 'https://cdn/a' } }
    net = { 'https://cdn/a': { kind: 'bytes', bytes: png } }
    await goOn(MINUTE_MS)
    const newer = aPng(50, 50)
    said = { A: { pictureUrl: 'https://cdn/a?v=2' } }
    room.wait(8 * DAY_MS)
    await goOn(MINUTE_MS)
    // The old one stays while the new one is on its way.
    expect(await shownOf('A')).toMatchObject({
      picture: { isAwaited: true },
      bytes: Buffer.from(png),
    })
    net = { 'https://cdn/a?v=2': { kind: 'bytes', bytes: newer } }
    await goOn(5 * MINUTE_MS)
    expect((await shownOf('A')).bytes).toEqual(Buffer.from(newer))
    expect(await room.read((tx) => tx.pictures.totalBytes())).toBe(newer.length)
  })

  it('that is too large is drawn smaller', async () => {
    said = { A: { pictureUrl: 'https://cdn/large' } }
    net = { 'https://cdn/large': { kind: 'bytes', bytes: aJpeg(3_000, 1_500) } }
    await goOn(MINUTE_MS)
    expect((await shownOf('A')).bytes).toEqual(Buffer.from(aPng(480, 240)))
  })

  it('that is none says why, and is not fetched again', async () => {
    said = { A: { pictureUrl: 'https://cdn/page' } }
    net = { 'https://cdn/page': { kind: 'bytes', bytes: new TextEncoder().encode('<html>') } }
    await goOn(10 * MINUTE_MS)
    expect(await shownOf('A')).toEqual({
      picture: {
        ...fromShop,
        hasPicture: false,
        isAwaited: false,
        problem: message('pictures.noPicture'),
      },
      bytes: null,
    })
    expect(fetched).toEqual(['https://cdn/page'])
  })

  it('is fetched ever more seldom while the line is away, and comes by itself', async () => {
    said = { A: { pictureUrl: 'https://cdn/a' } }
    await goOn(60 * MINUTE_MS)
    expect(fetched.length).toBeLessThan(6)
    net = { 'https://cdn/a': { kind: 'bytes', bytes: png } }
    await goOn(6 * 60 * MINUTE_MS)
    expect((await shownOf('A')).bytes).toEqual(Buffer.from(png))
  })

  it('of a shop that does not answer is asked for again after an hour', async () => {
    said = null
    await goOn(MINUTE_MS)
    said = { A: { pictureUrl: 'https://cdn/a' } }
    net = { 'https://cdn/a': { kind: 'bytes', bytes: png } }
    await goOn(30 * MINUTE_MS)
    expect((await shownOf('A')).bytes).toBe(null)
    await goOn(50 * MINUTE_MS)
    expect((await shownOf('A')).bytes).toEqual(Buffer.from(png))
  })
})

describe('a person', () => {
  const put = (data: Uint8Array | null) =>
    room.client.stock.putPicture(
      room.call({ sku: 'A', data: data === null ? null : Buffer.from(data).toString('base64') }),
    )

  it('chooses a picture that no shop replaces', async () => {
    await put(png)
    said = { A: { pictureUrl: 'https://cdn/a' } }
    await goOn(MINUTE_MS)
    expect(await shownOf('A')).toEqual({
      picture: { source: { kind: 'person' }, hasPicture: true, isAwaited: false, problem: null },
      bytes: Buffer.from(png),
    })
    expect(fetched).toEqual([])
  })

  it('takes one away for good, and back', async () => {
    said = { A: { pictureUrl: 'https://cdn/a' } }
    net = { 'https://cdn/a': { kind: 'bytes', bytes: png } }
    await goOn(MINUTE_MS)
    await put(null)
    room.wait(8 * DAY_MS)
    await goOn(MINUTE_MS)
    expect((await shownOf('A')).bytes).toBe(null)
    expect(await room.read((tx) => tx.pictures.totalBytes())).toBe(0)
    await put(png)
    expect((await shownOf('A')).bytes).toEqual(Buffer.from(png))
  })

  it('is told why a file cannot be it', async () => {
    expect(await put(new TextEncoder().encode('<svg>'))).toEqual({
      kind: 'refused',
      message: message('pictures.noPicture'),
    })
  })
})

describe('what customs are told of a product', () => {
  it('is filled in from its shop where ours says nothing', async () => {
    const ours = { hsCode: '691200', originCountry: null, description: '', dangerousGoods: null }
    await room.client.stock.setCustoms(room.call({ sku: 'A', customs: ours }))
    said = { A: { customs: { ...NOTHING_SAID, hsCode: '940511', originCountry: 'PT' } } }
    await goOn(MINUTE_MS)
    expect((await room.client.stock.get({ sku: 'A' })).customs).toEqual({ ...ours, originCountry: 'PT' })
    expect((await room.client.stock.get({ sku: 'B' })).customs).toBe(null)
  })
})
