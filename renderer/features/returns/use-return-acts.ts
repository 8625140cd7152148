import { useCallback } from 'react'
import type { AnnouncedRow } from '../../../shared/contract/announced-returns.ts'
import { bytesOf } from '../../lib/bytes-of.ts'
import { connection } from '../../lib/client.ts'
import { useMessages } from '../../lib/messages.ts'
import { saveFile } from '../../lib/save-file.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useUndo } from '../../lib/use-undo.ts'

/** What is done with the label of a return by hand. */
export function useReturnActs({ announced, label }: AnnouncedRow) {
  const texts = useMessages('returns')
  const say = useToasts((toasts) => toasts.say)
  const undo = useUndo()
  const give = useCommand((client) => client.returns.noteLabelGiven)
  const print = useCommand((client) => client.returns.printLabel)
  const cancel = useCommand((client) => client.returns.cancelAnnounced)
  const announcedId = announced.id
  return {
    busy: give.busy || print.busy || cancel.busy,
    save: useCallback(async () => {
      try {
        const { name, mime, base64 } = await connection.client.returns.label({ announcedId })
        saveFile(name, mime, bytesOf(base64))
        say('done', texts.saved({ name }))
      } catch {
        say('blocked', texts.saveFailed)
      }
    }, [announcedId, say, texts]),
    async copy() {
      await navigator.clipboard.writeText(label?.trackingNumber ?? '')
      say('done', texts.copied)
    },
    async print(printerId: string) {
      const outcome = await print.run({ announcedId, printerId })
      if (outcome.kind === 'done') say('done', texts.printed)
    },
    give: () => void give.run({ announcedId }),
    async cancel() {
      const outcome = await cancel.run({ announcedId })
      if (outcome.kind === 'done') say('done', texts.cancelled, undo(outcome.commandId, outcome.value.undo))
    },
  }
}
