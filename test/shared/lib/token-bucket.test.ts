import { expect, it } from 'vitest'
import { TokenBucket } from '../../../shared/lib/token-bucket.ts'

it('lets a burst through, then its rate, whatever the clock does', () => {
  const bucket = TokenBucket.full({ burst: 2, everyMs: 100 }, 1_000)
  const takes = (at: number, times: number) => Array.from({ length: times }, () => bucket.take(at))
  expect(takes(1_000, 3)).toEqual([0, 0, 100])
  expect(takes(1_100, 2)).toEqual([0, 100])
  expect(takes(500, 1)).toEqual([100])
  expect(takes(600, 2)).toEqual([0, 100])
  expect(takes(60_000, 3)).toEqual([0, 0, 100])
})
