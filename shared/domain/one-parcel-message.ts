import type { Message } from '../messages/definition.ts'
import { message } from '../messages/message.ts'
import type { Names } from './names.ts'
import type { OneParcel } from './one-parcel.ts'
import { refusalMessage } from './refusal-message.ts'

/** "one parcel from Bordeaux would be €15.00 and arrive Wed 25 Nov", or why there is none. */
export function oneParcelMessage(one: OneParcel, names: Names): Message {
  if (one.kind === 'impossible') return message('exceptions.oneParcel.impossible', { why: whyNone(one.main) })
  return message('exceptions.oneParcel.possible', {
    site: names.site(one.siteId),
    cost: { amount: one.costCents, currency: names.currency },
    day: one.deliverTo,
  })
}

function whyNone(main: string): Message {
  if (main === 'no-stock' || main === 'partial-stock') return message('exceptions.oneParcel.noStock')
  return main === 'no-service' ? message('exceptions.oneParcel.noService') : refusalMessage(main)
}
