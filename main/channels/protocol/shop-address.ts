import type { ChannelAddress } from '../../../shared/domain/channel-address.ts'
import { stateCode } from '../../../shared/domain/postal/state-code.ts'

/** An address as most shops keep it: first and last name, two lines. */
export interface TwoLineAddress {
  readonly first: string
  readonly last: string
  readonly company: string
  readonly line1: string
  readonly line2: string
  readonly postcode: string
  readonly city: string
  /** Its code where addresses of the country are written with one. */
  readonly state: string
  readonly country: string
  readonly phone: string
}

/** What has no line of its own goes on in the second one. */
export function inTwoLines(address: ChannelAddress): TwoLineAddress {
  const { name, company, street, postcode, city, country, state, phone } = address
  const words = name.trim().split(/\s+/)
  const [line1 = '', ...others] = street
  return {
    first: words.slice(0, -1).join(' '),
    last: words.at(-1) ?? '',
    company: company ?? '',
    line1,
    line2: others.join(', '),
    postcode,
    city,
    state: stateCode(state ?? '', country) ?? state ?? '',
    country,
    phone: phone ?? '',
  }
}
