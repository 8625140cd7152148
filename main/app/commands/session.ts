import { assert } from '../../../shared/lib/assert.ts'
import type { Seat } from '../people/seat.ts'
import type { HandlersOf } from './handler.ts'

/** Who is at the window: nothing of it is kept in the store. */
export const sessionHandlers: HandlersOf<'session'> = {
  signIn: async ({ proof }, seat) => ({ ticket: await at(seat).signIn(proof) }),
  resume: async ({ ticket }, seat) => ({ isGood: await at(seat).resume(ticket) }),
  signOut(_, seat) {
    at(seat).signOut()
    return {}
  },
  stay(_, seat) {
    at(seat).touch()
    return {}
  },
}

function at(seat: Seat | null): Seat {
  assert(seat, 'a window that can sign in has a seat')
  return seat
}
