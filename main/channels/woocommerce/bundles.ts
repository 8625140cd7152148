import { z } from 'zod'

const metaList = z.array(z.object({ key: z.string(), value: z.unknown().optional() })).catch([])

/**
 * The fields by which bundle plug-ins tie lines together: Product Bundles, Composite Products and Mix and Match as
 * fields of the line, those and WPC Product Bundles also as its meta data.
 */
export const bundleFields = {
  product_id: z.unknown().optional(),
  bundled_by: z.unknown().optional(),
  composite_parent: z.unknown().optional(),
  mnm_container: z.unknown().optional(),
  bundled_items: z.unknown().optional(),
  composite_children: z.unknown().optional(),
  mnm_child_items: z.unknown().optional(),
  meta_data: metaList.optional(),
}

const bundleLine = z.object({ id: z.coerce.string(), ...bundleFields })
export type BundleLine = z.infer<typeof bundleLine>

/** A child's meta key, and that of its container with the same value. */
const KEY_PAIRS = [
  ['_bundled_by', '_bundle_cart_key'],
  ['_composite_parent', '_composite_cart_key'],
  ['_mnm_container', '_mnm_cart_key'],
] as const

/** Lines that only hold others, which are listed by themselves and ship: their ids by the container's. */
export function containersIn(lines: readonly BundleLine[]): ReadonlyMap<string, readonly string[]> {
  const children = new Map<string, string[]>()
  for (const line of lines) {
    const parent = lines.find((other) => other.id !== line.id && isIn(line, other))
    if (parent !== undefined) children.set(parent.id, [...(children.get(parent.id) ?? []), line.id])
  }
  return children
}

function isIn(line: BundleLine, container: BundleLine): boolean {
  const { bundled_by, composite_parent, mnm_container } = line
  const { bundled_items, composite_children, mnm_child_items } = container
  if ([bundled_by, composite_parent, mnm_container].some((id) => isId(id) && String(id) === container.id))
    return true
  const listed = [bundled_items, composite_children, mnm_child_items].flatMap((ids) =>
    Array.isArray(ids) ? ids : [],
  )
  if (listed.some((id) => isId(id) && String(id) === line.id)) return true
  const ties = KEY_PAIRS.some(([ofChild, ofContainer]) => {
    const key = metaText(line, ofChild)
    return key !== '' && key === metaText(container, ofContainer)
  })
  const product = metaText(line, '_woosb_parent_id')
  return ties || (product !== '' && isId(container.product_id) && product === String(container.product_id))
}

function isId(value: unknown): value is string | number {
  return typeof value === 'number' || (typeof value === 'string' && value !== '')
}

function metaText({ meta_data }: BundleLine, key: string): string {
  const value = meta_data?.find((entry) => entry.key === key)?.value
  return isId(value) ? String(value) : ''
}
