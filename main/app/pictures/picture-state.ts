import type { Sku } from '../../../shared/domain/product.ts'
import type { PictureSource } from '../../../shared/domain/product-picture.ts'
import { DAY_MS, type EpochMs, MINUTE_MS } from '../../../shared/lib/clock.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import type { ProductPicture } from '../ports/picture-table.ts'

/** Channels are asked again what they say of a product after so long. */
export const ASK_AGAIN_MS = 7 * DAY_MS
/** Where one of them did not answer. */
export const ASK_SOON_MS = 60 * MINUTE_MS
/** After so many fetches in vain a picture is given up until its address changes. */
const MOST_ATTEMPTS = 8

/** A product of whose picture nobody has said anything; channels are asked at once. */
export function unsaid(sku: Sku): ProductPicture {
  return { sku, askAt: 0, fetchAt: null, url: null, fileId: null, source: null, problem: null, attempts: 0 }
}

/** A person's choice stays, also that there is no picture; what a file said stays until a person or a file says else. */
function mayReplace(known: ProductPicture): boolean {
  return known.source === null || known.source.kind === 'channel'
}

/** With the address that a channel gave; null = no channel has a picture of it. */
export function saidByChannel(
  known: ProductPicture,
  said: { readonly url: string; readonly channelId: string } | null,
  now: EpochMs,
  askAt: EpochMs,
): ProductPicture {
  if (said === null || !mayReplace(known) || said.url === known.url) return { ...known, askAt }
  return { ...toFetch(known, said.url, { kind: 'channel', channelId: said.channelId }, now), askAt }
}

/** With the address that an imported file gave. */
export function saidByFile(known: ProductPicture, url: string, now: EpochMs): ProductPicture {
  const isKnown = known.source?.kind === 'file' && known.url === url && known.problem === null
  return isKnown ? known : toFetch(known, url, { kind: 'file' }, now)
}

/** Showing this file, by a person or a file that held it; null = a person wants no picture. */
export function given(known: ProductPicture, fileId: string | null, source: PictureSource): ProductPicture {
  return { ...known, url: null, fetchAt: null, fileId, source, problem: null, attempts: 0 }
}

function toFetch(known: ProductPicture, url: string, source: PictureSource, now: EpochMs): ProductPicture {
  return { ...known, url, source, fetchAt: now, problem: null, attempts: 0 }
}

/** What its address named has come. */
export function fetched(known: ProductPicture, fileId: string): ProductPicture {
  return { ...known, fileId, fetchAt: null, problem: null, attempts: 0 }
}

/** What its address names cannot be shown. */
export function refused(known: ProductPicture, problem: Message): ProductPicture {
  return { ...known, fetchAt: null, problem }
}

/** It did not come; it is fetched again, ever later. */
export function failed(
  known: ProductPicture,
  problem: Message,
  afterMs: number,
  now: EpochMs,
): ProductPicture {
  const attempts = known.attempts + 1
  const waitMs = Math.max(afterMs, Math.min(DAY_MS, MINUTE_MS * 4 ** (attempts - 1)))
  return { ...known, problem, attempts, fetchAt: attempts >= MOST_ATTEMPTS ? null : now + waitMs }
}
