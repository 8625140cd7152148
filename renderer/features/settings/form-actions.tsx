import { Button } from '../../components/button.tsx'
import { useMessages } from '../../lib/messages.ts'

/** Save and put back; there only while something was changed. */
export function FormActions(props: {
  isChanged: boolean
  /** Why it cannot be saved; null = it can. */
  why: string | null
  busy: boolean
  onSave: () => void
  onRevert: () => void
}) {
  const texts = useMessages('settings')
  const verbs = useMessages('verbs')
  return (
    <div className="settings-actions">
      {props.isChanged && (
        <>
          <Button tone="primary" why={props.why} busy={props.busy} onPress={props.onSave}>
            {verbs.save}
          </Button>
          <Button onPress={props.onRevert}>{texts.revert}</Button>
        </>
      )}
    </div>
  )
}
