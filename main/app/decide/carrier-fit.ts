import { type CarrierService, carrierName, serviceKey } from '../../../shared/domain/carrier.ts'
import { CARRIER_ABILITIES, declaresParcels } from '../../../shared/domain/carrier-abilities.ts'
import {
  accountFor,
  type CarrierAccount,
  type CarrierKind,
  productOf,
} from '../../../shared/domain/carrier-account.ts'
import { isCollected } from '../../../shared/domain/collection.ts'
import { customsArea, needsCustoms } from '../../../shared/domain/customs/customs-area.ts'
import type { LabelRequest, PostalAddress } from '../../../shared/domain/label-request.ts'
import type { Order } from '../../../shared/domain/order.ts'
import type { Site } from '../../../shared/domain/site.ts'
import { message } from '../../../shared/messages/message.ts'
import type { UnfitService, UnfitServices } from '../../engine/unfit-services.ts'
import { recipientOf } from '../labels/label-request.ts'
import type { FindFault, RequestFault } from '../ports/carrier.ts'
import type { Quoting, UnpricedLane } from '../quotes/quoting.ts'

export type CarrierFaults = Readonly<Record<CarrierKind, FindFault | null>>

/** Most orders that are open at a time, at half a kilobyte each. */
const ADDRESSES_KEPT = 5_000

/** What one account would be asked to do from a site. */
interface Lane extends UnfitService {
  readonly carrierId: string
  readonly serviceId: string
  readonly accountId: string
  readonly kind: CarrierKind
  readonly product: string
  readonly site: Site
  /** It delivers to a pick-up point. */
  readonly toPoint: boolean
  /** Equal for what is the same question to the carrier: sites of one country and customs area are one sender. */
  readonly question: string
}

/** A service that an order cannot go by from a site, and why. */
export interface Misfit extends Lane {
  readonly fault: RequestFault
}

/**
 * What carriers say of an order before it is decided: whether the account that would buy its label takes the address,
 * and makes customs papers where they are needed. Asks nobody. Services without an account take everything: their
 * labels are our own.
 */
export class CarrierFit {
  readonly #accounts: readonly CarrierAccount[]
  readonly #sites: readonly Site[]
  readonly #services: readonly CarrierService[]
  readonly #faults: CarrierFaults | null
  readonly #quoting: Quoting | null
  readonly #lanes = new Map<string, readonly Lane[]>()
  /** By all that they depend on: an open order is asked about again at each look at it, and by each plan for it. */
  readonly #misfits = new Map<string, readonly Misfit[]>()

  /** `faults`: null = no carrier is known, and every service takes everything. */
  constructor(
    { sites, services }: { readonly sites: readonly Site[]; readonly services: readonly CarrierService[] },
    accounts: readonly CarrierAccount[],
    faults: CarrierFaults | null,
    /** Live prices where there is no rate card; null = none are used. */
    quoting: Quoting | null = null,
  ) {
    this.#accounts = accounts.filter(({ isActive }) => isActive)
    this.#sites = sites
    this.#services = services
    this.#faults = faults
    this.#quoting = quoting === null || quoting.isOff ? null : quoting
  }

  /** For `orchestrate`. */
  readonly unfit: UnfitServices = (order) => [...this.misfits(order), ...this.unpriced(order)]

  /** No account's live prices are used. */
  get quotesNothing(): boolean {
    return this.#quoting === null
  }

  /** What accounts are to be asked for the order: prices that are missing, or no longer fresh. */
  pricesToAskFor(order: Order): readonly UnpricedLane[] {
    return this.#quotable(order).flatMap(({ priced, price }) => (price?.isFresh ? [] : [priced]))
  }

  /** Services without a price for what the order weighs, though they may have one for less. */
  unpriced(order: Order): readonly Lane[] {
    return this.#quotable(order).flatMap(({ lane, price }) => (price === null ? [lane] : []))
  }

  #quotable(order: Order) {
    const quoting = this.#quoting
    if (quoting === null || isCollected(order) || order.chosen?.byHand) return []
    return this.#lanesOf(order.channelId).flatMap((lane) => {
      const priced = quoting.laneOf(order, lane)
      return priced === null ? [] : [{ lane, priced, price: quoting.priceOf(priced, lane.service) }]
    })
  }

  /** Empty where nothing is sent by a carrier that rules and rates choose. */
  misfits(order: Order): readonly Misfit[] {
    if (this.#accounts.length === 0 || isCollected(order) || order.chosen?.byHand) return []
    const { channelId, destination, requests } = order
    const asked = JSON.stringify([channelId, destination, requests?.pickupPoint, requests?.deliveryNote])
    const known = this.#misfits.get(asked)
    if (known !== undefined) return known
    if (this.#misfits.size >= ADDRESSES_KEPT) this.#misfits.clear()
    const found = this.#misfitsOf(order)
    this.#misfits.set(asked, found)
    return found
  }

  #misfitsOf(order: Order): readonly Misfit[] {
    const found = new Map<string, RequestFault | null>()
    return this.#lanesOf(order.channelId).flatMap((lane): Misfit[] => {
      const { question } = lane
      const fault = found.has(question) ? (found.get(question) ?? null) : this.faultOf(order, lane)
      found.set(question, fault)
      // A note is no reason to go by another carrier: it is shortened before the order leaves.
      return fault === null || fault.field === 'note' ? [] : [{ ...lane, fault }]
    })
  }

  /** A note for the driver that the carrier which the order goes by would not take; null = there is none. */
  unfitNote(order: Order, plan: Pick<Lane, 'siteId' | 'carrierId' | 'serviceId'>): Misfit | null {
    const lane = this.#laneOf(order, plan)
    const fault = lane === null ? null : this.faultOf(order, lane)
    return lane !== null && fault?.field === 'note' ? { ...lane, fault } : null
  }

  /** No account's carrier is asked about addresses or points. */
  get checksNothing(): boolean {
    return !this.#accounts.some(
      ({ kind }) => CARRIER_ABILITIES[kind].checksAddress || CARRIER_ABILITIES[kind].listsPoints,
    )
  }

  /** By whom the order goes, where that carrier can be asked about its address or its point; null = it cannot. */
  checkedBy(
    order: Order,
    plan: Pick<Lane, 'siteId' | 'carrierId' | 'serviceId'>,
  ): { readonly lane: Lane; readonly about: 'address' | 'point' } | null {
    const lane = isCollected(order) || order.chosen?.byHand ? null : this.#laneOf(order, plan)
    if (lane === null) return null
    const { checksAddress, listsPoints } = CARRIER_ABILITIES[lane.kind]
    if (order.requests?.pickupPoint !== undefined) return listsPoints ? { lane, about: 'point' } : null
    return checksAddress && !lane.toPoint ? { lane, about: 'address' } : null
  }

  /** Whether what the order goes by is declared to customs from here. */
  declares(order: Order, plan: Pick<Lane, 'siteId' | 'carrierId' | 'serviceId'>): boolean {
    const lane = this.#laneOf(order, plan)
    return lane !== null && declaresParcels(CARRIER_ABILITIES[lane.kind])
  }

  #laneOf(order: Order, plan: Pick<Lane, 'siteId' | 'carrierId' | 'serviceId'>): Lane | null {
    if (this.#accounts.length === 0) return null
    const service = serviceKey(plan)
    const lanes = this.#lanesOf(order.channelId)
    return lanes.find((one) => one.siteId === plan.siteId && one.service === service) ?? null
  }

  /** What the carrier would not take of the order; what only its parcels tell is left out. */
  faultOf(order: Order, { kind, product, site, carrierId }: Lane): RequestFault | null {
    const { customs } = CARRIER_ABILITIES[kind]
    if (customs === 'none' && needsCustoms(site, order.destination))
      return {
        field: 'customs',
        problem: message('carrierApi.noCustoms', { carrier: carrierName(carrierId) }),
      }
    const find = this.#faults?.[kind] ?? null
    if (find === null) return null
    const request = addressRequest(order, site, product)
    const first = find(request)
    // Which point, is asked once it is decided; the address is looked at beyond that.
    const fault =
      first?.field === 'point' && request.point === null ? find({ ...request, point: ANY_POINT }) : first
    return fault !== null && OF_THE_PARCEL.has(fault.field) ? null : fault
  }

  #lanesOf(channelId: string): readonly Lane[] {
    const known = this.#lanes.get(channelId)
    if (known !== undefined) return known
    const lanes = this.#sites.flatMap((site) =>
      this.#services.flatMap((one): Lane[] => {
        const { carrierId, serviceId } = one
        const account = accountFor(this.#accounts, { carrierId, serviceId, siteId: site.id, channelId })
        const product = account === null ? null : productOf(account, serviceId)
        if (account === null || product === null) return []
        const { kind } = account
        const { country, postcode } = site
        const question = `${carrierId} ${kind} ${product} ${country} ${customsArea(country, postcode)}`
        return [
          {
            siteId: site.id,
            accountId: account.id,
            service: serviceKey(one),
            carrierId,
            serviceId,
            kind,
            product,
            site,
            toPoint: one.level === 'relay',
            question,
          },
        ]
      }),
    )
    this.#lanes.set(channelId, lanes)
    return lanes
  }
}

/** Every service takes everything. */
export const EVERYTHING_FITS = new CarrierFit({ sites: [], services: [] }, [], null)

/** What an order's address does not decide: its parcels, its site, its account, and what customs are told. */
const OF_THE_PARCEL: ReadonlySet<RequestFault['field']> = new Set([
  'weight',
  'size',
  'sender',
  'account',
  'customs',
])

/** Of a form that every carrier takes for a point. */
const ANY_POINT = { id: '100001', name: '' }

/** The order's address in a request whose other parts every carrier takes. */
function addressRequest(order: Order, site: Site, product: string): LabelRequest {
  return {
    reference: 'SY0000000000000',
    product,
    isReturn: false,
    sender: plainSender(site),
    recipient: recipientOf(order),
    point: order.requests?.pickupPoint ?? null,
    orderReference: '1',
    weightG: 500,
    dimensions: { lengthMm: 200, widthMm: 150, heightMm: 100 },
    shipOn: '2026-01-05',
    valueCents: 1000,
    currency: 'EUR',
    deliveryNote: order.requests?.deliveryNote ?? '',
    customs: null,
    format: 'pdf',
  }
}

/** A state that each of the countries has whose addresses need one. */
const ANY_STATE: Readonly<Record<string, string>> = { US: 'NY', CA: 'ON', AU: 'NSW' }

function plainSender({ country, postcode }: Site): PostalAddress {
  return {
    name: 'Warehouse',
    company: 'Merchant',
    street: ['Main Street 1'],
    postcode,
    city: 'Town',
    state: ANY_STATE[country] ?? null,
    country,
    phone: '+33612345678',
    email: 'warehouse@example.com',
  }
}
