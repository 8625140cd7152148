import { z } from 'zod'
import { alertReceiver, alertReceiverView, alertState } from '../domain/alert.ts'
import { MAIL } from '../domain/mail-settings.ts'
import * as scalars from '../domain/scalars.ts'
import { action, command, nothing, query } from './procedure.ts'

const every = { role: 'manager', output: nothing, needsHub: 'every-site' } as const

/** Who is told by e-mail what needs a person when nobody watches, and the server that takes the messages. */
export const alerts = {
  get: query('manager')
    .input(z.object({}))
    .output(
      z.object({
        server: MAIL.schema,
        hasPassword: z.boolean(),
        receivers: z.array(
          alertReceiverView.extend({ state: alertState.pick({ sentAt: true, nextAt: true, problem: true }) }),
        ),
      }),
    ),
  putServer: command(MAIL.command),
  /** null forgets it. The journal keeps that it was changed. */
  putPassword: command({
    ...every,
    input: z.object({ password: z.string().min(1).max(500).nullable() }),
  }),
  /** One whose id is not known is added. */
  putReceiver: command({ ...every, input: alertReceiver }),
  removeReceiver: command({ ...every, input: z.object({ receiverId: scalars.uuid }) }),
  /** Sends a message to see that messages arrive; answers once the server has taken it. */
  sendTest: action({ ...every, input: z.object({ receiverId: scalars.uuid }) }),
}
