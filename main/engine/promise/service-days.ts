import type { ServiceLevel } from '../../../shared/domain/carrier.ts'
import type { DaySet } from './day-set.ts'

/** What a schedule knows of one service; days are offsets from the span's first in the counters. */
export interface ServiceDays {
  readonly level: ServiceLevel
  readonly cap: number
  readonly parcels: Int32Array
  /** By region of the destination. */
  readonly deliveries: readonly DaySet[]
}

export function parcelsLeft(service: ServiceDays, day: number): number {
  return Math.max(0, service.cap - (service.parcels[day] ?? 0))
}
