import { useState } from 'react'
import type { Client } from '../../lib/connection.ts'
import type { CommandCall } from '../../lib/send-command.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'

/** The settings of an area as they are being changed, and the way to store them. `saved`: what is said then. */
export function useSettingsDraft<T extends object>(
  stored: T,
  command: (client: Client) => CommandCall<T, unknown>,
  saved: string,
) {
  const say = useToasts((toasts) => toasts.say)
  const put = useCommand(command)
  const [draft, setDraft] = useState(stored)
  return {
    draft,
    change: (name: string, value: unknown) => setDraft((old) => ({ ...old, [name]: value })),
    isChanged: JSON.stringify(draft) !== JSON.stringify(stored),
    busy: put.busy,
    revert: () => setDraft(stored),
    /** Whether it was stored. */
    async save(): Promise<boolean> {
      const outcome = await put.run(draft)
      if (outcome.kind !== 'done') return false
      say('done', saved)
      return true
    },
  }
}
