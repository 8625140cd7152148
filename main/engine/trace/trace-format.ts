import { SERVICE_REFUSALS, SITE_REFUSALS } from '../../../shared/domain/explanation.ts'

/** First byte of every trace; a reader refuses others. Lists whose positions are stored may only grow at the end. */
export const TRACE_FORMAT = 1

export type SiteRefusal = (typeof SITE_REFUSALS)[number]
export type ServiceRefusal = (typeof SERVICE_REFUSALS)[number]

/**
 * Second byte: bit 0 the search was bounded, bits 1-2 the last stage of the rules that was reached, bits 3-4 why sites
 * share lines (0 = they do not, else position in LINES_SHARED + 1).
 */
export const FLAG_BOUNDED = 1
export const STAGE_SHIFT = 1
export const SHARED_SHIFT = 3

/** Header byte of a candidate: bits 0-3 refusal (0 = chosen, else position + 1), bit 4 has cost, 5 has date, 6 has detail. */
export const HAS_COST = 0x10
export const HAS_DATE = 0x20
export const HAS_DETAIL = 0x40
export const END_OF_LIST = 0x80

export const SITE_REFUSAL_CODE: ReadonlyMap<SiteRefusal, number> = new Map(
  SITE_REFUSALS.map((reason, i) => [reason, i + 1]),
)
export const SERVICE_REFUSAL_CODE: ReadonlyMap<ServiceRefusal, number> = new Map(
  SERVICE_REFUSALS.map((reason, i) => [reason, i + 1]),
)
