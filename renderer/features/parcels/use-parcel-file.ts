import { useCallback } from 'react'
import type { ParcelRow } from '../../../shared/contract/parcels.ts'
import { bytesOf } from '../../lib/bytes-of.ts'
import { connection } from '../../lib/client.ts'
import { useMessages } from '../../lib/messages.ts'
import { saveFile } from '../../lib/save-file.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'

/** Hands out all that is kept about a parcel as one file, and keeps its seal in the time line. */
export function useParcelFile(): (row: ParcelRow) => Promise<void> {
  const texts = useMessages('parcels')
  const say = useToasts((toasts) => toasts.say)
  const note = useCommand((client) => client.parcels.noteFile)
  return useCallback(
    async ({ track: { accountId, trackingNumber } }) => {
      try {
        const named = { accountId, trackingNumber }
        const { name, base64, seal } = await connection.client.parcels.file(named)
        saveFile(name, 'application/zip', bytesOf(base64))
        await note.run({ ...named, seal })
        say('done', texts.fileSaved({ name }))
      } catch {
        say('blocked', texts.fileFailed)
      }
    },
    [note, say, texts],
  )
}
