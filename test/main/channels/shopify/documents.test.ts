import { parse, validate } from 'graphql'
import { describe, expect, it } from 'vitest'
import * as documents from '../../../../main/channels/shopify/documents.ts'
import { requestedCost } from '../../../../main/demo/shopify-server/query-cost.ts'
import { shopifySchema } from '../../../../main/demo/shopify-server/schema.ts'

const sent = Object.entries(documents).flatMap(([name, value]) =>
  typeof value === 'string' && /^(query|mutation) /.test(value) ? [[name, value] as const] : [],
)
const LARGEST = {
  first: documents.ORDERS_PER_PAGE,
  lines: documents.LINES_PER_PAGE,
  ids: Array<string>(documents.ORDERS_PER_PAGE).fill('gid://shopify/Order/1'),
}

describe('every document for Shopify', () => {
  it.each(sent)('%s is valid', (_, document) => {
    expect(validate(shopifySchema, parse(document))).toEqual([])
  })

  it.each(sent)('%s asks for no more than 1,000 points', (name, document) => {
    const variables = name === 'STOCK_OF_SKUS' ? { first: documents.SKUS_PER_QUERY } : LARGEST
    expect(requestedCost(shopifySchema, parse(document), variables)).toBeLessThanOrEqual(1000)
  })
})
