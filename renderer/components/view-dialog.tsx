import { useState } from 'react'
import type { NamedView } from '../../shared/contract/views.ts'
import { uuidv7 } from '../../shared/lib/uuid.ts'
import { random } from '../lib/client.ts'
import { useMessages } from '../lib/messages.ts'
import { roomClock } from '../lib/room-clock.ts'
import { useCommand } from '../lib/use-command.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { Field } from './field.tsx'
import { Switch } from './switch.tsx'
import type { ListViews } from './use-list-views.ts'

/** Saves what the list shows under a name, or changes the view on screen; `changed`: which, null = a new one. */
export function ViewDialog(props: {
  isOpen: boolean
  changed: NamedView | null
  views: ListViews
  onClose: () => void
}) {
  const { changed, views, onClose } = props
  const texts = useMessages('listViews')
  const verbs = useMessages('verbs')
  const [name, setName] = useState(changed?.name ?? '')
  const [isShared, setShared] = useState(changed?.isShared ?? false)
  const save = useCommand((client) => client.views.save)
  const remove = useCommand((client) => client.views.remove)
  const isOwn = changed === null || changed.isOwn

  async function keep() {
    const view = { name: name.trim(), isShared, query: views.query, columns: [...views.places] }
    const viewId = changed?.id ?? uuidv7(roomClock.now(), random)
    const outcome = await save.run({ viewId, list: views.list, view })
    if (outcome.kind !== 'done') return
    onClose()
    views.show({ ...view, id: viewId, author: '', isOwn: true })
  }
  async function drop() {
    if (changed === null) return
    if ((await remove.run({ viewId: changed.id })).kind !== 'done') return
    onClose()
    views.show(null)
  }
  return (
    <Dialog
      isOpen={props.isOpen}
      onClose={onClose}
      title={changed === null ? texts.save : texts.change({ view: changed.name })}
      actions={
        <>
          {changed !== null && (
            <Button tone="quiet" busy={remove.busy} onPress={() => void drop()}>
              {texts.remove}
            </Button>
          )}
          <Button onPress={onClose}>{verbs.cancel}</Button>
          <Button
            tone="primary"
            busy={save.busy}
            why={
              !isOwn
                ? texts.notYours({ person: changed.author })
                : name.trim() === ''
                  ? texts.needsName
                  : null
            }
            onPress={() => void keep()}
          >
            {verbs.save}
          </Button>
        </>
      }
    >
      <Field label={texts.name} help={texts.keeps} value={name} onChange={setName} autoFocus />
      <Switch isOn={isShared} onChange={setShared}>
        {texts.shared}
      </Switch>
    </Dialog>
  )
}
