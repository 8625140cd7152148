import { LINES_SHARED, type LinesShared } from '../../../shared/domain/explanation.ts'
import { DAY_MS, type EpochMs } from '../../../shared/lib/clock.ts'
import { STAGES, type Stage } from '../../../shared/rules/document.ts'
import { ByteWriter } from './byte-writer.ts'
import {
  END_OF_LIST,
  FLAG_BOUNDED,
  HAS_COST,
  HAS_DATE,
  HAS_DETAIL,
  SERVICE_REFUSAL_CODE,
  type ServiceRefusal,
  SHARED_SHIFT,
  SITE_REFUSAL_CODE,
  type SiteRefusal,
  STAGE_SHIFT,
  TRACE_FORMAT,
} from './trace-format.ts'

/** What a candidate would have cost; `otherCents` is what counts besides shipping and handling (split, waiting, scarce stock). */
export interface CandidateCost {
  shippingCents: number
  handlingCents: number
  otherCents: number
}

/**
 * Writes one trace after another into one buffer. Calls in this order: `start`, `priority`, `rules`, `parcelRules` for
 * each fulfilment, `endParcelRules`, `site` for each combination of sites, `endSites`, `service` for each service, then `finish`. The layout is in README.md.
 */
export class TraceWriter {
  readonly #out = new ByteWriter()
  #day = 0

  start(
    ruleSetVersion: number,
    decidedAt: EpochMs,
    reached: Stage,
    bounded: boolean,
    shared: LinesShared | null,
  ): void {
    const out = this.#out
    this.#day = Math.floor(decidedAt / DAY_MS)
    out.byte(TRACE_FORMAT)
    const why = shared === null ? 0 : LINES_SHARED.indexOf(shared) + 1
    out.byte((bounded ? FLAG_BOUNDED : 0) | (STAGES.indexOf(reached) << STAGE_SHIFT) | (why << SHARED_SHIFT))
    out.varint(ruleSetVersion)
    out.varint(decidedAt)
  }

  /** The points of an order, `length` of them from `from` on, and what the second best would have cost more. */
  priority(points: Float64Array, from: number, length: number, secondBestExtraCents: number | null): void {
    const out = this.#out
    out.byte(length)
    for (let i = from; i < from + length; i++) out.signed(points[i] as number)
    out.varint(secondBestExtraCents === null ? 0 : secondBestExtraCents + 1)
  }

  /** The order's class numbers, `length` of them from `from` on. */
  rules(classes: Uint16Array, from: number, length: number): void {
    this.#out.varint(length)
    for (let i = from; i < from + length; i++) this.#out.varint(classes[i] as number)
  }

  /** Class numbers of the parcels of one fulfilment. */
  parcelRules(site: number, classes: Uint16Array): void {
    this.#out.varint(classes.length + 1)
    this.#out.uint24(site)
    for (const cls of classes) this.#out.varint(cls)
  }

  endParcelRules(): void {
    this.#out.varint(0)
  }

  /** `sites` are name hashes; null refusal = chosen; `day` is a day number, -1 = none; `detail` -1 = none. */
  site(
    sites: readonly number[],
    refusal: SiteRefusal | null,
    cost: CandidateCost | null,
    day: number,
    detail: number,
  ): void {
    const code = refusal === null ? 0 : (SITE_REFUSAL_CODE.get(refusal) ?? 0)
    this.#header(code, cost !== null, day, detail)
    this.#out.byte(sites.length)
    for (const hash of sites) this.#out.uint24(hash)
    if (cost !== null) {
      this.#out.varint(cost.shippingCents)
      this.#out.varint(cost.handlingCents)
      this.#out.signed(cost.otherCents)
    }
    this.#end(day, detail)
  }

  endSites(): void {
    this.#out.byte(END_OF_LIST)
  }

  /** `fulfillment` is the position of the fulfilment the service was considered for; `cents` -1 = no price. */
  service(
    fulfillment: number,
    service: number,
    refusal: ServiceRefusal | null,
    cents: number,
    day: number,
    detail: number,
  ): void {
    const code = refusal === null ? 0 : (SERVICE_REFUSAL_CODE.get(refusal) ?? 0)
    this.#header(code, cents >= 0, day, detail)
    this.#out.byte(fulfillment)
    this.#out.uint24(service)
    if (cents >= 0) this.#out.varint(cents)
    this.#end(day, detail)
  }

  finish(): Uint8Array {
    this.#out.byte(END_OF_LIST)
    return this.#out.take()
  }

  #header(code: number, hasCost: boolean, day: number, detail: number): void {
    this.#out.byte(
      code | (hasCost ? HAS_COST : 0) | (day >= 0 ? HAS_DATE : 0) | (detail >= 0 ? HAS_DETAIL : 0),
    )
  }

  #end(day: number, detail: number): void {
    if (day >= 0) this.#out.signed(day - this.#day)
    if (detail >= 0) this.#out.varint(detail)
  }
}
