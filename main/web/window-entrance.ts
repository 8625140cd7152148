import type { z } from 'zod'
import { type signedIn, signIn } from '../../shared/contract/window-sign-in.ts'
import { LOCAL_ACTOR } from '../../shared/domain/actor.ts'
import type { Entrance } from './entrance.ts'
import type { Windows } from './windows.ts'

/** The windows of this machine's user: by the token of the printed address, or the window's own. */
export function windowEntrance(windows: Windows): Entrance {
  return {
    visit: () => ({
      greeting: null,
      async enter(text) {
        const token = windows.signIn(offeredBy(text))
        if (token === null) return { kind: 'refused', answer: null }
        const answer = { signedIn: token } satisfies z.infer<typeof signedIn>
        return { kind: 'entered', answer, token, session: { actor: LOCAL_ACTOR, role: 'manager' } }
      },
      left: () => undefined,
    }),
    isSignedIn: (token) => windows.isSignedIn(token),
    signOut: (token) => windows.signOut(token),
  }
}

/** '' when the first message is none. */
function offeredBy(text: string): string {
  try {
    return signIn.parse(JSON.parse(text)).signIn
  } catch {
    return ''
  }
}
