import { expect, it } from 'vitest'

import { tokenBucket } from '../../../main/web/token-bucket.ts'

it('lets a burst through, then its rate, whatever the clock does', () => {
  let now = 1_000
  const bucket = tokenBucket({ burst: 2, perSecond: 10 }, { now: () => now })
  const takes = (at: number, times: number) => {
    now = at
    return Array.from({ length: times }, () => bucket.take())
  }
  expect(takes(1_000, 3)).toEqual([true, true, false])
  expect(takes(1_100, 2)).toEqual([true, false])
  expect(takes(500, 1)).toEqual([false])
  expect(takes(600, 2)).toEqual([true, false])
  expect(takes(60_000, 3)).toEqual([true, true, false])
})
