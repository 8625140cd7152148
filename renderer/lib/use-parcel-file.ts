import { useCallback } from 'react'
import type { ParcelTrack } from '../../shared/domain/parcel-track.ts'
import { bytesOf } from './bytes-of.ts'
import { connection } from './client.ts'
import { useMessages } from './messages.ts'
import { saveFile } from './save-file.ts'
import { useToasts } from './toasts.ts'
import { useCommand } from './use-command.ts'

/** Hands out all that is kept about a parcel as one file, and keeps its seal in the time line. */
export function useParcelFile(): (
  parcel: Pick<ParcelTrack, 'accountId' | 'trackingNumber'>,
) => Promise<void> {
  const texts = useMessages('parcels')
  const say = useToasts((toasts) => toasts.say)
  const note = useCommand((client) => client.parcels.noteFile)
  return useCallback(
    async ({ accountId, trackingNumber }) => {
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
