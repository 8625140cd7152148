import { message } from '../../shared/messages/message.ts'
import { RemoteError } from '../app/ports/remote.ts'
import { within } from '../app/ports/within.ts'
import type { WebhookDeps } from '../app/programs/webhook-rounds.ts'
import { KnownSecrets } from '../app/secrets/known-secrets.ts'
import { retryAfterMs } from './http.ts'
import { HostsOnInternet, Moves, reach } from './reach.ts'
import type { HttpDeps } from './remote-http.ts'

const GONE = 410

/** Posts messages where `reach` may ask; redirects are not followed, for their receiver is another. */
export function openWebhookSender(http: HttpDeps): WebhookDeps['send'] {
  const onInternet = new HostsOnInternet()
  return async (url, headers, body, signal) => {
    const { host } = new URL(url)
    const remote = {
      ...http,
      onInternet,
      moved: new Moves(),
      known: new KnownSecrets(),
      use: { mayWrite: true },
    }
    try {
      const response = await within(signal, http.timeoutMs, async (limit) => {
        const came = await reach(remote, url, { method: 'POST', headers, body, signal: limit }, () => false)
        await came.body?.cancel()
        return came
      })
      if (response.ok) return { kind: 'taken' }
      const problem = message('webhooks.answered', { host, status: String(response.status) })
      if (response.status === GONE) return { kind: 'gone', problem }
      const afterMs = retryAfterMs(response.headers.get('retry-after'), http.clock) ?? 0
      return { kind: 'later', problem, afterMs }
    } catch (error) {
      const problem = error instanceof RemoteError ? error.problem : message('webhooks.noAnswer', { host })
      return { kind: 'later', problem, afterMs: 0 }
    }
  }
}
