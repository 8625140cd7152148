import { expect, it } from 'vitest'
import { shopAddress } from '../../../../renderer/features/channels/shop-address.ts'

it.each([
  { text: 'my-shop.myshopify.com', want: 'https://my-shop.myshopify.com' },
  { text: ' https://shop.example.com/ ', want: 'https://shop.example.com' },
  { text: 'https://shop.example.com/wp-admin/admin.php?page=wc-settings', want: 'https://shop.example.com' },
  { text: 'https://shop.example.com/store/wp-login.php', want: 'https://shop.example.com/store' },
  { text: 'shop.example.com/api/', want: 'https://shop.example.com' },
  { text: 'https://vendure.example/admin-api', want: 'https://vendure.example/admin-api' },
  { text: 'https://key:secret@shop.example/?consumer_key=ck_1', want: 'https://shop.example' },
  { text: 'https://admin.shopify.com/store/maison-test/orders', want: 'https://maison-test.myshopify.com' },
  { text: 'https://administration.example', want: 'https://administration.example' },
  { text: 'http://localhost:8080', want: 'http://localhost:8080' },
  { text: 'http://127.0.0.1:40775', want: 'http://127.0.0.1:40775' },
  { text: 'http://wordpress', want: 'http://wordpress' },
  { text: 'wordpress:8080', want: 'https://wordpress:8080' },
  { text: 'ftp://shop.example', want: null },
  { text: 'my shop', want: null },
  { text: 'shop', want: null },
  { text: '', want: null },
])('the address "$text"', ({ text, want }) => {
  expect(shopAddress(text)).toBe(want)
})
