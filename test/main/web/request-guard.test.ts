import { describe, expect, it } from 'vitest'

import {
  type Admission,
  admit,
  type IncomingRequest,
  loopbackNames,
} from '../../../main/web/request-guard.ts'

const OUR_HOST = '127.0.0.1:7420'

function check(
  change: Partial<Omit<IncomingRequest, 'headers'>> & { headers?: IncomingRequest['headers'] },
): Admission {
  return admit(
    {
      method: 'GET',
      url: '/',
      isUpgrade: false,
      hostCount: 1,
      ...change,
      headers: { host: OUR_HOST, ...change.headers },
    },
    loopbackNames(7420),
  )
}

interface Case {
  name: string
  change: Parameters<typeof check>[0]
  want: string
}

const cases: readonly Case[] = [
  { name: 'signed in', change: { headers: {} }, want: 'admitted' },
  {
    name: 'by localhost',
    change: { headers: { host: 'localhost:7420' } },
    want: 'admitted',
  },
  { name: 'by IPv6', change: { headers: { host: '[::1]:7420' } }, want: 'admitted' },
  {
    name: 'two Host headers',
    change: { hostCount: 2, headers: {} },
    want: 'refused 400',
  },
  {
    name: 'a name that was rebound to this machine',
    change: { headers: { host: 'evil.example:7420' } },
    want: 'refused 403',
  },
  {
    name: 'another port',
    change: { headers: { host: '127.0.0.1:80' } },
    want: 'refused 403',
  },
  { name: 'no host', change: { headers: { host: undefined } }, want: 'refused 403' },
  {
    name: 'another site',
    change: { headers: { origin: 'https://evil.example' } },
    want: 'refused 403',
  },
  {
    name: 'a page without an origin of its own',
    change: { headers: { origin: 'null' } },
    want: 'refused 403',
  },
  {
    name: 'another program on this machine',
    change: { headers: { origin: 'http://127.0.0.1:9999' } },
    want: 'refused 403',
  },
  {
    name: 'an upgrade from our page',
    change: { isUpgrade: true, url: '/rpc', headers: { origin: `http://${OUR_HOST}` } },
    want: 'admitted',
  },
  {
    name: 'an upgrade that does not say where it comes from',
    change: { isUpgrade: true, url: '/rpc', headers: {} },
    want: 'refused 403',
  },
  {
    name: 'an upload from our page',
    change: { method: 'POST', url: '/upload', headers: { origin: `http://${OUR_HOST}` } },
    want: 'admitted',
  },
  {
    name: 'an upload that does not say where it comes from',
    change: { method: 'POST', url: '/upload', headers: {} },
    want: 'refused 403',
  },
  {
    name: 'an upload under the name of a program’s call',
    change: { method: 'POST', url: '/api/../upload', headers: {} },
    want: 'refused 403',
  },
  { name: 'another method', change: { method: 'PUT', headers: {} }, want: 'refused 405' },
]

it.each(['//evil.example/', '/.//evil.example/', '/a/..//evil.example/', '/%2e//evil.example/'])(
  'a path that names another host is refused: %s',
  (url) => {
    expect(check({ url })).toMatchObject({ kind: 'refused', status: 400 })
  },
)

describe('who is let in', () => {
  it.each(cases)('$name: $want', ({ change, want }) => {
    const admission = check(change)
    expect(admission.kind === 'refused' ? `refused ${admission.status}` : admission.kind).toBe(want)
  })
})
