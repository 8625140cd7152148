import { useState } from 'react'
import type { Rule } from '../../../shared/rules/document.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Field } from '../../components/field.tsx'
import { useMessages } from '../../lib/messages.ts'
import { ManyOf } from './value-inputs.tsx'

/** Into which folder rules go: one that there is, or a new one. */
export function FolderDialog(props: {
  /** null = closed. */
  rules: readonly Rule[] | null
  folders: readonly string[]
  onPut: (folder: string | null) => void
  onClose: () => void
}) {
  const { rules, folders } = props
  const texts = useMessages('ruleEditor')
  const verbs = useMessages('verbs')
  const [typed, setTyped] = useState<string | null>(null)
  const name = typed ?? rules?.[0]?.folder ?? ''
  const folder = name.trim().slice(0, 60)

  function close() {
    setTyped(null)
    props.onClose()
  }

  function put(where: string | null) {
    props.onPut(where)
    close()
  }

  return (
    <Dialog
      isOpen={rules !== null}
      title={texts.folderTitle}
      onClose={close}
      actions={
        <>
          <Button onPress={close}>{verbs.cancel}</Button>
          <Button onPress={() => put(null)}>{texts.folderNone}</Button>
          <Button tone="primary" why={folder === '' ? texts.folderName : null} onPress={() => put(folder)}>
            {texts.folderPut}
          </Button>
        </>
      }
    >
      <p className="unit">{texts.folderHelp}</p>
      <Field label={texts.folderName} value={name} onChange={setTyped} autoFocus />
      {folders.length > 0 && (
        <ManyOf
          label={texts.fields.folder}
          choices={folders.map((id) => ({ id, label: id }))}
          value={folders.includes(folder) ? [folder] : []}
          onChange={(chosen) => setTyped(chosen.at(-1) ?? '')}
        />
      )}
    </Dialog>
  )
}
