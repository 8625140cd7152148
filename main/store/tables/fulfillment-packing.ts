import { z } from 'zod'
import { allocation, deliveryPromise, type Fulfillment, parcel } from '../../../shared/domain/fulfillment.ts'
import { checkStored, parseStored } from '../stored-json.ts'

/**
 * What is never filtered or sorted by, as JSON arrays without names: a third of the bytes, and bytes are what
 * the hot write spends its time on. A parcel holding exactly the allocations says null for its contents.
 */
const packed = z.tuple([
  z.string(),
  z.string(),
  z.array(z.tuple([z.string(), z.string(), z.number()])),
  z.array(
    z.tuple([
      z.number(),
      z.number(),
      z.number(),
      z.tuple([z.number(), z.number(), z.number()]),
      z.array(z.tuple([z.string(), z.string(), z.number()])).nullable(),
      z.string().nullable(),
      z.string().optional(),
    ]),
  ),
])
type Packed = z.infer<typeof packed>
type PackedAllocation = Packed[2][number]

const unpacked = z.object({
  deliverFrom: deliveryPromise.shape.deliverFrom,
  deliverTo: deliveryPromise.shape.deliverTo,
  allocations: z.array(allocation).min(1),
  parcels: z.array(parcel).min(1),
})
type Unpacked = z.infer<typeof unpacked>

type Packable = Readonly<{
  promise: Pick<Fulfillment['promise'], 'deliverFrom' | 'deliverTo'>
  allocations: Fulfillment['allocations']
  parcels: readonly Fulfillment['parcels'][number][]
}>

export function packFulfillment({ promise, allocations, parcels }: Packable): string {
  const value: Packed = [
    promise.deliverFrom,
    promise.deliverTo,
    allocations.map(packAllocation),
    parcels.map(({ number, weightG, chargeableG, dimensions, contents, trackingNumber, within }) => [
      number,
      weightG,
      chargeableG,
      [dimensions.lengthMm, dimensions.widthMm, dimensions.heightMm],
      sameAllocations(contents, allocations) ? null : contents.map(packAllocation),
      trackingNumber,
      ...(within === undefined ? ([] as const) : ([within] as const)),
    ]),
  ]
  return JSON.stringify(value)
}

/** @throws {CorruptRowError} */
export function unpackFulfillment(doc: string, id: string): Unpacked {
  const [deliverFrom, deliverTo, allocations, parcels] = parseStored(packed, doc, 'fulfillments', id)
  return checkStored(
    unpacked,
    {
      deliverFrom,
      deliverTo,
      allocations: allocations.map(unpackAllocation),
      parcels: parcels.map(
        ([number, weightG, chargeableG, [lengthMm, widthMm, heightMm], contents, tracking, within]) => ({
          number,
          weightG,
          chargeableG,
          dimensions: { lengthMm, widthMm, heightMm },
          contents: (contents ?? allocations).map(unpackAllocation),
          trackingNumber: tracking,
          ...(within !== undefined && { within }),
        }),
      ),
    },
    'fulfillments',
    id,
  )
}

const allocationsAlone = z.tuple([z.string(), z.string(), packed.def.items[2]]).rest(z.unknown())

/** Only what is taken from the site, for callers that read many. @throws {CorruptRowError} */
export function unpackAllocations(doc: string, id: string): Allocations {
  const [, , allocations] = parseStored(allocationsAlone, doc, 'fulfillments', id)
  return allocations.map(unpackAllocation)
}

type Allocations = Fulfillment['allocations']

function packAllocation({ lineId, sku, quantity }: Allocations[number]): PackedAllocation {
  return [lineId, sku, quantity]
}

function unpackAllocation([lineId, sku, quantity]: PackedAllocation): Allocations[number] {
  return { lineId, sku, quantity }
}

function sameAllocations(a: Allocations, b: Allocations): boolean {
  return (
    a === b ||
    (a.length === b.length &&
      a.every((one, n) => {
        const other = b[n]
        return one.lineId === other?.lineId && one.sku === other.sku && one.quantity === other.quantity
      }))
  )
}
