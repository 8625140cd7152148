import { expect, it } from 'vitest'
import type { CarrierAccount, CarrierKind } from '../../../shared/domain/carrier-account.ts'
import { followerOf } from '../../../shared/domain/parcel-follower.ts'
import { anAccount } from '../../support/carrier-accounts.ts'

const of = (kind: CarrierKind, carrierId: string, own: Partial<CarrierAccount> = {}) =>
  anAccount(kind, carrierId, [], { id: kind, ...own })
const RANGE = of('own-range', 'colissimo')
const FILES = of('label-files', 'gls')
const COLISSIMO = of('colissimo', 'colissimo')
const GLS = of('gls', 'gls')
const DOMESTIC = '6A00000000017'

it.each<{
  name: string
  label: CarrierAccount | null
  others?: readonly CarrierAccount[]
  number?: string
  want: string
}>([
  { name: 'the account that sold the label', label: COLISSIMO, want: 'colissimo' },
  {
    name: 'for a domestic number of an own range, the account of its carrier',
    label: RANGE,
    others: [GLS, COLISSIMO],
    want: 'colissimo',
  },
  {
    name: 'for an S10 number too',
    label: RANGE,
    others: [COLISSIMO],
    number: 'RR123456785FR',
    want: 'colissimo',
  },
  {
    name: 'nobody for an SSCC, which La Poste does not know',
    label: RANGE,
    others: [COLISSIMO],
    number: '376123450000000017',
    want: 'no-account',
  },
  { name: 'nobody without an account of the carrier', label: RANGE, others: [GLS], want: 'no-account' },
  {
    name: 'nobody by an account that is switched off',
    label: RANGE,
    others: [{ ...COLISSIMO, isActive: false }],
    want: 'no-account',
  },
  {
    name: 'a real account before one for tests',
    label: RANGE,
    others: [
      { ...COLISSIMO, id: 'a', isSandbox: true },
      { ...COLISSIMO, id: 'b' },
    ],
    want: 'b',
  },
  {
    name: 'for the number of a label file, the account of its carrier',
    label: FILES,
    others: [GLS],
    want: 'gls',
  },
  {
    name: 'no broker, who tells of what was bought through it',
    label: FILES,
    others: [of('sendcloud', 'gls')],
    want: 'no-account',
  },
  { name: 'nobody where the account that sold it tells nothing', label: of('dpd', 'dpd'), want: 'untold' },
  { name: 'nobody where that account is gone', label: null, want: 'no-account' },
])('$name', ({ label, others = [], number = DOMESTIC, want }) => {
  const follower = followerOf(others, label, number)
  expect(typeof follower === 'string' ? follower : follower.id).toBe(want)
})
