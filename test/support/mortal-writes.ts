import type { Store } from '../../main/app/ports/store.ts'

/** The program was killed. */
export class Killed extends Error {
  override name = 'Killed'
}

/**
 * The store as a program sees it that is killed around its n-th write (from 1): `before` its commit nothing of it
 * stands, `after` it all does and the program has not heard. From then on every call fails.
 */
export function mortalWrites(
  store: Store,
  { nth, when }: { readonly nth: number; readonly when: 'before' | 'after' },
  died: () => void,
): Store {
  let writes = 0
  let isDead = false
  const die = (): never => {
    isDead = true
    died()
    throw new Killed(`killed ${when} write ${nth}`)
  }
  const alive = (): void => {
    if (isDead) throw new Killed('the program is dead')
  }
  return {
    ...store,
    async read(work) {
      alive()
      return store.read(work)
    },
    async write(work) {
      alive()
      writes += 1
      const isLast = writes === nth
      const result = await store.write(async (tx) => {
        const done = await work(tx)
        if (isLast && when === 'before') die()
        return done
      })
      if (isLast && when === 'after') die()
      return result
    },
  }
}
