import type { PrintJobStore } from '../../main/app/ports/printing.ts'
import type { Store, Tx } from '../../main/app/ports/store.ts'
import type { KillSwitch } from './crash.ts'

/** What one transaction asks for, and the points at which the program can be killed around its commit. */
export interface TransactionNotes<Kind extends string> {
  note(name: string, args: readonly unknown[], answer: unknown): void
  /** What it is; none = it changed nothing of interest. */
  kinds(): readonly Kind[]
  /** It stands. */
  committed(): void
}

export interface TransactionWatch<Kind extends string> {
  /** Calls that are noted as 'table.method'; `printJobs` are those of the store. */
  readonly tables: Readonly<Record<string, readonly string[]>>
  open(): TransactionNotes<Kind>
}

/**
 * The store as one life of the program sees it: killed before a commit, nothing of the transaction stands; killed
 * after, all of it does, and the program has not heard. After its death every call fails.
 */
export function mortalStore<Kind extends string>(
  store: Store,
  kill: Pick<KillSwitch<`${Kind}:${'before' | 'after'}`>, 'pass' | 'alive'>,
  watch: TransactionWatch<Kind>,
): Store {
  const noted = new WeakMap<Tx, TransactionNotes<Kind>>()
  return {
    ...store,
    printJobs: watchedJobs(store.printJobs, watch, noted),
    async read(work) {
      kill.alive()
      const result = await store.read(work)
      kill.alive()
      return result
    },
    async write(work) {
      kill.alive()
      let notes = watch.open()
      const result = await store.write(async (tx) => {
        notes = watch.open()
        noted.set(tx, notes)
        const done = await work(watched(tx, watch, notes))
        for (const kind of notes.kinds()) kill.pass(`${kind}:before`)
        return done
      })
      const kinds = notes.kinds()
      notes.committed()
      for (const kind of kinds) kill.pass(`${kind}:after`)
      return result
    },
    close: () => Promise.reject(new Error('The store outlives the program')),
  }
}

/** The same object, since a transaction is known to its store by its identity, with some tables that take notes. */
function watched<Kind extends string>(
  tx: Tx,
  { tables }: TransactionWatch<Kind>,
  notes: TransactionNotes<Kind>,
): Tx {
  const noting = Object.entries(tables).flatMap(([name, methods]) => {
    const table: unknown = Reflect.get(tx, name)
    if (typeof table !== 'object' || table === null) return []
    return [[name, { value: takingNotes(table, name, methods, () => notes) }] as const]
  })
  // Its tables are made when they are first asked for: what takes notes stands before that.
  return Object.defineProperties(tx, Object.fromEntries(noting))
}

/** Print jobs are called with their transaction. */
function watchedJobs<Kind extends string>(
  jobs: PrintJobStore<Tx>,
  { tables }: TransactionWatch<Kind>,
  noted: WeakMap<Tx, TransactionNotes<Kind>>,
): PrintJobStore<Tx> {
  return takingNotes(jobs, 'printJobs', tables['printJobs'] ?? [], ([tx]) => noted.get(tx as Tx))
}

function takingNotes<Table extends object, Kind extends string>(
  table: Table,
  name: string,
  methods: readonly string[],
  notesOf: (args: readonly unknown[]) => TransactionNotes<Kind> | undefined,
): Table {
  return new Proxy(table, {
    get(target, method) {
      const call: unknown = Reflect.get(target, method)
      if (typeof call !== 'function' || !methods.includes(String(method))) return call
      return async (...args: unknown[]) => {
        const answer: unknown = await Reflect.apply(call, target, args)
        notesOf(args)?.note(`${name}.${String(method)}`, args, answer)
        return answer
      }
    },
  })
}
