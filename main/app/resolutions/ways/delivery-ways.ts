import { DAY_MS } from '../../../../shared/lib/clock.ts'
import { say } from '../../../../shared/messages/say.ts'
import { suspendCarrier } from '../../commands/carriers.ts'
import { nameLookup, sentenceOf } from '../../queries/name-lookup.ts'
import { askCarrier, reshipParcel } from '../../tracking/mend-parcel.ts'
import { type Way, wayOutOf } from './way.ts'

/** A carrier answers a claim within days; the exception comes back then. */
const ANSWERS_WITHIN_MS = 3 * DAY_MS
/** What is only late may arrive meanwhile. */
const WAITS_MS = 2 * DAY_MS
/** Longest reason of a suspension. */
const REASON_LENGTH = 200

/** Ways out of what became of parcels that have left. */
export const DELIVERY_WAYS = {
  'suspend-service': wayOutOf(['carrier-late'], async ({ context, cause, settle }) => {
    const { carrierId, serviceId } = cause
    const reason = say('en', sentenceOf(cause, await nameLookup(context.tx))).slice(0, REASON_LENGTH)
    const { suspensionId } = await suspendCarrier(context, {
      carrierId,
      serviceId,
      zones: [],
      reason,
      until: null,
    })
    await settle()
    return { kind: 'suspension', suspensionId }
  }),
  'reship-parcel': wayOutOf(['parcel-trouble'], async ({ context, cause, order, settle }) => {
    await reshipParcel(context, order().order, cause)
    await settle()
  }),
  'ask-carrier': wayOutOf(['parcel-trouble'], async ({ context, record, cause, order, args }) => {
    await askCarrier(context, order().order, cause, args.note)
    await context.tx.exceptions.snooze(record.id, context.now + ANSWERS_WITHIN_MS)
  }),
  async 'wait-for-parcel'({ context, record }) {
    await context.tx.exceptions.snooze(record.id, context.now + WAITS_MS)
    return { kind: 'exception', exceptionId: record.id, snoozedUntil: record.snoozedUntil }
  },
} as const satisfies Record<string, Way>
