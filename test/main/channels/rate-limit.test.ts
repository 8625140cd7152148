import { describe, expect, it } from 'vitest'
import { RateLimit } from '../../../main/channels/protocol/rate-limit.ts'
import { memoryForTests } from '../../support/channels/connector-memory.ts'
import { SettableClock } from '../../support/channels/settable-clock.ts'

const RATES = {
  slow: { everyMs: 60_000, burst: 1 },
  wide: { everyMs: 180_000, burst: 20 },
  fast: { everyMs: 500, burst: 10 },
}

function limits() {
  const clock = new SettableClock('2026-11-23T08:00:00Z')
  const memory = memoryForTests()
  const open = () => new RateLimit(clock, memory('m'), RATES)
  return { clock, open }
}

async function times(count: number, take: () => Promise<number>): Promise<number[]> {
  const waits: number[] = []
  for (let n = 0; n < count; n += 1) waits.push(await take())
  return waits
}

describe('a rate limit', () => {
  it('lets a burst through, then one at a time', async () => {
    const { clock, open } = limits()
    const limit = open()
    expect(await times(11, () => limit.take('fast'))).toEqual([...Array(10).fill(0), 500])
    clock.advance(500)
    expect(await times(2, () => limit.take('fast'))).toEqual([0, 500])
  })

  it('remembers over a restart what was spent', async () => {
    const { clock, open } = limits()
    await times(1, () => open().take('slow'))
    clock.advance(45_000)
    expect(await open().take('slow')).toBe(15_000)
    clock.advance(15_000)
    expect(await open().take('slow')).toBe(0)
  })

  it('keeps a reserve for those that may spend it', async () => {
    const { open } = limits()
    const limit = open()
    expect(await times(11, () => limit.take('wide', 10))).toEqual([...Array(10).fill(0), 180_000])
    expect(await times(11, () => limit.take('wide'))).toEqual([...Array(10).fill(0), 180_000])
  })

  it('gains nothing by a clock set back, and waits no longer for it', async () => {
    const { clock, open } = limits()
    const limit = open()
    await limit.take('slow')
    clock.advance(-600_000)
    expect(await limit.take('slow')).toBe(60_000)
    clock.advance(60_000)
    expect(await limit.take('slow')).toBe(0)
  })

  it('is empty when the channel says so', async () => {
    const { open } = limits()
    const limit = open()
    await limit.drained('wide')
    expect(await open().take('wide')).toBe(180_000)
  })
})
