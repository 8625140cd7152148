import { describe, expect, it } from 'vitest'

import { type Admission, admit, type Knock } from '../../../main/web/door.ts'

const KEY = { port: 7420, token: 'a-token-nobody-can-guess' }
const OUR_HOST = '127.0.0.1:7420'

function knock(change: Partial<Omit<Knock, 'headers'>> & { headers?: Knock['headers'] }): Admission {
  return admit(
    {
      method: 'GET',
      url: '/',
      isUpgrade: false,
      hostCount: 1,
      ...change,
      headers: { host: OUR_HOST, ...change.headers },
    },
    KEY,
  )
}

function signedIn(): string {
  const exchanged = knock({ url: `/?token=${KEY.token}` })
  if (exchanged.kind !== 'exchanged') throw new Error('no cookie')
  return exchanged.cookie.split(';')[0] ?? ''
}

describe('the token of the printed address', () => {
  it('is exchanged for a cookie that scripts cannot read and other sites cannot send', () => {
    const { kind, cookie, location } = { cookie: '', location: '', ...knock({ url: `/?token=${KEY.token}` }) }
    expect({ kind, location, cookie: cookie.replace(/=[\w-]{43};/, '=VALUE;') }).toEqual({
      kind: 'exchanged',
      location: '/',
      cookie: 'switchyard-7420=VALUE; Path=/; HttpOnly; SameSite=Strict',
    })
    expect(cookie).not.toContain(KEY.token)
  })

  it('leaves the rest of the address as it was', () => {
    expect(knock({ url: `/orders/1?view=all&token=${KEY.token}` })).toMatchObject({
      location: '/orders/1?view=all',
    })
  })

  it('never redirects to another host', () => {
    for (const path of [
      '//evil.example/',
      '/.//evil.example/',
      '/a/..//evil.example/',
      '/%2e//evil.example/',
    ]) {
      expect(knock({ url: `${path}?token=${KEY.token}` })).toMatchObject({ kind: 'refused', status: 400 })
    }
  })

  it('signs in again after a restart with the same token', () => {
    expect(signedIn()).toBe(signedIn())
  })
})

interface Case {
  name: string
  change: Parameters<typeof knock>[0]
  want: string
}

const cases: readonly Case[] = [
  { name: 'signed in', change: { headers: { cookie: signedIn() } }, want: 'admitted' },
  {
    name: 'signed in, among other cookies',
    change: { headers: { cookie: `a=1; ${signedIn()}; b=2` } },
    want: 'admitted',
  },
  {
    name: 'by localhost',
    change: { headers: { host: 'localhost:7420', cookie: signedIn() } },
    want: 'admitted',
  },
  { name: 'by IPv6', change: { headers: { host: '[::1]:7420', cookie: signedIn() } }, want: 'admitted' },
  {
    name: 'two Host headers',
    change: { hostCount: 2, headers: { cookie: signedIn() } },
    want: 'refused 400',
  },
  { name: 'no cookie', change: {}, want: 'refused 401' },
  {
    name: 'a made-up cookie',
    change: { headers: { cookie: 'switchyard-7420=made-up' } },
    want: 'refused 401',
  },
  {
    name: 'the token as the cookie',
    change: { headers: { cookie: `switchyard-7420=${KEY.token}` } },
    want: 'refused 401',
  },
  { name: 'a wrong token', change: { url: '/?token=wrong' }, want: 'refused 401' },
  { name: 'an empty token', change: { url: '/?token=' }, want: 'refused 401' },
  {
    name: 'a wrong token beside a good cookie',
    change: { url: '/?token=wrong', headers: { cookie: signedIn() } },
    want: 'refused 401',
  },
  {
    name: 'a name that was rebound to this machine',
    change: { headers: { host: 'evil.example:7420', cookie: signedIn() } },
    want: 'refused 403',
  },
  {
    name: 'another port',
    change: { headers: { host: '127.0.0.1:80', cookie: signedIn() } },
    want: 'refused 403',
  },
  { name: 'no host', change: { headers: { host: undefined, cookie: signedIn() } }, want: 'refused 403' },
  {
    name: 'another site',
    change: { headers: { origin: 'https://evil.example', cookie: signedIn() } },
    want: 'refused 403',
  },
  {
    name: 'a page without an origin of its own',
    change: { headers: { origin: 'null', cookie: signedIn() } },
    want: 'refused 403',
  },
  {
    name: 'another program on this machine',
    change: { headers: { origin: 'http://127.0.0.1:9999', cookie: signedIn() } },
    want: 'refused 403',
  },
  {
    name: 'an upgrade from our page',
    change: { isUpgrade: true, url: '/rpc', headers: { origin: `http://${OUR_HOST}`, cookie: signedIn() } },
    want: 'admitted',
  },
  {
    name: 'an upgrade that does not say where it comes from',
    change: { isUpgrade: true, url: '/rpc', headers: { cookie: signedIn() } },
    want: 'refused 403',
  },
  {
    name: 'an upgrade with the token instead of the cookie',
    change: { isUpgrade: true, url: `/rpc?token=${KEY.token}`, headers: { origin: `http://${OUR_HOST}` } },
    want: 'refused 401',
  },
  {
    name: 'an upload from our page',
    change: { method: 'POST', url: '/upload', headers: { origin: `http://${OUR_HOST}`, cookie: signedIn() } },
    want: 'admitted',
  },
  {
    name: 'an upload that does not say where it comes from',
    change: { method: 'POST', url: '/upload', headers: { cookie: signedIn() } },
    want: 'refused 403',
  },
  { name: 'another method', change: { method: 'PUT', headers: { cookie: signedIn() } }, want: 'refused 405' },
]

describe('who is let in', () => {
  it.each(cases)('$name: $want', ({ change, want }) => {
    const admission = knock(change)
    expect(admission.kind === 'refused' ? `refused ${admission.status}` : admission.kind).toBe(want)
  })
})
