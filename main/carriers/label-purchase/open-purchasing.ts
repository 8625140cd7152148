import { type CarrierAccount, type CarrierKind, secretsOf } from '../../../shared/domain/carrier-account.ts'
import { CARRIER_CREDENTIALS } from '../../../shared/domain/carrier-credentials.ts'
import { MINUTE_MS } from '../../../shared/lib/clock.ts'
import type { CarrierFactory, CarrierSecrets } from '../../app/ports/carrier.ts'
import type { Purchasing } from '../../app/ports/purchasing.ts'
import { beginWithRoom } from '../../remote/begin-with-room.ts'
import { type RunningRounds, runRounds } from '../../remote/rounds.ts'
import { AskLane } from '../asking/ask-lane.ts'
import { type AskDeps, askersOf } from '../asking/askers.ts'
import { type TrackingDeps, TrackingLane } from '../tracking/tracking-lane.ts'
import { CarrierLane, type LaneDeps } from './carrier-lane.ts'

export interface PurchasingDeps extends LaneDeps, TrackingDeps, AskDeps {
  /** null: a kind without a connection. */
  readonly connectors: Readonly<Record<CarrierKind, CarrierFactory | null>>
  /** By `secretsOf`; null = none are stored. */
  readonly secrets: { get(key: string): Promise<CarrierSecrets | null> }
}

export interface RunningPurchasing extends Purchasing {
  /** Ends what is under way; what is not settled by then is uncertain at the next start. */
  stop(): Promise<void>
}

interface Runner extends RunningRounds {
  readonly lane: CarrierLane
  /** null: its carrier tells of no parcels. */
  readonly tracking: (RunningRounds & { readonly lane: TrackingLane }) | null
  /** What else its carrier is asked. */
  readonly asking: readonly RunningRounds[]
}

async function end({ ended, stop, tracking, asking }: Runner): Promise<void> {
  stop()
  const others = [tracking, ...asking]
  for (const one of others) one?.stop()
  await Promise.all([ended, ...others.map((one) => one?.ended)])
}

/**
 * Starts one lane an account, once what the last run left behind is known to be uncertain; on a full disk when there is
 * room to write that down.
 */
export async function openPurchasing(deps: PurchasingDeps): Promise<RunningPurchasing> {
  const runners = new Map<string, Runner>()
  let changing: Promise<void> = Promise.resolve()
  let stopped = false

  async function start(account: CarrierAccount): Promise<void> {
    if (stopped) return
    const connect = deps.connectors[account.kind]
    const stored = await deps.secrets.get(secretsOf(account))
    const needsSecrets = CARRIER_CREDENTIALS[account.kind].some(({ secret, optional }) => secret && !optional)
    const secrets = stored ?? (needsSecrets ? null : {})
    const connector = connect === null || secrets === null ? null : connect(account, secrets)
    const lane = new CarrierLane(deps, account, connector, secrets !== null)
    const follower = connector?.track === undefined ? null : new TrackingLane(deps, account, connector)
    const tracking = follower && { lane: follower, ...runRounds(follower, deps) }
    const asking =
      connector === null
        ? []
        : askersOf(deps, account, connector).map((asker) => runRounds(new AskLane(deps, asker), deps))
    runners.set(account.id, { lane, tracking, asking, ...runRounds(lane, deps) })
  }

  async function restart(accountId: string): Promise<void> {
    const runner = runners.get(accountId)
    runners.delete(accountId)
    if (runner !== undefined) await end(runner)
    const account = await deps.store.read((tx) => tx.carrierAccounts.get(accountId))
    if (account === null) return
    await start(account)
    runners.get(accountId)?.lane.hurry()
    runners.get(accountId)?.wake()
  }

  const beginning = await beginWithRoom(async () => {
    await deps.events.recover()
    for (const account of await deps.store.read((tx) => tx.carrierAccounts.all())) await start(account)
  }, deps)
  const everyMinute = setInterval(() => {
    deps.events.wantDue().catch(deps.onFault)
    deps.events.restateAwaited().catch(deps.onFault)
  }, MINUTE_MS)

  return {
    health: (accountId) => runners.get(accountId)?.lane.state ?? { kind: 'connecting' },
    tracking: (accountId) => runners.get(accountId)?.tracking?.lane.state ?? null,
    wake() {
      for (const { wake, asking } of runners.values()) {
        wake()
        for (const one of asking) one.wake()
      }
    },
    reload(accountId) {
      // Before, what is being bought could not be told from what the last run left.
      if (!beginning.isBegun()) return
      changing = changing.then(() => restart(accountId)).catch(deps.onFault)
    },
    async stop() {
      stopped = true
      clearInterval(everyMinute)
      await beginning.stop()
      await changing
      await Promise.all([...runners.values()].map(end))
    },
  }
}
