import { fateOf } from '../../../main/app/packing/label-fate.ts'
import type { ExceptionRecord } from '../../../shared/domain/exception.ts'
import type { LabelPurchase } from '../../../shared/domain/label-purchase.ts'
import type { OrderState } from '../../../shared/domain/order.ts'
import type { Evidence, MadeLabel } from './evidence.ts'

/** What is wrong at the end of a seed, a sentence for each. All empty = sound. */
export interface LabelFindings {
  /** A parcel for which more labels are valid at the carrier than one, and nobody is asked about it. */
  readonly bought_twice: string[]
  /** A label that came out oftener than people asked for it. */
  readonly printed_twice: string[]
  /** A label, a number or a parcel that one side does not know of. */
  readonly lost: string[]
  /** A label that nobody needs, is valid at the carrier, and that nobody is asked about. */
  readonly unvoided: string[]
  /** It is not known whether it was bought or came out, and nobody is asked. */
  readonly unknown_left_open: string[]
}

export const FINDINGS = [
  'bought_twice',
  'printed_twice',
  'lost',
  'unvoided',
  'unknown_left_open',
] as const satisfies readonly (keyof LabelFindings)[]

/**
 * Holds the carriers' own books and the bytes that printers read against what the program believes. The books are
 * right. What is asked of a person in an open exception, or was left as it is by one, is no finding.
 */
export function judge(evidence: Evidence): LabelFindings {
  const found: LabelFindings = {
    bought_twice: [],
    printed_twice: [],
    lost: [],
    unvoided: [],
    unknown_left_open: [],
  }
  const facts = new Facts({ ...evidence, made: withoutSlips(evidence) })
  for (const label of facts.evidence.made) judgeMade(label, facts, found)
  judgeOrders(facts, found)
  for (const purchase of evidence.purchases) judgePurchase(purchase, facts, found)
  judgePrinted(facts, found)
  judgeParcels(facts, found)
  return found
}

/** Of labels to which a carrier gave the same number, only the one that we go by, else the first: no other may bear it. */
function withoutSlips({ made, purchases }: Evidence): MadeLabel[] {
  const held = new Set(
    purchases.map(({ request, trackingNumber }) => `${request.reference} ${trackingNumber}`),
  )
  const isOurs = ({ reference, number }: MadeLabel): boolean => held.has(`${reference} ${number}`)
  const byNumber = Map.groupBy(made, ({ carrier, number }) => `${carrier} ${number}`)
  return [...byNumber.values()].flatMap((same) => same.find(isOurs) ?? same.slice(0, 1))
}

/** The evidence, looked up. */
class Facts {
  readonly evidence: Evidence
  readonly #made: ReadonlyMap<string, readonly MadeLabel[]>
  readonly #byReference: ReadonlyMap<string, LabelPurchase>
  readonly #parts: ReadonlyMap<string, Evidence['fulfillments'][number]>
  readonly #exceptions: ReadonlyMap<string, readonly ExceptionRecord[]>

  constructor(evidence: Evidence) {
    this.evidence = evidence
    this.#made = Map.groupBy(evidence.made, ({ number }) => number)
    this.#byReference = new Map(evidence.purchases.map((one) => [one.request.reference, one]))
    this.#parts = new Map(evidence.fulfillments.map((one) => [one.id, one]))
    this.#exceptions = Map.groupBy(evidence.exceptions, ({ orderId }) => orderId ?? '')
  }

  made(number: string): readonly MadeLabel[] {
    return this.#made.get(number) ?? []
  }

  purchase(reference: string): LabelPurchase | null {
    return this.#byReference.get(reference) ?? null
  }

  return(announcedId: string) {
    return this.evidence.returns.find(({ id }) => id === announcedId) ?? null
  }

  /** Whose the purchase is; null = nobody's. */
  orderOf({ fulfillmentId }: LabelPurchase): string | null {
    return this.part(fulfillmentId)?.orderId ?? this.return(fulfillmentId)?.orderId ?? null
  }

  /** What the purchase is for was called off. */
  isCalledOff({ fulfillmentId }: LabelPurchase): boolean {
    return (this.part(fulfillmentId) ?? this.return(fulfillmentId))?.state === 'cancelled'
  }

  part(fulfillmentId: string) {
    return this.#parts.get(fulfillmentId) ?? null
  }

  /** The label is on a parcel, or will be. */
  isLive({ number, reference }: MadeLabel): boolean {
    const purchase = this.purchase(reference)
    if (purchase?.state !== 'bought' || purchase.trackingNumber !== number) return false
    return this.orderOf(purchase) !== null && !this.isCalledOff(purchase)
  }

  /** A person is asked about it, or has left it as it is. */
  isAnswered({ number, reference, orderId, isWaiting }: MadeLabel): boolean {
    return (
      isWaiting ||
      (this.#exceptions.get(orderId ?? '') ?? []).some(
        ({ cause, state, closedBy }) =>
          (cause.reason === 'label-not-taken-back' &&
            cause.trackingNumber === number &&
            (state !== 'closed' || closedBy === 'accept')) ||
          (cause.reason === 'label-in-doubt' && cause.reference === reference && state !== 'closed'),
      )
    )
  }

  open(orderId: string): readonly ExceptionRecord[] {
    return (this.#exceptions.get(orderId) ?? []).filter(({ state }) => state !== 'closed')
  }
}

function judgeMade(label: MadeLabel, facts: Facts, found: LabelFindings): void {
  const { carrier, number, reference, orderId } = label
  if (label.isVoid || facts.isLive(label) || facts.isAnswered(label)) return
  const what = `${carrier} ${number} (${reference}, order ${orderId})`
  const purchase = facts.purchase(reference)
  if (orderId === null || purchase === null) {
    found.lost.push(`${what} was made, and nobody here knows of it`)
    return
  }
  const { trackingNumber, state } = purchase
  if (trackingNumber === null) found.lost.push(`${what} was made; here its purchase is ${state}`)
  else if (trackingNumber !== number)
    found.bought_twice.push(`${what} was made; here its reference bought ${trackingNumber}`)
  else found.unvoided.push(`${what} is valid there; here it is ${state}, and its parcel does not need it`)
}

/** Whatever the program thinks: as many labels are valid for an order as it has parcels. */
function judgeOrders(facts: Facts, found: LabelFindings): void {
  const { made, fulfillments, orders } = facts.evidence
  const labels = Map.groupBy(
    made.filter((label) => !label.isVoid && !label.isReturn && !facts.isAnswered(label)),
    ({ orderId }) => orderId ?? '',
  )
  const parts = Map.groupBy(fulfillments, ({ orderId }) => orderId)
  for (const { id } of orders) {
    const valid = labels.get(id) ?? []
    const parcels = (parts.get(id) ?? []).flatMap((part) => (part.state === 'cancelled' ? [] : part.parcels))
    if (valid.length <= parcels.length || parcels.length === 0) continue
    const numbers = valid.map(({ carrier, number }) => `${carrier} ${number}`).join(', ')
    found.bought_twice.push(`order ${id} has ${parcels.length} parcels, and valid are ${numbers}`)
  }
  for (const label of returnsTooMany(facts)) found.bought_twice.push(label)
  for (const [reference, twice] of Map.groupBy(made, (label) => label.reference))
    if (twice.length > 1)
      found.bought_twice.push(
        `${reference} was sold ${twice.length} times: ${twice.map(({ carrier, number }) => `${carrier} ${number}`).join(', ')}`,
      )
}

/** More labels are valid for what comes back of an order than returns of it are expected. */
function returnsTooMany(facts: Facts): string[] {
  const { made, returns } = facts.evidence
  const valid = made.filter((label) => label.isReturn && !label.isVoid && !facts.isAnswered(label))
  return [...Map.groupBy(valid, ({ orderId }) => orderId ?? '')].flatMap(([orderId, labels]) => {
    const expected = returns.filter((one) => one.orderId === orderId && one.state !== 'cancelled').length
    const numbers = labels.map(({ carrier, number }) => `${carrier} ${number}`).join(', ')
    return labels.length <= expected || expected === 0
      ? []
      : [`order ${orderId} has ${expected} returns, and valid for them are ${numbers}`]
  })
}

function judgePurchase(purchase: LabelPurchase, facts: Facts, found: LabelFindings): void {
  const { id, accountId, parcel, state, trackingNumber, request } = purchase
  const orderId = facts.orderOf(purchase)
  const what = `${accountId} ${request.reference} (order ${orderId}, parcel ${parcel}${request.isReturn ? ' back' : ''})`
  const asked = facts
    .open(orderId ?? '')
    .filter(({ cause }) => 'purchaseId' in cause && cause.purchaseId === id)
  switch (state) {
    case 'buying':
    case 'uncertain':
      if (asked.length === 0) found.unknown_left_open.push(`${what} is ${state}`)
      return
    case 'wanted':
      found.lost.push(`${what} is still wanted`)
      return
    case 'voiding':
      found.unvoided.push(`${what} is still to be taken back`)
      return
    case 'refused':
    case 'kept':
    case 'dropped':
    case 'voided':
      return
    case 'bought':
      break
  }
  if (accountId === 'own-range') return
  const made = facts.made(trackingNumber ?? '').find(({ reference }) => reference === request.reference)
  if (made === undefined) found.lost.push(`${what}: its carrier knows no ${trackingNumber}`)
  else if (made.isVoid && !facts.isCalledOff(purchase))
    found.lost.push(`${what}: ${trackingNumber} is void at its carrier`)
  const kept = facts.evidence.papers.get(id)
  if (made !== undefined && kept !== undefined && kept !== made.paper)
    found.lost.push(`${what}: the label that is kept is not what its carrier made`)
  if (request.isReturn && purchase.papers === 'kept' && !facts.isCalledOff(purchase)) {
    const given = facts.evidence.given.get(id) ?? 0
    if (given !== 1) found.lost.push(`${what}: the shop was given its label ${given} times`)
  }
}

/** Labels of carriers are known by their bytes, those that we draw by the number on them. */
function judgePrinted(facts: Facts, found: LabelFindings): void {
  const { printed, made, copiesAsked, purchases, packed } = facts.evidence
  const bySight = new Map(made.map((label) => [label.printed, label.number]))
  const ours = new Map(purchases.flatMap((one) => (one.trackingNumber ? [[one.trackingNumber, one]] : [])))
  const copies = new Map<string, number>()
  for (const label of printed) {
    const number = bySight.get(label.trim()) ?? [...ours.keys()].find((one) => label.includes(one)) ?? null
    if (number === null)
      found.lost.push(`a printer printed what no carrier made: ${label.slice(0, 60).replaceAll('\n', ' ')}`)
    else copies.set(number, (copies.get(number) ?? 0) + 1)
  }
  const numbersOf = new Map<string, string[]>()
  for (const [number, count] of copies) {
    const allowed = 1 + (copiesAsked.get(number) ?? 0)
    if (count > allowed)
      found.printed_twice.push(`${number} came out ${count} times, wanted ${allowed} times`)
    const part = facts.part(ours.get(number)?.fulfillmentId ?? '')
    if (part !== null) numbersOf.set(part.orderId, [...(numbersOf.get(part.orderId) ?? []), number])
  }
  for (const [orderId, numbers] of numbersOf)
    if (numbers.length > (packed.get(orderId) ?? 0))
      found.printed_twice.push(
        `order ${orderId} had ${packed.get(orderId) ?? 0} parcels packed, and came out as ${numbers.join(', ')}`,
      )
}

/** Orders of which nothing is left to do. */
export const OVER: readonly OrderState[] = ['shipped', 'delivered', 'returned', 'cancelled']

function judgeParcels(facts: Facts, found: LabelFindings): void {
  const { orders, fulfillments, jobs, purchases } = facts.evidence
  const numbers = new Map<string, string>()
  for (const { id, orderId, state, parcels } of fulfillments) {
    if (state === 'cancelled') continue
    for (const { number, trackingNumber } of parcels) {
      const what = `order ${orderId}, parcel ${number} of ${id}`
      if (trackingNumber !== null) {
        const other = numbers.get(trackingNumber)
        if (other !== undefined) found.bought_twice.push(`${trackingNumber} is on ${other} and on ${what}`)
        numbers.set(trackingNumber, what)
        const isOurs = purchases.some(
          (one) =>
            one.fulfillmentId === id && one.trackingNumber === trackingNumber && one.state === 'bought',
        )
        if (!isOurs) found.lost.push(`${what} goes by ${trackingNumber}, which is not bought`)
      } else if (state === 'shipped') found.lost.push(`${what} has left without a number`)
      const { kind } = fateOf(
        jobs.filter(({ label }) => label?.fulfillmentId === id && label.parcel === number),
      )
      if (state !== 'packed') continue
      if (kind === 'waiting' || kind === 'retrying') found.lost.push(`${what}: its label is still to print`)
      if (kind === 'unknown' && !facts.open(orderId).some(({ cause }) => cause.reason === 'print-unknown'))
        found.unknown_left_open.push(`${what}: its label may have come out`)
    }
  }
  for (const { id, state } of orders)
    if (!OVER.includes(state) && facts.open(id).length === 0)
      found.lost.push(`order ${id} is ${state}, and nobody is told why it stays`)
}
