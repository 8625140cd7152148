import { decimalOf } from '../../../shared/domain/money.ts'

/** '17.99 EUR'. */
export function moneyText(cents: number, currency: string): string {
  return `${decimalOf(cents, currency)} ${currency}`
}

/** Of a cancelled order, what its shop has no place for, such as gift wrapping in a credit slip. */
export function restOwed(shop: string, booked: number, owed: number, currency: string): string {
  return `Cancelled, and ${moneyText(booked, currency)} of the ${moneyText(owed, currency)} owed is booked in ${shop}: settle the rest with the customer`
}

/** Why a refund is less than was asked: no more was left of what was paid. */
export function onlyLeft(shop: string, booked: number, asked: number, currency: string): string {
  return `${shop} had only ${moneyText(booked, currency)} left of what was paid, and ${moneyText(asked, currency)} was asked for: ${moneyText(booked, currency)} is booked there, settle the rest with the customer`
}
