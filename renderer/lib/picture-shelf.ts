import type { ShownPicture } from '../../shared/domain/product-picture.ts'

/** Read by one call. */
const AT_ONCE = 50
/** Rows that scroll by are asked for together. */
const GATHER_MS = 60
/** Of products that are not on the screen. */
const KEPT = 300

export interface PictureShelf {
  /** The picture as an address of `data:`; null = there is none, or it is not read yet. */
  get(sku: string): string | null
  /** Reads the picture of a product as long as somebody watches it. */
  watch(sku: string, listener: () => void): () => void
  /** Some may have changed. */
  refresh(): void
}

/** The pictures of products that are on the screen, read in batches and kept for when they come back. */
export function openPictureShelf(
  read: (skus: string[]) => Promise<readonly ShownPicture[]>,
  after: (ms: number, run: () => void) => void,
): PictureShelf {
  const known = new Map<string, string | null>()
  const watchers = new Map<string, Set<() => void>>()
  const wanted = new Set<string>()
  let isGathering = false

  function ask(sku: string) {
    wanted.add(sku)
    if (isGathering) return
    isGathering = true
    after(GATHER_MS, () => void readWanted())
  }

  async function readWanted() {
    isGathering = false
    const skus = [...wanted].filter((sku) => watchers.has(sku)).slice(0, AT_ONCE)
    for (const sku of skus) wanted.delete(sku)
    if (skus.length === 0) return wanted.clear()
    try {
      const found = new Map((await read(skus)).map((one) => [one.sku, one]))
      for (const sku of skus) keep(sku, found.get(sku))
    } catch {
      // Without the control room what was read before stays; it is read anew with the next change.
    }
    for (const sku of wanted) ask(sku)
  }

  function keep(sku: string, picture: ShownPicture | undefined) {
    known.delete(sku)
    known.set(sku, picture === undefined ? null : `data:image/${picture.format};base64,${picture.data}`)
    for (const [old] of known) {
      if (known.size <= KEPT + watchers.size) break
      if (!watchers.has(old)) known.delete(old)
    }
    for (const listener of watchers.get(sku) ?? []) listener()
  }

  return {
    get: (sku) => known.get(sku) ?? null,
    watch(sku, listener) {
      const all = watchers.get(sku) ?? new Set()
      watchers.set(sku, all.add(listener))
      if (!known.has(sku)) ask(sku)
      return () => {
        all.delete(listener)
        if (all.size === 0) watchers.delete(sku)
      }
    },
    refresh() {
      for (const sku of known.keys()) if (!watchers.has(sku)) known.delete(sku)
      for (const sku of watchers.keys()) ask(sku)
    },
  }
}
