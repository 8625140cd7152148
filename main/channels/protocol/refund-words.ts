import type { Message, Money } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'

/** Of a cancelled order, what its shop has no place for, such as gift wrapping in a credit slip. */
export function restOwed(shop: string, booked: number, owed: number, currency: string): Message {
  const money = (amount: number): Money => ({ amount, currency })
  return message('channels.restOwed', { shop, booked: money(booked), owed: money(owed) })
}

/** Why a refund is less than was asked: no more was left of what was paid. */
export function onlyLeft(shop: string, booked: number, asked: number, currency: string): Message {
  const money = (amount: number): Money => ({ amount, currency })
  return message('channels.onlyLeft', { shop, booked: money(booked), asked: money(asked) })
}
