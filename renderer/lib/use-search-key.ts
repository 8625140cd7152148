import { useRef } from 'react'
import { type KeyCommand, useKeyCommands } from './keys.ts'
import { useMessages } from './messages.ts'

/** `/` goes to the search field of a list; the returned ref is for that field. `isThere`: the list has one now. */
export function useSearchKey({ group, isThere = true }: { group: string; isThere?: boolean }) {
  const label = useMessages('verbs').search
  const input = useRef<HTMLInputElement>(null)
  const toSearch: KeyCommand = {
    id: 'list.search',
    label,
    group,
    quiet: true,
    footer: true,
    keys: ['/'],
    run: () => input.current?.focus(),
  }
  useKeyCommands(isThere ? [toSearch] : [])
  return input
}
