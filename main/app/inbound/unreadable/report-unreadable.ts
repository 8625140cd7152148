import { type Clock, type EpochMs, HOUR_MS } from '../../../../shared/lib/clock.ts'
import type { CommandContext, Commands } from '../../commands/command.ts'
import type { CorruptRowError } from '../../ports/store.ts'

/** An order's rows: what is known of it besides is enough to ask its channel again. */
const OF_ORDERS: readonly string[] = ['orders', 'order_documents']

/** Also the exception's id: it is closed once the record has been rewritten. */
export function recordKey(table: string, key: string): string {
  return `record/${table}/${key}`
}

/**
 * Hears of rows that cannot be read, each once an hour however often it is met: a line in the log, and an exception
 * with a way out. What arrives before `start` is delivered then.
 */
export function unreadableRows(clock: Clock, onFault: (fault: unknown) => void) {
  const heard = new Map<string, EpochMs>()
  let waiting: CorruptRowError[] = []
  let commands: Commands | null = null

  async function tell() {
    const rows = waiting
    waiting = []
    if (rows.length === 0 || commands === null) return
    try {
      await commands.system('records.reportUnreadable', (context) => openUnreadable(context, rows))
    } catch (fault) {
      onFault(fault)
      for (const { table, key } of rows) heard.delete(recordKey(table, key))
    }
  }

  return {
    hear(row: CorruptRowError) {
      const key = recordKey(row.table, row.key)
      const before = heard.get(key)
      if (before !== undefined && Math.abs(clock.now() - before) < HOUR_MS) return
      heard.set(key, clock.now())
      onFault(row)
      waiting.push(row)
      // Not within the read or write that met it.
      if (commands !== null) setImmediate(() => void tell())
    },
    /** Exceptions are opened from now on; resolves when the earlier ones are open. */
    start(running: Commands): Promise<void> {
      commands = running
      return tell()
    },
  }
}

async function openUnreadable(context: CommandContext, rows: readonly CorruptRowError[]): Promise<void> {
  const { tx, now } = context
  for (const { table, key } of rows) {
    const id = recordKey(table, key)
    const order = OF_ORDERS.includes(table) ? await tx.orders.outline(key) : null
    await tx.exceptions.open([
      {
        id,
        orderId: null,
        siteId: null,
        cause: { reason: 'record-unreadable', table, key, order },
        openedAt: now,
        dueAt: null,
        key: id,
      },
    ])
  }
  context.touch('exceptions')
}
