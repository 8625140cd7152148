import { plain, type StaticAnswer } from './static-files.ts'

/** A database that does not answer in so long is not there for anybody. */
const PATIENCE_MS = 3_000

/** Asked at most once at a time, whoever asks: it costs a look into the store. */
const asked = new WeakMap<object, Promise<string | null>>()

/**
 * For whoever watches the process, under whatever name it calls: /healthz = it runs; /readyz = it can serve people, which
 * it cannot while it starts again or its database does not answer. Neither tells anything else. null = another path.
 */
export async function healthOf(
  path: string,
  room: () => { readonly notReady?: () => Promise<string | null> } | null,
): Promise<StaticAnswer | null> {
  if (path === '/healthz') return plain(200, 'ok')
  if (path !== '/readyz') return null
  const open = room()
  if (open === null) return plain(503, 'The control room is being opened.')
  const why = await whyNot(open)
  return why === null ? plain(200, 'ready') : plain(503, why)
}

async function whyNot(room: { readonly notReady?: () => Promise<string | null> }): Promise<string | null> {
  const known = asked.get(room)
  if (known !== undefined) return known
  const late = new Promise<string>((resolve) => {
    setTimeout(() => resolve('The database does not answer.'), PATIENCE_MS).unref()
  })
  const asking = Promise.race([room.notReady?.() ?? null, late])
    .catch(() => 'The database does not answer.')
    .finally(() => asked.delete(room))
  asked.set(room, asking)
  return asking
}
