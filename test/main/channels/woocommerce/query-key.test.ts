import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { ChannelError } from '../../../../main/app/ports/channel.ts'
import { wooCommerceConnectors } from '../../../../main/channels/woocommerce/connector.ts'
import { withKey } from '../../../../main/channels/woocommerce/query-key.ts'
import { channelOf } from '../../../support/channels/benches.ts'
import { SettableClock } from '../../../support/channels/settable-clock.ts'

const KEY = { consumerKey: 'ck_1', consumerSecret: 'cs_2' }
const NEVER = new AbortController().signal
const noKey = () =>
  Response.json(
    { code: 'woocommerce_rest_cannot_view', message: 'Sorry, you cannot list resources.' },
    { status: 401 },
  )

/** A host that takes the Authorization header away; `accepts` says which query lets in. */
function stripping(accepts: (url: URL) => boolean) {
  const asked: URL[] = []
  const send: typeof fetch = (input) => {
    const url = new URL(new Request(input).url)
    asked.push(url)
    if (!accepts(url)) return Promise.resolve(noKey())
    return Promise.resolve(Response.json([]))
  }
  const http = {
    clock: new SettableClock('2026-11-23T08:00:00Z'),
    timeoutMs: 1000,
    fetch: send,
    resolve: () => Promise.resolve(['93.184.216.34']),
  }
  return { asked, connect: (url: string) => wooCommerceConnectors(http)(channelOf('woocommerce', url), KEY) }
}

describe('a host that takes the Authorization header away', () => {
  it('is given the key in the query over https, at once from the second call on', async () => {
    const { asked, connect } = stripping((url) => url.searchParams.get('consumer_secret') === 'cs_2')
    const connector = connect('https://shop.example')
    await connector.readStock(['A'], NEVER)
    await connector.readStock(['A'], NEVER)
    expect(asked.map(({ searchParams }) => searchParams.has('consumer_key'))).toEqual([false, true, true])
  })

  it('on this machine is given a signature, never the secret', async () => {
    const { asked, connect } = stripping((url) => url.searchParams.has('oauth_signature'))
    await connect('http://127.0.0.1:8080').readStock(['A'], NEVER)
    expect(asked.at(-1)?.href).not.toContain('cs_2')
  })

  it('that lets nobody in says that the key is refused', async () => {
    const { connect } = stripping(() => false)
    await expect(connect('https://shop.example').readStock(['A'], NEVER)).rejects.toThrow(ChannelError)
  })
})

it('signs the method, the address and every parameter, as the shop does', () => {
  const url = new URL(
    withKey('GET', 'http://127.0.0.1/wp-json/wc/v3/products?sku=A%20B,C&page=2', KEY, 1_000_000),
  )
  const signature = url.searchParams.get('oauth_signature')
  url.searchParams.delete('oauth_signature')
  const nonce = url.searchParams.get('oauth_nonce') ?? ''
  const query =
    `oauth_consumer_key=ck_1&oauth_nonce=${nonce}&oauth_signature_method=HMAC-SHA256&oauth_timestamp=1000` +
    '&oauth_version=1.0&page=2&sku=A%20B%2CC'
  const base = `GET&${encodeURIComponent('http://127.0.0.1/wp-json/wc/v3/products')}&${encodeURIComponent(query)}`
  expect(signature).toBe(createHmac('sha256', 'cs_2&').update(base).digest('base64'))
})
