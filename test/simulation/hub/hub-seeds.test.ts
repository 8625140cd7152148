import { describe, expect, it } from 'vitest'
import type { CallForPerson } from '../../../main/app/following/following.ts'
import { MONDAY_MORNING } from '../../support/engine-builders.ts'
import { openMemoryStore } from '../../support/memory-store.ts'
import type { Tamper } from './hub-house.ts'
import type { HubFindings } from './judge.ts'
import { type HubSeedOptions, runHubSeed } from './run-seed.ts'

const FIRST = 500
const SEEDS = Array.from({ length: 10 }, (_, index) => FIRST + index)

const emptyStore = () =>
  openMemoryStore({
    clock: { now: () => MONDAY_MORNING },
    onCorruptRow(row) {
      throw row
    },
  })
const SHORT = { hours: 0.75, stations: 4, onEvent: null }
const play = async (seed: number, broken: Pick<HubSeedOptions, 'tamper' | 'atEnd'> = {}) =>
  runHubSeed({ ...SHORT, seed, store: await emptyStore(), ...broken })
const SOUND: HubFindings = {
  acknowledgedLost: [],
  doubled: [],
  printedTwice: [],
  oversold: [],
  diverged: [],
  conflictsUnshown: [],
  faults: [],
}

describe('an hour of a hub and its desks in trouble', () => {
  const digests = new Set<string>()
  it.each(SEEDS)('loses nothing, doubles nothing, and ends alike everywhere (seed %i)', async (seed) => {
    const { findings, commands, digest } = await play(seed)
    expect(findings).toEqual(SOUND)
    expect(commands).toBeGreaterThan(5)
    expect(digests).not.toContain(digest)
    digests.add(digest)
  })

  it('is played the same again', async () => {
    expect((await play(FIRST)).digest).toBe([...digests][0])
  })
})

/** Of which seed it is known that it has acts of an outage that the hub refuses. */
const STORMY = 507
/** In which a bench acts on what was taken back from it and left there. */
const TAKEN_BACK = 504
/** In which two benches of a site pack one parcel apart. */
const PACKED_TWICE = 513

/** In which a desk hands out alone what was taken back from it meanwhile. */
const TAKEN_AWAY = 520

describe('what watches it', () => {
  const found = async (broken: Parameters<typeof play>[1], seed = STORMY) => {
    const { findings } = await play(seed, broken)
    return Object.entries(findings).flatMap(([kind, list]) => (list.length > 0 ? [kind] : []))
  }
  const another = (id: string) => id.replace(/^.{8}/, '0fffffff')

  it('sees acts that are handed over under another id', async () => {
    const call: Tamper['call'] = (given) => {
      const input = given.input as { readonly commandId: string }
      return given.wasDone === null
        ? given
        : { ...given, input: { ...input, commandId: another(input.commandId) } }
    }
    expect(await found({ tamper: { call } })).toEqual(expect.arrayContaining(['acknowledgedLost']))
  })

  it('sees refused acts of which nobody is told', async () => {
    expect(await found({ tamper: { call: (given) => ({ ...given, wasDone: null }) } })).toContain(
      'acknowledgedLost',
    )
  })

  it('sees numbers that are given out twice, and more that left than was ordered', async () => {
    let first: CallForPerson['taken'] = []
    const call: Tamper['call'] = (given) => {
      if (first.length === 0) first = given.taken
      return { ...given, taken: given.taken.length === 0 ? [] : first }
    }
    expect(await found({ tamper: { call } })).toContain('doubled')
    const kinds = await found({
      async atEnd(_, hub) {
        const parts = await hub.read((tx) => tx.fulfillments.ofSite('LILLE', ['shipped'], 50))
        const part = parts.find(({ allocations }) => allocations.some(({ quantity }) => quantity > 1))
        const [record] = await hub.read((tx) => tx.orders.byIds([part?.orderId ?? '']))
        if (record === undefined) throw new Error('No two of a SKU left')
        const { order } = record
        const lines = order.lines.map((line) => ({ ...line, quantity: 1 }))
        await hub.write((tx) => tx.orders.update({ ...order, lines }))
      },
    })
    expect(kinds).toContain('doubled')
  })

  it('sees that the hub counts on units that are not there', async () => {
    const call: Tamper['call'] = (given) => {
      if (given.path.join('.') !== 'stock.setLevel') return given
      const { commandId, input } = given.input as { commandId: string; input: { onHand: number } }
      return { ...given, input: { commandId, input: { ...input, onHand: input.onHand + 5 } } }
    }
    expect(await found({ tamper: { call } })).toContain('oversold')
  })

  it('sees that units which a desk may still hand out are promised to others', async () => {
    expect(await found({ tamper: { freeAtOnce: true } }, TAKEN_AWAY)).toContain('oversold')
  })

  it('sees acts that count although their work was taken back, and labels that the hub does not know', async () => {
    const kinds = await found({ tamper: { call: (given) => ({ ...given, seen: [] }) } }, TAKEN_BACK)
    expect(kinds).toContain('conflictsUnshown')
    const silent: Tamper['call'] = (given) =>
      given.wasDone === null ? given : { ...given, wasDone: { ...given.wasDone, jobs: [] } }
    expect(await found({ tamper: { call: silent } }, PACKED_TWICE)).toContain('conflictsUnshown')
  })

  it('sees rows that do not reach a copy, and labels that come out again', async () => {
    const kinds = await found({
      tamper: { lose: ({ kind }) => kind === 'stock' },
      async atEnd(desks) {
        for (const { printed } of desks) printed.push(...printed)
      },
    })
    expect(kinds).toEqual(['printedTwice', 'diverged'])
  })
})
