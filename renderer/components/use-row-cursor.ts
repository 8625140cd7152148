import { useState } from 'react'
import { type KeyCommand, useKeyCommands } from '../lib/keys.ts'
import { useMessages } from '../lib/messages.ts'

export interface RowCursor {
  /** The row that keys act on; null until one was pointed at, or when it is gone. */
  readonly id: string | null
  /** null takes the cursor away. */
  point(id: string | null): void
}

/** The keys of a short list that is drawn whole: J and K move a cursor over `ids`, Enter opens. */
export function useRowCursor(ids: readonly string[], onOpen: (id: string) => void): RowCursor {
  const texts = useMessages('dataTable')
  const [pointed, setPointed] = useState<string | null>(null)
  const place = pointed === null ? -1 : ids.indexOf(pointed)
  const id = ids[place] ?? null

  function move(by: number) {
    const next = ids[Math.max(0, Math.min(ids.length - 1, place + by))]
    if (next !== undefined) setPointed(next)
  }

  const shared = { group: texts.group, quiet: true }
  const commands: KeyCommand[] = [
    { id: 'list.next', label: texts.next, ...shared, keys: ['j', 'ArrowDown'], run: () => move(1) },
    { id: 'list.previous', label: texts.previous, ...shared, keys: ['k', 'ArrowUp'], run: () => move(-1) },
    {
      id: 'list.open',
      label: texts.open,
      ...shared,
      footer: true,
      keys: ['Enter'],
      run: () => {
        if (id !== null) onOpen(id)
      },
    },
  ]
  useKeyCommands(commands)
  return { id, point: setPointed }
}
