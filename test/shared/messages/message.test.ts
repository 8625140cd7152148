import { describe, expect, it } from 'vitest'
import type { Message } from '../../../shared/messages/definition.ts'
import {
  bilingualMessage,
  message,
  messageSchema,
  plainMessage,
  readStoredMessage,
  storedMessage,
} from '../../../shared/messages/message.ts'

const stopped = message('channels.stopped', { host: 'shop.example' })
const later: Message = {
  code: 'area.later',
  args: { worth: { amount: 1, currency: 'EUR' }, lines: ['a', stopped] },
}

describe('messageSchema', () => {
  it.each([
    { name: 'a message', stored: stopped, want: stopped },
    { name: 'a message of a later version', stored: later, want: later },
    {
      name: 'an English text of an earlier version',
      stored: 'Order #1 has no lines',
      want: plainMessage('Order #1 has no lines'),
    },
    {
      name: 'a text in two languages of an earlier version',
      stored: { en: 'No printer', fr: 'Pas d’imprimante' },
      want: bilingualMessage({ en: 'No printer', fr: 'Pas d’imprimante' }),
    },
  ])('reads $name', ({ stored, want }) => {
    expect(messageSchema.parse(JSON.parse(JSON.stringify(stored)))).toEqual(want)
  })

  it('refuses what is no message', () => {
    expect([{}, { code: 'a.b' }, 7, null].map((value) => messageSchema.safeParse(value).success)).toEqual([
      false,
      false,
      false,
      false,
    ])
  })
})

describe('readStoredMessage', () => {
  it.each([
    { name: 'a message', column: storedMessage(stopped), want: stopped },
    {
      name: 'a text of an earlier version',
      column: 'shop.example broke',
      want: plainMessage('shop.example broke'),
    },
    { name: 'a text that looks like a message', column: '{"code":"x"', want: plainMessage('{"code":"x"') },
    { name: 'a text that is other JSON', column: '{"code":7}', want: plainMessage('{"code":7}') },
  ])('reads $name', ({ column, want }) => {
    expect(readStoredMessage(column)).toEqual(want)
  })
})
