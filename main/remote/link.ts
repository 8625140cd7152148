import { z } from 'zod'
import type { LinkState } from '../../shared/domain/channel.ts'
import { type ChannelTrouble, channelTrouble } from '../../shared/domain/channel-trouble.ts'
import { type EpochMs, MINUTE_MS } from '../../shared/lib/clock.ts'
import type { Random } from '../../shared/lib/random.ts'
import type { Message } from '../../shared/messages/definition.ts'
import { messageSchema, plainMessage } from '../../shared/messages/message.ts'
import { backoffMs } from './backoff.ts'

/**
 * How the link to one channel stands: health state and circuit breaker in one. While `nextTryAt` lies ahead
 * nothing is sent; the first call after it is the probe. Kept over restarts, so that a program that is started
 * again and again does not hammer a channel that asked for rest.
 */
export const link = z.object({
  trouble: z
    .object({
      kind: z.enum(['degraded', 'offline', 'worked-elsewhere', 'needs-authorisation']),
      since: z.int(),
      cause: messageSchema,
      trouble: channelTrouble.optional(),
    })
    .nullable(),
  /** Writing is refused while reading works: tried again now and then, since a person gives the right there. */
  refusedWrites: z
    .object({ since: z.int(), cause: messageSchema, nextTryAt: z.int() })
    .nullable()
    .default(null),
  /** In a row; requests to slow down are not failures. */
  failures: z.int().min(0),
  nextTryAt: z.int(),
  lastSuccessAt: z.int().nullable(),
})
export type Link = z.infer<typeof link>

export const NEW_LINK: Link = {
  trouble: null,
  refusedWrites: null,
  failures: 0,
  nextTryAt: 0,
  lastSuccessAt: null,
}

/** So many failures in a row and the channel counts as offline. */
const OFFLINE_AFTER = 3
/** Rests shorter than this are not shown. */
export const ORDINARY_REST_MS = 5000
/** No channel may keep us away for longer; also heals a `nextTryAt` left behind by a clock that was set back. */
const LONGEST_WAIT_MS = 15 * MINUTE_MS

/** It answered; having been read says nothing of `refusedWrites`, having taken a push ends them. */
export function afterSuccess(now: EpochMs, refusedWrites: Link['refusedWrites'] = null): Link {
  return { trouble: null, refusedWrites, failures: 0, nextTryAt: 0, lastSuccessAt: now }
}

/** The key may read and not write: reading continues, writing is tried again after a while. */
export function afterRefusedWrite(link: Link, problem: Message, now: EpochMs): Link {
  const since = link.refusedWrites?.since ?? now
  return { ...link, refusedWrites: { since, cause: problem, nextTryAt: now + LONGEST_WAIT_MS } }
}

/** Whether writing may be tried. */
export function mayTryWriting({ refusedWrites }: Link, now: EpochMs): boolean {
  return (
    refusedWrites === null ||
    Math.abs(refusedWrites.nextTryAt - now) > LONGEST_WAIT_MS ||
    refusedWrites.nextTryAt <= now
  )
}

/**
 * `afterMs` above 0: the channel itself named the wait, so it is up and only wants fewer calls; a short
 * rest of that kind is the ordinary pace and no trouble.
 */
export function afterFailure(
  link: Link,
  failure: { readonly problem: Message; readonly afterMs: number; readonly trouble?: ChannelTrouble | null },
  now: EpochMs,
  random: Random,
): Link {
  if (failure.afterMs > 0 && failure.afterMs < ORDINARY_REST_MS && link.failures === 0)
    return { ...link, nextTryAt: now + failure.afterMs }
  const failures = failure.afterMs > 0 ? link.failures : link.failures + 1
  const wait = failure.afterMs > 0 ? Math.min(failure.afterMs, LONGEST_WAIT_MS) : backoffMs(failures, random)
  return {
    refusedWrites: link.refusedWrites,
    trouble: {
      kind: failures >= OFFLINE_AFTER ? 'offline' : 'degraded',
      since: link.trouble?.since ?? now,
      cause: failure.problem,
      ...(failure.trouble ? { trouble: failure.trouble } : {}),
    },
    failures,
    nextTryAt: now + wait,
    lastSuccessAt: link.lastSuccessAt,
  }
}

/** Dead credentials are not tried again until a person says so. */
export function afterRefusedAccess(link: Link, problem: Message, now: EpochMs): Link {
  const since = link.trouble?.kind === 'needs-authorisation' ? link.trouble.since : now
  return { ...link, trouble: { kind: 'needs-authorisation', since, cause: problem } }
}

/** Another program works the shop: checked again after a while, since it may give it up. */
export function afterOtherOwner(link: Link, name: string, now: EpochMs): Link {
  const since = link.trouble?.kind === 'worked-elsewhere' ? link.trouble.since : now
  return {
    ...link,
    failures: 0,
    trouble: { kind: 'worked-elsewhere', since, cause: plainMessage(name) },
    nextTryAt: now + MINUTE_MS,
    lastSuccessAt: now,
  }
}

/** Nothing before then, and nothing is wrong with it. */
export function restingUntil(link: Link, until: EpochMs, now: EpochMs): Link {
  return { ...afterSuccess(now, link.refusedWrites), nextTryAt: until }
}

/** A person wants it tried now. */
export function tryNow(link: Link): Link {
  const trouble =
    link.trouble?.kind === 'needs-authorisation'
      ? { ...link.trouble, kind: 'degraded' as const }
      : link.trouble
  const refusedWrites = link.refusedWrites === null ? null : { ...link.refusedWrites, nextTryAt: 0 }
  return { ...link, trouble, refusedWrites, nextTryAt: 0 }
}

/** The instant of the next call; null = not before a person acts. */
export function nextTry(link: Link, now: EpochMs): EpochMs | null {
  if (link.trouble?.kind === 'needs-authorisation') return null
  return link.nextTryAt - now > LONGEST_WAIT_MS ? now : link.nextTryAt
}

export function linkState(link: Link, paused: boolean): LinkState {
  if (paused) return { kind: 'paused' }
  if (link.trouble !== null) return link.trouble
  if (link.refusedWrites !== null) {
    const { since, cause } = link.refusedWrites
    return { kind: 'writes-refused', since, cause }
  }
  return link.lastSuccessAt === null ? { kind: 'connecting' } : { kind: 'online' }
}
