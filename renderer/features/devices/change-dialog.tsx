import { useState } from 'react'
import type { Device } from '../../../shared/domain/device.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { useMessages } from '../../lib/messages.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'
import { PlaceFields } from './place-fields.tsx'

/** Another name or site for a station; `device` null = closed. */
export function ChangeDialog({ device, onClose }: { device: Device | null; onClose: () => void }) {
  return (
    <Dialog isOpen={device !== null} onClose={onClose} title={device?.name ?? ''}>
      {device !== null && <Changing device={device} onClose={onClose} />}
    </Dialog>
  )
}

function Changing({ device, onClose }: { device: Device; onClose: () => void }) {
  const texts = useMessages('devices')
  const verbs = useMessages('verbs')
  const say = useToasts((toasts) => toasts.say)
  const change = useCommand((client) => client.devices.change)
  const [place, setPlace] = useState({ name: device.name, siteId: device.siteId })
  const name = place.name.trim()

  async function save() {
    if ((await change.run({ deviceId: device.id, ...place, name })).kind !== 'done') return
    say('done', texts.wasChanged({ name }))
    onClose()
  }

  return (
    <>
      <PlaceFields place={place} onChange={setPlace} />
      <div className="dialog-buttons">
        <Button onPress={onClose}>{verbs.cancel}</Button>
        <Button
          tone="primary"
          busy={change.busy}
          why={name === '' ? texts.nameHelp : null}
          onPress={() => void save()}
        >
          {verbs.save}
        </Button>
      </div>
    </>
  )
}
