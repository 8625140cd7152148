import { type KeyCommand, useKeyCommands } from '../lib/keys.ts'
import { useMessages } from '../lib/messages.ts'

/** The keys that every list has; null = the list does not have it. */
export function useTableKeys(table: {
  /** The keyboard comes to the list, its cursor to the first row as soon as there is one. */
  enter(): void
  move(by: number): void
  moveTo(place: 'first' | 'last'): void
  open(): void
  select: (() => void) | null
  extend: ((by: number) => void) | null
  adopt: (() => void) | null
}) {
  const texts = useMessages('dataTable')
  const { group } = texts
  const { select, extend, adopt } = table
  const quiet = true
  const commands: KeyCommand[] = [
    { id: 'list.next', label: texts.next, group, quiet, keys: ['j', 'ArrowDown'], run: () => table.move(1) },
    {
      id: 'list.previous',
      label: texts.previous,
      group,
      quiet,
      keys: ['k', 'ArrowUp'],
      run: () => table.move(-1),
    },
    { id: 'list.enter', label: texts.first, group, quiet, keys: [], run: () => table.enter() },
    { id: 'list.first', label: texts.first, group, quiet, keys: ['Home'], run: () => table.moveTo('first') },
    { id: 'list.last', label: texts.last, group, quiet, keys: ['End'], run: () => table.moveTo('last') },
    {
      id: 'list.open',
      label: texts.open,
      group,
      quiet,
      footer: true,
      keys: ['Enter'],
      run: () => table.open(),
    },
  ]
  if (select)
    commands.push({
      id: 'list.select',
      label: texts.select,
      group,
      quiet,
      footer: true,
      keys: ['x'],
      run: select,
    })
  if (extend) {
    const shared = { label: texts.extend, group, quiet }
    commands.push({ id: 'list.extend-down', ...shared, keys: ['Shift+ArrowDown'], run: () => extend(1) })
    commands.push({ id: 'list.extend-up', ...shared, keys: ['Shift+ArrowUp'], run: () => extend(-1) })
  }
  if (adopt) commands.push({ id: 'list.adopt', label: texts.adopt, group, keys: ['r'], run: adopt })
  useKeyCommands(commands)
}
