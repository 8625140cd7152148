import { describe, expect, it } from 'vitest'
import type { HoldKind, OrderStanding } from '../../../../shared/domain/order-standing.ts'
import { MIRAKL_ADDRESS, mappedMirakl, miraklLine } from '../../../support/channels/mirakl-order.ts'

interface Case {
  readonly name: string
  readonly over: object
  readonly want: Partial<OrderStanding>
}

const held = (kind: HoldKind, code: string) => ({ hold: { kind, code, until: null } })

describe('what a state of Mirakl means', () => {
  it.each([
    ['STAGING', { meaning: 'wait', ...held('on-hold', 'STAGING') }],
    ['WAITING_ACCEPTANCE', { meaning: 'wait', ...held('on-hold', 'WAITING_ACCEPTANCE') }],
    ['WAITING_DEBIT', { meaning: 'wait', ...held('unpaid', 'WAITING_DEBIT') }],
    ['WAITING_DEBIT_PAYMENT', { meaning: 'wait', ...held('unpaid', 'WAITING_DEBIT_PAYMENT') }],
    ['SHIPPING', { meaning: 'ship', hold: null }],
    ['INCIDENT_OPEN', { meaning: 'wait', ...held('incident', 'INCIDENT_OPEN') }],
    ['SHIPPED', { meaning: 'left', hold: null }],
    ['TO_COLLECT', { meaning: 'left' }],
    ['RECEIVED', { meaning: 'left' }],
    ['CLOSED', { meaning: 'left' }],
    ['REFUSED', { meaning: 'called-off' }],
    ['CANCELED', { meaning: 'called-off' }],
    ['QUARANTINE', { meaning: 'wait', ...held('unknown-state', 'QUARANTINE') }],
  ])('%s', (order_state, want) => {
    expect(mappedMirakl({ order_state })).toMatchObject({
      kind: 'order',
      standing: { state: order_state, ...want },
    })
  })
})

describe('an order at Mirakl', () => {
  const two = (first: object, second: object = {}) => ({
    order_lines: [
      miraklLine({ quantity: 3, ...first }),
      miraklLine({ order_line_id: '7-A-2', offer_sku: 'B', ...second }),
    ],
  })
  const units = (shipped: number, cancelled: number, second = { shipped: 0, cancelled: 0 }) => ({
    lines: [
      { lineId: '7-A-1', shipped, cancelled },
      { lineId: '7-A-2', ...second },
    ],
  })
  it.each<Case>([
    {
      name: 'waits as a whole for the incident of one line',
      over: two({}, { order_line_state: 'INCIDENT_OPEN' }),
      want: { state: 'INCIDENT_OPEN', meaning: 'wait', ...held('incident', 'INCIDENT_OPEN') },
    },
    {
      name: 'waits for an incident that it only says it has',
      over: { has_incident: true },
      want: { meaning: 'wait', ...held('incident', 'INCIDENT_OPEN') },
    },
    {
      name: 'that has left has no wait for its incident',
      over: { order_state: 'RECEIVED', has_incident: true },
      want: { meaning: 'left', hold: null },
    },
    {
      name: 'counts a line that has left',
      over: two({ order_line_state: 'SHIPPED' }),
      want: { meaning: 'ship', ...units(3, 0) },
    },
    {
      name: 'counts what shipments hold, but for those that are still here or called off',
      over: {
        ...two({}),
        shipments: [
          { id: '1', status: 'SHIPPED', shipment_lines: [{ order_line_id: '7-A-1', quantity: 1 }] },
          { id: '2', status: 'SHIPPING', shipment_lines: [{ order_line_id: '7-A-1', quantity: 1 }] },
          { id: '3', status: 'CANCELED', shipment_lines: [{ order_line_id: '7-A-2', quantity: 1 }] },
        ],
      },
      want: { meaning: 'ship', ...units(1, 0) },
    },
    {
      name: 'has left when its shipments hold all that is not called off, whatever its state says yet',
      over: {
        ...two({ cancelations: [{ quantity: 1 }] }),
        shipments: [
          {
            id: '1',
            status: 'TO_COLLECT',
            shipment_lines: [
              { order_line_id: '7-A-1', quantity: 2 },
              { order_line_id: '7-A-2', quantity: 1 },
            ],
          },
        ],
      },
      want: { meaning: 'left', ...units(2, 1, { shipped: 1, cancelled: 0 }) },
    },
    {
      name: 'counts units that were written off before and after the rest had left',
      over: two({
        order_line_state: 'SHIPPED',
        shipped_date: '2026-11-24T10:00:00Z',
        refunds: [
          { quantity: 1, created_date: '2026-11-24T09:00:00Z' },
          { quantity: 1, created_date: '2026-12-01T09:00:00Z' },
        ],
      }),
      want: units(2, 2),
    },
    {
      name: 'is called off when all of its lines are',
      over: two({ order_line_state: 'CANCELED' }, { refunds: [{ quantity: 1 }] }),
      want: { meaning: 'called-off', ...units(0, 3, { shipped: 0, cancelled: 1 }) },
    },
    {
      name: 'says nothing of units when one of its lines cannot be read',
      over: two({}, { quantity: 'many' }),
      want: { meaning: 'ship', lines: null },
    },
  ])('$name', ({ over, want }) => {
    expect(mappedMirakl(over).standing).toMatchObject(want)
  })

  it.each(['CANCELED', 'REFUSED', 'CLOSED'])(
    '%s without an address is nothing to ask about',
    (order_state) => {
      const mapped = mappedMirakl({ order_state, customer: null })
      expect(mapped).toMatchObject({ kind: 'ignored', why: expect.stringContaining('address') })
      expect(mapped.standing.meaning).toBe(order_state === 'CLOSED' ? 'left' : 'called-off')
    },
  )

  it('keeps its standing when nothing else of it can be read', () => {
    const over = {
      order_state: 'CANCELED',
      currency_iso_code: 7,
      customer: 'erased',
      order_lines: [{ order_line_id: '7-A-1', quantity: 2, offer_sku: null }],
    }
    expect(mappedMirakl(over)).toMatchObject({
      kind: 'rejected',
      standing: {
        state: 'CANCELED',
        meaning: 'called-off',
        lines: [{ lineId: '7-A-1', shipped: 0, cancelled: 2 }],
      },
    })
  })

  it('to be shipped without an address waits for one', () => {
    expect(mappedMirakl({ customer: { shipping_address: null } })).toMatchObject({
      kind: 'order',
      standing: { meaning: 'ship' },
      order: { destination: { street: [], country: 'ZZ' } },
    })
  })

  it('that waits for its address is kept with its lines', () => {
    const waiting = mappedMirakl({
      order_state: 'WAITING_DEBIT_PAYMENT',
      customer: { firstname: 'Ana', lastname: 'Test', shipping_address: null },
    })
    expect(waiting).toMatchObject({
      kind: 'order',
      order: {
        destination: { name: 'Ana Test', country: 'ZZ', street: [] },
        lines: [{ sku: 'A', quantity: 1 }],
      },
    })
    const paid = mappedMirakl({ customer: { shipping_address: MIRAKL_ADDRESS } })
    expect(paid).toMatchObject({ kind: 'order', order: { destination: { country: 'FR' } } })
  })
})
