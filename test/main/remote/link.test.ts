import { describe, expect, it } from 'vitest'
import { backoffMs } from '../../../main/remote/backoff.ts'
import {
  afterFailure,
  afterRefusedAccess,
  afterRefusedWrite,
  afterSuccess,
  type Link,
  linkState,
  NEW_LINK,
  nextTry,
  tryNow,
} from '../../../main/remote/link.ts'
import { plainMessage } from '../../../shared/messages/message.ts'

const middle = (): number => 0.5
const down = { problem: plainMessage('nobody answers'), afterMs: 0 }

function failed(times: number, at: number): Link {
  let link = NEW_LINK
  for (let n = 0; n < times; n += 1) link = afterFailure(link, down, at + n, middle)
  return link
}

describe('the state of a link', () => {
  const cases = [
    { name: 'nothing tried yet', link: NEW_LINK, want: { kind: 'connecting' } },
    {
      name: 'read, and refused what was written',
      link: afterRefusedWrite(afterSuccess(1000), plainMessage('read-only key'), 2000),
      want: { kind: 'writes-refused', since: 2000, cause: plainMessage('read-only key') },
    },
    {
      name: 'read again after a write was refused',
      link: afterSuccess(
        3000,
        afterRefusedWrite(afterSuccess(1000), plainMessage('read-only key'), 2000).refusedWrites,
      ),
      want: { kind: 'writes-refused', since: 2000, cause: plainMessage('read-only key') },
    },
    {
      name: 'one failure',
      link: failed(1, 1000),
      want: { kind: 'degraded', since: 1000, cause: plainMessage('nobody answers') },
    },
    {
      name: 'three in a row',
      link: failed(3, 1000),
      want: { kind: 'offline', since: 1000, cause: plainMessage('nobody answers') },
    },
    { name: 'a success after them', link: afterSuccess(2000), want: { kind: 'online' } },
    {
      name: 'asked to slow down again and again',
      link: afterFailure(
        afterFailure(NEW_LINK, { problem: plainMessage('slow'), afterMs: 6000 }, 1, middle),
        { problem: plainMessage('slow'), afterMs: 6000 },
        2,
        middle,
      ),
      want: { kind: 'degraded', since: 1, cause: plainMessage('slow') },
    },
    {
      name: 'a short rest, as is usual',
      link: afterFailure(afterSuccess(0), { problem: plainMessage('slow'), afterMs: 4999 }, 1, middle),
      want: { kind: 'online' },
    },
    {
      name: 'credentials refused while offline',
      link: afterRefusedAccess(failed(3, 1000), plainMessage('key revoked'), 5000),
      want: { kind: 'needs-authorisation', since: 5000, cause: plainMessage('key revoked') },
    },
  ] as const
  it.each(cases)('$name', ({ link, want }) => {
    expect(linkState(link, false)).toEqual(want)
    expect(linkState(link, true)).toEqual({ kind: 'paused' })
  })
})

describe('the next try', () => {
  const cases = [
    { name: 'at once when all is well', link: NEW_LINK, now: 10, want: 0 },
    { name: 'after the backoff', link: failed(1, 1000), now: 1000, want: 1750 },
    {
      name: 'when the channel said',
      link: afterFailure(NEW_LINK, { problem: plainMessage(''), afterMs: 7000 }, 1000, middle),
      now: 1000,
      want: 8000,
    },
    {
      name: 'never by itself with dead credentials',
      link: afterRefusedAccess(NEW_LINK, plainMessage(''), 1000),
      now: 1000,
      want: null,
    },
    {
      name: 'when a person says so',
      link: tryNow(afterRefusedAccess(NEW_LINK, plainMessage(''), 1000)),
      now: 1000,
      want: 0,
    },
    {
      name: 'at once when the clock was set back by an hour',
      link: failed(1, 3_601_000),
      now: 1000,
      want: 1000,
    },
    {
      name: 'within a quarter of an hour whatever the channel says',
      link: afterFailure(NEW_LINK, { problem: plainMessage(''), afterMs: 86_400_000 }, 0, middle),
      now: 0,
      want: 900_000,
    },
  ]
  it.each(cases)('$name', ({ link, now, want }) => {
    expect(nextTry(link, now)).toBe(want)
  })
})

describe('backoff', () => {
  it('doubles from a second to a minute, half of it random', () => {
    const at = (share: number) => [1, 2, 3, 6, 7, 50].map((failures) => backoffMs(failures, () => share))
    expect(at(0)).toEqual([500, 1000, 2000, 16_000, 30_000, 30_000])
    expect(at(1)).toEqual([1000, 2000, 4000, 32_000, 60_000, 60_000])
  })
})
