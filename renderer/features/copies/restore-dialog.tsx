import { useState } from 'react'
import type { StoreCopy } from '../../../shared/contract/keeping.ts'
import { AskDialog } from '../../components/ask-dialog.tsx'
import { Select } from '../../components/select.tsx'
import { useTimeZone } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'
import { useFormat } from '../../lib/use-format.ts'
import { CopyContents } from './copy-contents.tsx'

/** Asks to which of the points, newest first, the data go back. */
export function RestoreDialog(props: {
  points: readonly [StoreCopy, ...StoreCopy[]]
  onClose: () => void
  onRestore: (copyId: string) => void
}) {
  const { points, onClose, onRestore } = props
  const texts = useMessages('copies')
  const format = useFormat()
  const timeZone = useTimeZone()
  const [id, choose] = useState(points[0].id)
  const chosen = points.find((point) => point.id === id) ?? points[0]
  return (
    <AskDialog
      isOpen
      onClose={onClose}
      title={texts.restoreTitle({ when: format.exact(chosen.madeAt, timeZone) })}
      verb={texts.restore}
      onGo={() => onRestore(chosen.id)}
    >
      {points.length > 1 && (
        <Select
          label={texts.point}
          choices={points.map((point) => ({ id: point.id, label: format.exact(point.madeAt, timeZone) }))}
          value={chosen.id}
          onChange={choose}
        />
      )}
      <p className="copies-strong">
        <CopyContents copy={chosen} />
      </p>
      <p>{texts.restoreText}</p>
    </AskDialog>
  )
}
