import { describe, expect, it } from 'vitest'
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
const STORMY = 501

describe('what watches it', () => {
  const found = async (broken: Parameters<typeof play>[1]) => {
    const { findings } = await play(STORMY, broken)
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
