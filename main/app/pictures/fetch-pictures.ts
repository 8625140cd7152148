import { LARGEST_TAKEN_BYTES } from '../../../shared/domain/product-picture.ts'
import { type EpochMs, MINUTE_MS } from '../../../shared/lib/clock.ts'
import { message } from '../../../shared/messages/message.ts'
import type { PictureBytes, ProductPicture } from '../ports/picture-table.ts'
import type { Tx } from '../ports/store.ts'
import type { PictureDeps } from './picture-deps.ts'
import { failed, fetched, refused } from './picture-state.ts'
import { takePicture } from './take-picture.ts'

/** Fetched one after the other, and kept in one transaction. */
const AT_ONCE = 10
/** Between two of them: shops' picture servers are theirs. */
const PAUSE_MS = 200
/** All pictures together. */
const MOST_BYTES = 2_000_000_000

type Ending = (known: ProductPicture, now: EpochMs) => ProductPicture
interface Fetch {
  readonly wanted: ProductPicture
  readonly file: PictureBytes | null
  readonly end: Ending | null
}

/**
 * Fetches what is due. Answers whether more is due now; `trouble`: a server or the line was away, so that the rest waits
 * for a while, too.
 */
export async function fetchDue(
  deps: PictureDeps,
  signal: AbortSignal,
): Promise<{ readonly more: boolean; readonly trouble: boolean }> {
  const due = await deps.store.read((tx) => tx.pictures.toFetch(deps.clock.now(), AT_ONCE))
  if (due.length === 0) return { more: false, trouble: false }
  const isFull = (await deps.store.read((tx) => tx.pictures.totalBytes())) >= MOST_BYTES
  const done: Fetch[] = []
  let trouble = false
  for (const wanted of due) {
    if (signal.aborted || trouble) break
    const fetch = isFull ? noRoom(wanted) : await fetchOne(deps, wanted, signal)
    if (fetch === 'stopped') break
    done.push(fetch)
    trouble = fetch.end !== null && fetch.file === null && isLater(fetch, deps.clock.now())
    if (!isFull) await deps.sleep(PAUSE_MS, signal)
  }
  await deps.commands.system('pictures.fetch', async ({ tx, now, touch }) => {
    const known = await tx.pictures.of(done.map(({ wanted }) => wanted.sku))
    const after: ProductPicture[] = []
    for (const { wanted, file, end } of done) {
      const here = known.get(wanted.sku)
      // Somebody chose another one meanwhile.
      if (here === undefined || here.url !== wanted.url || here.fetchAt === null) continue
      if (file !== null) after.push(fetched(here, await tx.pictures.keepFile(file)))
      else if (end !== null) after.push(end(here, now))
      else after.push(await shared(here, () => tx.pictures.fileOfUrl(here.url ?? '')))
    }
    await tx.pictures.put(after)
    if (after.length > 0) touch('pictures')
  })
  return { more: due.length === AT_ONCE, trouble }
}

/** How long nothing is fetched after the n-th trouble in a row. */
export function restAfter(troubles: number): number {
  return Math.min(60 * MINUTE_MS, MINUTE_MS * 2 ** (troubles - 1))
}

async function fetchOne(
  { store, download, draw }: PictureDeps,
  wanted: ProductPicture,
  signal: AbortSignal,
): Promise<Fetch | 'stopped'> {
  const url = wanted.url ?? ''
  const { isHere, shopUrl } = await store.read(async (tx) => ({
    isHere: (await tx.pictures.fileOfUrl(url)) !== null,
    shopUrl: await shopUrlOf(tx, wanted),
  }))
  if (isHere) return { wanted, file: null, end: null }
  const came = await download(url, LARGEST_TAKEN_BYTES, shopUrl, signal)
  if (signal.aborted) return 'stopped'
  switch (came.kind) {
    case 'later':
      return { wanted, file: null, end: (known, now) => failed(known, came.problem, came.afterMs, now) }
    case 'never':
      return { wanted, file: null, end: (known) => refused(known, came.problem) }
    case 'bytes': {
      const taken = await takePicture(came.bytes, draw)
      if ('problem' in taken) return { wanted, file: null, end: (known) => refused(known, taken.problem) }
      return { wanted, file: taken, end: null }
    }
  }
}

async function shopUrlOf(tx: Tx, { source }: ProductPicture): Promise<string | null> {
  return source?.kind === 'channel' ? ((await tx.channels.get(source.channelId))?.url ?? null) : null
}

/** Variants of a product often show one picture. */
async function shared(known: ProductPicture, find: () => Promise<string | null>): Promise<ProductPicture> {
  const fileId = await find()
  return fileId === null ? known : fetched(known, fileId)
}

function isLater({ wanted, end }: Fetch, now: EpochMs): boolean {
  return (end?.(wanted, now).attempts ?? 0) > wanted.attempts
}

function noRoom(wanted: ProductPicture): Fetch {
  return { wanted, file: null, end: (known) => refused(known, message('pictures.noRoom')) }
}
