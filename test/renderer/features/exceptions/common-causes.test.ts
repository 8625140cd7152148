import { describe, expect, it } from 'vitest'
import { causeKey, commonCauses } from '../../../../renderer/features/exceptions/common-causes.ts'
import type { ExceptionRow, Resolution } from '../../../../shared/contract/exceptions.ts'
import type { ExceptionCause } from '../../../../shared/domain/exception.ts'
import { plainMessage } from '../../../../shared/messages/message.ts'

const both = plainMessage('')

function row(id: string, cause: ExceptionCause, suggestion: Partial<Resolution> | null = {}): ExceptionRow {
  return {
    record: {
      id,
      orderId: `order-${id}`,
      siteId: null,
      cause,
      state: 'open',
      owner: null,
      openedAt: 0,
      dueAt: null,
      snoozedUntil: null,
      closedAt: null,
      closedBy: null,
      regressions: 0,
    },
    order: null,
    sentence: both,
    suggestion: suggestion && {
      code: 'reallocate',
      choice: null,
      label: both,
      effect: both,
      disabled: null,
      needsRole: 'lead',
      ...suggestion,
    },
  }
}

const suspended: ExceptionCause = { reason: 'carrier-suspended', carrierId: 'dpd', until: null }
const short = (sku: string, found = 0): ExceptionCause => ({
  reason: 'partial-stock',
  lines: [{ sku, wanted: 2, found }],
})

const summary = (rows: ExceptionRow[]) => commonCauses(rows).map(({ ids, fix }) => [ids, fix])

describe('common causes', () => {
  it('puts rows of one cause together, the largest first, and leaves single ones out', () => {
    const rows = [row('a', short('X')), row('b', suspended), row('c', short('Y')), row('d', short('X', 1))]
    expect(summary([...rows, row('e', suspended), row('f', suspended)])).toEqual([
      [['b', 'e', 'f'], 'reallocate'],
      [['a', 'd'], 'reallocate'],
    ])
  })
  it.each<[string, Partial<Resolution> | null]>([
    ['another way out', { code: 'backorder' }],
    ['none', null],
    ['one that cannot be done now', { disabled: both }],
  ])('offers no common fix when one row suggests %s', (_, other) => {
    expect(summary([row('a', suspended), row('b', suspended, other)])).toEqual([[['a', 'b'], null]])
  })
  it('offers no common fix that asks something first', () => {
    const fix = { code: 'correct-stock' } as const
    expect(summary([row('a', short('X'), fix), row('b', short('X'), fix)])).toEqual([[['a', 'b'], null]])
  })
  it('takes a lack of all and a lack of some units of a SKU for the same', () => {
    const none: ExceptionCause = { reason: 'out-of-stock', lines: [{ sku: 'X', wanted: 1, found: 0 }] }
    expect(causeKey(none)).toBe(causeKey(short('X')))
  })
})
