import { itemView, locationView } from './catalogue-views.ts'
import { instant } from './fields.ts'
import { given } from './given.ts'
import type { Shop } from './shop.ts'

interface QuantityInput {
  readonly inventoryItemId: string
  readonly locationId: string
  readonly quantity: number
  readonly changeFromQuantity?: number | null
}

export interface SetQuantitiesInput {
  readonly name: string
  readonly reason: string
  readonly referenceDocumentUri?: string | null
  readonly quantities: readonly QuantityInput[]
}

interface InventoryError {
  readonly code: string
  readonly field: readonly string[] | null
  readonly message: string
}

export interface SetQuantitiesResult {
  readonly inventoryAdjustmentGroup: unknown
  readonly userErrors: readonly InventoryError[]
}

const REASONS = new Set([
  'correction',
  'cycle_count_available',
  'damaged',
  'movement_created',
  'other',
  'promotion',
  'quality_control',
  'received',
  'reservation_created',
  'reservation_deleted',
  'reservation_updated',
  'restock',
  'safety_stock',
  'shrinkage',
])
const LARGEST_BATCH = 250
const LARGEST_QUANTITY = 1_000_000_000

/** Sets every quantity or none. `changeFromQuantity` is required; null opts out of the comparison. */
export function setQuantities(shop: Shop, input: SetQuantitiesInput): SetQuantitiesResult {
  const userErrors = [
    ...inputErrors(input),
    ...input.quantities.flatMap((_, index) => rowErrors(shop, input, index)),
  ]
  if (userErrors.length > 0) return { inventoryAdjustmentGroup: null, userErrors }
  const changes = input.quantities.flatMap((row) => {
    const variant = shop.variantOfItem(row.inventoryItemId)
    const location = shop.locations.find((candidate) => candidate.id === row.locationId)
    if (variant === undefined || location === undefined) return []
    const committed = variant.levels.get(location.id)?.committed ?? 0
    const available = input.name === 'available' ? row.quantity : row.quantity - committed
    const delta = shop.setAvailable(variant, location.id, available)
    if (delta === 0) return []
    return [
      {
        delta,
        name: input.name,
        quantityAfterChange: row.quantity,
        item: itemView(shop, variant),
        location: locationView(location),
      },
    ]
  })
  if (changes.length === 0) return { inventoryAdjustmentGroup: null, userErrors: [] }
  return {
    inventoryAdjustmentGroup: {
      id: shop.newId('InventoryAdjustmentGroup'),
      createdAt: instant(shop.clock.now()),
      reason: input.reason,
      referenceDocumentUri: input.referenceDocumentUri ?? null,
      changes,
    },
    userErrors: [],
  }
}

export function keyMismatch(): SetQuantitiesResult {
  return {
    inventoryAdjustmentGroup: null,
    userErrors: [
      {
        code: 'IDEMPOTENCY_KEY_PARAMETER_MISMATCH',
        field: null,
        message: 'The same idempotency key cannot be used with different operation parameters.',
      },
    ],
  }
}

function inputErrors(input: SetQuantitiesInput): InventoryError[] {
  const errors: InventoryError[] = []
  const fail = (code: string, field: string, message: string): void => {
    errors.push({ code, field: ['input', field], message })
  }
  if (input.name !== 'available' && input.name !== 'on_hand')
    fail('INVALID_NAME', 'name', 'The quantity name must be either available or on_hand.')
  if (!REASONS.has(input.reason)) fail('INVALID_REASON', 'reason', 'The specified reason is invalid.')
  if (given(input.referenceDocumentUri) && !URL.canParse(input.referenceDocumentUri))
    fail('INVALID_REFERENCE_DOCUMENT', 'referenceDocumentUri', 'The specified reference document is invalid.')
  if (input.quantities.length > LARGEST_BATCH)
    fail('INVALID_QUANTITY_TOO_HIGH', 'quantities', `At most ${LARGEST_BATCH} quantities can be set at once.`)
  const places = new Set(input.quantities.map((row) => `${row.inventoryItemId} ${row.locationId}`))
  if (places.size < input.quantities.length)
    fail(
      'NO_DUPLICATE_INVENTORY_ITEM_ID_GROUP_ID_PAIR',
      'quantities',
      'The combination of inventoryItemId and locationId must be unique.',
    )
  return errors
}

function rowErrors(shop: Shop, input: SetQuantitiesInput, index: number): InventoryError[] {
  const row = input.quantities[index]
  if (row === undefined) return []
  const fail = (code: string, field: string, message: string): InventoryError[] => [
    { code, field: ['input', 'quantities', String(index), field], message },
  ]
  const level = shop.variantOfItem(row.inventoryItemId)?.levels
  if (level === undefined)
    return fail(
      'INVALID_INVENTORY_ITEM',
      'inventoryItemId',
      'The specified inventory item could not be found.',
    )
  const at = level.get(row.locationId)
  if (at === undefined)
    return fail('INVALID_LOCATION', 'locationId', 'The specified location could not be found.')
  if (row.quantity < 0)
    return fail('INVALID_QUANTITY_NEGATIVE', 'quantity', "The quantity can't be negative.")
  if (row.quantity > LARGEST_QUANTITY)
    return fail('INVALID_QUANTITY_TOO_HIGH', 'quantity', 'The quantity is too high.')
  if (row.changeFromQuantity === undefined)
    return fail(
      'COMPARE_QUANTITY_REQUIRED',
      'changeFromQuantity',
      'The change from quantity argument is required.',
    )
  const persisted = input.name === 'available' ? at.available : at.available + at.committed
  if (row.changeFromQuantity !== null && row.changeFromQuantity !== persisted)
    return fail(
      'CHANGE_FROM_QUANTITY_STALE',
      'changeFromQuantity',
      'The changeFromQuantity argument no longer matches the persisted quantity.',
    )
  return []
}
