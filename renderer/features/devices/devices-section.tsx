import { MonitorSmartphone, Pencil, Plus } from 'lucide-react'
import { useState } from 'react'
import type { Device } from '../../../shared/domain/device.ts'
import { AskDialog } from '../../components/ask-dialog.tsx'
import { Button, IconButton } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Instant } from '../../components/instant.tsx'
import { LiveView } from '../../components/live-view.tsx'
import { useNames } from '../../lib/catalog.ts'
import { useHello } from '../../lib/client.ts'
import { useMessages } from '../../lib/messages.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useActorName } from '../../lib/use-actor-name.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useLive } from '../../lib/use-live.ts'
import './devices-section.css'
import { ChangeDialog } from './change-dialog.tsx'
import { NetworkClosed, NetworkOpen } from './network-switch.tsx'
import { PairDialog } from './pair-dialog.tsx'

const DEVICES = ['devices', 'sites', 'printing'] as const

type Listed = Device & { isConnected: boolean; people: string[] }

/** Stations and desks on other machines: let in by a code, listed, cut off. */
export function DevicesSection({ why }: { why: string | null }) {
  const texts = useMessages('devices')
  const live = useLive(DEVICES, async (client) => {
    const [listed, printers] = await Promise.all([client.devices.list({}), client.printers.list({})])
    return { ...listed, printers }
  })
  const [isPairing, setPairing] = useState(false)
  const [changing, setChanging] = useState<Listed | null>(null)
  const [leaving, setLeaving] = useState<Listed | null>(null)
  if (why !== null) return <p className="unit">{why}</p>
  const pair = (
    <Button tone="primary" icon={Plus} onPress={() => setPairing(true)}>
      {texts.pair}
    </Button>
  )
  return (
    <LiveView live={live} skeleton={null}>
      {({ network, canSwitch, devices, printers }) => (
        <>
          {network === null ? (
            <NetworkClosed canSwitch={canSwitch} />
          ) : (
            devices.length === 0 && (
              <EmptyState icon={MonitorSmartphone} title={texts.emptyTitle} action={pair}>
                {texts.emptyText}
              </EmptyState>
            )
          )}
          {devices.length > 0 && (
            <DevicesTable
              devices={devices}
              printers={printers}
              onChange={setChanging}
              onRevoke={setLeaving}
            />
          )}
          {network !== null && devices.length > 0 && <div className="settings-actions">{pair}</div>}
          {network !== null && <NetworkOpen network={network} canSwitch={canSwitch} />}
          <PairDialog isOpen={isPairing} devices={devices} onClose={() => setPairing(false)} />
          <ChangeDialog device={changing} onClose={() => setChanging(null)} />
          <RevokeDialog device={leaving} onClose={() => setLeaving(null)} />
        </>
      )}
    </LiveView>
  )
}

function DevicesTable(props: {
  devices: readonly Listed[]
  printers: readonly { name: string; deviceId: string | null }[]
  onChange: (device: Listed) => void
  onRevoke: (device: Listed) => void
}) {
  const texts = useMessages('devices')
  const verbs = useMessages('verbs')
  const names = useNames()
  const format = useFormat()
  const actorName = useActorName()
  const timeZone = useHello()?.settings.timeZone ?? 'UTC'
  return (
    <table className="settings-table" aria-label={texts.title}>
      <thead>
        <tr>
          <th scope="col">{texts.name}</th>
          <th scope="col">{texts.site}</th>
          <th scope="col">{texts.printers}</th>
          <th scope="col">{texts.people}</th>
          <th scope="col">{texts.lastSeen}</th>
          <th scope="col">{texts.pairedBy}</th>
          <th scope="col">{texts.state}</th>
        </tr>
      </thead>
      <tbody>
        {props.devices.map((device) => (
          <tr key={device.id}>
            <th scope="row">{device.name}</th>
            <td>{device.siteId === null ? texts.noSite : names.site(device.siteId)}</td>
            <td>
              {props.printers
                .filter(({ deviceId }) => deviceId === device.id)
                .map(({ name }) => name)
                .join(', ')}
            </td>
            <td>{device.people.join(', ')}</td>
            <td>
              {device.isConnected ? texts.connected : <Instant at={device.lastSeenAt} timeZone={timeZone} />}
            </td>
            <td>
              {texts.pairedByAt({
                person: actorName(device.pairedBy),
                at: format.dayOf(device.pairedAt, timeZone),
              })}
            </td>
            <td>
              {device.revokedAt === null ? (
                <>
                  <IconButton
                    icon={Pencil}
                    label={`${verbs.edit}: ${device.name}`}
                    onPress={() => props.onChange(device)}
                  />
                  <Button onPress={() => props.onRevoke(device)}>{texts.revoke}</Button>
                </>
              ) : (
                <span className="unit">{texts.revoked}</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function RevokeDialog({ device, onClose }: { device: Listed | null; onClose: () => void }) {
  const texts = useMessages('devices')
  const say = useToasts((toasts) => toasts.say)
  const revoke = useCommand((client) => client.devices.revoke)
  const name = device?.name ?? ''

  async function run() {
    if (device === null || (await revoke.run({ deviceId: device.id })).kind !== 'done') return
    say('done', texts.wasRevoked({ name }))
    onClose()
  }

  return (
    <AskDialog
      isOpen={device !== null}
      onClose={onClose}
      title={texts.revokeTitle({ name })}
      verb={texts.revoke}
      tone="danger"
      busy={revoke.busy}
      onGo={() => void run()}
    >
      <p>{texts.revokeText}</p>
    </AskDialog>
  )
}
