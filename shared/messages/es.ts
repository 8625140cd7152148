import type { Translation } from './definition.ts'
import type { en } from './en.ts'
import { access } from './es/access.ts'
import { collection } from './es/collection.ts'
import { commandResult } from './es/command-result.ts'
import { dueTime } from './es/due-time.ts'
import { failure } from './es/failure.ts'
import { field } from './es/field.ts'
import { following } from './es/following.ts'
import { labelStandings } from './es/label-standings.ts'
import { labelSupply } from './es/label-supply.ts'
import { liveView } from './es/live-view.ts'
import { longText } from './es/long-text.ts'
import { orderRequests } from './es/order-requests.ts'
import { orderReturn } from './es/order-return.ts'
import { packStops } from './es/pack-stops.ts'
import { packing } from './es/packing.ts'
import { pictures } from './es/pictures.ts'
import { printers } from './es/printers.ts'
import { printing } from './es/printing.ts'
import { returns } from './es/returns.ts'
import { shippingLabel } from './es/shipping-label.ts'
import { signIn } from './es/sign-in.ts'
import { verbs } from './es/verbs.ts'

/** The areas that are written in Spanish; the others are shown in English. */
export const es: Partial<Translation<typeof en>> = {
  collection,
  access,
  signIn,
  commandResult,
  dueTime,
  failure,
  field,
  following,
  labelStandings,
  labelSupply,
  liveView,
  longText,
  orderRequests,
  orderReturn,
  packStops,
  packing,
  pictures,
  printers,
  printing,
  returns,
  shippingLabel,
  verbs,
}
