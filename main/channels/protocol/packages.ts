import type { FulfillmentPush, ParcelPush, UnitsOfLine } from '../../app/ports/channel.ts'

/** What leaves in one parcel; `reference` names it for good within its channel. */
export interface Package {
  readonly reference: string
  readonly parcel: ParcelPush | null
  readonly lines: readonly UnitsOfLine[]
}

/**
 * A shipment by its parcels, for channels that take one number each. Where it is not known what is in which, or the
 * parcels do not hold exactly what has shipped, all of it goes under the first number.
 */
export function packagesOf({ fulfillmentId, lines, parcels }: FulfillmentPush): Package[] {
  const [first = null] = parcels
  const isKnown = parcels.length > 1 && parcels.every((parcel) => parcel.lines.length > 0)
  if (
    !isKnown ||
    !isSame(
      lines,
      parcels.flatMap((parcel) => parcel.lines),
    )
  )
    return [{ reference: fulfillmentId, parcel: first, lines }]
  return parcels.map((parcel, index) => ({
    reference: `${fulfillmentId}/${index + 1}`,
    parcel,
    lines: merged(parcel.lines),
  }))
}

function isSame(one: readonly UnitsOfLine[], other: readonly UnitsOfLine[]): boolean {
  const units = (lines: readonly UnitsOfLine[]) =>
    JSON.stringify(merged(lines).sort((a, b) => (a.lineId < b.lineId ? -1 : 1)))
  return units(one) === units(other)
}

function merged(lines: readonly UnitsOfLine[]): UnitsOfLine[] {
  return [...Map.groupBy(lines, ({ lineId }) => lineId)].map(([lineId, same]) => ({
    lineId,
    quantity: same.reduce((sum, { quantity }) => sum + quantity, 0),
  }))
}
