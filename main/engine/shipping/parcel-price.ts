import type { CarrierService } from '../../../shared/domain/carrier.ts'
import { type CartonLimits, chargeableGrams, type Packing, packCartons } from './cartons.ts'
import { flagBits, type Goods } from './goods.ts'
import { type Brackets, bracketFor, heaviestG } from './rate-index.ts'
import type { ServiceSurcharges } from './surcharges.ts'

/** What a service charges for goods on a lane, or why it does not take them. */
export interface ParcelPricer {
  /**
   * Prices one parcel, or several when a limit forces more. Leaves the result in the three fields below and
   * returns null, or returns why not. Nothing is allocated while one parcel does.
   */
  price(
    brackets: Brackets,
    remoteCents: number,
    goods: Goods,
  ): 'excluded-flag' | 'too-long' | 'too-heavy' | null
  /** With surcharges, all parcels together. */
  shippingCents: number
  parcels: number
  /** Of the slowest parcel. */
  transitDays: number
  pack(brackets: Brackets, goods: Goods): Packing
}

export function preparePricer(service: CarrierService, surcharges: ServiceSurcharges): ParcelPricer {
  return new ServicePricer(service, surcharges)
}

class ServicePricer implements ParcelPricer {
  shippingCents = 0
  parcels = 0
  transitDays = 0
  readonly #surcharges: ServiceSurcharges
  readonly #excludedFlags: number
  readonly #maxWeightG: number
  readonly #maxLengthMm: number
  readonly #maxVolumeMm3: number
  readonly #divisor: number | null
  #lastUpToG: Int32Array | null = null
  #lastG = 0
  #lastBracket = -1

  constructor(service: CarrierService, surcharges: ServiceSurcharges) {
    this.#surcharges = surcharges
    this.#excludedFlags = flagBits(service.excludedFlags)
    this.#maxWeightG = service.maxWeightG ?? Number.POSITIVE_INFINITY
    this.#maxLengthMm = service.maxLengthMm ?? Number.POSITIVE_INFINITY
    this.#maxVolumeMm3 = this.#maxLengthMm ** 3
    this.#divisor = service.volumetricDivisor
  }

  price(
    brackets: Brackets,
    remoteCents: number,
    goods: Goods,
  ): 'excluded-flag' | 'too-long' | 'too-heavy' | null {
    if (goods.flags & this.#excludedFlags) return 'excluded-flag'
    if (goods.longestMm > this.#maxLengthMm) return 'too-long'
    if (goods.weightG <= this.#maxWeightG && goods.volumeMm3 <= this.#maxVolumeMm3) {
      const bracket = this.#bracketFor(
        brackets,
        chargeableGrams(goods.weightG, goods.volumeMm3, this.#divisor),
      )
      if (bracket >= 0) {
        const cardCents = brackets.priceCents[bracket] as number
        this.shippingCents = this.#surcharges.withSurcharges(
          cardCents,
          goods.flags,
          goods.longestMm,
          remoteCents,
        )
        this.parcels = 1
        this.transitDays = brackets.transitDays[bracket] as number
        return null
      }
    }
    return this.#priceSeveral(brackets, remoteCents, goods)
  }

  /** The same goods are priced from one site after the other, mostly by cards with the same weights. */
  #bracketFor(brackets: Brackets, chargeableG: number): number {
    const { upToG } = brackets
    if (upToG === this.#lastUpToG && chargeableG === this.#lastG) return this.#lastBracket
    this.#lastUpToG = upToG
    this.#lastG = chargeableG
    this.#lastBracket = bracketFor(brackets, chargeableG)
    return this.#lastBracket
  }

  #priceSeveral(brackets: Brackets, remoteCents: number, goods: Goods): 'too-long' | 'too-heavy' | null {
    const packing = this.pack(brackets, goods)
    if (packing.kind === 'refused') return packing.reason
    this.shippingCents = 0
    this.parcels = packing.cartons.length
    this.transitDays = 0
    for (const carton of packing.cartons) {
      const bracket = bracketFor(brackets, carton.chargeableG)
      this.shippingCents += this.#surcharges.withSurcharges(
        brackets.priceCents[bracket] ?? 0,
        goods.flags,
        carton.dimensions.lengthMm,
        remoteCents,
      )
      this.transitDays = Math.max(this.transitDays, brackets.transitDays[bracket] ?? 0)
    }
    return null
  }

  pack(brackets: Brackets, goods: Goods): Packing {
    const limits: CartonLimits = {
      maxWeightG: this.#maxWeightG,
      maxChargeableG: heaviestG(brackets),
      maxLengthMm: this.#maxLengthMm,
      volumetricDivisor: this.#divisor,
    }
    return packCartons(goods.items(), limits)
  }
}
