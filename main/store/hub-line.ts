import pg from 'pg'
import { type HubSignal, hubSignal } from '../app/ports/hub.ts'

/** A query that takes longer has lost its line. */
const PATIENCE_MS = 10_000
/** Within so long the server notices that a machine has vanished: 4 s, then three times 2 s. */
const KEEPALIVE = 'SET tcp_keepalives_idle = 4; SET tcp_keepalives_interval = 2; SET tcp_keepalives_count = 3'
/** What PostgreSQL carries in one notification is under 8,000 bytes. */
const MOST_BYTES = 7_900
/** First half of the advisory locks' keys: what they are of. */
const DUTY_LOCKS = 7_301_945

/**
 * One session of a process at the database, held as long as both live: locks that belong to it, and what others tell.
 * `onLost` is called once, when the session is over in any way but `close`.
 */
export interface HubLine {
  query<Row extends object>(sql: string, values?: readonly unknown[]): Promise<Row[]>
  tell(from: string, signals: readonly HubSignal[]): Promise<void>
  /** false = another session has it. It is held until `unlock` or the session's end. */
  lock(name: string): Promise<boolean>
  unlock(name: string): Promise<void>
  close(): Promise<void>
}

export async function openHubLine(
  connectionString: string,
  hear: {
    readonly onSignal: (from: string, signal: HubSignal) => void
    readonly onLost: (why: unknown) => void
  },
): Promise<HubLine> {
  const client = new pg.Client({
    connectionString,
    keepAlive: true,
    connectionTimeoutMillis: PATIENCE_MS,
    query_timeout: PATIENCE_MS,
    application_name: 'switchyard hub',
  })
  let isOver = false
  const lose = (why: unknown) => {
    if (isOver) return
    isOver = true
    hear.onLost(why)
    // The session may live on at the server, and its locks with it.
    client.end().catch(() => undefined)
  }
  client.on('error', lose)
  client.on('end', () => lose(new Error('The session at the database has ended')))
  client.on('notification', ({ payload = '' }) => {
    const { from, signals } = parsed(payload)
    for (const each of signals) hear.onSignal(from, each)
  })
  await client.connect()
  const { rows } = await client.query<{ schema: string }>('SELECT current_schema() AS schema')
  const schema = rows[0]?.schema ?? 'public'
  // Notifications and advisory locks are of a database: those of another schema are another hub's.
  const channel = `switchyard/${schema}`.slice(0, 63)
  await client.query(`${KEEPALIVE}; LISTEN ${pg.escapeIdentifier(channel)}`)

  async function query<Row extends object>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    try {
      return (await client.query<Row>(sql, [...values])).rows
    } catch (fault) {
      lose(fault)
      throw fault
    }
  }
  const key = (name: string) => [DUTY_LOCKS, `${schema}/${name}`]
  return {
    query,
    async tell(from, signals) {
      for (const text of packed(from, signals)) await query('SELECT pg_notify($1, $2)', [channel, text])
    },
    async lock(name) {
      const [row] = await query<{ got: boolean }>(
        'SELECT pg_try_advisory_lock($1::int, hashtext($2::text)) AS got',
        key(name),
      )
      return row?.got === true
    },
    async unlock(name) {
      await query('SELECT pg_advisory_unlock($1::int, hashtext($2::text))', key(name))
    },
    async close() {
      isOver = true
      await client.end()
    },
  }
}

/** As few texts as hold them all. One that is too large for any is left out. */
function packed(from: string, signals: readonly HubSignal[]): string[] {
  const text = (some: readonly HubSignal[]) => JSON.stringify({ from, signals: some })
  const texts: string[] = []
  let some: HubSignal[] = []
  for (const one of signals) {
    if (Buffer.byteLength(text([one])) > MOST_BYTES) continue
    if (Buffer.byteLength(text([...some, one])) > MOST_BYTES) {
      texts.push(text(some))
      some = []
    }
    some.push(one)
  }
  return some.length === 0 ? texts : [...texts, text(some)]
}

/** What a newer program says and this one does not know is not heard. */
function parsed(payload: string): { from: string; signals: HubSignal[] } {
  try {
    const { from, signals }: { from?: unknown; signals?: unknown } = JSON.parse(payload)
    const known = Array.isArray(signals) ? signals.flatMap((one) => hubSignal.safeParse(one).data ?? []) : []
    return { from: String(from), signals: known }
  } catch {
    return { from: '', signals: [] }
  }
}
