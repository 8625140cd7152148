import { describe, expect, it } from 'vitest'
import type { OrderLine } from '../../../shared/domain/order.ts'
import type { OrderCharges } from '../../../shared/domain/order-charges.ts'
import { paidForUnits, paidLines, taxWithin } from '../../../shared/domain/paid-line.ts'
import { refundableOf, refundParts, sumOfParts, type ToldRefunds } from '../../../shared/domain/refund.ts'
import { type Random, seededRandom } from '../../../shared/lib/random.ts'

const BASKETS = 10_000
const NOTHING_TOLD: ToldRefunds = { doneCents: 0, waitingCents: 0, hasShipping: false, feeIds: [] }

interface Basket {
  readonly lines: OrderLine[]
  readonly charges: OrderCharges
}

const upTo = (random: Random, most: number): number => Math.floor(random() * (most + 1))
const add = (amounts: readonly number[]): number => amounts.reduce((sum, one) => sum + one, 0)

/** Prices, discounts down to nothing, up to three rates, a payment smaller than the total where a gift card paid. */
function basket(random: Random): Basket {
  const charged = Array.from({ length: 1 + upTo(random, 4) }, (_, at) => {
    const quantity = 1 + upTo(random, 11)
    const listed = quantity * upTo(random, random() < 0.2 ? 3 : 30_000)
    const gross = random() < 0.5 ? listed : listed - upTo(random, listed)
    const taxes = Array.from({ length: upTo(random, 3) }, (_rate, rate) => ({
      rateId: String(rate + 1),
      cents: upTo(random, Math.floor(gross / 4)),
    }))
    const taxCents = add(taxes.map(({ cents }) => cents))
    const lineId = String(at + 1)
    return {
      line: {
        id: lineId,
        sku: `S${at}`,
        quantity,
        unitPriceCents: Math.round(gross / quantity),
        grossCents: gross,
      },
      charge: {
        lineId,
        title: '',
        quantity,
        netCents: gross - taxCents,
        taxCents,
        taxes,
        discountCents: listed - gross,
      },
    }
  })
  const shipping = { netCents: upTo(random, 1_500), taxCents: upTo(random, 300) }
  const fees =
    random() < 0.3 ? [{ id: 'wrap', title: 'Gift wrap', netCents: upTo(random, 500), taxCents: 20 }] : []
  const totalCents = add(
    [...charged.map(({ charge }) => charge), shipping, ...fees].map((one) => one.netCents + one.taxCents),
  )
  const giftCardCents = random() < 0.3 ? upTo(random, totalCents) : 0
  return {
    lines: charged.map(({ line }) => line),
    charges: {
      lines: charged.map(({ charge }) => charge),
      shipping,
      fees,
      tipCents: 0,
      giftCardCents,
      totalCents,
      paidCents: totalCents - giftCardCents,
      refundedCents: random() < 0.1 ? upTo(random, totalCents) : 0,
    },
  }
}

/** The cents of the units from one to another, by whole numbers only: rounded half up at both ends. */
function exactly(gross: number, quantity: number, from: number, to: number): number {
  const at = (units: number): bigint =>
    (2n * BigInt(gross) * BigInt(units) + BigInt(quantity)) / (2n * BigInt(quantity))
  return Number(at(to) - at(from))
}

/** Every unit once, in returns of one line each, in any order. */
function returnsOf(
  random: Random,
  lines: readonly OrderLine[],
): { lineId: string; from: number; units: number }[] {
  const cuts = lines.flatMap(({ id, quantity }) => {
    const parts: { lineId: string; from: number; units: number }[] = []
    for (let from = 0; from < quantity; ) {
      const units = 1 + upTo(random, quantity - from - 1)
      parts.push({ lineId: id, from, units })
      from += units
    }
    return parts
  })
  return cuts
    .map((cut) => ({ cut, key: random() }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ cut }) => cut)
}

describe('what goes back of random baskets', () => {
  it('adds up to the cent by line and by rate, however the units are split over returns', () => {
    const random = seededRandom(20261129)
    const wrong: unknown[] = []
    for (let count = 0; count < BASKETS; count += 1) {
      const order = basket(random)
      const paid = paidLines(order)
      const back = new Map<string, { cents: number; taxes: Map<string, number> }>()
      for (const { lineId, from, units } of returnsOf(random, order.lines)) {
        const line = paid.get(lineId)
        if (line === undefined) throw new Error(`nothing was paid for line ${lineId}`)
        const cents = paidForUnits(line, units, from)
        const taxes = taxWithin(line, cents, from) ?? []
        const isSound =
          cents === exactly(line.grossCents, line.quantity, from, from + units) &&
          taxes.every((rate) => rate.cents >= 0) &&
          add(taxes.map((rate) => rate.cents)) <= cents
        if (!isSound) wrong.push({ order, lineId, from, units, cents, taxes })
        const sums = back.get(lineId) ?? { cents: 0, taxes: new Map() }
        for (const { rateId, cents: tax } of taxes)
          sums.taxes.set(rateId, (sums.taxes.get(rateId) ?? 0) + tax)
        back.set(lineId, { ...sums, cents: sums.cents + cents })
      }
      for (const charge of order.charges.lines) {
        const sums = back.get(charge.lineId)
        const taxes = Object.fromEntries(
          charge.taxes?.filter(({ cents }) => cents > 0).map((rate) => [rate.rateId, rate.cents]) ?? [],
        )
        const isWhole =
          sums?.cents === charge.netCents + charge.taxCents &&
          JSON.stringify(Object.fromEntries([...sums.taxes].toSorted(([a], [b]) => a.localeCompare(b)))) ===
            JSON.stringify(taxes)
        if (!isWhole) wrong.push({ charge, sums })
      }
    }
    expect(wrong).toEqual([])
  })

  it('is never more than was paid and is left, with shipping and fees or without, for less when so chosen', () => {
    const random = seededRandom(7)
    const wrong: unknown[] = []
    for (let count = 0; count < BASKETS; count += 1) {
      const order = basket(random)
      const { charges } = order
      const paid = paidLines(order)
      let told = NOTHING_TOLD
      let asked = 0
      let isAll = true
      const cuts = returnsOf(random, order.lines)
      for (const [at, { lineId, from, units }] of cuts.entries()) {
        const line = paid.get(lineId)
        const worth = line === undefined ? 0 : paidForUnits(line, units, from)
        const goodsCents = random() < 0.8 ? worth : upTo(random, worth)
        if (goodsCents < worth) isAll = false
        const isLast = at === cuts.length - 1
        const choice = { goodsCents, shipping: isLast || random() < 0.1, feeIds: isLast ? ['wrap'] : [] }
        const parts = refundParts(refundableOf(order, told), choice)
        const cents = sumOfParts(parts)
        asked += cents
        const key = random() < 0.5 ? 'doneCents' : 'waitingCents'
        told = {
          ...told,
          [key]: told[key] + cents,
          hasShipping: told.hasShipping || choice.shipping,
          feeIds: [...told.feeIds, ...parts.fees.map(({ id }) => id)],
        }
      }
      const most = charges.paidCents ?? 0
      if (asked > most) wrong.push({ order, asked, most })
      // Nothing of it paid back by the shop, all chosen: all that was paid has gone back.
      if (isAll && charges.refundedCents === 0 && asked !== most) wrong.push({ order, asked, all: most })
    }
    expect(wrong).toEqual([])
  })
})

describe('what was paid for units', () => {
  const order = (
    gross: number,
    quantity: number,
    charge: Partial<OrderCharges['lines'][number]>,
  ): Basket => ({
    lines: [{ id: '1', sku: 'A', quantity, unitPriceCents: Math.round(gross / quantity), grossCents: gross }],
    charges: {
      lines: [{ lineId: '1', title: '', quantity, netCents: 0, taxCents: 0, discountCents: 0, ...charge }],
      shipping: { netCents: 0, taxCents: 0 },
      fees: [],
      tipCents: 0,
      giftCardCents: 0,
      totalCents: gross,
      paidCents: null,
      refundedCents: 0,
    },
  })

  it.each([
    { name: 'three for 10 cents', gross: 10, quantity: 3, want: [3, 4, 3] },
    { name: 'yen that do not divide', gross: 5_490, quantity: 4, want: [1_373, 1_372, 1_373, 1_372] },
    { name: 'fully discounted', gross: 0, quantity: 2, want: [0, 0] },
  ])('$name', ({ gross, quantity, want }) => {
    const line = paidLines(order(gross, quantity, { netCents: gross })).get('1')
    expect(want.map((_, at) => (line === undefined ? null : paidForUnits(line, 1, at)))).toEqual(want)
  })

  it.each([
    { name: 'a bundle’s child that its container was charged for', charge: { netCents: 0 }, want: null },
    { name: 'a rate below zero', charge: { netCents: 1_100, taxCents: -100 }, want: null },
    { name: 'no tax', charge: { netCents: 1_000 }, want: [] },
    { name: 'one rate', charge: { netCents: 800, taxCents: 200 }, want: [{ rateId: '', cents: 100 }] },
    {
      name: 'a line of which the order has only half',
      charge: { netCents: 1_600, taxCents: 400, quantity: 4 },
      want: [{ rateId: '', cents: 100 }],
    },
  ])('has the tax of $name', ({ charge, want }) => {
    const line = paidLines(order(1_000, 2, charge)).get('1')
    expect(line === undefined ? null : taxWithin(line, 500, 0)).toEqual(want)
  })

  it('of an order without charges is its lines; what shipping came to only the shop knows', () => {
    const { lines } = order(1_000, 2, {})
    expect(refundableOf({ lines }, NOTHING_TOLD)).toEqual({
      paidCents: 1_000,
      refundedCents: 0,
      leftCents: 1_000,
      shippingCents: null,
      fees: [],
    })
    expect(
      refundParts(refundableOf({ lines }, NOTHING_TOLD), { goodsCents: 500, shipping: true, feeIds: [] }),
    ).toEqual({
      goodsCents: 500,
      shippingCents: null,
      fees: [],
    })
  })

  it('what we had paid back and what the shop says went back are not counted twice', () => {
    const { lines, charges } = order(1_000, 2, { netCents: 1_000 })
    const shop = { ...charges, refundedCents: 600 }
    const told = { ...NOTHING_TOLD, doneCents: 500, waitingCents: 100 }
    expect(refundableOf({ lines, charges: shop }, told)).toMatchObject({ refundedCents: 700, leftCents: 300 })
  })
})
