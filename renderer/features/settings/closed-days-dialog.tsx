import { FileUp } from 'lucide-react'
import { useState } from 'react'
import { FileTrigger } from 'react-aria-components'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Field } from '../../components/field.tsx'
import { useMessages } from '../../lib/messages.ts'
import { useFormat } from '../../lib/use-format.ts'
import { type NamedDay, readDays } from './closed-day-list.ts'

interface Props {
  /** Said besides; null = nothing. */
  hint: string | null
  busy: boolean
  onClose: () => void
  onDays: (days: readonly NamedDay[]) => Promise<void>
}

/** Takes a list of days that is pasted or read from a file, and says what it found before anything is done. */
export function ClosedDaysDialog(props: { isOpen: boolean; title: string } & Props) {
  return (
    <Dialog isOpen={props.isOpen} onClose={props.onClose} title={props.title}>
      <ListForm {...props} />
    </Dialog>
  )
}

function ListForm({ hint, busy, onClose, onDays }: Props) {
  const texts = useMessages('closedDays')
  const verbs = useMessages('verbs')
  const format = useFormat()
  const [text, setText] = useState('')
  const { days, unreadable } = readDays(text)
  const wrong =
    unreadable.length === 0 ? null : texts.listWrong({ lines: format.list(unreadable.map(String)) })
  return (
    <>
      <Field
        label={texts.listLabel}
        help={texts.listHelp}
        error={wrong}
        rows={8}
        value={text}
        onChange={setText}
        isMono
        autoFocus
      />
      {hint !== null && <p className="unit">{hint}</p>}
      <div className="dialog-buttons">
        <FileTrigger
          acceptedFileTypes={['.csv', '.txt', 'text/csv', 'text/plain']}
          onSelect={(files) => {
            const file = files?.[0]
            if (file) void file.text().then(setText)
          }}
        >
          <Button icon={FileUp}>{texts.listFile}</Button>
        </FileTrigger>
        <span className="close-day-space" />
        <Button onPress={onClose}>{verbs.cancel}</Button>
        <Button
          tone="primary"
          busy={busy}
          why={wrong ?? (days.length === 0 ? texts.listEmpty : null)}
          onPress={() => void onDays(days)}
        >
          {days.length === 0 ? texts.close : texts.listGo({ days: days.length })}
        </Button>
      </div>
    </>
  )
}
