import { useRef } from 'react'
import { useKeyCommands } from './keys.ts'

/** `/` goes to the search field of a list; the returned ref is for that field. */
export function useSearchKey({ label, group }: { label: string; group: string }) {
  const input = useRef<HTMLInputElement>(null)
  useKeyCommands([
    {
      id: 'list.search',
      label,
      group,
      quiet: true,
      footer: true,
      keys: ['/'],
      run: () => input.current?.focus(),
    },
  ])
  return input
}
