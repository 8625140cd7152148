import { describe, expect, expectTypeOf, it } from 'vitest'
import {
  type OutboxMessage,
  type OutboxPayload,
  outboxKind,
  outboxMessage,
} from '../../../shared/domain/outbox-message.ts'
import { messageOf } from '../../support/outbox-messages.ts'

describe('a message of the outbox', () => {
  it.each(outboxKind.options)('is read as it was built: %s', (kind) => {
    const message = messageOf(kind)
    expect(outboxMessage.parse(JSON.parse(JSON.stringify(message)))).toEqual(message)
  })

  it.each(outboxKind.options)('with a field that is none of its kind is not read: %s', (kind) => {
    const { payload } = messageOf(kind)
    expect(outboxMessage.safeParse({ kind, payload: { ...payload, orderId: 'O-1' } }).success).toBe(false)
  })

  it('does not compile with a misspelt field, or with what another kind says', () => {
    type Misspelt = Omit<OutboxPayload<'refund'>, 'channelReturnId'> & { channelReturnID: string | null }
    expectTypeOf<{ kind: 'refund'; payload: Misspelt }>().not.toExtend<OutboxMessage>()
    expectTypeOf<{ kind: 'refund'; payload: OutboxPayload<'cancel'> }>().not.toExtend<OutboxMessage>()
    expectTypeOf<{ kind: 'refund'; payload: OutboxPayload<'refund'> }>().toExtend<OutboxMessage>()
  })

  it('of an earlier version is read too: parcels without contents', () => {
    const { kind, payload } = messageOf('fulfillment')
    const parcels = [{ trackingNumber: '6A1', trackingUrl: null }]
    expect(outboxMessage.parse({ kind, payload: { ...payload, parcels } })).toMatchObject({
      payload: { parcels: [{ trackingNumber: '6A1', trackingUrl: null, lines: [] }] },
    })
  })
})
