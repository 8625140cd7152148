import { Network as NetworkIcon } from 'lucide-react'
import { useState } from 'react'
import type { Network } from '../../../shared/contract/devices.ts'
import { roleAllows } from '../../../shared/domain/role.ts'
import { AskDialog } from '../../components/ask-dialog.tsx'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { NumberField } from '../../components/field.tsx'
import { useMessages } from '../../lib/messages.ts'
import { useSession } from '../../lib/session.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'

const USUAL_PORT = 7443

/** Why no station can come in yet, and where people open it themselves, how. */
export function NetworkClosed({ canSwitch }: { canSwitch: boolean }) {
  const texts = useMessages('devices')
  const { needsManager } = useMessages('settings')
  const role = useSession((session) => session.role)
  const say = useToasts((toasts) => toasts.say)
  const open = useCommand((client) => client.devices.openNetwork)
  const [port, setPort] = useState(USUAL_PORT)
  if (!canSwitch)
    return (
      <EmptyState icon={NetworkIcon} title={texts.closedTitle}>
        {texts.closedByStart}
      </EmptyState>
    )

  async function run() {
    if ((await open.run({ port })).kind === 'done') say('done', texts.isOpen)
  }

  return (
    <EmptyState
      icon={NetworkIcon}
      title={texts.closedTitle}
      action={
        <div className="network-opening">
          <NumberField label={texts.port} value={port} min={1_024} max={65_535} onChange={setPort} />
          <Button
            tone="primary"
            busy={open.busy}
            why={roleAllows(role, 'manager') ? null : needsManager}
            onPress={() => void run()}
          >
            {texts.openNetwork}
          </Button>
        </div>
      }
    >
      {texts.closedText}
    </EmptyState>
  )
}

/** Where stations reach it, what they compare, and where people close it themselves, how. */
export function NetworkOpen({ network, canSwitch }: { network: Network; canSwitch: boolean }) {
  const texts = useMessages('devices')
  const { needsManager } = useMessages('settings')
  const role = useSession((session) => session.role)
  const say = useToasts((toasts) => toasts.say)
  const close = useCommand((client) => client.devices.closeNetwork)
  const [isAsking, setAsking] = useState(false)

  async function run() {
    if ((await close.run({})).kind !== 'done') return
    say('done', texts.isClosed)
    setAsking(false)
  }

  return (
    <>
      <dl className="device-network">
        <dt>{texts.reachedAt}</dt>
        <dd className="mono">{network.addresses.join('  ')}</dd>
        {network.fingerprint !== null && (
          <>
            <dt>{texts.fingerprint}</dt>
            <dd className="mono">{network.fingerprint}</dd>
          </>
        )}
      </dl>
      {canSwitch && (
        <div className="settings-actions">
          <Button why={roleAllows(role, 'manager') ? null : needsManager} onPress={() => setAsking(true)}>
            {texts.closeNetwork}
          </Button>
        </div>
      )}
      <AskDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={texts.closeNetwork}
        verb={texts.closeNetwork}
        tone="danger"
        busy={close.busy}
        onGo={() => void run()}
      >
        <p>{texts.closeText}</p>
      </AskDialog>
    </>
  )
}
