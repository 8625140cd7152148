import { z } from 'zod'
import { type HttpAnswer, json } from '../../../main/demo/channel-server/faulty-http.ts'
import { listingJson } from './json.ts'
import type { ListingRecord } from './records.ts'
import type { SellerAccount } from './seller-account.ts'
import { spError } from './sp-error.ts'

/** `GET /listings/2021-08-01/items/:seller`, by up to 20 SKUs. */
export function searchListings(
  account: SellerAccount,
  query: URLSearchParams,
  marketplaceId: string,
  lagMs: number,
): HttpAnswer {
  if (query.get('marketplaceIds') !== marketplaceId)
    return spError(400, 'InvalidInput', 'marketplaceIds is not valid.')
  const skus = query.get('identifiers')?.split(',') ?? []
  if (skus.length > 20) return spError(400, 'InvalidInput', 'At most 20 identifiers.')
  const items = skus.flatMap((sku) => account.listings.get(sku) ?? [])
  return json(200, {
    numberOfResults: items.length,
    items: items.map((listing) =>
      listingJson(listing, marketplaceId, shownQuantity(account, listing, lagMs)),
    ),
  })
}

/** A figure set within the lag is not shown yet. */
function shownQuantity(account: SellerAccount, { sku, quantity }: ListingRecord, lagMs: number): number {
  const since = account.clock.now() - lagMs
  const pushes = account.stockPushes().filter((push) => push.sku === sku)
  if (pushes.every(({ at }) => at <= since)) return quantity
  return pushes.findLast(({ at }) => at <= since)?.quantity ?? quantity
}

const patch = z.strictObject({
  op: z.enum(['add', 'replace', 'merge', 'delete']),
  path: z.string(),
  value: z.array(z.object({ fulfillment_channel_code: z.string(), quantity: z.number() })),
})
export const patches = z.array(patch).min(1)
const patchBody = z.strictObject({ productType: z.string().min(1), patches })

/** `PATCH /listings/2021-08-01/items/:seller/:sku`. A figure that makes no sense is INVALID, with 200. */
export function patchListing(account: SellerAccount, sku: string, body: unknown): HttpAnswer {
  const asked = patchBody.safeParse(body)
  if (!asked.success) return spError(400, 'InvalidInput', z.prettifyError(asked.error))
  const problem = applyPatches(account, sku, asked.data.patches)
  const submissionId = `submission-${account.newNumber()}`
  if (problem === null) return json(200, { sku, status: 'ACCEPTED', submissionId, issues: [] })
  const issue = { code: '90220', message: problem, severity: 'ERROR', categories: ['INVALID_ATTRIBUTE'] }
  return json(200, { sku, status: 'INVALID', submissionId, issues: [issue] })
}

/** @returns why not, or null */
export function applyPatches(
  account: SellerAccount,
  sku: string,
  asked: z.infer<typeof patches>,
): string | null {
  const listing = account.listings.get(sku)
  if (listing === undefined) return `The SKU ${sku} does not exist`
  for (const { path, value } of asked) {
    const own = value.find((entry) => entry.fulfillment_channel_code === 'DEFAULT')
    if (path !== '/attributes/fulfillment_availability' || own === undefined)
      return `The path ${path} is not valid`
    if (!Number.isInteger(own.quantity) || own.quantity < 0) return 'The quantity is not valid'
    account.setStock(listing, own.quantity)
  }
  return null
}
