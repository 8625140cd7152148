import { type Channel, type ChannelKind, isConnected } from '../../../shared/domain/channel.ts'
import { type Clock, DAY_MS } from '../../../shared/lib/clock.ts'
import type { Random } from '../../../shared/lib/random.ts'
import type { ProgramIdentity } from '../../app/channel-access/owner.ts'
import { useOf } from '../../app/channel-access/writes.ts'
import type { Figures } from '../../app/notify/figures.ts'
import type { ChannelSecrets, ConnectorFactory, SecretStore } from '../../app/ports/channel.ts'
import type { ChannelEvents } from '../../app/ports/channel-events.ts'
import type { Sync, SyncHealth } from '../../app/ports/channel-sync.ts'
import type { Store } from '../../app/ports/store.ts'
import { beginWithRoom } from '../../remote/begin-with-room.ts'
import { type RunningRounds, runRounds } from '../../remote/rounds.ts'
import { ChannelLoop, type LoopDeps, type SyncTiming } from './channel-loop.ts'

export interface SyncDeps {
  readonly store: Store
  readonly figures: Figures
  readonly clock: Clock
  readonly random: Random
  readonly events: ChannelEvents
  /** null: a kind without a connection. */
  readonly connectors: Readonly<Record<ChannelKind, ConnectorFactory | null>>
  readonly secrets: SecretStore
  /** A bug or a full disk; the loop continues after a pause. */
  readonly onFault: (fault: unknown) => void
  /** Asked whenever a loop starts; null = the usual timing. */
  readonly timing: () => SyncTiming | null
  /** What another process was sending may arrive for so long, in milliseconds; absent = nothing can. */
  readonly underWayMs?: number
  /** Asked whenever a loop starts; null: nothing is written to shops about who works them. */
  readonly program: () => ProgramIdentity | null
}

export interface RunningSync extends Sync {
  /** Ends what is under way: calls are broken off, their items stay in the outbox. */
  stop(): Promise<void>
}

const TIMING: SyncTiming = { pollMs: 15_000, outboxMs: 1000 }
/** A folder has none. */
const NO_SECRETS: ChannelSecrets = {}
const SWEPT = 'stock-swept'

interface Runner extends RunningRounds {
  readonly loop: ChannelLoop
}

/**
 * Starts one loop per channel. What was under way when the program ended last goes back to the outbox, to be
 * looked up first; on a full disk when there is room for it. Once a day, and for a channel that was never sent any, every stock figure is pushed.
 */
export async function openSync(deps: SyncDeps): Promise<RunningSync> {
  const loopDeps = (): LoopDeps => ({ ...deps, timing: deps.timing() ?? TIMING, program: deps.program() })
  const runners = new Map<string, Runner>()
  let changing: Promise<void> = Promise.resolve()
  let stopped = false

  async function start(channel: Channel): Promise<void> {
    const connect = deps.connectors[channel.kind]
    if (connect === null || !isConnected(channel) || stopped) return
    const secrets = channel.kind === 'csv' ? NO_SECRETS : await deps.secrets.get(channel.id)
    const use = await deps.store.read((tx) => useOf(tx, channel.id))
    const connector = secrets === null ? null : connect(channel, secrets, use)
    const loop = new ChannelLoop(loopDeps(), channel, connector)
    const running = runRounds(loop, deps)
    const ended = running.ended.then(() => loop.end())
    runners.set(channel.id, { ...running, loop, ended })
  }

  async function restart(channelId: string): Promise<void> {
    const runner = runners.get(channelId)
    runners.delete(channelId)
    runner?.stop()
    await runner?.ended
    const channel = await deps.store.read((tx) => tx.channels.get(channelId))
    if (channel === null) return
    await start(channel)
    runners.get(channelId)?.loop.hurry()
    await sweepIfDue(deps, [channel])
  }

  const beginning = await beginWithRoom(async () => {
    const { underWayMs = 0 } = deps
    await deps.store.write((tx) =>
      tx.outbox.recover(underWayMs === 0 ? undefined : deps.clock.now() + underWayMs),
    )
    const channels = await deps.store.read((tx) => tx.channels.all())
    await sweepIfDue(deps, channels)
    for (const channel of channels) await start(channel)
  }, deps)
  const nightly = setInterval(() => {
    deps.store
      .read((tx) => tx.channels.all())
      .then((all) => sweepIfDue(deps, all))
      .catch(deps.onFault)
  }, DAY_MS / 24)

  return {
    health(channel): SyncHealth {
      const loop = runners.get(channel.id)?.loop
      const lastSuccessAt = loop?.lastSuccessAt ?? null
      if (channel.paused) return { link: { kind: 'paused' }, lastSuccessAt }
      if (!isConnected(channel)) return { link: { kind: 'by-hand' }, lastSuccessAt }
      return { link: loop?.state ?? { kind: 'connecting' }, lastSuccessAt }
    },
    syncNow(channelId) {
      runners.get(channelId)?.loop.hurry()
      runners.get(channelId)?.wake()
    },
    reload(channelId) {
      if (!beginning.isBegun()) return
      changing = changing.then(() => restart(channelId)).catch(deps.onFault)
    },
    ask(channelId, externalIds) {
      const runner = runners.get(channelId)
      const asked = runner?.loop.ask(externalIds) ?? null
      if (asked !== null) runner?.wake()
      return asked
    },
    async stop() {
      stopped = true
      clearInterval(nightly)
      await beginning.stop()
      await changing
      for (const runner of runners.values()) runner.stop()
      await Promise.all([...runners.values()].map((runner) => runner.ended))
    },
  }
}

/** Once a day, and when one of `channels` was never sent any: every stock figure to every channel. */
export async function sweepIfDue(
  deps: Pick<SyncDeps, 'store' | 'clock' | 'connectors' | 'events'>,
  channels: readonly Channel[],
): Promise<void> {
  const now = deps.clock.now()
  const connected = channels.filter(
    (channel) => deps.connectors[channel.kind] !== null && isConnected(channel),
  )
  const told = await deps.store.read((tx) =>
    Promise.all(connected.map((channel) => tx.syncState.get(channel.id, SWEPT))),
  )
  if (told.every((at) => typeof at === 'number' && now - at < DAY_MS)) return
  await deps.events.pushAllStock()
  await deps.store.write(async (tx) => {
    for (const channel of connected) await tx.syncState.put(channel.id, SWEPT, now)
  })
}
