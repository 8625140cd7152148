import type { Surcharge } from '../../../shared/domain/surcharge.ts'
import { minorUnitsPerUnit } from '../../../shared/lib/currency.ts'
import { parseDecimal } from '../../lib/format.ts'
import { readZones } from './suspension-choices.ts'

export const SURCHARGE_KINDS = ['fuel', 'remote', 'oversize', 'fragile'] as const
export type SurchargeKind = (typeof SURCHARGE_KINDS)[number]

const MOST_PERCENT = 200

/** Stands for all carriers in a choice of services. */
export const EVERY_CARRIER = '*'

/** A surcharge as it is filled in; fields of other kinds keep what was typed. */
export interface SurchargeDraft {
  readonly kind: SurchargeKind
  /** EVERY_CARRIER, 'carrier/*' or 'carrier/service'. */
  readonly scope: string
  /** What was typed, read while it is: 8,5 and 8.5 are the same. */
  readonly percent: string
  /** Of a parcel, in the merchant's currency. */
  readonly amount: string
  readonly overLengthCm: string
  /** FR-20, ES-07. */
  readonly zones: string
}

export function newSurcharge(carrierId: string): SurchargeDraft {
  return { kind: 'fuel', scope: `${carrierId}/*`, percent: '', amount: '', overLengthCm: '100', zones: '' }
}

/** `currency`: the workspace's, of amounts. */
export function draftOf(surcharge: Surcharge, currency: string): SurchargeDraft {
  return {
    kind: surcharge.kind,
    scope: surcharge.service ?? EVERY_CARRIER,
    percent: surcharge.kind === 'fuel' ? String(surcharge.percent) : '',
    amount: surcharge.kind === 'fuel' ? '' : String(surcharge.cents / minorUnitsPerUnit(currency)),
    overLengthCm: surcharge.kind === 'oversize' ? String(surcharge.overLengthMm / 10) : '100',
    zones: surcharge.kind === 'remote' ? surcharge.zones.join(', ') : '',
  }
}

/** What keeps a draft from being a surcharge. */
export type SurchargeProblem = 'no-percent' | 'no-amount' | 'no-length' | 'wrong-zones' | 'twice'

/** The surcharge that a draft says, or what is wrong with it. `others`: all that there are besides. */
export function readSurcharge(
  draft: SurchargeDraft,
  others: readonly Surcharge[],
  currency: string,
): { readonly surcharge: Surcharge } | { readonly problem: SurchargeProblem } {
  const service = draft.scope === EVERY_CARRIER ? null : draft.scope
  const percent = parseDecimal(draft.percent) ?? 0
  const cents = Math.round((parseDecimal(draft.amount) ?? 0) * minorUnitsPerUnit(currency))
  const overLengthMm = Math.round((parseDecimal(draft.overLengthCm) ?? 0) * 10)
  const hasTwin = others.some((other) => other.kind === draft.kind && other.service === service)
  switch (draft.kind) {
    case 'fuel':
      if (percent <= 0 || percent > MOST_PERCENT) return { problem: 'no-percent' }
      if (hasTwin) return { problem: 'twice' }
      return { surcharge: { kind: 'fuel', service, percent } }
    case 'fragile':
      if (cents <= 0) return { problem: 'no-amount' }
      if (hasTwin) return { problem: 'twice' }
      return { surcharge: { kind: 'fragile', service, cents } }
    case 'oversize':
      if (overLengthMm <= 0) return { problem: 'no-length' }
      if (cents <= 0) return { problem: 'no-amount' }
      return {
        surcharge: { kind: 'oversize', service, overLengthMm, cents },
      }
    case 'remote': {
      const zones = readZones(draft.zones)
      if (zones === null) return { problem: 'wrong-zones' }
      if (cents <= 0) return { problem: 'no-amount' }
      return { surcharge: { kind: 'remote', service, zones, cents } }
    }
  }
}

/** Those that a carrier's parcels pay: its own and those of all carriers; with their places in the whole list. */
export function surchargesOf(
  carrierId: string,
  all: readonly Surcharge[],
): readonly { readonly at: number; readonly surcharge: Surcharge }[] {
  return all.flatMap((surcharge, at) =>
    surcharge.service === null || surcharge.service.startsWith(`${carrierId}/`) ? [{ at, surcharge }] : [],
  )
}
