import { z } from 'zod'

/** The first message of a window over a WebSocket: the token of the printed address, or the window's own. */
export const signIn = z.object({ signIn: z.string().min(1).max(200) })

/** The answer: the token that this window shows from now on. */
export const signedIn = z.object({ signedIn: z.string() })

/** How the connection of a window ends that is not signed in, or not any more. */
export const SIGNED_OUT_CODE = 4401
