import { afterEach, beforeEach } from 'vitest'
import type { Store } from '../../../../main/app/ports/store.ts'

/** Opens an empty store. */
export type OpenStore = () => Promise<Store>

/** An empty store for each test of the surrounding `describe`, closed after it. */
export function freshStore(open: OpenStore): () => Store {
  let store: Store | null = null
  beforeEach(async () => {
    store = await open()
  })
  afterEach(async () => {
    await store?.close()
    store = null
  })
  return () => {
    if (!store) throw new Error('The store is opened before each test')
    return store
  }
}
