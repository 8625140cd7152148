import { clipped } from '../../lib/clipped.ts'
import { plainName } from '../../lib/plain-name.ts'
import { direct, pointFor } from '../direct-order.ts'
import type { Order, PickupPoint } from '../order.ts'
import type { MethodProposal } from '../shipping-method.ts'
import { COLLECT, type NameReading, proposeTarget, RELAY, STANDARD_HOME } from './propose-target.ts'

/** The shipping method that an order was placed with, as its channel names it. */
export interface SaidMethod {
  /** What the channel knows it by; unique in the channel. '' = it named none. */
  readonly key: string
  /** For people; '' = it named none. */
  readonly name: string
  /** What the channel says beside the name; part of the key. null = nothing else than the name does. */
  readonly told: 'relay' | 'collect' | null
  /** What `order` was mapped by where it is certain; null = the name says nothing. */
  readonly proposal: MethodProposal | null
  /** The collection point that its connector found, whatever the method; null = none. */
  readonly point: PickupPoint | null
  /** What would be one if the method led to one, such as a number in an address line. */
  readonly maybePoint: PickupPoint | null
  /** Short fields of the order, one of which may hold the id of a point. */
  readonly fields: readonly { readonly key: string; readonly value: string }[]
}

/** A shipping method as an order names it; several where its goods come in several parts. */
export interface NamedMethod {
  readonly title: string
  readonly code: string
  /** What the channel knows it by whatever it is called; absent = it goes by its title. */
  readonly id?: string
}

interface Said {
  readonly methods: readonly NamedMethod[]
  /** What the channel itself says beside the names. */
  readonly told?: 'relay' | 'collect' | null
  readonly point: PickupPoint | null | undefined
  readonly maybePoint?: PickupPoint | null
  readonly fields: SaidMethod['fields']
  /** A shop of its own is the operator's, not ours: whether it means ours is not certain. */
  readonly isMarketplace?: boolean
}

const LONGEST = 200
/** Longest value of a field that may be the id of a point. */
const LONGEST_ID = 120

/** The shipping method of an order, under a key that stays while it is the same method there. Pure. */
export function saidMethod({
  methods,
  told = null,
  point = null,
  maybePoint = null,
  fields,
  isMarketplace = false,
}: Said): SaidMethod {
  const readings = methods.map(({ title, code }) => proposeTarget(title, code))
  const byName = methods.length === 0 ? NO_METHOD : agreed(readings)
  const isSettled = byName?.isCertain === true && (byName.isToDoor || byName.target.delivery !== 'home')
  const how = told ?? (point !== null && !isSettled ? 'relay' : null)
  const isNews = how !== null && byName?.target.delivery !== how
  const base = [...new Set(methods.map(keyOf))].join(' + ')
  const titles = [...new Set(methods.map(({ title, code }) => title.trim() || code.trim()))]
  return {
    key: clipped(`${isNews ? `${how}:` : ''}${base}`, LONGEST),
    name: clipped(titles.filter((title) => title !== '').join(' + '), LONGEST),
    told: isNews ? how : null,
    proposal: proposed(byName, how, isMarketplace),
    point,
    maybePoint,
    fields: fields.filter(({ value }) => value.length <= LONGEST_ID),
  }
}

/** The order as its method's proposal has it, or as plain delivery where that is not certain. */
export function asProposed(order: Order, method: SaidMethod): Order {
  const { proposal } = method
  const target = proposal?.isCertain === true ? proposal.target : STANDARD_HOME
  return direct(order, target, pointFor(method, target))
}

/** Whether it goes to no address, by what can be known of it without a person. */
export function isCollected({ proposal }: SaidMethod): boolean {
  return proposal?.isCertain === true && proposal.target.delivery === 'collect'
}

const NO_METHOD: NameReading = { target: STANDARD_HOME, isCertain: true, isPlain: true, isToDoor: false }

function proposed(
  byName: NameReading | null,
  how: 'relay' | 'collect' | null,
  isMarketplace: boolean,
): SaidMethod['proposal'] {
  if (how === 'relay') return { target: RELAY, isCertain: true }
  if (how === 'collect') return { target: COLLECT, isCertain: true }
  if (byName === null) return null
  const { target, isCertain } = byName
  return { target, isCertain: isCertain && !(isMarketplace && target.delivery === 'collect') }
}

function agreed(readings: readonly (NameReading | null)[]): NameReading | null {
  const [first = null, ...others] = readings
  const isSame = (one: NameReading | null): boolean =>
    one?.isCertain === first?.isCertain && JSON.stringify(one?.target) === JSON.stringify(first?.target)
  return others.every(isSame) ? first : null
}

function keyOf({ title, code, id }: NamedMethod): string {
  if (id !== undefined && id !== '') return id
  return [...new Set([plainName(code), plainName(title)])].filter((part) => part !== '').join(' | ')
}
