import type { CarrierService } from '../../../shared/domain/carrier.ts'
import { type Carton, type CartonLimits, chargeableGrams, type Packing, packCartons } from './cartons.ts'
import { flagBits, type Goods } from './goods.ts'
import { type Brackets, bracketFor, heaviestG } from './rate-index.ts'
import type { ServiceSurcharges } from './surcharges.ts'

/** What a service takes as one parcel, and what it charges for more than one. */
export class ParcelPricer {
  readonly surcharges: ServiceSurcharges | null
  /** Of the last `priceSeveral`: with surcharges, all parcels together. */
  shippingCents = 0
  parcels = 0
  /** Of the slowest parcel. */
  transitDays = 0
  readonly #excludedFlags: number
  readonly #maxWeightG: number
  readonly #maxLengthMm: number
  readonly #maxVolumeMm3: number
  readonly #divisor: number | null

  constructor(service: CarrierService, surcharges: ServiceSurcharges | null) {
    this.surcharges = surcharges
    this.#excludedFlags = flagBits(service.excludedFlags)
    this.#maxWeightG = service.maxWeightG ?? Number.POSITIVE_INFINITY
    this.#maxLengthMm = service.maxLengthMm ?? Number.POSITIVE_INFINITY
    this.#maxVolumeMm3 = this.#maxLengthMm ** 3
    this.#divisor = service.volumetricDivisor
  }

  /** Why no parcel takes such goods, wherever from. */
  refusal(goods: Goods): 'excluded-flag' | 'too-long' | null {
    if (goods.flags & this.#excludedFlags) return 'excluded-flag'
    return goods.longestMm > this.#maxLengthMm ? 'too-long' : null
  }

  /** Whether the service itself, its rate cards aside, takes the goods as one parcel. */
  takesAsOne(goods: Goods): boolean {
    return goods.weightG <= this.#maxWeightG && goods.volumeMm3 <= this.#maxVolumeMm3
  }

  chargeableG(goods: Goods): number {
    return chargeableGrams(goods.weightG, goods.volumeMm3, this.#divisor)
  }

  /** Prices the cartons that limits force, into the fields above; or why there are none. */
  priceSeveral(brackets: Brackets, remoteCents: number, goods: Goods): 'too-long' | 'too-heavy' | null {
    const packing = this.pack(brackets, goods)
    if (packing.kind === 'refused') return packing.reason
    return this.priceCartons(brackets, remoteCents, goods, packing.cartons)
  }

  /** The same for cartons that a person packed. */
  priceCartons(
    brackets: Brackets,
    remoteCents: number,
    goods: Pick<Goods, 'flags'>,
    cartons: readonly Carton[],
  ): 'too-long' | 'too-heavy' | null {
    this.shippingCents = 0
    this.parcels = cartons.length
    this.transitDays = 0
    for (const carton of cartons) {
      const bracket = bracketFor(brackets, carton.chargeableG)
      if (carton.weightG > this.#maxWeightG || bracket < 0) return 'too-heavy'
      if (carton.dimensions.lengthMm > this.#maxLengthMm) return 'too-long'
      const cents = brackets.priceCents[bracket] ?? 0
      this.shippingCents +=
        this.surcharges?.withSurcharges(cents, goods.flags, carton.dimensions.lengthMm, remoteCents) ?? cents
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
