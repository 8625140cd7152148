import type { Fulfillment } from '../../../shared/domain/fulfillment.ts'
import type { ParcelByHand } from '../../../shared/domain/order-choice.ts'

/** A parcel as the form holds it; 0 = as calculated. */
export interface ParcelDraft {
  /** Stays its own while others come and go. */
  readonly key: number
  /** By line. */
  readonly units: ReadonlyMap<string, number>
  readonly weightG: number
  /** Length, width, height. */
  readonly boxMm: readonly [number, number, number]
}

export type BoxSide = 0 | 1 | 2

/** As they are: what a person said of them, and the rest as calculated. */
export function draftOf(
  { parcels }: Pick<Fulfillment, 'parcels'>,
  chosen: readonly ParcelByHand[] | undefined,
): ParcelDraft[] {
  return parcels.map(({ contents }, index) => {
    const said = chosen?.[index]
    const { lengthMm = 0, widthMm = 0, heightMm = 0 } = said?.dimensions ?? {}
    return {
      key: index,
      units: new Map((said?.lines ?? contents).map(({ lineId, quantity }) => [lineId, quantity])),
      weightG: said?.weightG ?? 0,
      boxMm: [lengthMm, widthMm, heightMm],
    }
  })
}

/** One more, empty. */
export function withAnother(drafts: readonly ParcelDraft[]): ParcelDraft[] {
  const key = 1 + Math.max(-1, ...drafts.map((one) => one.key))
  return [...drafts, { key, units: new Map(), weightG: 0, boxMm: [0, 0, 0] }]
}

/** One less: what was in it goes into the first. */
export function withoutParcel(drafts: readonly ParcelDraft[], key: number): ParcelDraft[] {
  const gone = drafts.find((one) => one.key === key)
  return drafts
    .filter((one) => one.key !== key)
    .map((one, index) => {
      if (index > 0 || gone === undefined) return one
      const units = new Map(one.units)
      for (const [line, more] of gone.units) units.set(line, (units.get(line) ?? 0) + more)
      return { ...one, units }
    })
}

/** Units of a line in a parcel; what that takes or leaves comes from and goes into the others, the first of them first. */
export function withUnits(
  drafts: readonly ParcelDraft[],
  key: number,
  lineId: string,
  units: number,
): ParcelDraft[] {
  const before = drafts.find((one) => one.key === key)?.units.get(lineId) ?? 0
  let taken = units - before
  return drafts.map((one) => {
    const own = one.units.get(lineId) ?? 0
    if (one.key === key) return { ...one, units: new Map(one.units).set(lineId, units) }
    const change = taken > 0 ? -Math.min(own, taken) : -taken
    taken += change
    return change === 0 ? one : { ...one, units: new Map(one.units).set(lineId, own + change) }
  })
}

export function withBox(draft: ParcelDraft, side: BoxSide, mm: number): ParcelDraft {
  const boxMm: [number, number, number] = [...draft.boxMm]
  boxMm[side] = mm
  return { ...draft, boxMm }
}

/** What is wrong with them; null = nothing. */
export function faultOf(drafts: readonly ParcelDraft[]): 'emptyParcel' | 'boxWhole' | null {
  if (drafts.some(({ units }) => [...units.values()].every((one) => one === 0))) return 'emptyParcel'
  const isHalf = ({ boxMm }: ParcelDraft) => boxMm.some((mm) => mm > 0) && boxMm.some((mm) => mm === 0)
  return drafts.some(isHalf) ? 'boxWhole' : null
}

export function parcelsOf(drafts: readonly ParcelDraft[]): ParcelByHand[] {
  return drafts.map(({ units, weightG, boxMm: [lengthMm, widthMm, heightMm] }) => ({
    lines: [...units].flatMap(([lineId, quantity]) => (quantity === 0 ? [] : [{ lineId, quantity }])),
    weightG: weightG === 0 ? null : weightG,
    dimensions: lengthMm === 0 ? null : { lengthMm, widthMm, heightMm },
  }))
}
