import { FilePreviewDialog } from '../../components/file-preview-dialog.tsx'
import { connection } from '../../lib/client.ts'
import { useMessages } from '../../lib/messages.ts'
import type { Mapping } from './use-mapping.ts'

const read = (csv: string) => connection.client.channels.readMapping({ csv })

/** What a file of mappings would change and what is wrong in it. */
export function ImportMappingDialog(props: { file: File; mapping: Mapping; onClose: () => void }) {
  const { file, mapping, onClose } = props
  const texts = useMessages('channelMapping')
  return (
    <FilePreviewDialog
      file={file}
      title={texts.importTitle}
      help={texts.importHelp}
      busy={mapping.busy}
      read={read}
      onTake={mapping.send}
      onClose={onClose}
    />
  )
}
