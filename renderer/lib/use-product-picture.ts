import { useCallback, useSyncExternalStore } from 'react'
import { connection } from './client.ts'
import { openPictureShelf } from './picture-shelf.ts'

const shelf = openPictureShelf(
  (skus) => connection.client.stock.pictures({ skus }),
  (ms, run) => setTimeout(run, ms),
)
connection.onChange((topics) => {
  if (topics === null || topics.includes('pictures')) shelf.refresh()
})

/** The picture of a product for `src`; null = there is none, or not yet. */
export function useProductPicture(sku: string): string | null {
  const watch = useCallback((listener: () => void) => shelf.watch(sku, listener), [sku])
  return useSyncExternalStore(watch, () => shelf.get(sku))
}
