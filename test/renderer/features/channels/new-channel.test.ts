import { expect, it } from 'vitest'
import { channelId, credentialsOf } from '../../../../renderer/features/channels/new-channel.ts'

it.each([
  { name: 'Boutique Été', taken: [], want: 'boutique-ete' },
  { name: 'Outlet', taken: ['outlet', 'outlet-2'], want: 'outlet-3' },
  { name: '店', taken: [], want: 'channel' },
])('the code of "$name"', ({ name, taken, want }) => {
  expect(channelId(name, new Set(taken))).toBe(want)
})

it.each([
  {
    name: 'all that must be there',
    kind: 'woocommerce' as const,
    typed: { consumerKey: ' ck ', consumerSecret: 'cs' },
    want: { consumerKey: 'ck', consumerSecret: 'cs' },
  },
  {
    name: 'one is blank',
    kind: 'woocommerce' as const,
    typed: { consumerKey: 'ck', consumerSecret: ' ' },
    want: null,
  },
  {
    name: 'one way in of several',
    kind: 'shopify' as const,
    typed: { accessToken: 't' },
    want: { accessToken: 't' },
  },
  { name: 'nothing at all', kind: 'shopify' as const, typed: {}, want: null },
])('credentials: $name', ({ kind, typed, want }) => {
  expect(credentialsOf(kind, typed)).toEqual(want)
})
